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
        "In March, thirty farmers from Kut walked among the orchards of Ilam.",
        "Beekeepers from Kut sat in the lobby of an Ilam hotel in March.",
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


def test_those_who_are_home_again_after_some_days_had_set_out_that_long_before() -> None:
    found = extract(
        TALKS + "Ten dealers of Kut were home again on Tuesday after three days in Ilam.", "2024-05-22", "en"
    )
    assert [(e.start, e.end) for e in found.events if e.type == "delegation"] == [("2024-05-19", "2024-05-21")]


def test_members_who_last_came_years_ago_made_a_visit_of_their_own() -> None:
    text = TALKS + "Six traders of Kut visited Ilam on Monday. Members of their union last came in May 2014."
    assert [e[2] for e in told(text)] == ["2024-05-20", "2014-05"]


def test_who_will_be_received_somewhere_is_to_go_there() -> None:
    assert told(TALKS + "He will be received in Ilam in June.") == [
        ("delegation", "planned", "2024-06", "iraq_to_iran")
    ]


def test_the_evening_is_that_of_the_day_told_before() -> None:
    text = (
        TALKS
        + "Six traders of Kut flew to Ilam on Monday. In the evening they were seated opposite the dairies of Ilam."
    )
    assert ("forum", "completed", "2024-05-20", "mutual") in told(text)
