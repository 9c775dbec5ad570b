"""Months told by a feast: after Ramadan, before Nowruz, once the Arbaeen rites are over."""

from __future__ import annotations

import pytest

from events.extract import extract
from events.extract.engine import read_article


def months(text: str, published: str | None = "2023-08-27", language: str = "en") -> list[tuple[str, str | None]]:
    """Words and start of each date of a text that could be placed."""
    found = read_article(text, published, language).dates
    return [(text[d.date.start_char : d.date.end_char], d.date.start) for d in found if d.date.start]


@pytest.mark.parametrize(
    ("text", "published", "found"),
    [
        ("Merchants of Basra will come once the Arbaeen rites are over.", "2023-08-27", ("Arbaeen rites", "2023-09")),
        ("The mayor will travel after the month of Ramadan.", "2019-04-18", ("Ramadan", "2019-06")),
        ("He has been asked to come after Eid al-Adha.", "2013-08-25", ("Eid al-Adha", "2013-10")),
        ("They promised a draft before Nowruz.", "2018-03-07", ("Nowruz", "2018-03")),
        ("The hall opens after the Nowruz holidays.", "2018-03-07", ("Nowruz holidays", "2018-04")),
        ("A bazaar is to be held for the Nowruz holidays.", "2020-02-03", ("for the Nowruz holidays", "2020-03")),
        ("The tour was put off until after Muharram.", "2024-07-01", ("Muharram", "2024-08")),
    ],
)
def test_an_occasion_with_a_word_of_order_in_front_is_a_month(
    text: str, published: str, found: tuple[str, str]
) -> None:
    assert months(text, published) == [found]


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("fa", "هیئت تجاری بصره پس از ماه مبارک رمضان به اهواز سفر می‌کند.", "2019-06"),
        ("ar", "يزور وفد تجاري من البصرة مدينة الأهواز بعد عيد الأضحى.", "2019-08"),
        ("ckb", "شاندێکی بازرگانی دوای مانگی ڕەمەزان سەردانی سنە دەکات.", "2019-06"),
    ],
)
def test_so_it_is_in_the_other_languages(language: str, text: str, start: str) -> None:
    assert [one for _, one in months(text, "2019-04-18", language)] == [start]


@pytest.mark.parametrize(
    "text",
    [
        "He thanked the hosts for their care of the Arbaeen pilgrims.",
        "Two million people walked during Arbaeen.",
        "Feed has become dearer since Nowruz.",
    ],
)
def test_an_occasion_that_is_only_spoken_of_is_no_date(text: str) -> None:
    assert months(text) == []


def test_a_date_beside_it_says_it_better() -> None:
    assert months("It will be signed after the Nowruz holidays, on 20 April.", "2022-03-14") == [
        ("20 April", "2022-04-20")
    ]


def test_without_the_day_of_publication_no_occasion_is_placed() -> None:
    text = "The mayor will travel after Ramadan."
    assert months(text, None) == months(text, "2019") == []
    assert months(text, "1901-01-01") == []  # before the first year of the tables


def test_a_plan_for_after_a_feast_lies_in_its_month() -> None:
    text = "Traders from Basra, Iraq, will pay a visit to Ahvaz in Khuzestan once the Arbaeen rites are over, the chamber said."
    (event,) = extract(text, "2023-08-27").events
    assert (event.status, event.start, event.iran, event.iraq) == ("planned", "2023-09", ("IR-06",), ("IQ-BA",))
