"""Event records for tests, made in view: a plain event with whatever fields a test cares about."""

from __future__ import annotations

from typing import Any

from events.model import Event, Source, parse_event


def event(event_id: str = "2025-05-21-forum-ir12-sanandaj", **fields: Any) -> Event:
    """A forum of Kurdistan and Sulaymaniyah in Sanandaj, unreviewed, with the given fields changed."""
    plain: dict[str, Any] = {
        "id": event_id,
        "type": "forum",
        "subtype": "talks",
        "status": "completed",
        "start": "2025-05-21",
        "iran": ["IR-12"],
        "iraq": ["IQ-SU"],
        "venue": "Sanandaj",
        "venue_code": "IR-12",
        "summary": "Officials of both sides met.",
        "sources": [{"outlet": "Border Post", "url": "https://post.example/1", "published": "2025-05-22"}],
        "review": "unreviewed",
    }
    return parse_event(plain | fields)


def source(n: int, published: str = "2025-05-22", outlet: str = "Border Post") -> Source:
    """The n-th article of an outlet."""
    return Source(outlet=outlet, url=f"https://post.example/{n}", published=published, language="en")
