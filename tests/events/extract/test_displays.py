"""Exhibitions told without a word for one: makers of one side have a hall, a tent or an area of the other, for some days."""

from __future__ import annotations

import pytest

from events.extract.results import ExtractedEvent
from tests.events.extract.monday import events, only


def shows(text: str) -> list[ExtractedEvent]:
    return [event for event in events(text) if event.type == "exhibition"]


@pytest.mark.parametrize(
    "room",
    [
        "had the sports hall of Kut to themselves",
        "filled two marquees in Kut",
        "moved into the municipal stadium of Kut",
        "pitched their tents in Kut",
        "occupied the ground floor of a market in Kut",
        "took up a parking lot in Kut",
    ],
)
def test_who_has_a_hall_for_some_days_shows_something(room: str) -> None:
    event = only(f"For four days, until the lights went out on Sunday, felt makers from Ilam {room}.")
    assert (event.type, event.status, event.start, event.end) == ("exhibition", "completed", "2024-05-16", "2024-05-19")
    assert (event.iran, event.iraq, event.venue_code) == (("IR-16",), ("IQ-WA",), "IQ-WA")


def test_neighbouring_sentences_tell_where_who_and_since_when() -> None:
    event = only(
        "Families in Kut have had more to choose from since Saturday. Thirty bakers from Ilam have put up their awnings "
        "behind the mosque. The town has lent them the ground until Thursday."
    )
    assert (event.type, event.start, event.end) == ("exhibition", "2024-05-18", "2024-05-23")
    assert (event.iran, event.iraq) == (("IR-16",), ("IQ-WA",))


@pytest.mark.parametrize(
    "room",
    [
        "has taken 600 square metres under the roof of the fairground in Kut",
        "has rented a hall in Kut",
        "has been promised the gymnasium in Kut",
    ],
)
def test_what_was_rented_is_still_to_be_filled(room: str) -> None:
    (event,) = shows(f"The chamber of Ilam {room}. From June 19 to June 23 rugs and honey will be on view there.")
    assert (event.status, event.start, event.end) == ("planned", "2024-06-19", "2024-06-23")


@pytest.mark.parametrize(
    "sentence",
    [
        "The signing took place in the hall of the Kut chamber on Sunday, and carpet makers from Ilam looked on.",
        "A factory in Ilam gave a mosque in Kut 300,000 square metres of tiles on Sunday.",
        "Officials from Ilam spoke on Sunday in a hall that Kut had filled with chairs.",
        "The paper says who rents the hall in Kut and who insures the carpets from Ilam.",
    ],
)
def test_a_hall_or_an_area_alone_is_no_exhibition(sentence: str) -> None:
    assert not shows(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Iranian pavilion was opened on Sunday.",
        "Iran's own hall in the fair was opened on Sunday.",
        "Iran has a stand at the fair, which opened on Sunday.",
    ],
)
def test_the_fair_of_a_town_is_where_its_pavilions_are(sentence: str) -> None:
    event = only(f"The 44th Baghdad International Fair has more guests than ever. {sentence}")
    assert (event.type, event.start, event.iran, event.iraq) == ("exhibition", "2024-05-19", (), ("IQ-BG",))
    assert event.venue_code == "IQ-BG"


def test_a_fair_in_tehran_makes_no_party_of_tehran() -> None:
    event = only("Iraq's own hall at the Tehran food show was opened by the ambassador in Tehran on Sunday.")
    assert (event.type, event.iran, event.venue_code) == ("exhibition", (), "IR-23")


@pytest.mark.parametrize(
    "told",
    [
        "Most of them are from Ilam and Kermanshah.",
        "Of the forty exhibitors, those of Ilam and Kermanshah were the first to sell out.",
        "The provinces represented are Ilam and Kermanshah.",
    ],
)
def test_exhibitors_named_afterwards_take_part(told: str) -> None:
    (event,) = shows(f"A fair of Iranian goods was opened in Kut on Sunday. It has forty stands. {told}")
    assert (event.iran, event.iraq) == (("IR-16", "IR-05"), ("IQ-WA",))


def test_visitors_named_afterwards_do_not() -> None:
    (event,) = shows("A fair of Iranian goods was opened in Kut on Sunday. The governor of Ilam sent a letter.")
    assert (event.iran, event.iraq) == ((), ("IQ-WA",))


@pytest.mark.parametrize(
    "told",
    [
        "It begins two weeks from today.",
        "It is to take place on June 3.",
        "They will open on June 3.",
    ],
)
def test_the_sentence_behind_tells_the_days(told: str) -> None:
    (event,) = shows(f"The governor of Wasit has granted permission for a bazaar of Ilam in Kut. {told}")
    assert (event.status, event.start) == ("planned", "2024-06-03")


@pytest.mark.parametrize(
    "sentence",
    [
        "On Thursday the weavers from Ilam will be received in Kut and shown the factories of the town.",
        "The millers of Ilam have a contract with Kut, to be signed on Thursday in Kut; they showed it around.",
        "The gate of Kut will see visitors next Monday: seventeen beekeepers from Ilam are to stay for three days.",
    ],
)
def test_who_is_shown_something_shows_nothing(sentence: str) -> None:
    assert not shows(sentence)


def test_such_a_sitting_is_no_exhibition() -> None:
    text = (
        "Weavers of Ilam opened an exhibition in Kut on Sunday. "
        "Talks between Ilam and Wasit were last held in Baghdad in May 2022."
    )
    assert len(shows(text)) == 1


def test_room_kept_for_makers_is_where_their_host_is() -> None:
    event = only("Kut is keeping a row of tents for Ilam at its crafts festival, which opens on June 3.")
    assert (event.type, event.status, event.start) == ("exhibition", "planned", "2024-06-03")
    assert (event.iran, event.iraq, event.venue_code) == (("IR-16",), ("IQ-WA",), "IQ-WA")


def test_words_that_stand_for_something_are_no_stands() -> None:
    assert not shows("The letters stand for what Wasit and Ilam have promised each other in Kut on Sunday.")


def test_what_is_shown_here_is_not_shown_where_others_went_before() -> None:
    told = events(
        "Potters of Ilam will send their bowls to Kut. Their products are to be shown there from 3 June in a hall that the "
        "chamber of Kut offers them. Last year the potters went to Baghdad."
    )
    assert [(e.iraq, e.venue_code) for e in told if e.type == "exhibition"] == [(("IQ-WA",), "IQ-WA")]
