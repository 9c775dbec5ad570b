"""Exhibitions in a room of a town for some days: whose room it is, how long they stay, and what became of the plan."""

from __future__ import annotations

import pytest

from events.extract.results import ExtractedEvent
from tests.events.extract.monday import events, only


def shows(text: str) -> list[ExtractedEvent]:
    return [event for event in events(text) if event.type == "exhibition"]


def test_a_room_open_to_buyers_until_some_day_is_an_exhibition() -> None:
    text = (
        "Slabs from Ilam lean against the walls of a tent in Kut since Saturday, where quarry owners receive customers."
    )
    (event,) = shows(text)
    assert (event.start, event.iran, event.venue_code) == ("2024-05-18", ("IR-16",), "IQ-WA")
    assert not shows("Lorries from Ilam stood beside a tent in Kut since Saturday, and their drivers slept.")


@pytest.mark.parametrize(
    "room",
    [
        "{}'s municipal park will be filled by",
        "The sports hall of {} will be filled by",
        "The museum in {} will be filled by",
    ],
)
def test_the_town_that_owns_the_room_is_the_setting(room: str) -> None:
    (event,) = shows(f"{room.format('Kut')} felt makers of Ilam from 3 to 9 June.")
    assert (event.venue_code, event.direction, event.start) == ("IQ-WA", "iran_to_iraq", "2024-06-03")


def test_the_clause_that_hangs_on_a_room_tells_who_fills_it() -> None:
    (event,) = shows(
        "He walked through the hall in Kut in which fourteen artisans of Ilam spread out kilims on Sunday."
    )
    assert (event.start, event.iran) == ("2024-05-19", ("IR-16",))
    assert not shows("Kut thanked Ilam for the tents which were sent on Friday, and asked for blankets.")


def test_what_was_before_the_filling_gives_way_to_the_day_of_it() -> None:
    text = "Halls in Kut that stood dark since the Turkish week in March will be lit again on Friday, when Ilam's potters move in."
    (event,) = shows(text)
    assert (event.status, event.start, event.iran) == ("planned", "2024-05-24", ("IR-16",))
    since = "The hall in Kut, empty since March, has been filled with carpets from Ilam since Saturday."
    assert [e.start for e in shows(since)] == ["2024-05-18"]


def test_how_long_the_goods_lasted_is_no_day_ahead() -> None:
    text = "Ilam's cutlers had a stall at last week's fair in Kut. Those who carried their wares there sold out in two days."
    assert [e.status for e in shows(text)] == ["completed"]


def test_the_day_by_which_to_enter_ones_name_is_not_that_of_the_fair() -> None:
    text = (
        "Members who wish to go to the Ilam goods fair in Kut must enter their names by Thursday. "
        "The fair is to run for six days from 13 September."
    )
    (event,) = shows(text)
    assert (event.status, event.start, event.end) == ("planned", "2024-09-13", "2024-09-18")
    opened = only("The governor of Ilam will open a goods fair in Kut on Thursday.")
    assert opened.start == "2024-05-23"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("He suggested that an exhibition of Ilam's carpets be staged in Kut.", "proposed"),
        ("He made a suggestion to his hosts in Kut: a week of Ilam's books at the college.", "proposed"),
        (
            "He has asked the weavers and the carvers of fine wood from Ilam to come to a fair in Kut next June.",
            "proposed",
        ),
        ("The governor has approved the opening of a market for goods from Ilam in Kut.", "planned"),
        ("A pavilion is reserved for Ilam's weavers at the fair in Kut in November.", "planned"),
        ("The Ilam carpet fair in Kut, postponed twice, has a date at last: it starts on 3 June.", "planned"),
        ("The Ilam carpet fair in Kut was postponed on Sunday.", "postponed"),
        ("The Ilam carpet fair in Kut, due on 3 June, cannot go ahead.", "cancelled"),
        ("Not one of the firms from Ilam that booked space at the fair in Kut will be coming in June.", "cancelled"),
    ],
)
def test_what_became_of_the_plan(said: str, status: str) -> None:
    assert [e.status for e in shows(said)] == [status]


def test_the_same_city_is_not_the_one_that_shows() -> None:
    text = "Traders from Ilam were in Kut last week. In March 2020 Ilam showed its goods at an exhibition in the same city."
    (event,) = shows(text)
    assert (event.venue_code, event.iran, event.start) == ("IQ-WA", ("IR-16",), "2020-03")


def test_the_first_days_are_not_all_of_them() -> None:
    (event,) = shows("Ilam's fair in Kut, where carpets were sold out in the first two days, opened on Saturday.")
    assert (event.start, event.end) == ("2024-05-18", None)


def test_since_when_the_road_was_cut_is_no_day_of_what_was_called_off() -> None:
    text = (
        "With the road cut since Tuesday, a fair of Ilam's goods in Kut has been called off. "
        "The ribbon would have been cut on 3 June."
    )
    (event,) = shows(text)
    assert (event.status, event.start) == ("cancelled", "2024-06-03")


def test_what_should_be_on_a_day_is_planned_what_somebody_should_do_is_wished() -> None:
    planned = "A fair of Ilam's goods is the subject of talks in Kut. The fair should open on 3 June."
    assert ("planned", "2024-06-03") in [(e.status, e.start) for e in shows(planned)]
    wished = "Ilam's weavers should be given a fair in Kut, the mayor said."
    assert [e.status for e in shows(wished)] == ["proposed"]


def test_goods_on_show_are_those_of_the_fair_just_told_wherever_their_director_sits() -> None:
    text = (
        "A crafts fair of Ilam will be held in Kut from 3 to 5 June. "
        "Felt and leather will be on display, the director of crafts in Ilam told reporters."
    )
    (event,) = shows(text)
    assert (event.venue_code, event.start) == ("IQ-WA", "2024-06-03")


def test_the_doors_tell_when_a_showroom_opens() -> None:
    text = (
        "The showroom of Ilam in Kut needs another six weeks, he said on Sunday; the doors are to be opened on 3 July."
    )
    assert [(e.status, e.start) for e in shows(text)] == [("planned", "2024-07-03")]
