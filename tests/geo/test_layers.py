"""The committed layers: complete, valid, fitting together, and as the design says."""

from __future__ import annotations

import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo import layers
from geo.border_line import MIN_SHARED_KM, border_line
from geo.coverage import label_point, polygons_of
from geo.halabja import halabja_envelope
from geo.provinces import BORDER, PROVINCES

PUBLISHED_KM2 = {
    # Statistical yearbooks, rounded; generalised outlines come within a few per cent.
    "IR-16": 20_150,
    "IR-06": 63_200,
    "IR-05": 24_600,
    "IR-12": 29_150,
    "IR-30": 5_100,
    "IQ-WA": 17_150,
    "IQ-AN": 138_500,
    "IQ-BA": 19_070,
}


@pytest.fixture(scope="module")
def provinces() -> gpd.GeoDataFrame:
    return layers.load_provinces()


@pytest.fixture(scope="module")
def served() -> gpd.GeoDataFrame:
    return gpd.read_file(layers.served_folder() / "provinces.geojson")


def _polygons(frame: gpd.GeoDataFrame) -> np.ndarray:
    return np.array(frame.geometry, dtype=object)


def test_all_fifty_are_there_in_order_and_in_wgs84(provinces, served):
    for frame in (provinces, served):
        assert list(frame["code"]) == list(PROVINCES)
        assert frame.crs.to_epsg() == 4326


def test_every_geometry_is_a_valid_polygon(provinces, served):
    for frame in (provinces, served):
        assert frame.geometry.is_valid.all()
        assert set(frame.geometry.geom_type) <= {"Polygon", "MultiPolygon"}


def test_provinces_are_one_coverage_without_overlaps(provinces, served):
    for frame in (provinces, served):
        assert shapely.coverage_is_valid(_polygons(frame))


def test_there_are_no_slivers_between_provinces(provinces, served):
    for frame in (provinces, served):
        whole = shapely.coverage_union_all(_polygons(frame))
        holes = [ring for part in shapely.get_parts(whole) for ring in part.interiors]
        assert holes == []
        assert shapely.coverage_is_valid(_polygons(frame), gap_width=0.002)


def test_provinces_and_neighbours_are_one_coverage_too(provinces):
    around = layers.load_neighbours()
    lands = around[around["kind"] == "country"]
    assert shapely.coverage_is_valid(np.array([*provinces.geometry, *lands.geometry], dtype=object))


def test_no_strip_of_sea_runs_along_a_land_border(provinces):
    around = layers.load_neighbours()
    whole = shapely.union_all([*provinces.geometry, *around.loc[around["kind"] == "country"].geometry])
    # Where Iran meets Turkey, Armenia, Afghanistan and Pakistan, and Iraq meets Syria and Saudi Arabia, all is land.
    for lon, lat in [(44.5, 38.5), (46.0, 38.9), (60.9, 33.5), (62.0, 27.5), (41.5, 35.5), (44.7, 29.2)]:
        near = shapely.Point(lon, lat).buffer(0.5)
        assert near.difference(whole).area < 1e-6 * near.area, (lon, lat)


def test_label_points_lie_well_inside(provinces, served):
    for frame in (provinces, served):
        points = shapely.points(frame["lon"], frame["lat"])
        assert shapely.contains_properly(_polygons(frame), points).all()
        clearance = shapely.distance(shapely.boundary(_polygons(frame)), points)
        assert clearance.min() > 0.05


def test_the_small_table_says_what_the_layer_says(provinces):
    for row in provinces.itertuples():
        p = PROVINCES[row.code]
        assert (row.name_ckb, row.lat, row.lon, row.is_border, row.quality) == (
            p.name_ckb,
            p.lat,
            p.lon,
            p.is_border,
            p.quality,
        )


def test_capitals_lie_in_their_province_or_beside_a_generalised_line(provinces):
    for row in provinces.itertuples():
        assert row.geometry.distance(shapely.Point(row.capital_lon, row.capital_lat)) < 0.05, row.code


def test_halabja_is_cut_out_of_sulaymaniyah_and_marked_approximate(provinces):
    by_code = provinces.set_index("code")
    halabja, sulaymaniyah = by_code.geometry["IQ-HA"], by_code.geometry["IQ-SU"]
    km2 = provinces.to_crs(6933).set_index("code").area / 1e6
    assert 1_000 < km2["IQ-HA"] < 1_250
    assert by_code["quality"]["IQ-HA"] == "approximate"
    assert halabja.covers(shapely.Point(45.9861, 35.1778))
    assert not sulaymaniyah.covers(shapely.Point(45.9861, 35.1778))
    assert halabja_envelope().buffer(0.001).covers(halabja)


@pytest.mark.parametrize(("code", "published"), PUBLISHED_KM2.items())
def test_areas_are_near_the_published_ones(provinces, code, published):
    km2 = provinces.to_crs(6933).set_index("code").area / 1e6
    assert km2[code] == pytest.approx(published, rel=0.12)


def test_simplification_for_the_browser_loses_no_province(provinces, served):
    full, small = provinces.to_crs(6933).area, served.to_crs(6933).area
    assert ((small - full).abs() / full).max() < 0.02


def test_the_twelve_border_provinces_follow_from_geometry(provinces):
    border, touching = border_line(list(provinces["code"]), _polygons(provinces))
    assert touching == set(BORDER)
    # None hangs on a corner: the threshold could be ten times as high and nothing would change.
    assert border["measured_km"].min() > 10 * MIN_SHARED_KM


def test_border_line_is_the_edge_between_the_two_countries(provinces):
    iran = shapely.coverage_union_all(_polygons(provinces[provinces["country"] == "IR"]))
    iraq = shapely.coverage_union_all(_polygons(provinces[provinces["country"] == "IQ"]))
    both = shapely.intersection(iran.boundary, iraq.boundary)
    line = layers.load_border().union_all()
    assert line.length == pytest.approx(both.length, rel=1e-6)
    assert both.buffer(1e-6).covers(line)
    assert 1_200 < layers.load_border()["measured_km"].sum() < 1_599


def test_crossings_lie_within_ten_kilometres_of_the_border():
    crossings = layers.load_crossings()
    metres = crossings.to_crs(32638).distance(layers.load_border().to_crs(32638).union_all())
    assert len(crossings) == 12
    assert metres.max() < 10_000
    assert set(crossings["iran_code"]) | set(crossings["iraq_code"]) <= set(BORDER)
    assert list(crossings.geometry.y) == sorted(crossings.geometry.y, reverse=True)


def test_an_islet_without_a_code_belongs_to_the_nearest_province(provinces):
    hormozgan = provinces.set_index("code").geometry["IR-22"]
    assert hormozgan.distance(shapely.Point(55.3044, 26.2642)) < 0.02


def test_neighbours_are_named_and_their_labels_stand_on_them():
    around = layers.load_neighbours()
    assert {"TR", "SY", "JO", "SA", "KW", "AZ", "AM", "TM", "AF", "PK"} <= set(around["code"])
    assert {"Persian Gulf", "Caspian Sea"} <= set(around.loc[around["kind"] == "sea", "name_en"])
    assert (around[["name_en", "name_fa", "name_ar", "name_ckb"]] != "").all(axis=None)
    labels = pd.Series(shapely.points(around["lon"], around["lat"]), index=around.index)
    lands = around["kind"] == "country"
    assert around[lands].geometry.is_valid.all()
    assert shapely.contains(_polygons(around[lands]), labels[lands].to_numpy()).all()
    ground = shapely.union_all([*around[lands].geometry, *layers.load_provinces().geometry])
    assert not shapely.intersects(ground, labels[~lands].to_numpy()).any()


def test_browser_files_are_small_and_hold_what_the_map_reads():
    folder = layers.served_folder()
    sizes = {key: (folder / file).stat().st_size for key, file in layers.SERVED_FILES.items()}
    assert set(sizes) == {"provinces", "context", "border", "crossings"}
    assert sum(sizes.values()) < 300_000
    content = json.loads(layers.provinces_geojson())
    assert set(content["features"][0]["properties"]) >= {
        "code",
        "country",
        "name_ckb",
        "lat",
        "lon",
        "is_border",
        "quality",
    }
    context = json.loads((folder / "context.geojson").read_text(encoding="utf-8"))
    points = [f["properties"] for f in context["features"] if f["geometry"]["type"] == "Point"]
    assert {p["kind"] for p in points} == {"country", "sea"}
    assert all(p["name_fa"] for p in points)


def test_a_loaded_layer_can_be_changed_without_harm():
    first = layers.load_provinces()
    first["code"] = "spoilt"
    assert list(layers.load_provinces()["code"]) == list(PROVINCES)


def test_committed_layers_need_no_credit_beyond_the_maps_own(monkeypatch):
    monkeypatch.delenv(layers.SETTING, raising=False)
    assert layers.attribution() == ""


def test_label_point_of_a_hook_is_inside_it():
    hook = shapely.Polygon([(0, 0), (4, 0), (4, 4), (3, 4), (3, 1), (0, 1)])
    assert hook.contains(label_point(hook))
    assert not hook.contains(hook.centroid)


def test_only_the_polygons_of_a_broken_geometry_are_kept():
    bow_tie = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    mended = polygons_of(bow_tie)
    assert mended.is_valid
    assert mended.area == pytest.approx(2)
    assert polygons_of(shapely.LineString([(0, 0), (1, 1)])).is_empty
    assert polygons_of(None).is_empty
