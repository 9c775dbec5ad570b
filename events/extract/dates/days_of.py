"""The day of a visit, a fair or a session on which something was done there: "on the second day of the stay they signed".

Takes an `Article` and the drafts of its events; gives the timing of a paper or a meeting, counted from the first day of what
it belongs to. The words are the lists ``counted.second`` … ``counted.fifth``.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from events.extract.article import Article
from events.extract.dates.counted_days import COUNTED, of_telling
from events.extract.dates.finder import resolve
from events.extract.dates.timing import Timing, is_season
from events.extract.text.reading import Cue
from events.extract.together.draft import Draft
from events.extract.told.candidate import AHEAD, ENCOUNTERS
from events.partial_date import DAY_LONG
from events.vocabulary import DateBasis, EventType

REACH: Final = 16
NAMED: Final = 6
BACK: Final = 2


def counted_from_host(article: Article, draft: Draft, drafts: list[Draft]) -> Timing | None:
    """The day of another event on which a paper was signed or a meeting held; None where no such day is told."""
    if draft.type not in (EventType.AGREEMENT, EventType.FORUM):
        return None
    for candidate in draft.candidates:
        for name, more in COUNTED.items():
            for cue in article.reading.within(name, candidate.start, candidate.end):
                near = min(article.reading.distance(cue, t) for t in candidate.triggers) <= REACH
                if not near or (draft.timing.own and cue not in draft.timing.cues):
                    continue
                host = _host(article, draft, drafts, cue)
                if host is None:
                    continue
                day = (date.fromisoformat(host.timing.start or "") + timedelta(days=more)).isoformat()
                last = host.timing.end or ""
                if draft.assumed and host.status in AHEAD:
                    draft.status = host.status  # "on the second morning the chamber lays a table for us"
                if len(last) != DAY_LONG or day <= last:
                    return Timing(day, None, DateBasis.INFERRED, True, (cue, *host.timing.cues))
    return None


def told_then(article: Article, draft: Draft, drafts: list[Draft]) -> Timing | None:
    """The time that "back then", "on that occasion" or "that year" points to: the last one told in the sentences before.

    A paper signed on the spot or over lunch has the day of the meeting told last.
    """
    reading = article.reading
    for candidate in draft.candidates:
        for cue in reading.within("counted.then", candidate.start, candidate.end):
            if draft.timing.own and any(
                reading.clause[c.start] == reading.clause[cue.start] for c in draft.timing.cues
            ):
                continue
            if draft.timing.own and (len(draft.candidates) > 1 or reading.distance(cue, candidate.anchor) > REACH):
                continue
            first = reading.sentences[max(reading.sentence_of[cue.start] - BACK, 0)].start
            for dated in reversed(article.dates_in(first, cue.start)):
                told = resolve(dated.date, "past")
                if not told.start or told.kind in ("duration", "recurrence") or told.dateline or told.deadline:
                    continue
                if of_telling(reading, dated.span) or (article.published and told.start > article.published):
                    continue
                return Timing(told.start, told.end, DateBasis.INFERRED, True, (cue, dated.span), season=is_season(told))
        if draft.type == EventType.AGREEMENT and not draft.timing.own:
            there = reading.within("counted.there_and_then", candidate.start, candidate.end)
            day = _day_of_meeting(draft, drafts) if there else None
            if day is not None:
                return Timing(day.start, None, DateBasis.INFERRED, True, (there[0], *day.cues))
    return None


def _day_of_meeting(draft: Draft, drafts: list[Draft]) -> Timing | None:
    """The one day of the meeting or visit told last before a paper."""
    first = draft.candidates[0].sentence
    held = [
        d for d in drafts
        if d.type in ENCOUNTERS and d.status not in AHEAD and d.timing.own
        and len(d.timing.start or "") == DAY_LONG and d.timing.end in (None, d.timing.start)
        and d.candidates[0].sentence <= first and d.parties.meets(draft.parties, both=False)
    ]  # fmt: skip
    return held[-1].timing if held else None


def _host(article: Article, draft: Draft, drafts: list[Draft], cue: Cue) -> Draft | None:
    """What a day is counted of: the kind of event named right behind it, else the last one told before."""
    behind = (cue.start, cue.end + NAMED)
    trip = article.reading.has("delegation.trips", *behind)
    sentence = article.reading.sentence_of[cue.start]
    hosts = [
        d for d in drafts
        if d is not draft and d.type != EventType.AGREEMENT and d.timing.own and len(d.timing.start or "") == DAY_LONG
        and ((d.status in AHEAD) == (draft.status in AHEAD) or draft.assumed) and d.candidates[0].sentence <= sentence
        and d.parties.meets(draft.parties, both=False) and (not trip or d.type == EventType.DELEGATION)
    ]  # fmt: skip
    return min(hosts, key=lambda d: min(abs(sentence - c.sentence) for c in d.candidates), default=None)
