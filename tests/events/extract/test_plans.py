"""Journeys to come that are told without a word for a delegation, and plans that the next sentence undoes."""

from __future__ import annotations

import pytest

from events.extract import extract

TALKS = "The chambers of Ilam and Wasit signed an agreement in Kut on Sunday. "


def told(text: str) -> list[tuple[str, str, str | None]]:
    found = extract(text, "2024-05-22", "en").events
    return [(str(event.type), str(event.status), event.start) for event in found if event.type != "agreement"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sixty of them are to fly to Ilam in July.",
        "Engineers from Kut are to arrive in Ilam in July.",
        "Wholesalers from Kut, he said, are coming in July.",
        "The mayor of Kut is due in July.",
        "The chamber of Kut promised to turn up in Ilam in July.",
        "The mayor of Ilam expects thirty merchants of Kut in July.",
    ],
)
def test_people_who_are_to_come_are_a_delegation_to_come(sentence: str) -> None:
    assert told(TALKS + sentence) == [("delegation", "planned", "2024-07")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The goods are due in July.",
        "A letter awaits the merchants in July.",
        "The chamber expects traders to buy more in July.",
        "The engineers are to see the mayor on Friday before going home.",
        "Members are expected to pay their fees in July.",
        "The chairman said that three occasions are coming up in July.",
    ],
)
def test_what_is_due_or_to_be_done_without_a_journey_is_none(sentence: str) -> None:
    assert told(TALKS + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Yesterday the trip was called off.", "cancelled"),
        ("It was put off by a month.", "postponed"),
        ("The trip had been put off twice.", "planned"),
        ("A tour of the old town was called off because of rain.", "planned"),
        ("It was denied that the trip had been called off.", "planned"),
    ],
)
def test_the_next_sentence_may_undo_a_plan(sentence: str, status: str) -> None:
    text = TALKS + "Traders from Kut are to travel to Ilam in July. " + sentence
    assert told(text) == [("delegation", status, "2024-07")]


def test_what_two_sides_agreed_to_hold_is_planned_also_where_no_day_of_publication_tells_it() -> None:
    told = "The governor of Ilam received guests of Wasit in Ilam on 4 March 2025."
    agreed = f"{told} They agreed to hold a joint border committee in Kut in May."
    held = f"{told} They held a joint border committee in Kut in May 2024."
    assert [e.status for e in extract(agreed).events if e.start == "2025-05"] == ["planned"]
    assert [e.status for e in extract(held).events if e.start == "2024-05"] == ["completed"]


@pytest.mark.parametrize(
    ("when", "status"), [("in March 2024", "completed"), ("in July 2024", "planned"), ("on May 5, 2024", "completed")]
)
def test_a_plan_whose_time_is_past_by_the_report_was_carried_out(when: str, status: str) -> None:
    visit = "The pipes that Wasit will lay were the subject of a visit that the governor of Wasit made to Ilam {when}."
    assert [s for _, s, _ in told(visit.format(when=when))] == [status]


@pytest.mark.parametrize(
    ("asked", "status"),
    [("were in turn asked to visit Ilam", "proposed"), ("were in Ilam", "completed")],
)
def test_in_turn_is_no_place_to_be_in(asked: str, status: str) -> None:
    assert [s for _, s, _ in told(TALKS + f"People from the chamber of Wasit {asked} for a tour of its sights.")] == [
        status
    ]


def test_what_will_be_remembered_has_happened() -> None:
    text = (
        "Three days in Kut that traders of Ilam will {verb} ended with a memorandum of the chambers of Ilam and Wasit."
    )
    found = [extract(text.format(verb=verb), "2024-05-22", "en").events for verb in ("remember", "announce")]
    assert [str(e.status) for events in found for e in events if e.type == "agreement"] == ["completed", "planned"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("A seminar of Ilam and Kut on gas, due in Kut on 2 June, has been scratched from the calendar.", "cancelled"),
        (
            "Officials from Ilam who were to be received in Kut this Thursday asked to come another day.",
            "postponed",
        ),
        ("Officials from Ilam who were to be received in Kut this Thursday have asked for another room.", "planned"),
    ],
)
def test_what_is_struck_off_a_calendar_or_is_to_be_another_time_is_not_held(sentence: str, status: str) -> None:
    assert [found for _, found, _ in told(TALKS + sentence)] == [status]
