"""An article that was read before: which of its events is which of those it gave then.

Takes the profiles of the events read now and of those on record from the same article; gives pairs. One article tells
its events apart, so the matching is one to one, and it bears with what a reviewer has corrected since.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from events.comparison import may_stand_for
from events.merge_profile import Profile
from events.merge_thresholds import NEAR_DAYS, PLACES_SHARED
from geo.provinces import REGION, REGION_MEMBERS

_FIELDS: Final = ("type", "subtype", "status", "start", "direction", "venue_code")


def match_article(now: Sequence[Profile], before: Sequence[Profile]) -> dict[int, tuple[Profile, float]]:
    """Match events of one article, read twice.

    Parameters
    ----------
    now, before : sequence of Profile

    Returns
    -------
    dict of int to (Profile, float)
        Position in `now` → the event it was before, and how much of it is alike (0 to 1). Those without a partner are
        left out. The most alike pair is made first; ties fall to the earlier position and the smaller id.
    """
    pairs = sorted(
        (-likeness, i, other.event.id, other)
        for i, profile in enumerate(now)
        for other in before
        if profile.articles & other.articles and (likeness := _likeness(profile, other)) > 0
    )
    matched: dict[int, tuple[Profile, float]] = {}
    taken: set[str] = set()
    for likeness, i, other_id, other in pairs:
        if i not in matched and other_id not in taken:
            matched[i] = (other, -likeness)
            taken.add(other_id)
    return matched


def _likeness(now: Profile, before: Profile) -> float:
    """Share of what is alike; 0 where type, provinces or dates cannot be those of one event."""
    if not may_stand_for(now.event.type, before.event.type):
        return 0.0
    places = _places_alike(now, before)
    if places < PLACES_SHARED or not _dates_meet(now, before):
        return 0.0
    alike: list[float] = [getattr(now.event, field) == getattr(before.event, field) for field in _FIELDS]
    alike += [places, _share(set(now.event.sectors), set(before.event.sectors))]
    alike += [_share(set(now.event.organisations), set(before.event.organisations))]
    return round(sum(alike) / len(alike), 4)


def _places_alike(now: Profile, before: Profile) -> float:
    """Share of provinces in common, the region standing for each of its governorates."""
    one, other = ({*profile.iran, *profile.iraq} for profile in (now, before))
    if REGION in one ^ other:
        one, other = ({REGION if code in REGION_MEMBERS else code for code in codes} for codes in (one, other))
    return _share(one, other)


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _dates_meet(now: Profile, before: Profile) -> bool:
    if now.first is None or now.last is None or before.first is None or before.last is None:
        return True
    return now.first - before.last <= NEAR_DAYS and before.first - now.last <= NEAR_DAYS
