"""Meetings of many provinces: those in the list of who was there take part, whatever sentence it stands in."""

from __future__ import annotations

import pytest

from events.extract import extract

IRAN = {"IR-04", "IR-05", "IR-12"}
IRAQ = {"IQ-AR", "IQ-DA", "IQ-HA"}
MET = "The governors of the border provinces of Iran and the Kurdistan Region met in Sanandaj on Tuesday."
HEADS = "heads of the provinces of Kurdistan, Kermanshah and West Azerbaijan"
LISTED = "for Iraq, those of Erbil, Duhok and Halabja"


@pytest.mark.parametrize(
    "told",
    [
        f"{MET} Kurdistan's governor was joined by his colleagues of Kermanshah and West Azerbaijan. "
        "From Iraq came the governors of Erbil, Duhok and Halabja.",
        f"A conference of border governors was held in Sanandaj on Tuesday. Present were the {HEADS} and, {LISTED}.",
        "Six provinces took part: West Azerbaijan, Kermanshah and the host Kurdistan from Iran; Erbil, Duhok and Halabja from "
        "Iraq. The forum of governors opened in Sanandaj on Tuesday.",
    ],
)
@pytest.mark.parametrize("closing", ["", " The conference closed on Wednesday with a memorandum of understanding."])
def test_all_whose_heads_are_listed_take_part(told: str, closing: str) -> None:
    found = extract(told + closing, "2025-05-22", "en").events
    assert [event.type for event in found] == (["forum", "agreement"] if closing else ["forum"])
    for event in found:
        assert (set(event.iran), set(event.iraq)) == (IRAN, IRAQ)
        assert (event.venue_code, event.direction) == ("IR-12", "mutual")


def test_a_list_of_what_a_road_links_names_nobody_who_met() -> None:
    told = (
        "The governors of Ilam and Wasit met in Mehran on Tuesday. The road they want links Lorestan, Hamadan and Ilam "
        "with the border."
    )
    found = extract(told, "2025-05-22", "en").events
    assert [(event.iran, event.iraq) for event in found] == [(("IR-16",), ("IQ-WA",))]


@pytest.mark.parametrize(
    "told",
    [
        "Three governors of the Kurdistan Region came to Sanandaj on Tuesday: Karwan Amin (Erbil), Dilshad Omar (Duhok) and "
        "Shirin Latif (Halabja). Their hosts were the governors of Kurdistan, Kermanshah and West Azerbaijan.",
        "Erbil's governor said on Thursday that his visit to Sanandaj had been worth it. He and his colleagues of Erbil, Duhok "
        "and Halabja met the governors of Kurdistan, Kermanshah and West Azerbaijan there on Tuesday.",
    ],
)
def test_governors_of_the_region_act_each_for_his_own_governorate(told: str) -> None:
    (visit,) = extract(told, "2025-05-22", "en").events
    assert (set(visit.iran), set(visit.iraq), visit.venue_code) == (IRAN, IRAQ, "IR-12")


def test_colleagues_of_other_places_join_the_one_who_tells_of_them() -> None:
    told = (
        "SULAYMANIYAH – The governor of Sulaymaniyah said on Thursday that his visit to Sanandaj had been worth it. He and his "
        "colleagues of Erbil, Duhok and Halabja met the governor of Kurdistan province there on Tuesday. Sulaymaniyah will gain."
    )
    (visit,) = extract(told, "2025-05-22", "en").events
    assert set(visit.iraq) == {*IRAQ, "IQ-SU"}
