"""Works out what a told date is in days: from a rule, the published date and the date told before it.

Takes ``Point`` objects of ``dates.rules``; gives ISO dates of reduced precision. A date without a year is put in the
year that fits the published date best; without a published date it stays without an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from events.extract.dates.calendars import (
    GREGORIAN,
    LUNAR,
    SOLAR,
    Span,
    day_of,
    month_span,
    move_months,
    parts_of,
    season_span,
    year_span,
)
from events.extract.dates.points import Point

Tense = Literal["past", "future", "unknown"]
Basis = Literal["stated", "relative to publication", "publication date", "inferred"]

# The tense is read off single words and can be wrong: it chooses the year only of a date that is not close by.
TENSE_SLACK = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Resolved:
    """First and last day a point may mean, how fine it is ("day", "month", "year") and on what that rests."""

    first: date
    last: date
    precision: Literal["day", "month", "year"]
    basis: Basis
    calendar: str = GREGORIAN

    @property
    def start(self) -> str:
        """The start as an ISO date of reduced precision."""
        return _iso(self.first, self.precision)

    @property
    def end(self) -> str | None:
        """The end, where it lies in another month than the start (a solar month, a season); else None."""
        if self.precision != "month" or (self.first.year, self.first.month) == (self.last.year, self.last.month):
            return None
        return _iso(self.last, self.precision)


def _iso(day: date, precision: str) -> str:
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]


def resolve_point(point: Point, published: date | None, previous: Resolved | None, tense: Tense) -> Resolved | None:
    """Return the days a point means, or None where what it counts from is not known.

    Parameters
    ----------
    point : Point
        What the text says.
    published : date or None
        The day the article came out.
    previous : Resolved or None
        The date told before this one, for "two months before that" and for years left out.
    tense : {"past", "future", "unknown"}
        The tense of the sentence: it chooses between the Monday gone and the Monday to come.
    """
    try:
        if point.calendar == LUNAR:
            return None
        if point.unit is not None:
            return _shifted(point, published, previous)
        if point.weekday is not None and point.month is None:
            return _weekday(point, published, tense)
        if point.year is not None:
            return _dated(point, point.year, "stated")
        if point.year_shift is not None and published is not None:
            year = parts_of(point.calendar, published)[0] + point.year_shift
            return _dated(point, year, "relative to publication")
        if point.month is None and point.season is None and point.day is not None:
            return _day_of_month(point, published, previous, tense)
        if published is not None and not point.year_of_previous:
            return _nearest(point, published, tense)
        if previous is not None:
            return _dated(point, parts_of(point.calendar, previous.first)[0], "inferred")
    except (ValueError, OverflowError):
        return None
    return None


def _dated(point: Point, year: int, basis: Basis) -> Resolved | None:
    if point.season is not None:
        span = season_span(point.calendar, year, point.season)
        return Resolved(*_part_of(span, point.part), "month", basis) if span else None
    if point.month is None:
        if point.calendar == SOLAR:
            # A solar year begins in March: three quarters of it lie in the Gregorian year it begins in.
            solar = year_span(SOLAR, year)
            if solar and point.part == "late":
                solar = (date(solar[1].year, 1, 1), solar[1])  # "late in 1401" is in winter, after New Year
            return Resolved(*solar, "year", basis, SOLAR) if solar else None
        span = year_span(GREGORIAN, year)
        return Resolved(*span, "year", basis) if span else None
    if point.nth is not None and point.weekday is not None:
        return _nth_weekday(month_span(point.calendar, year, point.month), point.weekday, point.nth, basis)
    if point.day is None:
        span = month_span(point.calendar, year, point.month)
        return Resolved(*_part_of(span, point.part), "month", basis, point.calendar) if span else None
    day = _day_in(point.calendar, year, point.month, point.day)
    return Resolved(day, day, "day", basis, point.calendar) if day else None


def _day_in(calendar: str, year: int, month: int, day: int) -> date | None:
    """A day of a month, which -1 counts from its end ("the last day of Mehr")."""
    if day > 0:
        return day_of(calendar, year, month, day)
    span = month_span(calendar, year, month)
    return span[1] + timedelta(days=day + 1) if span else None


def _nth_weekday(span: Span | None, weekday: int, nth: int, basis: Basis) -> Resolved | None:
    """The first, second … or, with -1, the last Wednesday of a month."""
    if span is None:
        return None
    first, last = span
    if nth < 0:
        day = last - timedelta(days=(last.weekday() - weekday) % 7)
    else:
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return Resolved(day, day, "day", basis) if first <= day <= last else None


def _part_of(span: Span, part: str | None) -> Span:
    """The first, the middle or the last days of a solar month or a season, which lie in fewer Gregorian months than the whole."""
    first, last = span
    if part is None or (first.year, first.month) == (last.year, last.month):
        return span
    quarter = timedelta(days=((last - first).days + 1) // 4)
    if part == "early":
        return first, first + quarter
    return (last - quarter, last) if part == "late" else (first + quarter * 1.5, last - quarter * 1.5)


def _nearest(point: Point, published: date, tense: Tense) -> Resolved | None:
    """Choose the year of a date that names none."""
    year = parts_of(point.calendar, published)[0]
    choices = [r for r in (_dated(point, year + n, "stated") for n in (-1, 0, 1)) if r is not None]
    if point.weekday is not None and all(_distance(r, published) > TENSE_SLACK.days for r in choices):
        choices = [r for r in choices if r.first.weekday() == point.weekday] or choices
    if point.which == -2:  # "the winter before last"
        gone = [r for r in (_dated(point, year + n, "stated") for n in (-3, -2, -1, 0)) if r and r.last < published]
        return gone[-2] if len(gone) > 1 else None
    if point.which is not None:
        choices = [r for r in choices if _lies(r, published, point.which)] or choices
    elif tense == "past":
        choices = [r for r in choices if r.first <= published + TENSE_SLACK] or choices
    elif tense == "future":
        choices = [r for r in choices if r.last >= published - TENSE_SLACK] or choices
    return min(choices, key=lambda r: _distance(r, published)) if choices else None


def _lies(resolved: Resolved, published: date, which: int) -> bool:
    if which < 0:
        return resolved.last < published
    return resolved.first > published if which > 0 else True


def _distance(resolved: Resolved, day: date) -> int:
    if resolved.first <= day <= resolved.last:
        return 0
    return min(abs((resolved.first - day).days), abs((resolved.last - day).days))


def _day_of_month(point: Point, published: date | None, previous: Resolved | None, tense: Tense) -> Resolved | None:
    """Place "the 16th" in the month that fits."""
    near = published or (previous.first if previous else None)
    if near is None or point.day is None:
        return None
    months = [move_months(near, n) for n in (-1, 0, 1)]
    days = [d for d in (day_of(GREGORIAN, y, m, point.day) for y, m in months) if d]
    if tense == "past":
        days = [d for d in days if d <= near] or days
    elif tense == "future":
        days = [d for d in days if d >= near] or days
    if not days:
        return None
    best = min(days, key=lambda d: abs((d - near).days))
    return Resolved(best, best, "day", "stated" if published else "inferred")


def _weekday(point: Point, published: date | None, tense: Tense) -> Resolved | None:
    if published is None or point.weekday is None:
        return None
    back = (published.weekday() - point.weekday) % 7
    if point.which == -1:
        day = published - timedelta(days=back or 7)
    elif point.which == 1 or (point.which is None and tense == "future"):
        day = published + timedelta(days=7 - back)
    elif point.which == 0 and tense != "past":
        day = published + timedelta(days=(7 - back) % 7)
    else:
        day = published - timedelta(days=back)
    day += timedelta(days=point.shift)  # "the Monday before last"
    return Resolved(day, day, "day", "relative to publication")


def _shifted(point: Point, published: date | None, previous: Resolved | None) -> Resolved | None:
    anchor = previous.first if point.from_previous and previous else published
    of_month = (
        point.unit == "month" and point.day is not None
    )  # "on the 5th of the month": the running one, where none is told
    if anchor is None or (point.from_previous and previous is None and not of_month):
        return None
    basis: Basis = "inferred" if point.from_previous else "relative to publication"
    if point.unit == "day":
        day = anchor + timedelta(days=point.shift)
        if point.weekday is not None and day.weekday() != point.weekday:
            # "Today, Sunday" in an article put up on Monday: the weekday is what the reporter knew.
            day = min(
                (day + timedelta(days=n) for n in (-1, 1, -2, 2, -3, 3)), key=lambda d: d.weekday() != point.weekday
            )
        return Resolved(day, day, "day", basis)
    if point.unit == "week":
        # A week cannot be said in a reduced-precision date: it counts as the month of its middle.
        middle = anchor + timedelta(days=7 * point.shift)
        if point.weekday is not None:
            # The week of both countries begins on Saturday: "Saturday of next week" is the next Saturday.
            saturday = middle - timedelta(days=(middle.weekday() + 2) % 7)
            day = saturday + timedelta(days=(point.weekday + 2) % 7)
            return Resolved(day, day, "day", basis)
        monday = middle - timedelta(days=middle.weekday())
        first, last = month_span(GREGORIAN, middle.year, middle.month) or (monday, monday)
        return Resolved(max(monday, first), min(monday + timedelta(days=6), last), "month", basis)
    if point.unit == "month":
        if point.day is not None:
            calendar = previous.calendar if point.from_previous and previous else point.calendar
            year, month, _ = parts_of(calendar, anchor)
            year, month = year + (month + point.shift - 1) // 12, (month + point.shift - 1) % 12 + 1
            told = _day_in(calendar, year, month, point.day)
            return Resolved(told, told, "day", basis) if told else None
        year, month = move_months(anchor, point.shift)
        span: Span | None = month_span(GREGORIAN, year, month)
        if point.nth is not None and point.weekday is not None:
            return _nth_weekday(span, point.weekday, point.nth, basis)
        return Resolved(*span, "month", basis) if span else None
    span = year_span(GREGORIAN, anchor.year + point.shift)
    return Resolved(*span, "year", basis) if span else None
