"""See what is said right after a plan: that it was put off or called off ("It was to open on Friday. Yesterday it was dropped").

Takes an `Article` and its `Candidate`s; changes the status of those that the sentence behind them undoes.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.text.reading import Cue, Reading
from events.extract.told.candidate import AHEAD, Candidate
from events.extract.told.status import StatusFinding
from events.vocabulary import EventType, Status

AFTER: Final = 1
LATER: Final = 2
OPENS: Final = 4
REACH: Final = 7
BEHIND: Final = 3
KINDS: Final = {
    EventType.DELEGATION: ("delegation.trips",),
    EventType.FORUM: ("forum.meetings", "forum.gatherings", "forum.committees"),
    EventType.AGREEMENT: ("agreement.papers", "agreement.ceremonies", "agreement.signing"),
    EventType.EXHIBITION: ("exhibition.names", "exhibition.festivals"),
}
UNDOING: Final = (("status.postponed", Status.POSTPONED), ("status.cancelled", Status.CANCELLED))


def put_off_later(article: Article, candidates: list[Candidate]) -> None:
    """Give plans the status that the sentence behind them tells of them."""
    for candidate in candidates:
        if candidate.value == Status.POSTPONED:
            _fixed_anew(article, candidate)
        if candidate.value not in AHEAD or candidate.status is None or candidate.kind == "echo":
            continue
        found = _undone(article, candidate)
        if found is not None:
            candidate.status = found


def _fixed_anew(article: Article, candidate: Candidate) -> None:
    """Take the new day that a sentence or two further on tell of what was put off ("It has been put down for June")."""
    reading = article.reading
    for sentence in reading.sentences[candidate.sentence + 1 : candidate.sentence + 1 + LATER]:
        for cue in reading.within("status.fixed_at_last", sentence.start, sentence.end):
            dates = [
                d for d in article.dates_in(cue.end, sentence.end) if d.date.kind not in ("duration", "recurrence")
            ]
            told = reading.has("context.undone", sentence.start, min(sentence.start + OPENS, cue.start + 1))
            if told and dates:
                candidate.status = StatusFinding(Status.PLANNED, cue, 0)
                candidate.dates, candidate.triggers, candidate.end = dates, [*candidate.triggers, cue], sentence.end
                return


def _undone(article: Article, candidate: Candidate) -> StatusFinding | None:
    reading = article.reading
    for index in range(candidate.sentence + 1, min(candidate.sentence + AFTER + 1, len(reading.sentences))):
        sentence = reading.sentences[index]
        for name, status in UNDOING:
            for cue in reading.within(name, sentence.start, sentence.end):
                if (
                    reading.has("status.denied", sentence.start, sentence.end)
                    or reading.has("status.was_to", cue.start, cue.end)
                    or reading.has("status.earlier", max(cue.start - 3, sentence.start), cue.start)
                ):
                    continue
                if _meant(reading, candidate, cue, sentence.start):
                    return StatusFinding(status, cue, 0)
    return None


def _meant(reading: Reading, candidate: Candidate, cue: Cue, start: int) -> bool:
    """Whether a candidate is what was put off: its kind is named as known, or only a pronoun stands there."""
    low = reading.clause_start(cue.start, max(cue.start - REACH, start))
    named = {
        type_
        for type_, lists in KINDS.items()
        for name in lists
        for word in reading.within(name, low, cue.end + BEHIND)
        if reading.has("context.definite", max(word.start - 2, start), word.start + 1)
    }
    if named:
        return candidate.type in named
    return reading.has("context.undone", low, cue.end + BEHIND)
