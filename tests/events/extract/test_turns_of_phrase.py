"""Turns of phrase that articles nobody had read before used: who is meant by "us", who visits, what goes on until when."""

from __future__ import annotations

import pytest

from events.extract import ExtractedEvent, extract

PAPER = "The chambers of Ilam and Wasit signed a memorandum in Kut on Sunday. "


def read(text: str, published: str = "2024-05-20") -> list[ExtractedEvent]:
    return extract(text, published, "en").events


def told(text: str, published: str = "2024-05-20") -> list[tuple[str, str, str | None]]:
    return [(str(e.type), str(e.status), e.start) for e in read(text, published)]


def test_us_is_no_country_and_the_us_is_one() -> None:
    assert told("The governor of Wasit signed a memorandum in Ilam on Sunday, and it will help us.")
    assert not told("The governor of Wasit signed a memorandum with the US ambassador on Sunday. Ilam is near.")


def test_a_month_before_its_source_is_that_of_the_event() -> None:
    text = (
        PAPER
        + "A joint economic committee of the two provinces will convene in Ilam, in September according to the text."
    )
    assert ("forum", "planned", "2024-09") in told(text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It all began with a visit by Ilam businessmen in late March.", True),
        ("It all began with a visit by rain clouds in late March.", False),
    ],
)
def test_those_a_visit_is_by_are_the_guests(sentence: str, expected: bool) -> None:
    assert (("delegation", "completed", "2024-03") in told(PAPER + sentence)) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He hopes to bring flowers along when he goes to Ilam on 3 June.", True),
        ("He hopes that it rains when the road to Ilam is closed on 3 June.", False),
    ],
)
def test_he_goes_to_a_place_is_a_visit(sentence: str, expected: bool) -> None:
    assert (("delegation", "planned", "2024-06-03") in told(PAPER + sentence)) is expected


def test_a_paper_voted_down_is_called_off() -> None:
    assert told("The council of Wasit on Sunday voted down a memorandum with Ilam.") == [
        ("agreement", "cancelled", "2024-05-19")
    ]


def test_what_is_to_be_convened_lies_ahead() -> None:
    text = "The rector of Wasit received his colleague of Ilam in Kut on Sunday. "
    assert ("forum", "planned", "2024-10-21") in told(text + "A conference is to be convened in Ilam on 21 October.")


@pytest.mark.parametrize(
    ("verb", "start", "end"), [("goes on", "2024-05-19", "2024-05-23"), ("went on", "2024-05-16", None)]
)
def test_what_goes_on_until_a_weekday_ends_on_the_next_one(verb: str, start: str, end: str | None) -> None:
    text = f"A seminar of Ilam and Wasit opened in Kut on Sunday. The seminar {verb} until Thursday."
    event = read(text, "2024-05-20")[0]
    assert event.end == (end or event.end)
    if end:
        assert event.start == start


def test_both_sides_may_be_meant_without_being_named() -> None:
    sentence = "Its committee, four experts {}, held a first conversation by video on Monday."
    assert ("forum", "completed", "2024-05-20") in told(PAPER + sentence.format("from each province"))
    assert ("forum", "completed", "2024-05-20") not in told(PAPER + sentence.format("and a clerk"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('"I want a sister city in Ilam, and soon," the mayor of Kut said.', True),
        ('"I don\'t want a sister city in Ilam, I need a price," the mayor of Kut said.', False),
    ],
)
def test_what_nobody_wants_is_not_proposed(sentence: str, expected: bool) -> None:
    visit = "A trade delegation from Ilam visited Kut on Sunday. "
    assert (("agreement", "proposed", "2024-05") in told(visit + sentence)) is expected


def test_that_took_place_tells_the_day_of_the_paper_named_before() -> None:
    text = "The chambers of Ilam and Wasit have signed a memorandum. That took place on Wednesday in Kut."
    assert told(text) == [("agreement", "completed", "2024-05-15")]


def test_since_when_somebody_is_in_office_dates_no_visit() -> None:
    text = "The governor of Wasit, in office since {}, led five people to Ilam, where his colleague received them."
    assert told(text.format("autumn")) == told(text.format("2021")) == [("delegation", "completed", "2024-05")]


def test_a_committee_foreseen_in_a_charter_makes_no_second_charter() -> None:
    text = PAPER + "A committee of ten, foreseen in the memorandum, is to meet in Ilam on 3 June."
    assert [t for t in told(text) if t[0] == "agreement"] == [("agreement", "completed", "2024-05-19")]


def test_a_new_text_is_not_the_old_one_and_the_first_is_not_the_last() -> None:
    new = "The rectors of Ilam and Wasit met in Kut on Sunday. They reviewed the memorandum signed on 3 June 2020. "
    signed = [e for e in told(new + "The new text was signed in Kut.") if e[0] == "agreement"]
    assert signed == [("agreement", "completed", "2020-06-03"), ("agreement", "completed", "2024-05-19")]
    old = PAPER + "The first memorandum had been signed in Ilam in December 2022."
    assert [e for e in told(old) if e[0] == "agreement"] == [
        ("agreement", "completed", "2024-05-19"),
        ("agreement", "completed", "2022-12"),
    ]


@pytest.mark.parametrize(("place", "count"), [("Kermanshah", 2), ("Ilam", 1)])
def test_the_text_asked_for_by_another_place_is_another_agreement(place: str, count: int) -> None:
    text = "The chambers of Ilam and Wasit concluded a memorandum in 2019. "
    later = f"The head of the Wasit chamber has asked that {place} be offered the very same text."
    assert len([e for e in told(text + later) if e[0] == "agreement"]) == count


@pytest.mark.parametrize(
    "sentence",
    [
        "The guests handed over the wording of a protocol on fish.",
        "There was talk of a contract on fish.",
        "He put forward the idea of a common bachelor's degree.",
        "The guests offered to supply fish to Wasit.",
        "Papers on fish ought to be signed as well, the governor said.",
    ],
)
def test_a_paper_or_project_that_is_only_offered_is_proposed(sentence: str) -> None:
    text = "The governor of Wasit received a delegation from Ilam in Kut on Sunday. "
    assert [e[:2] for e in told(text + sentence) if e[0] == "agreement"] == [("agreement", "proposed")]
    assert not [e for e in told(text + "There was no word on fish.") if e[0] == "agreement"]


def test_what_a_paper_came_from_does_not_date_it() -> None:
    grown = [e for e in told(PAPER + "The memorandum grew out of a trip to Ilam in March.") if e[0] == "agreement"]
    assert grown == [("agreement", "completed", "2024-05-19")]
    text = "The memorandum that the chambers of Ilam and Wasit {} over the summer will be signed in Kut."
    assert told(text.format("drew up"), "2024-10-01") == [("agreement", "planned", "2024-10")]
