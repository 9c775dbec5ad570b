"""Days told in another sentence or clause than the event: who said what when, the last hours, the date set for it later on."""

from __future__ import annotations

import pytest

from tests.events.extract.monday import events


def spans(text: str, kind: str) -> list[tuple[str, str | None, str | None]]:
    return [(e.status, e.start, e.end) for e in events(text) if e.type == kind]


def test_who_said_so_in_the_sentence_before_does_not_date_it() -> None:
    text = (
        "Sixty firms from Ilam are in Kut. Business was good, their leader said. "
        "Tomorrow the party leaves for Najaf, where there will be one more conference with the chamber of the city."
    )
    assert ("planned", "2024-05-21", None) in spans(text, "delegation") + spans(text, "forum")


@pytest.mark.parametrize(
    "hour",
    [
        "In the closing hours of the stay",
        "On the morning of their departure",
        "As the chairs were being folded",
        "Before they said goodbye",
        "At the farewell",
    ],
)
def test_the_last_hours_of_a_stay_are_its_last_day(hour: str) -> None:
    text = f"Merchants from Kut were in Ilam from Thursday to Saturday. {hour}, the two chambers signed a memorandum."
    assert spans(text, "agreement") == [("completed", "2024-05-18", None)]


def test_what_closed_before_is_not_what_opened_then() -> None:
    text = (
        "A month after its twin closed in Ilam, a book fair of Ilam's printers opened in Kut on Saturday. "
        "It stays open through Friday."
    )
    assert spans(text, "exhibition") == [("completed", "2024-05-18", "2024-05-24")]


def test_days_until_a_day_give_the_first_within_a_week_told() -> None:
    text = "For five days last week, until Sunday, weavers from Ilam showed carpets at a fair in Kut."
    assert spans(text, "exhibition") == [("completed", "2024-05-15", "2024-05-19")]


@pytest.mark.parametrize(
    "sentence",
    ["12 June has been fixed for it.", "It is due on 12 June.", "The date is 12 June."],
)
def test_the_date_set_for_a_plan_may_stand_in_the_next_sentence(sentence: str) -> None:
    plan = "Officials of Ilam and Wasit will hold a meeting in Kut about the border. "
    assert spans(plan + sentence, "forum") == [("planned", "2024-06-12", None)]
    assert spans(plan + "The bridge in Kut will be painted on 12 June.", "forum") == [("planned", "2024-05", None)]


def test_the_day_of_the_opening_may_be_told_before_the_fair_is_named() -> None:
    text = (
        "The halls on the edge of Kut have been Iranian territory since Saturday. "
        "Firms moved in with pumps and cloth for a fair which the chamber of Ilam has put together and which will close on Friday."
    )
    assert spans(text, "exhibition") == [("completed", "2024-05-18", "2024-05-24")]


def test_the_day_of_a_paper_may_stand_in_the_paragraph_before() -> None:
    text = (
        "The mayors of Ilam and Kut sat on the bank of the river on Sunday and drank tea.\n\n"
        "A memorandum on the ferry was signed there by the two."
    )
    assert ("completed", "2024-05-19", None) in spans(text, "agreement")
