"""A user's own boundary file in place of the provinces."""

from __future__ import annotations

import csv
import json
import os

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo import layers
from geo.boundary_codes import assign_codes
from geo.errors import LayerError
from geo.neighbours import neighbours, shared_borders
from geo.place_names import NAMES_DIR
from geo.provinces import BORDER, PROVINCES


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("MARZ_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv(layers.SETTING, raising=False)


@pytest.fixture
def shapes() -> gpd.GeoDataFrame:
    frame = layers.load_provinces()[["code", "country", "name_en", "geometry"]]
    return frame.iloc[::-1].reset_index(drop=True)  # Not in our order: rows must be told by code.


def _use(monkeypatch, *paths):
    monkeypatch.setenv(layers.SETTING, os.pathsep.join(map(str, paths)))


def _hasc() -> dict[str, str]:
    with (NAMES_DIR / "provinces.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["hasc"] for row in csv.DictReader(file)}


def _same_shapes(frame: gpd.GeoDataFrame) -> bool:
    committed = gpd.read_parquet(layers.LAYER_DIR / "provinces.parquet")
    overlap = shapely.intersection(np.array(frame.geometry), np.array(committed.geometry))
    return list(frame["code"]) == list(PROVINCES) and bool(
        (shapely.area(overlap) > 0.99 * shapely.area(np.array(committed.geometry))).all()
    )


def test_ocha_files_one_a_country_are_told_by_name(shapes, tmp_path, monkeypatch):
    for country in ("IR", "IQ"):
        part = shapes[shapes["country"] == country]
        cod = part.rename(columns={"name_en": "ADM1_EN"})[["ADM1_EN", "geometry"]]
        cod = cod.assign(ADM1_PCODE=[f"{country}G{n:02d}" for n in range(len(cod))], ADM0_EN="x")
        cod.to_file(tmp_path / f"{country}.gpkg", layer="admbnda_adm1")
    _use(monkeypatch, tmp_path / "IR.gpkg", tmp_path / "IQ.gpkg")
    own = layers.load_provinces()
    assert _same_shapes(own)
    assert set(own["quality"]) == {"surveyed"}
    assert "IR.gpkg, IQ.gpkg" in layers.attribution()


def test_ocha_spellings_of_iraq_are_understood(shapes):
    spelt = {
        "IQ-SU": "Al-Sulaymaniyah", "IQ-QA": "Al-Qadissiya", "IQ-DQ": "Thi-Qar", "IQ-WA": "Wassit", "IQ-KA": "Kerbala",
        "IQ-NI": "Ninewa", "IQ-BA": "Al-Basrah", "IQ-SD": "Salah al-Din", "IQ-MA": "Maysan", "IQ-MU": "Al-Muthanna",
        "IQ-NA": "Al-Najaf", "IQ-AN": "Al-Anbar", "IQ-BB": "Babil", "IQ-DA": "Duhok",
    }  # fmt: skip
    iraq = shapes[shapes["country"] == "IQ"]
    named = iraq.assign(adm1_name=[spelt.get(r.code, r.name_en) for r in iraq.itertuples()])
    assert assign_codes(named[["adm1_name", "geometry"]], "cod") == list(iraq["code"])


def test_gadm_in_another_projection_without_halabja(shapes, tmp_path, monkeypatch):
    hasc = _hasc()
    gadm = shapes.assign(code=shapes["code"].replace("IQ-HA", "IQ-SU")).dissolve("code", as_index=False)
    gadm["HASC_1"] = gadm["code"].map(hasc)
    gadm["GID_0"] = gadm["code"].str[:2].map({"IR": "IRN", "IQ": "IRQ"})
    gadm[["GID_0", "HASC_1", "geometry"]].to_crs(32638).to_file(tmp_path / "gadm41.shp")
    _use(monkeypatch, tmp_path / "gadm41.shp")
    own = layers.load_provinces()
    assert _same_shapes(own)
    assert own.crs.to_epsg() == 4326
    assert list(own.loc[own["quality"] == "approximate", "code"]) == ["IQ-HA"]


def test_geoboundaries_as_geojson_with_a_third_country(shapes, tmp_path, monkeypatch):
    other = gpd.GeoDataFrame(
        {"shapeISO": ["TR-65"], "shapeGroup": ["TUR"]}, geometry=[shapely.box(43, 38, 43.5, 38.5)], crs=4326
    )
    part = shapes.rename(columns={"code": "shapeISO"}).assign(
        shapeGroup=shapes["country"].map({"IR": "IRN", "IQ": "IRQ"})
    )
    pd.concat([part[["shapeISO", "shapeGroup", "geometry"]], other]).to_file(tmp_path / "geoBoundaries.geojson")
    _use(monkeypatch, tmp_path / "geoBoundaries.geojson")
    assert _same_shapes(layers.load_provinces())


def test_geoparquet_with_our_codes_and_the_browser_files_made_from_it(shapes, tmp_path, monkeypatch):
    shapes.to_parquet(tmp_path / "own.parquet")
    _use(monkeypatch, tmp_path / "own.parquet")
    folder = layers.served_folder()
    assert folder.is_relative_to(tmp_path / "data")
    assert {p.name for p in folder.iterdir()} == set(layers.SERVED_FILES.values())
    content = json.loads(layers.provinces_geojson())
    assert [f["properties"]["code"] for f in content["features"]] == list(PROVINCES)
    assert len(layers.provinces_geojson()) < 400_000
    assert set(shared_borders()["iran_code"]) == {code for code in BORDER if code.startswith("IR")}
    assert "IQ-WA" in neighbours("IR-16")


def test_prepared_layers_are_kept_and_made_again_when_the_file_changes(shapes, tmp_path, monkeypatch):
    path = tmp_path / "own.parquet"
    shapes.to_parquet(path)
    _use(monkeypatch, path)
    first = layers.served_folder()
    assert layers.served_folder() == first
    shapes.assign(remark="second edition").to_parquet(path)
    assert layers.served_folder() != first


def test_overlaps_and_broken_rings_are_mended(shapes, tmp_path, monkeypatch):
    sloppy = shapes.copy()
    ilam = sloppy.index[sloppy["code"] == "IR-16"][0]
    sloppy.loc[[ilam], "geometry"] = [sloppy.geometry[ilam].buffer(0.002)]
    kut = sloppy.index[sloppy["code"] == "IQ-WA"][0]
    bow = shapely.Polygon([(45.5, 32.4), (45.6, 32.5), (45.6, 32.4), (45.5, 32.5)])
    sloppy.loc[[kut], "geometry"] = [shapely.MultiPolygon([*shapely.get_parts(sloppy.geometry[kut]), bow])]
    assert not sloppy.geometry[kut].is_valid
    sloppy.to_file(tmp_path / "sloppy.gpkg")
    _use(monkeypatch, tmp_path / "sloppy.gpkg")
    own = layers.load_provinces()
    assert own.geometry.is_valid.all()
    assert shapely.coverage_is_valid(np.array(own.geometry))
    assert _same_shapes(own)


def test_older_iso_numbers_are_not_mistaken_for_the_present_ones(shapes, tmp_path, monkeypatch):
    # Before 2020 IR-16 was Kurdistan and IR-05 Ilam. Names, where there are any, then decide.
    iran = shapes["country"] == "IR"
    older = shapes["code"].where(
        ~iran, "IR-" + ((shapes["code"].str[3:].where(iran, "0").astype(int) + 7) % 31).astype(str).str.zfill(2)
    )
    old = shapes.assign(ISO_1=older)
    old[["ISO_1", "name_en", "geometry"]].to_file(tmp_path / "named.gpkg")
    _use(monkeypatch, tmp_path / "named.gpkg")
    assert _same_shapes(layers.load_provinces())
    old[["ISO_1", "geometry"]].to_file(tmp_path / "bare.gpkg")
    _use(monkeypatch, tmp_path / "bare.gpkg")
    with pytest.raises(LayerError, match="no usable province codes"):
        layers.load_provinces()


def test_a_file_without_codes_is_refused_naming_what_was_looked_for(shapes, tmp_path, monkeypatch):
    shapes.assign(zone=range(50))[["zone", "geometry"]].to_file(tmp_path / "zones.gpkg")
    _use(monkeypatch, tmp_path / "zones.gpkg")
    with pytest.raises(LayerError, match=r"zones\.gpkg has no usable province codes: .*HASC_1.*found zone"):
        layers.load_provinces()


def test_missing_provinces_are_named(shapes, tmp_path, monkeypatch):
    shapes[~shapes["code"].isin(["IR-30", "IQ-WA"])].to_file(tmp_path / "gaps.gpkg")
    _use(monkeypatch, tmp_path / "gaps.gpkg")
    with pytest.raises(LayerError, match="2 of the 50 provinces: IR-30 Alborz, IQ-WA Wasit"):
        layers.served_folder()


def test_a_shapefile_without_its_projection_is_refused(shapes, tmp_path, monkeypatch):
    shapes.to_file(tmp_path / "bare.shp")
    (tmp_path / "bare.prj").unlink()
    _use(monkeypatch, tmp_path / "bare.shp")
    with pytest.raises(LayerError, match="coordinate system"):
        layers.load_provinces()


@pytest.mark.parametrize(
    ("name", "content"), [("broken.gpkg", b"not a geopackage"), ("broken.parquet", b"PAR1"), ("empty.geojson", b"{}")]
)
def test_an_unreadable_file_is_refused_in_a_sentence(tmp_path, monkeypatch, name, content):
    (tmp_path / name).write_bytes(content)
    _use(monkeypatch, tmp_path / name)
    with pytest.raises(LayerError, match=name):
        layers.load_provinces()


def test_a_path_that_does_not_exist_is_named(tmp_path, monkeypatch):
    _use(monkeypatch, tmp_path / "nowhere.gpkg")
    with pytest.raises(LayerError, match=r"nowhere\.gpkg cannot be opened: .*MARZ_BOUNDARIES"):
        layers.load_provinces()


def test_a_file_of_lines_is_refused(tmp_path, monkeypatch):
    gpd.GeoDataFrame({"code": ["IR-16"]}, geometry=[shapely.LineString([(46, 33), (47, 34)])], crs=4326).to_file(
        tmp_path / "lines.gpkg"
    )
    _use(monkeypatch, tmp_path / "lines.gpkg")
    with pytest.raises(LayerError, match="holds no polygons"):
        layers.load_provinces()
