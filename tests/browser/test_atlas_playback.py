"""The playback drawn by a real browser, without Streamlit: what is on the map at every step, counted by eye."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.payload import as_script
from geo.playback import UNKNOWN, frames
from tests.browser.atlas_page import atlas_page

pytestmark = pytest.mark.browser

JAN, MAR, DEC = 2024 * 12, 2024 * 12 + 2, 2024 * 12 + 11
EVENTS = pd.DataFrame(
    [
        (JAN, 2024, True, "IR-16", "IQ-WA", "iran_to_iraq", "exhibition", "Kut"),
        (JAN, 2024, True, "IR-16", "IQ-WA", "iran_to_iraq", "exhibition", "Kut"),
        (MAR, 2024, False, "IR-05", "IQ-DI", "mutual", "forum", "Kermanshah"),
        (UNKNOWN, 2024, True, "IR-16", "IQ-WA", "mutual", "agreement", ""),
        (DEC, 2024, True, "IR-06", "IQ-BA", "iraq_to_iran", "delegation", "<img src=x onerror=alert(1)>"),
    ],
    columns=["month", "year", "held", "iran", "iraq", "direction", "type", "venue"],
)


def counted(frame, *keys):
    return frame.groupby([*keys, "month", "year", "held"], as_index=False).agg(n_events=("type", "size"))


def packed(**more):
    sides = pd.concat([EVENTS.assign(code=EVENTS["iran"]), EVENTS.assign(code=EVENTS["iraq"])])
    held_in = EVENTS[EVENTS["venue"] != ""].assign(venue_code="IQ-WA", lat=32.5, lon=45.8)
    return frames(
        counted(EVENTS.assign(kind=EVENTS["type"]), "kind").rename(columns={"kind": "type"}),
        counted(sides.assign(kind=sides["type"]), "code", "kind").rename(columns={"kind": "type"}),
        counted(EVENTS, "iran", "iraq", "direction"),
        counted(held_in.assign(kind=held_in["type"]), "venue", "venue_code", "lat", "lon", "kind").rename(columns={"kind": "type"}),
        EVENTS.assign(n_sources=1),
        **({"unit": "month", "window": 0} | more),
    )  # fmt: skip


@pytest.fixture
def atlas(visit, tmp_path):
    """The map with the five events; gives the page."""
    visit.page.goto(atlas_page(tmp_path).as_uri())
    visit.page.evaluate("window.atlas.ready.then(() => true)")

    def start(**more):
        visit.page.evaluate(f"window.atlas.play({as_script(packed(**more))})")
        return visit.page

    yield start
    assert visit.errors == []


def shown(page):
    """Events by province, and ties as [iran, iraq, n, opacity, dash], at the step where the map stands."""
    return page.evaluate(
        """() => {
          const a = window.atlas.atlas, p = a.player, drawn = p.ties.filter((t) => t.line.options.opacity > 0);
          return {
            provinces: Object.fromEntries(Object.entries(a.payload.shade).map(([code, row]) => [code, row[1]])),
            ties: drawn.map((t) => [t.iran, t.iraq, t.now.n, t.line.options.dashArray || ""]),
            venues: p.venues.filter((v) => v.now.n).map((v) => v.town),
            fills: Object.fromEntries(["IR-16", "IR-05", "IR-06"].map((code) => [code, a.features[code].options.fillColor])),
          };
        }"""
    )


def caption(page):
    return page.locator(".marz-time-says").inner_text().replace("\n", " ")


def go(page, at):
    page.evaluate(f"window.atlas.atlas.player.go({at})")


def test_every_step_shows_what_had_happened_by_then(atlas):
    page = atlas()
    go(page, 0)
    assert shown(page)["provinces"] == {"IR-16": 2, "IQ-WA": 2}
    assert shown(page)["ties"] == [["IR-16", "IQ-WA", 2, ""]]
    go(page, 2)
    assert shown(page)["provinces"] == {"IR-16": 2, "IQ-WA": 2, "IR-05": 1, "IQ-DI": 1}
    assert ["IR-05", "IQ-DI", 1, "5 6"] in shown(page)["ties"]  # only announced: dashed
    go(page, 10)
    assert shown(page)["provinces"]["IR-16"] == 2
    go(page, 11)
    assert shown(page)["provinces"]["IR-16"] == 3  # the agreement of 2024 counts from the end of the year
    assert shown(page)["provinces"]["IR-06"] == 1


def test_a_window_forgets(atlas):
    page = atlas(window=1)
    go(page, 0)
    assert shown(page)["venues"] == ["Kut"]
    resting = shown(page)["fills"]["IR-05"]
    go(page, 2)
    assert shown(page)["provinces"] == {"IR-05": 1, "IQ-DI": 1}
    assert shown(page)["fills"]["IR-16"] == resting
    assert shown(page)["fills"]["IR-05"] != resting
    go(page, 11)
    assert shown(page)["provinces"] == {"IR-06": 1, "IQ-BA": 1}  # no window of a month takes the bare year in


def test_a_colour_means_the_same_at_every_step_and_the_legend_stands_still(atlas):
    page = atlas()
    go(page, 2)
    two, legend = shown(page)["fills"]["IR-16"], page.locator(".marz-legend").inner_html()
    go(page, 11)
    assert shown(page)["fills"]["IR-16"] != two
    assert page.locator(".marz-legend").inner_html() == legend
    go(page, 2)
    assert shown(page)["fills"]["IR-16"] == two


def test_the_caption_tells_the_step_in_own_words(atlas):
    page = atlas()
    go(page, 0)
    assert (
        caption(page)
        == "Jan 2024 2 events: exhibition of Ilam in Kut · exhibition of Ilam in Kut; 2 so far. + 1 in 2024, month unknown"
    )
    go(page, 2)
    assert "Mar 2024 1 event: forum of Kermanshah and Diyala in Kermanshah (announced); 3 so far." in caption(page)
    go(page, 1)
    assert caption(page).startswith("Feb 2024 no events; 2 so far.")


def test_words_of_articles_stay_text(atlas):
    page = atlas()
    go(page, 11)
    page.evaluate("window.atlas.atlas.player.venues.find((v) => v.town.startsWith('<')).circle.openTooltip()")
    assert page.locator(".leaflet-tooltip", has_text="<img src=x").count() == 1
    assert page.locator("img[src='x']").count() == 0


def test_keys_play_pause_and_step_while_the_map_has_the_focus(atlas):
    page = atlas()
    page.evaluate("map.getContainer().focus()")
    page.keyboard.press("Home")
    assert page.evaluate("window.atlas.atlas.player.at") == 0
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("window.atlas.atlas.player.at") == 1
    page.keyboard.press(" ")
    page.wait_for_function("window.atlas.atlas.player.playing && window.atlas.atlas.player.at >= 2")
    page.keyboard.press(" ")
    assert page.evaluate("window.atlas.atlas.player.playing") is False
    page.wait_for_function("told.length > 0")
    assert page.evaluate("told.at(-1).unit") == "month"


def test_it_plays_to_the_end_and_from_the_beginning_again(atlas):
    page = atlas(step="2024-10")
    page.locator(".marz-time select").nth(2).select_option("5")
    page.get_by_role("button", name="Play (space)").click()
    page.wait_for_function("!window.atlas.atlas.player.playing && window.atlas.atlas.player.at === 11")
    page.get_by_role("button", name="Play (space)").click()
    page.wait_for_function("window.atlas.atlas.player.playing && window.atlas.atlas.player.at < 11")
    page.get_by_role("button", name="Pause (space)").click()


def test_units_and_windows_are_chosen_on_the_map(atlas):
    page = atlas(window=12)
    unit, window, _ = (page.locator(".marz-time select").nth(i) for i in range(3))
    unit.select_option("quarter")
    assert window.input_value() == "4"  # a window keeps its length in time
    assert caption(page).startswith("Oct–Dec 2024")
    unit.select_option("year")
    assert caption(page).startswith("2024 5 events")
    assert shown(page)["provinces"]["IR-16"] == 3


def test_the_readers_pan_zoom_and_step_outlive_new_frames(atlas):
    page = atlas()
    page.evaluate("map.setView([33, 46], 8, {animate: false})")
    go(page, 2)
    page.evaluate(f"window.atlas.play({as_script(packed(language='fa'))})")
    assert page.evaluate("[map.getCenter().lat, map.getCenter().lng, map.getZoom()]") == pytest.approx(
        [33, 46, 8], abs=0.01
    )
    assert caption(page).startswith("Mar 2024")
    assert "کرمانشاه" in caption(page)


def test_plain_numbers_end_the_playback(atlas):
    page = atlas()
    page.evaluate(
        "window.atlas.update({breaks: [], shade: {}, region: {n: 0, kinds: [], members: []}, ties: [], venues: [], names: {}})"
    )
    assert page.locator(".marz-time").count() == 0
    assert page.evaluate("window.atlas.atlas.player") is None
    assert page.evaluate("document.querySelectorAll('.marz-tie').length") == 0
