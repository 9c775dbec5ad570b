"""Whether a date is told as the first or the last day of an event, and how the one gives the other.

Takes an `Article`, a `Candidate` and the tokens of a date. The words are the lists ``status.opening``, ``status.begun``,
``status.closing``, ``status.closed``, ``delegation.homeward`` and ``counted.after``.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from events.extract.article import Article
from events.extract.text.reading import Cue, Reading
from events.extract.told.candidate import Candidate
from events.extract.told.status import ends_by
from events.vocabulary import EventType

JOURNEY_DAYS: Final = 7
SHOW_DAYS: Final = 31
HOMEWARD_REACH: Final = 16
HOMEWARD_BACK: Final = 7
OPENING_REACH: Final = 8
CLOSING_REACH: Final = 14
EVENT_REACH: Final = 9
PRONOUN: Final = 3
VERB_REACH: Final = 8


def opens(article: Article, candidate: Candidate, span: Cue) -> bool:
    """Whether a date is told as the first day ("began on Tuesday", "since Sunday"); papers have none."""
    if candidate.type == EventType.AGREEMENT:
        return False
    reading = article.reading
    cues = reading.within("status.opening", max(span.start - 6, 0), span.start)
    return any(reading.distance(cue, span) <= 4 for cue in cues) or _ends_clause(reading, "status.begun", span)


def _ends_clause(reading: Reading, name: str, span: Cue) -> bool:
    """Whether a verb that stands behind what it tells (Persian, Kurdish) follows a date in its clause."""
    return any(
        reading.clause[cue.start] == reading.clause[span.start] and reading.distance(span, cue) <= VERB_REACH
        for cue in reading.within(name, span.end, span.end + VERB_REACH)
    )


def closes(article: Article, candidate: Candidate, span: Cue) -> bool:
    """Whether a date is told as the last day ("wrapped up on Sunday", "on Friday … went home"); papers have none."""
    reading = article.reading
    if candidate.type == EventType.AGREEMENT:
        return False
    cues = [
        cue
        for cue in reading.within("status.closing", max(span.start - CLOSING_REACH, 0), span.start)
        if not reading.has("status.first_day", cue.end, span.start)
    ]  # "a month after its twin closed in Kut, the fair opened on Sunday"
    if any(_closes_on(article, candidate, cue, span) for cue in cues) or ends_by(reading, span):
        return True
    if _ends_clause(reading, "status.closed", span):
        return True
    if candidate.kind != "visit":
        return False
    homeward = reading.within("delegation.homeward", max(span.start - HOMEWARD_BACK, 0), span.end + HOMEWARD_REACH)
    return any(reading.clause[cue.start] == reading.clause[span.start] for cue in homeward)


def _closes_on(article: Article, candidate: Candidate, cue: Cue, span: Cue) -> bool:
    """Whether a word for an end belongs to a date right behind it, or to one at the end of a clause it shares with the event.

    "Wound up its five-day stay in the province on Wednesday".
    """
    reading = article.reading
    if reading.distance(cue, span) <= 4:
        return True
    between = article.dates_in(cue.end, span.start)
    return (
        reading.clause[cue.start] == reading.clause[span.start] == reading.clause[candidate.anchor.start]
        and min(reading.distance(cue, trigger) for trigger in candidate.triggers) <= EVENT_REACH
        and all(d.date.kind == "duration" for d in between)
    )


def after_opening(article: Article, candidate: Candidate, span: Cue) -> bool:
    """Whether a length of time is told from the event's own beginning on ("two days after it had begun")."""
    reading = article.reading
    if candidate.type == EventType.AGREEMENT or not reading.has("counted.after", span.end - 1, span.end + 1):
        return False
    for cue in reading.within("status.opening", span.end + 1, span.end + OPENING_REACH):
        own = any(span.end < trigger.start <= cue.start for trigger in candidate.triggers)
        if own or cue.start - span.end <= PRONOUN:
            return True
    return False


def begun(article: Article, candidate: Candidate, last: str, days: int | None) -> str:
    """The first day of what lasted some days up to the last; else the month, not after that of publication."""
    if days and 1 < days <= (SHOW_DAYS if candidate.type == EventType.EXHIBITION else JOURNEY_DAYS):
        return (date.fromisoformat(last) - timedelta(days=days - 1)).isoformat()
    return min(last[:7], (article.published or last)[:7])
