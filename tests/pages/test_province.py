"""The Province page without a browser: its sentence, its numbers, what is missing, and the province in the address."""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from tests.events.making import event
from tests.pages.page_door import html, lead, opened, pick, settled, table

__all__ = ["opened"]

SIX = [
    event("visit", start="2019-05", direction="iran_to_iraq"),
    event("guests", start="2021-02-01", direction="iraq_to_iran"),
    event("kut", type="exhibition", start="2023-10", venue="Kut", venue_code="IQ-WA"),
    event("mou", type="agreement", start="2023-12", iraq=["IQ-DI"], sectors=["water"]),
    event("call", type="agreement", start="2024-01", iraq=["IQ-MA"], status="proposed"),
    event("elsewhere", type="forum", start="2026", iran=["IR-05"], iraq=["IQ-SU"]),
]


def test_it_opens_with_the_strongest_border_province_and_the_answer(opened):
    sentence = lead(opened("province", SIX))
    assert (
        "<b>Ilam</b> had <b>5 events</b> with 3 Iraqi governorates, 2019–2024; 4 of them reported as held or signed."
        in sentence
    )
    assert "Its strongest tie is with <b>Wasit</b>, 3 events." in sentence
    assert "With Wasit and Maysan, neighbours across the border, no agreement is reported as signed." in sentence
    assert "Nothing is reported since 2024." in sentence


def test_the_address_names_the_province_and_a_choice_is_written_to_it(opened):
    page = opened("province", SIX, province="iq-wa")
    assert "<b>Wasit</b> had <b>3 events</b> with 1 Iranian province" in lead(page)
    assert page.query_params["province"] == "IQ-WA"
    page.selectbox(key="province_box").select("IR-05")
    assert "<b>Kermanshah</b> had <b>1 event</b>" in lead(settled(page))
    assert page.query_params["province"] == "IR-05"


def test_a_wrong_province_in_the_address_is_said_and_ignored(opened):
    page = opened("province", SIX, province="IR-99")
    assert "IR-99” is no code of a province" in page.warning[0].value
    assert "<b>Ilam</b>" in lead(page)


def test_its_lines_count_what_was_held_and_announced_and_open(opened):
    page = opened("province", SIX, province="IR-16")
    lines = table(page, "province_activity").value
    assert lines.values.tolist() == [
        ["Delegations out, to Iraq", 1, 0, 0, 1],
        ["Delegations in, from Iraq", 1, 0, 0, 1],
        ["Exhibitions in Iraq", 1, 0, 0, 1],
        ["Agreements", 1, 1, 0, 2],
        ["Forums and talks", 0, 0, 0, 0],
    ]
    before = html(page).count("marz-card")
    assert html(pick(page, "province_activity", 3)).count("marz-card") > before


def test_what_is_missing_is_told_with_its_age(opened):
    page = opened("province", SIX, province="IR-16")
    told = html(page)
    assert "Wasit (3 events together) and Maysan (1 event together, 1 agreement announced or called for)." in told
    assert "2020, 2022, 2025–2026: no event is reported in 4 years of 2019–2026." in told
    waiting = table(page, "province_open").value
    assert waiting["What"].tolist() == ["Agreement, proposed"]
    assert waiting["Age"].item().startswith(("1 year", "2 years", "3 years", "4 years"))


def test_agreements_say_what_became_of_them(opened):
    page = opened("province", SIX, province="IR-16")
    rows = table(page, "province_agreements").value
    assert rows["Stage"].tolist() == ["Called for", "Reported as signed"]
    assert rows["What became of it"].iloc[0].startswith("No signature reported, ")


def test_a_province_with_no_event_is_a_sentence(opened):
    page = opened("province", SIX, province="IR-11")
    assert "No event names <b><bdi>Sistan and Baluchestan</bdi></b>. Choose another province above." in lead(page)


def test_a_province_the_filter_leaves_nothing_of_says_which_filter(opened):
    page = opened("province", SIX, province="IR-16", type="forum")
    assert "No event of this selection names <b><bdi>Ilam</bdi></b>. Nothing matches" in lead(page)
    assert "Without the type, 5 events would." in lead(page)


@pytest.mark.parametrize(
    "events",
    [
        [event("one")],
        [event("year", start="2024"), event("other", start="2025")],
        [event("undated", start=None)],
        [event("national", iran=[], iraq=[])],
        [],
    ],
    ids=["one event", "years only", "undated", "national only", "none"],
)
def test_thin_data_make_sentences_and_no_error(opened, events):
    page = opened("province", events, province="IR-16")
    assert "marz-lead" in html(page)


def test_the_region_as_a_whole_can_be_chosen(opened):
    page = opened("province", [event("region", iraq=["IQ-KR"])], province="IQ-KR")
    assert "<b>Kurdistan Region</b> had <b>1 event</b>" in lead(page)
    assert "Here only events that name the Region as a whole count" in html(page)


def test_nothing_in_an_event_becomes_markup(opened):
    bad = event("bad", summary="<img src=x onerror=alert(1)>", organisations=["<b>x</b>"])
    assert "<img src=x" not in html(opened("province", [bad], province="IR-16"))


def test_the_print_is_one_page_with_the_same_answer(tmp_path):
    from datetime import date

    from briefing.province_sheet import make_province_sheet
    from events.agreement_chains import find_chains
    from events.followups import unanswered
    from events.profile import profile
    from events.selection import Selection
    from events.tables import Tables, flat

    tables = Tables.build(flat(SIX))
    chains = find_chains(tables)
    one = profile(tables.select(Selection()), "IR-16")
    content = make_province_sheet(one, chains, unanswered(tables, chains), last_year=2026, today=date(2026, 5, 1))
    (tmp_path / "ilam.pdf").write_bytes(content)
    pages = PdfReader(tmp_path / "ilam.pdf").pages
    text = " ".join(pages[0].extract_text().split())
    assert len(pages) == 1
    assert "Ilam and Iraq" in text
    assert "Ilam had 5 events with 3 Iraqi governorates" in text
    assert "430 km as published" in text
    assert "Sources: Test Wire (5)" in text
    assert "Data as of 1 May 2026" in text


def test_the_print_can_be_downloaded_from_the_page(opened):
    page: AppTest = opened("province", SIX, province="IR-16")
    assert [button.proto.label for button in page.get("download_button") if "PDF" in button.proto.label] == [
        "One page (PDF)"
    ]


def test_an_empty_store_says_that_there_are_no_events(opened):
    assert "There are no events yet." in lead(opened("province", []))


def test_one_event_is_told_in_the_singular(opened):
    text = html(opened("province", [event("one")]))
    assert "Wasit is its only counterpart" in text
    assert "Events by year and type, 2025, 1 dated event;" in text
