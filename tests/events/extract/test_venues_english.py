"""Where something happens and who travels to whom, told beside the event, in the next sentence or by what it was part of."""

from __future__ import annotations

import pytest

from events.extract import ExtractedEvent, extract

THURSDAY = "2023-10-19"


def events(text: str, published: str = THURSDAY) -> tuple[ExtractedEvent, ...]:
    return extract(text, published, "en").events


def of(type_: str, text: str, published: str = THURSDAY) -> ExtractedEvent:
    found = [e for e in events(text, published) if e.type == type_]
    assert len(found) == 1, [(e.type, e.status, e.venue_code) for e in events(text, published)]
    return found[0]


def test_what_is_signed_during_a_stay_or_a_fair_is_signed_there() -> None:
    stay = (
        "A trade delegation from Hamadan arrived in Najaf on Sunday, October 15. "
        "A memorandum of understanding between the two chambers was signed on Wednesday, October 18."
    )
    assert of("agreement", stay).venue_code == "IQ-NA"
    fair = (
        "An exhibition of goods from Hamadan opened in Najaf on Sunday, October 15, and will last until Thursday. "
        "The chambers of Hamadan and Najaf signed a memorandum of understanding on Tuesday, October 17."
    )
    assert of("agreement", fair).venue_code == "IQ-NA"


def test_what_was_signed_at_another_time_takes_no_setting_from_a_stay_or_a_fair() -> None:
    text = (
        "An exhibition of goods from Hamadan opened in Najaf on Sunday, October 15, and will last until Thursday. "
        "The chambers of Hamadan and Najaf signed a memorandum of understanding in March 2019."
    )
    assert of("agreement", text).venue_code is None


def test_what_is_to_be_signed_during_a_stay_under_way_will_be_signed_there() -> None:
    text = (
        "The mayor of Isfahan arrived in Karbala with a delegation on Wednesday, October 18. "
        "The municipalities of Isfahan and Karbala will sign a memorandum of understanding on Friday, October 20."
    )
    assert of("agreement", text).venue_code == "IQ-KA"
    later = text.replace("on Friday, October 20", "in December")
    assert of("agreement", later).venue_code is None


def test_the_capital_of_mazandaran_is_found_in_english() -> None:
    text = (
        "The chambers of Mazandaran and Duhok signed a memorandum of understanding in Sari on Sunday, October 15, "
        "beside a stall where a sari of silk hung."
    )
    assert of("agreement", text).venue_code == "IR-02"


@pytest.mark.parametrize(
    ("words", "venue"),
    [
        ("in the Iraqi city", "IQ-WA"),
        ("in the same city", "IQ-WA"),
        ("in the northwestern Iranian city", "IR-24"),
        ("in the Iraqi city of Najaf", "IQ-NA"),
        ("for the Iraqi city's schools", None),
    ],
)
def test_words_for_the_place_last_named_tell_the_setting(words: str, venue: str | None) -> None:
    text = (
        "Officials of Ardabil have long known those of Kut. "
        f"A memorandum of understanding between the two chambers was signed {words} on Monday, October 16."
    )
    assert of("agreement", text).venue_code == venue


def test_the_capital_is_the_one_last_named() -> None:
    text = (
        "There is talk of waste in Baghdad. The mayor of Isfahan has been spending three days in the capital with "
        "a delegation of engineers since Monday, October 16."
    )
    assert of("delegation", text).venue_code == "IQ-BG"
    assert of("delegation", text.replace("the capital", "the capital of Basra province")).venue_code == "IQ-BA"


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("A contract for water meters was signed", "iran_to_iraq"),
        ("An agreement with several Iranian firms was signed", "iran_to_iraq"),
        ("An agreement to buy cement was signed", "iran_to_iraq"),
        ("A memorandum of understanding was signed", "mutual"),
        ("An agreement on a joint bank was signed", "mutual"),
    ],
)
def test_contracts_and_orders_go_from_iran_and_memoranda_both_ways(words: str, direction: str) -> None:
    text = f"Officials of Ardabil visited Kut. {words} in Kut on Monday, October 16."
    assert of("agreement", text).direction == direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The mayor of Isfahan was the guest of the governor of Najaf on Monday, October 16.", "iran_to_iraq"),
        ("A delegation flew out on Monday at the invitation of the chamber of Najaf, Isfahan's said.", "iran_to_iraq"),
        ("The governor of Najaf was received by the mayor of Isfahan on a visit on Monday.", "iraq_to_iran"),
        ("The mayor of Isfahan came with guests from Najaf on Monday to see a plant.", "iraq_to_iran"),
    ],
)
def test_who_is_said_to_be_the_guest_or_the_host_tells_who_travelled(text: str, direction: str) -> None:
    assert of("delegation", text).direction == direction


def test_guests_told_only_where_a_conference_is_came_to_the_conference() -> None:
    text = (
        "The governor of Najaf and investors from the Iraqi province attended a trade conference in Isfahan on Monday, "
        "October 16."
    )
    assert [(e.type, e.direction) for e in events(text)] == [("forum", "mutual")]
    stay = text + " The governor had arrived in Isfahan with a delegation of farmers on Sunday."
    assert "delegation" in {e.type for e in events(stay)}


def test_a_consul_works_elsewhere_and_calls_on_the_governor_at_home() -> None:
    text = "The Iranian consul general in Sulaymaniyah met the governor of Kirkuk on Monday, October 16, for talks on trade."
    assert of("forum", text).venue_code == "IQ-KI"
    there = (
        "The governor of Kirkuk held talks with the Iranian consul general on Monday, October 16, "
        "at the consulate in Sulaymaniyah."
    )
    assert of("forum", there).venue_code == "IQ-SU"


def test_a_ceremony_told_in_the_next_sentence_is_that_of_the_agreement_and_none_of_its_own() -> None:
    text = "The chambers of Ardabil and Kut signed a memorandum of understanding on Monday, October 16. {}"
    assert of("agreement", text.format("The ceremony took place in Ardabil.")).venue_code == "IR-24"
    assert of("agreement", text.format("Their presidents did so in Kut.")).venue_code == "IQ-WA"
    alone = "Kut and Ardabil are far apart. The ceremony took place in Ardabil on Monday, October 16, and guests came."
    assert "agreement" not in {e.type for e in events(alone)}


def test_a_meeting_at_a_crossing_is_held_there_and_one_about_a_crossing_is_not() -> None:
    text = "The governors of Ilam and Wasit held talks {} on Monday, October 16."
    assert of("forum", text.format("at the Mehran crossing")).venue_code == "IR-16"
    assert of("forum", text.format("about the Mehran crossing")).venue_code is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The governor of Wasit was in Ilam on Monday and heard that a bridge would be built.", "completed"),
        ("The governor of Wasit was visiting Ilam on Monday, and a bridge was promised to him.", "completed"),
        ("An exhibition of Ilam's goods would be welcome in Wasit, the governor of Wasit said.", "proposed"),
        ("The governor would also like to see an exhibition of Ilam's goods in Wasit, he said on Monday.", "proposed"),
        ("The exhibition of Ilam's goods in Wasit in December will not take place.", "cancelled"),
    ],
)
def test_the_status_of_stays_wishes_and_what_will_not_be(text: str, status: str) -> None:
    assert [e.status for e in events(text)] == [status]


def test_a_visit_that_names_no_place_went_where_its_agreement_was_signed() -> None:
    text = (
        "The mayors of Isfahan and Najaf signed a memorandum of understanding in Najaf on Monday, October 16. "
        "The mayor's delegation of engineers had come on Sunday, October 15, and stayed for two days."
    )
    visit = of("delegation", text)
    assert (visit.venue_code, visit.direction) == ("IQ-NA", "iran_to_iraq")
    old = text.replace("in Najaf on Monday, October 16", "in Najaf on March 3, 2019")
    assert of("delegation", old).venue_code is None


def test_where_something_was_said_is_not_where_it_is_held() -> None:
    said = (
        "KERMANSHAH (IRNA) – A hall was rented in Basra, where an exhibition for goods from Kermanshah will open next week, "
        "Ali Rezaei, president of the Kermanshah chamber, said here on Tuesday."
    )
    assert of("exhibition", said).venue_code == "IQ-BA"
    done = "KERMANSHAH (IRNA) – An exhibition of goods from Basra was opened here on Tuesday, the chamber said."
    assert of("exhibition", done).venue_code == "IR-05"


@pytest.mark.parametrize(
    ("told", "place", "way"),
    [
        ("The governor of Karbala was Isfahan's guest from Saturday until Monday.", "IR-10", "iraq_to_iran"),
        (
            "Fourteen grocers of Basra, whom the chamber of Ahvaz had as its guests, left on Monday.",
            "IR-06",
            "iraq_to_iran",
        ),
        (
            "A team of the Basra chamber returned on Thursday from Ahvaz, where it had seen five mills.",
            "IR-06",
            "iraq_to_iran",
        ),
        (
            "The head of the Mazandaran chamber was received at the governorate of Babil on Monday.",
            "IQ-BB",
            "iran_to_iraq",
        ),
        ("A team of the Basra chamber returned on Thursday to Basra from Ahvaz.", "IR-06", "iraq_to_iran"),
    ],
)
def test_whose_guests_they_were_and_where_they_came_home_from(told: str, place: str, way: str) -> None:
    (visit,) = extract(told, "2018-05-16", "en").events
    assert (visit.venue_code, visit.direction) == (place, way)
