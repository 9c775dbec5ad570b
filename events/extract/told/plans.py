"""Journeys to come: people who are to come, go or follow, told without a word for a delegation ("sixty of them are coming in May").

Takes an `Article`, a `Sentence` and the candidates found in it; gives one more candidate, or makes the visit found surer.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.text.reading import Cue, Sentence
from events.extract.told.candidate import AHEAD, Candidate, circumstances, clear, make
from events.extract.told.journeys import PERSONS, is_of_things, subject_range
from events.extract.told.status import StatusFinding
from events.vocabulary import EventType, Status

SUBJECT: Final = 9
GUESTS: Final = 9
BONUS: Final = 0.2
SURE: Final = ("delegation.groups", "delegation.people", *PERSONS)
UNDONE: Final = (*AHEAD, Status.POSTPONED, Status.CANCELLED)


def plans(article: Article, sentence: Sentence, told: list[Candidate]) -> list[Candidate]:
    """A journey to come that the other rules have not found, or have found weakly."""
    cues = clear(article.reading, "delegation.coming", sentence.start, sentence.end)
    if not cues:
        return _expected(article, sentence, told)
    for journey in told:
        if journey.type == EventType.DELEGATION and _is_resolved(article, journey, cues[-1]):
            journey.status = StatusFinding(Status.PLANNED, cues[-1], 0)
    for cue in cues:
        if not _people(article, sentence, cue) or _goes_home(article, sentence, cue):
            continue
        if is_of_things(article.reading, cue, sentence.start):
            continue
        visit = next((c for c in told if c.type == EventType.DELEGATION), None)
        if visit is not None:
            if visit.value in UNDONE and _placed(visit):
                visit.score += 0.2
                visit.triggers = sorted({*visit.triggers, cue})
                visit.rules.append("guests to come")
            return []
        candidate = make(
            article, sentence, EventType.DELEGATION, "visit", cue, [cue], (sentence.start, sentence.end), 0.4, ["guests to come"]
        )  # fmt: skip
        if candidate.value not in UNDONE or not _placed(candidate):
            return []
        circumstances(article, candidate)
        return [candidate]
    return []


def _expected(article: Article, sentence: Sentence, told: list[Candidate]) -> list[Candidate]:
    """Guests whom somebody expects in a place, on a day ("he expects thirty millers in Kut in May"), and no deed of theirs."""
    reading = article.reading
    for cue in reading.within("delegation.expecting", sentence.start, sentence.end):
        guests = [
            guest
            for guest in reading.within(SURE, cue.end, cue.end + GUESTS)
            if reading.clause[guest.start] == reading.clause[cue.start]
        ]
        if not guests or any(c.type == EventType.FORUM for c in told) or is_of_things(reading, cue, sentence.start):
            continue
        if reading.has("status.undone", guests[-1].end, guests[-1].end + 1):
            continue  # "expects traders to sell more"
        span = (sentence.start, sentence.end)
        visit = next((c for c in told if c.type == EventType.DELEGATION), None)
        if visit is not None:
            if visit.status is None and _placed(visit):
                visit.status = StatusFinding(Status.PLANNED, cue, 0)
                visit.score += BONUS
            return []
        candidate = make(
            article, sentence, EventType.DELEGATION, "visit", cue, [cue, *guests], span, 0.4, ["guests to come"]
        )
        dated = any(d.date.kind not in ("duration", "recurrence") and not d.date.dateline for d in candidate.dates)
        if not dated:
            return []
        candidate.status = StatusFinding(Status.PLANNED, cue, 0)
        circumstances(article, candidate)
        return [candidate]
    return []


def _is_resolved(article: Article, visit: Candidate, coming: Cue) -> bool:
    """Whether what is told as done is the resolve to travel, and not the journey (Persian قرار شد … بیایند)."""
    if visit.value != Status.COMPLETED or visit.status is None or visit.status.cue is None:
        return False
    resolved = article.reading.within("status.resolved", visit.start, coming.start)
    return any(cue.start <= visit.status.cue.start < cue.end for cue in resolved)


def _placed(candidate: Candidate) -> bool:
    """Whether a day or month, or a place they go to, is told."""
    dated = any(d.date.kind not in ("duration", "recurrence") and not d.date.dateline for d in candidate.dates)
    return dated or any(m.counts and m.role in ("at", "to") for m in candidate.mentions)


def _people(article: Article, sentence: Sentence, cue: Cue) -> bool:
    """Whether people are the subject: named by what they are, by their name or by a pronoun in its clause."""
    reading = article.reading
    low, high = subject_range(reading, cue, sentence, SUBJECT)
    if reading.has(SURE, low, max(high, cue.start + 1)):
        return True
    near = range(max(cue.start - 3, low), cue.start)
    return any(reading.has("delegation.pronouns", i, i + 1) or article.is_name(reading.texts[i]) for i in near)


def _goes_home(article: Article, sentence: Sentence, cue: Cue) -> bool:
    """Whether it is the way home of guests told before ("is to see the president before going home")."""
    return article.reading.has("delegation.homeward", max(cue.start - 3, sentence.start), sentence.end)
