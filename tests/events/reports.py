"""Reports of made-up events, written in one short line each."""

from __future__ import annotations

import itertools
from typing import Any

from events.model import Event, parse_event

_NUMBERS = itertools.count(1)


def event(kind: str, status: str, when: str | None, iran: str, iraq: str, **more: Any) -> Event:
    """An event from a short line: codes without their country ("16,05"), the source as outlet and day."""
    start, _, end = (when or "").partition("/")
    number = next(_NUMBERS)
    outlet, published = more.pop("outlet", f"Outlet {number}"), more.pop("published", None)
    fields: dict[str, Any] = {
        "id": more.pop("id", f"event-{number}"),
        "type": kind,
        "status": status,
        "start": start or None,
        "end": end or None,
        "iran": [f"IR-{code}" for code in iran.split(",") if code],
        "iraq": [f"IQ-{code}" for code in iraq.split(",") if code],
        "summary": f"{kind.capitalize()} reported.",
        "sources": [
            {"outlet": outlet, "published": published, "url": more.pop("url", f"https://news.example/{number}")}
        ],
        "review": "unreviewed",
    }
    return parse_event(fields | more)


CRAFTS = {"venue": "Kut", "venue_code": "IQ-WA", "sectors": ["handicrafts"], "direction": "iran_to_iraq"}
HERITAGE = {"organisations": ["Ilam Cultural Heritage Department"]}
VISIT = {"venue": "Ilam", "venue_code": "IR-16", "direction": "iraq_to_iran"}
CHAMBERS = {"organisations": ["Hamadan Chamber of Commerce", "Sulaymaniyah Chamber of Commerce"]}
