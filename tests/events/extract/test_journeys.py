"""Where guests come from and what is a journey: a stay told again is none, a home is no setting, a fish that goes is no guest."""

from __future__ import annotations

import pytest

from events.extract import extract


def visits(text: str) -> list[tuple[str | None, str, str | None]]:
    found = extract(text, "2024-05-20", "en").events
    return [(e.start, str(e.direction), e.venue_code) for e in found if e.type == "delegation"]


def test_what_guests_do_during_their_stay_is_no_second_visit() -> None:
    text = (
        "The mayor of Kut and a trade delegation arrived in Ilam on Thursday. "
        "During the same stay a line to Kut was agreed upon with investors from Wasit."
    )
    assert visits(text) == [("2024-05-16", "iraq_to_iran", "IR-16")]


def test_a_visit_that_somebody_paid_goes_where_it_was_paid_to() -> None:
    text = (
        "Traders of Ilam and Wasit hope for a market. "
        "It was the subject of a visit which the governor of Ilam, Karim Rahimi, paid in April to Kut."
    )
    assert visits(text) == [("2024-04", "iran_to_iraq", "IQ-WA")]


def test_the_place_that_guests_move_on_from_is_not_their_home() -> None:
    text = (
        "Ilam and Wasit signed a memorandum on Sunday. "
        "For the purpose the delegation of Wasit, which moved on from Ilam to Mehran, arrived in Ilam on Saturday."
    )
    assert visits(text) == [("2024-05-18", "iraq_to_iran", "IR-16")]


@pytest.mark.parametrize("word", ["stay open", "stay a secret", "remain closed"])
def test_shops_that_stay_open_are_no_visitors(word: str) -> None:
    text = (
        "The governor of Ilam received the governor of Wasit on Sunday. "
        f"From 3 June the offices in Kut will {word}, traders of Ilam and Wasit were told."
    )
    assert [start for start, _, _ in visits(text)] == ["2024-05-19"]
