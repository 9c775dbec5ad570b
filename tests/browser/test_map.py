"""The map page in a real browser: painted offline, filtered, clicked, linked, and never remounted by a filter."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from geo.maps import WEB
from geo.packing import packed
from geo.payload import as_script
from tests.browser.waiting import until
from tests.geo.test_packing import NUMBERS

pytestmark = pytest.mark.browser


def fills(frame) -> dict[str, str]:
    """Colour of each province by code, as drawn."""
    return frame.evaluate(
        "Object.fromEntries(Object.entries(window.atlas.atlas.features).map(([c, l]) => [c, l.options.fillColor]))"
    )


def paint(frame, act) -> None:
    """Do something and wait for the next paint."""
    before = frame.evaluate("window.atlas.atlas.paints")
    act()
    until(frame, f"window.atlas.atlas.paints > {before}")


def test_the_map_is_painted_with_fifty_provinces_and_asks_no_other_host(dashboard, visit):
    visit.open(dashboard.address)
    frame = visit.map_frame()
    assert len(fills(frame)) == 50
    assert frame.locator("path.leaflet-interactive").count() >= 50
    assert re.match(r"466 events between \d+ Iranian provinces and \d+ Iraqi governorates, 2004–2026", visit.lead())
    assert "Khuzestan – Basra" in visit.lead()
    assert len(set(fills(frame).values())) > 4
    assert visit.away == []
    assert visit.errors == []


def test_sidebar_and_address_give_the_same_numbers(dashboard, visit):
    visit.open(f"{dashboard.address}/?border=IR-16&type=exhibition")
    visit.map_frame()
    by_address = visit.lead()
    visit.open(dashboard.address)
    visit.map_frame()
    visit.page.get_by_role("button", name="Ilam", exact=True).click()
    visit.page.get_by_role("button", name="Exhibition", exact=True).click()
    visit.wait_for_lead("15 exhibitions between")
    assert visit.lead() == by_address
    expect(visit.page).to_have_url(re.compile(r"border=IR-16.*type=exhibition"))


def test_a_filter_repaints_the_same_map_where_the_reader_left_it(dashboard, visit):
    visit.open(dashboard.address)
    frame = visit.map_frame()
    visit.lay_a_hand_on(frame)
    frame.evaluate("window.map.marked = 'same'; window.map.setView([33.6, 46.4], 7.5, {animate: false})")
    expect(visit.page).to_have_url(re.compile(r"at=33\.6%2C46\.4%2C7\.5"))
    before = fills(frame)
    paint(frame, lambda: visit.page.get_by_role("button", name="Ilam", exact=True).click())
    visit.wait_for_lead("72 events")
    assert frame.evaluate("window.map.marked") == "same"
    assert frame.evaluate(
        "[window.map.getCenter().lat, window.map.getCenter().lng, window.map.getZoom()]"
    ) == pytest.approx([33.6, 46.4, 7.5], abs=1e-3)
    assert fills(frame) != before


def test_layer_switches_survive_a_filter(dashboard, visit):
    visit.open(dashboard.address)
    frame = visit.map_frame()
    frame.locator(".leaflet-control-layers").hover()
    frame.get_by_label("Border crossings").check()
    frame.get_by_label("Venues").uncheck()
    assert frame.locator(".leaflet-marker-icon.marz-crossing").count() == 12
    expect(visit.page).to_have_url(
        re.compile(r"\?layers=venues(%2C|,)crossings$")
    )  # and no place: the map was not moved
    paint(frame, lambda: visit.page.get_by_role("button", name="Khuzestan", exact=True).click())
    assert frame.locator(".leaflet-marker-icon.marz-crossing").count() == 12
    assert not frame.evaluate("window.map.hasLayer(window.atlas.atlas.groups.venues)")


def test_a_click_on_ilam_shows_ilams_events_and_becomes_a_filter(dashboard, visit):
    visit.open(dashboard.address)
    frame = visit.map_frame()
    frame.locator('path[aria-label^="Ilam, Iran"]').dispatch_event("click")
    expect(visit.page.get_by_text("Ilam · 72 events")).to_be_visible()
    cards = visit.page.locator(".marz-card")
    expect(cards).to_have_count(20)
    visit.page.get_by_role("button", name="Show more (52 left)").click()
    expect(cards).to_have_count(40)
    link = cards.first.locator("a").first
    assert link.get_attribute("target") == "_blank"
    assert link.get_attribute("href").startswith("http")
    expect(visit.page).to_have_url(re.compile("pick=IR-16"))
    visit.page.get_by_role("button", name="Filter", exact=True).click()
    visit.wait_for_lead("72 events")
    expect(visit.page).to_have_url(re.compile(r"\?border=IR-16"))


def test_a_click_elsewhere_clears(dashboard, visit):
    visit.open(f"{dashboard.address}/?pick=IR-16~IQ-WA")
    frame = visit.map_frame()
    expect(visit.page.get_by_text("Ilam – Wasit · 34 events")).to_be_visible()
    frame.evaluate("window.map.fire('click', {latlng: window.map.getCenter()})")
    expect(visit.page.get_by_text("Latest events · 466 events")).to_be_visible()


def test_the_keyboard_reaches_a_province(dashboard, visit):
    visit.open(dashboard.address)
    frame = visit.map_frame()
    frame.locator('path[aria-label^="Wasit, Iraq"]').focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_text(re.compile(r"Wasit · \d+ events"))).to_be_visible()


def test_the_link_reproduces_the_screen(dashboard, visit, chromium):
    visit.open(
        f"{dashboard.address}/map?border=IR-05&from=2019&to=2022&lang=fa&ties=10&at=34.5,46,7&pick=venue:Kermanshah"
    )
    frame = visit.map_frame()
    address = visit.page.url
    state = """[window.map.getZoom(), window.atlas.atlas.payload.ties.length, window.atlas.atlas.name('IR-05'),
                document.querySelectorAll('path').length]"""
    first = (visit.lead(), frame.evaluate(state))
    assert first[1][:3] == [7, 9, "کرمانشاه"]
    visit.open(address)
    again = visit.map_frame()
    assert (visit.lead(), again.evaluate(state)) == first


def test_nothing_found_says_which_filter_to_loosen(dashboard, visit):
    visit.open(f"{dashboard.address}/?border=IR-16&type=exhibition&to=2005")
    visit.wait_for_lead("Nothing matches all of these filters together. Without the last date, 15 would.")
    assert visit.page.locator("iframe[title='streamlit_folium.st_folium']").count() == 0
    visit.page.get_by_role("button", name="Reset the filters").click()
    visit.wait_for_lead("466 events")


def test_hamadan_is_found_by_all_provinces(dashboard, visit):
    visit.open(dashboard.address)
    visit.map_frame()
    visit.page.get_by_text("All provinces").click()
    visit.choose(visit.page.get_by_placeholder("Such as Hamadan"), "Hamad", "Hamadan · Iran")
    visit.wait_for_lead("15 events")
    expect(visit.page).to_have_url(re.compile("border=IR-13"))


def test_broken_parameters_are_named_and_the_rest_is_shown(dashboard, visit):
    visit.open(
        f"{dashboard.address}/?border=IR-99&colour=red&from=2023&to=2019&type=forum&pick=%3Cimg%20src=x%20onerror=alert(1)%3E"
    )
    visit.map_frame()
    text = visit.page.locator('[data-testid="stAlert"]').all_inner_texts()
    assert len(text) == 4
    assert any("IR-99" in line for line in text)
    assert any("reverse" in line for line in text)
    visit.wait_for_lead("forums")
    assert visit.errors == []


def test_a_phone_shows_sentence_map_and_events_without_scrolling_sideways(dashboard, phone):
    phone.open(dashboard.address)
    frame = phone.map_frame()
    assert phone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    box = phone.page.locator('iframe[title="streamlit_folium.st_folium"]').bounding_box()
    assert 330 <= box["width"] <= 390
    assert 300 <= box["height"] <= 520
    assert frame.locator("path.leaflet-interactive").count() >= 50


def test_a_normal_session_leaves_no_warning_in_the_log(dashboard, visit):
    visit.open(dashboard.address)
    visit.map_frame()
    visit.page.get_by_role("button", name="Wasit", exact=True).click()
    visit.idle()
    log = dashboard.log()
    assert not re.search(r"(?i)warning|error|traceback|deprecat", log), log


def test_the_browser_makes_rows_again_of_what_travelled_packed(visit, tmp_path):
    page = tmp_path / "unpack.html"
    page.write_text(f"<script>{(WEB / 'unpack.js').read_text(encoding='utf-8')}</script>", encoding="utf-8")
    visit.page.goto(page.as_uri())
    venues = [[town, code, round(lat, 3), round(lon, 3), *n] for town, code, lat, lon, *n in NUMBERS["venues"]]
    assert visit.page.evaluate(f"Marz.unpack({as_script(packed(NUMBERS))})") == {**NUMBERS, "venues": venues}
    assert visit.page.evaluate(f"Marz.unpack({as_script(NUMBERS)})") == NUMBERS


OVERLAPS = """() => {
  const box = (e) => e.getBoundingClientRect(), all = (words) => [...document.querySelectorAll(words)];
  const things = all('.leaflet-control, .marz-region').map(box).filter((b) => b.width);
  const over = (a, b) => a.left < b.right - 1 && a.right > b.left + 1 && a.top < b.bottom - 1 && a.bottom > b.top + 1;
  return all('.marz-name span').filter((name) => things.some((b) => over(box(name), b))).map((name) => name.innerText);
}"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (390, 844)])
def test_no_name_lies_under_the_badge_or_a_control(dashboard, visit, width, height):
    visit.page.set_viewport_size({"width": width, "height": height})
    visit.open(dashboard.address)
    frame = visit.map_frame()
    assert frame.locator(".marz-name").count() > 12
    until(frame, f"!({OVERLAPS})().length", seconds=10)
    assert width < 1000 or "Erbil" in frame.locator(".marz-name").all_inner_texts()  # it steps aside for the badge
    frame.evaluate("map.panBy([-60, 40], {animate: false})")
    until(frame, f"!({OVERLAPS})().length", seconds=10)  # the map may glide back to where the neighbours end


def test_the_legend_says_what_the_border_the_outline_and_the_crossings_are(dashboard, visit):
    visit.open(dashboard.address)
    frame = visit.map_frame()
    legend = frame.locator(".marz-legend")
    expect(legend).to_contain_text("border province")
    expect(legend).not_to_contain_text("crossing")
    frame.locator(".leaflet-control-layers").hover()
    frame.get_by_label("Border crossings").check()
    expect(legend).to_contain_text("crossing")


def test_the_keyboard_goes_to_border_provinces_first(dashboard, visit):
    visit.open(dashboard.address)
    frame = visit.map_frame()
    turns = frame.evaluate("[...document.querySelectorAll('path[tabindex]')].map((e) => [e.tabIndex, e.ariaLabel])")
    said = [label for _, label in sorted(turns, key=lambda turn: turn[0])]
    kinds = [
        "tie" if label.startswith("Tie ") else "province" if re.search(", Ira[nq]: ", label) else "venue"
        for label in said
    ]
    assert kinds == sorted(kinds, key=["province", "tie", "venue"].index)
    assert {label.split(",")[0] for label in said[:12]} >= {"Ilam", "Wasit", "Khuzestan", "Basra", "Halabja"}
    frame.locator(f'path[aria-label="{said[0]}"]').focus()
    visit.page.keyboard.press("Tab")
    assert frame.evaluate("document.activeElement.ariaLabel") == said[1]


def test_the_straight_edge_of_the_neighbours_stays_out_of_view(dashboard, visit):
    visit.page.set_viewport_size({"width": 2400, "height": 900})
    visit.open(dashboard.address)
    frame = visit.map_frame()
    frame.evaluate("map.setView([33, 36], 3, {animate: false})")
    within = "window.atlas.atlas.ground.getBounds().pad(0.001).contains(map.getBounds())"
    until(frame, within)


LAYERS = "**/component/geo.maps.layers/**"


def test_no_bare_controls_are_seen_while_the_layers_are_on_their_way(dashboard, visit):
    inside = """document.querySelector('iframe[title="streamlit_folium.st_folium"]')?.contentWindow"""
    opacity = f"{inside}.getComputedStyle({inside}.map.getContainer()).opacity"
    held: list[Route] = []
    visit.page.route(LAYERS, lambda route: held.append(route))
    visit.open(dashboard.address)
    until(visit.page, f"!!({inside} && {inside}.atlas && {inside}.map)")
    assert visit.page.evaluate(opacity) == "0"
    visit.page.unroute(LAYERS)  # lets go what was held
    assert held
    assert visit.map_frame().evaluate("getComputedStyle(map.getContainer()).opacity") == "1"
