"""What stands around a printed map: scale bar, north arrow, and a locator that shows where the map lies.

Takes an axes of points and a sheet; draws. Scale and north hold at the middle of the sheet, where the conic projection is true
to better than one per cent.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Polygon, Rectangle
from shapely import union_all
from shapely.geometry.base import BaseGeometry

from geo import projection
from geo.print_drawing import path_of
from geo.print_legend import text
from geo.print_scene import rings
from geo.print_style import Style
from geo.projection import Sheet, convergence, projected_bounds

_ROUND: Final = (1, 2, 3, 5, 10, 20, 25, 50, 100, 150, 200, 300, 400, 500, 1000)
WHOLE: Final = (38.7, 24.8, 63.4, 39.9)
"""Both countries: west, south, east, north, degrees."""

ZOOMED: Final = 0.72
"""A locator is drawn where the map is less than this part as wide as the opening view."""


def scale_length(sheet: Sheet, most: float) -> tuple[int, float]:
    """The longest round number of kilometres that fits into `most` points, and its length in points.

    The projection's own scale error at the middle of the sheet is taken into account.
    """
    lon, lat = sheet.centre
    points = 1000 * (1 + projection.scale_error(lon, lat)) / sheet.metres
    km = max((n for n in _ROUND if n * points <= most), default=_ROUND[0])
    return km, km * points


def draw_scale(axes: Axes, sheet: Sheet, x: float, y: float, most: float, style: Style, size: float) -> None:
    """A bar of two halves with its kilometres, its lower left corner at x, y."""
    km, length = scale_length(sheet, most)
    half, thick = length / 2, size * 0.38
    for i, colour in enumerate((style["text"], style.paper)):
        axes.add_artist(
            Rectangle(
                (x + i * half, y), half, thick, facecolor=colour, edgecolor=style["text"], linewidth=0.6, zorder=5
            )
        )
    for at, label in ((0.0, "0"), (half, f"{km / 2:g}"), (length, f"{km:,} km")):
        text(
            axes,
            x + at,
            y + thick + size * 0.3,
            label,
            size * 0.88,
            style.small,
            ha="center" if at < length else "left",
        )


def draw_north(axes: Axes, sheet: Sheet, x: float, y: float, style: Style, size: float) -> None:
    """An arrow to true north at the middle of the sheet, its foot at x, y."""
    turn = np.radians(-convergence(*sheet.centre))
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    left = np.array([[0, 2.3], [-0.62, 0], [0, 0.45]]) * size
    right = np.array([[0, 2.3], [0.62, 0], [0, 0.45]]) * size
    for half, fill in ((left, style["text"]), (right, style.paper)):
        points = half @ rotation.T + np.array([x, y])
        axes.add_artist(
            Polygon(
                points, closed=True, facecolor=fill, edgecolor=style["text"], linewidth=0.6, joinstyle="miter", zorder=5
            )
        )
    top = rotation @ np.array([0, 2.55 * size]) + np.array([x, y])
    text(axes, float(top[0]), float(top[1]), "N", size * 0.95, style["text"], "semibold", ha="center")


def is_zoomed(sheet: Sheet) -> bool:
    """Whether the map shows so little that a reader may ask where it lies."""
    west, _, east, _ = projected_bounds(projection.HOME)
    return sheet.width * sheet.metres < ZOOMED * (east - west)


def locator_height(width: float) -> float:
    """Height in points of a locator of some width."""
    west, south, east, north = projected_bounds(WHOLE)
    return width * (north - south) / (east - west)


def draw_locator(axes: Axes, sheet: Sheet, x: float, y: float, width: float, style: Style) -> None:
    """Both countries small, and a frame where the map lies; its lower left corner at x, y."""
    height = locator_height(width)
    small = Sheet.around(projected_bounds(WHOLE), width, height)
    axes.add_artist(Rectangle((x, y), width, height, facecolor=style["sea"], edgecolor=style["line"], linewidth=0.6))
    for country, fill in (("IR", style["iran"]), ("IQ", style["iraq"])):
        outline = [ring + np.array([x, y]) for ring in rings(small.shape(_country(country)))]
        axes.add_artist(
            PathPatch(path_of(outline), facecolor=fill, edgecolor=style["border_province"], linewidth=0.5, zorder=2)
        )
    west, south, east, north = sheet.bounds
    corner = ((west - small.west) / small.metres, (south - small.south) / small.metres)
    left, low = max(0.0, corner[0]), max(0.0, corner[1])
    right = min(width, corner[0] + (east - west) / small.metres)
    high = min(height, corner[1] + (north - south) / small.metres)
    axes.add_artist(
        Rectangle(
            (x + left, y + low),
            right - left,
            high - low,
            facecolor="none",
            edgecolor=style["border"],
            linewidth=1.3,
            zorder=4,
        )
    )


@cache
def _country(country: str) -> BaseGeometry:
    found = projection.provinces(4000)
    return union_all(found.geometry[found["country"] == country].to_numpy())
