"""Tell what is named without being told: denied, only asked about, or a habit.

Takes an `Article` and a `Candidate`; says whether its sentence tells that the thing happened, will or should. "Denied that a
contract was signed", "asked whether a paper would follow" and "delegations come nearly every week" tell of no event.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.text.reading import Cue, Reading
from events.extract.told.candidate import AHEAD, ENCOUNTERS, Candidate
from events.vocabulary import EventType, Status

OTHERS: Final = (
    "places.counterparts", "places.ours", "places.states", "delegation.groups", "delegation.receiving", "forum.meeting",
)  # fmt: skip
STOP: Final = 2
ASKED: Final = 12
GENERIC: Final = 4
HABIT: Final = 8
SEEN: Final = 14
REFUTED: Final = 2
LEAST_SPORT: Final = 3
SPORT_SHARE: Final = 0.3


def is_about_sport(article: Article) -> bool:
    """Whether an article is about matches and players, whose delegations and agreements are none of ours."""
    reading = article.reading
    told = sum(reading.has("context.sport", s.start, s.end) for s in reading.sentences)
    return told >= LEAST_SPORT and told > SPORT_SHARE * len(reading.sentences)


def is_unreal(article: Article, candidate: Candidate) -> bool:
    """Whether a candidate is named and not told."""
    reading = article.reading
    sentence = reading.sentences[candidate.sentence]
    return (
        _unwanted(reading, candidate)
        or _denied(reading, candidate, sentence.start, sentence.end)
        or _asked(reading, candidate, sentence.start)
        or _refuted(reading, candidate)
        or _domestic(article, candidate)
        or _generic(reading, candidate)
    )


def _unwanted(reading: Reading, candidate: Candidate) -> bool:
    """Whether the word that would call for it is denied ("nobody asked for a pact", "we do not need a fair")."""
    cue = candidate.status.cue if candidate.status and candidate.status.status == Status.PROPOSED else None
    return cue is not None and any(
        reading.clause[no.start] == reading.clause[cue.start]
        for no in reading.within("status.negated", max(cue.start - STOP - 1, candidate.start), cue.start + 1)
        if cue.start - no.end <= 0
    )


def _generic(reading: Reading, candidate: Candidate) -> bool:
    """Whether no particular one is meant ("older than any agreement", "without an agreement", "no more fairs")."""
    anchor = candidate.anchor
    if candidate.value in AHEAD and candidate.type != EventType.AGREEMENT:
        return False  # "any fair of that sort would be welcome"
    if candidate.type in ENCOUNTERS and candidate.value == Status.COMPLETED and not candidate.dates:
        for cue in reading.within("context.habit", candidate.start, candidate.end):
            if reading.clause[cue.start] == reading.clause[anchor.start] or reading.distance(cue, anchor) <= HABIT:
                return True  # "traders from Basra often come to see the halls"
    words = reading.within("context.generic", max(anchor.start - GENERIC, candidate.start), anchor.start)
    return any(cue.end == anchor.start for cue in words)


def _domestic(article: Article, candidate: Candidate) -> bool:
    """Whether an agreement is said to be between people of one country ("between the innkeepers of Najaf and the council")."""
    if candidate.type != EventType.AGREEMENT:
        return False
    reading = article.reading
    parties = [m for m in candidate.mentions if m.use in ("party", "person", "nation", "boundary", "landmark")]
    if len({m.side for m in parties}) != 1:
        return False
    start, end = candidate.start, candidate.end
    if reading.has(OTHERS, start, end):
        return False
    between = reading.within("context.between", candidate.anchor.end, end)
    clause = reading.clause
    rows = [m.row for m in parties if m.row >= 0 and m.counts and m.role not in ("at", "to")]
    return len(rows) != len(set(rows)) or any(
        clause[m.span.start] == clause[cue.start] and cue.end <= m.span.start and m.role not in ("at", "to")
        for m in parties
        for cue in between
    )


def _denied(reading: Reading, candidate: Candidate, start: int, end: int) -> bool:
    """Whether it is denied, and not that it was put off ("denied that the visit had been cancelled")."""
    denials = reading.within("status.denied", start, end)
    if not denials or any(reading.has(f"status.{name}", start, end) for name in ("postponed", "cancelled")):
        return False
    anchor = candidate.anchor
    return any(no.start >= anchor.end or not _said_anew(reading, no.end, anchor.start) for no in denials)


def _refuted(reading: Reading, candidate: Candidate) -> bool:
    """Whether an agreement is said not to exist in the sentences right behind ("A portal wrote … There is no such contract")."""
    if candidate.type != EventType.AGREEMENT:
        return False
    if any(
        reading.distance(cue, candidate.anchor) <= GENERIC
        for cue in reading.within("status.refuted", candidate.start, candidate.anchor.end)
    ):
        return True  # "there is no draft of a contract"
    sentences = reading.sentences[candidate.sentence + 1 : candidate.sentence + 1 + REFUTED]
    paragraph = reading.sentences[candidate.sentence].paragraph
    return any(s.paragraph - paragraph <= 1 and reading.has("status.refuted", s.start, s.end) for s in sentences)


def _said_anew(reading: Reading, start: int, end: int) -> bool:
    """Whether something else is said between a denial and what follows it ("denied the rumour and said that …")."""
    return any(
        reading.has("places.joins", max(said.start - STOP, start), said.start)
        for said in reading.within("context.reporting", start, end)
    )


def _asked(reading: Reading, candidate: Candidate, start: int) -> bool:
    """Whether somebody only asks if it will be ("asked whether a memorandum would follow")."""
    anchor = candidate.anchor
    asked: list[Cue] = reading.within("status.asked", max(anchor.start - ASKED, start), anchor.start)
    return any(reading.clause[cue.end - 1] == reading.clause[anchor.start] for cue in asked)


def is_only_seen(article: Article, candidate: Candidate) -> bool:
    """Whether an exhibition is only what guests saw or travelled to ("they looked in at the city's shoe fair")."""
    reading, anchor = article.reading, candidate.anchor
    low = max(anchor.start - SEEN, candidate.start)
    if reading.has("exhibition.stands", candidate.start, candidate.end):
        return False
    return any(
        reading.clause[cue.start] == reading.clause[anchor.start]
        for cue in reading.within("exhibition.visited", low, anchor.start)
    )
