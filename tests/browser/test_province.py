"""The Province page in a real browser: by link, by choice, by a click on the map, printed, on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import Dashboard, Visit
from tests.browser.waiting import until

pytestmark = pytest.mark.browser


MEHRAN = """() => {
  const gate = window.atlas.atlas.layers.crossings.features.find((f) => f.properties.name_iran === "Mehran");
  const [lon, lat] = gate.geometry.coordinates, meant = window.map.latLngToContainerPoint([lat, lon]);
  const box = document.querySelector(".marz-crossing").getBoundingClientRect();
  return [[box.x + box.width / 2, box.y + box.height / 2], [meant.x, meant.y]];
}"""
"""Where the only crossing of Ilam is drawn, and where it should be, both in pixels of the map."""


def open_province(visit: Visit, dashboard: Dashboard, query: str) -> None:
    visit.open(f"{dashboard.address}/province{query}")
    visit.page.locator(".marz-lead").wait_for()


def test_a_link_opens_the_province_offline_without_an_error(visit: Visit, dashboard: Dashboard):
    open_province(visit, dashboard, "?province=IR-16")
    frame = visit.map_frame()
    visit.wait_for_lead("Ilam had ")
    assert frame.evaluate("window.atlas.atlas.payload.focus") == ["IR-16", "IQ-DI", "IQ-WA", "IQ-MA"]
    assert frame.locator(".marz-shared").count() == 3
    drawn, meant = frame.evaluate(MEHRAN)
    assert drawn == pytest.approx(meant, abs=2)
    expect(visit.page.locator('[data-testid="stVegaLiteChart"] svg.marks').first).to_be_visible()
    assert visit.away == []
    assert visit.errors == []


def test_a_click_on_a_neighbour_opens_its_page_and_its_address(visit: Visit, dashboard: Dashboard):
    open_province(visit, dashboard, "?province=IR-16")
    frame = visit.map_frame()
    frame.evaluate("window.atlas.atlas.pick({ kind: 'province', code: 'IQ-WA' })")
    visit.wait_for_lead("Wasit had ")
    expect(visit.page).to_have_url(re.compile("province=IQ-WA"))
    until(frame, "window.atlas.atlas.payload.focus[0] === 'IQ-WA'")


def test_another_province_can_be_chosen(visit: Visit, dashboard: Dashboard):
    open_province(visit, dashboard, "?province=IR-16")
    visit.page.locator(".st-key-province_box input").click()
    visit.page.keyboard.type("Hamadan")
    visit.page.keyboard.press("Enter")
    visit.wait_for_lead("Hamadan had ")
    expect(visit.page).to_have_url(re.compile("province=IR-13"))


def test_a_wrong_province_is_named_and_ignored(visit: Visit, dashboard: Dashboard):
    open_province(visit, dashboard, "?province=XX-1")
    expect(visit.page.get_by_text("is no code of a province or governorate")).to_be_visible()


def test_a_line_of_the_table_opens_its_events(visit: Visit, dashboard: Dashboard):
    open_province(visit, dashboard, "?province=IR-16")
    box = visit.page.locator('[data-testid="stDataFrame"]').first
    box.locator("canvas").first.wait_for()
    before = visit.page.locator(".marz-card").count()
    box.click(position={"x": 150, "y": 52})
    visit.idle()
    until(visit.page, f"document.querySelectorAll('.marz-card').length > {before}")


def test_the_print_arrives_as_one_page(visit: Visit, dashboard: Dashboard):
    open_province(visit, dashboard, "?province=IR-16")
    with visit.page.expect_download(timeout=60_000) as waiting:
        visit.page.get_by_role("button", name="One page (PDF)").click()
    assert waiting.value.suggested_filename == "marz-ir-16.pdf"
    assert len(PdfReader(Path(waiting.value.path())).pages) == 1


def test_a_phone_shows_it_in_one_column(phone: Visit, dashboard: Dashboard):
    open_province(phone, dashboard, "?province=IR-16")
    phone.map_frame()
    assert phone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    lefts = phone.page.evaluate(
        "[...document.querySelectorAll('.marz-chart')].map((c) => Math.round(c.getBoundingClientRect().left))"
    )
    assert len(set(lefts)) == 1
    assert phone.errors == []
