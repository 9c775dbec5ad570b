"""Settle how far an event has come, once its date is known: what was due is past by now, what was held ahead is planned.

Takes an `Article`, a `Candidate` and its `Timing`; gives a status.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.dates.timing import Timing
from events.extract.told.candidate import Candidate
from events.partial_date import DAY_LONG, PartialDate
from events.vocabulary import EventType, Status

CLOSE: Final = 4


def settled_status(article: Article, candidate: Candidate, timing: Timing) -> Status:
    ahead = bool(
        timing.own and timing.start and article.published
        and PartialDate(timing.start).first_day > PartialDate(article.published[:10]).last_day
    )  # fmt: skip
    if candidate.kind == "invitation" and candidate.value in (Status.COMPLETED, Status.PROPOSED):
        invited = ahead or not timing.own
        if invited and _is_accepted(article, candidate):
            return Status.PLANNED
        if ahead:
            return Status.PROPOSED
    weak = candidate.value == Status.PROPOSED and _is_wished_from_afar(article, candidate)
    if ahead and (candidate.value == Status.COMPLETED or weak or _should_be_then(article, candidate)):
        return Status.PLANNED
    if candidate.value == Status.PROPOSED and candidate.type == EventType.EXHIBITION and _long_over(article, timing):
        return Status.COMPLETED  # "firms that were at the fair of last May are asked to pay"
    over = bool(
        timing.own and timing.start and article.published
        and PartialDate(timing.start).last_day < PartialDate(article.published[:10]).first_day
    )  # fmt: skip
    due = candidate.value == Status.PLANNED or (candidate.value == Status.PROPOSED and timing.precision == DAY_LONG)
    if over and due and candidate.type != EventType.AGREEMENT:
        return Status.COMPLETED  # had been invited, was due: by now it is past
    if (
        candidate.value == Status.PLANNED
        and candidate.type == EventType.AGREEMENT
        and _made_then(article, candidate, timing)
    ):
        return Status.COMPLETED
    if candidate.kind == "invitation" and candidate.value == Status.COMPLETED:
        return Status.PROPOSED
    return candidate.value


def _is_accepted(article: Article, candidate: Candidate) -> bool:
    """Whether those invited are said to come, there or in the sentence behind ("A statement said that he had accepted")."""
    sentences = article.reading.sentences[candidate.sentence : candidate.sentence + 2]
    return any(article.reading.has("status.accepted", s.start, s.end) for s in sentences)


def _should_be_then(article: Article, candidate: Candidate) -> bool:
    """Whether what is told itself "should" be on a day ("the fair should open on 3 June", "it should take place …")."""
    cue, anchor = candidate.status.cue if candidate.status else None, candidate.anchor
    if cue is None or candidate.type == EventType.AGREEMENT or not anchor.start <= cue.start <= anchor.end:
        return False
    return article.reading.has("status.should", cue.start, cue.end)


def _is_wished_from_afar(article: Article, candidate: Candidate) -> bool:
    """Whether a wish stands far from what it may be for, and no one is asked to do it ("asked the carvers of Ilam to come")."""
    wish = candidate.status.cue if candidate.status else None
    if wish is None or candidate.status is None or candidate.status.distance <= CLOSE:
        return False
    reading, anchor = article.reading, candidate.anchor
    if wish.end > anchor.start or reading.clause[wish.start] != reading.clause[anchor.start]:
        return True
    return not reading.has("status.asking", wish.start, wish.end)


def _made_then(article: Article, candidate: Candidate, timing: Timing) -> bool:
    """Whether a comma parts a plan from an agreement and its past date ("which twinned in May 2021, will mark the day")."""
    plan = candidate.status.cue if candidate.status else None
    if plan is None or not timing.cues or not _long_over(article, timing):
        return False
    reading, day = article.reading, timing.cues[0]
    return reading.parted(plan, day) and any(not reading.parted(t, day) for t in candidate.triggers)


def _long_over(article: Article, timing: Timing) -> bool:
    """Whether it has a date of its own in a month before that of publication."""
    start = (timing.start or "")[:7] if timing.own else ""
    return bool(start) and start < (article.published or "")[: len(start)]
