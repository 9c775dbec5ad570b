"""Two event records weighed against each other: a score, what speaks for and against, and what may follow from it.

Takes two `Profile`s; gives a `Comparison`, or None as soon as one facet shows that they are separate happenings.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from events.merge_dates import OPEN, dates_facet, is_announcement_date
from events.merge_profile import Profile, same_body
from events.merge_thresholds import MANY_DOUBTS, SILENT, WEIGHTS
from events.similarity import (
    Bar,
    Facet,
    direction_facet,
    kind_facet,
    organisations_facet,
    places_facet,
    sectors_facet,
    subject_facet,
    venue_facet,
)
from events.vocabulary import EventType, Review, Status, Subtype

MEETINGS: Final = frozenset({EventType.DELEGATION, EventType.FORUM})
"""Types that newswires use for one meeting alike."""


class Comparison(NamedTuple):
    """Two events compared.

    Attributes
    ----------
    score : float
        0 to 1, the facets' agreement by weight.
    bar : Bar
        `Bar.NOTHING` where the score alone decides, `Bar.AUTOMATIC` where a person must.
    reasons : tuple of str
        Sentences, what bars an automatic merge last.
    facets : dict
        Agreement by facet; None where one of the two is silent.
    """

    score: float
    bar: Bar
    reasons: tuple[str, ...]
    facets: dict[str, float | None]


# Cheap and telling ones first: most candidates end at the dates or the parties.
_FACETS: Final = (
    dates_facet,
    places_facet,
    direction_facet,
    venue_facet,
    kind_facet,
    sectors_facet,
    organisations_facet,
    subject_facet,
)


def may_stand_for(a: EventType, b: EventType) -> bool:
    """Whether two types may be tellings of one happening."""
    return a is b or {a, b} == MEETINGS


def compare(a: Profile, b: Profile) -> Comparison | None:
    """Weigh two events; None where they cannot be the same."""
    if not may_stand_for(a.event.type, b.event.type):
        return None
    found: dict[str, Facet] = {}
    for facet_of in _FACETS:
        facet = facet_of(a, b)
        if facet.bar is Bar.ANY:
            return None
        found[facet.name] = facet
    doubts = list(_doubts(a, b, found))
    everything = [*found.values(), *doubts]
    if max(facet.bar for facet in everything) is Bar.ANY or sum(bool(facet.bar) for facet in everything) >= MANY_DOUBTS:
        return None
    agreements = {name: facet.agreement for name, facet in found.items()}
    score = sum(WEIGHTS[name] * (SILENT if value is None else value) for name, value in agreements.items())
    facets = sorted(everything, key=lambda facet: facet.bar)
    reasons = tuple(dict.fromkeys(facet.sentence for facet in facets if facet.sentence))
    return Comparison(round(score, 4), max(facet.bar for facet in facets), reasons, agreements)


def _doubts(a: Profile, b: Profile, facets: dict[str, Facet]) -> list[Facet]:
    """What no facet sees alone."""
    doubts = []
    if Review.REJECTED in (a.event.review, b.event.review):
        doubts.append(Facet("review", None, "A reviewer has rejected this before.", Bar.AUTOMATIC))
    if a.event.type is b.event.type is EventType.AGREEMENT:
        doubts.extend(_agreement_doubts(a, b, facets))
    if a.event.status is not b.event.status and not _follows_plainly(a, b, facets):
        doubts.append(Facet("status", None, f"One is {a.event.status}, the other {b.event.status}.", Bar.AUTOMATIC))
    detail = [facets[name].agreement or 0.0 for name in ("venue", "organisations", "sectors", "subject")]
    if max(detail) < 0.6:
        doubts.append(
            Facet("detail", None, "Beyond parties and date nothing shows that they are the same.", Bar.AUTOMATIC)
        )
    return doubts


def _agreement_doubts(a: Profile, b: Profile, facets: dict[str, Facet]) -> list[Facet]:
    """Several agreements are signed at one visit by the same sides: the subject must agree, not only the table."""
    bodies, sectors = facets["organisations"].agreement, facets["sectors"].agreement
    if bodies == 0.0 and sectors == 0.0:
        return [Facet("subject", None, "Other bodies agreed on other matters.", Bar.ANY)]
    renewal = [profile.event.subtype is Subtype.RENEWAL for profile in (a, b)]
    if renewal[0] != renewal[1] and facets["dates"].agreement != 1.0:
        return [Facet("kind", None, "One renews what the other concluded.", Bar.ANY)]
    subject = facets["subject"].agreement or 0.0
    same_bodies = bodies == 1.0 and sectors != 0.0 and _all_bodies_met(a, b)
    if not same_bodies and not ((sectors or 0.0) >= 0.8 and subject > 0.0) and subject < 0.8:
        return [Facet("subject", None, "Whether it is the same agreement the reports do not show.", Bar.AUTOMATIC)]
    return []


def _all_bodies_met(a: Profile, b: Profile) -> bool:
    """Whether the other report names all the bodies of the one that names fewer: one in common is one signer only."""
    fewer, more = sorted((a.bodies, b.bodies), key=len)
    return all(any(same_body(words, other) for _, other in more) for _, words in fewer)


def _follows_plainly(a: Profile, b: Profile, facets: dict[str, Facet]) -> bool:
    """Whether one plainly continues the other: no mere call, no contradiction, a body in common where it comes late."""
    statuses = {a.event.status, b.event.status}
    if Status.PROPOSED in statuses or statuses == {Status.CANCELLED, Status.COMPLETED}:
        return False
    if Status.CANCELLED in statuses:
        off, other = sorted((a, b), key=lambda profile: profile.event.status is not Status.CANCELLED)
        if off.published and other.published and other.published[-1] > off.published[-1]:
            return False
    ahead = [profile for profile in (a, b) if profile.event.status in OPEN]
    late = Status.POSTPONED in statuses or any(is_announcement_date(profile) for profile in ahead)
    return not late or facets["organisations"].agreement == 1.0
