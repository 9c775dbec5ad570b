"""The summary sentence of a record composed anew, so that it follows while a reviewer corrects the fields it tells.

Takes an `Event`; gives the sentence that extraction would have composed from its fields. Where a record's own summary is another
one, a person wrote it, and it is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from events.extract.places.fields import Parties
from events.extract.together.summaries import summarise
from events.model import Event


@dataclass(frozen=True, slots=True)
class _Named:
    name: str


@dataclass(frozen=True, slots=True)
class _Venue:
    """As much of a mention as a summary tells of a venue."""

    place: _Named


def composed(event: Event) -> str | None:
    """The sentence composed from the fields of a record; None where its kind is not told, and so nothing can be composed."""
    if event.subtype is None:
        return None
    venue = cast(Any, _Venue(_Named(event.venue))) if event.venue else None
    parties = Parties(iran=event.iran, iraq=event.iraq, cues=())
    return summarise(
        event.type,
        event.subtype,
        event.status,
        parties,
        event.direction,
        venue,
        event.start,
        event.date_basis,
        event.sectors,
    )


def is_composed(event: Event) -> bool:
    """Whether the summary of a record is the one that is composed from its fields, and nobody's own words."""
    return event.summary == composed(event)
