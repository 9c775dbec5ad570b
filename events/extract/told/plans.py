"""Journeys to come: people who are to come, go or follow, told without a word for a delegation ("sixty of them are coming in May").

Takes an `Article`, a `Sentence` and the candidates found in it; gives one more candidate, or makes the visit found surer.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.text.reading import Cue, Sentence
from events.extract.told.candidate import AHEAD, Candidate, circumstances, clear, make
from events.extract.told.journeys import PERSONS, subject_range
from events.vocabulary import EventType, Status

SUBJECT: Final = 9
SURE: Final = ("delegation.groups", "delegation.people", *PERSONS)
UNDONE: Final = (*AHEAD, Status.POSTPONED, Status.CANCELLED)


def plans(article: Article, sentence: Sentence, told: list[Candidate]) -> list[Candidate]:
    """A journey to come that the other rules have not found, or have found weakly."""
    cues = clear(article.reading, "delegation.coming", sentence.start, sentence.end)
    for cue in cues:
        if not _people(article, sentence, cue) or _goes_home(article, sentence, cue):
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
