"""Selected events as map layers: events as points, provinces with counts as polygons, ties as lines.

Takes a `Selected` and the rows of its events; gives GeoDataFrames in EPSG:4326, and the bytes or files of GeoPackage (all
three layers), GeoJSON and GeoParquet (one layer a file). Every selected event is a row, with or without a place.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from events.export_rows import PROVINCE_COLUMNS, label_points, pair_rows, province_rows
from events.tables import Selected
from geo.layers import load_provinces

CRS: Final = "EPSG:4326"
LAYERS: Final[Mapping[str, str]] = {
    "events": "Events as points",
    "provinces": "Provinces with counts",
    "ties": "Ties as lines",
}
_GEOMETRY_TYPES: Final = {"events": "Point", "provinces": "MultiPolygon", "ties": "LineString"}


def event_points(rows: pd.DataFrame) -> gpd.GeoDataFrame:
    """Events as points.

    Parameters
    ----------
    rows : DataFrame
        As `export_rows.event_rows` gives them.

    Returns
    -------
    GeoDataFrame
        The same rows and columns, with a point at `place_lat`, `place_lon`: the venue's town where `place_precision` is "town",
        the label point of the venue's province or of the Kurdistan Region where it is "province" or "region". Where it is
        "none" there is no point.
    """
    lat, lon = rows["place_lat"].to_numpy(), rows["place_lon"].to_numpy()
    known = ~np.isnan(lat)
    points = np.full(len(rows), None, dtype=object)
    points[known] = shapely.points(lon[known], lat[known])
    return gpd.GeoDataFrame(rows, geometry=gpd.GeoSeries(points, index=rows.index, crs=CRS))


def province_polygons(selected: Selected) -> gpd.GeoDataFrame:
    """The 50 provinces as polygons with their counts (PROVINCE_COLUMNS, `quality`); the Kurdistan Region stands in
    `n_region_events` of its governorates."""
    shapes = load_provinces()[["code", "quality", "geometry"]]
    frame = province_rows(selected).merge(shapes, on="code", validate="one_to_one")
    return gpd.GeoDataFrame(frame[[*PROVINCE_COLUMNS, "quality", "geometry"]], geometry="geometry", crs=CRS)


def tie_lines(selected: Selected) -> gpd.GeoDataFrame:
    """The pairs of parties as straight lines between label points, strongest first, columns `export_rows.PAIR_COLUMNS`."""
    frame = pair_rows(selected)
    spots = label_points()
    ends = np.array(
        [(spots[a][::-1], spots[b][::-1]) for a, b in zip(frame["iran"], frame["iraq"], strict=True)]
    ).reshape(-1, 2, 2)
    lines = shapely.linestrings(ends) if len(frame) else np.array([], dtype=object)
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(lines, index=frame.index, crs=CRS))


def layer(selected: Selected, rows: Callable[[], pd.DataFrame], which: str) -> gpd.GeoDataFrame:
    """One of LAYERS; the rows of the events are only made where they are needed."""
    if which == "events":
        return event_points(rows())
    return province_polygons(selected) if which == "provinces" else tie_lines(selected)


def write_geopackage(layers: Mapping[str, gpd.GeoDataFrame], path: Path) -> None:
    """Write all layers into one GeoPackage."""
    for which, frame in layers.items():
        frame.to_file(path, layer=which, driver="GPKG", engine="pyogrio", geometry_type=_GEOMETRY_TYPES[which])


def geopackage(layers: Mapping[str, gpd.GeoDataFrame]) -> bytes:
    """All layers as the bytes of one GeoPackage."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "marz.gpkg"
        write_geopackage(layers, path)
        return path.read_bytes()


def geojson(frame: gpd.GeoDataFrame, which: str) -> bytes:
    """A layer as GeoJSON (RFC 7946: longitude first, WGS 84, coordinates to five decimals, about 1 m)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{which}.geojson"
        options = {"layer": which, "driver": "GeoJSON", "engine": "pyogrio", "COORDINATE_PRECISION": "5"}
        frame.to_file(path, geometry_type=_GEOMETRY_TYPES[which], **options)
        return path.read_bytes()


def geoparquet(frame: gpd.GeoDataFrame) -> bytes:
    """A layer as GeoParquet 1.1."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "layer.parquet"
        frame.to_parquet(path, index=False, compression="zstd", schema_version="1.1.0")
        return path.read_bytes()
