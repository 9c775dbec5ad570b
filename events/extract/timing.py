"""Give a candidate event its date: the one told beside its trigger, at the precision told, or none of its own.

Takes an `Article` and a `Candidate`; gives a `Timing`. Dates of telling ("said on Monday"), of datelines and of names
("Expo 2019") are left aside; a length of time ("for a week") sets the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from events.extract.article import Article, Dated
from events.extract.candidate import Candidate
from events.extract.dates import DateMention, resolve
from events.extract.reading import Cue
from events.partial_date import PartialDate
from events.vocabulary import DateBasis, Status

REACH: Final = 32
OPENING: Final = 2
TELLING: Final = 2
TELLING_REACH: Final = 6
FINER_REACH: Final = 12
LONGEST: Final = 60
JOURNEY_REACH: Final = 8
JOURNEY_DAYS: Final = 7
HOMEWARD_REACH: Final = 16
HOMEWARD_BACK: Final = 7


@dataclass(slots=True)
class Timing:
    """When: ISO dates of reduced precision, where they come from, and the words that say so."""

    start: str | None = None
    end: str | None = None
    basis: DateBasis = DateBasis.PUBLICATION
    own: bool = False
    cues: tuple[Cue, ...] = ()
    days: int | None = None

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
        return PartialDate(first).first_day, PartialDate(last).last_day

    @property
    def precision(self) -> int:
        return len(self.start or "")


def timing_of(article: Article, candidate: Candidate) -> Timing:
    """The candidate's own date, or an empty timing."""
    reading = article.reading
    ahead = candidate.value in (Status.PLANNED, Status.PROPOSED, Status.POSTPONED)
    options: list[tuple[int, Dated]] = []
    days: int | None = None
    length: Cue | None = None
    for dated in candidate.dates:
        told = dated.date
        if told.kind == "duration" and candidate.value == Status.POSTPONED:
            continue  # by how much it was put off
        if told.kind == "duration":
            if reading.distance(dated.span, candidate.anchor) <= REACH and told.days and told.days <= 60:
                days, length = told.days, dated.span
            continue
        if told.rule and told.rule.elapsed and candidate.value == Status.COMPLETED and candidate.status:
            passed = told.rule.start
            if passed and passed.unit == "day" and passed.shift <= JOURNEY_DAYS:
                days, length = passed.shift, dated.span
            continue  # "left after three days": a length of time, not a day ahead
        if told.kind == "recurrence" or told.in_name or told.dateline or (told.incomplete and not told.start):
            continue
        if "agreement renewed" in candidate.rules and _long_past(article, told):
            continue  # "renewed the memorandum of 2012": when it was first signed
        distance = min(reading.distance(dated.span, trigger) for trigger in candidate.triggers)
        if _opens(article, candidate, dated):
            distance = min(distance, REACH - 5)
        if distance > REACH:
            continue
        if reading.clause[dated.span.start] != reading.clause[candidate.anchor.start]:
            distance += 5
        if is_telling(article, candidate, dated):
            distance += 60
        options.append((distance, dated))
    if not options:
        return Timing(days=days, cues=(length,) if length else ())
    options.sort(key=lambda option: option[0])
    distance, chosen = _finest(options)
    if distance > REACH + 10:
        return Timing(days=days, cues=(length,) if length else ())
    found = _resolved(article, chosen, ahead)
    start, end = found.start, found.end
    cues = [chosen.span]
    for gap, other in options:
        if other is chosen:
            continue
        late = other.date
        if late.start is None and late.end and gap <= REACH:
            last = _resolved(article, other, ahead).end
            if last and start and last < start:
                last = resolve(late, "future").end  # "until Friday", told on the days before it
            end = end or last
            cues.append(other.span)
        elif start and end is None and gap <= REACH and _next_day(article, chosen, other):
            later = _resolved(article, other, ahead).start or start
            start, end = min(start, later), max(start, later)
            cues.append(other.span)
        elif start and end is None and gap <= REACH:
            last = _last_day(article, candidate, other, start, ahead) or _journey(article, candidate, gap, other, start)
            if last:
                start, end = min(start, last), max(start, last)
                cues.append(other.span)
    if start is None and end is not None:
        for gap, other in options[1:]:
            if other.date.start and gap <= REACH:
                start = _resolved(article, other, ahead).start
                cues.append(other.span)
                break
    if start is None and end is not None:
        start = end[:7]  # "until Wednesday": begun at the latest in that month
    if end and start and PartialDate(end).last_day < PartialDate(start).first_day:
        end = None
    if start and end is None and len(start) == 10 and _closes(article, candidate, chosen.span):
        first = (date.fromisoformat(start) - timedelta(days=(days or 1) - 1)).isoformat()
        start, end = (first, start) if days and 1 < days <= JOURNEY_DAYS else (start[:7], start)
    if days is None:
        days = found.days
    elif start and end is None and len(start) == 10:
        end = (PartialDate(start).first_day + timedelta(days=days - 1)).isoformat()
    if length:
        cues.append(length)
    return Timing(start, end, DateBasis(found.basis), start is not None or end is not None, tuple(cues), days)


def _opens(article: Article, candidate: Candidate, dated: Dated) -> bool:
    """Whether a date opens the sentence and is the only one in it: then it holds for all that follows."""
    sentence = article.reading.sentences[candidate.sentence]
    others = [
        d for d in article.dates_in(sentence.start, sentence.end) if d.date.kind not in ("duration", "recurrence")
    ]
    return dated.span.start - sentence.start <= OPENING and others == [dated]


def _long_past(article: Article, told: DateMention) -> bool:
    """Whether a date is a year before that of publication."""
    return told.kind == "year" and bool(article.published and told.start and told.start[:4] < article.published[:4])


def _finest(options: list[tuple[int, Dated]]) -> tuple[int, Dated]:
    """The nearest date, or the day inside the month it names ("in February, from the third to the sixth of it")."""
    distance, chosen = options[0]
    month = chosen.date.start or ""
    if len(month) == 7 and chosen.date.kind == "month":
        for gap, other in options[1:]:
            day = other.date.start or ""
            if len(day) == 10 and day.startswith(month) and gap <= distance + FINER_REACH:
                return distance, other
    return distance, chosen


def _last_day(article: Article, candidate: Candidate, dated: Dated, start: str, ahead: bool) -> str | None:
    """A day told as the last one of what began on another ("opened on Saturday, closes its doors on Friday")."""
    if len(start) != 10 or not _closes(article, candidate, dated.span):
        return None
    day = _resolved(article, dated, ahead).start or ""
    if len(day) == 10 and day < start:
        day = resolve(dated.date, "future").start or ""
    return day if len(day) == 10 and 0 < _days(start, day) <= LONGEST else None


def _journey(article: Article, candidate: Candidate, gap: int, dated: Dated, start: str) -> str | None:
    """The other day told of one journey ("set out on Wednesday and came home last night")."""
    if candidate.kind != "visit" or candidate.value != Status.COMPLETED or gap > JOURNEY_REACH:
        return None
    day = _resolved(article, dated, False).start or ""
    if len(day) != 10 or len(start) != 10:
        return None
    return day if 0 < abs(_days(start, day)) <= JOURNEY_DAYS else None


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _next_day(article: Article, a: Dated, b: Dated) -> bool:
    """Whether two days are told as one stretch ("Saturday and Sunday")."""
    first, second = sorted((a.span, b.span))
    if not 0 < second.start - first.end <= 2 or not article.reading.has("places.joins", first.end, second.start):
        return False
    if not (a.date.start and b.date.start and len(a.date.start) == len(b.date.start) == 10):
        return False
    return abs(PartialDate(a.date.start).first_day - PartialDate(b.date.start).first_day) == timedelta(days=1)


def _closes(article: Article, candidate: Candidate, span: Cue) -> bool:
    """Whether a date is told as the last day ("wrapped up on Sunday", "on Friday … went home")."""
    reading = article.reading
    cues = reading.within("status.closing", max(span.start - 6, 0), span.start)
    if any(reading.distance(cue, span) <= 4 for cue in cues):
        return True
    if candidate.kind != "visit":
        return False
    homeward = reading.within("delegation.homeward", max(span.start - HOMEWARD_BACK, 0), span.end + HOMEWARD_REACH)
    return any(reading.clause[cue.start] == reading.clause[span.start] for cue in homeward)


def _resolved(article: Article, dated: Dated, ahead: bool) -> DateMention:
    """A date in the tense of its event; a weekday that is the day of publication stays that day also when it lies ahead."""
    if article.published and dated.date.start == article.published[:10]:
        return dated.date
    return resolve(dated.date, "future" if ahead else "past")


def is_telling(article: Article, candidate: Candidate, dated: Dated) -> bool:
    """Whether a date belongs to a verb of saying ("reported on Wednesday") rather than to the event."""
    reading = article.reading
    span = dated.span
    event = min(reading.distance(span, trigger) for trigger in candidate.triggers)
    if candidate.status and candidate.status.cue:
        event = min(event, reading.distance(span, candidate.status.cue))
    for cue in reading.within("context.reporting", max(span.start - 9, 0), span.end + 3):
        if any(t.start <= cue.start < t.end for t in candidate.triggers):
            continue
        if any(reading.has(name, cue.end, span.start) for name in ("cutting.light_breaks", "cutting.clause_breaks")):
            continue  # "added that last month …"
        if 0 <= span.start - cue.end <= TELLING or cue.start == span.end:
            return True
        if (
            cue.start > span.end
            and span.start > candidate.start + 2
            and reading.has("places.joins", span.end, cue.start)
        ):
            continue  # "signed on Sunday and announced", "signed on Sunday, he said"
        distance = reading.distance(cue, span)
        if reading.clause[cue.start] == reading.clause[span.start] and distance <= TELLING_REACH and distance < event:
            return True
    return False


def publication_month(published: str | None) -> str | None:
    """The month of a published date, its year where that is all it says, or None."""
    return published[:7] if published else None
