"""The filter goes with the reader from page to page, back and forth, and every page opens by its own address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Dashboard, Visit
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

PAGES = ["map", "time", "province", "ties", "agreements", "articles", "briefing", "data"]
AS_HIGH = """[...document.querySelectorAll("[class*=st-key-map_box_] iframe")].every((frame) =>
  Math.abs(parseFloat(getComputedStyle(frame).minHeight) - frame.offsetHeight) <= 2 && frame.offsetHeight > 150)"""
"""Whether each map has come to be as high as the space that was kept for it."""


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_by_its_address_without_error_or_foreign_request(dashboard, visit, page):
    visit.open(f"{dashboard.address}/{page}")
    visit.page.locator(".marz-lead").first.wait_for()
    expect(visit.page.locator('[data-testid="stException"]')).to_have_count(0)
    assert visit.away == []
    assert visit.errors == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(dashboard, phone, page):
    phone.open(f"{dashboard.address}/{page}")
    phone.page.locator(".marz-lead").first.wait_for()
    assert phone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_filter_stays_when_the_page_changes(dashboard, visit):
    visit.open(f"{dashboard.address}/?border=IR-16&type=exhibition")
    visit.map_frame()
    visit.page.get_by_role("link", name="Data", exact=True).click()
    visit.wait_for_lead("15 events")
    expect(visit.page).to_have_url(re.compile(r"/data\?.*border=IR-16.*type=exhibition"))
    visit.page.get_by_role("link", name="Map", exact=True).click()
    visit.wait_for_lead("15 exhibitions between")
    expect(visit.page).to_have_url(re.compile(r"border=IR-16.*type=exhibition"))


def test_the_browsers_back_button_brings_the_former_filter(dashboard, visit):
    visit.open(dashboard.address)
    visit.map_frame()
    visit.page.get_by_role("button", name="Ilam", exact=True).click()
    visit.wait_for_lead("72 events")
    visit.page.go_back()
    visit.wait_for_lead("466 events")


def test_reset_brings_all_events_back(dashboard, visit):
    visit.open(f"{dashboard.address}/?border=IR-16&type=exhibition&from=2024&q=crafts&national=hidden")
    visit.page.get_by_role("button", name="Reset", exact=True).click()
    visit.wait_for_lead("466 events")
    expect(visit.page).to_have_url(re.compile(r"^[^?]*\??$"))


def test_a_reset_after_other_pages_leaves_no_trace_in_the_address(dashboard, visit):
    visit.open(f"{dashboard.address}/?border=IR-16")
    visit.map_frame()
    visit.page.get_by_role("button", name="Forum", exact=True).click()
    visit.wait_for_lead("10 forums")
    visit.page.get_by_role("link", name="Data", exact=True).click()
    visit.wait_for_lead("10 events")
    visit.page.get_by_role("link", name="Map", exact=True).click()
    visit.wait_for_lead("10 forums")
    visit.page.get_by_role("button", name="Reset", exact=True).click()
    visit.wait_for_lead("466 events")
    expect(visit.page).to_have_url(re.compile(r"^[^?]*\??$"))
    expect(visit.page.locator('[data-testid="stException"]')).to_have_count(0)


def test_the_language_of_names_changes_all_of_the_page_and_stays(dashboard, visit):
    visit.open(f"{dashboard.address}/?border=IR-16&ties=50")
    visit.map_frame()
    visit.page.get_by_role("radio", name="فارسی").click()
    visit.wait_for_lead("ایلام")
    expect(visit.page.get_by_role("button", name="ایلام", exact=True)).to_be_visible()
    expect(visit.page).to_have_url(re.compile(r"lang=fa&ties=50"))
    visit.page.get_by_role("link", name="Data", exact=True).click()
    visit.wait_for_lead("72 events, read")
    expect(visit.page).to_have_url(re.compile(r"/data\?.*lang=fa&ties=50"))
    visit.page.get_by_role("link", name="Map", exact=True).click()
    visit.wait_for_lead("ایلام")
    expect(visit.page.get_by_role("radio", name="فارسی")).to_be_checked()
    expect(visit.page.get_by_role("radio", name="50")).to_be_checked()
    visit.page.reload()
    visit.wait_for_lead("ایلام")
    expect(visit.page).to_have_url(re.compile(r"lang=fa&ties=50"))


def test_the_link_that_is_copied_opens_the_same_screen(dashboard, visit):
    visit.open(f"{dashboard.address}/?border=IR-16&from=2024")
    visit.map_frame()
    lead = visit.lead()
    visit.page.get_by_role("button", name="Link").click()
    link = visit.page.locator('[data-testid="stPopoverBody"] code').inner_text().strip()
    visit.open(link)
    visit.map_frame()
    assert visit.lead() == lead
    assert lead != ""
    assert link.startswith(f"{dashboard.address}/?")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("?border=![a](https://example.com/x.png)", "![a](https://example.com/x.png)"),
        ("?pick=![](//evil.test/a.png)", "![](//evil.test/a.png)"),
        ("?from=![a](https://evil.test/x.png)", "![a](https://evil.test/x.png)"),
        ("?[click](https://evil.test)=1", "[click](https://evil.test)"),
        ("?pair=IR-16~IR-16~~IQ-WA~~", "IR-16~IR-16~~IQ-WA~~"),
        ("?pick=venue:![a](https://evil.test/x.png)", "![a](https://evil.test/x.png)"),
        ("agreements?pick=venue:![a](https://evil.test/x.png)", "![a](https://evil.test/x.png)"),
    ],
)
def test_what_a_link_says_is_shown_and_asks_no_other_host(dashboard, visit, address, shown):
    visit.open(f"{dashboard.address}/{address}")
    visit.page.locator(".marz-lead").first.wait_for()
    until(visit.page, "text => document.body.innerText.replaceAll('\\u2060', '').includes(text)", shown)
    assert visit.page.locator("[data-testid=stMain] :is(img, del, a[href*='evil'])").count() == 0
    assert visit.away == []


@pytest.mark.parametrize("address", ["", "time", "time?view=compare", "province", "agreements"])
@pytest.mark.parametrize("size", ["visit", "phone"])
def test_a_map_keeps_its_height_free_until_it_is_drawn(
    size: str, address: str, dashboard: Dashboard, request: pytest.FixtureRequest
):
    visit: Visit = request.getfixturevalue(size)
    visit.open(f"{dashboard.address}/{address}")
    visit.map_frame()
    until(visit.page, AS_HIGH)
