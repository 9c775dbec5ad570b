"""The map layers, loaded: provinces, neighbours, the Iran–Iraq border line and crossings as GeoDataFrames.

Reads the committed GeoParquet of data/layers, or for the provinces the user's own boundary file named by the setting
MARZ_BOUNDARIES; also tells where the browser's GeoJSON files lie. Everything is in EPSG:4326.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Final

import geopandas as gpd

from geo.boundary_file import OwnBoundaries, prepare
from geo.errors import LayerError
from geo.provinces import LAYER_DIR
from geo.web_layers import SERVED_FILES

__all__ = [
    "SERVED_FILES", "SETTING", "attribution", "load_border", "load_crossings", "load_neighbours", "load_provinces",
    "provinces_geojson", "served_folder",
]  # fmt: skip

SETTING: Final = "MARZ_BOUNDARIES"
"""Environment variable with the path of a boundary file (or several, joined by the system's path separator)."""


def _own() -> OwnBoundaries | None:
    """The user's own boundaries, prepared and cached; none where the setting is empty."""
    setting = os.environ.get(SETTING, "").strip()
    return prepare([Path(part.strip()) for part in setting.split(os.pathsep) if part.strip()]) if setting else None


@cache
def _read(path: Path) -> gpd.GeoDataFrame:
    try:
        return gpd.read_parquet(path)
    except Exception as fault:  # pyarrow and GeoPandas raise many kinds; each means the layer cannot be used.
        raise LayerError(
            f"The layer {path.name} cannot be read ({fault}). Make the layers again with `python -m geo build`."
        ) from fault


def load_provinces() -> gpd.GeoDataFrame:
    """The 50 provinces, Iran's 31 first, a valid coverage.

    Returns
    -------
    GeoDataFrame
        EPSG:4326; columns code, country, name_en, name_fa, name_ar, name_ckb, capital, capital_lat, capital_lon,
        lat, lon (label point), is_border, quality, geometry (Polygon or MultiPolygon). A copy: change it freely.

    Raises
    ------
    LayerError
        The user's own boundary file cannot be used (the message says what is missing), or a layer cannot be read.
    """
    own = _own()
    return _read(own.folder / "provinces.parquet" if own else LAYER_DIR / "provinces.parquet").copy()


def load_neighbours() -> gpd.GeoDataFrame:
    """Neighbouring countries and seas for context.

    Returns
    -------
    GeoDataFrame
        EPSG:4326; columns code, kind ("country" or "sea"), name_en, name_fa, name_ar, name_ckb, lat, lon (label point),
        geometry (polygons cut to 36–66° E, 22–43° N for countries, the label point for seas).
    """
    return _read(LAYER_DIR / "neighbours.parquet").copy()


def load_border() -> gpd.GeoDataFrame:
    """The Iran–Iraq border line, one row for each pair of provinces that shares a part of it.

    Returns
    -------
    GeoDataFrame
        EPSG:4326; columns iran_code, iraq_code, measured_km (geodesic, on a generalised line), geometry.
    """
    own = _own()
    return _read(own.folder / "border.parquet" if own else LAYER_DIR / "border.parquet").copy()


def load_crossings() -> gpd.GeoDataFrame:
    """Official land crossings, north to south.

    Returns
    -------
    GeoDataFrame
        EPSG:4326; columns name_iran, name_iraq, iran_code, iraq_code, geometry (points, good to about 6 km).
    """
    return _read(LAYER_DIR / "crossings.parquet").copy()


def served_folder() -> Path:
    """Folder with the browser's files, named in SERVED_FILES: the committed one, or one made from the user's file."""
    own = _own()
    return own.folder / "web" if own else LAYER_DIR / "web"


def provinces_geojson() -> str:
    """The provinces as the browser gets them: a GeoJSON FeatureCollection, simplified, as text."""
    return (served_folder() / SERVED_FILES["provinces"]).read_text(encoding="utf-8")


def attribution() -> str:
    """Line of credit for the layers in use; empty for the committed ones, whose credit the map knows."""
    own = _own()
    return f"Boundaries: {own.label} (your file) · Neighbours: Natural Earth · Names: GeoNames, CC BY" if own else ""
