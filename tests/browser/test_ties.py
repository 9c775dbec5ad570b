"""The Ties page in a real browser: a click on a cell, the pair's history, order, views, on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Dashboard, Visit

pytestmark = pytest.mark.browser

PICKED = re.compile("pick=IR-05(~|%7E)IQ-SU")


def open_ties(visit: Visit, dashboard: Dashboard, query: str = "") -> None:
    visit.open(f"{dashboard.address}/ties{query}")
    visit.page.locator(".marz-lead").wait_for()


def cell(visit: Visit, said: str):
    """A cell of the matrix by what it says to a screen reader."""
    found = visit.page.locator(f'.st-key-tie_matrix_box path[aria-label="{said}"]')
    found.wait_for()
    found.scroll_into_view_if_needed()
    return found


def test_a_click_on_a_cell_opens_the_history_of_the_pair(visit: Visit, dashboard: Dashboard):
    open_ties(visit, dashboard)
    box = cell(visit, "Kermanshah – Sulaymaniyah: 20 events").bounding_box()
    assert box is not None
    # In the middle, where the number stands.
    visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    heading = visit.page.locator(".marz-pair")
    expect(heading).to_have_text("Kermanshah – Sulaymaniyah · 20 events")
    expect(visit.page).to_have_url(PICKED)
    frame = visit.map_frame()
    assert frame.evaluate("window.atlas.atlas.payload.focus") == ["IR-05", "IQ-SU"]
    expect(visit.page.locator('[data-testid="stVegaLiteChart"] svg.marks').nth(1)).to_be_visible()
    expect(visit.page.locator(".marz-card").nth(4)).to_be_visible()
    assert visit.away == []
    assert visit.errors == []


def test_a_pair_is_opened_with_the_keyboard_alone(visit: Visit, dashboard: Dashboard):
    open_ties(visit, dashboard)
    visit.page.get_by_role("radio", name="North to south").focus()
    iran, iraq = (visit.page.get_by_role("combobox", name=name) for name in ("Iranian side", "Iraqi side"))
    iran.wait_for()
    for box, letters in ((iran, "Kermansh"), (iraq, "Sulay")):
        for _ in range(12):
            visit.page.keyboard.press("Tab")
            if box.evaluate("e => e === document.activeElement"):
                break
        expect(box).to_be_focused()
        visit.page.keyboard.type(letters)
        visit.page.keyboard.press("Enter")
        visit.idle()
    heading = visit.page.locator(".marz-pair")
    expect(heading).to_have_text("Kermanshah – Sulaymaniyah · 20 events")
    expect(visit.page).to_have_url(PICKED)


def test_the_names_of_the_columns_stand_above_the_cells(visit: Visit, dashboard: Dashboard):
    open_ties(visit, dashboard)
    basra = cell(visit, "Khuzestan – Basra: 36 events").bounding_box()
    top = cell(visit, "West Azerbaijan – Erbil: 17 events").bounding_box()
    box = visit.page.locator(".st-key-tie_matrix_box")
    heading = box.get_by_text("Basra", exact=True).bounding_box()
    total = box.get_by_text("43", exact=True).last.bounding_box()  # of the column of Basra
    assert None not in (heading, basra, top, total)
    assert (
        heading["y"] + heading["height"] <= top["y"] + top["height"] / 3
    )  # what hangs lower is the box's empty corner
    assert abs(heading["x"] - basra["x"]) < basra["width"]
    assert total["y"] > basra["y"] + basra["height"]


def test_a_row_of_the_ranking_opens_the_pair_and_it_can_become_the_filter(visit: Visit, dashboard: Dashboard):
    open_ties(visit, dashboard)
    table = visit.page.locator('[data-testid="stDataFrame"]').first
    table.locator("canvas").first.wait_for()
    table.click(position={"x": 150, "y": 52})
    heading = visit.page.locator(".marz-pair")
    expect(heading).to_have_text(re.compile("^Khuzestan – Basra · "))
    visit.page.locator(".st-key-pair_filter button").locator("visible=true").first.click()
    visit.page.wait_for_url(re.compile("pair=IR-06"))
    visit.wait_for_lead("The strongest is Khuzestan – Basra")


def test_the_order_is_part_of_the_address_and_comes_back(visit: Visit, dashboard: Dashboard):
    open_ties(visit, dashboard)
    visit.page.get_by_text("Strongest first", exact=True).click()
    visit.page.wait_for_url(re.compile("order=strength"))
    open_ties(visit, dashboard, "?order=strength")
    expect(visit.page.get_by_role("radio", name="Strongest first")).to_be_checked()


@pytest.mark.parametrize(("name", "words"), [("Exhibitions", "exhibitions"), ("Delegations", "delegations")])
def test_exhibitions_and_delegations_are_views_with_links(visit: Visit, dashboard: Dashboard, name: str, words: str):
    open_ties(visit, dashboard)
    visit.page.get_by_role("radio", name=name).click()
    visit.page.wait_for_url(re.compile(f"tab={words}"))
    visit.wait_for_lead(words)
    expect(visit.page.locator('[data-testid="stDataFrame"]').last).to_be_visible()
    assert visit.errors == []


def test_a_phone_scrolls_the_matrix_within_its_own_box(phone: Visit, dashboard: Dashboard):
    open_ties(phone, dashboard)
    cell(phone, "Ilam – Wasit: 34 events")
    assert phone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    box = phone.page.locator('.st-key-tie_matrix_box [data-testid="stVegaLiteChart"]').first
    assert box.evaluate("(e) => e.scrollWidth > e.clientWidth")
    assert phone.errors == []
