"""Find, sentence by sentence, what may be an event.

Takes an `Article`; gives `Candidate`s in text order, several to a sentence where it tells several things. Whether a candidate
becomes an event is decided when all of them are seen together (`together.assembly`).
"""

from __future__ import annotations

from itertools import pairwise

from events.extract.article import Article
from events.extract.text.reading import Cue, Sentence
from events.extract.told.abroad import people_abroad
from events.extract.told.agreements import agreements
from events.extract.told.both_sides import with_both_sides
from events.extract.told.candidate import AHEAD, Candidate, border_between, differ, own
from events.extract.told.displays import with_displays
from events.extract.told.encounters import encounters
from events.extract.told.exhibitions import exhibitions
from events.extract.told.offers import offers
from events.extract.told.plans import plans
from events.extract.told.rounds import with_rounds
from events.extract.told.rows_of_dates import each_past
from events.extract.told.shown_again import with_shown_again
from events.extract.told.shown_before import with_shown_before
from events.extract.told.status import find_status
from events.extract.told.to_be_signed import await_signing
from events.vocabulary import Status


def find_candidates(article: Article) -> list[Candidate]:
    """Every candidate of an article, in text order."""
    found: list[Candidate] = []
    for sentence in article.reading.sentences:
        others = [candidate for rule in (exhibitions, agreements) for candidate in rule(article, sentence)]
        others = with_displays(article, sentence, others, found)
        others = with_shown_before(article, sentence, others)
        others = with_shown_again(article, sentence, others)
        meetings = with_both_sides(article, sentence, encounters(article, sentence), others)
        meetings = with_rounds(article, sentence, meetings, others)
        rounds = article.reading.within("forum.rounds", sentence.start, sentence.end)
        if rounds:
            others = [c for c in others if c.kind != "another" or not _is_round(c, rounds)]
        told = others + [one for meeting in meetings for one in each_past(article, meeting)]
        told += plans(article, sentence, told)
        told += people_abroad(article, sentence, told)
        told += offers(article, sentence, told)
        if len(told) > 1:
            _part(article, sentence, told)
        found += told
    await_signing(article, found)
    return found


def _is_round(candidate: Candidate, rounds: list[Cue]) -> bool:
    """Whether "the last one" or its like belongs to the words for one more meeting ("the last time they met was in Kut")."""
    return any(r.start < t.end and t.start < r.end for r in rounds for t in candidate.triggers)


def _part(article: Article, sentence: Sentence, told: list[Candidate]) -> None:
    """Give events of different types in one sentence each its own dates and settings, where both have some.

    What stands before the first of them ("the governor of Ilam …") may belong to all.
    """
    told.sort(key=lambda c: c.anchor)
    for first, second in pairwise(told):
        if first.type == second.type or first.anchor.end > second.anchor.start or second.start > sentence.start:
            continue
        border = border_between(article.reading, first.anchor.end, second.anchor.start)
        if border is not None and _each_by_itself(article, first, second, border):
            first.dates = [d for d in first.dates if d.span.start < border]
        if border is None or not (
            _at_two_times(article, first, second, border, sentence)
            or (
                own(article, first.start, border)
                and own(article, border, sentence.end)
                and differ(article, first.start, border, sentence.end)
            )
        ):
            continue
        first.mentions = [m for m in first.mentions if m.span.start < border]
        first.dates = [d for d in first.dates if d.span.start < border]
        second.mentions = [m for m in second.mentions if m.span.start >= border or m.role not in ("at", "to")]
        second.dates = [d for d in second.dates if d.span.start >= border]
        first.end, second.start = border, border
        first.triggers = [t for t in first.triggers if t.start < border] or [first.anchor]
        second.triggers = [t for t in second.triggers if t.start >= border] or [second.anchor]
        for candidate in (first, second):
            if (
                candidate.status is None or candidate.status.cue is not None
            ):  # else settled by what it is, not by a word
                candidate.status = find_status(article.reading, candidate.anchor, candidate.start, candidate.end)


def _each_by_itself(article: Article, first: Candidate, second: Candidate, border: int) -> bool:
    """Whether both are told with a verb of their own, the second of somebody else: its day says nothing of the first.

    "They are preparing an accord, and Karbala will have a stand at the fair in September."
    """
    verbs = [c.status.cue for c in (first, second) if c.status is not None and c.status.cue is not None]
    if len(verbs) < 2 or not verbs[0].end <= border <= verbs[1].start:
        return False
    return bool(article.mentions_in(border, verbs[1].start))


def _at_two_times(article: Article, first: Candidate, second: Candidate, border: int, sentence: Sentence) -> bool:
    """Whether one was done and the other lies ahead, on a date of its own ("signed a contract, and in May they will come")."""
    done = find_status(article.reading, first.anchor, first.start, border)
    ahead = find_status(article.reading, second.anchor, border, sentence.end)
    return (
        done is not None
        and ahead is not None
        and done.status == Status.COMPLETED
        and ahead.status in AHEAD
        and bool(article.dates_in(border, sentence.end))
    )
