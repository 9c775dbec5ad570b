"""Charts of a briefing as printed sheets: events by period and kind, in the look of the printed maps.

Takes a `Resolved` view; gives a matplotlib figure. The same numbers are drawn as a native chart on a slide.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from briefing.periods import STEPS, Step, counts, timeline
from briefing.resolving import Resolved
from events.counts import TYPES
from geo.palette import Theme
from geo.print_legend import text
from geo.print_page import Sheetful, Size, sheetful
from geo.print_style import style

KINDS: Final = ("Delegations", "Exhibitions", "Agreements", "Forums")
_HATCHES: Final = ("", "", "////", "....")


def step_of(shown: Resolved) -> Step:
    """The length of the periods that a view of time was saved with; years where none was."""
    return next((step for step in STEPS if step == shown.view.params.get("unit")), "year")


def time_chart(
    shown: Resolved,
    *,
    theme: Theme = "light",
    size: Size = "screen",
    title: str = "",
    subtitle: str = "",
    foot: bool = True,
) -> Figure:
    """Events by period as stacked columns, a colour a kind."""
    look = style(theme)
    time = timeline(shown.selected, step_of(shown))
    small = [shown.sources, " ".join(part for part in (f"{shown.as_of}.", time.outside()) if part)] if foot else []
    page = sheetful(size, look, title, subtitle, small)
    x, y, width, height = page.room
    k, axes = page.k, page.axes
    grid = counts(shown.selected, time)
    left, low = x + 26 * k, y + 18 * k
    high = y + height - 22 * k
    most = int(grid.sum(axis=1).max()) if len(grid) else 0
    ticks = _ticks(most)
    for tick in ticks:
        level = low + (high - low) * tick / ticks[-1]
        axes.add_artist(
            Rectangle(
                (left, level - 0.3), x + width - left, 0.6, color=look["line"], alpha=0.55 if tick else 1, linewidth=0
            )
        )
        text(axes, left - 5 * k, level - 2.6 * k, f"{tick:,}", 8 * k, look.small, ha="right")
    pitch = (x + width - left) / max(len(grid), 1)
    every = max(1, int(np.ceil(34 * k / pitch)))
    for i, (label, row) in enumerate(grid.iterrows()):
        base = low
        for kind, n in enumerate(row):
            tall = (high - low) * int(n) / ticks[-1]
            axes.add_artist(
                Rectangle(
                    (left + (i + 0.13) * pitch, base), 0.74 * pitch, tall, facecolor=look.types[kind],
                    edgecolor=look["text"] if theme == "grey" else look.paper, linewidth=0.5,
                    hatch=_HATCHES[kind] if theme == "grey" else None, gid=f"{label} {TYPES[kind]}",
                )
            )  # fmt: skip
            base += tall
        if i % every == 0:
            text(axes, left + (i + 0.5) * pitch, low - 11 * k, str(label), 8 * k, look.small, ha="center")
    _key(page, left, y + height - 11 * k, grid.sum(axis=0).tolist(), theme)
    return page.figure


def _key(page: Sheetful, x: float, y: float, totals: list[int], theme: Theme) -> None:
    look, k = style(theme), page.k
    for kind, n in enumerate(totals):
        page.axes.add_artist(
            Rectangle(
                (x, y), 10 * k, 8 * k, facecolor=look.types[kind], edgecolor=look["text"] if theme == "grey" else "none",
                linewidth=0.5, hatch=_HATCHES[kind] if theme == "grey" else None,
            )
        )  # fmt: skip
        text(page.axes, x + 14 * k, y + 1 * k, f"{KINDS[kind]} ({n:,})", 9 * k, look["text"])
        x += 108 * k


def _ticks(most: int) -> list[int]:
    """Round numbers from 0 to at least the largest count."""
    step = next(size * 10**power for power in range(9) for size in (1, 2, 5) if size * 10**power * 5 >= most)
    return list(range(0, max(step, -(-most // step) * step) + 1, step))
