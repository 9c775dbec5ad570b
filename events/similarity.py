"""How far two event records agree, facet by facet: parties, venue, bodies, sectors, direction, kind and subject.

Takes two `Profile`s; gives `Facet`s: an agreement between 0 and 1 or silence, whether the facet bars an automatic merge
or any, and a sentence for the reviewer. Dates are in `merge_dates`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from enum import IntEnum
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from events.merge_profile import OFFICE_WORDS, Profile, same_body
from events.merge_thresholds import (
    NAME_RATIO,
    PLACES_SHARED,
    RELATED_BODIES,
    SUBJECT_HIGH,
    SUBJECT_LOW,
    TOWN_KILOMETRES,
)
from events.vocabulary import Direction, EventType, Sector, Subtype
from geo.provinces import REGION, REGION_MEMBERS, name
from geo.script_folding import is_arabic_script


class Bar(IntEnum):
    """What a facet forbids."""

    NOTHING = 0
    AUTOMATIC = 1
    """A person has to decide."""
    ANY = 2
    """The two are separate happenings."""


class Facet(NamedTuple):
    """One respect in which two events were compared."""

    name: str
    agreement: float | None
    sentence: str = ""
    bar: Bar = Bar.NOTHING


def places_facet(a: Profile, b: Profile) -> Facet:
    """Parties: the same ones, some named more closely, or others."""
    sides = [_side(a.iran, b.iran, "Iranian"), _side(a.iraq, b.iraq, "Iraqi")]
    bar = max(side.bar for side in sides)
    agreement = min(side.agreement or 0.0 for side in sides) * 0.6 + max(side.agreement or 0.0 for side in sides) * 0.4
    if bar is Bar.NOTHING and a.iran == b.iran and a.iraq == b.iraq:
        return Facet("places", agreement, f"Both are between {_listed(a.iran, 'IR')} and {_listed(a.iraq, 'IQ')}.")
    return Facet("places", agreement, " ".join(side.sentence for side in sides if side.sentence), bar)


def _side(a: frozenset[str], b: frozenset[str], country: str) -> Facet:
    if a == b:
        # Both leave the side as the whole country: that says less than the same province.
        return Facet("places", 1.0 if a else 0.85)
    if not a or not b:
        sentence = f"One names {_listed(a | b)}, the other no {country} province."
        return Facet("places", 0.45, sentence, Bar.AUTOMATIC)
    wide_a, wide_b = _widened(a), _widened(b)
    shared = len(wide_a & wide_b) / len(wide_a | wide_b)
    if not shared:
        return Facet("places", 0.0, f"The {country} sides are others.", Bar.ANY)
    if (REGION in a) != (REGION in b):
        return Facet("places", 0.7, f"One names {_listed(a - b)}, the other {_listed(b - a)}.", Bar.AUTOMATIC)
    if a < b or b < a:
        bar = Bar.NOTHING if shared >= PLACES_SHARED else Bar.AUTOMATIC
        return Facet("places", 0.5 + shared / 2.5, f"Only one of them names {_listed(a ^ b)} too.", bar)
    bar = Bar.AUTOMATIC if shared >= PLACES_SHARED else Bar.ANY
    return Facet("places", shared, f"They differ in {_listed(a ^ b)}.", bar)


def _widened(codes: frozenset[str]) -> frozenset[str]:
    return codes | set(REGION_MEMBERS) if REGION in codes else codes


def _listed(codes: Iterable[str], country: str = "") -> str:
    names = [name(code) for code in sorted(codes)] or [name(country) if country else "no province"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def venue_facet(a: Profile, b: Profile) -> Facet:
    """Venue: the same town, towns apart, or known only by the province."""
    codes = {code for code in (a.event.venue_code, b.event.venue_code) if code}
    if a.towns and b.towns:
        if any(_same_town(one, other) for one in a.towns for other in b.towns) or _kilometres(a, b) <= TOWN_KILOMETRES:
            return Facet("venue", 1.0, f"Both took place in {a.event.venue}.")
        # One journey has several stops; anything else happens in one town.
        journey = EventType.DELEGATION in (a.event.type, b.event.type)
        sentence = f"One was in {a.event.venue}, the other in {b.event.venue}."
        return Facet("venue", 0.0, sentence, Bar.AUTOMATIC if journey else Bar.ANY)
    if len(codes) == 2:
        stops = _widened(a.iran | a.iraq | b.iran | b.iraq)
        journey = EventType.DELEGATION in (a.event.type, b.event.type) and codes <= stops
        region = REGION in codes and bool(codes & set(REGION_MEMBERS))
        if region:
            return Facet("venue", None)
        sentence = (
            f"One was in {_listed({a.event.venue_code or ''})}, the other in {_listed({b.event.venue_code or ''})}."
        )
        return Facet("venue", 0.0, sentence, Bar.AUTOMATIC if journey and len({*a.iran, *b.iran}) > 1 else Bar.ANY)
    if a.event.venue_code and a.event.venue_code == b.event.venue_code:
        return Facet("venue", 0.6, f"Both took place in {_listed({a.event.venue_code})}.")
    return Facet("venue", None)


def _same_town(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a or fuzz.ratio("".join(sorted(a)), "".join(sorted(b))) >= NAME_RATIO


def _kilometres(a: Profile, b: Profile) -> float:
    """Great-circle distance of the venues; infinite where one is not located."""
    if a.event.lat is None or a.event.lon is None or b.event.lat is None or b.event.lon is None:
        return math.inf
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (a.event.lat, a.event.lon, b.event.lat, b.event.lon))
    chord = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(chord))


def organisations_facet(a: Profile, b: Profile) -> Facet:
    """Bodies named in both; the governorate of a party counts half, since the party says as much."""
    parties = a.party_words | b.party_words
    shared = [
        (body, words) for body, words in a.bodies if any(_one_body(words, other, parties) for _, other in b.bodies)
    ]
    telling = [body for body, words in shared if not words <= a.party_words | OFFICE_WORDS]
    if telling:
        return Facet("organisations", 1.0, f"Both name the {telling[0].removeprefix('the ').removeprefix('The ')}.")
    if shared:
        return Facet("organisations", 0.6)
    if not a.bodies or not b.bodies or not _one_script(a, b):
        return Facet("organisations", None)
    sentence = f"One names the {a.bodies[0][0]}, the other the {b.bodies[0][0]}."
    agreement = a.event.type is EventType.AGREEMENT and b.event.type is EventType.AGREEMENT
    alike = RELATED_BODIES if _related(a, b, parties) else 0.0
    return Facet("organisations", alike, sentence, Bar.AUTOMATIC if agreement else Bar.NOTHING)


def _one_body(one: frozenset[str], other: frozenset[str], parties: frozenset[str]) -> bool:
    """Whether two names stand for one body, where only one of them may say of which province it is."""
    if same_body(one, other):
        return True
    plain, placed = sorted((one, other), key=lambda words: bool(words & parties))
    return len(plain) > 1 and not plain & parties and bool(placed & parties) and same_body(plain, placed - parties)


def _related(a: Profile, b: Profile, parties: frozenset[str]) -> bool:
    """Whether names on both sides share a word that is neither a place nor an office, such as "heritage"."""
    sides = [frozenset(word for _, words in profile.bodies for word in words) - parties for profile in (a, b)]
    return bool((sides[0] & sides[1]) - OFFICE_WORDS - _COMMON_WORDS)


_COMMON_WORDS: Final = frozenset(
    {"chamber", "commerce", "trade", "company", "union", "association", "ministry", "committee", "economic"}
)
"""Words that bodies of every kind have in their names."""


def _one_script(a: Profile, b: Profile) -> bool:
    """Whether some names on both sides are written in one script: others cannot be compared."""
    scripts = [{is_arabic_script(body) for body, _ in profile.bodies} for profile in (a, b)]
    return bool(scripts[0] & scripts[1])


def direction_facet(a: Profile, b: Profile) -> Facet:
    """Who goes to whom; "mutual" goes with either, since a source may not say."""
    one, other = a.event.direction, b.event.direction
    if one is other:
        return Facet("direction", 0.7 if one is Direction.MUTUAL else 1.0)
    if Direction.MUTUAL in (one, other):
        return Facet("direction", 0.5)
    return Facet("direction", 0.0, "They go in opposite directions.", Bar.ANY)


def sectors_facet(a: Profile, b: Profile) -> Facet:
    """What it was about, "general" left aside."""
    if not a.sectors or not b.sectors:
        return Facet("sectors", None)
    shared = a.sectors & b.sectors
    if shared:
        return Facet("sectors", min(1.0, 0.6 + len(shared) / len(a.sectors | b.sectors)))
    sentence = f"One is about {_fields(a.sectors)}, the other about {_fields(b.sectors)}."
    telling = a.event.type in (EventType.AGREEMENT, EventType.EXHIBITION)
    return Facet("sectors", 0.0, sentence, Bar.AUTOMATIC if telling else Bar.NOTHING)


def _fields(sectors: Iterable[Sector]) -> str:
    return ", ".join(sorted(sectors))


def subject_facet(a: Profile, b: Profile) -> Facet:
    """What the summaries say beyond the names; silent where little is left."""
    if a.subject.count(" ") < 2 or b.subject.count(" ") < 2:
        return Facet("subject", None)
    ratio = fuzz.token_set_ratio(a.subject, b.subject)
    agreement = min(1.0, max(0.0, (ratio - SUBJECT_LOW) / (SUBJECT_HIGH - SUBJECT_LOW)))
    return Facet("subject", agreement, "The summaries tell of the same matter." if agreement > 0.8 else "")


# Kinds that no outlet mixes up: a stand at a fair is no fair of one's own, and a showroom is none at all.
_APART_SUBTYPES: Final = (
    frozenset({Subtype.CONTRACT, Subtype.MOU}),
    frozenset({Subtype.CONTRACT, Subtype.SISTER_PROVINCE}),
    frozenset({Subtype.TRADE_CENTRE, Subtype.HANDICRAFTS}),
    frozenset({Subtype.TRADE_CENTRE, Subtype.TRADE_FAIR}),
    frozenset({Subtype.TRADE_CENTRE, Subtype.PAVILION}),
    frozenset({Subtype.TRADE_CENTRE, Subtype.EXCLUSIVE}),
    frozenset({Subtype.PAVILION, Subtype.EXCLUSIVE}),
)


def kind_facet(a: Profile, b: Profile) -> Facet:
    """Type and subtype. A visit and the talks it came for are told as either, and a person decides."""
    if a.edition is not None and b.edition is not None and a.edition != b.edition:
        return Facet("kind", 0.0, f"One is number {a.edition} of its series, the other number {b.edition}.", Bar.ANY)
    if a.event.type is not b.event.type:
        return Facet("kind", 0.3, "One is told as a visit, the other as talks.", Bar.AUTOMATIC)
    one, other = a.event.subtype, b.event.subtype
    if one is None or other is None:
        return Facet("kind", None)
    if one is other:
        return Facet("kind", 1.0)
    if Subtype.RENEWAL in (one, other):
        return Facet("kind", 0.2, "One renews an agreement, the other does not say so.", Bar.AUTOMATIC)
    if frozenset({one, other}) in _APART_SUBTYPES:
        return Facet("kind", 0.0, f"They differ in kind: {one.label.lower()} and {other.label.lower()}.", Bar.AUTOMATIC)
    return Facet("kind", 0.5)
