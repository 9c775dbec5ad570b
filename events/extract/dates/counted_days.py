"""Dates told by counting the days of a visit, a fair or a meeting: "on the second day of the stay", "its third day".

Takes a reading and the dates found in it; gives more dates, counted from the first day told before. The words are the lists
``counted.second`` … ``counted.fifth`` of the language.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from events.extract.article import Dated
from events.extract.text.reading import Cue, Reading

COUNTED: Final = {"counted.eve": -1, "counted.second": 1, "counted.third": 2, "counted.fourth": 3, "counted.fifth": 4}
BACK: Final = 6
AHEAD: Final = 2
HOME_REACH: Final = 8
TELLING: Final = 2
BESIDE: Final = 6


def counted_days(reading: Reading, dates: list[Dated], published: str | None) -> list[Dated]:
    """The days told by their number, from the first day told in the sentences before; none that would lie ahead.

    Parameters
    ----------
    reading : Reading
    dates : list of Dated
        In text order.
    published : str or None
        ISO date; a counted day after it is left out, for then the first day was another.

    Returns
    -------
    list of Dated
        Single days, of basis "inferred".
    """
    found = []
    starts, ends = [d.span.start for d in dates], [d.span.end for d in dates]
    for name, more in COUNTED.items():
        for cue in reading.cues.get(name, ()):
            first = _first_day(reading, dates, cue)
            near = dates[bisect_left(ends, cue.start - BESIDE) : bisect_right(starts, cue.end + BESIDE)]
            if first is None or first.date.start is None or any(apposed(reading, cue, d.span) for d in near):
                continue  # "on Sunday, the second day of the stay": the day is told
            day = (date.fromisoformat(first.date.start) + timedelta(days=more)).isoformat()
            if published and len(published) >= 10 and day > published[:10]:
                continue
            told = replace(first.date, start=day, end=None, days=None, kind="day", basis="inferred", rule=None)
            found.append(Dated(cue, told))
    return found


def apposed(reading: Reading, cue: Cue, span: Cue) -> bool:
    """Whether words that count a day stand beside a date, with a comma and little else between ("Sunday, the second day")."""
    start, end = (cue.end, span.start) if cue.end <= span.start else (span.end, cue.start)
    return end - start <= BESIDE and any(reading.words[i] == "," for i in range(start, end))


def _first_day(reading: Reading, dates: list[Dated], cue: Cue) -> Dated | None:
    """The first single day or stretch of days told in the few sentences up to a cue, else right behind it."""
    here = reading.sentence_of[cue.start]
    earliest = bisect_left(dates, here - BACK, key=lambda d: reading.sentence_of[d.span.start])
    last: Dated | None = None
    for i in range(earliest, len(dates)):
        dated = dates[i]
        told = dated.date
        if reading.sentence_of[dated.span.start] - here > AHEAD:
            return last
        if told.dateline or told.in_name or of_telling(reading, dated.span):
            continue
        if told.kind in ("day", "range") and told.start and len(told.start) == 10:
            if not _went_home(reading, dated.span):
                return dated
            last = last or dated
    return last


def _went_home(reading: Reading, span: Cue) -> bool:
    """Whether a day is that on which somebody went home, and no first day ("they are back since Thursday")."""
    return any(
        abs(reading.clause[cue.start] - reading.clause[span.start]) <= 1
        for cue in reading.within("delegation.homeward", max(span.start - HOME_REACH, 0), span.end + HOME_REACH)
    )


def of_telling(reading: Reading, span: Cue) -> bool:
    """Whether a day stands right beside a word of saying ("told journalists on Monday")."""
    return any(
        said.start == span.end or 0 <= span.start - said.end <= TELLING
        for said in reading.within("context.reporting", max(span.start - TELLING - 4, 0), span.end + 1)
    )
