"""Events made by hand for tests: everything that matters is given in the test, the rest is filled in."""

from __future__ import annotations

from typing import Any

from events.model import Event, parse_event


def event(identifier: str, **fields: Any) -> Event:
    """A valid event; `fields` override a plain delegation of Ilam to Wasit."""
    plain: dict[str, Any] = {
        "id": identifier,
        "type": "delegation",
        "status": "completed",
        "start": "2025-05-21",
        "iran": ["IR-16"],
        "iraq": ["IQ-WA"],
        "direction": "iran_to_iraq",
        "summary": f"Event {identifier}.",
        "sources": [{"outlet": "Test Wire", "url": f"https://news.example/{identifier}", "published": "2025-05-22"}],
    }
    return parse_event(plain | fields)
