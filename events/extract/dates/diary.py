"""The first and the last day of a stay from the sentences around it: "had landed on Tuesday", "the party flew out on Friday".

Takes an `Article` and a draft of a visit that was made; gives its timing with the day of coming before and the day of
leaving behind what was told of it already. The words are the lists ``delegation.journeys``, ``delegation.coming_in``,
``delegation.homeward``, ``delegation.leaving`` and ``counted.lasting``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from events.extract.article import Article, Dated
from events.extract.dates.counted_days import COUNTED, apposed
from events.extract.dates.finder import resolve
from events.extract.dates.telling import is_telling
from events.extract.dates.timing import Timing
from events.extract.together.draft import Draft
from events.extract.told.candidate import CONVENED, ENCOUNTERS
from events.partial_date import DAY_LONG, days_between
from events.vocabulary import DateBasis, EventType, Status

BACK: Final = 2
AHEAD: Final = 5
LONGEST: Final = 9
RECENT: Final = 14
REACH: Final = 9
BEHIND: Final = 2
MONTH: Final = 7
FOLLOWS: Final = 2
LASTING: Final = 3
LAST: Final = -1
APPOSED: Final = 10
NUMBERED: Final = (
    *((name, more) for name, more in COUNTED.items() if more > 0), ("counted.first", 0), ("counted.last", LAST),
)  # fmt: skip
COMING: Final = ("delegation.journeys", "delegation.coming_in")
LEAVING: Final = ("delegation.homeward", "delegation.leaving")


def is_stay(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a draft is a visit that was made, or talks in an article that tells of no visit beside them."""
    if draft.status != Status.COMPLETED or draft.type not in ENCOUNTERS:
        return False
    if draft.type == EventType.DELEGATION:
        return True
    visits = any(d.type == EventType.DELEGATION and d.status == Status.COMPLETED for d in drafts)
    return not visits and draft.lead.kind not in CONVENED


def whole_stay(article: Article, draft: Draft, drafts: list[Draft]) -> Timing:
    """A visit's timing, begun with the day of coming and ended with the day of leaving where these are told near it."""
    timing = draft.timing
    coming: list[tuple[str, Dated]] = []
    leaving: list[tuple[str, Dated]] = []
    for dated in _days_around(article, draft, drafts):
        nth = _number_of(article, dated)
        if nth is not None and len(dated.date.start or "") == DAY_LONG:
            told = resolve(dated.date, "past").start or ""
            if nth == LAST:
                leaving.append((told, dated))
            else:
                coming.append(((date.fromisoformat(told) - timedelta(days=nth)).isoformat(), dated))
            continue
        near = [
            (d, n) for n, names in enumerate((LEAVING, COMING)) if (d := _nearest(article, dated, names)) is not None
        ]
        if near:
            (leaving, coming)[min(near)[1]].append((resolve(dated.date, "past").start or "", dated))
    known = timing.start if timing.own and len(timing.start or "") == DAY_LONG else None
    last = timing.end if len(timing.end or "") == DAY_LONG else known
    first = min((c for c in coming if _fits(article, timing, c[0], known or last)), key=lambda c: c[0], default=None)
    start = first[0] if first else known
    cues = [first[1].span] if first else []
    days = timing.days or next((t.days for t in draft.timings if t.days), None)
    if start is None and leaving and days and 1 < days <= LONGEST:
        last = max(day for day, _ in leaving)
        start, cues = (date.fromisoformat(last) - timedelta(days=days - 1)).isoformat(), [leaving[-1][1].span]
    if start is None:
        return timing
    for day, dated in leaving:
        later = day if day >= start else resolve(dated.date, "future").start or ""
        if start < later and days_between(start, later) <= LONGEST:
            last = max(last or "", later)
            cues.append(dated.span)
    end = last if last and last > start else None
    if (start, end) == (timing.start, timing.end):
        return timing
    basis = DateBasis(first[1].date.basis) if first else timing.basis if timing.own else DateBasis.INFERRED
    return replace(timing, start=start, end=end, basis=basis, own=True, cues=(*timing.cues, *cues))


def counted_back(article: Article, draft: Draft) -> Timing:
    """A timing of which only the last day is known, begun as many days before as it is said to have lasted.

    "The session ended on Monday. It had lasted two days."
    """
    timing = draft.timing
    if not (timing.own and timing.start and timing.end) or (len(timing.start), len(timing.end)) != (MONTH, DAY_LONG):
        return timing
    own = {c.sentence for c in draft.candidates}
    sentences = article.reading.sentences[max(min(own) - 1, 0) : max(own) + FOLLOWS + 1]
    lengths = {
        d.date.days
        for s in sentences
        for d in article.dates_in(s.start, s.end)
        if d.date.kind == "duration" and d.date.days and 1 < d.date.days <= LONGEST
        and article.reading.has("counted.lasting", max(d.span.start - LASTING, s.start), d.span.end + LASTING)
    }  # fmt: skip
    if len(lengths) != 1:
        return timing
    days = lengths.pop()
    first = (date.fromisoformat(timing.end) - timedelta(days=days - 1)).isoformat()
    return replace(timing, start=first, days=days)


def _days_around(article: Article, draft: Draft, drafts: list[Draft]) -> list[Dated]:
    """The single days told around a draft and nearer to it than to any other visit."""
    reading = article.reading
    own = {c.sentence for c in draft.candidates}
    others = {c.sentence for d in drafts if d is not draft and d.type == draft.type for c in d.candidates} - own
    first, last = max(min(own) - BACK, 0), min(max(own) + AHEAD, len(reading.sentences) - 1)
    found = []
    for sentence in reading.sentences[first : last + 1]:
        if sentence.index in others:
            continue
        for dated in article.dates_in(sentence.start, sentence.end):
            told = dated.date
            if (
                told.kind != "day"
                or told.dateline
                or told.in_name
                or told.deadline
                or len(told.start or "") != DAY_LONG
            ):
                continue
            if (told.rule and told.rule.of_another) or is_telling(article, draft.lead, dated):
                continue
            found.append(dated)
    return found


def _number_of(article: Article, dated: Dated) -> int | None:
    """Which day of a stay a day is said to be ("Monday, the second day of his stay"): 0 the first, -1 the last."""
    span = dated.span
    for name, number in NUMBERED:
        for cue in article.reading.within(name, max(span.start - APPOSED, 0), span.end + 3):
            if apposed(article.reading, cue, span):
                return number
    return None


def _nearest(article: Article, dated: Dated, names: tuple[str, ...]) -> int | None:
    """How far from a date the nearest word for coming or leaving stands in its clause."""
    reading, span = article.reading, dated.span
    return min(
        (
            distance
            for name in names
            for cue in reading.within(name, max(span.start - REACH, 0), span.end + REACH)
            if reading.clause[span.start] in (reading.clause[cue.start], reading.clause[cue.end - 1])
            and (distance := reading.distance(cue, span) + (BEHIND if cue.start > span.start else 0)) <= REACH
        ),
        default=None,
    )


def _fits(article: Article, timing: Timing, day: str, known: str | None) -> bool:
    """Whether a day of coming lies shortly before what is known of a visit, or before its telling."""
    if len(day) != DAY_LONG:
        return False
    if known:
        return 0 <= days_between(day, known) <= LONGEST
    if timing.own and timing.start:
        return day.startswith(timing.start)
    published = article.published or ""
    return len(published) == DAY_LONG and 0 <= days_between(day, published) <= RECENT
