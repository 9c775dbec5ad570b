"""Two periods on maps: two payloads that share their classes, and one of the difference in diverging colours.

Takes small frames of counts and the lengths of the periods; gives plain dicts for `atlas.compare` and `atlas.update`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import pandas as pd

from geo import palette
from geo.payload import payload
from geo.provinces import REGION

PER_LONG: Final = 10
"""Periods of more than two years are put into events in ten years where they have to be told in the same unit."""

DARK: Final = ("#F0C27B", "#B07B33", "#5A472B", "#39454C", "#27565A", "#2F958A", "#8CE8D8")
"""`palette.DIVERGING` on a dark ground: the same hues, no change nearly as dark as the ground, the greatest the lightest."""


def side_by_side(
    a: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame],
    b: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame],
    *,
    years: tuple[float, float] | None = None,
    titles: tuple[str, str],
    **more: Any,
) -> dict[str, Any]:
    """Two payloads whose colours mean the same.

    Parameters
    ----------
    a, b : tuple of DataFrame
        Provinces, ties and venues of either period, as for `geo.payload.payload`.
    years : tuple of float, optional
        Lengths of the periods in years, where they differ and shading must be by rate; counts otherwise.
    titles : tuple of str
        What stands over either map.
    **more
        As for `geo.payload.payload`.

    Returns
    -------
    dict
        `a`, `b` (payloads) and `titles`.
    """
    factors = (1.0, 1.0)
    measure = "Events by province"
    if years is not None:
        per = 1 if max(years) <= 2 else PER_LONG
        factors = (per / years[0], per / years[1])
        measure = "Events by province, a year" if per == 1 else f"Events by province, in {per} years"
    values = [
        {
            code: max(1, round(n * factor))
            for code, n in zip(frame["code"], frame["n_events"], strict=True)
            if code != REGION
        }
        for (frame, *_), factor in zip((a, b), factors, strict=True)
    ]
    cut = palette.classes(max([n for side in values for n in side.values()], default=0))
    breaks = [[label, palette.shade_of(i, len(cut))] for i, label in enumerate(palette.class_labels(cut))]
    sides = []
    for frames, side in zip((a, b), values, strict=True):
        numbers = payload(*frames, measure=measure, **more)
        shade: Any = numbers["shade"]
        for code, n in side.items():
            shade[code][0] = palette.shade_of(palette.class_of(n, cut), len(cut))
        sides.append(numbers | {"breaks": breaks})
    return {"a": sides[0], "b": sides[1], "titles": list(titles)}


def difference(changes: pd.DataFrame, says: Mapping[str, list[str]], *, unit: str, **more: Any) -> dict[str, Any]:
    """The change of every province, fewer to more, as a payload without ties and venues.

    Parameters
    ----------
    changes : DataFrame
        `code`, `change` (float).
    says : mapping
        Code → lines of its tooltip.
    unit : str
        What a change is counted in, for the legend: "events" or "events a year".
    **more
        As for `geo.payload.payload`.
    """
    nothing = pd.DataFrame(columns=["code", "n_events", "delegation", "exhibition", "agreement", "forum"])
    ties = pd.DataFrame(columns=["iran", "iraq", "n_events", "iran_to_iraq", "iraq_to_iran", "mutual"])
    venues = pd.DataFrame(columns=["venue", "venue_code", "lat", "lon", *nothing.columns[1:]])
    shaded = changes[changes["code"] != REGION]
    thresholds = _thresholds(float(shaded["change"].abs().max()) if len(shaded) else 0.0)
    index = _index(thresholds)
    numbers = payload(nothing, ties, venues, measure=f"Change, {unit}", **more)
    themes: tuple[palette.Theme, ...] = ("light", "dark", "grey")
    return numbers | {
        "shade": {
            code: [index(change), 1, 0, 0, 0, 0] for code, change in zip(shaded["code"], shaded["change"], strict=True)
        },
        "breaks": [[label, i] for i, label in enumerate(_labels(thresholds)) if label],
        "palettes": {
            theme: palette.colours(theme) | {"ramp": list(DARK if theme == "dark" else palette.DIVERGING)}
            for theme in themes
        },
        "says": dict(says),
    }


def _thresholds(most: float) -> tuple[float, float, float]:
    """Where the three classes of more (and, mirrored, of fewer) begin; the first just above no change."""
    if most <= 0:
        return 0.05, 1.0, 2.0
    steps = [step * 10.0**power for power in range(-2, 7) for step in (1, 2, 5)]
    middle = min(steps, key=lambda step: abs(step - most / 4))
    strong = min((step for step in steps if step > middle), key=lambda step: abs(step - most / 2))
    return min(0.05, middle / 2), middle, strong


def _index(thresholds: tuple[float, float, float]) -> Callable[[float], int]:
    def index(change: float) -> int:
        size = sum(abs(change) >= threshold for threshold in thresholds)
        return 3 + size if change > 0 else 3 - size

    return index


def _labels(thresholds: tuple[float, float, float]) -> list[str]:
    _, middle, strong = (f"{value:g}" for value in thresholds)
    return [f"≤ −{strong}", f"−{middle}", "fewer", "level", "more", f"+{middle}", f"≥ +{strong}"]
