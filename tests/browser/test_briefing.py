"""The Briefing page in a real browser: a screen becomes a view, the deck is edited, and its files arrive and open."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from briefing.deck import read_deck
from briefing.deck_files import example_deck
from tests.browser.conftest import Dashboard, Visit
from tests.browser.waiting import deck_frame, until

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shelf_server(start_dashboard) -> Dashboard:
    """A dashboard for the tests of this file that change decks."""
    return start_dashboard()


@pytest.fixture
def own(shelf_server: Dashboard) -> Dashboard:
    """That dashboard, without any deck of its own yet."""
    shutil.rmtree(shelf_server.folder / "data" / "briefings", ignore_errors=True)
    return shelf_server


def open_briefing(visit: Visit, server: Dashboard, query: str = ""):
    visit.open(f"{server.address}/briefing{query}")
    return deck_frame(visit.page)


def downloaded(visit: Visit, label: str) -> Path:
    """Press an export button and wait for its file."""
    if not visit.page.get_by_role("button", name="Deck file").is_visible():
        visit.page.get_by_role("button", name="Export", exact=True).click()
    button = visit.page.get_by_role("button", name=label)
    button.wait_for()
    with visit.page.expect_download(timeout=120_000) as waiting:
        button.click()
    return Path(waiting.value.path())


def test_the_example_deck_is_there_to_begin_with(dashboard, visit):
    frame = open_briefing(visit, dashboard)
    visit.wait_for_lead("an example briefing: 8 views. Follows the data: data as of")
    expect(visit.page.get_by_role("option")).to_have_count(8)
    expect(frame.locator("h1").first).to_have_text("Iran and Iraq, province by province")
    assert visit.away == []
    assert visit.errors == []


def test_a_screen_becomes_a_view_of_a_new_deck(own, visit):
    visit.open(f"{own.address}/map?border=IR-16&type=exhibition&lang=fa&pick=IR-16~IQ-WA&at=33.4,46.2,7.5")
    visit.map_frame()
    visit.page.get_by_role("button", name="Add to briefing").click()
    deck = visit.page.get_by_role("combobox", name="Deck")
    deck.fill("Weekly")
    deck.press("Enter")
    note = visit.page.get_by_label("Note", exact=True)
    note.fill("Fairs in Kut")
    visit.page.get_by_label("Speaker notes").fill("Ask for dates")
    visit.page.get_by_role("button", name="Add", exact=True).click()
    expect(visit.page.get_by_text("Added to “Weekly” as view 1.")).to_be_visible()
    kept = [read_deck(file.read_bytes()) for file in (own.folder / "data" / "briefings").glob("*.json")]
    view = kept[0].views[0]
    assert [deck.title for deck in kept] == ["Weekly"]
    assert (view.selection, view.at, view.language) == ("border=IR-16&type=exhibition", (33.4, 46.2, 7.5), "fa")
    assert view.picked is not None
    assert view.picked.as_dict() == {"kind": "tie", "iran": "IR-16", "iraq": "IQ-WA"}
    assert (view.note, view.speaker_notes) == ("Fairs in Kut", "Ask for dates")
    assert view.title.startswith("15 exhibitions, 2022–2026")
    visit.page.get_by_role("link", name="Briefing").click()
    shown = deck_frame(visit.page)
    expect(shown.locator("h1").first).to_have_text(view.title)
    assert shown.evaluate("Marz.deck.map.getCenter().lat") == pytest.approx(33.4, abs=0.01)


def test_views_are_chosen_moved_copied_deleted_and_brought_back(own, visit):
    frame = open_briefing(visit, own)
    rows = visit.page.get_by_role("option")
    visit.page.get_by_text("Exhibitions since 2015: who shows where").first.click()
    expect(frame.locator("h1").first).to_have_text("Exhibitions since 2015: who shows where")
    visit.page.keyboard.press("Alt+ArrowUp")
    expect(chosen(visit, "3. Exhibitions since 2015")).to_be_visible()
    until(frame, "Marz.deck.at === 2")
    visit.page.locator(".st-key-briefing_copy button").first.click()
    expect(rows).to_have_count(9)
    frame.evaluate("window.marked = true")
    visit.page.keyboard.press("Alt+Delete")
    expect(rows).to_have_count(8)
    assert frame.evaluate("window.marked")  # what is said above has not built the document anew
    visit.page.get_by_role("button", name="Undo").click()
    expect(rows).to_have_count(9)
    expect(chosen(visit, "4. Exhibitions since 2015")).to_be_visible()
    assert visit.errors == []


def chosen(visit: Visit, begins: str):
    """The view at hand in the list, where its name begins so."""
    return visit.page.get_by_role("option", name=re.compile(f"^{re.escape(begins)}"), selected=True)


def kept_order(server: Dashboard) -> list[str]:
    """Ids of the views as the deck's file has them; none as long as there is no file."""
    file = server.folder / "data" / "briefings" / "example.json"
    return [view.id for view in read_deck(file.read_bytes()).views] if file.exists() else []


def test_a_view_is_dragged_to_another_place_and_taken_back(own, visit):
    frame = open_briefing(visit, own)
    before = [view.id for view in example_deck().views]
    rows = visit.page.get_by_role("option")
    expect(rows).to_have_count(8)
    held, target = rows.nth(6).bounding_box(), rows.nth(1).bounding_box()
    visit.page.mouse.move(held["x"] + 90, held["y"] + 12)
    visit.page.mouse.down()
    visit.page.mouse.move(target["x"] + 90, target["y"] + 30, steps=4)
    visit.page.keyboard.press("Escape")  # changed their mind
    visit.page.mouse.up()
    expect(rows.nth(6)).to_have_attribute("data-id", before[6])
    visit.page.mouse.move(held["x"] + 90, held["y"] + 12)
    visit.page.mouse.down()
    visit.page.mouse.move(target["x"] + 90, target["y"] + 8, steps=4)
    visit.page.mouse.up()
    after = [before[0], before[6], *before[1:6], before[7]]
    assert rows.evaluate_all("(rows) => rows.map((row) => row.dataset.id)") == after  # before the server has answered
    expect(visit.page.get_by_text("“Agreements between Khuzestan and Basra” is now view 2 of 8.")).to_be_visible()
    assert kept_order(own) == after
    until(frame, "Marz.deck.at === 1 && Marz.deck.content.slides[1].title.startsWith('Agreements between')")
    expect(visit.page).to_have_url(re.compile(f"slide={before[6]}"))
    visit.page.get_by_role("button", name="Undo").click()
    expect(chosen(visit, "7. Agreements between Khuzestan and Basra")).to_be_visible()
    assert kept_order(own) == before
    visit.page.keyboard.press("Tab")
    rows.nth(6).focus()
    visit.page.keyboard.press("ArrowDown")
    expect(chosen(visit, "8. Announced or called for")).to_be_focused()
    until(frame, "Marz.deck.at === 7")
    assert visit.errors == []


def test_a_finger_drags_a_view_by_its_grip_in_a_list_that_scrolls(own, phone):
    open_briefing(phone, own)
    rows = phone.page.get_by_role("option")
    expect(rows).to_have_count(8)
    rows.first.scroll_into_view_if_needed()
    grip = rows.first.locator(".grip").bounding_box()
    list_box = phone.page.locator(".st-key-briefing_list").bounding_box()
    finger = phone.page.context.new_cdp_session(phone.page)

    def touch(kind: str, y: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": grip["x"] + 5, "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", grip["y"] + 5)
    touch("touchMove", grip["y"] + 30)
    touch("touchMove", list_box["y"] + list_box["height"] - 5)  # at its lower edge the list rolls on
    list_of_views = phone.page.locator(".st-key-briefing_list")
    until(
        phone.page,
        "(list) => list.scrollTop + list.clientHeight >= list.scrollHeight - 2",
        list_of_views.element_handle(),
    )
    touch("touchEnd", 0)
    expect(phone.page.get_by_text("“Iran and Iraq, province by province” is now view 8 of 8.")).to_be_visible()
    assert kept_order(own)[-1] == "whole-border"
    assert phone.errors == []


def test_words_are_edited_and_the_slide_follows(own, visit):
    frame = open_briefing(visit, own)
    title = visit.page.get_by_role("textbox", name="Title", exact=True)
    title.fill("نمایشگاه‌ها <b>x</b>")
    title.press("Enter")
    expect(frame.locator("h1").first).to_have_text("نمایشگاه‌ها <b>x</b>")
    note = visit.page.get_by_role("textbox", name="Note", exact=True)
    note.fill("A new caption")
    note.press("Control+Enter")
    expect(frame.locator(".caption").first).to_have_text("A new caption")
    kept = read_deck((own.folder / "data" / "briefings" / "example.json").read_bytes())
    assert (kept.views[0].title, kept.views[0].note) == ("نمایشگاه‌ها <b>x</b>", "A new caption")
    assert visit.errors == []


def test_the_slide_one_goes_to_in_the_preview_is_the_one_edited_and_in_the_address(own, visit):
    frame = open_briefing(visit, own)
    frame.get_by_role("button", name="Next slide (Page Down)").click()
    expect(visit.page.get_by_role("textbox", name="Title", exact=True)).to_have_value("Events by year and kind")
    expect(visit.page).to_have_url(re.compile("slide=by-year"))
    again = open_briefing(visit, own, "?slide=ilam-wasit")
    expect(again.locator("h1").first).to_have_text("Ilam and Wasit, across Mehran and Zurbatiyah")


def test_a_view_opens_on_its_own_page(dashboard, visit):
    open_briefing(visit, dashboard, "?slide=sulaymaniyah-erbil")
    with visit.page.expect_popup() as waiting:
        visit.page.get_by_role("link", name="Open").click()
    opened = Visit(waiting.value)
    opened.idle()
    opened.wait_for_lead("118 events")
    expect(opened.page).to_have_url(re.compile("border=IQ-SU"))


def test_a_deck_goes_through_its_file_to_the_same_result(own, visit):
    frame = open_briefing(visit, own)
    file = downloaded(visit, "Deck file")
    before = frame.evaluate("JSON.stringify(Marz.deck.content.slides)")
    deck = read_deck(file.read_bytes())
    assert len(deck.views) == 8
    renamed = deck.model_copy(update={"id": "another", "title": "Carried over"})
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("button", name="Deck", exact=True).click()
    visit.page.locator('input[type="file"]').set_input_files(
        files=[{"name": "deck.json", "mimeType": "application/json", "buffer": renamed.to_json().encode()}]
    )
    visit.wait_for_lead("Carried over: 8 views.")
    until(frame, "Marz.deck.content.title === 'Carried over'")
    assert json.loads(frame.evaluate("JSON.stringify(Marz.deck.content.slides)")) == json.loads(before)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"no json", "is not a deck of Marz: it is not JSON."),
        (b'{"format": "marz-deck", "version": 99}', "was made by a newer Marz"),
    ],
)
def test_a_file_that_is_no_deck_is_refused_with_a_sentence(own, visit, content, says):
    open_briefing(visit, own)
    visit.page.get_by_role("button", name="Deck", exact=True).click()
    visit.page.locator('input[type="file"]').set_input_files(
        files=[{"name": "other.json", "mimeType": "application/json", "buffer": content}]
    )
    expect(visit.page.get_by_text(says)).to_be_visible()
    expect(visit.page.get_by_role("option")).to_have_count(8)


def test_the_offline_page_arrives_and_opens(own, visit, chromium):
    open_briefing(visit, own)
    file = downloaded(visit, "Offline page")
    saved = file.with_suffix(".html")
    saved.write_bytes(file.read_bytes())
    page = chromium.new_page()
    page.goto(saved.as_uri())
    page.wait_for_selector("body.ready")
    assert page.evaluate("Marz.deck.content.slides.map((slide) => slide.n_events)")[:2] == [466, 466]
    page.close()


def test_pictures_arrive_as_one_archive(own, visit):
    open_briefing(visit, own)
    with zipfile.ZipFile(io.BytesIO(downloaded(visit, "Pictures").read_bytes())) as archive:
        names = archive.namelist()
        assert len(names) == 8
        assert all(archive.read(name).startswith(b"\x89PNG") for name in names)


def test_a_pinned_deck_says_so_and_carries_its_events(own, visit):
    frame = open_briefing(visit, own)
    visit.page.get_by_role("button", name="Follows the data").click()
    visit.page.get_by_role("button", name="Pin", exact=True).click()
    visit.wait_for_lead("Pinned: data as of")
    until(frame, "Marz.deck.content.meaning.startsWith('Pinned to')")
    kept = read_deck((own.folder / "data" / "briefings" / "example.json").read_bytes())
    assert kept.pinned
    assert len(kept.events) == 466


def test_it_is_usable_on_a_phone(dashboard, phone):
    frame = open_briefing(phone, dashboard)
    assert phone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    frame.get_by_role("button", name="Next slide (Page Down)").click()
    expect(frame.locator("h1").first).to_have_text("Events by year and kind")
    assert phone.errors == []
