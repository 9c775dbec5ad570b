"""The Iran–Iraq line as the provinces' polygons draw it, and the facts of a province that follow from its polygon.

Takes a valid coverage of provinces in EPSG:4326; gives the line by pairs with its measured length, label points and
which provinces touch the border.
"""

from __future__ import annotations

from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

from geo.coverage import Polygons, label_point, shared_line

MIN_SHARED_KM: Final = 1.0
"""Provinces sharing less of the Iran–Iraq line than this only meet by generalisation and are no border pair."""

PROVINCE_COLUMNS: Final = [
    "code", "country", "name_en", "name_fa", "name_ar", "name_ckb", "capital", "capital_lat", "capital_lon",
    "lat", "lon", "is_border", "quality",
]  # fmt: skip


def border_line(codes: list[str], provinces: Polygons) -> tuple[gpd.GeoDataFrame, set[str]]:
    """The Iran–Iraq line, one row a pair of provinces with its measured length, and the provinces that touch it."""
    rows = []
    for iran, first in zip(codes, provinces, strict=True):
        for iraq, second in zip(codes, provinces, strict=True):
            if iran.startswith("IR") and iraq.startswith("IQ"):
                line = shared_line(first, second)
                if not line.is_empty:
                    rows.append({"iran_code": iran, "iraq_code": iraq, "geometry": shapely.normalize(line)})
    border = gpd.GeoDataFrame(rows, crs="EPSG:4326")
    geod = border.crs.get_geod()
    border.insert(2, "measured_km", [round(geod.geometry_length(g) / 1000, 1) for g in border.geometry])
    border = border[border["measured_km"] >= MIN_SHARED_KM].reset_index(drop=True)
    return border, {*border["iran_code"], *border["iraq_code"]}


def province_frame(table: pd.DataFrame, polygons: Polygons) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Provinces with label points and border marks worked out from their polygons, and the border line itself.

    Parameters
    ----------
    table : DataFrame
        The descriptive columns of PROVINCE_COLUMNS: code, country, names, capital and its position, quality.
    polygons : array
        A valid coverage in the order of ``table``.
    """
    border, touching = border_line(list(table["code"]), polygons)
    labels = [label_point(polygon) for polygon in polygons]
    described = table.assign(
        lat=[round(point.y, 4) for point in labels],
        lon=[round(point.x, 4) for point in labels],
        is_border=table["code"].isin(touching),
    )
    return gpd.GeoDataFrame(described[PROVINCE_COLUMNS], geometry=polygons, crs="EPSG:4326"), border
