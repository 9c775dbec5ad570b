"""Dates told beside an agreement that are not its own: that of the text it renews, and its term.

Takes an `Article`, a `Candidate` and a date of its sentence. The words for terms are the list ``agreement.terms``.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article, Dated
from events.extract.dates.finder import DateMention
from events.extract.text.reading import Cue, Reading
from events.extract.told.candidate import Candidate
from events.partial_date import PartialDate
from events.vocabulary import EventType

HALF_A_YEAR: Final = 180
TERM_REACH: Final = 8
BEGINNING_REACH: Final = 12


def is_of_another_time(article: Article, candidate: Candidate, dated: Dated) -> bool:
    """Whether a date tells until when an agreement holds, or when the text was first signed that is now renewed."""
    if candidate.type != EventType.AGREEMENT:
        return False
    if "agreement renewed" in candidate.rules and dated.date.kind == "year" and _before(article.published, dated.date):
        return True
    return _is_term(article.reading, dated.span) or _is_beginning(article.reading, candidate, dated.span)


def long_past(published: str, date: DateMention) -> bool:
    """Whether a date told lies half a year or more before a published one."""
    return (
        date.kind != "duration" and bool(date.start) and not date.dateline and is_long_past(published, date.start or "")
    )


def is_long_past(published: str, start: str) -> bool:
    """The same for a date as ISO text."""
    return (PartialDate(published[:10]).first_day - PartialDate(start).last_day).days >= HALF_A_YEAR


def _before(published: str | None, date: DateMention) -> bool:
    return bool(published and date.start and date.start[:4] < published[:4])


def _is_beginning(reading: Reading, candidate: Candidate, span: Cue) -> bool:
    """Whether a date is that of what an agreement came from ("grew out of a visit in March", "drafted in April")."""
    low = max(span.start - BEGINNING_REACH, candidate.start)
    return any(
        reading.clause[cue.end - 1] == reading.clause[span.start]
        and not any(cue.end <= t.start < span.start for t in candidate.triggers)
        and candidate.anchor.start < span.start
        and candidate.anchor.start != cue.start
        for cue in reading.within("agreement.beginnings", low, span.start)
    )


def _is_term(reading: Reading, span: Cue) -> bool:
    """Whether a date is that until which an agreement holds, or since which it was haggled over."""
    return any(cue.end >= span.start for cue in reading.within("agreement.terms", span.start - TERM_REACH, span.start))
