"""What a date rule says: points in time as told, before they are worked out.

Takes and gives nothing by itself; `dates.rules` makes rules of words, `dates.resolution` days of rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from events.extract.dates.calendars import GREGORIAN

Kind = Literal["day", "week", "month", "season", "year", "range", "duration", "recurrence"]


@dataclass(frozen=True, slots=True)
class Point:
    """A point in time as told: parts of a calendar date, or so many units from a day known otherwise."""

    calendar: str = GREGORIAN
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    weekday: int | None = None
    which: int | None = None  # of a weekday, month or season: -2 the one before the last, -1 last, 0 this, 1 next
    year_shift: int | None = None  # "last year" beside a month
    year_of_previous: bool = False
    unit: str | None = None  # of a shift
    shift: int = 0
    from_previous: bool = False
    part: str | None = None  # early, middle, late
    nth: int | None = None  # of a weekday in its month: 1 the first, -1 the last


@dataclass(frozen=True, slots=True)
class Rule:
    """One date as told: its kind, one or two points, the length in days, and whether it is part of a name."""

    kind: Kind
    start: Point | None = None
    end: Point | None = None
    days: int | None = None
    in_name: bool = False
    of_another: bool = False  # "eight months after they signed": when that was which is told behind it
    elapsed: bool = False  # "after three days": from publication on only where the event lies ahead
