"""Tell whether two agreements are two: one renews the other, one is the new text and one the old, one is with others.

Takes two `Draft`s of agreements. The words are the lists ``agreement.new``, ``agreement.old`` and ``agreement.renewing``.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from events.extract.article import Article
from events.extract.dates.paper_dates import is_long_past
from events.extract.together.draft import Draft
from events.extract.told.candidate import AHEAD
from events.partial_date import PartialDate
from events.vocabulary import Status

OLD_DAYS: Final = 60
NAMED: Final = 4


def are_two_papers(article: Article, a: Draft, b: Draft) -> bool:
    """Whether two agreements cannot be one, whatever else they share."""
    if any(_renewal(x) and _made_long_before(article, y) for x, y in ((a, b), (b, a))):
        return True
    return _to_be_signed(article, a, b) or _of_other_age(article, a, b) or _for_others(a, b) or _besides(article, a, b)


def _to_be_signed(article: Article, a: Draft, b: Draft) -> bool:
    """Whether one paper is ready to be signed, and the other only called for or of a time long past."""
    return any(
        "to be signed" in x.lead.rules and (y.status == Status.PROPOSED or _long_ago(article, y))
        for x, y in ((a, b), (b, a))
    )


def _of_other_age(article: Article, a: Draft, b: Draft) -> bool:
    """Whether one paper is called new or another old, and the other is not of that age ("the new text", "the first contract")."""
    if _called(article, b, "new"):
        return _long_ago(article, a)
    if _called(article, b, "old") != _called(article, a, "old"):
        return any(_long_ago(article, x) and not _long_ago(article, y) for x, y in ((a, b), (b, a)))
    return False


def _for_others(a: Draft, b: Draft) -> bool:
    """Whether a paper is called for with a place that is no party of the one told before ("Ilam too would like one")."""
    if b.status != Status.PROPOSED or a.status in AHEAD:
        return False
    sides = ((a.parties.iran, b.parties.iran, b.parties.own[0]), (a.parties.iraq, b.parties.iraq, b.parties.own[1]))
    return any(own and theirs and mine and not set(mine) & set(theirs) for mine, theirs, own in sides)


def _besides(article: Article, a: Draft, b: Draft) -> bool:
    """Whether a paper not named as known was signed on the same occasion as what was agreed before it in other words.

    "The governors settled on a ferry … during the same stay some memoranda were signed": what is told with the occasion of the
    one before is a second thing done there.
    """
    if a.lead.kind == b.lead.kind or a.lead.sentence == b.lead.sentence or is_known(article, b):
        return False
    return b.lead.kind == "paper" and any(
        article.reading.has("agreement.same_occasion", c.start, c.end) for c in b.candidates
    )


def _called(article: Article, draft: Draft, age: str) -> bool:
    anchor = draft.lead.anchor
    return any(
        cue.end >= anchor.start - 1
        for cue in article.reading.within(f"agreement.{age}", anchor.start - NAMED, anchor.start)
    )


def _long_ago(article: Article, draft: Draft) -> bool:
    """Whether it is told with a date that is long past."""
    if not article.published:
        return False
    news = PartialDate(article.published[:10]).first_day - timedelta(days=OLD_DAYS)
    return any(t.own and t.start and PartialDate(t.end or t.start).last_day < news for t in draft.timings)


def _renewal(draft: Draft) -> bool:
    return any("agreement renewed" in c.rules for c in draft.candidates)


def _made_long_before(article: Article, draft: Draft) -> bool:
    """Whether an agreement was made half a year or more before the report, and is not itself a renewal."""
    if draft.status in AHEAD or _renewal(draft) or not article.published:
        return False
    dates = [t.start for t in draft.timings if t.own and t.start]
    return bool(dates) and is_long_past(article.published, dates[0])


def is_known(article: Article, draft: Draft) -> bool:
    """Whether every telling names it as known ("the memorandum")."""
    reading = article.reading
    return all(
        c.anchor.start in reading.definite
        or reading.has("context.definite", max(c.anchor.start - 2, c.start), c.anchor.start)
        for c in draft.candidates
    )
