"""Events along time: which step an event belongs to, how many there are by period and type, and when most happened.

Takes a `Selected`; gives small frames with documented columns for charts, and the numbers a page about time opens with.

How vague dates are treated, everywhere time is an axis:

* An event stands in the step in which it began. Its end moves nothing.
* A date of year precision is no date in January. In steps of a year it counts like any other. In shorter steps it
  belongs to no month and is shown apart, as "of the year, month unknown". Sums that run over at least a year, cumulative
  ones included, take it in with the last step of its year, by when it had surely begun.
* Undated events stand outside every step and are counted beside them.
* Events not reported as held (proposed, planned, postponed, cancelled) are told from those held: their date is often
  that of the announcement.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd

from events.counts import TYPES
from events.tables import Selected
from events.vocabulary import Status

Unit = Literal["month", "quarter", "year"]
MONTHS: Final[dict[Unit, int]] = {"month": 1, "quarter": 3, "year": 12}
"""How many months a step of each unit has."""

UNKNOWN: Final = -1
"""The month of an event of which the year alone is known."""


def placed(selected: Selected) -> pd.DataFrame:
    """The dated events of a selection with the month they began in.

    Returns
    -------
    DataFrame
        Index: row of `Tables.events`. `month` (int: year × 12 + month − 1; UNKNOWN where the year alone is known),
        `year` (int), `type` (int: position in TYPES), `held` (bool: status completed).
    """
    events = selected.tables.events
    precision, status = events["precision"].cat, events["status"].cat
    rows = np.flatnonzero(selected.mask & (precision.codes.to_numpy() >= 0))
    day = events["first_day"].to_numpy()[rows].astype("datetime64[D]")
    month = day.astype("datetime64[M]").astype(np.int64) + 1970 * 12
    year_only = precision.codes.to_numpy()[rows] == precision.categories.get_loc("year")
    return pd.DataFrame(
        {
            "month": np.where(year_only, UNKNOWN, month),
            "year": month // 12,
            "type": events["type"].cat.codes.to_numpy()[rows].astype(np.int64),
            "held": status.codes.to_numpy()[rows] == status.categories.get_loc(str(Status.COMPLETED)),
        },
        index=rows,
    )


def by_period(selected: Selected, unit: Unit) -> pd.DataFrame:
    """Events by period, type and whether they were held.

    Returns
    -------
    DataFrame
        `period` ("2025-10", "2025-Q4", "2025"), `start`, `end` (datetime64: first day of the period and of the next),
        `type`, `held`, `month_known` (False where the period is a whole year only because the month is not known; always
        True in steps of a year), `n_events`. Only what occurs, in order of time.
    """
    found = placed(selected)
    known = (found["month"] != UNKNOWN) | (unit == "year")
    length = np.where(known, MONTHS[unit], 12)
    month = np.where(found["month"] == UNKNOWN, found["year"] * 12, found["month"])
    counted = (
        found.assign(first=month // length * length, length=length, month_known=known)
        .groupby(["first", "length", "month_known", "type", "held"], as_index=False)
        .agg(n_events=("year", "size"))
        .sort_values(["first", "length", "type", "held"], ascending=[True, True, True, False], ignore_index=True)
    )
    first = counted["first"].to_numpy(np.int64)
    length = counted["length"].to_numpy(np.int64)
    return pd.DataFrame(
        {
            "period": [period_text(int(m), int(n)) for m, n in zip(first, length, strict=True)],
            "start": _first_day(first),
            "end": _first_day(first + length),
            "type": np.array(TYPES, dtype=object)[counted["type"].to_numpy(np.int64)],
            "held": counted["held"].astype(bool),
            "month_known": counted["month_known"].astype(bool),
            "n_events": counted["n_events"],
        }
    )


def period_text(month: int, length: int) -> str:
    """A period as ISO-like text: "2025-10", "2025-Q4" or "2025", from its first month (year × 12 + month − 1)."""
    year, within = divmod(month, 12)
    if length == 12:
        return f"{year}"
    return f"{year}-Q{within // 3 + 1}" if length == 3 else f"{year}-{within + 1:02d}"


def period_months(text: str) -> tuple[int, int] | None:
    """First month (year × 12 + month − 1) and number of months of "2025-10", "2025-Q4" or "2025"; None for other text."""
    year, _, part = text.partition("-")
    if not (year.isascii() and year.isdigit() and len(year) == 4) or ("-" in text and not part):
        return None
    first = int(year) * 12
    if not part:
        return first, 12
    if part[0] in "Qq" and part[1:] in ("1", "2", "3", "4"):
        return first + 3 * (int(part[1:]) - 1), 3
    if part.isascii() and part.isdigit() and len(part) == 2 and 1 <= int(part) <= 12:
        return first + int(part) - 1, 1
    return None


def spoken_period(text: str) -> str:
    """A period in words: "Oct 2025", "Oct–Dec 2025", "2025"."""
    found = period_months(text)
    if found is None or found[1] == 12:
        return text
    first, length = found
    names = calendar.month_abbr[first % 12 + 1], calendar.month_abbr[first % 12 + length]
    return f"{names[0]} {first // 12}" if length == 1 else f"{names[0]}–{names[1]} {first // 12}"


def in_period(selected: Selected, text: str, *, back_to: str | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Which events begin in a period, and which may: those of whose date the year alone is known.

    Parameters
    ----------
    selected : Selected
    text : str
        "2025-10", "2025-Q4" or "2025".
    back_to : str, optional
        An earlier period to begin with (a moving window).

    Returns
    -------
    tuple of ndarray of bool
        One bool an event of the tables each. The second holds events of year precision that are not surely inside.

    Raises
    ------
    ValueError
        Where a text is no period.
    """
    last, first = period_months(text), period_months(back_to or text)
    if last is None or first is None:
        raise ValueError(f"“{text}” is not a period: write 2025, 2025-Q4 or 2025-10.")
    start, stop = first[0], last[0] + last[1]
    found = placed(selected)
    month, year = found["month"].to_numpy(), found["year"].to_numpy()
    vague = month == UNKNOWN
    when = np.where(vague, year * 12 + 11, month)
    inside = (when >= start) & (when < stop) & (~vague | (stop - start >= 12))
    touches = vague & ~inside & (year * 12 < stop) & (year * 12 + 12 > start)
    surely, perhaps = np.zeros_like(selected.mask), np.zeros_like(selected.mask)
    surely[found.index.to_numpy()[inside]] = True
    perhaps[found.index.to_numpy()[touches]] = True
    return surely, perhaps


def snapped(left: float, right: float, unit: Unit) -> tuple[str, str]:
    """A stretch a reader has drawn on a time axis, as the whole periods it covers.

    Parameters
    ----------
    left, right : float
        In years: 2025.5 is the first of July 2025. In either order.
    unit : str
        Each end moves to the nearest beginning of a period; at least the one period in the middle is covered.

    Returns
    -------
    tuple of str
        First and last date, of year precision in steps of a year, else of month precision.
    """
    left, right = sorted((left, right))
    per_year = 12 // MONTHS[unit]
    first, stop = round(left * per_year), round(right * per_year)
    if stop <= first:
        first = int((left + right) / 2 * per_year)
        stop = first + 1
    length = 12 if unit == "year" else 1
    months = first * MONTHS[unit], stop * MONTHS[unit] - 1
    return period_text(months[0] // length * length, length), period_text(months[1] // length * length, length)


@dataclass(frozen=True, slots=True)
class Timing:
    """The numbers a page about time opens with.

    Attributes
    ----------
    n_events, n_undated, n_year_only, n_not_held : int
        All events; without a date; of which the year alone is known; dated ones not reported as held.
    first_year, last_year : int or None
        Of dated events.
    busiest_year, busiest_month : tuple of (str, int) or None
        The period with most events and their number; the latest where several are level. Months count events of known
        month only.
    silent_years : tuple of int
        Years between the first and the last without any event.
    """

    n_events: int
    n_undated: int
    n_year_only: int
    n_not_held: int
    first_year: int | None
    last_year: int | None
    busiest_year: tuple[str, int] | None
    busiest_month: tuple[str, int] | None
    silent_years: tuple[int, ...]


def timing(selected: Selected) -> Timing:
    """The numbers of the opening sentence."""
    found = placed(selected)
    years = found["year"].value_counts()
    months = found.loc[found["month"] != UNKNOWN, "month"].value_counts()
    first, last = (int(years.index.min()), int(years.index.max())) if len(years) else (None, None)
    return Timing(
        n_events=len(selected),
        n_undated=len(selected) - len(found),
        n_year_only=int((found["month"] == UNKNOWN).sum()),
        n_not_held=int((~found["held"]).sum()),
        first_year=first,
        last_year=last,
        busiest_year=_most(years, 12),
        busiest_month=_most(months, 1),
        silent_years=tuple(sorted(set(range(first, last)) - set(years.index)) if first and last else ()),
    )


def _most(counts: pd.Series, length: int) -> tuple[str, int] | None:
    if not len(counts):
        return None
    n = int(counts.max())
    latest = int(counts.index[counts == n].max())
    return period_text(latest * length if length == 12 else latest, length), n


def _first_day(month: np.ndarray) -> pd.DatetimeIndex:
    return pd.DatetimeIndex((month - 1970 * 12).astype("datetime64[M]").astype("datetime64[ns]"))
