"""Months told by a feast or by what is left of them: "after Ramadan", "before Nowruz", "before the year is out".

Takes a reading and the dates found in it; gives more dates, of the precision of a month. The words are the lists
``occasion.*`` of the language. Feasts of the lunar year come from the Umm al-Qura calendar (hijridate); Iran and Iraq may
keep them a day later by the sighting of the moon, which is why no day is told.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from hijridate import Hijri

from events.extract.article import Dated
from events.extract.dates.calendars import SOLAR, day_of, solar_parts
from events.extract.dates.finder import DateMention, resolve
from events.extract.dates.points import Kind, Point, Rule
from events.extract.text.reading import Cue, Reading

REACH: Final = 4
BESIDE: Final = 10
HALF_A_YEAR: Final = 200
NOWRUZ_DAYS: Final = 13
"""Thirteen days from the first of Farvardin, as schools and most offices of Iran keep them."""
HIJRA: Final = 622
DECEMBER: Final = 12
LUNAR: Final = {
    "muharram": (1, 1, 30),
    "ashura": (1, 9, 2),
    "arbaeen": (2, 20, 1),
    "ramadan": (9, 1, 30),
    "fitr": (10, 1, 2),
    "adha": (12, 10, 4),
}
"""Month and day of the lunar year on which an occasion begins, and how many days it lasts at most."""

Days = tuple[date, date]


def occasions(reading: Reading, dates: list[Dated], published: str | None) -> list[Dated]:
    """The months told by an occasion with "after", "before" or "for" in front; none where a date stands beside it.

    Parameters
    ----------
    reading : Reading
    dates : list of Dated
        In text order.
    published : str or None
        ISO date; without the day of publication no occasion is placed.

    Returns
    -------
    list of Dated
        Of kind "month"; the occasion nearest to publication is meant.
    """
    if not published or len(published) < 10:
        return []
    day = date.fromisoformat(published[:10])
    found = [
        Dated(cue, _to_its_end(reading, cue, day, unit))
        for unit in ("year", "month")
        for cue in reading.cues.get(f"occasion.{unit}_out", ())
    ]
    by_sentence: dict[int, list[Dated]] = {}
    for dated in dates:
        if not dated.date.incomplete:
            by_sentence.setdefault(reading.sentence_of[dated.span.start], []).append(dated)
    for name in ("nowruz", *LUNAR):
        told = [(cue, "at") for cue in reading.cues.get(f"occasion.over_{name}", ())]
        within = {cue.end for cue, _ in told}
        told += [
            (cue, side)
            for cue in reading.cues.get(f"occasion.{name}", ())
            if cue.end not in within and (side := _side(reading, cue))
        ]
        for cue, side in told:
            if any(
                reading.distance(cue, d.span) <= BESIDE for d in by_sentence.get(reading.sentence_of[cue.start], ())
            ):
                continue  # "after Ramadan, in October": the date says it better
            meant = _meant(name, side, day)
            if meant is not None:
                found.append(Dated(cue, _mention(reading, cue, meant, day)))
    return found


def _side(reading: Reading, cue: Cue) -> str | None:
    """Whether what is told lies before or after an occasion: by the word in front of it."""
    near = [
        (word.end, side)
        for side in ("after", "before")
        for word in reading.within(f"occasion.{side}", max(cue.start - REACH, 0), cue.start)
        if reading.sentence_of[word.start] == reading.sentence_of[cue.start]
    ]
    return max(near)[1] if near else None


def _meant(name: str, side: str, published: date) -> date | None:
    """The day behind, before or of the occasion that lies nearest to publication."""
    days = []
    for first, last in _spans(name, published.year):
        day = {"after": last + timedelta(days=1), "before": first - timedelta(days=1), "at": first}[side]
        days.append(day)
    nearest = min(days, key=lambda day: abs((day - published).days), default=None)
    return nearest if nearest and abs((nearest - published).days) <= HALF_A_YEAR else None


@lru_cache(maxsize=256)
def _spans(name: str, year: int) -> tuple[Days, ...]:
    """First and last day of an occasion in the Gregorian year and those beside it."""
    middle = date(year, 7, 1)
    of_year: Callable[[str, int], Days | None] = _solar if name == "nowruz" else _lunar
    around = solar_parts(middle)[0] if name == "nowruz" else (year - HIJRA) * 33 // 32 + 1
    return tuple(span for n in (-2, -1, 0, 1, 2) if (span := of_year(name, around + n)) is not None)


def _solar(_: str, year: int) -> Days | None:
    first = day_of(SOLAR, year, 1, 1)
    return (first, first + timedelta(days=NOWRUZ_DAYS - 1)) if first else None


def _lunar(name: str, year: int) -> Days | None:
    month, day, most = LUNAR[name]
    try:
        first = Hijri(year, month, day)
        length = min(most, first.month_length() - day + 1)
    except (ValueError, OverflowError):
        return None  # outside the years that the calendar's tables know
    opening = first.to_gregorian()
    return date(opening.year, opening.month, opening.day), date(opening.year, opening.month, opening.day) + timedelta(
        days=length - 1
    )


def _to_its_end(reading: Reading, cue: Cue, published: date, unit: str) -> DateMention:
    """What is left of the year or the month of publication ("before the year is out"); in December that is the month."""
    kind: Kind = "month" if unit == "month" or published.month == DECEMBER else "year"
    point = Point(year=published.year, month=published.month if kind == "month" else None)
    first, last = reading.characters(cue)
    rule = Rule(kind, point)
    return resolve(DateMention(first, last, None, None, "stated", kind, rule=rule, published=published), "unknown")


def _mention(reading: Reading, cue: Cue, day: date, published: date) -> DateMention:
    first, last = reading.characters(cue)
    rule = Rule("month", Point(year=day.year, month=day.month))
    told = DateMention(first, last, None, None, "stated", "month", rule=rule, published=published)
    return resolve(told, "unknown")
