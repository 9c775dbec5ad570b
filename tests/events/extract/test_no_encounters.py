"""What is told with the words of visits and meetings and is neither, and plans that were put off for a day told."""

from __future__ import annotations

import pytest

from tests.events.extract.monday import events

PAPER = "The chambers of Ilam and Wasit signed an agreement in Kut in March. "
PLAN = "The governor of Ilam was to visit Kut on Thursday. "


def kinds(text: str) -> set[str]:
    return {str(event.type) for event in events(PAPER + text)} - {"agreement"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor of Ilam spoke with his counterpart from Wasit on Sunday in a telephone call.",
        "More than 300,000 Iraqis visited Ilam in 2023.",
        "Of the three million tourists who came to Kut in 2023 most were from Ilam.",
        "It is not the case that a delegation from Kut travelled to Ilam on Sunday.",
    ],
)
def test_calls_crowds_and_what_is_not_the_case_are_no_encounter(sentence: str) -> None:
    assert kinds(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor of Ilam met his counterpart from Wasit in Kut on Sunday, he told reporters by telephone.",
        "Thirty Iraqis visited Ilam in March 2023.",
        "A delegation from Kut, where 400,000 people live, travelled to Ilam on Sunday.",
        "The governor of Wasit called on his colleagues in Ilam on Sunday.",
        "Merchants of Kut are to pay a return visit to Ilam in June, when Ilam holds its fair.",
    ],
)
def test_what_is_told_by_telephone_and_small_crowds_may_be(sentence: str) -> None:
    assert kinds(sentence) & {"delegation", "forum"}


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        ("The governor of Ilam has put off the journey to Kut that he was to make on Thursday.", "postponed", "2024-05-23"),
        ("A delegation from Kut that was due in Ilam on Sunday did not turn up.", "cancelled", "2024-05-19"),
        (PLAN + "The trip has been struck from his calendar.", "cancelled", "2024-05-23"),
        (PLAN + "The trip will not take place for the time being.", "postponed", "2024-05-23"),
    ],
)  # fmt: skip
def test_the_day_of_what_came_to_nothing_is_the_nearer_one(text: str, status: str, start: str) -> None:
    assert [(str(e.status), e.start) for e in events(text)] == [(status, start)]
