"""Meetings told by who sat there: people of both sides in one breath, bodies of both, and the journey to a gathering."""

from __future__ import annotations

import pytest

from events.extract import extract
from tests.events.extract.monday import events


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(str(e.type), str(e.status), e.start) for e in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The water engineers of Ilam and Wasit argued for six hours on Sunday.",
        "Millers of Kermanshah and Diyala compared notes over a screen on Sunday.",
        "The roads of Ilam and Wasit need lorries. The two provinces' hauliers and their directors sat in Mehran on Sunday.",
        "The chambers of Tabriz and Erbil have known better days. On Sunday they faced one another across a table in Erbil.",
    ],
)
def test_people_of_both_sides_who_deal_with_each_other_meet(text: str) -> None:
    assert ("forum", "completed", "2024-05-19") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The water engineers of Ilam and Wasit were paid on Sunday.",
        "The water engineers of Ilam and Kermanshah argued for six hours on Sunday about Iraq.",
        "The chambers of Ilam and Wasit have printed a map in which each other's members are named since 2019.",
        "Merchants of Ilam and Wasit often argue on a Sunday.",
    ],
)
def test_people_of_both_sides_who_do_not_meet(text: str) -> None:
    assert "forum" not in [kind for kind, *_ in told(text)]


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        ("A bench of buyers from Kut will face the beekeepers of Ilam on Thursday afternoon.", "planned", "2024-05-23"),
        ("Shipping agents from Bushehr haggled with the importers of Basra on Sunday.", "completed", "2024-05-19"),
        ("The Najaf chamber wants a yearly round with Qom at which banks are present.", "proposed", "2024-05"),
    ],
)
def test_people_of_one_side_deal_with_people_of_the_other(text: str, status: str, start: str) -> None:
    assert told(text) == [("forum", status, start)]


def test_a_body_of_both_sides_sits_whatever_it_is_called() -> None:
    text = (
        "AHVAZ – The third round of the marsh panel of Khuzestan and Basra ended on Sunday. "
        "Round two had been held in Basra in November."
    )
    assert {(kind, start) for kind, _, start in told(text)} == {("forum", "2024-05"), ("forum", "2023-11")}
    assert told("The fishery council of Khuzestan spoke of Basra on Sunday.") == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Twelve merchants from Kut landed in Shiraz on Saturday. A business forum was held for them at the chamber.",
            2,
        ),
        ("Twelve merchants from Kut attended a business forum in Shiraz on Saturday. The forum heard six speakers.", 1),
    ],
)
def test_the_journey_to_a_gathering_is_told_in_a_sentence_of_its_own(text: str, kinds: int) -> None:
    assert len(told(text)) == kinds


def test_the_journey_of_those_who_will_show_goods_is_the_exhibition() -> None:
    text = "Tile makers of Yazd are to be in Ramadi on 21 June with samples, and will set up their stalls there."
    assert [str(e.type) for e in extract(text, "2024-05-20", "en").events] == ["exhibition"]
