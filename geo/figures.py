"""Printed maps: the same numbers as the atlas on screen, drawn with care for paper, slides and journals.

Takes the payload of `geo.payload`; gives a matplotlib figure with title, map, legend, scale bar, north arrow, a locator where the
map is zoomed in, sources and date. The projection is Lambert's conformal conic (why: `geo.projection`). pyplot is not used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

import geopandas as gpd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from geo import layers, projection
from geo.errors import GeoError
from geo.palette import Theme
from geo.print_drawing import draw_ground, draw_names, draw_numbers, point_axes
from geo.print_furniture import draw_locator, draw_north, draw_scale, is_zoomed, locator_height
from geo.print_legend import draw_legend, legend_height, sections
from geo.print_names import names
from geo.print_page import SIZES, Format, Sheetful, Size, save, sheetful
from geo.print_scene import Scene, anchor, scene
from geo.print_style import style
from geo.projection import Bounds, Sheet, project, projected_bounds, view_bounds

__all__ = [
    "CREDIT",
    "SIZES",
    "Extent",
    "Format",
    "MapLayout",
    "bounds_of",
    "figure",
    "fitted",
    "furnish",
    "lay_out",
    "save",
]

Extent = Bounds | Literal["home", "fit", "all"]

CREDIT: Final = "Boundaries: Natural Earth (Halabja approximate) · Names: GeoNames, CC BY · Lambert conformal conic"

MapLayout = tuple[tuple[float, float, float, float], tuple[float, float, float], bool]
"""Box of the map (x, y, width, height), of the legend (x, top, width), and whether the legend stands below."""


def figure(
    payload: Mapping[str, Any],
    provinces: gpd.GeoDataFrame | None = None,
    *,
    theme: Theme = "light",
    size: Size = "screen",
    title: str = "",
    subtitle: str = "",
    sources: str = "",
    date: str = "",
    credit: str | None = None,
    language: str | None = None,
    extent: Extent = "home",
    view: tuple[float, float, float] | None = None,
) -> Figure:
    """A printed map.

    Parameters
    ----------
    payload : mapping
        As `geo.payload.payload` gives it, for the atlas on screen.
    provinces : GeoDataFrame, optional
        Another province layer (as `geo.layers.load_provinces`, any CRS).
    theme : {"light", "dark", "grey"}
        "grey" is safe in grey-scale print: directions differ by dashes, types by the form of the mark.
    size : str or (width, height)
        One of SIZES, or inches.
    title, subtitle, sources, date : str
        Above and below the map; empty ones take no room.
    credit : str, optional
        Of the boundaries; that of the layers in use where none is given.
    language : str, optional
        Of the names; that of the payload where none is given.
    extent : (west, south, east, north) or str
        Degrees EPSG:4326; "home" the opening view on screen, "fit" the provinces that the numbers tie, "all" both countries.
    view : (lat, lon, zoom), optional
        What a screen shows at a centre and a Leaflet zoom; comes before `extent`.

    Returns
    -------
    matplotlib.figure.Figure
        With an Agg canvas. Give it to `save`.

    Raises
    ------
    GeoError
        The size is too small or unknown, or the extent is no box of degrees.
    """
    if language is not None:
        payload = {**payload, "lang": language}
    look = style(theme)
    page = sheetful(size, look, title, subtitle, foot(sources, date, credit))
    layout = lay_out(page)
    x, y, w, h = layout[0]
    sheet = Sheet.around(bounds_of(payload, extent, view), w, h)
    if provinces is not None:
        provinces = provinces.to_crs(projection.CRS).set_index("code", drop=False)
    drawn = scene(payload, sheet, look, provinces=provinces)
    inner = point_axes(page.inner(x, y, w, h), w, h)
    draw_ground(inner, drawn)
    draw_numbers(inner, drawn)
    draw_names(inner, names(drawn), drawn.scale)
    page.axes.add_artist(Rectangle((x, y), w, h, facecolor="none", edgecolor=look["line"], linewidth=0.8, zorder=9))
    furnish(page, drawn, layout)
    return page.figure


def foot(sources: str = "", date: str = "", credit: str | None = None) -> list[str]:
    """The lines of small print below a map; empty where there is neither a source nor a date nor a credit."""
    if credit is None:
        credit = layers.attribution() or CREDIT
    return [line for line in (sources, " · ".join(part for part in (date, credit) if part)) if line]


def bounds_of(payload: Mapping[str, Any], extent: Extent, view: tuple[float, float, float] | None = None) -> Bounds:
    """The part of the Earth that a map shows, metres in `geo.projection.CRS`. Parameters as for `figure`."""
    if view is not None:
        return view_bounds(*view)
    if extent == "home":
        return projected_bounds(projection.HOME)
    if extent == "all":
        return projected_bounds((39.0, 25.2, 63.2, 39.7))
    if extent == "fit":
        return fitted(payload)
    if isinstance(extent, str) or len(extent) != 4 or extent[0] >= extent[2] or extent[1] >= extent[3]:
        raise GeoError(f"{extent!r} is no extent: give west, south, east and north in degrees, or home, fit or all.")
    return projected_bounds(extent)


def fitted(payload: Mapping[str, Any]) -> Bounds:
    """Bounds of what is picked and of the provinces that carry four fifths of the ties' events (or of the shading)."""
    picked = payload.get("picked") or {}
    wanted = {picked[key]: None for key in ("code", "iran", "iraq") if picked.get(key)}
    weights: list[tuple[tuple[str, ...], int]] = [((tie[0], tie[1]), tie[2]) for tie in payload["ties"]] or [
        ((code,), row[1]) for code, row in sorted(payload["shade"].items(), key=lambda item: -item[1][1])
    ]
    total, covered = sum(n for _, n in weights), 0
    for codes, n in weights:
        if covered >= 0.8 * total:
            break
        wanted.update(dict.fromkeys(codes))
        covered += n
    if not wanted:
        return projected_bounds(projection.HOME)
    frame = projection.provinces(2000)
    boxes = [frame.geometry[code].bounds for code in wanted if code in frame.index]
    boxes += [
        (x, y, x, y) for x, y in (map(float, project(*anchor(code))) for code in wanted if code not in frame.index)
    ]
    west, south = min(b[0] for b in boxes), min(b[1] for b in boxes)
    east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
    air = 0.06 * max(east - west, north - south, 300_000)
    return west - air, south - air, east + air, north + air


def lay_out(page: Sheetful) -> MapLayout:
    """Where map and legend stand on a sheet: beside each other on a wide one, the legend below on a tall one."""
    x, y, width, height = page.room
    k = page.k
    if width < 1.12 * height:
        strip = 106 * k
        return (x, y + strip, width, height - strip), (x, y + strip - 8 * k, width), True
    column = min(0.29 * width, 148 * k)
    return (x, y, width - column - 11 * k, height), (x + width - column, y + height, column), False


def furnish(page: Sheetful, drawn: Scene, layout: MapLayout) -> None:
    """Legend, locator, scale bar and north arrow: in a column beside the map, or in a strip below it."""
    look, k, axes = drawn.style, page.k, page.axes
    box, (x, top, width), tall = layout
    size = (8.4 if tall else 7.8) * k
    found = sections(drawn)
    if tall:
        third = width / 3 - 8 * k
        draw_legend(axes, found[:2], (x, top, third), look, size)
        draw_legend(axes, found[2:], (x + width / 3, top, third), look, size)
        right = x + 2 * width / 3 + 4 * k
        if is_zoomed(drawn.sheet):
            w = min(third, 62 * k * third / locator_height(third))
            draw_locator(axes, drawn.sheet, right, top - locator_height(w), w, look)
        draw_scale(axes, drawn.sheet, right + 4 * k, box[1] - 100 * k, third - 40 * k, look, size)
        draw_north(axes, drawn.sheet, right + third - 8 * k, box[1] - 100 * k, look, size)
        return
    while legend_height(found, width, size) > box[3] - 70 * k and size > 5.4 * k:
        size *= 0.95
    low = draw_legend(axes, found, (x, top, width), look, size)
    draw_scale(axes, drawn.sheet, x + 4 * k, box[1] + 1, width - 46 * k, look, size)
    draw_north(axes, drawn.sheet, x + width - 9 * k, box[1] + 1, look, size)
    if is_zoomed(drawn.sheet):
        room = low - box[1] - 38 * k
        w = min(width, width * room / locator_height(width)) if room > 0 else 0
        if w > 40 * k:
            draw_locator(axes, drawn.sheet, x, box[1] + 32 * k, w, look)
