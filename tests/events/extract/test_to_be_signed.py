"""Papers approved or drafted whose signing lies ahead, and what is left of a year."""

from __future__ import annotations

import pytest

from tests.events.extract.monday import events

VISIT = "Members of the Ilam chamber were the guests of the Wasit chamber in Kut on Saturday. "


def agreements(sentence: str) -> list[tuple[str, str | None]]:
    return [(str(e.status), e.start) for e in events(VISIT + sentence) if e.type == "agreement"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council of Wasit on Sunday approved a memorandum with Ilam on schools. Its signing is planned for June 3.",
        "The wording of a pact on lorries has been agreed. What remains is the ceremony, which is set for June 3.",
        "A grower has been promised a contract by a firm from Ilam, to be signed on June 3.",
        "The chambers have exchanged drafts of an agreement on lorries. They expect to conclude it on June 3.",
    ],
)
def test_a_paper_approved_or_drafted_is_a_plan_until_it_is_signed(sentence: str) -> None:
    assert agreements(sentence) == [("planned", "2024-06-03")]


def test_a_paper_drafted_and_not_signed_is_a_plan() -> None:
    assert [s for s, _ in agreements("A memorandum on buses has been drafted but not signed.")] == ["planned"]


def test_what_is_signed_later_may_be_another_paper() -> None:
    sentence = "They approved minutes on lorries on Saturday. A contract on cold stores will be signed on June 3."
    assert agreements(sentence) == [("completed", "2024-05-18"), ("planned", "2024-06-03")]


def test_what_is_left_of_the_year_is_that_year() -> None:
    assert agreements("A memorandum on buses will be signed in Ilam before the year is out.") == [("planned", "2024")]


def test_the_date_may_follow_what_remains() -> None:
    sentence = (
        "The council of Wasit on Sunday approved the wording of a pact with Ilam on schools. What remains is the ceremony. "
        "It is set for June 3."
    )
    assert agreements(sentence) == [("planned", "2024-06-03")]


def test_the_day_of_the_approval_is_not_that_of_the_signing() -> None:
    sentence = "The council cleared a memorandum with Ilam on Sunday, and its signing has been announced for July."
    assert agreements(sentence) == [("planned", "2024-07")]


def test_a_paper_that_was_to_be_signed_when_something_came_between_is_put_off() -> None:
    sentence = (
        "A contract on buses with Ilam had been meant for signature on Saturday, but the lawyers found a hole in it."
    )
    assert agreements(sentence) == [("postponed", "2024-05-18")]


def test_what_somebody_would_like_is_called_for_however_late_it_is_named() -> None:
    sentence = (
        "What the guests would like in the longer run is something that lasts: a memorandum with Wasit by which lorries "
        "wait in the shade."
    )
    assert agreements(sentence) == [("proposed", "2024-05")]
