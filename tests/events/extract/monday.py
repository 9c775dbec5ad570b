"""What an English text published on a Monday tells: short ways for small cases."""

from __future__ import annotations

from events.extract import ExtractedEvent, extract

MONDAY = "2024-05-20"


def events(text: str) -> tuple[ExtractedEvent, ...]:
    return extract(text, MONDAY, "en").events


def only(text: str) -> ExtractedEvent:
    """The one event of a text; fails where there are more or none."""
    found = events(text)
    assert len(found) == 1, [(e.type, e.status, e.iran, e.iraq) for e in found]
    return found[0]
