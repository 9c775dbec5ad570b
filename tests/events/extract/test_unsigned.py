"""Papers that were to be signed and were not, those signed after all, and what only looks like a paper."""

from __future__ import annotations

import pytest

from tests.events.extract.monday import events

VISIT = "Members of the Ilam chamber were the guests of the Wasit chamber in Kut on Saturday. "


def agreements(sentence: str) -> list[tuple[str, str | None]]:
    return [(str(e.status), e.start) for e in events(VISIT + sentence) if e.type == "agreement"]


@pytest.mark.parametrize(
    "fate",
    [
        "It stayed in the drawer, as the lawyers had found a hole in it.",
        "That did not happen: the article on fees is still open.",
        "It went home unsigned.",
        "The document was laid aside by the lawyers.",
    ],
)
def test_a_paper_that_was_to_be_signed_and_was_not_is_put_off(fate: str) -> None:
    assert [s for s, _ in agreements(f"A memorandum on fees was to be signed in the evening. {fate}")] == ["postponed"]


def test_a_paper_put_off_before_may_be_signed_after_all() -> None:
    assert agreements(
        "The memorandum, put off twice because of the floods, was signed by both chambers on Saturday."
    ) == [("completed", "2024-05-18")]


def test_a_paper_put_off_is_not_signed_by_those_who_say_so() -> None:
    sentence = "The signing of a memorandum was put off because of the floods, the chairmen told the press."
    assert [s for s, _ in agreements(sentence)] == ["postponed"]


def test_what_lies_ahead_is_not_the_day_of_a_paper_adopted() -> None:
    sentence = "Minutes on lorries were approved in the evening, and the first lorries are to roll on June 3."
    assert agreements(sentence) == [("completed", "2024-05-18")]


@pytest.mark.parametrize(
    "other",
    [
        "Their contract with the baker in force runs until June 2026.",
        "They slept in a house kept by two sisters from Ilam.",
        "A sheet of paper on the door said that the bakery was closed.",
        "They dined in the Convention Hall.",
    ],
)
def test_what_only_looks_like_a_paper(other: str) -> None:
    assert agreements(other) == []


@pytest.mark.parametrize(
    "deed",
    [
        "The seed merchant of the party has a contract for forty tons in his pocket, dated Saturday.",
        "On Saturday a partnership was born between the two fire brigades.",
        "The price of the bricks is in a contract that was handed over on Saturday.",
        "Each has promised the other, in a letter handed over on Saturday, to answer within a week.",
        "They buried the quarrel over the parking fees on Saturday.",
    ],
)
def test_a_paper_need_not_be_said_to_be_signed(deed: str) -> None:
    assert agreements(deed) == [("completed", "2024-05-18")]


def test_a_paper_has_the_month_behind_it() -> None:
    assert agreements("They were there on the strength of a contract from January.") == [("completed", "2024-01")]
