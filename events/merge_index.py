"""Events on record, laid out so that the few that may be the same as a new one are found among a hundred thousand.

Takes `Event`s; gives candidates by type, pair of provinces and month. Built once and reused over a batch; it holds no
more than the events given to it and knows no store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import Final

from events.comparison import MEETINGS
from events.merge_dates import OPEN
from events.merge_profile import Profile
from events.merge_thresholds import FOLLOW_UP_DAYS, NEAR_DAYS
from events.model import IRAN_CODES, IRAQ_CODES, Event
from events.vocabulary import Status
from geo.provinces import REGION, REGION_MEMBERS

_NONE: Final = "country"
_ANY: Final = "any"
_UNDATED: Final = -1

_Key = tuple[str, bool, str, str, int]


class Index:
    """Events by type, pair and month.

    Parameters
    ----------
    existing : iterable of Event
    """

    def __init__(self, existing: Iterable[Event] = ()) -> None:
        self._profiles: dict[str, Profile] = {}
        self._blocks: defaultdict[_Key, list[str]] = defaultdict(list)
        self._pairs: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._articles: defaultdict[str, list[str]] = defaultdict(list)
        for event in existing:
            self.add(event)

    def __len__(self) -> int:
        return len(self._profiles)

    def __contains__(self, event_id: object) -> bool:
        return event_id in self._profiles

    def __iter__(self) -> Iterator[Event]:
        return (profile.event for profile in self._profiles.values())

    def get(self, event_id: str) -> Event | None:
        """The event under an id, or None."""
        profile = self._profiles.get(event_id)
        return None if profile is None else profile.event

    def profile(self, event_id: str) -> Profile:
        """The profile under an id that is there."""
        return self._profiles[event_id]

    def add(self, event: Event) -> None:
        """Take an event in; one under an id that is there takes the other's place."""
        self.discard(event.id)
        profile = Profile(event)
        self._profiles[event.id] = profile
        for entries in self._entries(profile):
            entries.append(event.id)

    def discard(self, event_id: str) -> None:
        """Take an event out, if it is there."""
        profile = self._profiles.pop(event_id, None)
        if profile is not None:
            for entries in self._entries(profile):
                entries.remove(event_id)

    def _entries(self, profile: Profile) -> Iterator[list[str]]:
        """The lists that name an event."""
        group, is_open = _group(profile), profile.event.status in OPEN
        months = (_UNDATED,) if profile.first is None else _months(profile.first, profile.end or profile.first)
        for iran, iraq in _stored_pairs(profile):
            yield self._pairs[group, iran, iraq]
            for month in months:
                yield self._blocks[group, is_open, iran, iraq, month]
        for article in profile.articles:
            yield self._articles[article]

    def candidates(self, profile: Profile) -> Iterator[Profile]:
        """Events that may be the same as this one, each once, in the order of their ids.

        They have its type (or the other kind of meeting), a pair of provinces in common (a country as a whole goes with
        each of its provinces) and dates within the windows of `merge_thresholds`.
        """
        group, pairs = _group(profile), _asked_pairs(profile)
        found: set[str] = set()
        if profile.first is None:
            for pair in pairs:
                found.update(self._pairs.get((group, *pair), ()))
        else:
            for is_open in (False, True):
                months = [_UNDATED, *_asked_months(profile, is_open)]
                for pair, month in product(pairs, months):
                    found.update(self._blocks.get((group, is_open, *pair, month), ()))
        return (self._profiles[event_id] for event_id in sorted(found))

    def of_articles(self, articles: Iterable[str]) -> tuple[Profile, ...]:
        """Events drawn from any of these articles (`source_identity.article_keys`), in the order of their ids."""
        ids = {event_id for article in articles for event_id in self._articles.get(article, ())}
        return tuple(self._profiles[event_id] for event_id in sorted(ids))


def stored_blocks(profile: Profile) -> list[str]:
    """The kinds with a pair of provinces under which an event is kept, as texts."""
    return [f"{_group(profile)} {iran} {iraq}" for iran, iraq in _stored_pairs(profile)]


def asked_blocks(profile: Profile) -> list[str]:
    """The kinds with a pair of provinces under which those that may be the same as an event are kept."""
    return [f"{_group(profile)} {iran} {iraq}" for iran, iraq in _asked_pairs(profile)]


def asked_days(profile: Profile) -> tuple[int, int] | None:
    """First and last day, as ordinals, between which a dated counterpart must lie; None where any day will do.

    Whole months, as the index itself keeps them.
    """
    if profile.first is None:
        return None
    months = [month for is_open in (False, True) for month in _asked_months(profile, is_open)]
    return _day_of(min(months)), _day_of(max(months) + 1) - 1


def _day_of(month: int) -> int:
    """The first day of a month counted as `_months` does."""
    year, place = divmod(month - 1, 12)
    return date(year, place + 1, 1).toordinal() if year <= date.max.year else date.max.toordinal() + 1


def _group(profile: Profile) -> str:
    return "meeting" if profile.event.type in MEETINGS else str(profile.event.type)


def _sides(profile: Profile) -> tuple[set[str], set[str]]:
    """Codes by which each side is found: parties, the venue's province, and the region with its governorates."""
    venue = {profile.event.venue_code} if profile.event.venue_code else set()
    iran = set(profile.iran) | (venue & IRAN_CODES)
    iraq = set(profile.iraq) | (venue & IRAQ_CODES)
    if REGION in iraq:
        iraq |= set(REGION_MEMBERS)
    elif iraq & set(REGION_MEMBERS):
        iraq.add(REGION)
    return iran, iraq


def _stored_pairs(profile: Profile) -> list[tuple[str, str]]:
    iran, iraq = _sides(profile)
    a_side, b_side = sorted(iran) or [_NONE], sorted(iraq) or [_NONE]
    return [*product(a_side, b_side), *((a, _ANY) for a in a_side), *((_ANY, b) for b in b_side)]


def _asked_pairs(profile: Profile) -> list[tuple[str, str]]:
    """Pairs to look under: its own, and those in which one side is the country as a whole."""
    iran, iraq = _sides(profile)
    if iran and iraq:
        return [*product(sorted(iran), sorted(iraq)), *((a, _NONE) for a in iran), *((_NONE, b) for b in iraq)]
    if iran:
        return [(a, _ANY) for a in sorted(iran)]
    return [(_ANY, b) for b in sorted(iraq)] or [(_NONE, _NONE)]


def _asked_months(profile: Profile, is_open: bool) -> range:
    """Months in which a counterpart of the given openness may lie."""
    assert profile.first is not None
    first, last = profile.first - NEAR_DAYS, (profile.end or profile.first) + NEAR_DAYS
    mine = profile.event.status in OPEN
    postponed = profile.event.status is Status.POSTPONED
    if is_open and not mine:
        first -= FOLLOW_UP_DAYS
    if mine and (not is_open or postponed):
        last += FOLLOW_UP_DAYS
    if mine and is_open:
        first, last = first - FOLLOW_UP_DAYS, last + FOLLOW_UP_DAYS
    return _months(first, last)


def _months(first: int, last: int) -> range:
    earliest, latest = date.min.toordinal(), date.max.toordinal()
    a, b = (date.fromordinal(min(max(day, earliest), latest)) for day in (first, last))
    return range(a.year * 12 + a.month, b.year * 12 + b.month + 1)
