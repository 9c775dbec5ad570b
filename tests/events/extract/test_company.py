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
