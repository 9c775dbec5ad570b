"""The page Over time in a real browser: it plays, drags, brushes and compares, and the address follows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

STANDS = "window.atlas.atlas.player.period(window.atlas.atlas.player.at)"
PLAYER = "window.atlas && window.atlas.atlas && window.atlas.atlas.player && window.atlas.atlas.player.draws > 0"


def play_frame(visit):
    frame = visit.map_frame()
    frame.wait_for_function(PLAYER)
    return frame


def test_it_plays_without_asking_the_server_and_the_panel_follows_when_it_stops(dashboard, visit):
    visit.open(f"{dashboard.address}/time?unit=quarter&window=1&step=2018-Q1")
    frame = play_frame(visit)
    assert frame.evaluate(STANDS) == "2018-Q1"
    frame.evaluate("map.getContainer().focus()")
    visit.page.keyboard.press(" ")
    frame.wait_for_function("window.atlas.atlas.player.playing && window.atlas.atlas.player.draws > 5", timeout=30_000)
    assert "step=2018-Q1" in visit.page.url  # nothing was told while it played
    visit.page.keyboard.press(" ")
    stands = frame.evaluate(STANDS)
    expect(visit.page).to_have_url(re.compile(f"step={stands}"), timeout=20_000)
    expect(visit.page.locator(".st-key-time_panel .marz-card").first).to_be_visible(timeout=20_000)
    assert visit.away == []
    assert visit.errors == []


def test_arrows_and_the_slider_step_and_the_link_brings_the_step_back(dashboard, visit):
    visit.open(f"{dashboard.address}/time")
    frame = play_frame(visit)
    assert frame.evaluate(STANDS) == "2026"
    frame.evaluate("map.getContainer().focus()")
    visit.page.keyboard.press("ArrowLeft")
    expect(visit.page).to_have_url(re.compile("step=2025"), timeout=20_000)
    expect(visit.page.get_by_text("2025 · 90 events")).to_be_visible(timeout=20_000)
    box = frame.locator(".marz-time input[type=range]").bounding_box()
    visit.page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] - 8)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 8, steps=6)
    visit.page.mouse.up()
    expect(visit.page).to_have_url(re.compile("step=2015"), timeout=20_000)
    visit.open(visit.page.url)
    assert play_frame(visit).evaluate(STANDS) == "2015"


def test_a_filter_keeps_the_map_its_view_and_the_step(dashboard, visit):
    visit.open(f"{dashboard.address}/time?step=2019")
    frame = play_frame(visit)
    frame.evaluate("window.map.marked = 'same'; window.map.setView([33.6, 46.4], 7.5, {animate: false})")
    draws = frame.evaluate("window.atlas.atlas.player.draws")
    visit.page.get_by_role("button", name="Ilam", exact=True).click()
    visit.wait_for_lead("of 72 dated ones")
    frame.wait_for_function(f"window.atlas.atlas.player.draws > {draws}", timeout=20_000)
    assert frame.evaluate("window.map.marked") == "same"
    assert frame.evaluate("[window.map.getCenter().lat, window.map.getZoom()]") == pytest.approx([33.6, 7.5], abs=1e-3)
    assert frame.evaluate(STANDS) == "2019"


def test_a_click_on_a_province_lists_its_events_up_to_the_step(dashboard, visit):
    visit.open(f"{dashboard.address}/time?step=2019&unit=year&window=3")
    frame = play_frame(visit)
    frame.locator('path[aria-label^="Ilam, Iran"]').dispatch_event("click")
    expect(visit.page.get_by_text(re.compile(r"Ilam, 2017 – 2019 · \d+ events"))).to_be_visible(timeout=20_000)
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
    expect(visit.page).to_have_url(re.compile(r"from=2022&to=2025"), timeout=30_000)
    visit.wait_for_lead("of 195 dated ones (2022–2025)")
    expect(visit.page.get_by_role("textbox", name="From")).to_have_value("2022")
    visit.page.get_by_role("button", name="All dates again").click()
    visit.wait_for_lead("of 464 dated ones (2004–2026)")
    expect(visit.page).not_to_have_url(re.compile("from="))


def test_two_maps_move_together_and_the_difference_stands_beside_the_ranking(dashboard, visit):
    visit.open(f"{dashboard.address}/time?view=compare&a=2017~2021&b=2022~2026")
    frame = visit.map_frame()
    frame.wait_for_function("window.atlas.atlas.twin && window.atlas.atlas.twin.paints > 0", timeout=30_000)
    assert frame.locator(".marz-title").all_inner_texts() == ["2017–2021 · 128 events", "2022–2026 · 199 events"]
    frame.evaluate("window.map.setView([34, 46], 8, {animate: false})")
    twin = "(() => { const m = window.atlas.atlas.twin.map; return [m.getCenter().lat, m.getCenter().lng, m.getZoom()]; })()"
    assert frame.evaluate(twin) == pytest.approx([34, 46, 8], abs=0.01)
    frame.evaluate("window.atlas.atlas.twin.map.setView([32, 47], 7, {animate: false})")
    assert frame.evaluate("[window.map.getCenter().lat, window.map.getZoom()]") == pytest.approx([32, 7], abs=0.01)
    breaks = (
        "JSON.stringify(window.atlas.atlas.payload.breaks) === JSON.stringify(window.atlas.atlas.twin.payload.breaks)"
    )
    assert frame.evaluate(breaks)
    expect(visit.page.get_by_text("199 against 128 events")).to_be_visible()
    expect(visit.page.locator('[data-testid="stDataFrame"]').first).to_be_visible(timeout=20_000)
    assert visit.page.locator('iframe[title="streamlit_folium.st_folium"]').count() == 2
    assert visit.away == []
    assert visit.errors == []


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
    phone.map_frame().wait_for_function("window.atlas.atlas.twin")
    assert phone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
