"""People of one country who were at a place of the other on a day that is told, whatever they did there."""

from __future__ import annotations

import pytest

from events.extract import extract

TALKS = "The chambers of Ilam and Wasit signed an agreement in Kut on Sunday. "


def told(text: str) -> list[tuple[str, str, str | None, str]]:
    found = extract(text, "2024-05-22", "en").events
    return [(str(e.type), str(e.status), e.start, str(e.direction)) for e in found if e.type != "agreement"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A technical team of Iraqi engineers learned to mend pumps in Ilam in March.",
        "In March, six doctors of Kut watched operations in Ilam.",
        "Wasit's surveyors measured a bridge in Ilam in March.",
        "Farmers from Kut were busy for some days in March among the orchards of a village in Ilam.",
    ],
)
def test_people_of_one_side_at_a_place_of_the_other_were_on_a_journey(sentence: str) -> None:
    assert told(TALKS + sentence) == [("delegation", "completed", "2024-03", "iraq_to_iran")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Engineers of Ilam learned to mend pumps in Ilam in March.",
        "The doctors of Kut said of hospitals in Ilam in March that they were clean.",
        "Doctors of Kut often work in Ilam in March.",
        "Surveyors of Kut measure bridges in Ilam.",
        "Weavers of Kut sold carpets from a tent in Ilam in March.",
    ],
)
def test_those_at_home_those_who_speak_those_who_sell_and_habits_are_none(sentence: str) -> None:
    assert "delegation" not in [kind for kind, *_ in told(TALKS + sentence)]
