"""Presenting inside the dashboard: full screen over everything, driven by keys, readable, and without asking the server."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Frame, expect

from tests.browser.conftest import Dashboard, Tab
from tests.browser.waiting import DECK, deck_frame, until

pytestmark = pytest.mark.browser

SMALL = """() => [...document.querySelectorAll('.slide *')]
    .filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
    .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 18)
    .map((e) => `${e.className}: ${e.textContent.slice(0, 30)} (${getComputedStyle(e).fontSize})`)"""


SAYS = "((part) => document.querySelector('.marz-time-says ' + part)?.textContent ?? '')"

CUT = """() => {
    const words = document.createRange(), cut = [];
    for (const [inner, outer] of [['.leaflet-control-scale-line', '.map'], ['.marz-time-says span', '.marz-time-says']]) {
        const said = document.querySelector('.slide ' + inner);
        if (!said || !said.checkVisibility()) continue;
        words.selectNodeContents(said);
        const is = words.getBoundingClientRect(), may = said.closest('.slide ' + outer).getBoundingClientRect();
        if (is.right > may.right + 1 || is.bottom > may.bottom + 1) cut.push(said.textContent);
    }
    return cut;
}"""


@pytest.fixture
def stage(tab: Tab, dashboard: Dashboard):
    """A visit at 1280 × 720 that presents the example deck, and the frame it presents in."""
    with tab.visit(1280, 720) as visit:
        visit.open(f"{dashboard.address}/briefing")
        frame = deck_frame(visit.page)
        frame.get_by_role("button", name="Present full screen; Escape ends it").click()
        until(frame, "Marz.deck.presenting && window.innerWidth === 1280 && window.innerHeight === 720")
        yield visit, frame


def title(frame: Frame) -> str:
    return frame.locator("h1").first.inner_text()


def test_a_slide_fills_the_window_without_sidebar_or_chrome(stage):
    visit, frame = stage
    box = visit.page.locator(DECK).bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1280, 720)
    on_top = visit.page.evaluate(
        "[[5, 5], [640, 10], [1270, 10], [5, 715], [640, 360]].map(([x, y]) => document.elementFromPoint(x, y).tagName)"
    )
    assert on_top == ["IFRAME"] * 5
    for part in (".bar", ".events", ".about"):
        assert frame.locator(part).is_hidden()
    assert title(frame) == "Iran and Iraq, province by province"
    assert frame.locator(".foot .number").inner_text() == "1 / 8"
    assert re.fullmatch(r"Data as of \d+ \w+ \d{4}", frame.locator(".foot .as-of").inner_text())
    assert "Tehran Times (58)" in frame.locator(".foot .from").inner_text()
    assert frame.locator(".key .marz-ramp div").count() == 6


def test_keys_and_a_remote_change_slides(stage):
    visit, frame = stage
    frame.evaluate("window.same = Marz.deck.map")
    took = []
    for key, at in (
        ("PageDown", 1), ("ArrowRight", 2), ("Space", 3), ("ArrowDown", 4), ("PageUp", 3), ("ArrowLeft", 2), ("End", 7),
        ("PageDown", 7), ("Home", 0), ("PageUp", 0),
    ):  # fmt: skip
        visit.page.keyboard.press(key)
        until(frame, f"Marz.deck.at === {at}")
        took.append(round(frame.evaluate("Marz.deck.took")))
    assert frame.evaluate("window.same === Marz.deck.map")
    print("ms for a change of slide:", took)
    assert visit.errors == []


def test_black_hides_everything_until_the_next_key(stage):
    visit, frame = stage
    visit.page.keyboard.press("b")
    expect(frame.locator(".black")).to_be_visible()
    visit.page.keyboard.press("PageDown")
    expect(frame.locator(".black")).to_be_hidden()
    assert frame.evaluate("Marz.deck.at") == 0
    visit.page.keyboard.press(".")
    expect(frame.locator(".black")).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(frame.locator(".black")).to_be_hidden()
    assert frame.evaluate("Marz.deck.presenting")


def test_escape_goes_back_to_the_page_at_the_same_slide(stage):
    visit, frame = stage
    visit.page.keyboard.press("PageDown")
    visit.page.keyboard.press("PageDown")
    visit.page.keyboard.press("Escape")
    until(frame, "!Marz.deck.presenting")
    expect(visit.page.locator('[data-testid="stHeader"]')).to_be_visible()
    assert visit.page.locator(DECK).bounding_box()["width"] < 1000
    third = visit.page.get_by_role("option", name=re.compile("^3. Ilam and Wasit"))
    expect(third).to_have_attribute("aria-selected", "true")
    assert visit.errors == []


def test_nothing_is_smaller_than_18_pixels_or_cut(stage):
    visit, frame = stage
    for _ in range(8):
        assert frame.evaluate(SMALL) == []
        assert frame.evaluate(CUT) == []
        visit.page.keyboard.press("PageDown")
    frame.locator('path[aria-label^="Ilam, Iran"]').dispatch_event("click")
    assert frame.evaluate(SMALL) == []


def test_the_map_is_still_clickable_and_the_keys_still_change_slides(stage):
    visit, frame = stage
    frame.locator('path[aria-label^="Ilam, Iran"]').dispatch_event("click")
    expect(frame.locator(".picked h2")).to_have_text("Ilam · 72 events")
    frame.locator(".leaflet-control-zoom-in").click()
    visit.page.keyboard.press("Space")
    until(frame, "Marz.deck.at === 1")
    expect(frame.locator(".picked")).to_be_hidden()


def test_a_slide_with_playback_plays(stage):
    visit, frame = stage
    visit.page.keyboard.press("PageDown")
    until(frame, f"{SAYS}('b') === '2004' && {SAYS}('span').includes('5 so far')")
    until(frame, f"Number({SAYS}('b')) >= 2006")
    visit.page.keyboard.press("p")
    until(frame, "Marz.deck.atlas.player.playing === false")
    visit.page.keyboard.press("PageDown")
    until(frame, "!Marz.deck.atlas.player")


def test_presenting_goes_on_when_the_server_is_gone(tab: Tab, start_dashboard):
    server = start_dashboard()
    with tab.visit(1280, 720) as visit:
        visit.open(f"{server.address}/briefing")
        frame = deck_frame(visit.page)
        server.stop()
        frame.get_by_role("button", name="Present full screen; Escape ends it").click()
        for at in range(1, 8):
            visit.page.keyboard.press("PageDown")
            until(frame, f"Marz.deck.at === {at} && Object.keys(Marz.deck.atlas.features).length === 50")
        assert visit.away == []
