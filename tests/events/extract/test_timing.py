"""Which of the dates told belongs to which event, and what it means there."""

from __future__ import annotations

import pytest

from events.extract import ExtractedEvent, extract

TUESDAY = "2024-05-21"


def events(text: str, published: str | None = TUESDAY) -> tuple[ExtractedEvent, ...]:
    return extract(text, published, "en").events


def starts(text: str, type_: str, published: str | None = TUESDAY) -> list[str | None]:
    """The starts of all events of a type, in text order."""
    return [e.start for e in events(text, published) if e.type == type_]


def test_a_paper_concluded_on_a_day_began_on_no_other_day() -> None:
    concluded = "The governors of Kermanshah and Diyala concluded a memorandum of understanding in Baquba on Sunday."
    assert starts(concluded, "agreement") == ["2024-05-19"]
    ended = "The exhibition of Kermanshah in Baquba, the capital of Diyala, was concluded on Sunday."
    assert starts(ended, "exhibition") == ["2024-05"]


def test_the_day_told_of_an_event_outweighs_the_year_it_is_called_by() -> None:
    dated = "This year's fair of Ilam companies, which fills a hall in Kut, opened on Sunday."
    assert starts(dated, "exhibition") == ["2024-05-19"]
    undated = "This year's fair of Ilam companies was opened in Kut."
    assert starts(undated, "exhibition") == ["2024"]


def spans(text: str, type_: str) -> list[tuple[str, str | None, str | None]]:
    """Status, start and end of all events of a type, in text order."""
    return [(str(e.status), e.start, e.end) for e in events(text) if e.type == type_]


def test_a_journey_home_ends_a_stay_and_its_length_gives_the_first_day() -> None:
    stayed = "A trade delegation of Ilam flew home on Sunday after four days among the merchants of Kut."
    assert spans(stayed, "delegation") == [("completed", "2024-05-16", "2024-05-19")]
    arrived = "A trade delegation of Ilam arrived in Kut on Sunday for four days among its merchants."
    assert spans(arrived, "delegation") == [("completed", "2024-05-19", "2024-05-22")]


def test_a_day_ahead_in_a_clause_of_its_own_ends_what_is_under_way() -> None:
    under_way = "The governor of Qazvin has arrived in Erbil with a trade delegation; he will be back on Thursday."
    assert spans(under_way, "delegation") == [("completed", "2024-05", "2024-05-23")]
    ahead = "The governor of Qazvin will travel to Erbil with a trade delegation; he will be back on Thursday."
    assert [status for status, *_ in spans(ahead, "delegation")] == ["planned"]


def test_a_month_lies_ahead_where_that_is_nearer_and_no_word_says_it_is_past() -> None:
    offer = "One fruit of the talks: a show of handicrafts from Ilam, in the market hall of Kut, from September onward."
    assert spans(offer, "exhibition") == [("planned", "2024-09", None)]
    memory = "A show of handicrafts from Ilam had been held in the market hall of Kut in September."
    assert spans(memory, "exhibition") == [("completed", "2023-09", None)]


@pytest.mark.parametrize(
    ("stay", "told", "day"),
    [
        ("from Saturday to Monday", "The two sides signed a memorandum of understanding.", "2024-05"),
        (
            "from Saturday to Monday",
            "The two sides signed a memorandum of understanding at the close of the visit.",
            "2024-05-20",
        ),
        (
            "from Saturday to Monday",
            "On the opening day the two sides signed a memorandum of understanding.",
            "2024-05-18",
        ),
        ("on Saturday", "The two sides signed a memorandum of understanding.", "2024-05-18"),
    ],
)
def test_a_paper_takes_the_day_of_the_visit_unless_that_lasted_several(stay: str, told: str, day: str) -> None:
    text = f"A trade delegation of Ilam visited Kut in Wasit {stay}. {told}"
    assert starts(text, "agreement") == [day]


def test_a_paper_takes_the_day_of_a_fair_only_where_told_of_its_first_or_last() -> None:
    fair = "An exhibition of Ilam goods opened in Kut, the centre of Wasit, on Sunday. "
    assert starts(fair + "A contract was signed on the first day alone.", "agreement") == ["2024-05-19"]
    assert starts(fair + "A contract was signed with a company of Wasit.", "agreement") == ["2024-05"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The governor of Ilam told reporters on Monday that he had left for Kut on Thursday. "
            "On the second day of the visit he signed a memorandum of understanding with the governor of Wasit.",
            "2024-05-17",
        ),
        (
            "On the second day of their stay the guests from Ilam signed a memorandum of understanding in Kut. "
            "They have been in the capital of Wasit since Saturday.",
            "2024-05-19",
        ),
        (
            "An exhibition of Ilam goods opened in Kut on Sunday. "
            "On the eve of the opening the chambers of Ilam and Wasit signed a memorandum of understanding.",
            "2024-05-18",
        ),
    ],
)
def test_counted_days_start_from_the_day_of_the_event_and_not_of_its_telling(text: str, day: str) -> None:
    assert starts(text, "agreement") == [day]


def test_the_day_of_a_meeting_may_be_told_in_the_next_paragraph_that_of_a_paper_may_not() -> None:
    lead = "A trade delegation of Kermanshah met the head of the Baquba chamber of commerce in Diyala.\n\n"
    assert starts(lead + "The talks took place on Sunday.", "delegation") == ["2024-05-19"]
    lead = "The chambers of Kermanshah and Diyala have signed a memorandum of understanding.\n\n"
    assert starts(lead + "The head of the chamber cut a ribbon on Sunday.", "agreement") == ["2024-05"]


def test_what_began_on_one_day_and_ended_on_another_has_both() -> None:
    both = "A trade delegation of Ilam was in Kut for a visit that began on Thursday and finished on Sunday."
    assert spans(both, "delegation") == [("completed", "2024-05-16", "2024-05-19")]
    counted = "The conference of Ilam and Wasit in Kut ended on Sunday, two days after it had begun."
    assert spans(counted, "forum") == [("completed", "2024-05-17", "2024-05-19")]
    other = "The conference of Ilam and Wasit in Kut was held on Sunday, two days after the bridge had been opened."
    assert starts(other, "forum") == ["2024-05-19"]


def test_the_day_a_fair_began_outweighs_a_day_on_which_it_was_under_way() -> None:
    text = (
        "Traders met on Sunday at the fair of Ilam goods in Kut, the centre of Wasit. "
        "The fair opened on Friday and runs through Thursday."
    )
    assert spans(text, "exhibition") == [("completed", "2024-05-17", "2024-05-23")]


def test_a_paper_to_be_signed_during_a_visit_ahead_takes_its_date_and_one_called_for_does_not() -> None:
    ahead = "The governor of Erbil will travel to Urmia in July with a trade delegation. "
    signed = "During his stay he will sign a memorandum of understanding with the governor of West Azerbaijan."
    assert starts(ahead + signed, "agreement") == ["2024-07"]
    wanted = "The chamber of Erbil called for a memorandum of understanding with the chamber of West Azerbaijan."
    assert starts(ahead + wanted, "agreement") == ["2024-05"]


FAR = (
    "A seminar about the lakes and reed beds that lie on both sides of the border of Ilam and Wasit will be the first "
    "thing to come out of it, as a spokeswoman of the university told it; Ilam {when}."
)


def test_the_only_month_of_a_sentence_is_that_of_what_is_planned_however_long_the_sentence() -> None:
    assert starts(FAR.format(when="is to host it in September"), "forum") == ["2024-09"]


def test_a_day_or_one_month_of_two_far_from_what_is_planned_may_be_of_something_else() -> None:
    assert starts(FAR.format(when="had been asked about it on Monday"), "forum") == ["2024-05"]
    assert starts(FAR.format(when="had been asked in March and is to host it in June"), "forum") == ["2024-05"]


def test_a_whole_season_is_recorded_as_its_year_and_a_part_of_one_as_its_month() -> None:
    whole = "The chambers of Ilam and Wasit will hold a second joint conference in Kut next autumn."
    assert spans(whole, "forum") == [("planned", "2024", None)]
    part = "The chambers of Ilam and Wasit will hold a second joint conference in Kut in late autumn."
    assert spans(part, "forum") == [("planned", "2024-11", None)]


def test_an_event_told_behind_a_length_of_time_took_place_so_long_before() -> None:
    text = (
        "The governor of Qazvin arrived in Erbil on Sunday with a trade delegation, "
        "three months after the two provinces signed a memorandum of understanding in Qazvin."
    )
    assert starts(text, "delegation") == ["2024-05-19"]
    assert starts(text, "agreement") == ["2024-02"]


def test_what_is_called_for_before_a_season_is_dated_by_the_call() -> None:
    text = (
        "The governor of Kut proposed to the governor of Ilam that a joint exhibition be held in Kut before the winter."
    )
    assert starts(text, "exhibition") == ["2024-05"]


def test_a_month_is_the_next_one_where_no_word_near_says_that_it_is_past() -> None:
    ahead = "Noted in the report: that a show of goods from Ilam be put on in the fairground of Kut in September."
    assert spans(ahead, "exhibition") == [("planned", "2024-09", None)]
    behind = (
        "The last show of goods from Ilam took place in Kut in September, and it ended, as many recall, in a quarrel."
    )
    assert spans(behind, "exhibition") == [("completed", "2023-09", None)]


def test_what_is_planned_lies_ahead_whatever_is_said_beside_its_date() -> None:
    text = "The chamber of Ilam plans a joint conference with the chamber of Kut; the secretary spoke of early June."
    assert spans(text, "forum") == [("planned", "2024-06", None)]


def test_a_date_before_according_to_is_no_date_of_a_telling() -> None:
    text = "A joint committee of Ilam and Wasit will meet in Kut in August according to the statement."
    assert spans(text, "forum") == [("planned", "2024-08", None)]


def test_a_stay_up_to_a_day_is_over_on_the_day_of_the_telling() -> None:
    text = "The office said on Tuesday that the governor of Ilam was in Wasit with a trade delegation up to Monday."
    assert [end for _, _, end in spans(text, "delegation")] == ["2024-05-20"]


def test_a_month_is_past_where_what_happened_in_it_is_told_behind_it() -> None:
    text = "A business forum of Ilam and Wasit at the largest hotel of Kut in August drew many."
    assert spans(text, "forum") == [("completed", "2023-08", None)]


def test_back_then_is_the_time_told_before() -> None:
    text = (
        "Those who remember the autumn of 2021 promise little about the road between Ilam and Wasit. "
        "Back then an agreement on it was signed in Kut by the governors of Ilam and Wasit."
    )
    assert starts(text, "agreement") == ["2021"]
    news = text.replace("Back then an", "An")
    assert starts(news, "agreement") == ["2024-05"]


def test_what_had_been_expected_on_a_weekday_was_due_on_the_last_one() -> None:
    late = "A trade delegation of Ilam that had been expected in Kut on Thursday was put off at the last moment."
    assert spans(late, "delegation") == [("postponed", "2024-05-16", None)]
    ahead = "The visit of a trade delegation of Ilam to Kut on Thursday has been put off."
    assert spans(ahead, "delegation") == [("postponed", "2024-05-23", None)]


def test_a_bare_month_nearly_a_year_ago_is_the_one_to_come() -> None:
    text = "The rest has been left to talks of the chambers of Ilam and Wasit in Kut in {}."
    assert spans(text.format("July"), "forum") == [("planned", "2024-07", None)]
    assert spans(text.format("July last year"), "forum") == [("completed", "2023-07", None)]
    assert spans(text.format("March"), "forum") == [("completed", "2024-03", None)]


def test_a_date_before_an_aside_of_the_speaker_is_that_of_what_he_tells() -> None:
    aside = "In March, the mayor said, wholesalers from Kut were shown around the fish ponds of Ilam."
    assert starts(aside, "delegation") == ["2024-03"]
    telling = "Wholesalers from Kut have been shown around the fish ponds of Ilam, the mayor said in March."
    assert starts(telling, "delegation") == ["2024-05"]


def test_who_signed_without_a_paper_being_named_signed_one() -> None:
    signed = (
        "The mayor of Kut was in Ilam on Sunday and looked at its bus depot. The fare is to be the same on both sides. "
        "The point was put into a record, under which the mayors of both cities have signed. It rained all day. Nobody minded."
    )
    assert len(starts(signed, "agreement")) == 1
    listed = signed.replace(
        "The point was put into a record, under which the mayors of both cities have signed",
        "It has been signed since",
    )
    assert not starts(listed, "agreement")
    enlisted = signed.replace(
        "under which the mayors of both cities have signed", "and 300 drivers have entered their names to go"
    )
    assert not starts(enlisted, "agreement")


@pytest.mark.parametrize(
    "text",
    [
        "A trade team from Ilam came to Kut in Wasit for the third time since January.",
        "The governors of Ilam and Wasit met in Kut for the first time since January 2024.",
        "Artisans of Ilam opened their fourth exhibition in Kut since 2019.",
        "The governor of Ilam visited Kut in Wasit, his second visit since the start of March.",
    ],
)
def test_since_when_the_like_is_counted_is_no_date_of_what_is_told(text: str) -> None:
    (event,) = extract(text, "2025-05-20", "en").events
    assert event.start == "2025-05"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The third fair of Ilam in Kut has been open since Monday.", "2025-05-19"),
        ("The second Ilam exhibition in Kut, running since 3 May, drew crowds.", "2025-05-03"),
        ("A second delegation of Ilam has been in Kut since Sunday.", "2025-05-18"),
    ],
)
def test_what_is_on_since_a_day_began_on_it(text: str, start: str) -> None:
    (event,) = extract(text, "2025-05-20", "en").events
    assert event.start == start


def test_the_day_of_what_another_will_do_is_not_that_of_what_is_prepared() -> None:
    told = events(
        "A delegation of Wasit was in Ilam on Saturday. The two towns are preparing a sister-city accord, and Wasit will have "
        "a stand at the tourism fair of Ilam in September."
    )
    assert {(str(e.type), e.start) for e in told if e.type != "delegation"} == {
        ("agreement", "2024-05"),
        ("exhibition", "2024-09"),
    }
