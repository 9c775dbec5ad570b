"""Exhibitions that are told without the word, and editions of one: the next is not the last told again."""

from __future__ import annotations

import pytest

from events.extract import ExtractedEvent, extract

MONDAY = "2024-05-20"


def events(text: str) -> tuple[ExtractedEvent, ...]:
    return extract(text, MONDAY, "en").events


@pytest.mark.parametrize(
    "name",
    [
        "a fashion sale",
        "a leather week",
        "the week of Ilam",
        "a week of Ilam's crafts",
        "a hall for crafts of Ilam",
        "a display of Ilam",
        "a street market of Ilam",
        "a pop-up shop of Ilam",
    ],
)
def test_a_show_of_goods_has_many_names(name: str) -> None:
    (event,) = events(f"{name[:1].upper()}{name[1:]} was opened in Kut on Sunday by weavers from Ilam.")
    assert (event.type, event.status, event.start) == ("exhibition", "completed", "2024-05-19")
    assert (event.iran, event.iraq, event.direction) == (("IR-16",), ("IQ-WA",), "iran_to_iraq")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ilam's weavers bought a display case in Kut on Sunday.",
    ],
)
def test_what_only_sounds_like_a_show_is_none(sentence: str) -> None:
    assert not [event for event in events(sentence) if event.type == "exhibition"]


def test_the_next_one_is_not_the_one_held_long_ago() -> None:
    text = (
        "Weavers of Ilam held an exhibition in Kut in October 2023. "
        "The second exhibition in that city will be arranged soon, the crafts office of Ilam said."
    )
    assert [(event.status, event.start) for event in events(text)] == [("completed", "2023-10"), ("planned", "2024-05")]


def test_the_one_on_now_is_told_again_by_what_is_still_to_come_of_it() -> None:
    text = (
        "Weavers of Ilam opened an exhibition in Kut on Saturday. "
        "The exhibition will close its doors on Thursday, the crafts office of Ilam said."
    )
    assert [(event.status, event.start) for event in events(text)] == [("completed", "2024-05-18")]


def test_how_long_a_deed_took_is_no_day_ahead() -> None:
    text = (
        "Weavers of Ilam sold all they had in four days at the exhibition in Kut, which was opened on Monday last week."
    )
    assert [(event.status, event.start) for event in events(text)] == [("completed", "2024-05-13")]
