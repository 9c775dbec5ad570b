"""The first and the last day of a stay, a fair or a session, told in sentences around it."""

from __future__ import annotations

from events.extract import extract

TUESDAY = "2024-05-21"
STAY = "A trade delegation from Ilam met the chamber of commerce in Kut on Saturday and visited its fairground."


def spans(text: str, type_: str) -> list[tuple[str | None, str | None]]:
    """Start and end of all held events of a type, in text order."""
    return [
        (e.start, e.end) for e in extract(text, TUESDAY, "en").events if e.type == type_ and e.status == "completed"
    ]


def test_a_visit_begins_with_the_day_its_guests_are_said_to_have_come() -> None:
    assert spans(STAY, "delegation") == [("2024-05-18", None)]
    assert spans(STAY + " The visitors had landed on Thursday.", "delegation") == [("2024-05-16", "2024-05-18")]
    since = " They have been here since Thursday and are to be seen off tomorrow."
    assert spans(STAY + since, "delegation") == [("2024-05-16", "2024-05-22")]


def test_a_day_of_other_doings_or_long_before_is_no_first_day() -> None:
    assert spans(STAY + " Rain had fallen on Thursday.", "delegation") == [("2024-05-18", None)]
    assert spans(STAY + " Its head had come to Kut on 2 April as well.", "delegation")[0] == ("2024-05-18", None)


def test_what_is_said_to_have_lasted_some_days_is_counted_back_from_its_last() -> None:
    ended = "The joint conference of the chambers of Ilam and Wasit came to an end in the city of Kut on Sunday."
    assert spans(ended, "forum") == [("2024-05", "2024-05-19")]
    assert spans(ended + " The talks had lasted three days.", "forum") == [("2024-05-17", "2024-05-19")]
    assert spans(ended + " Lorries wait three days at the border.", "forum") == [("2024-05", "2024-05-19")]
    wound_up = "A trade delegation of Ilam wound up its four-day stay in the province of Wasit on Sunday."
    assert spans(wound_up, "delegation") == [("2024-05-16", "2024-05-19")]


def test_what_is_signed_on_a_numbered_day_is_counted_from_the_first_day_of_the_stay() -> None:
    text = (
        "A trade delegation from Ilam arrived in Kut on Thursday, the office of the governor of Wasit told reporters on Monday. "
        "A memorandum of understanding was signed by the two chambers on the second day of the stay."
    )
    assert spans(text, "agreement") == [("2024-05-17", None)]


def test_a_day_said_to_be_the_second_gives_the_first() -> None:
    second = "A trade delegation from Ilam visited the fairground of Kut on Sunday, the second day of its stay."
    assert spans(second, "delegation") == [("2024-05-18", "2024-05-19")]
    plain = "A trade delegation from Ilam visited the fairground of Kut on Sunday, a warm day."
    assert spans(plain, "delegation") == [("2024-05-19", None)]


def test_a_length_and_a_last_day_give_the_first() -> None:
    text = "The office said on Tuesday that the governor of Ilam was in Wasit with a trade delegation for four days, up to Sunday."
    assert spans(text, "delegation") == [("2024-05-16", "2024-05-19")]
