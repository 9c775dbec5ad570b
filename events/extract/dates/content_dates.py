"""Give what is told its date, and leave out those of its contents and of its telling.

Takes an `Article` and a `Candidate`; gives a `Timing`, an empty one where the date beside it is that of what was agreed upon,
of what is to follow, or of the day on which something was called for.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article, Dated
from events.extract.dates.paper_dates import is_long_past
from events.extract.dates.timing import Timing
from events.extract.told.candidate import Candidate
from events.partial_date import PartialDate
from events.vocabulary import EventType, Status

CLOSE: Final = 4


def as_told(article: Article, candidate: Candidate, timing: Timing) -> Timing:
    """The date of what is told; that of its contents or of its telling is left out.

    What was signed cannot lie ahead ("signed a paper to answer letters in ten days"); what was called for on a weekday was
    called for on that day and is to happen on another.
    """
    if timing.own and candidate.kind in ("accord", "meeting") and candidate.value == Status.COMPLETED:
        content = _agreed_upon(article, candidate)
        if content is not None and all(cue.start > content for cue in timing.cues):
            return Timing()
    if not (timing.own and timing.start and article.published):
        return timing
    if (
        candidate.kind == "accord"
        and is_long_past(article.published, timing.start)
        and _may_lie_ahead(candidate, timing)
        and not any(0 <= cue.start - candidate.anchor.end <= 1 for cue in timing.cues)
    ):
        return Timing()  # "agreed on a festival in August", told in May: the August to come
    ahead = PartialDate(timing.start).first_day > PartialDate(article.published[:10]).last_day
    status = candidate.status
    if candidate.type == EventType.AGREEMENT and candidate.value == Status.COMPLETED and ahead:
        signed = status is not None and (status.distance <= CLOSE or "agreement named" not in candidate.rules)
        return Timing() if signed else timing
    if candidate.type == EventType.AGREEMENT and candidate.value == Status.PROPOSED and ahead:
        return Timing()
    if candidate.value == Status.PROPOSED and ahead and len(timing.start) == 10:
        return Timing() if all(_is_weekday(d, timing) for d in candidate.dates) else timing
    return timing


def _agreed_upon(article: Article, candidate: Candidate) -> int | None:
    """Where the contents of an accord begin ("it was agreed that …"), whose dates are not that of the accord."""
    reading = article.reading
    for agreed in reading.within("agreement.agreeing", candidate.start, candidate.end):
        for that in reading.within("agreement.contents", agreed.end - 1, candidate.end):
            if that.start - agreed.end <= 2 and not reading.has("context.sources", agreed.end, that.start):
                return that.start
    return None


def _may_lie_ahead(candidate: Candidate, timing: Timing) -> bool:
    """Whether the dates beside it have no year, and may be to come."""
    dates = [d for d in candidate.dates if d.span in timing.cues]
    return bool(dates) and all(d.date.tense_matters for d in dates)


def _is_weekday(dated: Dated, timing: Timing) -> bool:
    """Whether a date is a mere weekday, which the past would read as a week earlier."""
    return dated.span not in timing.cues or (dated.date.kind == "day" and dated.date.tense_matters)
