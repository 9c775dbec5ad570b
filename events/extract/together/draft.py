"""One event in the making, between the candidates that tell it and the event that is written down."""

from __future__ import annotations

from dataclasses import dataclass, field

from events.extract.dates.timing import Timing
from events.extract.places.fields import Parties
from events.extract.places.place_mention import Mention
from events.extract.told.candidate import Candidate
from events.vocabulary import EventType, Status


@dataclass(slots=True)
class Draft:
    """One event in the making: the candidates that tell it and what they say together."""

    type: EventType
    candidates: list[Candidate]
    timings: list[Timing]
    status: Status
    venue: Mention | None
    parties: Parties
    score: float
    assumed: bool = False
    timing: Timing = field(default_factory=Timing)
    origin: str = ""
    host: str | None = None

    @property
    def lead(self) -> Candidate:
        if len(self.candidates) == 1:
            return self.candidates[0]
        return max(self.candidates, key=lambda c: c.score)
