"""Waiting for a condition where Playwright's own waiting cannot: under a policy that forbids `eval`, in a frame out of sight."""

from __future__ import annotations

from time import monotonic
from typing import Any

from playwright.sync_api import Error, Frame, Page

DECK = 'iframe[title="pages._present.deck"]'


def until(target: Page | Frame, expression: str, arg: Any = None, *, seconds: float = 60) -> None:
    """Wait until a JavaScript expression, or a function of `arg`, is true in a page or frame, also one that is out of sight."""
    end = monotonic() + seconds
    while not target.evaluate(expression, arg):
        assert monotonic() < end, f"never true within {seconds:.0f} s: {expression}"
        (target if isinstance(target, Page) else target.page).wait_for_timeout(30)


def deck_frame(page: Page, *, seconds: float = 60) -> Frame:
    """The frame of the deck document on the Briefing page, once its slides are there."""
    end = monotonic() + seconds
    while monotonic() < end:
        handle = page.wait_for_selector(DECK, state="attached", timeout=seconds * 1000)
        frame = handle.content_frame() if handle else None
        try:
            if frame and frame.evaluate("!!window.Marz && !!Marz.deck && Marz.deck.content.slides.length > 0"):
                return frame
        except Error:
            pass  # the frame is being loaded
        page.wait_for_timeout(30)
    raise AssertionError(f"The deck document did not come within {seconds:.0f} s.")
