"""Dates as sources give them: a year, a month or a day, never more than was said.

Takes ISO 8601 text of reduced precision ("2025", "2025-05", "2025-05-21"); gives the same text back unchanged, with the
days it may stand for. The precision is part of the value.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import total_ordering
from typing import Annotated, Literal

from pydantic import AfterValidator

Precision = Literal["year", "month", "day"]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAY_LONG = 10
"""How many letters a date of a day has; one of a month has seven, of a year four."""
_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@total_ordering
class PartialDate:
    """A date of year, month or day precision.

    Parameters
    ----------
    text : str
        "2025", "2025-05" or "2025-05-21".

    Raises
    ------
    ValueError
        When the text is not of that form or names no real day; the message is a sentence for the reader.
    """

    __slots__ = ("first_day", "last_day", "precision", "text")

    def __init__(self, text: str) -> None:
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"“{text}” is not a date: write 2025, 2025-05 or 2025-05-21.")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            if day is not None and month is not None:
                self.precision: Precision = "day"
                self.first_day = self.last_day = date(year, month, day)
            elif month is not None:
                self.precision = "month"
                self.first_day = date(year, month, 1)
                self.last_day = date(year, month, calendar.monthrange(year, month)[1])
            else:
                self.precision = "year"
                self.first_day, self.last_day = date(year, 1, 1), date(year, 12, 31)
        except ValueError:
            raise ValueError(f"“{text}” is not a date in the calendar.") from None
        self.text = text

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and self.text == other.text

    def __lt__(self, other: PartialDate) -> bool:
        """Order by first day, the vaguer one first, so that sorted dates read as a person would list them."""
        return (self.first_day, -self.last_day.toordinal()) < (other.first_day, -other.last_day.toordinal())

    def covers(self, other: PartialDate) -> bool:
        """Whether the other date may be a closer telling of this one ("2025" covers "2025-05-21")."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day

    def overlaps(self, other: PartialDate) -> bool:
        """Whether the two may stand for the same day."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day


def checked(text: str) -> str:
    """The text itself where it is a date of reduced precision; raises ValueError with a sentence otherwise."""
    return PartialDate(text).text


def days_between(first: str, last: str) -> int:
    """How many days lie from the first day of one date to that of another; below 0 where the second is earlier."""
    return (PartialDate(last).first_day - PartialDate(first).first_day).days


def spoken(text: str | None) -> str:
    """A date in words as a briefer would say it: "21 May 2025", "May 2025", "2025", "undated".

    Parameters
    ----------
    text : str or None
        ISO 8601 of reduced precision.
    """
    if not text:
        return "undated"
    day = PartialDate(text)
    if day.precision == "year":
        return text
    month = f"{MONTHS[day.first_day.month - 1]} {day.first_day.year}"
    return month if day.precision == "month" else f"{day.first_day.day} {month}"


IsoDate = Annotated[str, AfterValidator(checked)]
"""A pydantic field type: ISO 8601 text of reduced precision, kept as written."""
