"""The Ties page without a browser: its sentence, matrix, ranking, pair, and the views of exhibitions and delegations."""

from __future__ import annotations

import pandas as pd
import pytest

from pages._tie_distance import _figures, finding
from tests.events.making import event
from tests.pages.page_door import html, lead, opened, pick, settled, table

__all__ = ["opened"]

SIX = [
    event("one", start="2023-05", direction="iran_to_iraq", sectors=["water"]),
    event("two", start="2024", direction="iraq_to_iran"),
    event("three", type="forum", iran=["IR-05"], iraq=["IQ-SU"], start="2024-02-01", direction="mutual"),
    event("far", iran=["IR-23"], iraq=["IQ-BG"], start="2024-03", direction="iraq_to_iran"),
    event("fair-one", type="exhibition", start="2023-10-01", venue="Kut", venue_code="IQ-WA", organisations=["Kut Fairs"],
          figures={"companies": 40, "days": 4}),
    event("fair-two", type="exhibition", start="2025-10-05", venue="Kut", venue_code="IQ-WA", organisations=["Kut Fairs"],
          status="postponed"),
]  # fmt: skip


def test_it_opens_with_the_pairs_and_the_strongest(opened):
    sentence = lead(opened("ties", SIX))
    assert "<b>3 pairs</b> of the 589 that exist have events together." in sentence
    assert "<bdi>Ilam</bdi> – <bdi>Wasit</bdi></b> with 4 events." in sentence


def test_the_ranking_lists_pairs_and_marks_neighbours(opened):
    rows = table(opened("ties", SIX), "tie_ranking").value
    assert rows[["Iranian province", "Iraqi governorate", "Events", "Neighbours"]].values.tolist() == [
        ["Ilam", "Wasit", 4, True],
        ["Kermanshah", "Sulaymaniyah", 1, True],
        ["Tehran", "Baghdad", 1, False],
    ]


def test_a_picked_row_opens_the_pair_and_stands_in_the_address(opened):
    page = pick(opened("ties", SIX), "tie_ranking", 1)
    assert "<bdi>Kermanshah – Sulaymaniyah</bdi> · 1 event" in html(page)
    assert page.query_params["pick"] == "IR-05~IQ-SU"


def test_a_link_opens_the_pair_with_the_border_they_share(opened):
    page = opened("ties", SIX, pick="IR-16~IQ-WA")
    assert "<bdi>Ilam – Wasit</bdi> · 4 events" in html(page)
    assert any("136 km of border, measured on a generalised line" in caption.value for caption in page.caption)


def test_the_titles_state_what_was_found(opened):
    text = html(opened("ties", SIX))
    assert "Ilam and Wasit deal most; 2 of the 35 pairs of border provinces have any event" in text
    assert "Iraqi delegations travel more: 2 visits against 1" in text
    assert "Neighbours have events together, border provinces that do not touch have none" in text


@pytest.mark.parametrize(
    ("near", "border", "inland", "said"),
    [
        (
            16.0,
            1.35,
            0.27,
            "12 times as many events as two border provinces that do not touch, and these 5 times as many as a",
        ),
        (
            2.0,
            1.0,
            0.0,
            "A pair of neighbours has twice as many events as two border provinces that do not touch; no pair has",
        ),
        (3.0, 1.0, 1.0, "do not touch; with an inland side it is about as many"),
        (3.0, 1.0, 2.0, "do not touch; with an inland side it is more"),
        (1.0, 1.1, 0.1, "Border provinces deal about as much with each other whether they touch or not"),
        (1.0, 2.5, 0.1, "Two border provinces that do not touch have 2.5 times as many events as a pair of neighbours"),
        (1.0, 0.0, 3.0, "Neighbours have events together, border provinces that do not touch have none"),
        (0.0, 1.0, 3.0, "Border provinces that do not touch have events together, neighbours have none"),
        (0.0, 0.0, 3.0, "Every tie of this selection has an inland side"),
    ],
)
def test_what_distance_does_is_said_as_found(near, border, inland, said):
    assert said in finding(
        pd.DataFrame({"group": ["neighbours", "border", "inland"], "per_pair": [near, border, inland]})
    )


@pytest.mark.parametrize(
    ("rate", "shown"), [(16.083, 16.1), (1.3478, 1.35), (0.2798, 0.28), (0.0018, 0.0018), (0.0, 0.0)]
)
def test_a_small_rate_is_not_rounded_to_nothing(rate, shown):
    assert _figures(rate) == shown


def test_neighbours_are_held_against_border_provinces_that_do_not_touch(opened):
    more = [event(f"far-{i}", iran=["IR-16"], iraq=["IQ-BA"], start=f"2020-0{i}") for i in range(1, 4)]
    page = opened("ties", [*SIX, *more])
    text = html(page)
    # Five events with 12 pairs of neighbours, three with the 23 border pairs that do not touch, one with the 554 others.
    assert "A pair of neighbours has 3.2 times as many events as two border provinces that do not touch" in text
    assert "12 pairs share the border or a crossing (2 have an event), 23 are on it and do not touch (1)" in text


def test_the_order_is_kept_in_the_address(opened):
    page = opened("ties", SIX, order="strength")
    assert page.button_group(key="order_box").value == "strength"
    assert page.query_params["order"] == "strength"


def test_a_wrong_order_and_a_wrong_view_are_said_and_ignored(opened):
    page = opened("ties", SIX, order="colour", tab="nothing")
    said = " ".join(warning.value for warning in page.warning)
    assert "order: “colour” is not known" in said
    assert "tab: “nothing” is not known" in said


def test_exhibitions_count_state_figures_and_recur(opened):
    page = opened("ties", SIX, tab="exhibitions")
    assert "<b>2 exhibitions</b>, 2023–2025: 1 reported as held, 1 put off." in lead(page)
    assert "1 series recurs; 1 of them with years missing." in lead(page)
    rows = table(page, "exhibition_table").value
    assert rows["companies"].fillna(0).tolist() == [0, 40]
    series = table(page, "exhibition_series_table").value
    assert series[["Town", "Editions", "Held", "Not held", "No report in"]].values.tolist() == [
        ["Kut", 2, 1, "2025 put off", "2024"]
    ]


def test_delegations_say_who_visits_whom(opened):
    page = opened("ties", SIX, tab="delegations")
    assert "<b>3 delegations</b>, 2023–2024: 1 from Iran to Iraq, 2 from Iraq to Iran." in lead(page)
    assert table(page, "delegation_table").value["direction"].tolist() == ["Iraq → Iran", "Iraq → Iran", "Iran → Iraq"]


@pytest.mark.parametrize(("tab", "words"), [("exhibitions", "No exhibition"), ("delegations", "No delegation")])
def test_a_view_the_filter_leaves_nothing_of_is_a_sentence(opened, tab, words):
    page = opened("ties", SIX, tab=tab, type="forum")
    assert f"{words} in this selection." in lead(page)


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([event("national", iran=[], iraq=[])], "names a province on both sides"),
        ([event("region", iraq=["IQ-KR"])], "Every tie of this selection is with the Kurdistan Region as a whole"),
        ([event("one")], "<b>1 pair</b>"),
        ([event("undated", start=None)], "<b>1 pair</b>"),
        ([], "marz-lead"),
    ],
    ids=["national only", "region only", "one event", "undated", "none"],
)
def test_thin_data_make_sentences_and_no_error(opened, events, words):
    page = opened("ties", events)
    assert words in lead(page)


def test_one_event_is_told_in_the_singular(opened):
    page = opened("ties", [event("one")])
    text = html(page)
    assert "<b>1 pair</b> of the 589 that exist has events together." in lead(page)
    assert "No pair has more than one event; 1 of the 35 pairs of border provinces has an event" in text
    assert "Events by pair, 2025, 1 event with a pair" in text
    assert "Iranian delegations travel more: 1 visit against none" in text
    assert "No province has more than one counterpart" in text


def test_a_delegation_that_names_two_provinces_is_one_visit(opened):
    page = opened("ties", [event("two", iran=["IR-16", "IR-05"]), event("back", direction="iraq_to_iran")])
    assert "Visits are in balance: 1 to Iraq, 1 to Iran" in html(page)
    assert "once for each province they name; 2 delegations" in html(page)


def test_filter_and_close_stand_beside_the_pair(opened):
    page = opened("ties", SIX, pick="IR-16~IQ-WA")
    page.button(key="pair_close").click()
    settled(page)
    assert "marz-pair" not in html(page)
    assert "pick" not in page.query_params


def test_a_pair_can_be_chosen_by_its_two_names_and_let_go_again(opened):
    page = opened("ties", SIX)
    assert "or choose both sides here" in " ".join(caption.value for caption in page.caption)
    page.selectbox(key="tie_iran").select("IR-05")
    settled(page)
    assert "marz-pair" not in html(page)  # half a pair is none
    assert "Kermanshah has most events with Sulaymaniyah (1). Choose the other side too." in html(page)
    page.selectbox(key="tie_iraq").select("IQ-SU")
    settled(page)
    assert "<bdi>Kermanshah – Sulaymaniyah</bdi> · 1 event" in html(page)
    assert page.query_params["pick"] == "IR-05~IQ-SU"
    page.selectbox(key="tie_iraq").select("IQ-WA")
    settled(page)
    assert "No event of this selection is between these two." in [caption.value for caption in page.caption]
    page.selectbox(key="tie_iran").set_value(None)
    settled(page)
    assert "marz-pair" not in html(page)
    assert "pick" not in page.query_params
    assert page.selectbox(key="tie_iraq").value == "IQ-WA"


def test_the_boxes_show_what_was_picked_elsewhere(opened):
    page = opened("ties", SIX, pick="IR-16~IQ-WA")
    assert [page.selectbox(key=key).value for key in ("tie_iran", "tie_iraq")] == ["IR-16", "IQ-WA"]
    page = pick(page, "tie_ranking", 2)
    assert [page.selectbox(key=key).value for key in ("tie_iran", "tie_iraq")] == ["IR-23", "IQ-BG"]


def test_a_pair_the_filter_leaves_nothing_of_stays_chosen(opened):
    page = opened("ties", SIX, pick="IR-23~IQ-BG", type="exhibition")
    assert page.selectbox(key="tie_iran").value == "IR-23"
    assert page.selectbox(key="tie_iran").options[-1] == "Tehran"


def test_the_kurdistan_region_as_a_whole_can_be_chosen_too(opened):
    page = opened("ties", [*SIX, event("region", iraq=["IQ-KR"])])
    page.selectbox(key="tie_iran").select("IR-16")
    settled(page)
    page.selectbox(key="tie_iraq").select("IQ-KR")
    settled(page)
    assert "<bdi>Ilam – Kurdistan Region</bdi> · 1 event" in html(page)
