"""Give a candidate event its date: the one told beside its trigger, at the precision told, or none of its own.

Takes an `Article` and a `Candidate`; gives a `Timing`. Dates of telling ("said on Monday"), of datelines and of names
("Expo 2019") are left aside; a length of time ("for a week") sets the end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from events.extract.article import Article, Dated
from events.extract.dates.finder import DateMention, ends_nowhere, resolve
from events.extract.dates.first_and_last import JOURNEY_DAYS, after_opening, begun, closes, opens
from events.extract.dates.only_dates import holds_throughout
from events.extract.dates.telling import is_telling
from events.extract.dates.tenses import own_tense, resolved
from events.extract.dates.whose_dates import belongs_elsewhere, told_before
from events.extract.text.reading import Cue
from events.extract.told.candidate import Candidate
from events.partial_date import DAY_LONG, PartialDate, days_between
from events.vocabulary import DateBasis, EventType, Status

REACH: Final = 32
FINER_REACH: Final = 24
LONGEST: Final = 60
JOURNEY_REACH: Final = 8
HOME_REACH: Final = 9
CLOSE: Final = 8
STATE: Final = 20
SINCE: Final = 6
SOLD: Final = 3


@lru_cache(maxsize=4096)
def _days_of(first: str, last: str) -> tuple[date, date]:
    """The days that two dates of reduced precision span; kept, because candidates are compared pair by pair."""
    return PartialDate(first).first_day, PartialDate(last).last_day


@dataclass(slots=True)
class Timing:
    """When: ISO dates of reduced precision, where they come from, and the words that say so."""

    start: str | None = None
    end: str | None = None
    basis: DateBasis = DateBasis.PUBLICATION
    own: bool = False
    cues: tuple[Cue, ...] = ()
    days: int | None = None
    opening: bool = False
    season: bool = False
    close: bool = False

    def near(self, other: Timing, days: int = 1) -> bool:
        """Whether two timings may be of one happening: they overlap, or are no more than some days apart."""
        a, b = self._bounds(), other._bounds()
        if a is None or b is None:
            return True
        day = timedelta(days=days)
        return a[0] - day <= b[1] and b[0] - day <= a[1]

    def _bounds(self) -> tuple[date, date] | None:
        first, last = self.start or self.end, self.end or self.start
        if first is None or last is None:
            return None
        return _days_of(first, last)

    @property
    def precision(self) -> int:
        return len(self.start or "")

    def as_recorded(self) -> Timing:
        """The same as it can be recorded: a season ("next spring") is some time of its year, and no end lies before a start."""
        if self.start and self.end and ends_nowhere(self.start, self.end):
            return replace(self, end=None)
        if not (self.season and self.start and self.end and self.start[:4] == self.end[:4]):
            return self
        return replace(self, start=self.start[:4], end=None)


def timing_of(article: Article, candidate: Candidate) -> Timing:
    """The candidate's own date, or an empty timing."""
    reading = article.reading
    options: list[tuple[int, Dated]] = []
    days: int | None = None
    length: Cue | None = None
    elapsed = 0
    for dated in (*told_before(article, candidate), *candidate.dates):
        told = dated.date
        if told.kind == "duration" and candidate.value == Status.POSTPONED:
            continue  # by how much it was put off
        if (told.kind == "duration" or (told.rule and told.rule.of_another)) and after_opening(
            article, candidate, dated.span
        ):
            elapsed = told.days or 0
            continue
        if told.kind == "duration":
            if reading.has("counted.only_part", dated.span.start - 1, dated.span.start):
                continue  # "sold out in the first two days"
            if reading.distance(dated.span, candidate.anchor) <= REACH and told.days and told.days <= 60:
                days, length = told.days, dated.span
            continue
        if told.rule and told.rule.elapsed and _has_passed(article, candidate, dated):
            passed = told.rule.start
            if passed and passed.unit == "day" and passed.shift <= JOURNEY_DAYS:
                days, length = passed.shift, dated.span
            continue  # "left after three days": a length of time, not a day ahead
        if told.kind == "recurrence" or told.in_name or told.dateline or (told.incomplete and not told.start):
            continue
        if belongs_elsewhere(article, candidate, dated):
            continue
        distance = min(reading.distance(dated.span, trigger) for trigger in candidate.triggers)
        if holds_throughout(article, candidate, dated):
            distance = min(distance, REACH - 5)
        if distance > REACH:
            continue
        if told.rule and told.rule.of_another:
            distance = 0
        elif reading.clause[dated.span.start] != reading.clause[candidate.anchor.start]:
            distance += 5
        if is_telling(article, candidate, dated):
            distance += 60
        if _of_a_state_before(article, candidate, dated):
            distance += STATE
        options.append((distance, dated))
    if not options:
        return Timing(days=days, cues=(length,) if length else ())
    options.sort(key=lambda option: option[0])
    distance, chosen = _finest(options)
    if distance > REACH + 10:
        return Timing(days=days, cues=(length,) if length else ())
    found = resolved(article, candidate, chosen)
    start, end = found.start, found.end
    cues = [chosen.span]
    for gap, other in options:
        if other is chosen:
            continue
        late = other.date
        if late.start is None and late.end and gap <= REACH:
            last = resolved(article, candidate, other).end
            if last and start and last < start:
                last = resolve(late, "future").end  # "until Friday", told on the days before it
            end = end or last
            cues.append(other.span)
        elif start and end is None and gap <= REACH and _next_day(article, chosen, other):
            later = resolved(article, candidate, other).start or start
            start, end = min(start, later), max(start, later)
            cues.append(other.span)
        elif start and end is None and gap <= REACH:
            last = (
                _last_day(article, candidate, other, start)
                or _journey(article, candidate, gap, other, start)
                or _first_day(article, candidate, other, start)
            )
            if last:
                start, end = min(start, last), max(start, last)
                cues.append(other.span)
    if start is None and end is not None:
        for gap, other in options[1:]:
            if other.date.start and gap <= REACH:
                start = resolved(article, candidate, other).start
                cues.append(other.span)
                break
    if start is None and end is not None:
        # "until Wednesday": begun at the latest in that month
        start = begun(article, candidate, end, days) if len(end) == 10 else end[:7]
    if end and start and len(start) < len(end) == DAY_LONG and days and _lasted(candidate, days):
        first = begun(article, candidate, end, days)  # "for five days last week, until Sunday"
        start = first if len(first) == DAY_LONG else start
    if end and start and PartialDate(end).last_day < PartialDate(start).first_day:
        end = None
    if start and end is None and len(start) == 10 and 0 < elapsed <= LONGEST:
        start, end = (date.fromisoformat(start) - timedelta(days=elapsed)).isoformat(), start
    home = candidate.kind == "homeward" and days is not None  # "after two days in Kut, they went home on Monday"
    home = home or _comes_home(article, candidate, chosen)
    if start and end is None and len(start) == 10 and (home or _ends(article, candidate, chosen, start)):
        start, end = begun(article, candidate, start, days), start
    if days is None:
        days = found.days
    elif start and end is None and len(start) == 10:
        end = (PartialDate(start).first_day + timedelta(days=days - 1)).isoformat()
    if length:
        cues.append(length)
    own = start is not None or end is not None
    return Timing(
        start,
        end,
        DateBasis(found.basis),
        own,
        tuple(cues),
        days,
        bool(elapsed) or opens(article, candidate, chosen.span),
        is_season(found) and (found.start, found.end) == (start, end),
        any(
            reading.clause[t.start] == reading.clause[chosen.span.start] and reading.distance(t, chosen.span) <= CLOSE
            for t in candidate.triggers
        ),
    )


def _lasted(candidate: Candidate, days: int) -> bool:
    """Whether so many days may be all of an exhibition or a meeting, which has a last day of its own."""
    return candidate.type != EventType.AGREEMENT and 1 < days <= LONGEST


def _has_passed(article: Article, candidate: Candidate, dated: Dated) -> bool:
    """Whether "in two days" is how long something took ("had sold out in two days") and not when it will be."""
    if candidate.value != Status.COMPLETED:
        return False
    start = dated.span.start
    return candidate.status is not None or article.reading.has("exhibition.sold", start - SOLD, start)


def _of_a_state_before(article: Article, candidate: Candidate, dated: Dated) -> bool:
    """Whether a month or a season only tells since when things were otherwise ("empty since spring … filled since Saturday")."""
    told, since = dated.date, article.reading.within("status.since", dated.span.start - SINCE, dated.span.start)
    if not since or len(told.start or "") == DAY_LONG:
        return False
    return any(
        len(other.date.start or other.date.end or "") == DAY_LONG and not other.date.dateline
        for other in article.dates_in(candidate.start, candidate.end)
    )


def is_season(told: DateMention) -> bool:
    """Whether a date is a whole season."""
    point = told.rule.start if told.rule else None
    return told.kind == "season" and point is not None and point.part is None


def _finest(options: list[tuple[int, Dated]]) -> tuple[int, Dated]:
    """The nearest date, or the day inside the month or year it names ("this year's fair, which opened on Monday")."""
    distance, chosen = options[0]
    told = chosen.date.start or ""
    if 0 < len(told) < 10 and chosen.date.kind in ("month", "week", "year"):
        for gap, other in options[1:]:
            finer = other.date.start or ""
            if len(finer) > len(told) and finer.startswith(told) and gap <= distance + FINER_REACH:
                return distance, other
    return distance, chosen


def _last_day(article: Article, candidate: Candidate, dated: Dated, start: str) -> str | None:
    """A day told as the last one of what began on another ("opened on Saturday, closes its doors on Friday")."""
    if len(start) != 10 or not closes(article, candidate, dated.span):
        return None
    day = resolved(article, candidate, dated).start or ""
    if len(day) == 10 and day < start:
        day = resolve(dated.date, "future").start or ""
    return day if len(day) == 10 and 0 < days_between(start, day) <= LONGEST else None


def _first_day(article: Article, candidate: Candidate, dated: Dated, start: str) -> str | None:
    """A day told as the first of what lasted to another ("a visit that began on Tuesday and finished on Thursday")."""
    if candidate.value != Status.COMPLETED or not opens(article, candidate, dated.span):
        return None
    day = resolved(article, candidate, dated).start or ""
    return day if len(day) == len(start) == 10 and 0 < days_between(day, start) <= LONGEST else None


def _journey(article: Article, candidate: Candidate, gap: int, dated: Dated, start: str) -> str | None:
    """The other day told of one journey ("set out on Wednesday and came home last night")."""
    if candidate.kind != "visit" or candidate.value != Status.COMPLETED or gap > JOURNEY_REACH:
        return None
    day = resolved(article, candidate, dated).start or ""
    if len(day) != 10 or len(start) != 10:
        return None
    return day if 0 < abs(days_between(start, day)) <= JOURNEY_DAYS else None


def _next_day(article: Article, a: Dated, b: Dated) -> bool:
    """Whether two days are told as one stretch ("Saturday and Sunday")."""
    first, second = sorted((a.span, b.span))
    if not 0 < second.start - first.end <= 2 or not article.reading.has("places.joins", first.end, second.start):
        return False
    if not (a.date.start and b.date.start and len(a.date.start) == len(b.date.start) == 10):
        return False
    return abs(PartialDate(a.date.start).first_day - PartialDate(b.date.start).first_day) == timedelta(days=1)


def _comes_home(article: Article, candidate: Candidate, dated: Dated) -> bool:
    """Whether a day is that on which guests are told to have come home ("the team returned from Kut on Thursday")."""
    if candidate.kind != "visit" or candidate.value != Status.COMPLETED:
        return False
    reading, span = article.reading, dated.span
    clause = reading.clause[span.start]
    near = (max(span.start - HOME_REACH, candidate.start), span.end + HOME_REACH)
    return any(
        reading.clause[cue.start] == clause for cue in reading.within("delegation.returning", *near)
    ) and not any(reading.clause[cue.start] == clause for cue in reading.within("delegation.coming_in", *near))


def _ends(article: Article, candidate: Candidate, dated: Dated, day: str) -> bool:
    """Whether the day chosen is the last: told so, or ahead in a clause of its own ("is in town … will be back on Friday")."""
    if closes(article, candidate, dated.span):
        return True
    ahead = bool(article.published) and day > (article.published or "")[:10] and candidate.type != EventType.AGREEMENT
    return ahead and candidate.value == Status.COMPLETED and own_tense(article, candidate, dated) == "future"


def publication_month(published: str | None) -> str | None:
    """The month of a published date, its year where that is all it says, or None."""
    return published[:7] if published else None


def month_before(published: str) -> str:
    """The month before that of a published date, as ISO text."""
    year, month = int(published[:4]), int(published[5:7] or 1) if len(published) >= 7 else 1
    return f"{year - 1}-12" if month == 1 else f"{year}-{month - 1:02d}"
