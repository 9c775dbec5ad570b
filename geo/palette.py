"""Colours that carry meaning, for screens and print alike: one ramp for counts, Okabe–Ito for types and directions.

Takes a theme name ("light", "dark" or "grey", which stays readable in grey-scale print); gives hex colours, and the
classes into which counts are cut for shading.
"""

from __future__ import annotations

from typing import Final, Literal

Theme = Literal["light", "dark", "grey"]

TYPE_COLOURS: Final = {
    "delegation": "#0072B2",
    "exhibition": "#E69F00",
    "agreement": "#009E73",
    "forum": "#CC79A7",
}
"""Event types. Source: the colour-blind safe set of Okabe and Ito, Color Universal Design (2008)."""

DIRECTION_COLOURS: Final = {
    "iran_to_iraq": "#D55E00",
    "iraq_to_iran": "#56B4E9",
    "mutual": "#5C5470",
}
"""Directions of ties: the two colours of the same set that no type uses, and a neutral for mutual."""

_RAMPS: Final[dict[Theme, tuple[str, ...]]] = {
    "light": ("#DCE9EA", "#B9D6D9", "#8FBDC3", "#5F9EA8", "#357C89", "#155867"),
    "dark": ("#1F3840", "#254A54", "#2D616C", "#3A7A86", "#5196A1", "#79B7BF"),
    "grey": ("#EDEDED", "#D6D6D6", "#B8B8B8", "#949494", "#6C6C6C", "#424242"),
}

_GROUND_NAMES: Final = (
    "sea", "context", "context_line", "iran", "iraq", "line", "border_province", "border", "picked", "halo", "region", "text",
)  # fmt: skip
_GROUND: Final[dict[Theme, str]] = {
    "light": "#D7E6EE #EFEFEB #CFCFC8 #F8F3E8 #F0EFF6 #A9B4B8 #3C5058 #8A2B3C #111111 #FFFFFF #6A4C93 #1D2B33",
    "dark": "#0E1A22 #182228 #2A373E #2B2A26 #282936 #55646C #C3D2D8 #F08A9B #FFFFFF #0C1418 #B79BE6 #E6EEF1",
    "grey": "#F4F4F4 #FAFAFA #DDDDDD #FFFFFF #FFFFFF #B0B0B0 #333333 #000000 #000000 #FFFFFF #555555 #111111",
}
_DARK_DIRECTIONS: Final = {"iran_to_iraq": "#F07F32", "iraq_to_iran": "#7CC8F2", "mutual": "#B6AECB"}

DIVERGING: Final = ("#8C510A", "#D8B365", "#F6E8C3", "#F2F2F2", "#C7EAE5", "#5AB4AC", "#01665E")
"""Fewer to more, for the difference of two periods. Source: ColorBrewer BrBG, colour-blind safe."""

N_CLASSES: Final = 6


def ramp(theme: Theme) -> tuple[str, ...]:
    """The six colours of the count ramp, fewest first. In the dark theme more events are lighter."""
    return _RAMPS[theme]


def colours(theme: Theme) -> dict[str, object]:
    """Every colour a map needs: ground colours by name, `ramp`, `type` (in the order of TYPE_COLOURS), `direction`."""
    directions = _DARK_DIRECTIONS if theme == "dark" else DIRECTION_COLOURS
    return {
        **dict(zip(_GROUND_NAMES, _GROUND[theme].split(), strict=True)),
        "ramp": list(_RAMPS[theme]),
        "type": list(TYPE_COLOURS.values()),
        "direction": dict(directions),
    }


def classes(most: int) -> list[tuple[int, int]]:
    """Cut counts 1…most into at most six classes that read well in a legend.

    Parameters
    ----------
    most : int
        The largest count; 0 gives no class.

    Returns
    -------
    list of (int, int)
        Lowest and highest count of each class, both included. Up to six counts each have a class of their own; above
        that, classes widen by about the same factor and begin at round numbers.
    """
    if most <= N_CLASSES:
        return [(n, n) for n in range(1, most + 1)]
    factor = most ** (1 / N_CLASSES)
    starts = [1]
    for i in range(1, N_CLASSES):
        start = max(_rounded(factor**i), starts[-1] + 1)
        if start <= most:
            starts.append(start)
    return list(zip(starts, [*(start - 1 for start in starts[1:]), most], strict=True))


def class_of(n: int, cut: list[tuple[int, int]]) -> int:
    """Index of the class that holds a count of at least 1."""
    return next(i for i in range(len(cut) - 1, -1, -1) if n >= cut[i][0])


def shade_of(index: int, n_classes: int) -> int:
    """Which of the six colours a class takes: few classes are spread over the ramp, the highest always the strongest."""
    return round((index + 1) * N_CLASSES / n_classes) - 1


def class_labels(cut: list[tuple[int, int]]) -> list[str]:
    """The classes as a legend writes them: "1", "2–4", "5,000–9,999", "10k–99k"."""
    return [_short(low) if low == high else f"{_short(low)}–{_short(high)}" for low, high in cut]


def _short(n: int) -> str:
    return f"{n:,}" if n < 10_000 else f"{n // 1000:,}k"


def _rounded(value: float) -> int:
    """The nearest number a person would choose: 1, 2, 3, 5, 8 times a power of ten above ten, else the nearest whole."""
    if value < 10:
        return round(value)
    power = 10 ** (len(str(int(value))) - 1)
    return min((step * power for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10)), key=lambda n: abs(n - value)).__round__()
