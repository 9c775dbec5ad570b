"""Hear what one side puts to the other without a word for a paper: "he proposed a joint mill", "their offer to pave the road".

Takes an `Article`, a `Sentence` and the candidates found in it; gives an agreement called for. The words are the lists
``agreement.offering``, ``agreement.offers``, ``agreement.shared``, ``agreement.not_shared`` and ``agreement.offered_to``.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.text.reading import Cue, Reading, Sentence
from events.extract.told.candidate import Candidate, circumstances, make
from events.extract.told.status import StatusFinding
from events.vocabulary import EventType, Status

AHEAD_REACH: Final = 18
BACK_REACH: Final = 4
CLAUSES: Final = 1
ACROSS: Final = ("agreement.offered_to", "places.counterparts", "places.both", "delegation.groups")
"""What says that something is put to the other side, where no place of it is named."""


def offers(article: Article, sentence: Sentence, told: list[Candidate]) -> list[Candidate]:
    """An agreement that one side offers the other or asks it for, where the sentence tells nothing else of the kind."""
    reading = article.reading
    span = (sentence.start, sentence.end)
    if not reading.has(("agreement.offering", "agreement.offers"), *span):
        return []
    if any(c.type == EventType.AGREEMENT for c in told) or reading.has("status.cancelled", *span):
        return []
    found = _put_forward(reading, span) or _offered(reading, span)
    if found is None:
        return []
    verb, thing = found
    low, high = min(verb.start, thing.start), max(verb.end, thing.end) + (BACK_REACH if verb != thing else AHEAD_REACH)
    if any(
        low <= c.anchor.start < high and c.kind not in ("echo", "wares", "visit", "meeting", "persons") for c in told
    ):
        return []
    candidate = make(article, sentence, EventType.AGREEMENT, "offer", thing, [verb, thing], span, 0.25, ["offer told"])
    if len(candidate.sides()) < 2 and not reading.has(ACROSS, *span) and reading.has("agreement.at_home", *span):
        return []
    candidate.status = StatusFinding(Status.PROPOSED, verb, 0)
    circumstances(article, candidate)
    return [candidate]


def _put_forward(reading: Reading, span: tuple[int, int]) -> tuple[Cue, Cue] | None:
    """A word of proposing and what both sides are to have in common, behind it or, where it is passive, before it."""
    for verb in reading.within("agreement.offering", *span):
        things = reading.within("agreement.shared", verb.end, min(verb.end + AHEAD_REACH, span[1]))
        things += reading.within("agreement.shared", max(verb.start - AHEAD_REACH, span[0]), verb.start)
        for thing in things:
            if reading.has("agreement.not_shared", max(thing.start - 1, span[0]), thing.end):
                continue
            if abs(reading.clause[thing.start] - reading.clause[verb.start]) <= CLAUSES:
                return verb, thing
    return None


def _offered(reading: Reading, span: tuple[int, int]) -> tuple[Cue, Cue] | None:
    """An offer to deliver, build or teach something."""
    offer = next(iter(reading.within("agreement.offers", *span)), None)
    if offer is None:
        return None
    verb = Cue(offer.start, offer.start + 1)
    return verb, verb
