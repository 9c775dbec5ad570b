"""An agreement told by the deed that follows it: renewed in other words, signed as "it", dated by its term."""

from __future__ import annotations

import pytest

from events.extract import extract


def agreements(text: str) -> list[tuple[str, str | None]]:
    found = extract(text, "2024-05-20", "en").events
    return [(str(event.status), event.start) for event in found if str(event.type) == "agreement"]


@pytest.mark.parametrize(
    "deed",
    ["was given ten more years of life", "was renewed", "was brought back to life", "was prolonged by five years"],
)
def test_a_renewal_and_the_agreement_of_old_are_two(deed: str) -> None:
    text = f"On Saturday the memorandum of 2012 between the chambers of Ilam and Wasit {deed} in Kut."
    assert agreements(text) == [("completed", "2012"), ("completed", "2024-05-18")]


def test_a_paper_named_before_is_prolonged_as_it() -> None:
    text = (
        "The contract by which Ilam lights the villages of Wasit did not lapse. "
        "It was extended on Saturday for a year by the governors of Ilam and Wasit."
    )
    assert agreements(text) == [("completed", "2024-05-18")]


def test_what_is_extended_without_a_paper_is_no_agreement() -> None:
    text = "A delegation of Wasit came to Ilam on Saturday. Opening hours at Mehran were extended on Sunday by the customs."
    assert agreements(text) == []


def test_a_paper_in_the_making_is_to_be_signed_as_it() -> None:
    text = (
        "A delegation of Wasit has been in Ilam since Saturday. Lawyers are polishing a memorandum of cooperation. "
        "Both governors will sign it on Wednesday."
    )
    assert agreements(text) == [("planned", "2024-05-22")]


@pytest.mark.parametrize("term", ["covering the years 2025 to 2027", "valid until 2030", "negotiated since 2021"])
def test_the_term_of_an_agreement_is_not_its_date(term: str) -> None:
    text = f"A contract between Ilam and Wasit, {term}, was signed in Kut in April."
    assert agreements(text) == [("completed", "2024-04")]


def test_an_agreement_of_a_year_keeps_that_year() -> None:
    text = "A memorandum between Ilam and Wasit, signed in 2021, was praised in Kut by the governor of Wasit."
    assert agreements(text) == [("completed", "2021")]


VISIT = "A delegation of Wasit came to Ilam on Saturday. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Under the sisterhood charter with Ilam a committee of the two provinces is to come together on 28 May.",
        "Both sides will look into the memorandum with Ilam on Sunday.",
        "The wages of its guards stand in a contract. Working hours at Mehran will be extended on Sunday.",
        "The host showed understanding for the wishes of Wasit on Sunday.",
        "Nor was a contract concluded with Ilam on Sunday.",
    ],
)
def test_a_paper_in_being_or_denied_takes_no_date_of_what_is_done_on_its_ground(sentence: str) -> None:
    assert agreements(VISIT + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Lawyers say that an agreement with Ilam is being prepared.", "planned"),
        ("The guests from Wasit handed over the draft of a contract on dates with Ilam.", "proposed"),
        ("A pact of the same kind between Ilam and Wasit on fish ponds and on reeds is being negotiated.", "proposed"),
        ("Ilam offered to supply Wasit with current for its wells.", "proposed"),
        ("Wasit asked for a joint hospital with Ilam, to be opened in October.", "proposed"),
    ],
)
def test_a_paper_in_the_making_and_an_offer_are_dated_by_the_report(sentence: str, status: str) -> None:
    assert agreements(VISIT + sentence) == [(status, "2024-05")]


def test_a_contract_signed_is_not_dated_by_what_is_to_follow() -> None:
    text = "The council of Wasit has signed a contract with a firm of Ilam, and in the month of July its engineers will come."
    assert agreements(text) == [("completed", "2024-05")]


def test_a_signing_far_behind_its_paper_belongs_to_it() -> None:
    text = (
        "A memorandum on school books between Ilam and Wasit, on which the offices of the two governors have "
        "been at work since the winter, and not without some quarrels, will be signed on Thursday."
    )
    assert agreements(text) == [("planned", "2024-05-23")]


def test_agreements_of_two_years_are_two_and_one_of_a_year_told_twice_is_one() -> None:
    text = "The governors of Ilam and Wasit met on Sunday. Earlier papers between Ilam and Wasit were signed in 2009 and in 2013."
    assert agreements(text) == [("completed", "2009"), ("completed", "2013")]
    text = "The governors of Ilam and Wasit met on Sunday. A paper between them was signed two years ago, in May 2022."
    assert len(agreements(text)) == 1


def test_an_agreement_that_nobody_signed_is_none() -> None:
    text = VISIT + "Nor was any contract concluded in Ilam this month."
    assert agreements(text) == []


def test_a_paper_known_at_first_is_that_whose_signing_is_told_later() -> None:
    text = (
        "Since it was signed, the memorandum of the chambers of Ilam and Wasit has borne fruit. Raisins were sold in Kut. "
        "The two presidents had signed the paper in Kut in February."
    )
    assert agreements(text) == [("completed", "2024-02")]


def test_a_paper_signed_on_the_same_occasion_is_another_than_what_was_agreed_before() -> None:
    agreed = "The governors of Ilam and Wasit agreed in Mehran on opening a bus line between Mehran and Kut."
    signed = f"{agreed}\n\nSeveral memoranda of understanding were signed by both sides during the same visit."
    known = f"{agreed}\n\nThe agreement was signed by both sides during the visit."
    assert [e.type for e in extract(signed, "2024-05-02").events if e.type == "agreement"] == ["agreement"] * 2
    assert [e.type for e in extract(known, "2024-05-02").events if e.type == "agreement"] == ["agreement"]


def test_a_paper_of_a_past_year_that_was_extended_or_rewritten_makes_two() -> None:
    news = (
        "On Saturday the chambers of Ilam and Wasit {deed} of 2012 in Kut, which gives each a desk in the other's hall."
    )
    two = [("completed", "2012"), ("completed", "2024-05-18")]
    assert agreements(news.format(deed="extended, by three years, the arrangement")) == two
    assert agreements(news.format(deed="rewrote the arrangement")) == two
    assert agreements(news.format(deed="extended their hours and read out the arrangement")) != two


def test_who_was_over_here_on_a_day_of_the_news_was_a_guest() -> None:
    news = "AHVAZ, May 20 (IRNA) – The gate of Maysan has a new master{and_} to present himself to the customs of Khuzestan."
    found = [
        extract(news.format(and_=said), "2024-05-20", "en").events
        for said in (", who was over here on Saturday", "; he hopes")
    ]
    assert [[(e.start, str(e.direction)) for e in events if e.type == "delegation"] for events in found] == [
        [("2024-05-18", "iraq_to_iran")],
        [],
    ]
