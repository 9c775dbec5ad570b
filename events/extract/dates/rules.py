"""What a date says, before it is worked out: a candidate row of tokens becomes a rule of one or two points in time.

Takes a candidate of ``dates.patterns`` and its tokens; gives a ``Rule`` (or None where the row is no date after all:
"May" as a verb, Mehr as the news agency, 1,400 of something). ``dates.resolution`` turns rules into days.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from events.extract.dates.calendars import GREGORIAN, LUNAR, SOLAR
from events.extract.dates.patterns import Candidate
from events.extract.dates.points import Kind, Point, Rule
from events.extract.dates.relative import STEPS, UNITS, length_of, read_relative, step_of, value_of
from events.extract.dates.words import Token

_CALENDARS = {"M": GREGORIAN, "P": SOLAR, "L": LUNAR}
# Before a bare month or year: "in", "of", "from", "between", "early", "until", "last" …
_LEADS = frozenset("iqrfbEutlnkepzm")
MOST_NIGHTS = 5
# Tir and Mehr, which are other words of Persian too.
_OTHER_WORDS = frozenset({4, 7})


def read_rule(candidate: Candidate, tokens: list[Token], language: str) -> Rule | None:
    """Return what the candidate says, or None where it is no date.

    Parameters
    ----------
    candidate : Candidate
        Rule name and range of tokens.
    tokens : list of Token
        All tokens of the text: what stands before and after decides about bare months and years.
    language : str
        The language the tokens were read in.
    """
    name, first, last = candidate
    row = tokens[first:last]
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if name in ("day", "days"):
        return _days(row, before, after, language)
    if name in ("day of month", "days of month"):
        return _day_of_month(row, language)
    if name in ("month", "months", "part", "season"):
        return _month(name, row, before, after, language)
    if name in ("year", "years"):
        return _year(name, row, before, after, language)
    if name == "nth weekday":
        return _nth_weekday(row, language)
    if name == "full":
        value = next(t.value for t in row if t.code == "F")
        calendar, year, month, day = value
        return Rule("day", Point(calendar, year, month, day, weekday=value_of(row, "K")))
    if name in ("spaced", "slashed"):
        return _slashed(row)
    if name == "ordinals":
        numbers = [t.value for t in row if t.code == "o"]
        return Rule("range", Point(day=numbers[0]), Point(day=numbers[1])) if numbers[0] < numbers[1] else None
    if name == "counted day":
        return None  # "اليوم الرابع", the fourth day of something, is not today
    if name == "same day":
        # "في اليوم ذاته", "في اليوم التالي": of the day told before
        return Rule("day", Point(unit="day", shift=int(row[-1].code in "nk"), from_previous=True))
    if name in ("day of it", "days of it"):
        # "in February, from the third until the sixth of it": of the month told before.
        days = [Point(day=t.value, unit="month", from_previous=True) for t in row if t.code in "doh"]
        return Rule("range" if len(days) > 1 else "day", days[0], days[1] if len(days) > 1 else None)
    if name == "ordinal":
        alone = before is not None and before.code == "i" and (after is None or after.code in ".,):-&")
        return Rule("day", Point(day=row[0].value)) if alone else None
    if name == "recurrence":
        return Rule("recurrence")
    if name == "nights":
        # "Three nights in Kut" are four days; "at eight in the evening" is an hour.
        count = row[0].value
        return Rule("duration", days=count + 1) if row[1].value == "night" and 1 < count <= MOST_NIGHTS else None
    if name == "duration":
        return Rule("duration", days=length_of(row))
    if name == "ahead" and before is not None and before.value == "for":
        return Rule("duration", days=length_of(row))  # "renewed for another three years"
    return read_relative(name, row, before, after)


def _with_year(row: list[Token], point: Point) -> Point:
    """Add what the row says about the year: a number, "last year", "of that year", the calendar's name."""
    solar = any(t.code == "H" for t in row)
    for position, token in enumerate(row):
        if token.code in "yj":
            if token.code == "y" and point.calendar == SOLAR and not point.month:
                return replace(point, year=token.value, calendar=GREGORIAN)
            year = token.value
            if token.code == "y" and point.calendar == SOLAR:
                # A Gregorian year beside a solar month: Azar of 2025 lies in 1404.
                year = year - (
                    621 if (point.month or 1) < 10 or (point.month == 10 and (point.day or 1) <= 10) else 622
                )
            return replace(point, year=year, calendar=SOLAR if token.code == "j" else point.calendar)
        if token.code == "A":
            beside = [t.code for t in row[max(0, position - 1 - solar) : position + 2] if t.code in "tlnmg"]
            if beside:
                step = -1 if beside[0] == "g" else STEPS[beside[0]]
                return replace(point, year_shift=step, year_of_previous=step is None)
        if token.code == "c":
            return replace(point, year_shift=token.value)
    return point


def _days(row: list[Token], before: Token | None, after: Token | None, language: str) -> Rule | None:
    months = [t for t in row if t.code in _CALENDARS]
    numbers = [t for t in row if t.code in "doh"]
    full = next((t.value for t in row if t.code == "F"), None)
    if full is not None and numbers:
        # "14 and 15/4/2015": the first day shares month and year with the last.
        last = Point(*full)
        first = replace(last, day=numbers[0].value)
        return Rule("range", first, last) if numbers[0].value < full[3] else Rule("day", last)
    if not months or not numbers:
        return None
    # "in March 15 artisans …": a month and then the number of something.
    if (
        language == "en" and len(numbers) == 1 and row[-1] is numbers[0] and numbers[0].code == "d"
        and before is not None and before.text.lower() == "in" and after is not None and after.code == "x"
    ):  # fmt: skip
        month = months[0]
        return Rule("month", Point(_CALENDARS[month.code], month=month.value))
    weekdays = [t.value for t in row if t.code == "K"]
    second = _with_year(row, Point(_CALENDARS[months[-1].code], month=months[-1].value, day=numbers[-1].value))
    if len(months) > 1 and len(numbers) == 1:
        # One date in two calendars, "25 Azar (16 December)" or "تشرين الأول/أكتوبر": the first name counts.
        second = _with_year(row, Point(_CALENDARS[months[0].code], month=months[0].value, day=numbers[0].value))
    if second.year is None and second.year_shift is None and not second.year_of_previous:
        # "15 شباط الفائت": the month's own "last" or "next", not the weekday's.
        behind = "".join(t.code for t in row[row.index(months[-1]) + 1 :])
        second = replace(second, which=step_of(behind[:1]))
    if len(numbers) == 1:
        return Rule("day", replace(second, weekday=weekdays[0] if weekdays else None))
    # Two numbers around one month name, or two numbers with a month each.
    first_month = months[0] if row.index(months[0]) < row.index(numbers[-1]) or len(months) > 1 else months[-1]
    first = replace(second, calendar=_CALENDARS[first_month.code], month=first_month.value, day=numbers[0].value)
    if second.month == first.month and first.day is not None and second.day is not None and first.day >= second.day:
        return Rule("day", second)
    return Rule("range", first, second)


def _day_of_month(row: list[Token], language: str) -> Rule:
    """Read "the 15th of this month" and "الثامن من الشهر نفسه"; the months of Persian texts are those of the solar year."""
    numbers = [t.value for t in row if t.code in "doh"]
    codes = "".join(t.code for t in row if t.code in "tlnmB")
    step = step_of(codes[-2:])
    calendar = SOLAR if language == "fa" else GREGORIAN
    # "Of the month" alone is the month told before.
    point = Point(calendar, day=numbers[0], unit="month", shift=step or 0, from_previous=step is None)
    if len(numbers) == 1:
        return Rule("day", point)
    return Rule("range", point, replace(point, day=numbers[1])) if numbers[0] < numbers[1] else Rule("day", point)


def _nth_weekday(row: list[Token], language: str) -> Rule:
    """Read "the last Wednesday of February" and "the first Sunday of next month"."""
    nth = -1 if row[0].code == "l" else row[0].value
    weekday = value_of(row, "K")
    month = next((t for t in row if t.code in _CALENDARS), None)
    if month is not None:
        point = Point(_CALENDARS[month.code], month=month.value, weekday=weekday, nth=nth)
        return Rule("day", replace(_with_year(row, point), which=step_of("".join(t.code for t in row[1:]))))
    step = step_of("".join(t.code for t in row[1:])) or 0
    return Rule(
        "day", Point(SOLAR if language == "fa" else GREGORIAN, unit="month", shift=step, weekday=weekday, nth=nth)
    )


def _slashed(row: list[Token]) -> Rule | None:
    """Read "14 / 4 / 2015", "14 and 15 / 4 / 2015" and, beside a weekday, "Tuesday 14/4": day before month."""
    years = [t for t in row if t.code in "yj"]
    numbers = [t.value for t in row if t.code == "d"]
    if years and row.index(years[0]) < row.index(next(t for t in row if t.code == "d")):
        numbers.reverse()
    *days, month = numbers
    if month > 12:
        return None
    calendar = SOLAR if years and years[0].code == "j" else GREGORIAN
    last = Point(calendar, years[0].value if years else None, month, days[-1], weekday=value_of(row, "K"))
    if len(days) > 1 and days[0] < days[-1]:
        return Rule("range", replace(last, day=days[0]), replace(last, weekday=None))
    return Rule("day", last)


def _month(name: str, row: list[Token], before: Token | None, after: Token | None, language: str) -> Rule | None:
    codes = "".join(t.code for t in row)
    part = next((t.value for t in row if t.code == "E"), None)
    led = before is not None and before.code in _LEADS
    dated = any(c in codes for c in "yjcA") or any(c in codes for c in "tln")
    months = [t for t in row if t.code in _CALENDARS]
    if name == "season" or (name == "part" and "S" in codes):
        if not (dated or led or part):
            return None
        calendar = SOLAR if "j" in codes or (language == "fa" and "y" not in codes) else GREGORIAN
        return Rule(
            "season", _with_year(row, Point(calendar, season=value_of(row, "S"), which=step_of(codes), part=part))
        )
    if not months:
        return _part(row, codes, part)
    named_as_month = "B" in codes or "H" in codes or months[0].text.endswith("ماه")
    attributive = language == "en" and months[0].code == "M" and _before_a_noun(before, months[0], after)
    if name != "part" and len(months) == 1 and not (dated or led or named_as_month or attributive):
        return None
    if months[0].code == "P" and not (dated or named_as_month or part):
        lead = before.code if before is not None else ""
        # "در مرداد" is the month; "تیر" and "مهر" are an arrow and an agency as well.
        plain = language == "fa" and lead == "i" and months[0].value not in _OTHER_WORDS
        # "in Dey the traders came", not "in Mehr News" and "in Azar Street".
        plain |= language == "en" and lead in ("q", "r", "u", "p") and not (after and after.text[:1].isupper())
        if not plain and (language == "en" or lead not in "rbEu" or len(months) == 1):
            return None
    points = [_with_year(row, Point(_CALENDARS[m.code], month=m.value, part=part)) for m in months]
    if len(months) == 2 and name == "months":
        years = [t.value for t in row if t.code in "yj"]
        if len(years) == 2:
            points[1] = replace(points[1], year=years[1])
        elif points[0].year and points[0].calendar == points[1].calendar and months[0].value > months[1].value:
            points[0] = replace(points[0], year=points[0].year - 1)
        return Rule("range", points[0], points[1])
    which = step_of(codes) if not any(c in codes for c in "Acyj") else None
    return Rule("month", replace(points[0], which=which))


def _before_a_noun(before: Token | None, month: Token, after: Token | None) -> bool:
    """Whether a month stands before a noun as what kind of thing it is ("recalled the June session", "its October fair")."""
    if before is None or after is None or before.code != "x" or after.code != "x":
        return False
    return month.text[:1].isupper() and before.text[:1].islower() and after.text[:1].islower()


def _part(row: list[Token], codes: str, part: str | None) -> Rule | None:
    """Read "early this month", "the end of the year", "late 2023"."""
    year = _with_year(row, Point(SOLAR if "H" in codes or "j" in codes else GREGORIAN, part=part))
    if year.year is not None:
        return Rule("year", year)
    unit = next((UNITS[c] for c in codes if c in "WBA"), "year")
    step = value_of(row, "c") if "c" in codes else (step_of(codes) or 0)
    point = Point(unit=unit, shift=step or 0, from_previous="m" in codes, part=part)
    return Rule(cast("Kind", unit), point)


def _year(name: str, row: list[Token], before: Token | None, after: Token | None, language: str) -> Rule | None:
    codes = "".join(t.code for t in row)
    numbers = [t for t in row if t.code in "yjd"]
    calendar = SOLAR if numbers[0].code == "j" else GREGORIAN
    named = before is not None and (before.code == "N" or (language == "en" and _is_name(before, row[0])))
    if name == "years":
        opening, closing = numbers[0].value, numbers[1].value
        if numbers[1].code == "d":
            closing += opening // 100 * 100
        if not opening < closing <= opening + 20:
            return None
        return Rule("range", Point(calendar, year=opening), Point(calendar, year=closing), in_name=named)
    told = "A" in codes or "H" in codes or "C" in codes
    led = before is not None and before.code in _LEADS | {"("}
    # "2000 companies", "به ۱۴۰۰ شرکت": without the word "year" only a number with nothing to count is one.
    counted = after is not None and after.code == "x" and (calendar == SOLAR or numbers[0].value == 2000)
    if (led and counted and not told) or not (told or led or named):
        return None
    return Rule("year", Point(calendar, year=numbers[0].value), in_name=named and not told)


def _is_name(before: Token, number: Token) -> bool:
    return before.code == "x" and before.text[:1].isupper() and before.end + 1 == number.start
