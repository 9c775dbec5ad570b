"""What makes articles hard, one small case each: names with two meanings, statuses, background, boilerplate, capitals."""

from __future__ import annotations

import pytest

from events.extract import ExtractedEvent, extract

MONDAY = "2024-05-20"


def events(text: str, published: str | None = MONDAY) -> tuple[ExtractedEvent, ...]:
    return extract(text, published, "en").events


def only(text: str, published: str | None = MONDAY) -> ExtractedEvent:
    found = events(text, published)
    assert len(found) == 1, [(e.type, e.status, e.iran, e.iraq) for e in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "iran", "iraq"),
    [
        (
            "A delegation from the Iranian province of Kurdistan travelled to Sulaymaniyah on Sunday.",
            ("IR-12",),
            ("IQ-SU",),
        ),
        ("A delegation from the Kurdistan Region arrived in Kermanshah on Sunday.", ("IR-05",), ("IQ-KR",)),
        (
            "The governors of Kermanshah, West Azerbaijan and Kurdistan met the governor of Erbil on Sunday.",
            ("IR-05", "IR-04", "IR-12"),
            ("IQ-AR",),
        ),
    ],
)
def test_kurdistan_is_the_province_or_the_region_by_its_company(
    text: str, iran: tuple[str, ...], iraq: tuple[str, ...]
) -> None:
    event = only(text)
    assert (event.iran, event.iraq) == (iran, iraq)


@pytest.mark.parametrize(
    ("text", "iraq"),
    [
        ("The prime minister of the Kurdistan Region met the governor of Kermanshah in Erbil on Sunday.", ("IQ-KR",)),
        (
            "A trade delegation of Kermanshah met exporters from the Kurdistan Region in Sulaymaniyah on Sunday.",
            ("IQ-KR",),
        ),
        ("A trade delegation of Kermanshah visited Sulaymaniyah in the Kurdistan Region on Sunday.", ("IQ-SU",)),
        ("The governor of Erbil met the governor of Kermanshah in Erbil, Kurdistan Region, on Sunday.", ("IQ-AR",)),
        (
            "An exhibition of Kermanshah, opened by a minister of the Kurdistan Region, began in Erbil on Sunday.",
            ("IQ-AR",),
        ),
    ],
)
def test_where_the_region_acts_the_town_is_only_where_they_meet(text: str, iraq: tuple[str, ...]) -> None:
    assert only(text).iraq == iraq


def test_badra_in_wasit_and_badreh_in_ilam_are_told_apart() -> None:
    wasit = only("The governor of Ilam visited Badra in Wasit province on Sunday and met local officials.")
    assert (wasit.venue, wasit.venue_code, wasit.direction) == ("Badra", "IQ-WA", "iran_to_iraq")
    ilam = only("Traders from Wasit visited the Badreh district of Ilam on Sunday.")
    assert (ilam.venue, ilam.venue_code, ilam.direction) == ("Badreh", "IR-16", "iraq_to_iran")


@pytest.mark.parametrize(
    "name", ["Sulaymaniyah", "Sulaimani", "Slemani", "Al-Sulaimaniya", "Sulaimaniyeh", "as-Sulaymaniyah"]
)
def test_sulaymaniyah_is_known_however_it_is_spelt(name: str) -> None:
    event = only(f"An exhibition of goods from Kermanshah opened in {name} on Sunday.")
    assert (event.type, event.iran, event.iraq, event.venue_code) == ("exhibition", ("IR-05",), ("IQ-SU",), "IQ-SU")


def test_ilam_the_town_is_a_setting_and_ilam_the_province_a_party() -> None:
    event = only("A trade delegation from Wasit was received in the city of Ilam on Sunday.")
    assert (event.venue, event.venue_code, event.iran) == ("Ilam", "IR-16", ("IR-16",))


def test_background_with_a_date_is_an_event_and_without_one_is_context() -> None:
    extraction = extract(
        "Ilam opened an exhibition of handicrafts in Kut on Sunday.\n\n"
        "The director was content with the number of visitors.\n\n"
        "He said that earlier exhibitions of Ilam had been held in Sulaymaniyah and Wasit.\n\n"
        "A first fair was held in Basra in March 2022.",
        MONDAY,
        "en",
    )
    assert [(e.iraq, e.start) for e in extraction.events] == [(("IQ-WA",), "2024-05-19"), (("IQ-BA",), "2022-03")]
    assert [(b.type, b.places) for b in extraction.background] == [("exhibition", ("IR-16", "IQ-SU", "IQ-WA"))]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Hamadan plans to hold an exhibition of leather goods in Erbil.", "planned"),
        ("An exhibition of Hamadan leather goods is to be held in Erbil in July.", "planned"),
        ("The governor of Hamadan called for an exhibition of leather goods in Erbil.", "proposed"),
        ("The governor of Hamadan hopes that an exhibition of its leather goods will be held in Erbil.", "proposed"),
        ("An exhibition of Hamadan leather goods opened in Erbil on Sunday.", "completed"),
        ("The exhibition of Hamadan leather goods in Erbil, planned for Sunday, has been postponed.", "postponed"),
        ("The exhibition of Hamadan leather goods in Erbil has been cancelled.", "cancelled"),
    ],
)
def test_the_status_follows_the_words_beside_the_trigger(text: str, status: str) -> None:
    event = only(text)
    assert (event.type, event.status) == ("exhibition", status)


def test_stressing_the_need_for_a_memorandum_proposes_one() -> None:
    event = only("The governor of Kermanshah stressed the need for a memorandum of understanding with Diyala.")
    assert (event.type, event.subtype, event.status, event.direction) == ("agreement", "mou", "proposed", "mutual")


def test_on_the_sidelines_of_a_fair_an_agreement_is_signed_there_and_then() -> None:
    found = events(
        "On the sidelines of the exhibition of Ilam in Kut on Sunday, the governors of Ilam and Wasit signed a memorandum."
    )
    by_type = {event.type: event for event in found}
    assert {"exhibition", "agreement"} <= set(by_type)
    assert (by_type["agreement"].start, by_type["agreement"].venue_code) == ("2024-05-19", "IQ-WA")


def test_a_renewed_agreement_is_a_renewal() -> None:
    event = only("Officials of Khuzestan and Basra renewed their agreement on trade on Sunday.")
    assert (event.type, event.subtype, event.status) == ("agreement", "renewal", "completed")


def test_two_events_in_one_sentence_keep_their_own_date_status_and_setting() -> None:
    found = events(
        "The governor of Ilam signed a memorandum with Wasit on Sunday and announced that an exhibition of Ilam will open "
        "in Amara in June."
    )
    told = {(e.type, e.status, e.start, e.iraq) for e in found}
    assert told == {
        ("agreement", "completed", "2024-05-19", ("IQ-WA",)),
        ("exhibition", "planned", "2024-06", ("IQ-MA",)),
    }


def test_provinces_of_a_closing_paragraph_on_geography_are_no_parties() -> None:
    event = only(
        "A delegation from Ilam visited Najaf on Sunday and met its governor.\n\n"
        "Ilam shares a border of 430 kilometres with Wasit, Maysan and Diyala."
    )
    assert (event.iran, event.iraq) == (("IR-16",), ("IQ-NA",))


def test_ministers_in_a_capital_meet_for_their_countries() -> None:
    event = only("The trade ministers of Iran and Iraq signed a memorandum of understanding in Baghdad on Sunday.")
    assert (event.iran, event.iraq, event.venue, event.venue_code) == ((), (), "Baghdad", "IQ-BG")


def test_mayors_in_a_capital_meet_for_their_cities() -> None:
    event = only("The mayor of Baghdad received the mayor of Mashhad and his delegation on Sunday.")
    assert (event.iran, event.iraq, event.direction) == (("IR-09",), ("IQ-BG",), "iran_to_iraq")


@pytest.mark.parametrize(
    "text",
    [
        "Iran exported goods worth three billion dollars to Iraq through Kermanshah last year, customs said. Diyala and "
        "Sulaymaniyah were the first destinations.",
        "Two million pilgrims crossed the border at Mehran in Ilam on their way to Karbala, police said on Sunday.",
        "The price of tomatoes from Kermanshah has doubled in Sulaymaniyah since the border was closed.",
        "The interior ministers of Iran and Iraq spoke about border security after an attack in Sulaymaniyah.",
        "The chambers of commerce of Erbil and Ankara signed a memorandum of understanding on Sunday.",
    ],
)
def test_articles_that_report_no_event_of_the_kind_give_none(text: str) -> None:
    assert events(text) == ()


def test_a_denied_signing_is_no_agreement() -> None:
    assert not [
        e for e in events("No agreement was signed between Ilam and Wasit during the visit.") if e.type == "agreement"
    ]


def test_a_planned_event_without_a_date_carries_the_month_of_publication() -> None:
    event = only("Hamadan plans to hold an exhibition of leather goods in Erbil.")
    assert (event.start, event.date_basis) == ("2024-05", "publication date")


def test_without_a_published_date_a_weekday_stays_undated() -> None:
    event = only("A delegation from Isfahan visited Najaf on Sunday and met its governor.", None)
    assert (event.start, event.end) == (None, None)


def test_a_length_of_time_gives_the_end() -> None:
    event = only("The exhibition of Ilam in Kut opened on 5 May and will run for a week.")
    assert (event.start, event.end, event.figures["days"]) == ("2024-05-05", "2024-05-11", 7)


def test_the_date_of_telling_is_not_that_of_the_event() -> None:
    event = only("A trade fair of Kermanshah opened in Baqubah on Thursday, the organiser said on Sunday.")
    assert event.start == "2024-05-16"


def test_a_second_agreement_said_to_be_separate_is_a_second_event() -> None:
    found = events(
        "An agreement between Ilam and Wasit was signed on Sunday. Separately, the universities of Ilam and Wasit signed "
        "another agreement on research."
    )
    assert [e.type for e in found] == ["agreement", "agreement"]


def test_later_tellings_of_one_fair_are_one_event_with_what_each_adds() -> None:
    event = only(
        "A trade fair of Kermanshah opened in Baqubah on Sunday. The exhibition has drawn 60 companies. The event will run for "
        "five days.\n\nThe fair is the largest so far."
    )
    assert (event.start, event.figures["companies"]) == ("2024-05-19", 60)


def test_an_agreement_in_being_with_one_province_may_be_called_for_with_another() -> None:
    found = events(
        "The governor of Khorasan Razavi received the governor of Maysan on Sunday. He suggested that the sisterhood accord "
        "signed with Karbala in May 2022 be extended to Maysan."
    )
    told = {(e.status, e.start, e.iraq) for e in found if e.type == "agreement"}
    assert ("completed", "2022-05", ("IQ-KA",)) in told
    assert any(status == "proposed" and iraq == ("IQ-MA",) for status, _, iraq in told)


def test_a_person_once_introduced_stands_for_his_province() -> None:
    found = events(
        "Governor Omed Khoshnaw of Erbil arrived in Iran on Sunday.\n\nIn Urmia, Khoshnaw signed a memorandum of understanding on "
        "trade with West Azerbaijan."
    )
    agreement = next(e for e in found if e.type == "agreement")
    assert (agreement.iran, agreement.iraq, agreement.venue) == (("IR-04",), ("IQ-AR",), "Urmia")
