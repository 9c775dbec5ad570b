"""One more round of a meeting is told without its parties: by its noun, by "again", or only by "the next"."""

from __future__ import annotations

import pytest

from events.extract import extract

NEWS = "The governors of Ilam and Wasit met in Mehran on Sunday to speak about the border market. "
FAIR = "An exhibition of Ilam's carpets was opened in Kut on Sunday in the presence of Wasit's governor. "


def forums(text: str) -> list[tuple[str, str | None]]:
    return [(str(e.status), e.start) for e in extract(text, "2024-05-20", "en").events if e.type == "forum"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The next session will take place in Kut in September.",
        "Both sides will sit down again in Kut in September.",
        "The next is to be held in Kut in September.",
        "There will be a second in September.",
    ],
)
def test_a_round_ahead_is_another_forum(sentence: str) -> None:
    assert forums(NEWS + sentence) == [("completed", "2024-05-19"), ("planned", "2024-09")]


def test_an_earlier_round_is_another_forum() -> None:
    assert forums(NEWS + "The previous session was hosted by Kut in 2021.")[1:] == [("completed", "2021")]


def test_the_next_behind_a_fair_is_no_meeting() -> None:
    assert forums(FAIR + "The next is to be held in Amarah in September.") == []


def test_the_round_of_the_news_is_no_other() -> None:
    assert len(forums(NEWS + "The second session, on Sunday, dealt with water.")) == 1


def test_a_round_whose_place_or_date_the_next_sentence_gives() -> None:
    told = "The third session falls to Mehran. It will be held in July. "
    assert forums(NEWS + told) == [("completed", "2024-05-19"), ("planned", "2024-07")]


def test_a_body_that_had_not_met_since_a_year_met_in_that_year() -> None:
    assert forums(NEWS + "They had not met since 2021, when Kut was the host.")[1:] == [("completed", "2021")]


def test_a_round_is_set_apart_by_its_place_where_it_lies_ahead() -> None:
    assert forums(NEWS + "They are to sit down again in Kut once the heat is over.")[1:] == [("planned", "2024-05")]
    assert len(forums(NEWS + "They will sit down again once the heat is over.")) == 1


def test_a_round_ahead_is_not_the_meeting_it_follows() -> None:
    text = "The economic forum was run by the chambers of Ilam and Wasit. The members resolved to meet again, in Kut."
    assert [status for status, _ in forums(text)] == ["completed", "planned"]


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("The earlier sessions took place in Kut in 2014 and in 2019.", ["2014", "2019"]),
        ("The last time that the two sat together was in Kut, in 2021.", ["2021"]),
        ("He recalled the March sitting of the joint customs committee in Kut.", ["2024-03"]),
    ],
)
def test_rounds_gone_are_told_by_their_dates(sentence: str, start: list[str]) -> None:
    found = extract(NEWS + sentence, "2024-05-20", "en").events
    assert [e.start for e in found if e.type in ("forum", "delegation")][1:] == start
    assert {str(e.type) for e in found} <= {"forum", "delegation"}


def test_a_month_before_a_noun_is_its_time_and_a_name_is_not() -> None:
    assert forums(NEWS + "He recalled what April Smith had said of the joint customs committee.") == forums(NEWS)
