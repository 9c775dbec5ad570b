"""Further shows that are only pointed at: "Amarah's mayor is pressing for one", "in May the caravan moves on", "its predecessor".

Takes an `Article`, a `Sentence` and the candidates found in it; gives them with one more. The words are the list
``exhibition.again``; an exhibition must have been told in the sentences before.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.text.reading import Sentence
from events.extract.told.candidate import AHEAD, PUT_OFF, Candidate, circumstances, make
from events.extract.told.shown_before import TOLD
from events.vocabulary import EventType

BACK: Final = 6
OWNED: Final = 0.15
WEAK: Final = ("echo", "wares", "goods", "invitation")
OTHER_NOUNS: Final = ("forum.meetings", "forum.gatherings", "agreement.papers")


def with_shown_again(article: Article, sentence: Sentence, told: list[Candidate]) -> list[Candidate]:
    """What a sentence tells, with the further show it points at, if it tells of no exhibition itself."""
    reading, span = article.reading, (sentence.start, sentence.end)
    pointing = reading.within("exhibition.again", *span)
    if not pointing or any(c.type == EventType.EXHIBITION and c.kind not in WEAK for c in told):
        return told
    before = reading.sentences[max(sentence.index - BACK, 0)].start
    if reading.has(OTHER_NOUNS, *span) or not reading.has(TOLD, before, sentence.start):
        return told
    placed = any(
        m.counts and m.code and (m.role in ("at", "to") or reading.has("places.possessive", m.span.end, m.span.end + 1))
        for m in article.mentions_in(*span)
    )
    dated = any(d.date.kind not in ("duration", "recurrence") for d in article.dates_in(*span))
    candidate = make(
        article,
        sentence,
        EventType.EXHIBITION,
        "another",
        pointing[0],
        pointing,
        span,
        0.4,
        ["one more", "shown again"],
    )
    if not (dated or (placed and candidate.value in (*AHEAD, *PUT_OFF))):
        return told
    circumstances(article, candidate)
    if placed and "setting named" not in candidate.rules:
        candidate.score += OWNED  # "Amarah's mayor is pressing for one"
    return [*(c for c in told if c.kind not in WEAK), candidate]
