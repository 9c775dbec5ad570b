"""The change between two periods, for a view that was saved comparing them: on screen, slides, pictures and in the report alike.

Takes a view with the events it selects; gives the comparison, a sentence that states it, rows for a table, and the payload of
its map in diverging colours.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from briefing.data import Data
from briefing.finding import plural
from briefing.view import View
from events.periods import Comparison, PeriodError, Span, compare, presets
from events.selection import Selection
from geo.comparison import difference
from geo.provinces import REGION, name

PRESET: Final = "Last 5 years and the 5 before"
"""The periods of a comparison that were saved as they stood when the page opened."""


def comparison(view: View, selection: Selection, data: Data, narrowed: Selection | None = None) -> Comparison | None:
    """The two periods of a view, held against each other; None where it compares none, or its periods cannot be read.

    Dates of the selection are left aside: the periods are the dates.
    """
    if view.page != "time" or view.params.get("view") != "compare":
        return None
    today = date.fromisoformat(data.day[:10])
    try:
        a, b = (Span.parse(view.params[key]) for key in ("a", "b"))
    except PeriodError:
        return None
    except KeyError:
        a, b = presets(today)[PRESET]
    whole = data.tables.select(selection.without("start", "end"))
    if narrowed:
        whole = whole.narrowed(data.tables.select(narrowed).mask)
    return compare(whole, a, b, today)


def sentence(found: Comparison, language: str = "en") -> str:
    """What changed: the numbers of both periods, in how many provinces there were more and fewer, and where most."""
    n_a, n_b = int(found.in_a.mask.sum()), int(found.in_b.mask.sum())
    text = f"{found.b.words}: {plural(n_b, 'event', 'events')}; {found.a.words}: {n_a:,}."
    if found.normalised:
        text += f" A year: {n_b / found.years_b:.1f} against {n_a / found.years_a:.1f}."
    provinces = found.provinces[found.provinces["code"] != REGION]
    more, fewer = int((provinces["change"] > 0).sum()), int((provinces["change"] < 0).sum())
    text += f" More in {plural(more, 'province', 'provinces')} and fewer in {fewer:,}"
    if more:
        best = provinces.iloc[0]
        gain = signed(float(best["change"]), found)
        text += f"; the largest gain is in {name(str(best['code']), language)}, {gain}"
    return f"{text}."


def rows(found: Comparison, most: int, language: str = "en") -> list[tuple[str, str]]:
    """The provinces that changed most, largest gains first, then the largest losses, with the numbers of both periods."""
    moved = found.provinces[found.provinces["change"] != 0]
    half = most // 2
    picked = moved if len(moved) <= most else moved.iloc[[*range(most - half), *range(len(moved) - half, len(moved))]]
    return [(name(str(row.code), language), f"{row.n_a:,} → {row.n_b:,}") for row in picked.itertuples()]


def numbers(found: Comparison, language: str = "en") -> dict[str, Any]:
    """The payload of its map."""
    return difference(
        found.provinces,
        {str(row.code): _lines(found, row) for row in found.provinces.itertuples()},
        unit=f"{found.b.words} against {found.a.words}, {'events a year' if found.normalised else 'events'}",
        language=language,
    )


def signed(change: float, found: Comparison) -> str:
    """A change as it is told: "+3", "−1.4 a year"."""
    return (f"{change:+.1f} a year" if found.normalised else f"{change:+.0f}").replace("-", "−")


def _lines(found: Comparison, row: Any) -> list[str]:
    return [f"{found.a.words}: {row.n_a:,}", f"{found.b.words}: {row.n_b:,}", f"Change {signed(row.change, found)}"]
