"""What is named and not told is no event: denied, or only asked about."""

from __future__ import annotations

import pytest

from events.extract import extract

VISIT = "A delegation from Ilam arrived in Kut on Sunday. "


def types(text: str, language: str = "en") -> list[str]:
    return [str(event.type) for event in extract(text, "2024-05-20", language).events]


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor of Wasit denied that an agreement with Ilam had been signed.",
        "The governor of Ilam refuted press reports that a contract with Wasit was signed on Saturday.",
        "Reports that the two provinces signed a contract on Saturday are untrue, the governor of Ilam said.",
        "Asked whether an agreement would be signed with Wasit, the governor of Ilam smiled.",
    ],
)
def test_an_agreement_denied_or_only_asked_about_is_none(sentence: str) -> None:
    assert types(VISIT + sentence) == ["delegation"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor of Ilam denied the rumour and said that a contract with Wasit was signed on Saturday.",
        "The governor of Wasit denied that the agreement with Ilam, signed on Saturday, had been cancelled.",
        "Asked about prices, the governor of Ilam said that a contract with Wasit was signed on Saturday.",
    ],
)
def test_an_agreement_told_beside_a_denial_or_a_question_counts(sentence: str) -> None:
    assert types(VISIT + sentence) == ["delegation", "agreement"]


def test_a_denial_in_persian_tells_of_no_event() -> None:
    text = "هیئتی از استان ایلام روز یکشنبه وارد کوت شد. استاندار ایلام خبر امضای تفاهم‌نامه با استان واسط را تکذیب کرد."
    assert types(text, "fa") == ["delegation"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Under an agreement signed on Saturday between the bakers of Kut and the council of Wasit, bread is cheaper.",
        "The officials of Ilam and Kermanshah renewed their agreement on Saturday.",
    ],
)
def test_an_agreement_within_one_country_is_none(sentence: str) -> None:
    assert types(VISIT + sentence) == ["delegation"]


@pytest.mark.parametrize(
    "sentence",
    [
        "An agreement between the bakers of Kut and their guests was signed on Saturday.",
        "The governors of Ilam and Kermanshah signed an agreement with the governor of Wasit on Saturday.",
    ],
)
def test_an_agreement_with_the_other_country_counts(sentence: str) -> None:
    assert types(VISIT + sentence) == ["delegation", "agreement"]


def test_a_fair_that_guests_only_look_in_at_is_none() -> None:
    assert types("A delegation from Wasit arrived in Ilam on Sunday. The guests attended the shoe fair in Ilam.") == [
        "delegation"
    ]


def test_a_fair_at_which_guests_show_their_goods_counts() -> None:
    text = (
        "A delegation from Wasit arrived in Ilam on Sunday. It attended the shoe fair in Ilam with a stand of its own."
    )
    assert types(text) == ["delegation", "exhibition"]


def test_a_fair_that_is_to_close_is_on() -> None:
    text = "An exhibition of Ilam's crafts opened in Kut on Saturday. The exhibition is to close on Friday."
    (fair,) = extract(text, "2024-05-20", "en").events
    assert (fair.status, fair.start, fair.end) == ("completed", "2024-05-18", "2024-05-24")


def test_talks_mentioned_in_passing_are_no_second_event() -> None:
    text = (
        "An exhibition of Ilam's crafts opened in Kut on Saturday. The weavers brought kilims and felt. "
        "Talks about the next one have been held with Karbala, the Ilam heritage department said."
    )
    assert types(text) == ["exhibition"]


def test_talks_with_a_day_of_their_own_count() -> None:
    text = (
        "An exhibition of Ilam's crafts opened in Kut on Saturday. The weavers brought kilims and felt. "
        "The governors of Ilam and Wasit held talks in Kut on Sunday."
    )
    assert types(text) == ["exhibition", "forum"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor of Ilam said that nothing could be built without an agreement.",
        "The governor of Ilam called the ties with Wasit older than any agreement.",
        "Traders from Wasit often come to Ilam with empty lorries.",
    ],
)
def test_a_paper_or_visit_in_general_is_none(sentence: str) -> None:
    assert types("An exhibition of Ilam's crafts opened in Kut on Saturday. " + sentence) == ["exhibition"]


def test_a_fair_of_any_sort_may_still_be_called_for() -> None:
    text = VISIT + "The governor of Wasit said that any exhibition of Ilam's crafts in Kut would be welcome."
    assert types(text) == ["delegation", "exhibition"]


def test_the_second_day_of_a_fair_dates_what_was_signed_and_is_no_second_fair() -> None:
    text = (
        "An exhibition of Ilam's crafts opened in Kut on Saturday, 18 May. "
        "The governors of Ilam and Wasit signed a memorandum on the fair's second day."
    )
    found = extract(text, "2024-05-22", "en").events
    assert [(str(e.type), e.start) for e in found] == [("exhibition", "2024-05-18"), ("agreement", "2024-05-19")]


def test_figures_that_show_something_are_no_show() -> None:
    text = VISIT + "Exports from Ilam to Wasit have doubled, figures given out on Sunday show."
    assert types(text) == ["delegation"]


def test_a_paper_of_a_past_year_is_concluded_whatever_is_wanted_of_it() -> None:
    text = VISIT + "The governor of Ilam wants the memorandum of 2022 with Wasit put to work."
    (paper,) = [e for e in extract(text, "2024-05-20", "en").events if e.type == "agreement"]
    assert (paper.status, paper.start) == ("completed", "2022")


def test_an_article_about_a_match_tells_of_no_event_and_a_medal_beside_a_fair_hides_none() -> None:
    match = (
        "Fans of the football club from Ilam travelled to Kut for the match. A delegation of the players arrived on Sunday. "
        "The goalkeeper said the league would be hard."
    )
    assert types(match) == []
    fair = (
        VISIT
        + "Its members met the Kut Chamber of Commerce. They also saw a football match. They dined with the mayor."
    )
    assert types(fair) == ["delegation"]
