"""The calendars of the newswires: the Gregorian one and Iran's Solar Hijri one, in dates of reduced precision.

Takes years, months and days of either calendar and gives Gregorian days; the leap years of the Solar Hijri calendar
come from jdatetime. Days of the lunar Islamic calendar are recognised by its month names elsewhere and never converted, for
its months begin by the sighting of the moon; only its feasts are placed, by the month (`occasions`).
"""

from __future__ import annotations

import calendar as gregorian_calendar
from datetime import date, timedelta
from functools import lru_cache

from jdatetime import GregorianToJalali, JalaliToGregorian

GREGORIAN = "gregorian"
SOLAR = "solar"
LUNAR = "lunar"

# The years a newswire article on this border can speak of; anything else in four digits is an amount.
GREGORIAN_YEARS = range(1980, 2061)
SOLAR_YEARS = range(1359, 1440)

SEASON_MONTHS = {1: (3, 5), 2: (6, 8), 3: (9, 11), 4: (12, 2)}
"""Meteorological seasons in Gregorian months; the winter that begins in December runs into the next year."""

Span = tuple[date, date]


@lru_cache(maxsize=4096)
def day_of(calendar: str, year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a day in a calendar.

    Parameters
    ----------
    calendar : str
        ``"gregorian"`` or ``"solar"``.
    year, month, day : int
        As the calendar counts them.

    Returns
    -------
    date or None
        None where the calendar has no such day (31 September, 30 Esfand of a common year).
    """
    try:
        if calendar == GREGORIAN:
            return date(year, month, day)
        if calendar != SOLAR or day > 31:
            return None
        found = date(*JalaliToGregorian(year, month, day).getGregorianList())
        return found if solar_parts(found) == (year, month, day) else None
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=4096)
def solar_parts(day: date) -> tuple[int, int, int]:
    """Return year, month and day of a Gregorian day in the Solar Hijri calendar."""
    year, month, number = GregorianToJalali(day.year, day.month, day.day).getJalaliList()
    return int(year), int(month), int(number)


def parts_of(calendar: str, day: date) -> tuple[int, int, int]:
    """Return year, month and day of a Gregorian day as the calendar counts them."""
    return solar_parts(day) if calendar == SOLAR else (day.year, day.month, day.day)


@lru_cache(maxsize=2048)
def month_span(calendar: str, year: int, month: int) -> Span | None:
    """Return first and last day of a month, or None where there is no such month."""
    first = day_of(calendar, year, month, 1)
    following = day_of(calendar, year + month // 12, month % 12 + 1, 1)
    if first is None or following is None:
        return None
    return first, following - timedelta(days=1)


@lru_cache(maxsize=512)
def year_span(calendar: str, year: int) -> Span | None:
    """Return first and last day of a year of the calendar."""
    first, following = day_of(calendar, year, 1, 1), day_of(calendar, year + 1, 1, 1)
    return (first, following - timedelta(days=1)) if first and following else None


@lru_cache(maxsize=512)
def season_span(calendar: str, year: int, season: int) -> Span | None:
    """Return first and last day of a season (1 spring to 4 winter); the solar seasons are its quarters."""
    if calendar == SOLAR:
        first, last = month_span(SOLAR, year, season * 3 - 2), month_span(SOLAR, year, season * 3)
        return (first[0], last[1]) if first and last else None
    opening, closing = SEASON_MONTHS[season]
    closing_year = year + (closing < opening)
    return date(year, opening, 1), date(closing_year, closing, gregorian_calendar.monthrange(closing_year, closing)[1])


def move_months(day: date, months: int, calendar: str = GREGORIAN) -> tuple[int, int]:
    """Return year and month of the calendar that lie so many months from a day."""
    year, month, _ = parts_of(calendar, day)
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1
