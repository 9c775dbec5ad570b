"""Agreements told in one breath with another: the text that is renewed, one of each date, the like or a new one called for.

Takes an `Article` and a `Candidate` of an agreement; gives further `Candidate`s, and leaves the first what is its own.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article, Dated
from events.extract.dates.paper_dates import long_past
from events.extract.told.candidate import AHEAD, NEAR, Candidate
from events.extract.told.status import StatusFinding
from events.vocabulary import Status

WISH_REACH: Final = 9
MONTH: Final = 7
"""How many letters a date has up to its month."""


def text_renewed(article: Article, candidate: Candidate) -> Candidate | None:
    """The agreement that is renewed, where it is told when that was made ("the pact of 2012 was given ten more years").

    Takes its date away from the renewal.
    """
    if "agreement renewed" not in candidate.rules or not article.published:
        return None
    old = [d for d in candidate.dates if long_past(article.published, d.date)]
    if not old:
        return None
    nearest = min(old, key=lambda d: article.reading.distance(d.span, candidate.anchor))
    candidate.dates = [d for d in candidate.dates if d not in old]
    return Candidate(
        candidate.type, candidate.kind, candidate.sentence, candidate.anchor, [candidate.anchor], candidate.start,
        candidate.end, 0.7, ["agreement that was renewed"], StatusFinding(Status.COMPLETED, None, 0),
        [m for m in candidate.mentions if m.role not in ("at", "to")], [nearest],
    )  # fmt: skip


def is_beside(candidate: Candidate, dated: Dated) -> bool:
    """Whether a date stands right behind or right before the paper."""
    anchor, span = candidate.anchor, dated.span
    return 0 <= span.start - anchor.end <= 2 or 0 <= anchor.start - span.end <= 1


def is_of_a_date(article: Article, candidate: Candidate) -> bool:
    """Whether a past month, year or day stands right behind the paper ("a document of February 2008")."""
    return any(
        d.date.kind != "duration" and is_beside(candidate, d) and _is_past(article.published, d)
        for d in candidate.dates
    )


def _is_past(published: str | None, dated: Dated) -> bool:
    """Whether a date lies before the month of publication, or before its year where no month is told."""
    month = (dated.date.start or "")[:MONTH]
    return bool(month and published) and month < (published or "")[: len(month)]


def copy_called_for(article: Article, candidate: Candidate) -> Candidate | None:
    """A second agreement told in the same breath: one of the past with A is to be had with B as well.

    Takes the place nearest to the past date as that of the agreement in being, and gives the other places of that side to
    an agreement called for.
    """
    reading = article.reading
    past = [d for d in candidate.dates if _is_past(article.published, d)]
    wishes = reading.within("status.proposed", candidate.start, candidate.end)
    if not past or not wishes or reading.distance(past[0].span, candidate.anchor) > NEAR:
        return None
    for side in ("IR", "IQ"):
        places = [m for m in candidate.mentions if m.side == side and m.counts]
        if len({m.code for m in places}) < 2:
            continue
        places.sort(key=lambda m: reading.distance(m.span, past[0].span))
        first = places[0].code
        others = [m for m in candidate.mentions if m.side == side and m.code not in (None, first)]
        rest = [m for m in candidate.mentions if m not in others]
        later = Candidate(
            candidate.type, candidate.kind, candidate.sentence, candidate.anchor, list(candidate.triggers), candidate.start,
            candidate.end, max(candidate.score, 0.6), ["the like called for"], StatusFinding(Status.PROPOSED, wishes[0], 0),
            [m for m in candidate.mentions if m.code != first], [],
        )  # fmt: skip
        candidate.mentions = rest
        candidate.status = StatusFinding(Status.COMPLETED, None, 0)
        return later
    return None


def anew_called_for(article: Article, candidate: Candidate) -> Candidate | None:
    """A new agreement wished for beside one of the past ("the memorandum of 2014 sleeps, and he called for a new one")."""
    reading = article.reading
    if candidate.value in AHEAD or "agreement renewed" in candidate.rules or not article.published:
        return None
    if not any(long_past(article.published, d.date) for d in candidate.dates):
        return None
    for anew in reading.within("agreement.anew", candidate.anchor.end, candidate.end):
        wishes = reading.within("status.proposed", max(anew.start - WISH_REACH, candidate.anchor.end), anew.start)
        if wishes:
            return Candidate(
                candidate.type, candidate.kind, candidate.sentence, anew, [anew], candidate.start, candidate.end, 0.6,
                ["a new one called for", "one more"], StatusFinding(Status.PROPOSED, wishes[-1], 0),
                [m for m in candidate.mentions if m.role not in ("at", "to")], [],
            )  # fmt: skip
    return None
