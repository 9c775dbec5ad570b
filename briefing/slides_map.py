"""A map on a slide, of native shapes: every province a freeform named by code and name, ties as curves, venues as ovals.

Takes a `Scene` and a place on the slide; adds shapes. The same scene is drawn by `geo.figures`, so that print and slide agree.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from briefing.slides_shapes import Line, Shelf, quadratic
from geo.print_fonts import wrapped
from geo.print_furniture import scale_length
from geo.print_legend import Item, Section, sections
from geo.print_names import names
from geo.print_scene import Curve, Mark, Scene, Shape
from geo.projection import convergence
from geo.provinces import PROVINCES

Box = np.ndarray
_FORMS = {"circle": "ellipse", "square": "rect", "diamond": "diamond", "triangle": "triangle"}


def draw_map(shelf: Shelf, scene: Scene, x: float, y: float, describe: str) -> None:
    """Draw a scene as one group called "map", its upper left corner at x, y (points); ungrouped, every shape is free."""
    sheet, style = scene.sheet, scene.style
    group = shelf.group("map", describe, (x, y, sheet.width, sheet.height))
    group.preset("sea", "rect", (x, y, sheet.width, sheet.height), fill=style["sea"])

    def flip(points: Any) -> np.ndarray:
        found = np.asarray(points, float)
        return np.column_stack([x + found[:, 0], y + sheet.height - found[:, 1]])

    def area(shape: Shape, about: str = "") -> None:
        line = Line(shape.line, shape.width, shape.dash, round=bool(shape.dash))
        group.freeform(shape.name, [flip(ring) for ring in shape.rings], fill=shape.fill, line=line, describe=about)

    for shape in scene.context:
        area(shape)
    for shape in scene.provinces:
        area(shape, _province_words(scene, shape.name.split(" ")[0]))
    for border in scene.border:
        group.freeform(
            border.name, [flip(border.points)], line=Line(border.colour, border.width, round=True), closed=False
        )
    for shape in scene.region:
        area(shape)
    for tie in scene.ties:
        start, bow, end = flip([tie.points[0], tie.bow or tie.points[len(tie.points) // 2], tie.points[-1]])
        frame = np.array([x, y, x + sheet.width, y + sheet.height])
        _tie(group, tie, start, bow, end, frame, _tie_words(scene, tie.name))
    for mark in (*scene.crossings, *scene.venues, *([scene.badge] if scene.badge else [])):
        _mark(group, mark, flip([(mark.x, mark.y)])[0], 0.9 * scene.scale)
    for name in names(scene, halos=False):
        left, top = flip([(name.x - name.width / 2, name.y + name.size * 0.62)])[0]
        # A little wider than measured: the slide's own font may run wider than ours.
        air = 0.12 * name.width + 2
        group.text(
            f"name {name.text}", (left - air, top, name.width + 2 * air, name.size * 1.24), [name.text], size=name.size,
            colour=name.colour, bold=name.weight != "normal", italic=name.italic, halo=name.halo, align="ctr", anchor="ctr",
            wrap=False, language=str(scene.payload.get("lang", "en")),
        )  # fmt: skip
    group.preset("map frame", "rect", (x, y, sheet.width, sheet.height), fill=None, line=Line(style["line"], 0.8))


def draw_key(shelf: Shelf, scene: Scene, x: float, y: float, width: float, size: float, columns: int = 1) -> float:
    """The legend as native shapes, in one or two columns; gives its lower edge."""
    found = sections(scene)
    cut = len(found) if columns == 1 else (len(found) + 1) // 2
    wide = width if columns == 1 else width / 2 - 6
    low = y
    for column, part in enumerate((found[:cut], found[cut:])):
        at = y
        for section in part:
            at = _section(shelf, scene, section, x + column * (wide + 12), at, wide, size)
        low = max(low, at)
    return low


def draw_scale_and_north(shelf: Shelf, scene: Scene, x: float, y: float, width: float, size: float) -> None:
    """Scale bar and north arrow, their lower edge at y."""
    style, sheet = scene.style, scene.sheet
    km, length = scale_length(sheet, width - 4 * size)
    thick = size * 0.4
    for i, fill in enumerate((style["text"], style.paper)):
        box = (x + i * length / 2, y - thick, length / 2, thick)
        shelf.preset("scale bar", "rect", box, fill=fill, line=Line(style["text"], 0.6))
    shelf.text("scale", (x, y - thick - size * 1.35, width, size * 1.3), [f"{km:,} km"], size=size, colour=style.small)
    turn = convergence(*sheet.centre)
    tip = (x + width - size * 1.4, y - size * 2.4, size * 1.1, size * 2.3)
    shelf.preset(
        "north arrow", "triangle", tip, fill=style["text"], turn=turn, describe="North at the middle of the map"
    )
    shelf.text("north", (tip[0] - size, tip[1] - size * 1.3, size * 3.1, size * 1.3), ["N"], size=size, colour=style["text"],
               bold=True, align="ctr")  # fmt: skip


def _tie(group: Shelf, tie: Curve, start: np.ndarray, bow: np.ndarray, end: np.ndarray, frame: Box, about: str) -> None:
    """A tie as a curve; where it leaves the map, the parts that lie inside."""
    for part in inside(start, bow, end, frame):
        if tie.casing:
            casing = Line(tie.casing, tie.width + 1.3, alpha=0.7 * tie.alpha, round=True)
            group.curve(f"casing of {tie.name}", *part, casing)
        line = Line(tie.colour, tie.width, tie.dash, tie.alpha, round=not tie.dash or tie.dash[0] < 1)
        group.curve(tie.name, *part, line, about)


def inside(
    start: np.ndarray, bow: np.ndarray, end: np.ndarray, frame: Box
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """The parts of a quadratic curve within a box (west, north, east, south), as curves of their own."""
    t = np.linspace(0, 1, 257)
    points = quadratic(start, bow, end, t)
    within = ((points >= frame[:2]) & (points <= frame[2:])).all(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], within, [False]]).astype(int)))
    found = []
    for first, stop in zip(edges[::2], edges[1::2], strict=True):
        if stop - first < 2:
            continue
        a, b = t[first], t[stop - 1]
        p0, p2 = points[first], points[stop - 1]
        # The control point of a part: de Casteljau's blossom of the curve at both ends of the part.
        p1 = (1 - a) * (1 - b) * start + ((1 - a) * b + a * (1 - b)) * bow + a * b * end
        found.append((p0, p1, p2))
    return found


def _mark(group: Shelf, mark: Mark, at: np.ndarray, width: float) -> None:
    r = mark.radius
    group.preset(
        mark.name, _FORMS[mark.form], (at[0] - r, at[1] - r, 2 * r, 2 * r), fill=mark.fill, line=Line(mark.line, width),
        text=mark.text, size=r * 0.9, colour=mark.line,
    )  # fmt: skip


def _section(shelf: Shelf, scene: Scene, section: Section, x: float, y: float, width: float, size: float) -> float:
    style = scene.style
    lines = len(wrapped(section.title, width * 0.9, size, "semibold"))
    shelf.text("legend", (x, y, width, size * 1.3 * lines), [section.title], size=size, colour=style["text"], bold=True)
    y += size * 1.35 * lines
    if section.ramp:
        step = min(width / max(len(section.items), 1), size * 4.2)
        for i, item in enumerate(section.items):
            shelf.preset(f"legend {item.text}", "rect", (x + i * step, y, step, size), fill=item.colour)
            spot = (x + i * step - 4, y + size * 1.1, step + 8, size * 1.2)
            shelf.text("legend", spot, [item.text], size=size * 0.88, colour=style.small, align="ctr", wrap=False)
        return y + size * 3.1
    at = x
    for item in section.items:
        needed = size * 2.6 + len(item.text) * size * 0.55 + size
        if at > x and at + needed > x + width:
            at, y = x, y + size * 1.5
        _sign(shelf, item, at, y, size)
        spot = (at + size * 2.4, y, needed - size * 2.4, size * 1.3)
        shelf.text("legend", spot, [item.text], size=size, colour=style["text"], anchor="ctr", wrap=False)
        at += needed
    return y + size * 2.2


def _sign(shelf: Shelf, item: Item, x: float, y: float, size: float) -> None:
    middle = y + size * 0.65
    name = f"legend {item.text}"
    if item.kind == "mark":
        box = (x + size * 0.5, middle - size * 0.45, size * 0.9, size * 0.9)
        shelf.preset(name, _FORMS[item.form], box, fill=item.colour, line=Line(item.edge, 0.7))
    elif item.kind == "outline":
        box = (x, middle - size * 0.38, size * 1.8, size * 0.76)
        shelf.preset(name, "rect", box, fill=None, line=Line(item.colour, item.width, item.dash, round=True))
    else:
        points = np.array([[x, middle], [x + size * 1.8, middle]])
        line = Line(item.colour, item.width, item.dash, round=not item.dash or item.dash[0] < 1)
        shelf.freeform(name, [points], line=line, closed=False)


def _province_words(scene: Scene, code: str) -> str:
    row = scene.payload["shade"].get(code)
    place = PROVINCES[code]
    if says := (scene.payload.get("says") or {}).get(code):
        return f"{place.name_en}, {'Iran' if place.country == 'IR' else 'Iraq'}: {'; '.join(says)}"
    n = f"{row[1]:,} event{'' if row[1] == 1 else 's'}" if row else "no events in this selection"
    return f"{place.name_en}, {'Iran' if place.country == 'IR' else 'Iraq'}: {n}"


def _tie_words(scene: Scene, name: str) -> str:
    _, iran, iraq = name.split(" ")
    n = next((tie[2] for tie in scene.payload["ties"] if tie[0] == iran and tie[1] == iraq), 0)
    return f"Tie {iran} – {iraq}: {n:,} event{'' if n == 1 else 's'}"
