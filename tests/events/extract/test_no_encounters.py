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
        "The rent of the hall was shared by the chamber of Ilam with its counterpart in Kut.",
        "Tents and blankets came over the border from Kut to Ilam on Sunday.",
        "Examinations of the second round begin in Kut on 25 July.",
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


def test_what_was_put_off_is_planned_where_the_next_sentence_tells_its_new_day() -> None:
    told = "A seminar of Bushehr and Basra was to have been held in Bushehr in March. {} the last week of June."
    (event,) = events(told.format("It has been put down for"))
    assert (str(event.status), event.start) == ("planned", "2024-06")
    (event,) = events(told.format("Hotels are full in"))
    assert str(event.status) == "postponed"


@pytest.mark.parametrize(
    ("answer", "status"), [("He has accepted.", "planned"), ("Nobody has answered him.", "proposed")]
)  # fmt: skip
def test_an_invitation_is_a_plan_once_it_is_accepted(answer: str, status: str) -> None:
    visit = events(f"The governor of Ilam invited the governor of Wasit to visit Ilam in June. {answer}")[0]
    assert (str(visit.type), str(visit.status), visit.start) == ("delegation", status, "2024-06")


def test_what_is_told_of_a_day_of_something_planned_is_planned_too() -> None:
    told = (
        "Traders of Ilam will hold a fair in Kut from 12 to 15 June. "
        "On the second morning the Kut chamber lays a long table for them."
    )
    assert [(str(e.type), str(e.status), e.start) for e in events(told)] == [
        ("exhibition", "planned", "2024-06-12"), ("forum", "planned", "2024-06-13"),
    ]  # fmt: skip


def test_a_joint_chamber_that_a_paper_founds_is_no_meeting() -> None:
    told = events(
        "Ilam and Wasit will found a joint chamber under a memorandum that their chambers signed in Kut on Sunday."
    )
    assert [(str(e.type), e.start) for e in told] == [("agreement", "2024-05-19")]
