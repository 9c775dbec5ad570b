"""The Articles page in a real browser: paste, read, correct, accept, reject, undo, join, upload, and hostile text."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Dashboard, Visit
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

TEXT = """\
KUT – A trade delegation from Iran's Ilam province arrived in Kut in Iraq's Wasit province on Monday.

The visitors met the governor of Wasit and signed a memorandum of understanding on food with the Ilam Chamber of Commerce.
"""
PERSIAN = "کوت - هیئت تجاری استان ایلام روز دوشنبه برای گفت‌وگو با مقام‌های استان واسط وارد شهر کوت عراق شد."
HOSTILE = '<img src=x onerror="alert(1)"> <script>alert(2)</script> \u202eevil\u202c a\u200db '


@pytest.fixture
def desk(start_dashboard: Callable[..., Dashboard], visit: Visit) -> Visit:
    """The page on a store of its own, the reviewer named."""
    server = start_dashboard()
    visit.open(f"{server.address}/articles")
    name_reviewer(visit)
    visit.server = server  # type: ignore[attr-defined]
    return visit


def name_reviewer(visit: Visit) -> None:
    visit.page.get_by_placeholder("Your name").fill("Sara Ahmadi")
    visit.page.get_by_role("button", name="Start").click()
    expect(visit.page.get_by_placeholder("Your name")).to_have_count(0)
    visit.idle()  # whether the form stands open is only certain once the page is drawn


def paste(visit: Visit, text: str, **fields: str) -> None:
    """Paste an article and wait until it is under review."""
    page = visit.page
    if not page.get_by_label("The article", exact=True).is_visible():
        page.get_by_role("button", name="Add articles").or_(page.get_by_text("Add articles", exact=True)).first.click()
    page.get_by_label("The article", exact=True).fill(text)
    for label, value in fields.items():
        page.get_by_label(
            {"title": "Title, if it is not in the text", "address": "Its address"}.get(label, label.capitalize()),
            exact=True,
        ).fill(value)
    page.get_by_role("button", name="Find the events").first.click()
    page.locator(".marz-text").wait_for()
    visit.idle()


def paste_ilam(visit: Visit) -> None:
    paste(visit, TEXT, published="2033-05-24", outlet="Test Wire", title="Ilam traders in Kut")
    expect(visit.page.locator(".marz-found")).to_have_count(2)


def edit(visit: Visit) -> None:
    """Open the editor of the event at hand."""
    visit.page.keyboard.press("e")
    expect(visit.page.get_by_role("button", name="Save and accept")).to_be_visible()
    visit.idle()


def uploaded(page: Page) -> None:
    """Wait until the chosen files are with the server."""
    expect(page.get_by_test_id("stFileChip").first).to_be_visible()
    expect(page.get_by_test_id("stFileChipIconSpinner")).to_have_count(0)


def rows(visit: Visit, query: str) -> list[tuple]:
    """What the store holds, asked beside the dashboard."""
    folder: Path = visit.server.folder  # type: ignore[attr-defined]
    with sqlite3.connect(folder / "data" / "marz.db") as connection:
        return connection.execute(query).fetchall()


def test_a_pasted_article_is_read_corrected_accepted_and_on_the_map_with_the_new_number(desk: Visit):
    page = desk.page
    paste_ilam(desk)
    desk.wait_for_lead("2 events from 1 article wait for a reviewer.")
    expect(page).to_have_url(re.compile(r"/articles\?article=[0-9a-f]{20}"))
    frame = desk.map_frame()
    assert frame.evaluate("Object.keys(atlas.atlas.payload.shade).sort().join()") == "IQ-WA,IR-16"
    frame.evaluate("window.map.marked = 'same'")
    edit(desk)
    desk.choose(page.get_by_label("Iranian provinces"), "Hamad", "Hamadan")
    page.keyboard.press("Escape")
    until(frame, "Object.keys(atlas.atlas.payload.shade).sort().join() === 'IQ-WA,IR-13,IR-16'")
    assert frame.evaluate("window.map.marked") == "same"
    summary = page.get_by_label("Summary, one sentence", exact=True)
    expect(summary).to_have_value(re.compile("from Ilam and Hamadan to Wasit"))
    page.get_by_label("Start", exact=True).fill("24 May")
    page.keyboard.press("Tab")
    expect(page.locator(".marz-problem")).to_have_text("“24 May” is not a date: write 2025, 2025-05 or 2025-05-21.")
    expect(page.get_by_role("button", name="Save and accept")).to_be_disabled()
    page.get_by_label("Start", exact=True).fill("2033-05")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Save and accept")).to_be_enabled()
    page.get_by_role("button", name="Save and accept").click()
    desk.wait_for_lead("1 event from 1 article waits for a reviewer.")
    expect(page.locator(".marz-found").first).to_contain_text("Corrected and accepted by Sara Ahmadi")
    page.get_by_role("link", name="Map").click()
    desk.wait_for_lead("467 events")
    page.goto(f"{desk.server.address}/map?from=2033&include=unreviewed")  # type: ignore[attr-defined]
    desk.wait_for_lead("2 events")
    # Drawn with both: the governorate that only these two events of 2033 name is shaded with their number.
    shade = desk.map_frame().evaluate("atlas.atlas.payload.shade['IQ-WA'][1]")
    assert shade == 2
    expect(page.locator(".marz-card").filter(has_text="From your articles, edited")).to_have_count(1)
    expect(page.locator(".marz-card").filter(has_text="Not yet reviewed")).to_have_count(1)
    assert desk.errors == []
    assert desk.away == []


def test_a_field_that_is_pointed_at_marks_its_words_in_the_article(desk: Visit):
    paste_ilam(desk)
    page = desk.page
    first = page.locator(".marz-found").first
    first.locator('.marz-ev[data-field="iran"]').hover()
    expect(page.locator("mark.on").first).to_have_text("Ilam")
    first.locator('.marz-ev[data-field="start"]').focus()
    expect(page.locator("mark.on")).to_have_text("Monday")
    edit(desk)
    page.mouse.move(5, 5)
    page.get_by_label("Venue", exact=True).focus()
    expect(page.locator("mark.on").first).to_have_text("Kut")


def test_keys_accept_reject_undo_and_go_on_and_are_letters_while_typing(desk: Visit):
    page = desk.page
    paste_ilam(desk)
    paste(
        desk,
        TEXT.replace("Ilam", "Kermanshah").replace("Wasit", "Diyala").replace("Kut", "Baqubah"),
        published="2034-02-02",
    )
    desk.wait_for_lead("4 events from 2 articles")
    page.keyboard.press("k")
    expect(page.get_by_text("Article 1 of 2 in the queue")).to_be_visible()
    desk.idle()
    page.keyboard.press("p")
    expect(page.locator('[class*="st-key-found_now_0"]')).to_be_visible()
    page.keyboard.press("a")
    desk.wait_for_lead("3 events from 2 articles")
    desk.idle()
    page.keyboard.press("r")
    desk.wait_for_lead("2 events from 1 article")
    desk.idle()
    expect(page.locator(".marz-found").nth(1)).to_contain_text("Rejected by Sara Ahmadi")
    page.keyboard.press("u")
    desk.wait_for_lead("3 events from 2 articles")
    desk.idle()
    page.keyboard.press("j")
    expect(page.get_by_text("Article 2 of 2 in the queue")).to_be_visible()
    desk.idle()
    edit(desk)
    note = page.get_by_label("Summary, one sentence", exact=True)
    note.fill("")
    note.press_sequentially("rajnupek")
    expect(note).to_have_value("rajnupek")
    desk.wait_for_lead("3 events from 2 articles")
    assert rows(
        desk, "SELECT review, count(*) FROM events WHERE review != 'curated' GROUP BY review ORDER BY review"
    ) == [
        ("accepted", 1),
        ("unreviewed", 3),
    ]


def test_accept_all_and_the_history_with_undo(desk: Visit):
    page = desk.page
    paste_ilam(desk)
    page.get_by_role("button", name="Accept all 2").click()
    desk.wait_for_lead("Nothing waits for a reviewer.")
    page.get_by_role("button", name="History").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Accepted, by Sara Ahmadi")
    expect(dialog).to_contain_text("Added, by Sara Ahmadi: Test Wire: Ilam traders in Kut")
    dialog.get_by_role("button", name="Undo this").click()
    expect(dialog).to_contain_text(re.compile(r"Change \d+ undone, by Sara Ahmadi"))
    dialog.get_by_role("button", name="Close").click()
    desk.wait_for_lead("1 event from 1 article waits for a reviewer.")


def test_the_same_happening_in_a_second_article_is_asked_about_compared_and_joined(desk: Visit):
    page = desk.page
    paste_ilam(desk)
    page.get_by_role("button", name="Accept all 2").click()
    desk.wait_for_lead("Nothing waits")
    again = "A trade delegation from Ilam was in Wasit, Iraq, in late May, its members said on their return."
    paste(desk, again, published="2033-05-30", outlet="Second Wire")
    question = page.locator(".marz-question").first
    expect(question).to_contain_text("Probably the event of 23 May 2033, also reported by Test Wire")
    page.get_by_text("Compare the two").first.click()
    expect(page.locator(".marz-sides").first).to_contain_text("On record")
    page.get_by_role("button", name="The same event").first.click()
    expect(page.locator(".marz-found").first).to_contain_text(
        "Reported by Test Wire, 24 May 2033 · Second Wire, 30 May 2033"
    )
    assert rows(desk, "SELECT n_sources FROM events WHERE start LIKE '2033%' AND type = 'delegation'") == [(2,)]
    page.get_by_role("button", name="Take apart").first.click()
    expect(page.locator(".marz-question").first).to_be_visible()
    assert len(rows(desk, "SELECT id FROM events WHERE start LIKE '2033%' AND type = 'delegation'")) == 2


def test_an_event_that_was_missed_is_added_by_hand_its_words_marked_and_is_on_the_map(desk: Visit):
    page = desk.page
    paste_ilam(desk)
    page.get_by_role("button", name="Add an event").click()
    desk.choose(page.get_by_label("Iraqi governorates"), "Basra", "Basra")
    page.keyboard.press("Escape")
    desk.map_frame(ready="'IQ-BA' in atlas.atlas.payload.shade")
    page.get_by_text("Words in the article").click()
    words = page.get_by_label("Its words, as they stand in the article")
    words.fill("nothing of the kind")
    words.press("Tab")
    desk.idle()
    page.get_by_role("button", name="Mark these words").click()
    expect(page.get_by_text("“nothing of the kind” does not stand in this article.")).to_be_visible()
    first = page.locator(".marz-text p").first.inner_text().split(".")[0][:40]
    words.fill(first)
    words.press("Tab")
    desk.idle()
    page.get_by_role("button", name="Mark these words").click()
    expect(page.locator('.marz-text mark[data-m~="2:type"]').first).to_be_visible()
    page.get_by_label("Summary, one sentence", exact=True).fill("Traders of Iran looked at Basra.")
    page.get_by_label("Summary, one sentence", exact=True).press("Control+Enter")
    page.get_by_role("button", name="Add and accept").click()
    expect(page.locator(".marz-found", has_text="Traders of Iran looked at Basra.")).to_be_visible()
    assert rows(desk, "SELECT iraq, review FROM events WHERE summary LIKE 'Traders of Iran%'") == [
        ("IQ-BA", "accepted")
    ]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".marz-found")).to_have_count(2)
    assert desk.errors == []


def test_two_files_at_once_and_each_failure_is_a_sentence_with_its_file(desk: Visit, tmp_path: Path):
    lines = [
        json.dumps({"text": TEXT.replace("Ilam", place), "published": "2033-05-24", "outlet": "Wire"})
        for place in ("Ilam", "Hamadan")
    ]
    (tmp_path / "two.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 not a document")
    page = desk.page
    page.get_by_role("tab", name="Upload files").click()
    page.locator('input[type="file"]').set_input_files([tmp_path / "scan.pdf", tmp_path / "two.jsonl"])
    uploaded(page)
    page.get_by_role("tabpanel", name="Upload files").get_by_role("button", name="Find the events").click()
    summary = page.locator(".st-key-intake_summary")
    expect(summary).to_contain_text(re.compile(r"3 articles: \d new events.* 1 failed\."))
    expect(summary).to_contain_text("scan.pdf: it could not be read as a PDF")
    desk.map_frame()
    page.get_by_role("button", name="Take all of it back").click()
    desk.wait_for_lead("Nothing waits")
    assert rows(desk, "SELECT count(*) FROM events WHERE review = 'unreviewed'") == [(0,)]


def test_a_long_batch_shows_how_far_it_is_can_be_stopped_and_keeps_whole_articles(desk: Visit, tmp_path: Path):
    lines = [
        json.dumps({"text": f"{TEXT}\nCopy {n}.", "published": "2033-05-24", "outlet": f"Wire {n}"})
        for n in range(1500)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    page = desk.page
    page.get_by_role("tab", name="Upload files").click()
    page.locator('input[type="file"]').set_input_files(tmp_path / "many.jsonl")
    uploaded(page)
    page.get_by_role("tabpanel", name="Upload files").get_by_role("button", name="Find the events").click()
    progress = page.locator(".st-key-intake_progress")
    expect(progress).to_contain_text(re.compile(r"[1-9]\d* articles read of about 1,500 · now many\.jsonl"))
    page.get_by_text("All articles").first.click()
    expect(page.get_by_text("Pick an article to open it.")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".st-key-intake_summary")).to_contain_text("Stopped.")
    kept = rows(desk, "SELECT count(*) FROM articles")[0][0]
    told = re.search(r"Stopped\. ([\d,]+) article", page.locator(".st-key-intake_summary").inner_text())
    assert told is not None
    assert int(told[1].replace(",", "")) == kept < 1500
    assert rows(
        desk, "SELECT count(*) FROM articles WHERE state = 'read' AND id NOT IN (SELECT article_id FROM event_articles)"
    ) == [(0,)]


def test_hostile_title_text_and_outlet_are_shown_and_never_run(desk: Visit):
    page = desk.page
    paste(desk, f"{HOSTILE}\n\n{TEXT}", title=HOSTILE, outlet=HOSTILE, published="2033-05-24")
    expect(page.locator(".marz-text")).to_contain_text('<img src=x onerror="alert(1)"> <script>alert(2)</script>')
    expect(page.locator(".marz-title")).to_contain_text("<script>alert(2)</script>")
    expect(page.locator(".marz-article-head")).to_contain_text("onerror")
    page.locator('[class*="st-key-accept_2033"] button').first.click()
    desk.idle()
    page.get_by_role("button", name="History").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("onerror")
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.get_by_text("All articles").first.click()
    expect(page.get_by_text("Pick an article to open it.")).to_be_visible()
    page.get_by_role("link", name="Map").click()
    desk.wait_for_lead("467 events")
    assert page.locator("img[src='x']").count() == 0
    assert desk.errors == []


def test_a_persian_article_runs_from_right_to_left(desk: Visit):
    paste(desk, PERSIAN, published="2033-05-24")
    text = desk.page.locator(".marz-text")
    expect(text).to_have_attribute("dir", "rtl")
    assert text.evaluate("element => getComputedStyle(element.querySelector('p')).direction") == "rtl"
    expect(text.locator("mark").first).to_be_visible()


def test_the_link_to_an_article_opens_it_and_a_strange_one_is_said(desk: Visit):
    paste_ilam(desk)
    address = desk.page.url
    desk.open(address)
    expect(desk.page.locator(".marz-title")).to_have_text("Ilam traders in Kut")
    desk.open(address.rpartition("=")[0] + "=0000000000")
    expect(desk.page.get_by_text("There is no article “0000000000”.")).to_be_visible()
    assert desk.errors == []


def test_a_phone_shows_the_article_then_its_events_without_scrolling_sideways(start_dashboard, phone: Visit):
    server = start_dashboard()
    phone.open(f"{server.address}/articles")
    name_reviewer(phone)
    paste_ilam(phone)
    assert phone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    article, card = (phone.page.locator(where).first.bounding_box() for where in (".marz-text", ".marz-found"))
    assert article["y"] < card["y"]
    phone.page.get_by_role("button", name="Edit").first.click()
    expect(phone.page.get_by_role("button", name="Save and accept")).to_be_visible()
    assert phone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_normal_session_leaves_no_warning_in_the_log(desk: Visit):
    paste_ilam(desk)
    desk.page.keyboard.press("a")
    desk.wait_for_lead("1 event")
    log = desk.server.log()  # type: ignore[attr-defined]
    assert not re.search(r"(?i)warning|error|traceback|deprecat", log), log
