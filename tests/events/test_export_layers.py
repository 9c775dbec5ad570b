"""Downloads as map layers, reopened in GeoPandas: CRS, the same number of events, precision of places, counts and lines."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import Point

from events.counts import pair_counts, province_counts
from events.export import LAYERS
from events.seed import curated_events
from geo.layers import load_provinces
from geo.provinces import PROVINCES
from tests.events.making import event
from tests.events.test_export import choose, made

EVENTS = [
    event("in-town", start="2025-05", venue="Kut", venue_code="IQ-WA"),
    event("given-spot", start="2025", venue="Border market", venue_code="IR-16", lat=33.12, lon=46.17),
    event("in-province", start="2025-05-21", venue_code="IQ-WA"),
    event("in-region", iraq=["IQ-KR"], venue_code="IQ-KR"),
    event("nowhere", start=None, direction="iraq_to_iran"),
]


def reopened(folder: Path, format: str, layer: str, events=EVENTS, where: str = "") -> gpd.GeoDataFrame:
    if format == "gpkg":
        path = folder / "marz.gpkg"
        path.write_bytes(made("gpkg", events, where))
        return gpd.read_file(path, layer=layer)
    path = folder / f"layer.{format}"
    path.write_bytes(made(format, events, where, layer))
    return gpd.read_parquet(path) if format == "parquet" else gpd.read_file(path)


spatial = pytest.mark.parametrize("format", ["geojson", "gpkg", "parquet"])


@spatial
@pytest.mark.parametrize("layer", list(LAYERS))
def test_each_layer_reopens_with_its_crs(format: str, layer: str, tmp_path: Path):
    assert reopened(tmp_path, format, layer).crs.to_epsg() == 4326


@spatial
def test_every_selected_event_is_a_row_with_or_without_a_place(format: str, tmp_path: Path):
    frame = reopened(tmp_path, format, "events").set_index("id")
    assert dict(frame["place_precision"]) == {
        "in-town": "town",
        "given-spot": "town",
        "in-province": "province",
        "in-region": "region",
        "nowhere": "none",
    }
    assert list(frame.index[frame.geometry.isna()]) == ["nowhere"]
    assert frame.geometry["given-spot"].equals(Point(46.17, 33.12))
    assert frame.geometry["in-town"].distance(Point(45.82, 32.51)) < 0.05
    wasit = PROVINCES["IQ-WA"]
    assert frame.geometry["in-province"].equals_exact(Point(wasit.lon, wasit.lat), 1e-4)


@spatial
def test_dates_keep_their_precision(format: str, tmp_path: Path):
    frame = reopened(tmp_path, format, "events").set_index("id")
    found = {own: (row["start"] or None, row["start_precision"] or None) for own, row in frame.iterrows()}
    assert found["in-town"] == ("2025-05", "month")
    assert found["given-spot"] == ("2025", "year")
    assert found["in-province"] == ("2025-05-21", "day")
    assert frame["start"].isna()["nowhere"]


@spatial
def test_full_days_alone_are_still_written_as_text(format: str, tmp_path: Path):
    frame = reopened(tmp_path, format, "events", [event("one", start="2025-05-21")])
    if format == "geojson":
        # GDAL reads such a column as dates of its own accord; the file itself, and GDAL when asked, say text.
        path = tmp_path / "layer.geojson"
        assert json.loads(path.read_text())["features"][0]["properties"]["start"] == "2025-05-21"
        frame = gpd.read_file(path, DATE_AS_STRING="YES")
    assert frame["start"].tolist() == ["2025-05-21"]


@spatial
def test_the_region_point_lies_within_the_region(format: str, tmp_path: Path):
    point = reopened(tmp_path, format, "events").set_index("id").geometry["in-region"]
    provinces = load_provinces().set_index("code").geometry
    assert provinces.index[provinces.contains(point)].isin(["IQ-DA", "IQ-AR", "IQ-SU", "IQ-HA"]).all()
    assert provinces.contains(point).any()


@spatial
def test_curated_events_keep_their_number_and_counts(format: str, tmp_path: Path):
    events = curated_events()
    selected = choose(events)
    assert len(reopened(tmp_path, format, "events", events)) == len(events)
    provinces = reopened(tmp_path, format, "provinces", events).set_index("code")
    counts = province_counts(selected).set_index("code")
    assert len(provinces) == 50
    assert provinces.geometry.is_valid.all()
    assert set(provinces.geom_type) <= {"Polygon", "MultiPolygon"}
    assert {code: n for code, n in provinces["n_events"].items() if n} == counts["n_events"].drop("IQ-KR").to_dict()
    assert set(provinces["n_region_events"]) == {0, counts.at["IQ-KR", "n_events"]}
    ties = reopened(tmp_path, format, "ties", events)
    expected = pair_counts(selected)
    assert (
        ties[["iran", "iraq", "n_events"]].to_numpy().tolist()
        == expected[["iran", "iraq", "n_events"]].to_numpy().tolist()
    )
    assert (ties["n_events"] == ties[["iran_to_iraq", "iraq_to_iran", "mutual"]].sum(axis=1)).all()


@spatial
def test_a_tie_runs_from_the_iranian_to_the_iraqi_label_point(format: str, tmp_path: Path):
    tie = reopened(tmp_path, format, "ties").set_index("iraq").loc["IQ-WA"]
    ilam, wasit = PROVINCES["IR-16"], PROVINCES["IQ-WA"]
    assert tie["n_events"] == 4
    assert tie["iraq_to_iran"] == 1
    ends = [tuple(round(value, 3) for value in end) for end in tie.geometry.coords]
    assert ends == [(round(ilam.lon, 3), round(ilam.lat, 3)), (round(wasit.lon, 3), round(wasit.lat, 3))]


@spatial
@pytest.mark.parametrize(("layer", "n_rows"), [("events", 0), ("provinces", 50), ("ties", 0)])
def test_an_empty_selection_gives_layers_that_reopen(format: str, layer: str, n_rows: int, tmp_path: Path):
    frame = reopened(tmp_path, format, layer, where="q=nowhere-at-all")
    assert len(frame) == n_rows


def test_geopackage_holds_all_three_layers(tmp_path: Path):
    path = tmp_path / "marz.gpkg"
    path.write_bytes(made("gpkg", EVENTS))
    layers = gpd.list_layers(path).set_index("name")["geometry_type"]
    assert dict(layers) == {"events": "Point", "provinces": "MultiPolygon", "ties": "LineString"}
