"""People of both sides seen sitting together: a meeting of its own beside the visit that brought them there."""

from __future__ import annotations

import pytest

from events.extract import extract

VISIT = "Traders from Kut visited Ilam on Monday. "


def told(text: str) -> set[str]:
    return {str(event.type) for event in extract(text, "2024-05-22", "en").events}


@pytest.mark.parametrize(
    "sentence",
    [
        "In the chamber's hall they were seated opposite the dairies of Ilam.",
        "On Tuesday they faced the growers of Ilam in a tea house.",
        "The chamber of Ilam had invited them to a discussion evening.",
        "Wholesalers of Ilam took their places facing them, at numbered tables.",
    ],
)
def test_a_table_shared_during_a_visit_is_a_meeting_beside_it(sentence: str) -> None:
    assert told(VISIT + sentence) == {"delegation", "forum"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The working hours of the gate are too short for the wholesalers of Ilam.",
        "The governor of Ilam faced many questions.",
        "They sat among the students of Ilam for a while.",
        "The gate of Mehran was shut to them.",
    ],
)
def test_other_seats_hours_and_faces_are_no_meeting(sentence: str) -> None:
    assert told(VISIT + sentence) == {"delegation"}
