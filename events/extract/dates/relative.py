"""Dates told by their distance: "two weeks ago", "the Saturday before last", "two days before the opening", "next month".

Takes the name of a rule of ``dates.patterns`` and its row of tokens; gives a ``Rule``, or None where the row is no date.
"""

from __future__ import annotations

from typing import cast

from events.extract.dates.points import Kind, Point, Rule
from events.extract.dates.words import Token

DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
UNITS = {"D": "day", "W": "week", "B": "month", "A": "year"}
STEPS = {"t": 0, "l": -1, "n": 1, "m": None}


def value_of(row: list[Token], code: str) -> int | None:
    return next((t.value for t in row if t.code == code), None)


def count_of(row: list[Token]) -> int | None:
    for token in row:
        if token.code in "wdo#":
            return token.value
        if token.code == "Q":
            return int(token.value[0])
    return 1


def unit_of(row: list[Token]) -> str:
    for token in row:
        if token.code in UNITS:
            return UNITS[token.code]
        if token.code == "C":
            return str(token.value)
        if token.code == "Q":
            return str(token.value[1])
        if token.code == "X":
            return str(token.value).removesuffix("_adjective")
    return "day"


def length_of(row: list[Token]) -> int | None:
    count = count_of(row)
    return count * DAYS[unit_of(row)] if count is not None and count < 1000 else None


def step_of(codes: str) -> int | None:
    return next((STEPS[c] for c in codes if c in "tln"), None)


def read_relative(name: str, row: list[Token], before: Token | None, after: Token | None) -> Rule | None:
    codes = "".join(t.code for t in row)
    if name == "relative":
        return Rule("day", Point(unit="day", shift=value_of(row, "R") or 0, weekday=value_of(row, "K")))
    if name == "today":
        return Rule("day", Point(unit="day"))
    if name == "weekday":
        week = (1 if "k" in codes else step_of(codes)) if "W" in codes else None
        if "g" in codes:
            units = [t.value[1] if t.code == "Q" else t.value for t in row if t.code in "WCQ"]
            if "week" not in units:
                return Rule("day", Point(weekday=value_of(row, "K")))
            week = -(count_of(row) or 1)  # "سه‌شنبه هفته پیش", "الثلاثاء قبل أسبوعين"
        if week is not None:
            return Rule("day", Point(weekday=value_of(row, "K"), unit="week", shift=week))
        step = -1 if "R" in codes else 1 if "k" in codes else step_of(codes)  # "سه‌شنبه شب گذشته", "شنبه بعد"
        return Rule("day", Point(weekday=value_of(row, "K"), which=step))
    unit, count = unit_of(row), count_of(row)
    if name == "before last":
        step = -1 if "l" in codes else 1  # "the Saturday before last", "the week after next", "Tuesday week"
        if "K" in codes:
            return Rule("day", Point(weekday=value_of(row, "K"), which=step, shift=7 * step))
        if "S" in codes:
            return Rule("season", Point(season=value_of(row, "S"), which=-2)) if step < 0 else None
        return Rule(cast("Kind", unit), Point(unit=unit, shift=2 * step))
    if name == "to the day" and unit in ("day", "week"):  # "a week ago yesterday", "two weeks from today"
        days = DAYS[unit] * (count or 1) * (-1 if "g" in codes else 1)
        return Rule("day", Point(unit="day", shift=days + (value_of(row, "R") or 0)))
    if name == "ahead" and before is not None and before.value == "times":
        return Rule("recurrence")  # "twice in a year"
    if name == "unit":
        if "c" in codes:
            return Rule("year", Point(unit="year", shift=value_of(row, "c") or 0))
        return Rule(cast("Kind", unit), Point(unit=unit, shift=step_of(codes) or 0))
    if count is None:
        return None
    if name == "anchored":
        sign = -1 if any(c in codes for c in "ep") else (1 if any(c in codes for c in "knO") else 0)
        governs = row[-1].code in "pO" and _governs(row[-1], after)
        # "Two days before the opening" is no day before the one told, but tells when the opening was.
        return Rule(
            cast("Kind", unit),
            Point(unit=unit, shift=(-sign if governs else sign) * count, from_previous=True),
            days=length_of(row) if governs else None,
            of_another=governs,
        )
    elapsed = name == "ahead" and any(t.value == "elapsed" for t in row)
    return Rule(cast("Kind", unit), Point(unit=unit, shift=count if name == "ahead" else -count), elapsed=elapsed)


def _governs(word: Token, after: Token | None) -> bool:
    """Whether "before" or "after" belongs to words behind it ("before the opening") and not to what was told before."""
    if after is None:
        return False
    return after.start - word.end > 1 or after.code in "xaMPKDTdyjSR"  # a gap is a word left out: "the"
