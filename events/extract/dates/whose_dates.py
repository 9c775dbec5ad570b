"""Whether a date told near an event is that of something else: a term, a beginning long past, a counted day, another event.

Takes an `Article`, a `Candidate` and a date.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article, Dated
from events.extract.dates.finder import DateMention
from events.extract.dates.paper_dates import is_of_another_time
from events.extract.text.reading import Reading
from events.extract.told.candidate import Candidate
from events.vocabulary import EventType, Status

COUNTED_REACH: Final = 7
OF_REACH: Final = 8
LIFE_REACH: Final = 1
NOT_HELD: Final = (Status.POSTPONED, Status.CANCELLED)
SINCE_REACH: Final = 4
NTH_REACH: Final = 10
GOING_ON: Final = ("status.completed", "status.running", "status.planned", "agreement.signed")
"""Words between a number and "since" that tell of something lasting or done since then."""
LEAD: Final = 5
SIGNING_UP: Final = 12


def belongs_elsewhere(article: Article, candidate: Candidate, dated: Dated) -> bool:
    """Whether a date of the candidate's words is not its own."""
    told = dated.date
    if (
        told.deadline
        or _of_signing_up(article.reading, candidate, dated)
        or _of_another(article.reading, candidate, dated)
        or _of_a_life(article.reading, dated)
        or _counted_since(article.reading, candidate, dated)
    ):
        return True
    if candidate.value in NOT_HELD and _led_by_since(article.reading, dated):
        return True  # "with the road cut since Tuesday, the fair has been called off"
    if candidate.value == Status.PLANNED and _gone(article, told):
        return True  # "the contract, the pride of the 2024 season, is to be extended"
    if told.rule is None and any(0 <= t.start - dated.span.start < COUNTED_REACH for t in candidate.triggers):
        return True  # "on the second day of the visit", "on the eve of the fair": when something else was done
    # "renewed the memorandum of 2012", "signed a contract until 2030"
    return is_of_another_time(article, candidate, dated)


def _led_by_since(reading: Reading, dated: Dated) -> bool:
    """Whether "since" stands right before a date."""
    start = dated.span.start
    return any(cue.end == start for cue in reading.within("status.since", start - 2, start))


def _of_signing_up(reading: Reading, candidate: Candidate, dated: Dated) -> bool:
    """Whether a date is that by which those who want to come must say so ("are asked to enter their names by Thursday")."""
    start = dated.span.start
    lead = reading.within("context.by_then", start - LEAD, start)
    if not lead or candidate.type == EventType.AGREEMENT:
        return False
    return any(
        reading.clause[cue.start] == reading.clause[start]
        and not any(cue.start <= t.start < cue.end for t in candidate.triggers)
        for cue in reading.within("context.signing_up", max(start - SIGNING_UP, candidate.start), start)
    )


def _gone(article: Article, told: DateMention) -> bool:
    """Whether a year told lies before that of publication."""
    return told.kind == "year" and bool(article.published and told.start and told.start < article.published[:4])


def told_before(article: Article, candidate: Candidate) -> list[Dated]:
    """The length of time that ends where the candidate's part of a sentence begins ("eight months | after they signed")."""
    before = article.dates_in(max(candidate.start - OF_REACH, 0), candidate.start)
    return [d for d in before if d.date.rule and d.date.rule.of_another and d.span.end > candidate.start]


def _of_a_life(reading: Reading, dated: Dated) -> bool:
    """Whether a date tells since when somebody is in office, or when he was born ("Bazvand, in office since autumn")."""
    start = dated.span.start
    return any(
        start - cue.end <= LIFE_REACH for cue in reading.within("context.lives", max(start - OF_REACH, 0), start)
    )


def _counted_since(reading: Reading, candidate: Candidate, dated: Dated) -> bool:
    """Whether a date is that since when the like is counted ("for the third time since January", "the first fair since 2019").

    What is on since a day is another thing: a verb stands between ("the third fair has been open since Monday").
    """
    start = dated.span.start
    return any(
        not reading.has(GOING_ON, nth.end, since.start)
        for since in reading.within("counted.since", max(start - SINCE_REACH, candidate.start), start)
        for nth in reading.within("counted.nth", max(since.start - NTH_REACH, candidate.start), since.start)
    )


def _of_another(reading: Reading, candidate: Candidate, dated: Dated) -> bool:
    """Whether a date is that of what is told behind it ("eight months after they signed"), and that is not this."""
    told = dated.date
    if told.rule is None or not told.rule.of_another:
        return False
    behind = [t for t in candidate.triggers if 0 <= t.start - dated.span.end <= OF_REACH]
    return not behind or reading.clause[behind[0].start] != reading.clause[dated.span.end - 1]
