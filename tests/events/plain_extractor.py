"""An extractor for tests: it reads lines such as "exhibition completed 2025-05-21 IR-16 IQ-WA Kut" and nothing else.

What is tested with it is the way of articles into the store, not extraction.
"""

from __future__ import annotations

import re

from events.articles import Article, read_text
from events.extract.results import EvidenceSpan, ExtractedEvent, Extraction
from events.vocabulary import Certainty, DateBasis, Direction, EventType, Status, Subtype

_LINE = re.compile(r"^(\w+) (\w+) ([\d-]+) (IR-\d\d) (IQ-\w\w) (.+)$", re.MULTILINE)
_SUBTYPES = {
    EventType.DELEGATION: Subtype.TRADE,
    EventType.EXHIBITION: Subtype.HANDICRAFTS,
    EventType.AGREEMENT: Subtype.MOU,
    EventType.FORUM: Subtype.TALKS,
}


def plain_extractor(
    text: str, published: str | None = None, language: str | None = None, *, title: str | None = None
) -> Extraction:
    """The events told line by line."""
    found = []
    for match in _LINE.finditer(text):
        kind, status, start, iran, iraq, venue = match.groups()
        found.append(
            ExtractedEvent(
                type=EventType(kind),  # type: ignore[call-arg]
                subtype=_SUBTYPES[EventType(kind)],  # type: ignore[call-arg]
                status=Status(status),  # type: ignore[call-arg]
                start=start,
                end=None,
                date_basis=DateBasis.STATED,
                iran=(iran,),
                iraq=(iraq,),
                direction=Direction.IRAN_TO_IRAQ,
                venue=venue,
                venue_code=iraq,
                lat=None,
                lon=None,
                sectors=(),
                organisations=(f"{venue} Chamber of Commerce",),
                figures={},
                certainty=Certainty.HIGH,
                score=0.9,
                rules=("plain",),
                reasons=(),
                evidence=(EvidenceSpan("status", match.start(2), match.end(2)),),
                summary=f"{kind} in {venue} on {start}.",
            )
        )
    return Extraction(language=language or "en", events=tuple(found), notices=("Read plainly.",))


def told(line: str, n: int = 1, published: str = "2025-05-22", outlet: str | None = None) -> Article:
    """The n-th article, with this line in it."""
    return read_text(
        f"Article number {n}.\n{line}\nThat is all.",
        title=f"Article {n}",
        published=published,
        outlet=outlet or f"Outlet {n}",
        source_url=f"https://outlet-{n}.example/{n}",
        origin=f"{n}.txt",
    )
