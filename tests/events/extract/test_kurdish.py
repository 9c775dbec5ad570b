"""What makes Sorani newswires hard, one small text for each difficulty."""

from __future__ import annotations

import pytest

from events.extract import extract
from events.extract.results import ExtractedEvent

PUBLISHED = "2025-10-14"


def read(text: str, language: str | None = "ckb") -> tuple[ExtractedEvent, ...]:
    """The events of a Sorani text."""
    return extract(text, PUBLISHED, language).events


def only(text: str, type_: str) -> ExtractedEvent:
    """The one event of a type."""
    found = [event for event in read(text) if event.type == type_]
    assert len(found) == 1, [(e.type, e.status, e.start) for e in read(text)]
    return found[0]


def test_a_host_who_receives_is_no_traveller() -> None:
    text = "پارێزگاری سلێمانی ڕۆژی دووشەممە پێشوازی لە شاندێکی بازرگانیی پارێزگای هەمەدانی ئێران کرد."
    event = only(text, "delegation")
    assert (event.iran, event.iraq, event.start) == (("IR-13",), ("IQ-SU",), "2025-10-13")
    assert event.direction == "iran_to_iraq"


def test_endings_do_not_hide_words_and_names() -> None:
    text = "دوێنێ پێشانگایەکی کاڵای ئێرانی لە شاری هەولێردا کرایەوە کە کۆمپانیاکانی ورمێ تێیدا بەشدارن."
    event = only(text, "exhibition")
    assert (event.status, event.start, event.venue_code) == ("completed", "2025-10-13", "IQ-AR")


def test_what_is_decided_to_be_is_planned() -> None:
    text = "بڕیارە پێشانگای بەرهەمەکانی کرماشان ٢٠ی تشرینی دووەم لە سلێمانی بکرێتەوە."
    event = only(text, "exhibition")
    assert (event.status, event.start, event.iran, event.iraq) == ("planned", "2025-11-20", ("IR-05",), ("IQ-SU",))


def test_the_province_of_kurdistan_and_the_region_are_told_apart() -> None:
    text = "شاندێکی پارێزگای کوردستانی ئێران دوێنێ سەردانی هەرێمی کوردستانی کرد."
    event = only(text, "delegation")
    assert (event.iran, event.iraq) == (("IR-12",), ("IQ-KR",))


def test_a_memorandum_is_signed() -> None:
    text = "دوێنێ لە هەولێر پارێزگاری هەولێر و پارێزگاری زەنجانی ئێران یاداشتێکی لێکتێگەیشتنیان واژۆ کرد."
    event = only(text, "agreement")
    assert (event.status, event.start, event.iran, event.iraq) == ("completed", "2025-10-13", ("IR-19",), ("IQ-AR",))


def test_a_call_for_a_fair_is_a_proposal() -> None:
    text = "پارێزگاری هەڵەبجە لە دیدارێکدا لەگەڵ پارێزگاری کرماشانی ئێران پێشنیاری کرد پێشانگایەکی هاوبەش لە هەڵەبجە بکرێتەوە."
    assert only(text, "exhibition").status == "proposed"


def test_older_spelling_with_half_spaces_is_read_too() -> None:
    text = "دوێنێ پێشانگای كاڵای ئێرانی له‌ شاری سلێمانی كرایه‌وه‌ و كۆمپانیاكانی پارێزگای كرماشان تێیدا به‌شدارن."
    assert [(e.type, e.start) for e in read(text, None)] == [("exhibition", "2025-10-13")]


@pytest.mark.parametrize(
    "text",
    [
        "نرخی دۆلار لە بازاڕی هەولێر دابەزی و بازرگانان دەڵێن هاتنی کاڵا لە ئێرانەوە کەم بووەتەوە.",
        "هێزە ئەمنییەکان لە سلێمانی بارێک قاچاخیان گرت کە لە ئێرانەوە هاتبوو.",
    ],
)
def test_prices_and_smugglers_are_no_events(text: str) -> None:
    assert read(text) == ()


def test_the_ending_that_says_from_makes_a_place_the_origin() -> None:
    text = "دوێنێ شاندێکی بازرگانان لە بانە و سەقزەوە گەیشتنە دهۆک و بازاڕەکانیان بینی."
    event = only(text, "delegation")
    assert (event.iran, event.iraq, event.venue_code) == (("IR-12",), ("IQ-DA",), "IQ-DA")


def test_the_same_row_without_that_ending_is_the_setting() -> None:
    text = "دوێنێ شاندێکی بازرگانانی دهۆک لە بانە و سەقز گەڕان و کارگەکانیان بینی."
    assert only(text, "delegation").venue_code == "IR-12"


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        (
            "پێشانگای کاڵای ورمێ کە بڕیار بوو هەفتەی داهاتوو لە هەولێر بکرێتەوە، بۆ کاتێکی نادیار دواخرا.",
            "postponed",
            None,
        ),
        ("پێشانگای کاڵای ورمێ لە هەولێر هەڵوەشێنرایەوە و ناکرێتەوە.", "cancelled", None),
        ("ژووری ورمێ داوای کردووە پێشانگایەکی هاوبەش لە هەولێر بکرێتەوە.", "proposed", None),
        ("پێشانگای کاڵای ورمێ پێرێ لە هەولێر دەستی پێکرد.", "completed", "2025-10-12"),
        ("پێشانگای کاڵای ورمێ لە ناوەڕاستی ئەم مانگەدا لە هەولێر دەکرێتەوە.", "planned", "2025-10"),
        ("پێشانگای کاڵای ورمێ بیست و پێنجی تشرینی یەکەم لە هەولێر ساز دەکرێت.", "planned", "2025-10-25"),
    ],
)
def test_how_far_a_fair_has_come(text: str, status: str, start: str | None) -> None:
    event = only(text, "exhibition")
    assert event.status == status
    assert start is None or event.start == start


def test_a_head_that_fills_a_line_is_the_reporters() -> None:
    text = "باسنیوز - هەولێر\n\nشاندێکی بازرگانیی ورمێ دوێنێ گەیشتە سلێمانی."
    event = only(text, "delegation")
    assert (event.iran, event.iraq, event.venue_code) == (("IR-04",), ("IQ-SU",), "IQ-SU")


def test_a_stay_told_by_its_last_day_began_so_many_days_before() -> None:
    text = "دوای سێ ڕۆژ لە تەورێز، شەممە پارێزگاری هەولێر گەڕایەوە. شاندەکەی هەولێر سەردانی کارگەکانی تەورێزی کرد."
    event = only(text, "delegation")
    assert (event.start, event.end, event.venue_code) == ("2025-10-09", "2025-10-11", "IR-03")


def test_the_text_to_be_renewed_was_signed_when_it_was() -> None:
    text = "ژووری ورمێ کە شاندێکی ناردبووە هەولێر، پێشنیازی کردووە ڕێککەوتنەکەی ئایاری 2019 لەگەڵ هەولێر نوێ بکرێتەوە."
    assert {(e.status, e.start) for e in read(text) if e.type == "agreement"} == {
        ("completed", "2019-05"),
        ("proposed", "2025-10"),
    }


def test_makers_who_sell_in_a_neighbours_hall_show() -> None:
    text = "فەرشچنەکانی سنە لە هۆڵی مۆڵێک لە هەولێر جاجم و کڵاش دەفرۆشن، مێزەکانیان دوێنێ ڕازاندووەتەوە."
    event = only(text, "exhibition")
    assert (event.iran, event.iraq, event.venue_code) == (("IR-12",), ("IQ-AR",), "IQ-AR")
    assert not [
        e for e in read("فەرشچنەکانی سنە لە بازاڕی سنە جاجم دەفرۆشن و هەولێرییەکان دەیکڕن.") if e.type == "exhibition"
    ]
