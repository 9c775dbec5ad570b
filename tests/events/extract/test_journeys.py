"""Where guests come from and what is a journey: a stay told again is none, a home is no setting, a fish that goes is no guest."""

from __future__ import annotations

import pytest

from events.extract import extract


def visits(text: str) -> list[tuple[str | None, str, str | None]]:
    found = extract(text, "2024-05-20", "en").events
    return [(e.start, str(e.direction), e.venue_code) for e in found if e.type == "delegation"]


def test_what_guests_do_during_their_stay_is_no_second_visit() -> None:
    text = (
        "The mayor of Kut and a trade delegation arrived in Ilam on Thursday. "
        "During the same stay a line to Kut was agreed upon with investors from Wasit."
    )
    assert visits(text) == [("2024-05-16", "iraq_to_iran", "IR-16")]


def test_a_visit_that_somebody_paid_goes_where_it_was_paid_to() -> None:
    text = (
        "Traders of Ilam and Wasit hope for a market. "
        "It was the subject of a visit which the governor of Ilam, Karim Rahimi, paid in April to Kut."
    )
    assert visits(text) == [("2024-04", "iran_to_iraq", "IQ-WA")]


def test_the_place_that_guests_move_on_from_is_not_their_home() -> None:
    text = (
        "Ilam and Wasit signed a memorandum on Sunday. "
        "For the purpose the delegation of Wasit, which moved on from Ilam to Mehran, arrived in Ilam on Saturday."
    )
    assert visits(text) == [("2024-05-18", "iraq_to_iran", "IR-16")]


@pytest.mark.parametrize("word", ["stay open", "stay a secret", "remain closed"])
def test_shops_that_stay_open_are_no_visitors(word: str) -> None:
    text = (
        "The governor of Ilam received the governor of Wasit on Sunday. "
        f"From 3 June the offices in Kut will {word}, traders of Ilam and Wasit were told."
    )
    assert [start for start, _, _ in visits(text)] == ["2024-05-19"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Visitors from Basra could be heard bargaining on Saturday.",
        "Students from Iraq may find a place at the university on 1 June.",
        "Young people from Basra sell dates in March.",
    ],
)
def test_people_from_a_place_are_no_delegation_where_nothing_says_how_they_came(sentence: str) -> None:
    assert visits("The bazaar of Khorramshahr in Khuzestan is full. Traders of Basra like it. " + sentence) == []


def test_people_from_a_place_who_came_are_a_delegation() -> None:
    text = "The bazaar of Ahvaz is full. On Saturday twenty people from Basra came to Ahvaz to buy dates."
    assert [start for start, _, _ in visits(text)] == ["2024-05-18"]


@pytest.mark.parametrize(
    "meeting", ["The provincial council's ordinary session", "A board meeting", "The weekly meeting of directors"]
)
def test_what_one_side_holds_by_itself_is_no_forum(meeting: str) -> None:
    text = f"{meeting} in Ilam on Sunday spoke of a road to Kut in Wasit. The governor of Ilam was content."
    assert [e for e in extract(text, "2024-05-20", "en").events if e.type == "forum"] == []


VISIT = "A trade delegation from Ilam arrived in Kut on Sunday. "


@pytest.mark.parametrize(
    "sentence",
    [
        "They hope to talk with importers of Wasit about freight.",
        "Customs are on the agenda for their talks with the governor of Wasit.",
        "The guests invited the traders of Wasit to invest in a market in Ilam.",
        "Power of 20 megawatts could be sent to Kut, the deputy governor of Ilam said.",
        "The reply of Wasit, a letter of two pages, reached Ilam on 3 May.",
    ],
)
def test_hopes_of_guests_other_invitations_and_things_that_travel_are_no_encounters(sentence: str) -> None:
    found = extract(VISIT + sentence, "2024-05-20", "en").events
    assert [str(e.type) for e in found if e.type in ("delegation", "forum")] == ["delegation"]


def test_talks_of_guests_with_a_date_of_their_own_are_a_forum() -> None:
    found = extract(VISIT + "In July they are to talk with the governor of Wasit again.", "2024-05-20", "en").events
    assert [(str(e.type), e.start) for e in found] == [("delegation", "2024-05-19"), ("forum", "2024-07")]


def kinds(text: str) -> list[tuple[str, str | None, str | None]]:
    found = extract(text, "2024-05-20", "en").events
    return [(str(e.type), e.start, e.end) for e in found if e.type in ("delegation", "forum")]


def test_going_home_ends_the_visit_told() -> None:
    text = "A trade delegation from Kut arrived in Ilam on Saturday. The mission returns to Kut on Tuesday."
    assert kinds(text) == [("delegation", "2024-05-18", "2024-05-21")]


def test_those_who_sign_before_screens_have_not_met() -> None:
    signed = "The rectors of the universities of Ilam and Wasit signed a memorandum on Sunday"
    assert kinds(f"{signed}, meeting only on the screen, each in his own hall.") == []
    assert [kind for kind, _, _ in kinds(f"{signed} at a meeting in Kut.")] == ["forum"]


def test_a_committee_to_be_formed_as_was_agreed_is_no_forum() -> None:
    text = "The mayors of Ilam and Kut signed a memorandum in Kut on Sunday. For water a joint committee is yet to be formed."
    assert kinds(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Students from Iraq may find a place at the college of Ilam in autumn, the rector said on Sunday.",
        "Students of law in Kut may before long spend a term in Ilam.",
    ],
)
def test_students_who_may_come_to_study_are_no_visit(sentence: str) -> None:
    assert kinds("The university of Ilam is near Wasit. " + sentence) == []


def test_a_minister_who_comes_with_his_directors_is_no_matter_of_one_country() -> None:
    text = "Cranes are what Iraq lacks, its minister of industry said. He came to Arak on Saturday with six of his directors."
    assert [kind for kind, _, _ in kinds(text)] == ["delegation"]


def test_a_date_between_the_verb_and_the_place_does_not_part_them() -> None:
    stayed = "The head of the chamber of Ilam spent three days of last week in Kut and saw its cold stores."
    assert [e.venue_code for e in extract(stayed, "2024-05-21", "en").events] == ["IQ-WA"]
    elsewhere = "The head of the chamber of Ilam spent three billion rials of his firm on a shop for lamps in Kut."
    assert not [e for e in extract(elsewhere, "2024-05-21", "en").events if e.type == "delegation"]


def test_guests_of_unknown_origin_came_to_where_the_report_was_filed() -> None:
    told = "The chambers of Ilam and Wasit have signed a memorandum. Forty members of theirs are expected here on Thursday."
    filed = {place: [way for _, way, _ in visits(f"{place}, May 20 – {told}")] for place in ("ILAM", "KUT")}
    assert filed == {"ILAM": ["iraq_to_iran"], "KUT": ["iran_to_iraq"]}


def test_colleagues_who_are_told_to_have_crossed_a_border_are_guests() -> None:
    talk = "The chambers of Ilam and Wasit agreed on a price for dates. "
    crossed = "Its nine envoys from Kut crossed at Mehran on Tuesday of last week and tasted the honey of Ilam."
    assert visits(talk + crossed) == [("2024-05-14", "iraq_to_iran", "IR-16")]
    rated = "Its nine envoys found the honey of Ilam too dear."
    assert not visits(talk + rated)
