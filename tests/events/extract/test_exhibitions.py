"""Exhibitions that are not called so, and the editions of one: the one before, the next, a similar one elsewhere."""

from __future__ import annotations

import pytest

from events.extract import extract

FAIR = "An exhibition of Ilam's products opened in Kut on Sunday. "


def shows(text: str) -> list[tuple[str, str | None]]:
    """Status and start of every exhibition told."""
    found = extract(text, "2024-05-22", "en").events
    return [(str(event.status), event.start) for event in found if event.type == "exhibition"]


def test_a_festival_with_stalls_of_the_neighbours_is_an_exhibition() -> None:
    text = "Kut's spring festival has been on since Sunday. Ten stalls there belong to weavers from Ilam."
    assert shows(text) == [("completed", "2024-05-19")]


def test_a_week_of_a_province_is_an_exhibition_where_its_goods_are_shown() -> None:
    text = "The Ilam Week of Kut began on Sunday. Potters and felt makers have settled in a tent by the river."
    assert shows(text) == [("completed", "2024-05-19")]


@pytest.mark.parametrize(
    "text",
    [
        "Kut's spring festival opened on Sunday. The mayor of Ilam wrote a letter of thanks.",
        "A delegation from Ilam arrived in Kut on Sunday. It had a busy week in Wasit.",
    ],
)
def test_a_festival_or_a_week_without_goods_of_the_neighbours_is_none(text: str) -> None:
    assert shows(text) == []


def test_makers_who_sell_at_a_place_for_some_days_hold_an_exhibition() -> None:
    text = (
        "Coppersmiths from Ilam have sold trays and kettles in the gallery of Kut since Sunday and pack up on 25 May."
    )
    assert shows(text) == [("completed", "2024-05-19")]


def test_goods_that_are_sold_without_a_time_are_none() -> None:
    assert shows("Coppersmiths from Ilam sell trays and kettles to dealers in Kut.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The previous one was held in Kut in October 2023.",
        "In October 2023 forty exhibitors had taken the same hall.",
        "Ilam last had one in October 2023.",
    ],
)
def test_an_earlier_edition_with_its_date_is_an_exhibition_of_its_own(sentence: str) -> None:
    assert shows(FAIR + sentence) == [("completed", "2024-05-19"), ("completed", "2023-10")]


@pytest.mark.parametrize(
    "sentence",
    ["Last time the carpets were gone by the third day.", "In October 2023 the dinar had lost a tenth of its value."],
)
def test_an_earlier_edition_without_a_date_or_a_date_of_something_else_is_none(sentence: str) -> None:
    assert shows(FAIR + sentence) == [("completed", "2024-05-19")]


def test_a_fair_held_before_is_not_the_one_called_for() -> None:
    text = (
        "The governor of Ilam proposed an exhibition of the province's goods in Kut. "
        "He recalled the exhibition held in the city in October 2023."
    )
    assert shows(text) == [("proposed", "2024-05"), ("completed", "2023-10")]


def test_one_more_exhibition_has_the_exhibitors_of_the_first() -> None:
    text = FAIR + "Cars come from Tehran and Isfahan. A similar exhibition in Basra in September had to be cancelled."
    last = [e for e in extract(text, "2024-05-22", "en").events if e.type == "exhibition"][-1]
    assert (str(last.status), last.iran, last.iraq) == ("cancelled", ("IR-16",), ("IQ-BA",))


def test_third_countries_in_another_clause_leave_an_edition_to_its_own() -> None:
    text = FAIR + "Turkish firms had fairs there often, while Ilam last had one in 2021."
    assert shows(text)[-1] == ("completed", "2021")


def test_what_was_shown_for_a_week_is_an_exhibition_also_in_a_month_past() -> None:
    text = (
        "A delegation from Ilam arrived in Kut on Sunday. In October potters of Ilam had shown bowls for a week in Kut."
    )
    assert shows(text) == [("completed", "2023-10")]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Growers of Ilam are to show their honey to the people of Kut in June.", [("planned", "2024-06")]),
        ("Growers of Ilam, who had come to show their honey, went home.", []),
        ("The governor of Ilam proposed a week of Ilam's goods in Kut.", [("proposed", "2024-05")]),
    ],
)
def test_to_show_is_an_exhibition_where_a_time_is_told(sentence: str, told: list[tuple[str, str]]) -> None:
    assert shows("A delegation from Ilam arrived in Kut on Sunday. " + sentence) == told


def test_a_fair_told_within_a_plan_is_planned() -> None:
    text = "The chamber of Ilam intends to travel in July to Kut, where the chamber has a hall free for a food fair of Ilam."
    assert [status for status, _ in shows(text)] == ["planned"]


@pytest.mark.parametrize(
    "sentence",
    [
        "They will be back in June, when the shoe fair is on.",
        "The guests were promised beds at the next tourism fair in Ilam.",
        "It rained. Nobody minded. The band played on. The mayor was so pleased that he opened a fair of compliments.",
        "The talks may last, if the fasting of the guests will not stand in the way.",
    ],
)
def test_a_fair_that_only_sets_a_scene_is_none(sentence: str) -> None:
    assert shows("A delegation from Wasit arrived in Ilam on Sunday. " + sentence) == []


def test_a_fair_at_which_companies_show_is_told_though_it_only_sets_a_scene() -> None:
    sentence = "Forty companies from Wasit had been at the trade fair in Ilam in March."
    assert shows("A delegation from Wasit arrived in Ilam on Sunday. " + sentence) == [("completed", "2024-03")]


def sides(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str | None]]:
    found = extract(text, "2024-05-22", "en").events
    return [(str(e.status), e.iran, e.iraq, e.venue_code) for e in found if e.type == "exhibition"]


def test_those_whose_goods_the_next_sentence_tells_of_are_the_exhibitors() -> None:
    text = "An exhibition of Iranian crafts opened in Kut on Sunday. Felt from Ilam and trays from Kerman can be seen there."
    assert sides(text) == [("completed", ("IR-16", "IR-08"), ("IQ-WA",), "IQ-WA")]


def test_those_told_of_without_goods_are_no_exhibitors() -> None:
    text = "An exhibition of Iranian crafts opened in Kut on Sunday. A pilgrim from Kerman fell ill."
    assert sides(text) == [("completed", (), ("IQ-WA",), "IQ-WA")]


def test_one_more_in_the_same_city_is_held_where_the_first_was() -> None:
    text = (
        FAIR
        + "The director lives in Basra. Another exhibition, of carpets, will be held in the same city in September."
    )
    assert sides(text)[-1] == ("planned", ("IR-16",), ("IQ-WA",), "IQ-WA")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Carpets of Ilam may be seen in a hall in Kut until Friday.", ("completed", "2024-05")),
        ("Ilam's food fair in Kut, due on 27 May, will not take place then.", ("postponed", "2024-05-27")),
        ("Ilam's food fair in Kut, due on 27 May, will not take place.", ("cancelled", "2024-05-27")),
        ("The felt makers' tents that Ilam had meant to raise in Kut in June were struck off the list.", ("cancelled", "2024-06")),
        ("Ilam is soon going to set up an exhibition of its goods in Kut.", ("planned", "2024-05")),
        ("Firms at the exhibition of Ilam in Kut in March 2024 are asked to settle their bills.", ("completed", "2024-03")),
    ],
)  # fmt: skip
def test_how_far_an_exhibition_has_come(text: str, told: tuple[str, str]) -> None:
    assert shows(text) == [told]


def test_when_it_begins_tells_more_of_the_exhibition_before() -> None:
    assert shows("The Nowruz bazaar of Ilam in Kut has been allowed. It begins on 27 May.")[0][1] == "2024-05-27"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The guilds of Ilam wrote to Kut. Thirty workshops will have a table in the hall from 12 June.",
            [("planned", "2024-06-12")],
        ),
        (
            "Masters from Ilam are guests of a school in Kut and demonstrate inlay in its garden, some for sale.",
            [("completed", "2024-05")],
        ),
        ("Masters from Ilam are guests of a museum in Kut, where they mend carpets.", []),
    ],
)
def test_goods_shown_in_several_ways_are_an_exhibition(text: str, told: list[tuple[str, str]]) -> None:
    assert shows(text) == told
