"""The page Over time in a real browser: it plays, drags, brushes and compares, and the address follows."""

from __future__ import annotations

import re
from time import monotonic

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import until

pytestmark = pytest.mark.browser

STANDS = "window.atlas.atlas.player.period(window.atlas.atlas.player.at)"
PLAYER = "window.atlas && window.atlas.atlas && window.atlas.atlas.player && window.atlas.atlas.player.draws > 0"


def play_frame(visit):
    frame = visit.map_frame()
    until(frame, PLAYER)
    return frame


def test_it_plays_without_asking_the_server_and_the_panel_follows_when_it_stops(dashboard, visit):
    visit.open(f"{dashboard.address}/time?unit=quarter&window=1&step=2018-Q1")
    frame = play_frame(visit)
    assert frame.evaluate(STANDS) == "2018-Q1"
    frame.evaluate("map.getContainer().focus()")
    visit.page.keyboard.press(" ")
    until(frame, "window.atlas.atlas.player.playing && window.atlas.atlas.player.draws > 5")
    assert "step=2018-Q1" in visit.page.url  # nothing was told while it played
    visit.page.keyboard.press(" ")
    stands = frame.evaluate(STANDS)
    expect(visit.page).to_have_url(re.compile(f"step={stands}"))
    expect(visit.page.locator(".st-key-time_panel .marz-card").first).to_be_visible()
    assert visit.away == []
    assert visit.errors == []


def test_arrows_and_the_slider_step_and_the_link_brings_the_step_back(dashboard, visit):
    visit.open(f"{dashboard.address}/time")
    frame = play_frame(visit)
    assert frame.evaluate(STANDS) == "2026"
    frame.evaluate("map.getContainer().focus()")
    visit.page.keyboard.press("ArrowLeft")
    expect(visit.page).to_have_url(re.compile("step=2025"))
    expect(visit.page.get_by_text("2025 · 90 events")).to_be_visible()
    box = frame.locator(".marz-time input[type=range]").bounding_box()
    visit.page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] - 8)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 8, steps=6)
    visit.page.mouse.up()
    expect(visit.page).to_have_url(re.compile("step=2015"))
    visit.open(visit.page.url)
    assert play_frame(visit).evaluate(STANDS) == "2015"


def test_a_filter_keeps_the_map_its_view_and_the_step(dashboard, visit):
    visit.open(f"{dashboard.address}/time?step=2019")
    frame = play_frame(visit)
    frame.evaluate("window.map.marked = 'same'; window.map.setView([33.6, 46.4], 7.5, {animate: false})")
    draws = frame.evaluate("window.atlas.atlas.player.draws")
    visit.page.get_by_role("button", name="Ilam", exact=True).click()
    visit.wait_for_lead("of 72 dated ones")
    until(frame, f"window.atlas.atlas.player.draws > {draws}")
    assert frame.evaluate("window.map.marked") == "same"
    assert frame.evaluate("[window.map.getCenter().lat, window.map.getZoom()]") == pytest.approx([33.6, 7.5], abs=1e-3)
    assert frame.evaluate(STANDS) == "2019"


def test_a_click_on_a_province_lists_its_events_up_to_the_step(dashboard, visit):
    visit.open(f"{dashboard.address}/time?step=2019&unit=year&window=3")
    frame = play_frame(visit)
    frame.locator('path[aria-label^="Ilam, Iran"]').dispatch_event("click")
    expect(visit.page.get_by_text(re.compile(r"Ilam, 2017 – 2019 · \d+ events"))).to_be_visible()
    expect(visit.page).to_have_url(re.compile("pick=IR-16"))


def test_a_brush_becomes_the_dates_and_clear_takes_them_back(dashboard, visit):
    visit.page.set_viewport_size({"width": 1440, "height": 1500})
    visit.open(f"{dashboard.address}/time")
    play_frame(visit)
    chart = visit.page.locator('[data-testid="stVegaLiteChart"]').locator("svg, canvas").first
    chart.wait_for()
    box = chart.bounding_box()
    middle = box["y"] + box["height"] / 2
    visit.page.mouse.move(box["x"] + box["width"] * 0.8, middle)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + box["width"] * 0.97, middle, steps=8)
    visit.page.mouse.up()
    expect(visit.page).to_have_url(re.compile(r"from=2022&to=2025"))
    visit.wait_for_lead("of 195 dated ones (2022–2025)")
    expect(visit.page.get_by_role("textbox", name="From")).to_have_value("2022")
    visit.page.get_by_role("button", name="All dates again").click()
    visit.wait_for_lead("of 464 dated ones (2004–2026)")
    expect(visit.page).not_to_have_url(re.compile("from="))


STANDS_AT = "(m) => [m.getCenter().lat, m.getCenter().lng, m.getZoom()]"


def compared(visit, dashboard, query=""):
    """The frames of the two periods and of their difference, all three maps painted."""
    visit.open(f"{dashboard.address}/time?view=compare&a=2017~2021&b=2022~2026{query}")
    return visit.map_frame(0, "window.atlas.atlas.twin"), visit.map_frame(1, "window.marzStep")


def all_come_to(two, change, place=None):
    """Wait until all three maps stand at one place: the one asked for, else wherever that of the change is."""
    maps = [(change, "window.map"), (two, "window.map"), (two, "window.atlas.atlas.twin.map")]
    end = monotonic() + 60
    while True:
        stand = [frame.evaluate(f"({STANDS_AT})({which})") for frame, which in maps]
        if stand == [pytest.approx(place or stand[0], abs=0.02)] * 3:
            return stand[0]
        assert monotonic() < end, f"The maps stand at {stand}, not at {place or 'one place'}."
        two.page.wait_for_timeout(30)


def test_three_maps_move_together_and_the_difference_stands_beside_the_ranking(dashboard, visit):
    two, change = compared(visit, dashboard)
    expect(two.locator(".marz-title")).to_have_text(["2017–2021 · 128 events", "2022–2026 · 199 events"])
    all_come_to(two, change)
    for frame, which, place in (
        (two, "window.map", [34, 46, 8]),
        (two, "window.atlas.atlas.twin.map", [32, 47, 7]),
        (change, "window.map", [33, 45, 6.5]),
    ):
        visit.lay_a_hand_on(frame)
        frame.evaluate(f"{which}.setView([{place[0]}, {place[1]}], {place[2]}, {{animate: false}})")
        all_come_to(two, change, place)
    expect(visit.page).to_have_url(re.compile(r"at=33%2C45%2C6.5|at=33,45,6.5"))
    breaks = (
        "JSON.stringify(window.atlas.atlas.payload.breaks) === JSON.stringify(window.atlas.atlas.twin.payload.breaks)"
    )
    assert two.evaluate(breaks)
    assert change.evaluate("window.atlas.atlas.payload.measure") == "Change, events"
    expect(visit.page.get_by_text("199 against 128 events")).to_be_visible()
    expect(visit.page.locator('[data-testid="stDataFrame"]').first).to_be_visible()
    assert visit.away == []
    assert visit.errors == []


def test_dragging_the_map_of_the_change_takes_the_two_periods_along(dashboard, visit):
    visit.page.set_viewport_size({"width": 1440, "height": 1500})
    two, change = compared(visit, dashboard)
    before = all_come_to(two, change)
    box = change.locator(".leaflet-container").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    visit.page.mouse.move(x - 120, y + 40, steps=8)
    visit.page.mouse.up()
    until(change, "!window.map._panAnim || !window.map._panAnim._inProgress")
    after = all_come_to(two, change)
    assert after[1] > before[1] + 0.5


def test_a_click_on_the_map_of_the_change_lists_the_events_of_both_periods(dashboard, visit):
    _, change = compared(visit, dashboard)
    change.locator('path[aria-label^="Ilam, Iran"]').dispatch_event("click")
    expect(visit.page.locator(".marz-pair")).to_have_text("Ilam")
    expect(visit.page).to_have_url(re.compile("pick=IR-16"))
    expect(visit.page.locator(".marz-card").nth(3)).to_be_visible()
    assert "at=" not in visit.page.url  # nobody has moved a map


def test_maps_that_settle_late_write_no_view_that_no_reader_chose(dashboard, visit):
    with visit.slowly(6):
        compared(visit, dashboard)
        visit.page.get_by_role("button", name="Ilam", exact=True).click()
        expect(visit.page).to_have_url(re.compile("border=IR-16"))
        visit.idle()
    assert "at=" not in visit.page.url


def test_a_phone_shows_the_map_the_time_control_and_the_chart_without_scrolling_sideways(dashboard, phone):
    phone.open(f"{dashboard.address}/time?unit=month&window=12")
    frame = play_frame(phone)
    assert phone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert frame.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    bar, whole = (frame.locator(css).bounding_box() for css in (".marz-time", ".marz"))
    assert bar["height"] <= 0.4 * whole["height"]
    for button in frame.locator(".marz-time button").all():
        assert button.bounding_box()["height"] >= 28
    phone.open(f"{dashboard.address}/time?view=compare")
    phone.map_frame(0, "window.atlas.atlas.twin")
    assert phone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
