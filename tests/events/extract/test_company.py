"""Meetings of many provinces: who is called up together is everybody named, in whatever sentence and by whatever words."""

from __future__ import annotations

import pytest

from events.extract import extract

IRAN = {"IR-05", "IR-12", "IR-16"}
IRAQ = {"IQ-DI", "IQ-SU", "IQ-WA"}
GUESTS = "Adil Rashid of Diyala, Karwan Amin of Sulaymaniyah and Hadi al-Saadi of Wasit"
HOSTS = "the governor of Kermanshah; his colleagues from Kurdistan and Ilam had arrived the evening before"


@pytest.mark.parametrize(
    "told",
    [
        "The six governors signed a memorandum on their rivers.",
        "All six signed a memorandum on their rivers.",
        "A memorandum on the shared rivers was signed by the governors.",
        "Three Iranian and three Iraqi provinces are bound by the memorandum that was signed.",
        "It ended with a memorandum on the rivers, which was signed in the evening.",
    ],
)
def test_a_paper_is_one_of_all_who_were_named_before(told: str) -> None:
    found = extract(f"{GUESTS} were welcomed on Tuesday in Kermanshah by {HOSTS}. {told}", "2023-09-07", "en").events
    paper = next(event for event in found if event.type == "agreement")
    assert (set(paper.iran), set(paper.iraq)) == (IRAN, IRAQ)


def test_a_paper_of_two_of_them_is_theirs_alone() -> None:
    told = (
        f"{GUESTS} were welcomed on Tuesday in Kermanshah by {HOSTS}. The governors of Ilam and Wasit signed a memorandum on the "
        "road to Kut."
    )
    paper = next(event for event in extract(told, "2023-09-07", "en").events if event.type == "agreement")
    assert (paper.iran, paper.iraq) == (("IR-16",), ("IQ-WA",))


def test_the_next_round_is_of_the_same_people_wherever_it_is() -> None:
    told = f"{GUESTS} were welcomed on Tuesday in Kermanshah by {HOSTS}. They will meet again in Kut in May 2024."
    again = next(event for event in extract(told, "2023-09-07", "en").events if event.status == "planned")
    assert (set(again.iran), set(again.iraq), again.venue_code) == (IRAN, IRAQ, "IQ-WA")


@pytest.mark.parametrize(
    ("told", "iraq"),
    [
        ("The mayor of Halabja joined them at lunch.", {"IQ-SU", "IQ-HA"}),
        ("Dler Hama of Halabja had come too.", {"IQ-SU", "IQ-HA"}),
        ("Students of Halabja joined them at lunch.", {"IQ-SU"}),
        ("Halabja is an hour from there.", {"IQ-SU"}),
    ],
)
def test_those_who_came_along_take_part(told: str, iraq: set[str]) -> None:
    visit = "The mayors of Sanandaj and Marivan were guests of the mayor of Sulaymaniyah on Friday."
    (event,) = extract(f"{visit} {told}", "2018-03-19", "en").events
    assert (event.iran, set(event.iraq)) == (("IR-12",), iraq)


def test_a_speaker_is_one_of_those_who_went_with_him() -> None:
    told = (
        "Erbil's governor said on Monday that the border gates would stay open. The governors of Duhok and Halabja travelled with "
        "him to Urmia on Sunday, where the governor of West Azerbaijan received them."
    )
    (visit,) = extract(told, "2023-05-23", "en").events
    assert set(visit.iraq) == {"IQ-AR", "IQ-DA", "IQ-HA"}


def test_a_meeting_told_by_its_place_alone_is_of_those_just_named() -> None:
    told = (
        "From Wasit came the governor, from Diyala his deputy, and Maysan, Basra and Dhi Qar had sent their governors. The "
        "governors of Ilam and Lorestan sat across the table. The meeting in Kut on 2 February went on for five hours."
    )
    (meeting,) = extract(told, "2016-02-05", "en").events
    assert set(meeting.iran) == {"IR-16", "IR-15"}
    assert {"IQ-WA", "IQ-MA", "IQ-BA", "IQ-DQ"} <= set(meeting.iraq)


def test_provinces_listed_for_where_they_lie_take_no_part() -> None:
    told = (
        "The governor of Ilam met the governor of Wasit in Mehran on Sunday. They agreed to widen the road to the gate. Ilam, "
        "Kermanshah and Khuzestan are Iran's provinces on the border; Diyala, Maysan and Basra are the others in Iraq."
    )
    for event in extract(told, "2023-04-04", "en").events:
        assert (event.iran, event.iraq) == (("IR-16",), ("IQ-WA",))


def test_guests_do_not_visit_the_town_their_own_paper_reports_from() -> None:
    told = (
        "DUHOK – Ayad Hassan of the Duhok chamber came home on Friday. With him had gone Dara Jalil from Erbil and Sirwan Mohammed "
        "from Sulaimani. Their hosts were the chambers of Tabriz, Urmia and Ardabil."
    )
    for event in extract(told, "2020-01-18", "en").events:
        assert (event.direction, event.venue_code) in {("iraq_to_iran", None), ("iraq_to_iran", "IR-03")}


def test_those_who_came_from_a_list_of_towns_sign_together() -> None:
    told = (
        "Representatives of seven municipalities signed a water charter in Dezful on Saturday. They had come from Basra, Amara and "
        "Kut on the Iraqi side, and from Ahvaz, Ilam and Khorramabad on the Iranian one."
    )
    (paper,) = extract(told, "2017-11-20", "en").events
    assert (set(paper.iran), set(paper.iraq)) == ({"IR-06", "IR-16", "IR-15"}, {"IQ-BA", "IQ-MA", "IQ-WA"})


def test_colleagues_in_a_row_of_towns_are_asked_to_sign_too() -> None:
    told = (
        "The chambers of Karbala and Najaf have invited their peers in Isfahan, Yazd and Qom to a forum in Karbala on 3 March. At "
        "the end, all five are to sign a charter."
    )
    paper = next(event for event in extract(told, "2019-02-12", "en").events if event.type == "agreement")
    assert (set(paper.iran), set(paper.iraq)) == ({"IR-10", "IR-21", "IR-25"}, {"IQ-KA", "IQ-NA"})
