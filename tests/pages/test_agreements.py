"""The Agreements page without a browser: its sentence, the stages, the register, a chain and its correction."""

from __future__ import annotations

import pytest

from tests.events.making import event
from tests.pages.page_door import html, lead, opened, pick, settled, table

__all__ = ["opened"]


def agreement(identifier, start, status="completed", **fields):
    return event(identifier, type="agreement", start=start, status=status, direction="mutual", **fields)


FIVE = [
    agreement("call", "2020-03", "proposed", sectors=["customs"], summary="Ilam called for a market at Chilat."),
    agreement("deal", "2021-01-17", sectors=["customs"], summary="The Chilat market was settled."),
    agreement("again", "2023-02", subtype="renewal", sectors=["customs"], summary="The Chilat market was extended."),
    agreement("health", "2011-06", "planned", sectors=["health"], summary="Hospitals were offered help."),
    agreement("off", "2022-06", "cancelled", iraq=["IQ-DI"], sectors=["water"], summary="A dam was given up."),
]


def test_it_opens_with_the_stages_and_the_oldest_that_waits(opened):
    sentence = lead(opened("agreements", FIVE))
    assert "<b>5 agreements</b>, 2011–2023: <b>2 reported as signed</b>, 1 of them a renewal" in sentence
    assert ", 1 announced, 1 called for and 1 called off." in sentence
    assert "For 1 of these no signature is reported; it has waited 1" in sentence


def test_the_register_says_what_became_of_each(opened):
    rows = table(opened("agreements", FIVE), "register").value
    assert rows[["stage", "n_chain"]].values.tolist() == [
        ["Renewed", 3],
        ["Called off", 1],
        ["Reported as signed", 3],
        ["Called for", 3],
        ["Announced", 1],
    ]
    assert rows["outcome"].tolist()[2:4] == ["Renewed February 2023", "Reported as signed 17 January 2021"]
    assert rows["outcome"].iloc[4].startswith("No signature reported, ")


def test_a_stage_in_the_address_filters_the_register(opened):
    page = opened("agreements", FIVE, stage="waiting")
    assert table(page, "register").value["summary"].tolist() == ["Hospitals were offered help."]
    page = opened("agreements", None, stage="nonsense")
    assert "stage: “nonsense” is not known" in page.warning[0].value


def test_a_picked_row_opens_its_chain_with_reasons(opened):
    page = pick(opened("agreements", FIVE), "register", 2)
    told = html(page)
    assert "A chain of 3: called for → reported as signed → renewed" in told
    assert (
        "Follows that of March 2020. The same parties, the same sector (customs), the same words (“chilat”, “market”)"
        in told
    )
    assert page.query_params["agreement"] == "deal"


def test_a_correction_is_kept_and_can_be_taken_back(opened):
    page = opened("agreements", FIVE, agreement="deal")
    box = next(box for box in page.selectbox if (box.key or "").startswith("chain_follows_deal"))
    box.select("")
    page.text_input(key="chain_who").set_value("Ada")
    page.button(key="chain_keep").click()
    settled(page)
    assert "Set apart by Ada." in html(page)
    assert "A chain of 2: reported as signed → renewed" in html(page)
    page.button(key="chain_back").click()
    settled(page)
    assert "A chain of 3" in html(page)


def test_an_agreement_that_is_gone_is_a_sentence(opened):
    page = opened("agreements", FIVE, agreement="no-such-one")
    assert any("There is no agreement “no-such-one” any more" in caption.value for caption in page.caption)


def test_a_picked_pair_narrows_the_register(opened):
    page = opened("agreements", FIVE, pick="IR-16~IQ-DI")
    assert table(page, "register").value["stage"].tolist() == ["Called off"]


def test_a_selection_without_agreements_says_which_filter(opened):
    page = opened("agreements", [*FIVE, event("visit")], type="delegation")
    assert "No agreement in this selection of 1 event." in lead(page)
    assert "Without the type, 5 events would." in lead(page)


@pytest.mark.parametrize(
    "events",
    [
        [agreement("one", "2024")],
        [agreement("undated", None)],
        [agreement("national", "2024", iran=[], iraq=[])],
        [agreement("ahead", "2199-01", "planned")],
    ],
    ids=["one of a year", "undated", "national only", "still ahead"],
)
def test_thin_data_make_sentences_and_no_error(opened, events):
    assert "<b>1 agreement</b>" in lead(opened("agreements", events))


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([], "There are no events yet."),
        ([event("visit")], "There is no agreement among the 1 event collected so far."),
        ([event("visit"), event("more")], "There is no agreement among the 2 events collected so far."),
    ],
)
def test_a_store_without_agreements_is_a_sentence_that_is_true(opened, events, said):
    page = opened("agreements", events)
    assert said in lead(page)
    assert "No agreement in this selection" not in lead(page)


def test_agreements_of_one_year_are_titled_by_what_they_show(opened):
    text = html(opened("agreements", [agreement("one", "2024")]))
    assert "No pair has more than one agreement" in text
    assert "Agreements by pair and date, 2024, the 1 pair with most" in text


def test_the_titles_and_the_small_print_are_honest_about_validity(opened):
    text = html(opened("agreements", FIVE))
    assert "1 pair has an agreement reported as signed" in text
    assert "whether still valid is not known" in text
