"""The offline page opened from a file with every request blocked: maps, tooltips, clicks, playback, table, keys, paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from briefing.data import data_of_events
from briefing.deck import Deck
from briefing.deck_files import example_deck
from briefing.offline import page as offline_page
from briefing.resolving import resolve_deck
from briefing.view import View
from events.model import Event
from events.seed import curated_events
from tests.browser.waiting import until
from tests.events.making import event

pytestmark = pytest.mark.browser

HTML = '<img src="x" onerror="alert(1)"></script><script>alert(2)</script>'


class Opened:
    """An offline page in a browser that lets nothing out, and what went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.errors: list[str] = []
        page.route("**/*", self._guard)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (self.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _guard(self, route: Route) -> None:
        if route.request.url.startswith(("data:", "file:")) and route.request.is_navigation_request():
            route.continue_()
            return
        self.asked.append(route.request.url)
        route.abort()

    def fills(self) -> dict[str, str]:
        """Code → fill of every province."""
        return self.page.evaluate(
            """Object.fromEntries(Object.entries(Marz.deck.atlas.features)
                .map(([code, layer]) => [code, layer.getElement().getAttribute('fill')]))"""
        )

    def at(self) -> int:
        """The slide shown, counted from 0."""
        return self.page.evaluate("Marz.deck.at")


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Write a deck as an offline page and open it; the example on the curated events where nothing is given."""
    contexts = []

    def open_page(
        deck: Deck | None = None,
        events: list[Event] | None = None,
        *,
        fragment: str = "",
        width: int = 1280,
        **more: object,
    ) -> Opened:
        deck = deck or example_deck()
        data = data_of_events(curated_events() if events is None else events)
        file = tmp_path / "deck.html"
        file.write_bytes(offline_page(deck, resolve_deck(deck, data)))
        context = chromium.new_context(
            viewport={"width": width, "height": 720 if width > 500 else 844}, offline=True, **more
        )  # type: ignore[arg-type]
        contexts.append(context)
        found = Opened(context.new_page())
        found.page.goto(f"{file.as_uri()}{fragment}")
        found.page.wait_for_selector("body.ready")
        return found

    yield open_page
    for context in contexts:
        context.close()


def test_fifty_provinces_are_painted_with_every_request_blocked(opened):
    shown = opened()
    assert len(shown.fills()) == 50
    assert len(set(shown.fills().values())) > 5
    expect(shown.page.locator("h1").first).to_have_text("Iran and Iraq, province by province")
    expect(shown.page.locator(".finding").first).to_contain_text("466 events between 22 Iranian provinces")
    assert (shown.asked, shown.errors) == ([], [])


def test_the_policy_of_the_page_refuses_what_it_is_asked_to_fetch(opened):
    shown = opened()
    refused = shown.page.evaluate(
        """async () => {
            const seen = [];
            document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
            const image = new Image();
            image.src = "https://news.example/x.png";
            await fetch("https://news.example/x").catch(() => {});
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            await new Promise((done) => setTimeout(done, 50));
            return [seen.sort(), window.ran === true];
        }"""
    )
    assert refused == [["connect-src", "img-src", "script-src-elem"], False]
    assert shown.asked == []


def test_the_map_pans_zooms_and_tells_what_is_under_the_pointer(opened):
    shown = opened()
    before = shown.page.evaluate("[Marz.deck.map.getZoom(), Marz.deck.map.getCenter().lng]")
    shown.page.locator(".leaflet-control-zoom-in").click()
    until(
        shown.page, "zoom => Marz.deck.map.getZoom() > zoom && !document.querySelector('.leaflet-zoom-anim')", before[0]
    )
    box = shown.page.locator(".slide .map").bounding_box()
    shown.page.mouse.move(box["x"] + 120, box["y"] + 400)
    shown.page.mouse.down()
    shown.page.mouse.move(box["x"] + 320, box["y"] + 400, steps=4)
    shown.page.mouse.up()
    until(shown.page, "lng => Marz.deck.map.getCenter().lng < lng - 0.5", before[1])
    shown.page.evaluate("Marz.deck.map.setView([33.6, 46.4], 7, {animate: false})")
    shown.page.locator('path[aria-label^="Ilam, Iran"]').hover(position={"x": 12, "y": 12}, force=True)
    shown.page.evaluate("Marz.deck.atlas.features['IR-16'].openTooltip()")
    expect(shown.page.locator(".marz-tip", has_text="72 events")).to_be_visible()


def test_a_click_on_a_province_lists_its_events_with_links(opened):
    shown = opened()
    shown.page.locator('path[aria-label^="Ilam, Iran"]').dispatch_event("click")
    expect(shown.page.locator(".picked h2")).to_have_text("Ilam · 72 events")
    expect(shown.page.locator(".picked .card")).to_have_count(30)
    shown.page.get_by_role("button", name="Show all events").click()
    expect(shown.page.locator(".picked .card")).to_have_count(72)
    link = shown.page.locator(".picked .card a").first
    assert link.get_attribute("href").startswith("http")
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener noreferrer")
    shown.page.get_by_role("button", name="Back to the text").click()
    expect(shown.page.locator(".picked")).to_be_hidden()
    expect(shown.page.locator(".finding").first).to_be_visible()


def test_the_table_finds_words_in_any_script(opened):
    events = [
        event("2025-06-01-kut", summary="A fair of crafts.", venue="Kut", venue_code="IQ-WA"),
        event("2024-06-01-sanandaj", summary="Border talks.", iran=["IR-12"], iraq=["IQ-SU"]),
    ]
    shown = opened(Deck(id="d", title="D", views=(View(id="a"),)), events)
    search, title, rows = (
        shown.page.locator("input[type=search]"),
        shown.page.locator(".events h2"),
        shown.page.locator("tbody tr"),
    )
    expect(title).to_have_text("2 events")
    search.fill("KUT fair")
    expect(title).to_have_text("1 of 2 events")
    expect(rows).to_have_count(1)
    search.fill("كردستان")  # Arabic letters for a Persian name
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Border talks.")
    search.fill("no such word")
    expect(title).to_have_text("0 of 2 events")


def test_the_table_follows_the_slide_or_lists_all(opened):
    shown = opened(fragment="#3")
    expect(shown.page.locator(".events h2")).to_have_text("34 events")
    shown.page.get_by_label("in all views").check()
    expect(shown.page.locator(".events h2")).to_have_text("466 events")
    shown.page.get_by_role("button", name="Show all 466").click()
    expect(shown.page.locator("tbody tr")).to_have_count(466)


def test_a_view_of_time_plays(opened):
    shown = opened(fragment="#2")
    first = shown.fills()
    when = shown.page.locator(".marz-time-says b")
    expect(when).to_have_text("2026")
    shown.page.get_by_role("slider").fill("0")
    expect(when).to_have_text("2004")
    assert shown.fills() != first
    shown.page.get_by_role("button", name="Play (space)").click()
    expect(when).to_have_text("2006")
    assert shown.errors == []


def test_slides_change_by_buttons_keys_and_address(opened):
    shown = opened()
    shown.page.get_by_role("button", name="Next slide (Page Down)").click()
    assert shown.at() == 1
    shown.page.keyboard.press("PageDown")
    assert shown.at() == 2
    assert shown.page.evaluate("Marz.deck.atlas.payload.picked") == {"kind": "tie", "iran": "IR-16", "iraq": "IQ-WA"}
    shown.page.get_by_label("Slide", exact=True).select_option("7")
    expect(shown.page.locator("h1").first).to_have_text("Announced or called for since 2024")
    shown.page.evaluate("location.hash = '#1'")
    expect(shown.page.locator("h1").first).to_have_text("Iran and Iraq, province by province")


def test_a_layer_switched_by_the_reader_does_not_leak_into_the_next_slide(opened):
    shown = opened()
    shown.page.locator(".leaflet-control-layers").hover()
    shown.page.get_by_label("Venues").uncheck()
    shown.page.keyboard.press("PageDown")
    shown.page.keyboard.press("PageDown")
    assert shown.page.evaluate("Marz.deck.map.hasLayer(Marz.deck.atlas.groups.venues)")


def test_names_with_html_stay_text(opened):
    bad = event(
        "2025-06-01-bad", summary=HTML, note=HTML, venue=HTML, venue_code="IQ-WA",
        sources=[{"outlet": HTML, "url": "https://news.example/?q=%22%3E%3Cscript%3E"}],
    )  # fmt: skip
    deck = Deck(id="d", title=HTML, views=(View(id="a", title=HTML, note=HTML), View(id="b", title="عنوان " * 50)))
    shown = opened(deck, [bad])
    shown.page.evaluate("Marz.deck.atlas.pick({kind: 'province', code: 'IR-16'})")
    expect(shown.page.locator(".picked .card")).to_contain_text(HTML)
    expect(shown.page.locator("h1").first).to_have_text(HTML)
    shown.page.keyboard.press("PageDown")
    assert shown.page.evaluate("document.images.length") == 0
    assert shown.errors == []


def test_an_empty_deck_and_an_empty_view_say_so(opened):
    shown = opened(Deck(id="d", title="Nothing yet"), [])
    expect(shown.page.locator(".finding").first).to_contain_text("This deck has no views yet.")
    assert shown.errors == []
    shown = opened(
        Deck(id="d", title="D", views=(View(id="a", title="Qom", selection="border=IR-25"),)), [event("2025-01-01-a")]
    )
    expect(shown.page.locator(".notice")).to_contain_text("no event is left in this view (Qom)")
    assert len(shown.fills()) == 50
    assert shown.errors == []


def test_it_is_readable_on_a_phone_and_in_the_dark(opened):
    shown = opened(width=390, color_scheme="dark")
    assert shown.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert shown.page.evaluate("document.querySelector('.marz').classList.contains('marz-dark')")
    ground = shown.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(16, 24, 29)"
    shown.page.get_by_role("button", name="Present full screen; Escape ends it").click()
    stage, foot = (shown.page.locator(f".slide {part}").bounding_box() for part in (".stage", ".foot"))
    assert stage["y"] + stage["height"] <= foot["y"]  # what is long is scrolled to, and lies under nothing


def test_on_paper_every_slide_has_its_map_and_the_events_follow(opened):
    shown = opened()
    shown.page.evaluate("Marz.preparePrint(Marz.deck)")
    assert shown.page.locator(".paper .sheet").count() == 8
    assert shown.page.locator(".paper .sheet").nth(3).locator("path").count() > 50
    assert shown.page.locator(".paper .sheet-events .card").count() == 466
    assert shown.at() == 0
    shown.page.emulate_media(media="print")
    expect(shown.page.locator(".paper")).to_be_visible()
    expect(shown.page.locator(".bar")).to_be_hidden()
    shown.page.emulate_media(media="screen")
    shown.page.evaluate("Marz.endPrint(Marz.deck)")
    assert shown.page.locator(".paper").count() == 0


def test_presenting_needs_no_server(opened):
    shown = opened()
    shown.page.get_by_role("button", name="Present full screen; Escape ends it").click()
    assert shown.page.evaluate("Marz.deck.presenting")
    took = []
    for key, at in (("PageDown", 1), ("ArrowRight", 2), ("Space", 3), ("End", 7), ("Home", 0)):
        shown.page.keyboard.press(key)
        assert shown.at() == at
        took.append(shown.page.evaluate("Marz.deck.took"))
    print("ms for a change of slide:", [round(ms) for ms in took])
    shown.page.keyboard.press("Escape")
    until(shown.page, "!Marz.deck.presenting")
    assert (shown.asked, shown.errors) == ([], [])
