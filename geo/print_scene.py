"""What a printed map shows, worked out once in points on the sheet: for matplotlib figures and for native slides alike.

Takes the payload of `geo.payload` and a sheet; gives a `Scene` of shapes, lines, circles and names with their colours, in the
order in which they are drawn. Knows no drawing library.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
from shapely import box
from shapely.geometry.base import BaseGeometry

from geo import projection
from geo.print_style import OUTLINE_DASH, REGION_DASH, Dash, Style, with_ramp_of
from geo.projection import Sheet
from geo.provinces import PROVINCES, REGION, REGION_MEMBERS, name

OFF = ("crossings", "tiles")
"""Layers that come switched off."""

STEPS = 24
BEND = 0.16
"""Points of a tie's curve, and how far it bends: as in geo/web/ties.js."""


@dataclass(frozen=True)
class Shape:
    """An area: rings of points (outer ones and holes), fill (None: none) and outline."""

    name: str
    rings: tuple[np.ndarray, ...]
    fill: str | None
    line: str
    width: float
    dash: Dash = ()


@dataclass(frozen=True)
class Curve:
    """A line of points (n × 2), with an optional paler casing below it. `bow` is the control point of a quadratic curve."""

    name: str
    points: np.ndarray
    colour: str
    width: float
    dash: Dash = ()
    casing: str | None = None
    alpha: float = 1.0
    bow: tuple[float, float] | None = None


@dataclass(frozen=True)
class Mark:
    """A circle or another form of about its size."""

    name: str
    x: float
    y: float
    radius: float
    fill: str
    line: str
    form: str = "circle"
    text: str = ""


@dataclass(frozen=True)
class Scene:
    """Everything on the sheet but the names, in drawing order. `anchors` are the points of provinces in view, by code."""

    sheet: Sheet
    style: Style
    scale: float
    payload: Mapping[str, Any]
    context: tuple[Shape, ...]
    provinces: tuple[Shape, ...]
    border: tuple[Curve, ...]
    region: tuple[Shape, ...]
    ties: tuple[Curve, ...]
    crossings: tuple[Mark, ...]
    venues: tuple[Mark, ...]
    badge: Mark | None
    homes: Mapping[str, BaseGeometry]

    def shows(self, layer: str) -> bool:
        """Whether a layer is switched on."""
        return shows(self.payload, layer)


def shows(payload: Mapping[str, Any], layer: str) -> bool:
    """Whether a layer is switched on in a payload, whose `off` names those that differ from the way they come."""
    return (layer in OFF) == (layer in (payload.get("off") or ()))


def scene(
    payload: Mapping[str, Any],
    sheet: Sheet,
    style: Style,
    *,
    provinces: gpd.GeoDataFrame | None = None,
    margin: float = 6,
    detail: float = 0.25,
) -> Scene:
    """Work out the map.

    Parameters
    ----------
    payload : mapping
        As `geo.payload.payload` gives it; `scale_to` ({"ties", "venues"}: the largest counts) keeps frames comparable.
    sheet : Sheet
    style : Style
    provinces : GeoDataFrame, optional
        In `geo.projection.CRS`, indexed by code; the layer in use where none is given.
    margin : float
        Points that shapes may reach beyond the sheet before they are cut.
    detail : float
        Points by which an outline may be simplified.
    """
    style = with_ramp_of(style, payload)
    scale = min(1.6, max(0.66, ((sheet.width * sheet.height) ** 0.5 / 430) ** 0.7))
    if provinces is None:
        provinces = projection.provinces(detail * sheet.metres)
    cut = box(-margin, -margin, sheet.width + margin, sheet.height + margin)
    homes: dict[str, BaseGeometry] = {}
    for code, geometry in zip(provinces.index, provinces.geometry, strict=True):
        shape = sheet.shape(geometry).intersection(cut)
        if not shape.is_empty and shape.area > 0.5:
            homes[str(code)] = shape
    most = payload.get("scale_to") or {}
    return Scene(
        sheet=sheet,
        style=style,
        scale=scale,
        payload=payload,
        context=_context(sheet, style, cut, scale, detail),
        provinces=_provinces(payload, homes, style, scale),
        border=_border(sheet, style, cut, scale),
        region=_region(payload, homes, style, scale),
        ties=_ties(payload, sheet, style, scale, most.get("ties")) if shows(payload, "ties") else (),
        crossings=_crossings(sheet, style, scale) if shows(payload, "crossings") else (),
        venues=_venues(payload, sheet, style, scale, most.get("venues")) if shows(payload, "venues") else (),
        badge=_badge(payload, sheet, style, scale),
        homes=homes,
    )


def anchor(code: str) -> tuple[float, float]:
    """Longitude and latitude where a province's ties begin, as on screen; for IQ-KR a point amid its governorates."""
    if code == REGION:
        members = [PROVINCES[member] for member in REGION_MEMBERS]
        return sum(m.lon for m in members) / len(members) - 0.2, sum(m.lat for m in members) / len(members) + 0.35
    return PROVINCES[code].lon, PROVINCES[code].lat


def shape_name(code: str) -> str:
    """How the shape of a province is called in a file: "IR-16 Ilam"."""
    return f"{code} {name(code)}"


def rings(geometry: BaseGeometry) -> tuple[np.ndarray, ...]:
    """All rings of the polygons of a geometry, largest polygon first."""
    parts = [
        part for part in getattr(geometry, "geoms", [geometry]) if part.geom_type == "Polygon" and not part.is_empty
    ]
    parts.sort(key=lambda part: -part.area)
    return tuple(np.asarray(ring.coords)[:, :2] for part in parts for ring in (part.exterior, *part.interiors))


def _context(sheet: Sheet, style: Style, cut: BaseGeometry, scale: float, detail: float) -> tuple[Shape, ...]:
    found = []
    frame = projection.neighbours()
    for row in frame[frame.geometry.geom_type != "Point"].itertuples():
        geometry = sheet.shape(row.geometry).simplify(detail).buffer(0).intersection(cut)
        if not geometry.is_empty:
            found.append(
                Shape(
                    f"{row.code} {row.name_en}", rings(geometry), style["context"], style["context_line"], 0.5 * scale
                )
            )
    return tuple(found)


def _provinces(
    payload: Mapping[str, Any], homes: Mapping[str, BaseGeometry], style: Style, scale: float
) -> tuple[Shape, ...]:
    picked = payload.get("picked") or {}
    marked = (
        {picked.get(key) for key in ("code", "iran", "iraq")} if picked.get("kind") in ("province", "tie") else set()
    )
    order = sorted(homes, key=lambda code: (code in marked, PROVINCES[code].is_border))
    found = []
    for code in order:
        line, width = style["line"], 0.45
        if code in marked:
            line, width = style["picked"], 1.9
        elif PROVINCES[code].is_border:
            line, width = style["border_province"], 0.9
        found.append(Shape(shape_name(code), rings(homes[code]), fill_of(payload, code, style), line, width * scale))
    return tuple(found)


def fill_of(payload: Mapping[str, Any], code: str, style: Style) -> str:
    """Colour of a province: its class of the ramp, or that of its country where it has no events."""
    row = payload["shade"].get(code) if shows(payload, "shading") else None
    return style.ramp[row[0]] if row else style["iran" if code.startswith("IR") else "iraq"]


def _border(sheet: Sheet, style: Style, cut: BaseGeometry, scale: float) -> tuple[Curve, ...]:
    found = []
    for row in projection.border().itertuples():
        line = sheet.shape(row.geometry).intersection(cut)
        for part in getattr(line, "geoms", [line]):
            if part.geom_type == "LineString" and not part.is_empty:
                found.append(
                    Curve(
                        f"border {row.iran_code} {row.iraq_code}", np.asarray(part.coords), style["border"], 1.7 * scale
                    )
                )
    return tuple(found)


def _region(
    payload: Mapping[str, Any], homes: Mapping[str, BaseGeometry], style: Style, scale: float
) -> tuple[Shape, ...]:
    region = payload.get("region") or {}
    if not region.get("n") or not shows(payload, "region"):
        return ()
    return tuple(
        Shape(f"region-level {code}", rings(homes[code]), None, style["region"], 1.35 * scale, OUTLINE_DASH)
        for code in region["members"]
        if code in homes
    )


def _badge(payload: Mapping[str, Any], sheet: Sheet, style: Style, scale: float) -> Mark | None:
    region = payload.get("region") or {}
    if not region.get("n") or not shows(payload, "region"):
        return None
    x, y = sheet.spot(*anchor(REGION))
    radius = 9.5 * scale
    if not sheet.holds(x, y, radius):
        return None
    return Mark("region-level IQ-KR", x, y, radius, style["halo"], style["region"], text=f"{region['n']:,}")


def tie_width(n: int, most: int) -> float:
    """Width of a tie on screen in pixels, as in geo/web/ties.js."""
    return 1.1 + 5.9 * ((n - 1) / max(1, most - 1)) ** 0.5


def tie_direction(out: int, back: int, both: int) -> str:
    """The direction that most of a tie's events have; mutual where two are level."""
    if out > back and out >= both:
        return "iran_to_iraq"
    return "iraq_to_iran" if back > out and back >= both else "mutual"


def _ties(payload: Mapping[str, Any], sheet: Sheet, style: Style, scale: float, most: int | None) -> tuple[Curve, ...]:
    ties: Sequence[Sequence[Any]] = payload["ties"]
    most = max([most or 1, *(tie[2] for tie in ties)])
    picked = payload.get("picked")
    found = []
    for iran, iraq, n, *directions in reversed(ties):
        start, end = (np.array(sheet.spot(*anchor(code))) for code in (iran, iraq))
        across = end - start
        bow = (start + end) / 2 + np.array([across[1], -across[0]]) * BEND
        t = np.linspace(0, 1, STEPS + 1)[:, None]
        points = (1 - t) ** 2 * start + 2 * (1 - t) * t * bow + t**2 * end
        low, high = points.min(axis=0), points.max(axis=0)
        if high[0] < 0 or high[1] < 0 or low[0] > sheet.width or low[1] > sheet.height:
            continue
        way = tie_direction(*directions[:3])
        mine = not picked or _is_picked(picked, iran, iraq)
        found.append(
            Curve(
                f"tie {iran} {iraq}",
                points,
                style.directions[way],
                0.75 * tie_width(n, most) * scale,
                REGION_DASH if iraq == REGION else style.dashes[way],
                style["halo"],
                0.88 if mine else 0.22,
                (float(bow[0]), float(bow[1])),
            )
        )
    return tuple(found)


def _is_picked(picked: Mapping[str, Any], iran: str, iraq: str) -> bool:
    if picked["kind"] == "tie":
        return bool(picked["iran"] == iran and picked["iraq"] == iraq)
    return picked["kind"] == "venue" or picked.get("code") in (iran, iraq)


def _venues(payload: Mapping[str, Any], sheet: Sheet, style: Style, scale: float, most: int | None) -> tuple[Mark, ...]:
    venues: Sequence[Sequence[Any]] = payload["venues"]
    most = max([most or 12, 12, *(venue[4] for venue in venues)])
    picked = payload.get("picked") or {}
    found = []
    for town, _, lat, lon, n, *kinds in venues:
        x, y = sheet.spot(lon, lat)
        if not sheet.holds(x, y):
            continue
        main = kinds.index(max(kinds))
        radius = 0.75 * (3.4 + 10 * (n / most) ** 0.5) * scale
        line = style["picked"] if picked.get("kind") == "venue" and picked.get("venue") == town else style["halo"]
        if style.theme == "grey" and line == style["halo"]:
            line = style["text"]
        found.append(Mark(f"venue {town}", x, y, radius, style.types[main], line, style.marks[main]))
    return tuple(found)


def _crossings(sheet: Sheet, style: Style, scale: float) -> tuple[Mark, ...]:
    found = []
    for row in projection.crossings().itertuples():
        spot = sheet.shape(row.geometry)
        if sheet.holds(spot.x, spot.y):
            title = f"crossing {row.name_iran} {row.name_iraq}"
            found.append(Mark(title, spot.x, spot.y, 2.4 * scale, style["text"], style["halo"], "diamond"))
    return tuple(found)
