"""Polygons that fit together: a coverage cleaned, simplified and rounded without overlaps or slivers.

Takes arrays of polygons in EPSG:4326 (degrees) and gives arrays of the same length and order.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import LayerError

Polygons = np.ndarray[Any, np.dtype[np.object_]]

SNAP_DEGREES: Final = 1e-7
"""About a centimetre: vertices nearer than this are one vertex."""

GAP_DEGREES: Final = 1e-3
"""About 100 m: a gap narrower than this between two polygons is a fault of digitising, not land."""


def polygons_of(geometry: BaseGeometry | None) -> BaseGeometry:
    """The polygonal part of a geometry, made valid; an empty polygon where there is none."""
    if geometry is None or geometry.is_empty:
        return shapely.Polygon()
    valid = geometry if geometry.is_valid else shapely.make_valid(geometry)
    parts = [part for part in shapely.get_parts(valid) if part.geom_type == "Polygon" and part.area > 0]
    if valid.geom_type == "GeometryCollection":
        parts = [p for part in shapely.get_parts(valid) for p in shapely.get_parts(part) if p.geom_type == "Polygon"]
    return shapely.union_all(parts) if parts else shapely.Polygon()


def cleaned(polygons: Polygons, *, gap_degrees: float = GAP_DEGREES) -> Polygons:
    """Polygons without overlaps, their shared edges identical, gaps narrower than ``gap_degrees`` closed."""
    return shapely.coverage_clean(polygons, gap_width=gap_degrees, snapping_distance=SNAP_DEGREES)


def rounded(polygons: Polygons, decimals: int) -> Polygons:
    """Coordinates rounded to so many decimals of a degree; shared edges stay shared.

    Raises
    ------
    LayerError
        Rounding broke the coverage: more decimals are needed.
    """
    snapped = shapely.transform(polygons, lambda points: np.round(points, decimals))
    result = shapely.remove_repeated_points(snapped)
    if not shapely.is_valid(result).all() or not shapely.coverage_is_valid(result):
        result = cleaned(np.array([polygons_of(geometry) for geometry in result], dtype=object), gap_degrees=0)
        result = shapely.remove_repeated_points(shapely.transform(result, lambda points: np.round(points, decimals)))
    if not shapely.is_valid(result).all() or not shapely.coverage_is_valid(result):
        raise LayerError(f"The polygons no longer fit together at {decimals} decimals of a degree: keep more decimals.")
    return shapely.normalize(result)


def simplified(polygons: Polygons, tolerance: float, decimals: int) -> Polygons:
    """Polygons with fewer vertices, shared edges simplified together, then rounded.

    Parameters
    ----------
    polygons : array of Polygon or MultiPolygon
        A valid coverage.
    tolerance : float
        Degrees; about the square root of the area of the triangles removed (Visvalingam–Whyatt).
    decimals : int
    """
    return rounded(shapely.coverage_simplify(polygons, tolerance), decimals)


def label_point(polygon: BaseGeometry) -> shapely.Point:
    """The middle of the largest circle inside a polygon: always inside, and far from every edge."""
    circle = shapely.maximum_inscribed_circle(polygon, tolerance=0.005)
    return shapely.get_point(circle, 0)


def shared_line(first: BaseGeometry, second: BaseGeometry) -> BaseGeometry:
    """The line two polygons of a coverage have in common; empty where they only meet in a point or not at all."""
    if not first.intersects(second):
        return shapely.MultiLineString()
    common = shapely.intersection(first.boundary, second.boundary)
    lines = [part for part in shapely.get_parts(common) if part.geom_type == "LineString"]
    return shapely.line_merge(shapely.MultiLineString(lines))
