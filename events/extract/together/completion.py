"""Complete drafts with what their neighbours in the article say, then leave out what is no event after all.

Takes the drafts of one article; gives them with dates (own, shared with the meeting an agreement was signed at, or the month
of publication), direction and setting. Knows the conventions of data/README.md for dates that are not told.
"""

from __future__ import annotations

from datetime import timedelta

from events.extract.article import Article
from events.extract.dates.days_nearby import day_just_told, day_nearby
from events.extract.dates.days_of import counted_from_host, told_then
from events.extract.dates.diary import counted_back, is_stay, whole_stay
from events.extract.dates.set_dates import date_set
from events.extract.dates.timing import Timing, month_before, publication_month
from events.extract.places.direction import OTHER_SIDE, host_province, origin_of
from events.extract.places.place_mention import CAPITALS, Mention
from events.extract.places.setting import gate_of
from events.extract.places.tours import add_capital
from events.extract.together.draft import Draft
from events.extract.together.those_who_met import share_hosts
from events.extract.told.candidate import AHEAD, CONVENED, ENCOUNTERS, MEETINGS, PUT_OFF
from events.extract.told.journeys import TRIP_DAYS
from events.partial_date import DAY_LONG, PartialDate
from events.vocabulary import DateBasis, EventType, Status

NEAR_SENTENCES = 3


def complete(article: Article, drafts: list[Draft]) -> list[Draft]:
    """Fill in dates and directions and drop drafts that stay too weak."""
    for draft in drafts:
        if draft.type == EventType.DELEGATION and _only_attended(draft):
            draft.type = EventType.FORUM
        draft.timing = _best(draft.timings, close=draft.type == EventType.AGREEMENT)
        if draft.type == EventType.DELEGATION and draft.status not in AHEAD:
            draft.timing = _whole_trip(draft)
        if is_stay(draft, drafts):
            draft.timing = whole_stay(article, draft, drafts)
        if draft.type != EventType.AGREEMENT:
            draft.timing = counted_back(article, draft)
    for draft in drafts:
        draft.timing = counted_from_host(article, draft, drafts) or draft.timing
        if draft.status == Status.COMPLETED:
            draft.timing = told_then(article, draft, drafts) or draft.timing
    for draft in drafts:
        if not draft.timing.own:
            draft.timing = date_set(article, draft, drafts) or draft.timing
        if not draft.timing.own:
            _borrow(article, draft, drafts)
    for draft in drafts:
        draft.origin = origin_of(article, draft.candidates, draft.venue)
        if draft.type == EventType.DELEGATION and draft.venue and draft.venue.side == draft.origin:
            if _met_there(draft):
                draft.origin = OTHER_SIDE[draft.venue.side]
            else:
                draft.venue = None  # guests do not visit the side they come from
        if draft.type == EventType.DELEGATION and not draft.origin and draft.venue is None:
            fairs = {
                d.venue.side for d in drafts if d.type == EventType.EXHIBITION and d.status not in AHEAD and d.venue
            }
            if len(fairs) == 1 and draft.status not in AHEAD:
                draft.origin = OTHER_SIDE[fairs.pop()]  # they came with, or for, the exhibition
        if draft.type == EventType.DELEGATION:
            add_capital(article, draft)
        draft.host = host_province(draft)
        if draft.type == EventType.EXHIBITION and draft.venue is None:
            _place_exhibition(draft)
    for draft in drafts:
        if draft.type == EventType.AGREEMENT and draft.status == Status.PROPOSED:
            draft.venue = draft.host = None  # where something is called for is not where it will be signed
        if draft.venue is None and draft.status != Status.PROPOSED and draft.type != EventType.EXHIBITION:
            _lend_setting(article, draft, drafts)
    for draft in drafts:
        if draft.type in ENCOUNTERS and draft.status not in AHEAD and draft.venue is None and draft.host is None:
            draft.venue = _where_they_signed(draft, drafts)
        if draft.type == EventType.DELEGATION and not (draft.venue or draft.host or draft.origin):
            draft.origin = next((OTHER_SIDE[m.side] for m in article.filed), "")
            draft.host = host_province(draft)  # they came to where the report was filed
        draft.timing = draft.timing.as_recorded()
    share_hosts(drafts)
    return drafts


def _met_there(draft: Draft) -> bool:
    """Whether people of many provinces are told to have met in the setting, so that those of its side were the hosts."""
    return draft.parties.many and any(
        c.kind in MEETINGS and c.kind != "visit" and len(c.sides()) == 2 and draft.venue in c.mentions
        for c in draft.candidates
    )


def _only_attended(draft: Draft) -> bool:
    """Whether guests are told only where a gathering or a joint body is, which they came to."""
    convened = {c.sentence for c in draft.candidates if c.kind in CONVENED}
    return bool(convened) and all(c.sentence in convened for c in draft.candidates)


def _place_exhibition(draft: Draft) -> None:
    """Goods are shown on the other side: nine of ten curated exhibitions were of Iran in Iraq, the rest in Iran for Iraqis."""
    draft.origin = draft.origin or "IR"
    hosts = draft.parties.iraq if draft.origin == "IR" else draft.parties.iran
    draft.host = hosts[0] if len(hosts) == 1 else None


def _lend_setting(article: Article, draft: Draft, drafts: list[Draft]) -> None:
    """The setting of the visit or meeting at which something was signed; else the town the report was filed from.

    Only for what is told as news: an agreement of years ago was signed elsewhere.
    """
    if draft.type in (EventType.AGREEMENT, EventType.FORUM):
        draft.venue = next(filter(None, (gate_of(article, c) for c in draft.candidates)), None)
        if draft.venue is not None:
            return
        hosts = [
            d for d in drafts
            if d is not draft and d.type in (*ENCOUNTERS, EventType.EXHIBITION)
            and (d.status not in AHEAD or d.status == draft.status) and _while(draft, d)
        ]  # fmt: skip
        hosts.sort(key=lambda d: d.type == EventType.EXHIBITION)
        hosts = [d for d in hosts if d.parties.meets(draft.parties, both=False)]
        for host in hosts:
            if host.venue or host.host:
                draft.venue, draft.host = host.venue, host.host
                return
    if draft.status in AHEAD or (
        draft.timing.own
        and draft.timing.start
        and article.published
        and draft.timing.start[:7] < month_before(article.published)
    ):
        return
    if draft.type == EventType.FORUM and draft.status not in AHEAD:
        homes = (*draft.parties.iran, *draft.parties.iraq)
        if len(homes) == 1 and homes[0] not in CAPITALS:
            draft.host = homes[0]
            return
    filed = [m for m in article.filed if m.code in draft.parties.codes and m.code not in CAPITALS]
    if filed and draft.host is None and not (draft.type == EventType.DELEGATION and filed[0].side == draft.origin):
        draft.venue = filed[0]


def _where_they_signed(draft: Draft, drafts: list[Draft]) -> Mention | None:
    """The setting of what was signed or held during a visit or meeting that names none of its own."""
    for other in drafts:
        if (
            other is not draft and other.status not in AHEAD and other.venue is not None and _while(other, draft)
            and other.venue.side != draft.origin and other.parties.meets(draft.parties)
        ):  # fmt: skip
            return other.venue
    return None


def _while(draft: Draft, host: Draft) -> bool:
    """Whether something may have been signed or held during a visit, a meeting or an exhibition."""
    days = TRIP_DAYS if host.type == EventType.DELEGATION else 1
    exact = all(len(d.timing.start or "") == DAY_LONG for d in (draft, host))
    return host.timing.near(draft.timing, days if exact and host.type != EventType.EXHIBITION else 0)


def _whole_trip(draft: Draft) -> Timing:
    """From the first to the last day told of one trip ("arrived on Thursday", "on Saturday they signed")."""
    days = [t for t in draft.timings if t.own and len(t.start or "") == 10]
    first = min(days, key=lambda t: t.start or "", default=None)
    if first is None or first.start is None:
        return draft.timing
    last = max((t.end or t.start or "" for t in days), default="")
    if (PartialDate(last[:10]).last_day - PartialDate(first.start).first_day).days > TRIP_DAYS:
        return draft.timing
    end = last if last > first.start else first.end
    return Timing(first.start, end, first.basis, True, tuple(cue for t in days for cue in t.cues), first.days)


def _best(timings: list[Timing], *, close: bool) -> Timing:
    own = [t for t in timings if t.own]
    if not own:
        days = [t for t in timings if t.days]
        return days[0] if days else timings[0]
    best = max(own, key=lambda t: (t.precision, t.end is not None))
    first = next((t for t in own if t.opening and t.precision == best.precision), own[0])
    if first.precision == best.precision:
        best = first
    if close and not best.close:
        best = next((t for t in own if t.close and t.precision == best.precision), best)
    ends = [t.end for t in own if t.end and t.end >= (best.start or "")]
    if best.end is None and ends:
        best = Timing(best.start, ends[0], best.basis, True, best.cues, best.days)
    spans = [t.days for t in timings if t.days]
    if best.end is None and spans and best.start and len(best.start) == 10 and spans[0] > 1:
        end = (PartialDate(best.start).first_day + timedelta(days=spans[0] - 1)).isoformat()
        best = Timing(best.start, end, best.basis, True, best.cues, spans[0])
    return best


def _borrow(article: Article, draft: Draft, drafts: list[Draft]) -> None:
    """A date from the meeting or signing told with it; else the month of publication."""
    found = None
    if draft.type == EventType.AGREEMENT and draft.status == Status.COMPLETED:
        found = day_just_told(article, draft)
    if found is None and draft.status != Status.PROPOSED:
        found = _shared_day(article, draft, drafts)
    if found is None and draft.status not in AHEAD:
        found = day_nearby(article, draft, drafts)
    month = publication_month(article.published)
    draft.timing = found or Timing(month, None, DateBasis.PUBLICATION, False, (), draft.timing.days)


def _shared_day(article: Article, draft: Draft, drafts: list[Draft]) -> Timing | None:
    """The day, or the month, of what an agreement was made at, or of the agreement that a visit or meeting led to."""
    told = _first_or_last(article, draft)
    ahead = draft.status == Status.PLANNED
    if "to be signed" in draft.lead.rules:
        return None
    for other in sorted(drafts, key=lambda d: d.type == EventType.EXHIBITION):
        when = other.timing
        if other is draft or not when.own or not when.start or "agreement that was renewed" in other.lead.rules:
            continue
        if not _goes_with(draft, other) or _recalled(article, draft, other):
            continue
        if EventType.AGREEMENT not in (draft.type, other.type) or not _share(draft, other, far=told is not None):
            continue
        if EventType.EXHIBITION in (draft.type, other.type) and told is None:
            continue
        if draft.venue is None and draft.type == EventType.AGREEMENT:
            draft.venue = other.venue
        if told is not None:
            day = when.start if told == "first" else when.end or when.start
        elif draft.type == EventType.AGREEMENT and when.end not in (None, when.start):
            # What it was signed at lasted several days, and no word says on which.
            near = None if ahead else day_nearby(article, draft, drafts)
            return near or Timing(when.start[:7], None, DateBasis.INFERRED)
        else:
            day = when.start
        return Timing(day, None, DateBasis.INFERRED, False, when.cues)
    return None


def _recalled(article: Article, draft: Draft, other: Draft) -> bool:
    """Whether another is told only afterwards and lies well before the report ("he recalled that a team had come in May")."""
    if not article.published or other.timing.start is None:
        return False
    told = max(c.sentence for c in draft.candidates)
    after = all(c.sentence > told for c in other.candidates)
    last = PartialDate(other.timing.end or other.timing.start).last_day
    return after and (PartialDate(article.published).first_day - last).days > TRIP_DAYS


def _goes_with(draft: Draft, other: Draft) -> bool:
    """Whether both were held, or a paper is to be signed and the other is planned too ("in July … during her stay … will sign")."""
    if draft.status == Status.PLANNED and draft.type == EventType.AGREEMENT:
        return other.status == Status.PLANNED
    return draft.status not in AHEAD and other.status not in (*AHEAD, *PUT_OFF)


def _first_or_last(article: Article, draft: Draft) -> str | None:
    """Whether an agreement is told to have been made on the first or the last day of something ("at the close of the visit")."""
    if draft.type == EventType.AGREEMENT:
        for name in ("last", "first"):
            if any(article.reading.has(f"counted.{name}", c.start, c.end) for c in draft.candidates):
                return name
    return None


def _share(a: Draft, b: Draft, *, far: bool = False) -> bool:
    """Whether two drafts have a party in common and stand near, or, where ``far``, the second anywhere before."""
    near = min(abs(x.sentence - y.sentence) for x in a.candidates for y in b.candidates) <= NEAR_SENTENCES
    near |= far and b.candidates[0].sentence <= a.candidates[0].sentence
    ours, theirs = {*a.parties.iran, *a.parties.iraq}, {*b.parties.iran, *b.parties.iraq}
    return near and (not ours or not theirs or bool(ours & theirs))
