"""The layers as the browser gets them: small GeoJSON files, provinces and neighbours simplified together.

Takes the full layers in EPSG:4326; writes provinces, context, border and crossings as GeoJSON, still a valid coverage.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import shapely

from geo.coverage import Polygons, polygons_of, shared_line, simplified

WEB_TOLERANCE: Final = 0.005
"""Degrees; drops detail below about 500 m, which no screen shows before zoom 10."""

WEB_DECIMALS: Final = 4
MOST_COORDINATES: Final = 16_000
"""A finer layer is simplified until provinces and context hold no more vertices than this: about 300 KB of GeoJSON."""

SERVED_FILES: Final = {
    "provinces": "provinces.geojson",
    "context": "context.geojson",
    "border": "border.geojson",
    "crossings": "crossings.geojson",
}
PROVINCE_PROPERTIES: Final = [
    "code", "country", "name_en", "name_fa", "name_ar", "name_ckb", "capital", "lat", "lon", "is_border", "quality",
]  # fmt: skip


def _feature(geometry: Any, properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": json.loads(shapely.to_geojson(geometry))}


def _write(features: Iterable[dict[str, Any]], path: Path) -> Path:
    collection = {"type": "FeatureCollection", "features": list(features)}
    path.write_text(json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return path


def _small_enough(polygons: Polygons) -> Polygons:
    tolerance = WEB_TOLERANCE
    small = simplified(polygons, tolerance, WEB_DECIMALS)
    while shapely.get_num_coordinates(small).sum() > MOST_COORDINATES:
        tolerance *= 1.5
        small = simplified(polygons, tolerance, WEB_DECIMALS)
    return small


def write_web_layers(
    provinces: gpd.GeoDataFrame, neighbours: gpd.GeoDataFrame, crossings: gpd.GeoDataFrame, folder: Path
) -> list[Path]:
    """Write the four files of SERVED_FILES into a folder; returns their paths.

    Parameters
    ----------
    provinces, neighbours, crossings : GeoDataFrame
        As `geo.layers` loads them; provinces a valid coverage.
    folder : Path
        Made where it is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lands = neighbours[neighbours["kind"] == "country"]
    together = np.array([*provinces.geometry, *lands.geometry], dtype=object)
    if not shapely.coverage_is_valid(together):  # A user's own provinces: the neighbours were fitted to ours.
        small = _small_enough(np.array(provinces.geometry, dtype=object))
        ours = shapely.coverage_union_all(small)
        around = [polygons_of(shapely.difference(land, ours)) for land in lands.geometry]
        around = list(shapely.transform(around, lambda points: np.round(points, WEB_DECIMALS)))
    else:
        small = _small_enough(together)
        small, around = small[: len(provinces)], list(small[len(provinces) :])

    described = provinces[PROVINCE_PROPERTIES].astype(object).to_dict("records")
    written = [_write(map(_feature, small, described), folder / SERVED_FILES["provinces"])]

    context = [
        _feature(shape, {"code": code, "kind": "country"}) for shape, code in zip(around, lands["code"], strict=True)
    ]
    for row in neighbours.drop(columns="geometry").astype(object).to_dict("records"):
        context.append(_feature(shapely.Point(row.pop("lon"), row.pop("lat")), row))
    written.append(_write(context, folder / SERVED_FILES["context"]))

    lines = []
    for code, first in zip(provinces["code"], small, strict=True):
        for other, second in zip(provinces["code"], small, strict=True):
            if code.startswith("IR") and other.startswith("IQ"):
                line = shared_line(first, second)
                if not line.is_empty:
                    lines.append(_feature(line, {"iran_code": code, "iraq_code": other}))
    written.append(_write(lines, folder / SERVED_FILES["border"]))

    points = crossings.drop(columns="geometry").astype(object).to_dict("records")
    written.append(_write(map(_feature, crossings.geometry, points), folder / SERVED_FILES["crossings"]))
    return written
