"""A journey told without naming where from and where to: by its travellers, and by the days on which they came and left."""

from __future__ import annotations

import pytest

from events.extract import extract

PAPER = "The chambers of commerce of Ilam and Wasit signed a memorandum in Ilam on Sunday. "
VISIT = "A trade delegation from Wasit visited Ilam on Saturday. "


def visits(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(str(e.status), e.start, e.end) for e in extract(text, "2024-05-20", "en").events if e.type == "delegation"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The visitors had flown in on Friday.",
        "The president of the Kut chamber, Ali Hasan, landed on Friday with nine merchants.",
        "Wasit's men had driven over on Friday.",
    ],
)
def test_travellers_who_came_are_a_visit(sentence: str) -> None:
    assert visits(PAPER + sentence) == [("completed", "2024-05-17", None)]


@pytest.mark.parametrize("sentence", ["The dates had come in on Friday.", "A letter landed in Ilam on Friday."])
def test_goods_and_letters_that_came_are_none(sentence: str) -> None:
    assert visits(PAPER + sentence) == []


@pytest.mark.parametrize("sentence", ["The guests go back on Tuesday.", "The party is to return home on Tuesday."])
def test_the_day_of_leaving_ends_the_visit_and_is_no_other(sentence: str) -> None:
    assert visits(VISIT + sentence) == [("completed", "2024-05-18", "2024-05-21")]


def test_who_goes_home_without_having_come_is_no_visit() -> None:
    assert visits(PAPER + "The guests go back on Tuesday.") == []


def test_what_was_signed_and_who_will_come_have_each_their_time() -> None:
    told = "The chamber of Ilam has signed a contract with Wasit's council, and in July the traders of Wasit will come to Ilam."
    found = {str(e.type): (str(e.status), e.start) for e in extract(told, "2024-05-20", "en").events}
    assert found == {"agreement": ("completed", "2024-05"), "delegation": ("planned", "2024-07")}


def test_what_rumours_say_is_no_event() -> None:
    assert visits("Rumours have it on social media that the governor of Wasit visited Ilam on Sunday.") == []


def test_a_stay_wound_up_on_a_day_ends_on_it() -> None:
    told = "A trade delegation from Erbil wound up its three-day stay in Tabriz on Sunday with a tour of the works."
    assert visits(told) == [("completed", "2024-05-17", "2024-05-19")]


def test_a_mission_called_off_and_guests_expected_from_the_other_side_are_two() -> None:
    told = (
        "The chamber of Ilam said that its mission that was to tour Kut and Basra in March had been called off. "
        "For June it expects guests: the president of the Kut chamber is to be in Ilam with sixty traders."
    )
    found = [str(e.status) for e in extract(told, "2024-05-20", "en").events if e.type == "delegation"]
    assert found == ["cancelled", "planned"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Mr Amiri, you came home from Kut on Sunday. Nine of you went, all from the Ilam chamber.", "2024-05", "2024-05-19"),
        ("After three days in Kut the men of Ilam packed their bags on Sunday and drove back.", "2024-05-17", "2024-05-19"),
    ],
)  # fmt: skip
def test_who_comes_home_from_a_place_has_been_there(text: str, start: str, end: str) -> None:
    found = extract(text, "2024-05-20", "en").events
    assert [(str(e.direction), e.venue_code, e.start, e.end) for e in found] == [("iran_to_iraq", "IQ-WA", start, end)]


def test_a_custom_brought_back_is_no_journey() -> None:
    assert visits(PAPER + "The chamber of Ilam brought back to life a market of Kut on Sunday.") == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("A team of vets from Kut returned on Sunday from Ilam, where in the course of four days it saw many farms.", "2024-05-16"),
        ("A trade delegation from Kut returned on Sunday from Ilam, where it had seen many farms.", "2024-05"),
    ],
)  # fmt: skip
def test_the_day_on_which_guests_returned_is_their_last(text: str, start: str) -> None:
    assert visits(text) == [("completed", start, "2024-05-19")]
