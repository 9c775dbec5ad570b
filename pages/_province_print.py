"""The button that prints a province on one page."""

from __future__ import annotations

from events.selection import Selection


def button(code: str, chosen: Selection) -> None:
    """Offer the one-page print of a province in the selection."""
