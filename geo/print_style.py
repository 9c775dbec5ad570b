"""How printed maps look: the colours of the screen's atlas, and what tells things apart where there is no colour.

Takes a theme; gives a `Style`. In the theme "grey" directions differ by dashes and event types by the form of the mark, so that
a photocopy still says everything; in the others marks are round, as on screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from geo import palette
from geo.palette import Theme

Dash = tuple[float, ...]
"""Lengths of dashes and gaps in units of the line's width; empty for a whole line."""

_GREY_TYPES: Final = ("#111111", "#FFFFFF", "#5A5A5A", "#B0B0B0")
_GREY_CHANGE: Final = ("#E2E2E2", "#CCCCCC", "#B3B3B3", "#979797", "#747474", "#4C4C4C", "#1E1E1E")
_GREY_DIRECTIONS: Final = {"iran_to_iraq": "#000000", "iraq_to_iran": "#000000", "mutual": "#6A6A6A"}
_GREY_DASHES: Final[dict[str, Dash]] = {"iran_to_iraq": (), "iraq_to_iran": (2.6, 1.5), "mutual": ()}
REGION_DASH: Final[Dash] = (0.1, 2.2)
"""Of ties to the Kurdistan Region as a whole: dotted, with round ends."""

OUTLINE_DASH: Final[Dash] = (1.2, 2.2)
"""Of the Region's outline."""


@dataclass(frozen=True)
class Style:
    """Colours and forms of one theme.

    Attributes
    ----------
    theme : str
    ground : mapping
        Colours by name: sea, context, context_line, iran, iraq, line, border_province, border, picked, halo, region, text.
    ramp : tuple of str
        Six colours for counts, fewest first.
    types : tuple of str
        Colours of the event types, in the order of `geo.payload.TYPE_WORDS`.
    directions : mapping
    dashes : mapping
        Dash of each direction.
    marks : tuple of str
        Form of the mark of each type: "circle", "square", "triangle" or "diamond".
    paper, small, sea_text, country_text : str
        Colours of the sheet, of small print, of water names, of the countries' names.
    """

    theme: Theme
    ground: Mapping[str, str]
    ramp: tuple[str, ...]
    types: tuple[str, ...]
    directions: Mapping[str, str]
    dashes: Mapping[str, Dash]
    marks: tuple[str, ...]
    paper: str
    small: str
    sea_text: str
    country_text: str

    def __getitem__(self, name: str) -> str:
        return self.ground[name]

    def text_on(self, colour: str) -> tuple[str, str]:
        """Colours of a text and its halo on a ground: light on dark and dark on light."""
        if self.theme == "dark" or luminance(colour) > 0.24:
            return self["text"], self["halo"]
        return "#FFFFFF", colour


@cache
def style(theme: Theme) -> Style:
    """The style of a theme ("light", "dark" or "grey")."""
    found = palette.colours(theme)
    grey, dark = theme == "grey", theme == "dark"
    directions = found["direction"]
    assert isinstance(directions, dict)
    return Style(
        theme=theme,
        ground={name: value for name, value in found.items() if isinstance(value, str)},
        ramp=palette.ramp(theme),
        types=_GREY_TYPES if grey else tuple(palette.TYPE_COLOURS.values()),
        directions=_GREY_DIRECTIONS if grey else directions,
        dashes=_GREY_DASHES if grey else dict.fromkeys(directions, ()),
        marks=("circle", "square", "triangle", "diamond") if grey else ("circle",) * 4,
        paper="#10191F" if dark else "#FFFFFF",
        small="#A9B9C1" if dark else "#555555" if grey else "#5B6A72",
        sea_text="#8DB8D2" if dark else "#777777" if grey else "#5C8AA6",
        country_text="#7F929B" if dark else "#8A8A8A" if grey else "#7E878B",
    )


def with_ramp_of(look: Style, payload: Mapping[str, Any]) -> Style:
    """The style with the colours of a change, from fewer to more, where a payload is of one.

    In the theme "grey" they run from light (fewer) to dark (more): the two hues of a diverging ramp are one grey there.
    """
    own = (payload.get("palettes") or {}).get(look.theme)
    if own is None or len(own["ramp"]) == len(look.ramp):  # the ramp of counts, which the style has
        return look
    return replace(look, ramp=_GREY_CHANGE if look.theme == "grey" else tuple(own["ramp"]))


def luminance(colour: str) -> float:
    """How light a colour is, 0 black to 1 white (WCAG 2 relative luminance)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How well two colours can be told apart, 1 to 21 (WCAG 2 contrast ratio)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
