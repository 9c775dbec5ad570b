"""The names on a printed map: countries, seas, provinces and, where the map is large enough, towns, each in its place.

Takes a `Scene`; gives `Name` objects with position, size and colours. Placing is done by `geo.label_placing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from shapely import Point, box

from geo import projection
from geo.label_placing import Label, place
from geo.payload import COUNTRY_LABELS
from geo.print_fonts import Weight, extent
from geo.print_scene import Scene, anchor, fill_of
from geo.print_style import contrast
from geo.provinces import PROVINCES, name

SIZES: Final = {"country": 12.5, "sea": 8.6, "neighbour": 8.2, "border": 8.6, "province": 7.4, "town": 6.4}
"""Points, at the scale of a map of about 430 points."""

TOWNS_FROM: Final = 900_000
"""Towns are named where the map is less than this many metres across."""

MOST_TOWNS: Final = 14


@dataclass(frozen=True)
class Name:
    """A name in its place; x, y are its middle, in points."""

    text: str
    kind: str
    x: float
    y: float
    width: float
    height: float
    size: float
    weight: Weight
    italic: bool
    colour: str
    halo: str | None


def names(scene: Scene, *, halos: bool = True) -> list[Name]:
    """The names that found a place; none where the layer is switched off.

    `halos` False chooses each colour so that it reads on every ground the name lies on, where halos may not be drawn.
    """
    if not scene.shows("labels"):
        return []
    sheet = scene.sheet
    obstacles = [(mark.x, mark.y, mark.radius) for mark in scene.venues]
    taken = []
    if scene.badge:
        b = scene.badge
        taken.append((b.x - b.radius, b.y - b.radius, b.x + b.radius, b.y + b.radius))
    wanted = [*_wide(scene), *_provinces(scene), *_towns(scene)]
    placed = place(wanted, frame=(sheet.width, sheet.height), obstacles=obstacles, pad=1.3 * scene.scale, taken=taken)
    return [_named(scene, label, halos) for label in placed]


def _label(scene: Scene, text: str, kind: str, x: float, y: float, rank: float, **more: object) -> Label:
    weight, italic = _face(kind)
    size = SIZES[kind] * scene.scale
    width, height = extent(text, size, weight, italic)
    return Label(text, kind, x, y, width, height, size, rank, **more)  # type: ignore[arg-type]


def _wide(scene: Scene) -> list[Label]:
    """Countries, neighbours and seas."""
    language = scene.payload.get("lang", "en")
    found = []
    for code, (lat, lon) in COUNTRY_LABELS.items():
        x, y = scene.sheet.spot(lon, lat)
        text = name(code, language)
        found.append(_label(scene, _spaced(text.upper()) if language == "en" else text, "country", x, y, 1e6))
    frame = projection.neighbours()
    for row in frame.itertuples():
        x, y = scene.sheet.spot(row.lon, row.lat)
        sea = row.kind == "sea"
        text = getattr(row, f"name_{language}") or row.name_en
        kind = "sea" if sea else "neighbour"
        if not sea and language == "en":
            text = _spaced(text, "\u200a")
        found.append(_label(scene, text, kind, x, y, 5e5 if sea else 4e5))
    return found


def _provinces(scene: Scene) -> list[Label]:
    language = scene.payload.get("lang", "en")
    wide = scene.sheet.width * scene.sheet.metres > 1_400_000
    found = []
    for code, home in scene.homes.items():
        province = PROVINCES[code]
        row = scene.payload["shade"].get(code)
        if not row and not province.is_border and wide:
            continue
        x, y = scene.sheet.spot(*anchor(code))
        if not scene.sheet.holds(x, y) or not home.intersects(Point(x, y)):
            spot = home.representative_point()
            if home.area < 900 * scene.scale:
                continue
            x, y = spot.x, spot.y
        kind = "border" if province.is_border else "province"
        rank = (1e5 if province.is_border else 0) + (row[1] if row else 0)
        found.append(_label(scene, province.name(language), kind, x, y, rank, home=home))
    return found


def _towns(scene: Scene) -> list[Label]:
    """The towns with most events, in English as the events have them."""
    if scene.sheet.width * scene.sheet.metres > TOWNS_FROM:
        return []
    provinces = {province.name_en for province in PROVINCES.values()}
    found = []
    for mark in sorted(scene.venues, key=lambda mark: -mark.radius)[:MOST_TOWNS]:
        town = mark.name.removeprefix("venue ")
        if town not in provinces:
            found.append(_label(scene, town, "town", mark.x, mark.y, mark.radius / 100, beside=mark.radius))
    return found


def _face(kind: str) -> tuple[Weight, bool]:
    weight: Weight = "semibold" if kind in ("border", "province") else "normal"
    return weight, kind in ("sea", "town")


def _named(scene: Scene, label: Label, halos: bool) -> Name:
    style = scene.style
    weight, italic = _face(label.kind)
    colour = style["text"]
    halo: str | None = style["halo"]
    if label.kind in ("border", "province", "town"):
        # Light letters only where the whole name lies on one dark province; dark ones with a pale halo read anywhere.
        area = box(*label.box())
        under = [
            (fill_of(scene.payload, code, style), home.intersection(area).area / area.area)
            for code, home in scene.homes.items()
        ]
        if halos:
            whole = next((fill for fill, part in under if part >= 0.999), None)
            if whole is not None:
                colour, halo = style.text_on(whole)
        else:
            grounds = [fill for fill, part in under if part > 0.12] or [style["context"]]
            if sum(part for _, part in under) < 0.88:
                grounds.append(style["context"])
            dark, light = (style["text"], style["halo"]) if style.theme != "dark" else (style["halo"], style["text"])
            if min(contrast(light, ground) for ground in grounds) > min(contrast(dark, ground) for ground in grounds):
                colour, halo = light, dark
            else:
                colour, halo = dark, light
    elif label.kind == "country":
        colour, halo = style.country_text, None
    elif label.kind == "sea":
        colour, halo = style.sea_text, style["sea"]
    elif label.kind == "neighbour":
        colour, halo = style.small, style["context"]
    return Name(
        label.text, label.kind, label.x, label.y, label.width, label.height, label.size, weight, italic, colour, halo
    )


def _spaced(text: str, space: str = "\u2009\u2009") -> str:
    """Letters set apart, as names of wide areas are on maps."""
    return space.join(text)
