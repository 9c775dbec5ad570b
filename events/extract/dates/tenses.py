"""Work out the date of an event in the tense of the words around it: the Monday gone or the Monday to come, May or last May.

Takes an `Article`, a `Candidate` and a date; gives the date worked out.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from events.extract.article import Article, Dated
from events.extract.dates.finder import DateMention, resolve
from events.extract.dates.resolution import Tense
from events.extract.told.candidate import PUT_OFF, Candidate
from events.extract.told.status import ends_by, runs_until
from events.partial_date import DAY_LONG, days_between
from events.vocabulary import Status

BEHIND: Final = 4
SURE: Final = 6
LONG_AGO: Final = 270
SINCE_REACH: Final = 16
NEARER: Final = 4
ASKED_REACH: Final = 9
AHEAD_WORDS: Final = ("status.planned", "context.announced_for")
TENSES: Final[tuple[tuple[str, Tense], ...]] = (("status.planned", "future"), ("status.completed", "past"))


def resolved(article: Article, candidate: Candidate, dated: Dated) -> DateMention:
    """A date in the tense of its clause; a weekday that is the day of publication stays that day also when it lies ahead."""
    if article.published and dated.date.start == article.published[:10]:
        return dated.date
    until = dated.date.start is None and dated.date.end is not None
    ending = ends_by(article.reading, dated.span) or (until and runs_until(article.reading, dated.span))
    tense = "future" if ending else _tense_of(article, candidate, dated)
    if tense == "past" and _too_long_ago(article, dated) and not _asked_then(article, candidate, dated):
        tense = "unknown"
    return resolve(dated.date, tense)


def _too_long_ago(article: Article, dated: Dated) -> bool:
    """Whether a month without a year is much nearer ahead than behind: nobody calls the May of last year "May" in March."""
    point = dated.date.rule.start if dated.date.rule else None
    if (
        point is None
        or point.month is None
        or point.day
        or point.year
        or point.year_shift is not None
        or point.which is not None
        or not article.published
    ):
        return False
    past = resolve(dated.date, "past").latest
    if past is None or len(article.published) < 10:
        return False
    return (date.fromisoformat(article.published[:10]) - date.fromisoformat(past)).days > LONG_AGO


def _tense_of(article: Article, candidate: Candidate, dated: Dated) -> Tense:
    """The tense of a date: that of a clause of its own, else that of the event, which is open where no word near tells it."""
    own = own_tense(article, candidate, dated)
    if own != "future" and _begun_then(article, dated):
        return "past"
    if candidate.value == Status.PLANNED:
        return "future"
    span = (candidate.start, candidate.end)
    if candidate.value == Status.POSTPONED and article.reading.has("status.long_due", *span):
        return "past"  # "had been expected on Wednesday"
    if candidate.value in PUT_OFF and _is_weekday(dated):
        return _nearer(article, dated)
    if candidate.value == Status.POSTPONED and article.reading.has("status.overdue", *span):
        return "past"  # "was to come on 3 May"
    if _asked_then(article, candidate, dated) or _of_that_month(article, candidate, dated):
        return "past"
    if candidate.value in (Status.PROPOSED, Status.POSTPONED):
        return own or "future"
    sure = candidate.status is not None and candidate.status.distance <= SURE
    return own or ("past" if sure or _done_on(article, dated) else "unknown")


def _asked_then(article: Article, candidate: Candidate, dated: Dated) -> bool:
    """Whether a month is that in which something was called for, and not that for which ("proposed in May a fair in June")."""
    cue = candidate.status.cue if candidate.status else None
    if candidate.value != Status.PROPOSED or cue is None or _is_weekday(dated):
        return False
    reading, span = article.reading, dated.span
    near = reading.within("status.asked_then", max(span.start - ASKED_REACH, candidate.start), span.start)
    clause = reading.clause[span.start]
    if any(
        reading.clause[verb.start] == clause
        and (span.start - verb.end <= 1 or not reading.has(AHEAD_WORDS, verb.end, span.start))
        for verb in near
    ):
        return True
    return (
        reading.has("status.asked_then", cue.start, cue.end)
        and reading.clause[cue.start] == clause
        and span.end <= cue.start
    )


def _of_that_month(article: Article, candidate: Candidate, dated: Dated) -> bool:
    """Whether a paper that nobody is to sign has a month right behind it ("on the strength of a contract from February")."""
    if candidate.kind != "paper" or candidate.value != Status.COMPLETED:
        return False
    gap = dated.span.start - candidate.anchor.end
    return gap == 1 and article.reading.has("delegation.by", candidate.anchor.end, dated.span.start)


def _begun_then(article: Article, dated: Dated) -> bool:
    """Whether a date stands behind "since" without a comma or a plan between ("since the ban was lifted in October")."""
    reading, start = article.reading, dated.span.start
    return any(
        not reading.parted(since, dated.span) and not reading.has("status.planned", since.start, dated.span.end)
        for since in reading.within("status.since", max(start - SINCE_REACH, 0), start)
    )


def _is_weekday(dated: Dated) -> bool:
    """Whether a date is a weekday, of this week or of any ("on Friday", "this Friday")."""
    point = dated.date.rule.start if dated.date.rule else None
    return point is not None and point.weekday is not None and point.month is point.unit is None


def _nearer(article: Article, dated: Dated) -> Tense:
    """Whether the weekday on which what came to nothing was to be lies nearer ahead or behind: news of it is fresh either way."""
    behind = resolve(dated.date, "past").start
    if not behind or not article.published or len(article.published) < DAY_LONG:
        return "future"
    return "past" if days_between(behind, article.published[:DAY_LONG]) < NEARER else "future"


def _done_on(article: Article, dated: Dated) -> bool:
    """Whether a word for what has happened stands shortly before a date ("took place in Basra on 12 January")."""
    reading, start = article.reading, dated.span.start
    return any(
        (cue.end <= start or (cue.start >= dated.span.end and reading.clause[cue.start] == reading.clause[start]))
        and reading.distance(cue, dated.span) <= SURE
        and not any(undone.end == cue.start for undone in reading.within("status.undone", cue.start - 2, cue.start))
        for cue in reading.within("status.completed", max(start - SURE, 0), dated.span.end + SURE)
    )


def own_tense(article: Article, candidate: Candidate, dated: Dated) -> Tense | None:
    """The tense of the clause of a date that stands in another than the event."""
    reading = article.reading
    span = dated.span
    clause = reading.clause[span.start]
    if any(reading.clause[trigger.start] == clause for trigger in candidate.triggers):
        return "future" if _plan_joined(article, candidate, dated) else None
    near = [
        (reading.distance(cue, span) + (BEHIND if cue.start > span.start else 0), tense)
        for name, tense in TENSES
        for cue in reading.within(name, candidate.start, candidate.end)
        if reading.clause[cue.start] == clause
    ]
    return min(near)[1] if near else None


def _plan_joined(article: Article, candidate: Candidate, dated: Dated) -> bool:
    """Whether a plan of its own is joined to what is told, and has the date ("was adopted, and they will meet on the 21st")."""
    reading, start = article.reading, dated.span.start
    told = max((t.end for t in candidate.triggers if t.end <= start), default=start)
    return any(
        reading.has("places.joins", told, plan.start) and not reading.has("places.joins", plan.end, start)
        for plan in reading.within("status.planned", told + 1, start)
    )
