"""What extraction gives: events with their evidence, background, and notices, and the way from there to the record.

`Extraction` and `ExtractedEvent` are frozen values without any spaCy object in them, so that they travel between processes
and into JSON. `ExtractedEvent.to_event` makes the record of events.model out of one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from events.characters import storable
from events.model import Event, Evidence, Figures, Source, make_id
from events.vocabulary import Certainty, DateBasis, Direction, EventType, Review, Sector, Status, Subtype


class EvidenceSpan(NamedTuple):
    """Characters start to end (end not included) of the article's text that support a field."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ExtractedEvent:
    """One event as read from one article. Fields as in events.model.Event; `reasons` say in words what it rests on."""

    type: EventType
    subtype: Subtype
    status: Status
    start: str | None
    end: str | None
    date_basis: DateBasis
    iran: tuple[str, ...]
    iraq: tuple[str, ...]
    direction: Direction
    venue: str | None
    venue_code: str | None
    lat: float | None
    lon: float | None
    sectors: tuple[Sector, ...]
    organisations: tuple[str, ...]
    figures: dict[str, float]
    certainty: Certainty
    score: float
    rules: tuple[str, ...]
    reasons: tuple[str, ...]
    evidence: tuple[EvidenceSpan, ...]
    summary: str
    note: str = ""

    def to_event(self, source: Source, taken_ids: Collection[str] = (), text: str = "") -> Event:
        """The event record, unreviewed.

        Parameters
        ----------
        source : Source
            The article it was read from.
        taken_ids : collection of str
            Every identifier in use, so that the new one is free.
        text : str
            The article's text: where given, each piece of evidence carries its words.
        """
        return Event(
            id=make_id(
                start=self.start, type=self.type, iran=self.iran, iraq=self.iraq, venue=self.venue, taken=taken_ids
            ),
            type=self.type,
            subtype=self.subtype,
            status=self.status,
            start=self.start,
            end=self.end,
            date_basis=self.date_basis,
            iran=self.iran,
            iraq=self.iraq,
            direction=self.direction,
            venue=self.venue,
            venue_code=self.venue_code,
            lat=self.lat,
            lon=self.lon,
            sectors=self.sectors,
            organisations=self.organisations,
            figures=Figures.model_validate(self.figures),
            note=self.note,
            summary=self.summary,
            sources=(source,),
            certainty=self.certainty,
            score=self.score,
            rules=self.rules,
            review=Review.UNREVIEWED,
            evidence=tuple(
                Evidence(field=e.field, start=e.start, end=e.end, text=storable(text[e.start : e.end].strip()))
                for e in self.evidence
            ),
        )

    def to_dict(self) -> dict[str, Any]:
        """Plain values, as `python -m events extract` writes them."""
        return asdict(self) | {"evidence": tuple(span._asdict() for span in self.evidence)}


@dataclass(frozen=True, slots=True)
class Background:
    """A happening of the kind, told in passing and without a date: context, no event."""

    type: EventType
    places: tuple[str, ...]
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one article.

    Attributes
    ----------
    language : str
        "en", "fa", "ar" or "ckb", as given or found.
    events : tuple of ExtractedEvent
        In the order the article tells them.
    background : tuple of Background
    highlights : tuple of EvidenceSpan
        What to colour in the text: "place", "date" and "trigger" spans, those of the events' fields included.
    notices : tuple of str
        Sentences for the reader, such as that only the beginning of a very long text was read.
    """

    language: str
    events: tuple[ExtractedEvent, ...] = ()
    background: tuple[Background, ...] = ()
    highlights: tuple[EvidenceSpan, ...] = ()
    notices: tuple[str, ...] = field(default=())
