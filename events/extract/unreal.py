"""Tell what is named without being told: denied, only asked about, or a habit.

Takes an `Article` and a `Candidate`; says whether its sentence tells that the thing happened, will or should. "Denied that a
contract was signed", "asked whether a paper would follow" and "delegations come nearly every week" tell of no event.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.candidate import Candidate
from events.extract.reading import Cue, Reading

STOP: Final = 2
ASKED: Final = 12


def is_unreal(article: Article, candidate: Candidate) -> bool:
    """Whether a candidate is named and not told."""
    reading = article.reading
    sentence = reading.sentences[candidate.sentence]
    return _denied(reading, candidate, sentence.start, sentence.end) or _asked(reading, candidate, sentence.start)


def _denied(reading: Reading, candidate: Candidate, start: int, end: int) -> bool:
    """Whether it is denied, and not that it was put off ("denied that the visit had been cancelled")."""
    denials = reading.within("status.denied", start, end)
    if not denials or any(reading.has(f"status.{name}", start, end) for name in ("postponed", "cancelled")):
        return False
    anchor = candidate.anchor
    return any(no.start >= anchor.end or not _said_anew(reading, no.end, anchor.start) for no in denials)


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
