"""Printed maps: the same numbers as the atlas on screen, drawn with care for paper, slides and journals.

Takes the payload of `geo.payload`; gives a matplotlib figure with title, map, legend, scale bar, north arrow, a locator where the
map is zoomed in, sources and date. The projection is Lambert's conformal conic (why: `geo.projection`). pyplot is not used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from typing import IO, Any, Final, Literal

import geopandas as gpd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from geo import projection
from geo.errors import GeoError
from geo.palette import Theme
from geo.print_drawing import draw_ground, draw_names, draw_numbers, point_axes
from geo.print_fonts import wrapped
from geo.print_furniture import draw_locator, draw_north, draw_scale, is_zoomed, locator_height
from geo.print_legend import draw_legend, heading, legend_height, sections, text
from geo.print_names import names
from geo.print_scene import Scene, anchor, scene
from geo.print_style import Style, style
from geo.projection import Bounds, Sheet, project, projected_bounds, view_bounds

Extent = Bounds | Literal["home", "fit", "all"]
Format = Literal["png", "svg", "pdf"]
SIZES: Final[dict[str, tuple[float, float]]] = {
    "screen": (10.0, 5.625),
    "a4": (8.27, 11.69),
    "a4-landscape": (11.69, 8.27),
    "letter": (8.5, 11.0),
    "letter-landscape": (11.0, 8.5),
    "column": (6.9, 5.2),
}
"""Inches, width and height; "column" is a map within the text of a page."""

CREDIT: Final = "Boundaries: Natural Earth (Halabja approximate) · Names: GeoNames, CC BY · Lambert conformal conic"


@dataclass(frozen=True)
class _Layout:
    """Where things stand on the page, in points: boxes are x, y, width, height from the lower left corner."""

    map: tuple[float, float, float, float]
    legend: tuple[float, float, float]
    k: float
    tall: bool


def figure(
    payload: Mapping[str, Any],
    provinces: gpd.GeoDataFrame | None = None,
    *,
    theme: Theme = "light",
    size: str | tuple[float, float] = "screen",
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
    width, height = _points(size)
    made = Figure(figsize=(width / 72, height / 72), facecolor=look.paper)
    FigureCanvasAgg(made)
    page = point_axes(made.add_axes((0, 0, 1, 1)), width, height)
    layout = _lay_out(page, look, width, height, title, subtitle, _foot(sources, date, credit))
    x, y, w, h = layout.map
    sheet = Sheet.around(bounds_of(payload, extent, view), w, h)
    if provinces is not None:
        provinces = provinces.to_crs(projection.CRS).set_index("code", drop=False)
    drawn = scene(payload, sheet, look, provinces=provinces)
    inner = point_axes(made.add_axes((x / width, y / height, w / width, h / height)), w, h)
    draw_ground(inner, drawn)
    draw_numbers(inner, drawn)
    draw_names(inner, names(drawn), drawn.scale)
    page.add_patch(Rectangle((x, y), w, h, facecolor="none", edgecolor=look["line"], linewidth=0.8, zorder=9))
    _furnish(page, drawn, layout)
    return made


def save(made: Figure, target: str | PathLike[str] | IO[bytes], format: Format = "png", scale: float = 1) -> None:
    """Write a figure.

    Parameters
    ----------
    made : Figure
    target : path or file object
    format : {"png", "svg", "pdf"}
        PDF and SVG are vectors; in PDF the fonts are embedded as TrueType and names stay text.
    scale : float
        Of a PNG: 1 is 96 dots an inch, as on screen; 300 / 96 is for print.
    """
    metadata: dict[str, Any] = {
        "pdf": {"Creator": "Marz", "Producer": None, "CreationDate": None},
        "svg": {"Date": None},
    }.get(format, {"Software": "Marz"})  # type: ignore[assignment]
    made.savefig(target, format=format, dpi=96 * scale, facecolor=made.get_facecolor(), metadata=metadata)


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


def _points(size: str | tuple[float, float]) -> tuple[float, float]:
    if isinstance(size, str):
        if size not in SIZES:
            raise GeoError(
                f"“{size}” is no size of a figure: use one of {', '.join(SIZES)}, or width and height in inches."
            )
        size = SIZES[size]
    width, height = size
    if not (2.5 <= width <= 60 and 2.5 <= height <= 60):
        raise GeoError(f"A map of {width:g} × {height:g} inches cannot be drawn: use 2.5 to 60 inches each way.")
    return width * 72, height * 72


def _foot(sources: str, date: str, credit: str | None) -> list[str]:
    from geo import layers

    credit = (layers.attribution() or CREDIT) if credit is None else credit
    return [line for line in (sources, " · ".join(part for part in (date, credit) if part)) if line]


def _lay_out(
    page: Any, look: Style, width: float, height: float, title: str, subtitle: str, foot: list[str]
) -> _Layout:
    """Write title and foot, and say what room is left for map and legend."""
    k = min(1.5, max(0.72, min(width / 620, height / 420)))
    edge = 16 * k
    room = width - 2 * edge
    top = height - edge
    for line in wrapped(title, room, 16 * k, "semibold")[:3] if title else ():
        heading(page, (edge, width - edge), top - 13 * k, line, 16 * k, look["text"], "semibold")
        top -= 19 * k
    for line in wrapped(subtitle, room, 9.4 * k)[:4] if subtitle else ():
        heading(page, (edge, width - edge), top - 8.5 * k, line, 9.4 * k, look.small)
        top -= 12.4 * k
    top -= 5 * k if title or subtitle else 0
    low = edge
    lines = [part for line in foot for part in wrapped(line, room, 6.8 * k)[:3]]
    for line in reversed(lines):
        text(page, edge, low + 1, line, 6.8 * k, look.small)
        low += 8.8 * k
    low += 4 * k if lines else 0
    tall = width < 1.12 * (top - low)
    if tall:
        strip = 106 * k
        return _Layout((edge, low + strip, room, top - low - strip), (edge, low + strip - 8 * k, room), k, tall)
    column = min(0.29 * room, 148 * k)
    gap = 11 * k
    return _Layout((edge, low, room - column - gap, top - low), (width - edge - column, top, column), k, tall)


def _furnish(page: Any, drawn: Scene, layout: _Layout) -> None:
    """Legend, locator, scale bar and north arrow: in a column beside the map, or in a strip below it."""
    look, k = drawn.style, layout.k
    x, top, width = layout.legend
    size = (8.4 if layout.tall else 7.8) * k
    found = sections(drawn)
    if layout.tall:
        third = width / 3 - 8 * k
        draw_legend(page, found[:2], (x, top, third), look, size)
        draw_legend(page, found[2:], (x + width / 3, top, third), look, size)
        right = x + 2 * width / 3 + 4 * k
        if is_zoomed(drawn.sheet):
            w = min(third, 62 * k * third / locator_height(third))
            draw_locator(page, drawn.sheet, right, top - locator_height(w), w, look)
        foot = layout.map[1] - 100 * k
        draw_scale(page, drawn.sheet, right + 4 * k, foot, third - 40 * k, look, size)
        draw_north(page, drawn.sheet, right + third - 8 * k, foot, look, size)
        return
    while legend_height(found, width, size) > layout.map[3] - 70 * k and size > 5.4 * k:
        size *= 0.95
    low = draw_legend(page, found, (x, top, width), look, size)
    foot = layout.map[1]
    draw_scale(page, drawn.sheet, x + 4 * k, foot + 1, width - 46 * k, look, size)
    draw_north(page, drawn.sheet, x + width - 9 * k, foot + 1, look, size)
    if is_zoomed(drawn.sheet):
        room = low - foot - 38 * k
        w = min(width, width * room / locator_height(width)) if room > 0 else 0
        if w > 40 * k:
            draw_locator(page, drawn.sheet, x, foot + 32 * k, w, look)


__all__ = ["CREDIT", "SIZES", "Extent", "bounds_of", "figure", "fitted", "save"]
