"""Whether a date is told as the first or the last day of an event, and how the one gives the other.

Takes an `Article`, a `Candidate` and the tokens of a date. The words are the lists ``status.opening``, ``status.closing``,
``delegation.homeward`` and ``counted.after``.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from events.extract.article import Article
from events.extract.candidate import Candidate
from events.extract.reading import Cue
from events.extract.status import ends_by
from events.vocabulary import EventType

JOURNEY_DAYS: Final = 7
HOMEWARD_REACH: Final = 16
HOMEWARD_BACK: Final = 7
OPENING_REACH: Final = 8
CLOSING_REACH: Final = 12
PRONOUN: Final = 3


def opens(article: Article, candidate: Candidate, span: Cue) -> bool:
    """Whether a date is told as the first day ("began on Tuesday", "since Sunday"); papers have none."""
    if candidate.type == EventType.AGREEMENT:
        return False
    cues = article.reading.within("status.opening", max(span.start - 6, 0), span.start)
    return any(article.reading.distance(cue, span) <= 4 for cue in cues)


def closes(article: Article, candidate: Candidate, span: Cue) -> bool:
    """Whether a date is told as the last day ("wrapped up on Sunday", "on Friday … went home"); papers have none."""
    reading = article.reading
    if candidate.type == EventType.AGREEMENT:
        return False
    cues = reading.within("status.closing", max(span.start - 6, 0), span.start)
    if any(reading.distance(cue, span) <= 4 for cue in cues) or ends_by(reading, span):
        return True
    if candidate.kind != "visit":
        return False
    if any(
        reading.has("status.closing", t.start, t.end)
        and reading.clause[t.start] == reading.clause[span.start]
        and 0 <= span.start - t.end <= CLOSING_REACH
        for t in candidate.triggers
    ):
        return True  # "wound up its stay in the city on Wednesday"
    homeward = reading.within("delegation.homeward", max(span.start - HOMEWARD_BACK, 0), span.end + HOMEWARD_REACH)
    return any(reading.clause[cue.start] == reading.clause[span.start] for cue in homeward)


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


def begun(article: Article, last: str, days: int | None) -> str:
    """The first day of what lasted some days up to the last; else the month, not after that of publication."""
    if days and 1 < days <= JOURNEY_DAYS:
        return (date.fromisoformat(last) - timedelta(days=days - 1)).isoformat()
    return min(last[:7], (article.published or last)[:7])
