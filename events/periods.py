"""Two periods held against each other: how many events each province had in either, in a year, and what changed.

Takes a `Selected` and two `Span`s; gives a frame of differences and the numbers around it. An event belongs to a period
when it surely began in it; one of which the year alone is known belongs only where the whole of its year does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from events.counts import province_counts
from events.errors import EventsError
from events.partial_date import PartialDate, spoken
from events.tables import Selected

DAYS_OF_A_YEAR: Final = 365.25
_BETWEEN = re.compile(r"\s*(?:~|–|—|\bto\b|\.\.)\s*|\s+-\s+|(?<=^\d{4})-(?=\d{4}$)")


class PeriodError(EventsError):
    """A text is no period; the message says how to write one."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time with both ends included.

    Attributes
    ----------
    start, end : str
        ISO 8601 of reduced precision, in order of time.
    """

    start: str
    end: str

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read "2019~2023", "2025-03 – 2025-09" or a single date; ends in reverse are exchanged.

        Raises
        ------
        PeriodError
            Where either end is no date.
        """
        first, last = (_BETWEEN.split(text.strip(), maxsplit=1) * 2)[:2]
        try:
            start, end = PartialDate(first.strip()), PartialDate(last.strip())
        except ValueError as error:
            raise PeriodError(f"{error} A period is written 2019–2023 or 2025-03 – 2025-09.") from error
        if end.last_day < start.first_day:
            start, end = end, start
        return cls(start.text, end.text)

    def __str__(self) -> str:
        return self.start if self.start == self.end else f"{self.start}~{self.end}"

    @property
    def words(self) -> str:
        """In words: "2019–2023", "Mar 2025 – Sep 2025"."""
        if self.start == self.end:
            return spoken(self.start)
        years = len(self.start) == len(self.end) == 4
        return f"{self.start}–{self.end}" if years else f"{spoken(self.start)} – {spoken(self.end)}"

    def years(self, today: date) -> float:
        """Length in years, of a period still running up to today; at least a day."""
        first, last = PartialDate(self.start).first_day, PartialDate(self.end).last_day
        if first <= today < last:
            last = today
        return max(1, (last - first).days + 1) / DAYS_OF_A_YEAR

    def running(self, today: date) -> bool:
        """Whether the period has begun and not ended."""
        return PartialDate(self.start).first_day <= today < PartialDate(self.end).last_day


def presets(today: date) -> dict[str, tuple[Span, Span]]:
    """Pairs of periods a reader can choose by name: the earlier one first."""
    year = today.year
    return {
        f"{year} and {year - 1}": (_years(year - 1, year - 1), _years(year, year)),
        f"{year - 1} and {year - 2}": (_years(year - 2, year - 2), _years(year - 1, year - 1)),
        "Last 5 years and the 5 before": (_years(year - 9, year - 5), _years(year - 4, year)),
        "Last 10 years and the 10 before": (_years(year - 19, year - 10), _years(year - 9, year)),
    }


def within(selected: Selected, span: Span) -> np.ndarray:
    """Which events surely began in a period; one bool an event of the tables."""
    earliest, latest = _beginnings(selected)
    first, last = _days(span)
    return selected.mask & (earliest >= first) & (latest <= last)


def perhaps(selected: Selected, span: Span) -> np.ndarray:
    """Which events may have begun in a period and may not, their date being too vague; one bool an event of the tables."""
    earliest, latest = _beginnings(selected)
    first, last = _days(span)
    return selected.mask & (earliest <= last) & (latest >= first) & ~((earliest >= first) & (latest <= last))


@dataclass(frozen=True)
class Comparison:
    """Two periods, side by side.

    Attributes
    ----------
    a, b : Span
    in_a, in_b : Selected
        The events of either.
    years_a, years_b : float
        Lengths, of a running period up to today.
    normalised : bool
        Whether the lengths differ by more than a fiftieth, so that changes are told in events a year.
    provinces : DataFrame
        `code`, `n_a`, `n_b`, `rate_a`, `rate_b` (events a year), `change` (a year where normalised, else events) and
        `fate` ("gained", "lost", "level", "new": none in a, "silent": none in b). Provinces with events in either, largest
        gain first; IQ-KR is a row of its own.
    n_vague : int
        Events left out because their date is too vague to say in which period they began.
    """

    a: Span
    b: Span
    in_a: Selected
    in_b: Selected
    years_a: float
    years_b: float
    normalised: bool
    provinces: pd.DataFrame
    n_vague: int


def compare(selected: Selected, a: Span, b: Span, today: date) -> Comparison:
    """Hold two periods against each other."""
    in_a, in_b = selected.narrowed(within(selected, a)), selected.narrowed(within(selected, b))
    years_a, years_b = a.years(today), b.years(today)
    normalised = abs(years_a / years_b - 1) > 0.02
    counts = [province_counts(part).set_index("code")["n_events"] for part in (in_a, in_b)]
    frame = pd.concat(counts, axis=1, keys=["n_a", "n_b"]).fillna(0).astype(np.int64)
    frame["rate_a"], frame["rate_b"] = frame["n_a"] / years_a, frame["n_b"] / years_b
    frame["change"] = frame["rate_b"] - frame["rate_a"] if normalised else (frame["n_b"] - frame["n_a"]).astype(float)
    frame["fate"] = np.select(
        [frame["n_a"] == 0, frame["n_b"] == 0, frame["change"] > 0, frame["change"] < 0],
        ["new", "silent", "gained", "lost"],
        "level",
    )
    frame = frame.rename_axis("code").reset_index()
    return Comparison(
        a=a,
        b=b,
        in_a=in_a,
        in_b=in_b,
        years_a=years_a,
        years_b=years_b,
        normalised=normalised,
        provinces=frame.sort_values(["change", "n_b", "code"], ascending=[False, False, True], ignore_index=True),
        n_vague=int((perhaps(selected, a) | perhaps(selected, b)).sum()),
    )


def _years(first: int, last: int) -> Span:
    return Span(str(first), str(last))


def _days(span: Span) -> tuple[int, int]:
    return _day(PartialDate(span.start).first_day), _day(PartialDate(span.end).last_day)


def _day(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()


def _beginnings(selected: Selected) -> tuple[np.ndarray, np.ndarray]:
    """Earliest and latest day an event may have begun on; undated events never begin."""
    events = selected.tables.events
    earliest = events["first_day"].to_numpy().astype(np.int64)
    precision = events["precision"].cat
    month = earliest.astype("datetime64[D]").astype("datetime64[M]")
    stops = {"day": earliest, "month": _last_day(month + 1), "year": _last_day(month + 12)}
    latest = earliest.copy()
    for name, stop in stops.items():
        rows = precision.codes.to_numpy() == precision.categories.get_loc(name)
        latest[rows] = stop[rows]
    return earliest, latest


def _last_day(next_month: np.ndarray) -> np.ndarray:
    return next_month.astype("datetime64[D]").astype(np.int64) - 1
