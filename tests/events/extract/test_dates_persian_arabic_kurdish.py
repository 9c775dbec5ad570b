"""Persian, Arabic and Sorani dates: words, kind and days on the published date (14 October 2025, 22 Mehr 1404)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extract.dates.finder import find_dates, resolve

TUESDAY = "2025-10-14"


def read(text: str, language: str) -> list[tuple[str, str | None, str | None]]:
    """Kind, start and end of each date of a text."""
    return [(m.kind, m.start, m.end) for m in find_dates(text, TUESDAY, language)]


PERSIAN = [
    ("روز سه‌شنبه ۲۵ آذر ۱۴۰۴ گشایش یافت", ("day", "2025-12-16", None)),
    ("بیست و پنجم آذر", ("day", "2025-12-16", None)),
    ("روز چهارشنبه (۲۶ آذرماه)", ("day", "2025-12-17", None)),
    ("۱۴۰۴/۷/۱۸", ("day", "2025-10-10", None)),
    ("1404/07/18", ("day", "2025-10-10", None)),
    ("۲۱ مه ۲۰۲۵", ("day", "2025-05-21", None)),
    ("۱۴۰۴ / ۷ / ۱۸", ("day", "2025-10-10", None)),
    ("از ۸ تا ۱۲ دی برگزار می‌شود", ("range", "2025-12-29", "2026-01-02")),
    ("۸ و ۹ آبان", ("range", "2025-10-30", "2025-10-31")),
    ("دوم تا پنجم آبان", ("range", "2025-10-24", "2025-10-27")),
    ("پنجشنبه ۱۰ تا شنبه ۱۲ دی ماه", ("range", "2025-12-31", "2026-01-02")),
    ("تا ۲۸ آذر ادامه دارد", ("range", None, "2025-12-19")),
    ("در سال 1402", ("year", "2023", None)),
    ("سال‌های ۱۴۰۱ و ۱۴۰۲", ("range", "2022", "2023")),
    ("بهار ۹۳", ("season", "2014-03", "2014-06")),
    ("بهمن ماه ۱۴۰۴", ("month", "2026-01", "2026-02")),
    ("در مهرماه", ("month", "2025-09", "2025-10")),
    ("تیرماه سال گذشته", ("month", "2024-06", "2024-07")),
    ("عصر دیروز", ("day", "2025-10-13", None)),
    ("روز گذشته", ("day", "2025-10-13", None)),
    ("صبح روز شنبه", ("day", "2025-10-11", None)),
    ("شنبه هفته آینده", ("day", "2025-10-18", None)),
    ("دوشنبه آینده", ("day", "2025-10-20", None)),
    ("هفته آینده", ("week", "2025-10", None)),
    ("ماه گذشته", ("month", "2025-09", None)),
    ("اواخر ماه جاری", ("month", "2025-10", None)),
    ("ظرف دو ماه آینده", ("month", "2025-12", None)),
    ("سه هفته پیش", ("week", "2025-09", None)),
    ("پارسال", ("year", "2024", None)),
    ("سفر سه روزه", ("duration", None, None)),
    ("پس از سه شب ماندن", ("duration", None, None)),
    ("دوشنبه شب", ("day", "2025-10-13", None)),
    ("یک هفته‌ای", ("duration", None, None)),
    ("بیست‌وسوم آذر", ("day", "2025-12-14", None)),
    ("هیئتی در مرداد به بصره رفت", ("month", "2025-07", "2025-08")),
    ("روز دوم همین ماه", ("day", "2025-09-24", None)),
    ("دوم ماه آینده", ("day", "2025-10-24", None)),
    ("دو هفته دیگر", ("week", "2025-10", None)),
    ("شنبه‌ای که گذشت", ("day", "2025-10-11", None)),
    ("هفته نخست دی", ("month", "2025-12", None)),
    ("دو شب پیش رسیدند", ("day", "2025-10-12", None)),
    ("پنج روز پیش", ("day", "2025-10-09", None)),
    ("دو سال پیش", ("year", "2023", None)),
    ("تیرماه سال پیش", ("month", "2024-06", "2024-07")),
    ("سوم همین ماه", ("day", "2025-09-25", None)),
    ("شنبه هفته بعد", ("day", "2025-10-18", None)),
    ("پنجشنبه شب گذشته", ("day", "2025-10-09", None)),
    ("پنجشنبه‌شب هفته پیش", ("day", "2025-10-09", None)),
    ("دو هفته پیش در چنین روزی", ("day", "2025-09-30", None)),
    ("روز دوشنبه هفته پیش", ("day", "2025-10-06", None)),
    ("دوشنبه دو هفته پیش", ("day", "2025-09-29", None)),
    ("ظرف یک ماه گذشته", ("duration", None, None)),
    ("در دومین روز آبان", ("day", "2025-10-24", None)),
]
ARABIC = [
    ("يوم 12 الجاري", ("day", "2025-10-12", None)),
    ("في الثاني عشر من الجاري", ("day", "2025-10-12", None)),
    ("الاثنين قبل أسبوعين", ("day", "2025-09-29", None)),
    ("أول أيام تشرين الثاني", ("day", "2025-11-01", None)),
    ("الخميس قبل يومين", ("day", "2025-10-09", None)),
    ("يوم الأحد 12 أكتوبر 2025", ("day", "2025-10-12", None)),
    ("الأحد، 12 تشرين الأول", ("day", "2025-10-12", None)),
    ("في العاشر من تشرين الأول/أكتوبر", ("day", "2025-10-10", None)),
    ("٢٠٢٥/١٠/١٠", ("day", "2025-10-10", None)),
    ("في 25 آذر", ("day", "2025-12-16", None)),
    ("يوم الجمعة 10 / 10 / 2025", ("day", "2025-10-10", None)),
    ("يوم الجمعة 10/10", ("day", "2025-10-10", None)),
    ("يومي الثلاثاء والأربعاء 14 و15/4/2015", ("range", "2015-04-14", "2015-04-15")),
    ("كانون الثاني 2024", ("month", "2024-01", None)),
    ("خلال شهر شباط الماضي", ("month", "2025-02", None)),
    ("غشت 2019", ("month", "2019-08", None)),
    ("يومي 20 و21 أيار 2025", ("range", "2025-05-20", "2025-05-21")),
    ("للفترة من 3 ولغاية 7 تشرين الأول", ("range", "2025-10-03", "2025-10-07")),
    ("بين 9 و12 تشرين الثاني", ("range", "2025-11-09", "2025-11-12")),
    ("يستمر حتى 15 تشرين الأول الجاري", ("range", None, "2025-10-15")),
    ("اليوم الثلاثاء", ("day", "2025-10-14", None)),
    ("أمس الاثنين", ("day", "2025-10-13", None)),
    ("الأربعاء الماضي", ("day", "2025-10-08", None)),
    ("الأحد المقبل", ("day", "2025-10-19", None)),
    ("مساء السبت", ("day", "2025-10-11", None)),
    ("قبل يومين", ("day", "2025-10-12", None)),
    ("الأسبوع المقبل", ("week", "2025-10", None)),
    ("نهاية الشهر الجاري", ("month", "2025-10", None)),
    ("قبل ثلاثة أشهر", ("month", "2025-07", None)),
    ("العام الماضي", ("year", "2024", None)),
    ("عام 2019", ("year", "2019", None)),
    ("لمدة خمسة أيام", ("duration", None, None)),
    ("سنويا", ("recurrence", None, None)),
    ("أواسط نيسان المقبل", ("month", "2026-04", None)),
    ("في 15 شباط الفائت", ("day", "2025-02-15", None)),
    ("في الثالث والعشرين من الشهر الحالي", ("day", "2025-10-23", None)),
    ("الثامن من الشهر المقبل", ("day", "2025-11-08", None)),
]
SORANI = [
    ("ڕۆژی یەکشەممە ١٢ی تشرینی یەکەمی ٢٠٢٥", ("day", "2025-10-12", None)),
    ("٢٥ی سەرماوەزی ١٤٠٤", ("day", "2025-12-16", None)),
    ("٨ی کانوونی دووەمی ٢٠٢٤", ("day", "2024-01-08", None)),
    ("لە ١٠ تا ١٤ی تشرینی یەکەم", ("range", "2025-10-10", "2025-10-14")),
    ("دوێنێ", ("day", "2025-10-13", None)),
    ("ئەمڕۆ", ("day", "2025-10-14", None)),
    ("هەفتەی داهاتوو", ("week", "2025-10", None)),
    ("مانگی ڕابردوو", ("month", "2025-09", None)),
    ("لە مانگی ئابدا", ("month", "2025-08", None)),
    ("ساڵی ٢٠١٩", ("year", "2019", None)),
    ("بۆ ماوەی سێ ڕۆژ", ("duration", None, None)),
    ("دووشه‌ممه‌", ("day", "2025-10-13", None)),
]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [(code, *case) for code, cases in (("fa", PERSIAN), ("ar", ARABIC), ("ckb", SORANI)) for case in cases],
)
def test_each_way_to_tell_a_date_is_read(language: str, text: str, found: tuple[str, str | None, str | None]) -> None:
    assert read(text, language) == [found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "به گزارش خبرگزاری مهر ۱۵ هنرمند و ۱۴۰۰ شرکت با ۲ میلیون تن سیمان و ۴۳۰ کیلومتر مرز"),
        ("fa", "مهر و دوستی، آب و برق، در سال‌های اخیر، در روزهای آینده"),
        ("fa", "دومین نمایشگاه و پنجمین دوره"),
        ("ar", "الاجتماع الأول والثاني بين أحد التجار ووكالة مهر، 430 كيلومترا و2 مليون طن"),
        ("ar", "مدير عام غرفة التجارة خلال السنوات الأخيرة وفي الأيام المقبلة"),
        ("ckb", "٤٣٠ کیلۆمەتر سنوور و ١٥ هونەرمەند"),
    ],
)
def test_amounts_names_and_vague_times_are_no_dates(language: str, text: str) -> None:
    assert read(text, language) == []


def test_the_next_day_is_that_after_the_day_told_before() -> None:
    found = read("وصل الخميس الماضي، وفي اليوم التالي زار المعمل وفي اليوم نفسه عاد", "ar")
    assert [start for _, start, _ in found] == ["2025-10-09", "2025-10-10", "2025-10-10"]


def test_the_morrow_and_days_earlier_count_from_the_day_told_before() -> None:
    found = read("شنبه رفتند، فردای آن روز برگشتند. سه روز پیش‌تر نامه نوشته بودند", "fa")
    assert [start for _, start, _ in found] == ["2025-10-11", "2025-10-12", "2025-10-09"]


def test_days_of_a_month_told_before_are_days_of_that_month() -> None:
    assert ("range", "2026-02-03", "2026-02-06") in read("في شباط المقبل، من الثالث حتى السادس منه", "ar")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "فتحوا الملف من باب آخر"),
        ("ar", "لدى وصوله"),
        ("fa", "در دو سال پیش‌بینی می‌کند"),
        ("ar", "في اليوم الرابع للمعرض"),
    ],
)
def test_words_that_only_begin_like_dates_are_none(language: str, text: str) -> None:
    assert [mention for mention in find_dates(text, TUESDAY, language) if mention.start] == []


def test_vowel_signs_clitics_and_half_spaces_leave_the_place_exact() -> None:
    text = "وبدأ المعرضُ بِيومِ الأحدِ في الكوت"
    (mention,) = find_dates(text, TUESDAY, "ar")
    assert text[mention.start_char : mention.end_char].startswith("بِيومِ الأحد")
    assert mention.start == "2025-10-12"


@pytest.mark.parametrize(("language", "text"), [("fa", "روز دوشنبه"), ("ar", "يوم الاثنين"), ("ckb", "ڕۆژی دووشەممە")])
def test_the_tense_chooses_the_weekday_in_every_language(language: str, text: str) -> None:
    (mention,) = find_dates(text, TUESDAY, language)
    assert (resolve(mention, "past").start, resolve(mention, "future").start) == ("2025-10-13", "2025-10-20")


def test_a_date_in_both_calendars_agrees_with_itself() -> None:
    starts = {m.start for m in find_dates("۲۵ آذر ۱۴۰۴ (۱۶ دسامبر ۲۰۲۵)", TUESDAY, "fa")}
    assert starts == {"2025-12-16"}


# Words and numbers of dates in any order, which is where a grammar goes wrong first.
WORDS = """
31 30 2 1404 2025 99 0 1st 16th March Mehr Esfand Monday May of the to - – , ( ) / until from between and next last
week month year days ago early end spring 30/2/2025 1403/12/30 31.12.9999
شنبه مهر اسفند ۳۱ ۱۴۰۴ تا و هفته آینده سال گذشته آذار تشرين الأول الأحد يوم من حتى شهر قبل يومين ڕۆژی
"""
PIECES = st.sampled_from(WORDS.split())


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join)),
    st.sampled_from(["2025-10-14", "2024-02-29", "2025-10", "2025", "9999-12-31", "0001-01-01", "soon", "", None]),
    st.sampled_from(["en", "fa", "ar", "ckb", "xx"]),
)
def test_no_text_breaks_it_and_every_place_lies_in_the_text(text: str, published: str | None, language: str) -> None:
    last = 0
    for mention in find_dates(text, published, language):
        assert last <= mention.start_char < mention.end_char <= len(text)
        last = mention.end_char
        for tense in ("past", "future", "unknown"):
            found = resolve(mention, tense)
            assert found.start is None or len(found.start) in (4, 7, 10)
