"""No range of dates ends before it begins, and none ends in what its beginning says already, however it is written."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extract import extract
from events.extract.dates.finder import DateMention, find_dates, resolve
from events.partial_date import PartialDate

PIECES = {
    "en": (
        "October", "May", "29", "3", "12th", "2024", "2025", "Monday", "Friday", "last", "next", "to", "until", "from", "and",
        "between", "-", "–", ",", "of", "the", "week", "month", "year", "spring", "early", "late", "two", "days", "ago", "for",
        "since", "before", "after", "2025-10-29", "29/10/2025", "today", "yesterday", "1404", "Mehr", "on the second day",
    ),
    "fa": (
        "مهر", "آبان", "اکتبر", "۲۹", "۳", "۱۴۰۴", "۱۴۰۳", "2025", "دوشنبه", "جمعه", "گذشته", "آینده", "تا", "از", "و", "بین",
        "–", "،", "ماه", "هفته", "سال", "بهار", "اوایل", "اواخر", "دو", "روز", "پیش", "به مدت", "امروز", "دیروز", "۱۴۰۴/۰۷/۲۹",
    ),
    "ar": (
        "أكتوبر", "تشرين الأول", "أيار", "29", "٣", "2024", "2025", "الاثنين", "الجمعة", "الماضي", "المقبل", "إلى", "حتى", "من",
        "و", "بين", "–", "،", "شهر", "الأسبوع", "عام", "الربيع", "مطلع", "أواخر", "يومين", "أيام", "قبل", "لمدة", "اليوم", "أمس",
        "29/10/2025",
    ),
    "ckb": (
        "تشرینی یەکەم", "ئایار", "گەلاوێژ", "٢٩", "3", "2024", "2025", "دووشەممە", "هەینی", "ڕابردوو", "داهاتوو", "تا", "لە", "و",
        "نێوان", "–", "،", "مانگ", "هەفتە", "ساڵی", "بەهار", "سەرەتای", "کۆتایی", "دوو", "ڕۆژ", "پێش", "بۆ ماوەی", "ئەمڕۆ", "دوێنێ",
    ),
}  # fmt: skip
TELLINGS = {
    "en": "A fair of Ilam opened in Kut {} and a delegation from Wasit visited Ilam {}.",
    "fa": "نمایشگاه ایلام {} در کوت برگزار شد و هیئتی از واسط {} به ایلام سفر کرد.",
    "ar": "افتتح معرض إيلام في الكوت {} وزار وفد من واسط إيلام {}.",
    "ckb": "پێشانگای ئیلام لە کوت {} کرایەوە و شاندێکی واسیت {} سەردانی ئیلامی کرد.",
}
PUBLISHED = ("2025-11-10", "2025-01-02", "2025-11", "2025", None)


def _is_range(start: str | None, end: str | None) -> bool:
    if not start or not end:
        return True
    in_order = PartialDate(start).first_day <= PartialDate(end).last_day
    return in_order and not (len(end) < len(start) and start.startswith(end))


@pytest.mark.parametrize("language", PIECES)
@settings(max_examples=150, deadline=None)
@given(data=st.data(), published=st.sampled_from(PUBLISHED))
def test_no_range_of_dates_ends_before_it_begins(language: str, data: st.DataObject, published: str | None) -> None:
    pieces = data.draw(st.lists(st.sampled_from(PIECES[language]), min_size=1, max_size=12))
    text = " ".join(pieces)
    tenses: tuple[Literal["past", "future", "unknown"], ...] = ("past", "future", "unknown")
    for mention in find_dates(text, published, language):
        assert 0 <= mention.start_char < mention.end_char <= len(text)
        told: list[DateMention] = [mention, *(resolve(mention, tense) for tense in tenses)]
        assert all(_is_range(m.start, m.end) for m in told), told


@pytest.mark.parametrize("language", PIECES)
@settings(max_examples=80, deadline=None)
@given(data=st.data(), published=st.sampled_from(PUBLISHED))
def test_no_event_ends_before_it_begins(language: str, data: st.DataObject, published: str | None) -> None:
    dates = st.lists(st.sampled_from(PIECES[language]), max_size=6).map(" ".join)
    text = TELLINGS[language].format(data.draw(dates), data.draw(dates))
    for event in extract(text, published, language).events:
        assert event.start or not event.end
        assert _is_range(event.start, event.end), (text, event.start, event.end)


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        ("from October 29 to 2025", "2025-10-29", None),
        ("from October 29, 2024 to 2025", "2024-10-29", "2025"),
        ("from 29 October to November 2025", "2025-10-29", "2025-11"),
        ("from October to 3 November 2025", "2025-10", "2025-11-03"),
    ],
)
def test_an_end_that_only_repeats_the_year_of_the_beginning_is_none(told: str, start: str, end: str | None) -> None:
    (mention,) = find_dates(f"The fair runs {told}.", "2025-11-10", "en")
    assert (mention.start, mention.end) == (start, end)
