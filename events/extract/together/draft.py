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

    _lead: Candidate | None = field(default=None, init=False, repr=False)
    _seen: int = field(default=0, init=False, repr=False)

    @property
    def lead(self) -> Candidate:
        """The strongest telling, of equal ones the first; candidates are only ever added, so each is weighed once."""
        lead = self._lead or self.candidates[0]
        if self._seen < len(self.candidates):
            lead = self._lead = max(lead, *self.candidates[self._seen :], key=lambda c: c.score)
            self._seen = len(self.candidates)
        return lead
