"""The head line of an agency report, and beginnings with a dash, a range or a colon that are none."""

from __future__ import annotations

import pytest

from events.extract import extract
from events.extract.dates.filing import filed_on
from events.extract.text.dateline import dateline_end


@pytest.mark.parametrize(
    "head",
    [
        "TEHRAN, Oct. 4 (MNA) –",
        "SAQQEZ –",
        "BAGHDAD—",
        "KARBALA / ",
        "Kut, Sep 29 –",
        "Kut and Badra –",
        "(IRNA) -",
        "تهران- ایرنا-",
        "بغداد/ ",
        "بغداد – (واع) –",
    ],
)
def test_a_head_line_ends_behind_its_sign(head: str) -> None:
    assert dateline_end(f"{head} Traders met in Mehran.") == len(head)


@pytest.mark.parametrize(
    "text",
    [
        "Iran–Iraq trade grew.",
        "A delegation from Ilam – twelve traders – visited Kut.",
        "Two days in Basra: what was said there.",
        "A party came to Kut on 1–3 March.",
        "The first since 2019 – and the largest.",
    ],
)
def test_a_sentence_with_a_dash_or_colon_has_no_head_line(text: str) -> None:
    assert dateline_end(text) == 0


def test_words_for_those_who_act_are_no_head_line_in_any_script() -> None:
    assert dateline_end("استاندار ایلام: نمایشگاه برپا شد.", {"استاندار"}) == 0
    assert dateline_end("Minister Karim Saadi: we agreed.", {"minister"}) == 0


@pytest.mark.parametrize(
    ("language", "published", "text", "told"),
    [
        ("en", "2025-03-05", "An exhibition of Kermanshah will run in Sulaymaniyah on March 8–12.",
         ("exhibition", "2025-03-08", "2025-03-12", ("IR-05",), ("IQ-SU",))),
        ("en", "2025-03-05", "A delegation of Ilam visited Kut on 1–3 March.",
         ("delegation", "2025-03-01", "2025-03-03", ("IR-16",), ("IQ-WA",))),
        ("en", "2025-03-05", "The exhibition of Kermanshah, to run in Sulaymaniyah March 8–12, has 20 stands.",
         ("exhibition", "2025-03-08", "2025-03-12", ("IR-05",), ("IQ-SU",))),
        ("en", "2025-03-05", "A delegation from Ilam – 12 traders and officials – visited Kut on Monday.",
         ("delegation", "2025-03-03", None, ("IR-16",), ("IQ-WA",))),
        ("en", "2025-03-05", "Ilam’s governor — in his first trip abroad — visited Kut on Monday.",
         ("delegation", "2025-03-03", None, ("IR-16",), ("IQ-WA",))),
        ("en", "2025-06-05", "A 20-member trade delegation from Ilam arrived in Kut on Monday - a first since 2019.",
         ("delegation", "2025-06-02", None, ("IR-16",), ("IQ-WA",))),
        ("fa", "2025-03-05", "هیئت ۲۰ نفره تجاری ایلام – به ریاست استاندار – روز دوشنبه وارد کوت شد.",
         ("delegation", "2025-03-03", None, ("IR-16",), ("IQ-WA",))),
        ("ar", "2025-06-05", "أقيم معرض كرمانشاه في السليمانية من 8–12 أيار 2025.",
         ("exhibition", "2025-05-08", "2025-05-12", ("IR-05",), ("IQ-SU",))),
        ("ckb", "2025-03-05", "شاندێکی بازرگانی ئیلام – ١٢ بازرگان – دووشەممە سەردانی کووتی کرد.",
         ("delegation", "2025-03-03", None, ("IR-16",), ("IQ-WA",))),
    ],
)  # fmt: skip
def test_a_dash_near_the_beginning_takes_no_place_and_no_date_away(
    language: str, published: str, text: str, told: tuple[object, ...]
) -> None:
    (event,) = extract(text, published, language).events
    assert (event.type, event.start, event.end, event.iran, event.iraq) == told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("KUT, 12 May 2025 – Traders met.", "2025-05-12"),
        ("Traders meet in Kut\n\nKUT (INA), May 12, 2025 – They met on Sunday.", "2025-05-12"),
        ("تهران - ۲۲ اردیبهشت ۱۴۰۴ - بازرگانان دیدار کردند.", "2025-05-12"),
        ("KUT, 12 May – Traders met.", None),
        ("KUT – Traders met on 12 May 2025.", None),
        ("8 May 2025 – 12 May 2025 are the days of the fair in Kut.", None),
        ("Traders met in Kut on 12 May 2025 – for the second time.", None),
        ("", None),
    ],
)
def test_an_article_is_filed_on_the_day_of_its_dateline(text: str, day: str | None) -> None:
    assert filed_on(text) == day


def test_a_weekday_is_counted_from_the_dateline_where_no_date_of_publication_is_given() -> None:
    text = "KUT, 12 May 2025 – The governor of Wasit opened an exhibition of Ilam in Kut on Sunday."
    assert [event.start for event in extract(text).events] == ["2025-05-11"]
    assert [event.start for event in extract(text, "2025-06-18").events] == ["2025-06-15"]
