"""Who acts for a place and who is only from it; the stops of a visit; the Kurdistan Region and its bodies."""

from __future__ import annotations

import pytest

from events.extract import extract


def test_students_and_patients_of_a_place_act_for_nobody() -> None:
    told = (
        "The governor of Dhi Qar met the governor of Khuzestan in Ahvaz on Saturday. They talked about patients from Maysan and "
        "the students of Basra who live in the city."
    )
    (event,) = extract(told, "2025-02-24", "en").events
    assert (event.iran, event.iraq) == (("IR-06",), ("IQ-DQ",))


def test_a_stop_where_talks_were_held_is_a_party_of_the_visit() -> None:
    told = (
        "Iran's deputy minister of industry ended a visit to the Kurdistan Region in Erbil on Monday. He had begun in "
        "Sulaymaniyah, where he held talks on Sunday with the governor of Halabja."
    )
    (event,) = extract(told, "2021-11-09", "en").events
    assert set(event.iraq) == {"IQ-AR", "IQ-SU", "IQ-HA"}


@pytest.mark.parametrize(
    "told",
    [
        "The Kurdistan Region's board of investment signed a memorandum with the chamber of Kermanshah in Erbil on Monday.",
        "The dam engineers of the Kurdistan Region and their colleagues from Kermanshah signed a memorandum in Dukan on Monday.",
        "The minister of trade of the Kurdistan Region landed in Kermanshah on Monday. Two ministers signed a memorandum there.",
    ],
)
def test_boards_engineers_and_ministers_of_the_region_act_for_it(told: str) -> None:
    papers = [event for event in extract(told, "2021-11-10", "en").events if event.type == "agreement"]
    assert [paper.iraq for paper in papers] == [("IQ-KR",)]
