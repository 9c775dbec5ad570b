"""The legend of a printed map: what its shades, lines and circles mean, for a figure and for a native slide.

Takes a `Scene`; gives sections of items, or draws them into an axes of points from the top down.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from geo.payload import DIRECTION_WORDS
from geo.print_drawing import draw_mark
from geo.print_fonts import Weight, extent, font_for, mostly_rtl, wrapped
from geo.print_scene import Mark, Scene, tie_direction
from geo.print_style import OUTLINE_DASH, REGION_DASH, Dash, Style

ItemKind = Literal["swatch", "line", "mark", "outline"]


@dataclass(frozen=True)
class Item:
    """One sign and what it means."""

    kind: ItemKind
    text: str
    colour: str
    dash: Dash = ()
    form: str = "circle"
    edge: str = ""
    width: float = 2.6


@dataclass(frozen=True)
class Section:
    """A heading and its items; `ramp` sections are drawn as one bar of shades."""

    title: str
    items: tuple[Item, ...]
    ramp: bool = False


TYPE_TITLES: Final = ("delegations", "exhibitions", "agreements", "forums")


def sections(scene: Scene) -> list[Section]:
    """What the map shows, in the order in which a reader looks: shades, ties, venues, region level, border."""
    payload, style = scene.payload, scene.style
    found = []
    if scene.shows("shading") and payload["breaks"]:
        steps = tuple(Item("swatch", label, style.ramp[shade]) for label, shade in payload["breaks"])
        found.append(Section(str(payload.get("measure") or "Events by province"), steps, ramp=True))
    if scene.shows("ties") and payload["ties"]:
        found.append(Section(_ties_title(payload), tuple(_directions(payload, style))))
    if scene.shows("venues") and payload["venues"]:
        present = {list(venue[5:]).index(max(venue[5:])) for venue in payload["venues"]}
        items = tuple(
            Item("mark", TYPE_TITLES[i], style.types[i], form=style.marks[i], edge=_edge(style))
            for i in range(4)
            if i in present
        )
        found.append(Section("Venues by main type, larger with more events", items))
    rest = []
    if scene.region:
        rest.append(Item("outline", "Kurdistan Region as a whole", style["region"], OUTLINE_DASH, width=1.4))
    rest.append(Item("outline", "Border provinces", style["border_province"], width=1.1))
    rest.append(Item("line", "Iran–Iraq border", style["border"], width=1.8))
    if scene.crossings:
        rest.append(Item("mark", "Border crossings", style["text"], form="diamond", edge=style["halo"]))
    found.append(Section("Lines", tuple(rest)))
    return found


def _edge(style: Style) -> str:
    return style["text"] if style.theme == "grey" else style["halo"]


def _ties_title(payload: Any) -> str:
    most = max(tie[2] for tie in payload["ties"])
    n = len(payload["ties"])
    return f"{'Ties' if n > 1 else 'The tie'}, wider with more events (thickest: {most:,})"


def _directions(payload: Any, style: Style) -> list[Item]:
    present = {tie_direction(*tie[3:6]) for tie in payload["ties"]}
    items = [
        Item("line", label.capitalize() if label == "mutual" else label, style.directions[way], style.dashes[way])
        for way, label in DIRECTION_WORDS
        if way in present
    ]
    if any(tie[1] == "IQ-KR" for tie in payload["ties"]):
        items.append(Item("line", "region-level", style.small, REGION_DASH))
    return items


def draw_legend(axes: Axes, found: list[Section], box: tuple[float, float, float], style: Style, size: float) -> float:
    """Draw sections from the top down.

    Parameters
    ----------
    axes : Axes
        Of points.
    found : list of Section
    box : (x, top, width)
    style : Style
    size : float
        Of the text, points.

    Returns
    -------
    float
        The lower edge.
    """
    x, y, width = box
    for section in found:
        for line in wrapped(section.title, width, size, "semibold"):
            text(axes, x, y - size * 0.95, line, size, style["text"], "semibold")
            y -= size * 1.25
        y = (
            _ramp(axes, section, (x, y, width), style, size)
            if section.ramp
            else _items(axes, section, (x, y, width), style, size)
        )
        y -= size * 0.85
    return y


def legend_height(found: list[Section], width: float, size: float) -> float:
    """How high `draw_legend` gets, points."""
    height = 0.0
    for section in found:
        height += size * 1.25 * len(wrapped(section.title, width, size, "semibold")) + size * 0.85
        height += size * 2.6 if section.ramp else size * 1.45 * len(_rows(section, width, size))
    return height


def text(
    axes: Axes, x: float, y: float, words: str, size: float, colour: str, weight: Weight = "normal", *, ha: str = "left",
    italic: bool = False,
) -> None:  # fmt: skip
    """A line of text on its base line."""
    axes.text(
        x, y, words, fontproperties=font_for(words, size, weight, italic), color=colour, ha=ha, va="baseline", parse_math=False
    )  # fmt: skip


def heading(
    axes: Axes, edges: tuple[float, float], y: float, words: str, size: float, colour: str, weight: Weight = "normal"
) -> None:
    """A line of a title between two edges; one that is mostly right-to-left begins at the right."""
    rtl = mostly_rtl(words)
    text(axes, edges[1] if rtl else edges[0], y, words, size, colour, weight, ha="right" if rtl else "left")


def _ramp(axes: Axes, section: Section, box: tuple[float, float, float], style: Style, size: float) -> float:
    x, y, width = box
    step = min(width / max(len(section.items), 1), size * 4.2)
    y -= size * 0.25
    for i, item in enumerate(section.items):
        axes.add_artist(
            Rectangle((x + i * step, y - size), step, size, facecolor=item.colour, edgecolor=style.paper, linewidth=0.6)
        )
        text(axes, x + (i + 0.5) * step, y - size * 2.0, item.text, size * 0.88, style.small, ha="center")
    return y - size * 2.35


def _rows(section: Section, width: float, size: float) -> list[list[Item]]:
    """Items beside each other as far as they fit."""
    rows: list[list[Item]] = [[]]
    used = 0.0
    for item in section.items:
        needed = size * 2.5 + extent(item.text, size)[0] + size
        if rows[-1] and used + needed > width:
            rows.append([])
            used = 0.0
        rows[-1].append(item)
        used += needed
    return rows


def _items(axes: Axes, section: Section, box: tuple[float, float, float], style: Style, size: float) -> float:
    x, y, width = box
    for row in _rows(section, width, size):
        at, middle = x, y - size * 0.78
        for item in row:
            sign = size * 2.0
            if item.kind == "mark":
                draw_mark(
                    axes, Mark("", at + sign * 0.35, middle, size * 0.45, item.colour, item.edge, item.form), 3, 0.7
                )
                sign *= 0.75
            elif item.kind == "outline":
                frame = Rectangle(
                    (at, middle - size * 0.38), sign * 0.9, size * 0.76, facecolor="none", edgecolor=item.colour
                )
                frame.set_linewidth(item.width)
                frame.set_capstyle("round")
                if item.dash:
                    frame.set_linestyle((0, item.dash))
                axes.add_artist(frame)
            else:
                line = Line2D(
                    [at, at + sign * 0.9], [middle] * 2, color=item.colour, linewidth=item.width, solid_capstyle="round"
                )
                line.set_dash_capstyle("round" if item.dash and item.dash[0] < 1 else "butt")
                if item.dash:
                    line.set_linestyle((0, item.dash))
                axes.add_artist(line)
            text(axes, at + sign + size * 0.3, middle - size * 0.33, item.text, size, style["text"])
            at += size * 2.5 + extent(item.text, size)[0] + size
        y -= size * 1.45
    return y
