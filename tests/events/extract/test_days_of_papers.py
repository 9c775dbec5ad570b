"""The day of a paper that is told in another sentence, over a meal, or beside another day."""

from __future__ import annotations

import pytest

from tests.events.extract.monday import events


def agreements(text: str) -> list[tuple[str, str | None]]:
    return [(str(e.status), e.start) for e in events(text) if e.type == "agreement"]


def test_a_paper_signed_over_lunch_has_the_day_of_the_meeting() -> None:
    text = (
        "A seminar of the chambers of Ilam and Wasit was held in Kut on Thursday.\n\nMost of the time went on weights. "
        "The scales differ. Nobody knows why. It has been so for years.\n\n"
        "At lunch the chambers of Ilam and Wasit initialled a text on weights."
    )
    assert agreements(text) == [("completed", "2024-05-16")]


def test_they_did_it_on_the_day_just_told() -> None:
    text = (
        "The mayor of Kut stepped off the bus from Ilam on Sunday night after four days there. What the two town halls did on "
        "Friday pleased him. They extended, by two years, the charter on parks of Ilam and Kut."
    )
    assert ("completed", "2024-05-17") in agreements(text)


def test_the_day_beside_the_deed_goes_before_that_of_another_clause() -> None:
    text = (
        "Traders from Kut were home again on Sunday after a long and hot ride over the hills, each with a copy of a paper "
        "that the chambers of Ilam and Wasit initialled before the bus left. The paper dates from Saturday."
    )
    assert agreements(text) == [("completed", "2024-05-18")]


def test_days_are_counted_from_the_coming_and_not_from_the_going_home() -> None:
    text = (
        "The engineers of Ilam are back since Thursday. They had gone to Kut on May 12 and stayed for the week. "
        "On the second day they signed a contract on a bridge with the governorate of Wasit."
    )
    assert agreements(text) == [("completed", "2024-05-13")]


@pytest.mark.parametrize("word", ["following an understanding", "in the wake of an understanding"])
def test_what_follows_a_paper_is_no_plan_of_it(word: str) -> None:
    text = f"A market is to rise at Mehran {word} that the governors of Ilam and Wasit came to over lunch on Saturday."
    assert agreements(text) == [("completed", "2024-05-18")]
