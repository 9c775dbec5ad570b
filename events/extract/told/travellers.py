"""Hear of a journey whose traveller and goal were named before: "the visitors had flown in on Monday", "they leave on Friday".

Takes an `Article`, a `Sentence` and the visit found in it, if any; gives a visit, stronger for the day on which its guests came, or
one that only adds the day of leaving to a visit told elsewhere.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article, Dated
from events.extract.dates.finder import resolve
from events.extract.dates.paper_dates import long_past
from events.extract.dates.telling import is_telling
from events.extract.dates.timing import Timing
from events.extract.text.reading import Cue, Sentence
from events.extract.together.draft import Draft
from events.extract.told.candidate import AHEAD, ENCOUNTERS, PUT_OFF, Candidate, circumstances, make
from events.extract.told.journeys import JOURNEY, PERSONS, TRIP_DAYS, people, subject_range
from events.partial_date import DAY_LONG, PartialDate, days_between
from events.vocabulary import EventType

SUBJECT: Final = 9
PEOPLE_NAMED: Final = ("delegation.people", "delegation.groups", "delegation.travellers", *PERSONS)
HOME: Final = 2
DATE_REACH: Final = 12
NEWS_DAYS: Final = 14
STRENGTH: Final = 0.35
BONUS: Final = 0.2


def with_journey(article: Article, sentence: Sentence, visit: Candidate | None) -> Candidate | None:
    """The visit of a sentence, or the journey that it tells without naming where from and where to."""
    reading = article.reading
    span = (sentence.start, sentence.end)
    for name, kind in (("journeys", "visit"), ("homeward", "homeward")):
        cues = [cue for cue in reading.within(f"delegation.{name}", *span) if _has_traveller(article, sentence, cue)]
        if not cues:
            continue
        if visit is not None and kind == "visit":
            visit.triggers = sorted({*visit.triggers, *cues})
            if any(_is_news(article, visit, dated) for dated in visit.dates):
                visit.score += BONUS
                visit.rules.append("journey told")
            return visit
        bare = visit is not None and kind == "homeward" and visit.value in AHEAD and not JOURNEY & set(visit.rules)
        if (
            visit is not None
            and not bare
            and ((visit.sides() and not _only_home(cues, visit)) or not _by(article, cues, visit))
        ):
            if kind == "homeward" and visit.kind == "visit" and visit.value not in AHEAD and visit.dates:
                visit.score += BONUS
                visit.rules.append("journey told")
            return visit
        candidate = make(article, sentence, EventType.DELEGATION, kind, cues[0], cues, span, STRENGTH, ["journey told"])
        gone = kind == "visit" and _is_long_gone(article, candidate)
        if gone:
            candidate.rules.append("one more")
        if gone or any(_is_news(article, candidate, dated) for dated in candidate.dates):
            circumstances(article, candidate)
            return candidate
    return visit


def end_journeys(drafts: list[Draft], leaving: list[tuple[Candidate, Timing]]) -> list[tuple[Candidate, Timing]]:
    """Give each journey the day on which its guests are told to leave ("the visitors go back on Thursday").

    Returns
    -------
    journeys that are told nowhere else, as a visit and its timing
        "You came home from Basra on Sunday": the visit ended then, and began in that month or as long before as is told.
    """
    alone = []
    for candidate, timing in leaving:
        visits = [d for d in drafts if d.type == EventType.DELEGATION and d.status not in PUT_OFF]
        before = [d for d in visits if d.candidates[0].sentence <= candidate.sentence]
        for draft in [*reversed(before), *visits]:
            days = [t.start for t in draft.timings if t.own and t.start and len(t.start) == DAY_LONG]
            last = _last_day(candidate, timing, max(days, default=""))
            if len(last) == DAY_LONG and all(0 <= days_between(day, last) <= TRIP_DAYS for day in days):
                counted = timing.start if timing.end == last and len(timing.start or "") == DAY_LONG else last[:7]
                draft.timings.append(Timing(max(days) if days else counted, last, timing.basis, True, timing.cues))
                draft.candidates.append(candidate)
                break
        else:
            last = _last_day(candidate, timing, "")
            placed = any(m.counts for m in candidate.mentions)
            if placed and len(last) == DAY_LONG and _is_untold(last, drafts) and candidate.value not in AHEAD:
                first = timing.start if timing.end == last and len(timing.start or "") == DAY_LONG else last[:7]
                candidate.kind = "visit"
                alone.append((candidate, Timing(first, last, timing.basis, True, timing.cues, timing.days)))
    return alone


def _is_untold(day: str, drafts: list[Draft]) -> bool:
    """Whether no visit or meeting of the days before one is told that guests may come home from."""
    ends = [t.end or t.start or "" for d in drafts if d.type in ENCOUNTERS for t in d.timings if t.own]
    undated = any(d.type in ENCOUNTERS and d.status not in AHEAD and not any(t.own for t in d.timings) for d in drafts)
    return not undated and not any(len(e) == DAY_LONG and abs(days_between(e, day)) <= NEWS_DAYS for e in ends)


def _last_day(candidate: Candidate, timing: Timing, first: str) -> str:
    """The day of leaving; ahead where it would lie before that of coming ("came on Sunday, go back on Tuesday")."""
    last = (timing.end or timing.start or "")[:DAY_LONG]
    if last >= first:
        return last
    ahead = [resolve(d.date, "future").start or "" for d in candidate.dates if d.span in timing.cues]
    return next((day for day in ahead if len(day) == DAY_LONG and day >= first), last)


def _by(article: Article, cues: list[Cue], visit: Candidate) -> bool:
    """Whether the only day of a visit stands in the clause of its guests' leaving."""
    clause = article.reading.clause
    days = [d for d in visit.dates if _is_news(article, visit, d)]
    return len(days) == 1 and any(clause[cue.start] == clause[days[0].span.start] for cue in cues)


def _only_home(cues: list[Cue], visit: Candidate) -> bool:
    """Whether the one place named is where the guests go home to ("the mission returns to Kut on Wednesday")."""
    named = [m for m in visit.mentions if m.use not in ("outlet", "dateline")]
    return len(named) == 1 and any(0 <= named[0].span.start - cue.end <= HOME for cue in cues)


def _has_traveller(article: Article, sentence: Sentence, cue: Cue) -> bool:
    """Whether a person or a group is the subject of a verb of travelling, in its clause."""
    reading = article.reading
    low, high = subject_range(reading, cue, sentence, SUBJECT)
    if people(reading, low, high):
        return True
    places = {i for m in article.mentions_in(low, high) if m.use != "person" for i in range(m.span.start, m.span.end)}
    return any(i not in places and article.is_name(reading.texts[i]) for i in range(low, high))


def _is_long_gone(article: Article, candidate: Candidate) -> bool:
    """Whether it is told for a day or month long before the news ("members of that union last came in May 2014")."""
    if not article.published or candidate.value in AHEAD:
        return False
    sentence = article.reading.sentences[candidate.sentence]
    named = article.reading.has(PEOPLE_NAMED, *subject_range(article.reading, candidate.anchor, sentence, SUBJECT))
    return named and any(
        d.date.kind in ("day", "month") and long_past(article.published, d.date) for d in candidate.dates
    )


def _is_news(article: Article, candidate: Candidate, dated: Dated) -> bool:
    """Whether a date is a day of the weeks around the news, told of the journey and not of its telling."""
    told = dated.date
    if not article.published or told.dateline or told.in_name or len(told.start or "") != 10:
        return False
    if min(article.reading.distance(dated.span, cue) for cue in candidate.triggers) > DATE_REACH:
        return False
    days = (PartialDate(article.published[:10]).first_day - PartialDate(told.start or "").first_day).days
    return abs(days) <= NEWS_DAYS and not is_telling(article, candidate, dated)
