"""What only exhibitions or only delegations state: days, companies, delegates, venue, sectors, as rows to read.

Takes the records of the events shown, because the stated figures travel with them; gives frames of words and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import pandas as pd

from events.agreement_register import named
from events.model import Event
from events.vocabulary import Direction

EXHIBITION_COLUMNS: Final = (
    "id", "start", "status", "kind", "venue", "iran", "iraq", "days", "companies", "delegates", "sectors", "organisers", "summary",
)  # fmt: skip
DELEGATION_COLUMNS: Final = (
    "id", "start", "status", "kind", "direction", "iran", "iraq", "venue", "delegates", "days", "sectors", "bodies", "summary",
)  # fmt: skip


def exhibitions(events: Iterable[Event], language: str = "en") -> pd.DataFrame:
    """Exhibitions as rows: EXHIBITION_COLUMNS; `days`, `companies` and `delegates` are stated numbers or missing."""
    rows = [
        (
            event.id,
            event.start,
            event.status.label,
            event.subtype.label if event.subtype else None,
            event.venue,
            _side(event.iran, "IR", language),
            _side(event.iraq, "IQ", language),
            event.figures.days,
            event.figures.companies,
            event.figures.delegates,
            ", ".join(sector.label for sector in event.sectors),
            "; ".join(event.organisations),
            event.summary,
        )
        for event in events
    ]
    return _whole(pd.DataFrame(rows, columns=list(EXHIBITION_COLUMNS)))


def delegations(events: Iterable[Event], language: str = "en") -> pd.DataFrame:
    """Delegations as rows: DELEGATION_COLUMNS; `delegates` and `days` are stated numbers or missing."""
    rows = [
        (
            event.id,
            event.start,
            event.status.label,
            event.subtype.label if event.subtype else None,
            event.direction.label if event.direction is not Direction.MUTUAL else "Not said",
            _side(event.iran, "IR", language),
            _side(event.iraq, "IQ", language),
            event.venue,
            event.figures.delegates,
            event.figures.days,
            ", ".join(sector.label for sector in event.sectors),
            "; ".join(event.organisations),
            event.summary,
        )
        for event in events
    ]
    return _whole(pd.DataFrame(rows, columns=list(DELEGATION_COLUMNS)))


def _side(codes: Sequence[str], country: str, language: str) -> str:
    return named(",".join(codes) or None, country, language)


def _whole(frame: pd.DataFrame) -> pd.DataFrame:
    """Stated numbers as whole ones that may be missing."""
    return frame.astype({column: "Int64" for column in ("days", "companies", "delegates") if column in frame})
