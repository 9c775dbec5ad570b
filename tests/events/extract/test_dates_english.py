"""English dates: what is found, where it stands, and which days it means on the published date."""

from __future__ import annotations

import pytest

from events.extract.dates.finder import find_dates, resolve

TUESDAY = "2025-10-14"


def read(text: str, published: str | None = TUESDAY) -> list[tuple[str, str, str | None, str | None]]:
    """Words, kind, start and end of each date of an English text."""
    return [
        (text[m.start_char : m.end_char], m.kind, m.start, m.end)
        for m in find_dates(text, published, "en")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It opened October 10 in Kut.", ("October 10", "day", "2025-10-10", None)),
        ("signed on 21 May 2025 in Erbil", ("21 May 2025", "day", "2025-05-21", None)),
        ("signed on May 21, 2025, in Erbil", ("May 21, 2025", "day", "2025-05-21", None)),
        ("on the 3rd of September", ("3rd of September", "day", "2025-09-03", None)),
        ("on the eighth of September", ("eighth of September", "day", "2025-09-08", None)),
        ("dated 10/10/2025.", ("10/10/2025", "day", "2025-10-10", None)),
        ("dated 2025-10-10.", ("2025-10-10", "day", "2025-10-10", None)),
        ("since October 2024", ("October 2024", "month", "2024-10", None)),
        ("in October last year", ("October last year", "month", "2024-10", None)),
        ("in early October", ("early October", "month", "2025-10", None)),
        ("in spring of 2024", ("spring of 2024", "season", "2024-03", "2024-05")),
        ("They met, beginning on October 20.", ("October 20", "day", "2025-10-20", None)),
        ("in 2019 it moved", ("2019", "year", "2019", None)),
        ("late 2023", ("late 2023", "year", "2023", None)),
    ],
)
def test_full_and_partial_dates_keep_the_precision_they_are_told_with(
    text: str, found: tuple[str, str, str | None, str | None]
) -> None:
    assert read(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("March 8–12, 2019", ("March 8–12, 2019", "range", "2019-03-08", "2019-03-12")),
        ("from 10 to 14 October", ("10 to 14 October", "range", "2025-10-10", "2025-10-14")),
        ("on October 8 and 9 in Basra", ("October 8 and 9", "range", "2025-10-08", "2025-10-09")),
        ("the 16th–19th of November", ("16th–19th of November", "range", "2025-11-16", "2025-11-19")),
        ("the 16th–19th", ("16th–19th", "range", "2025-10-16", "2025-10-19")),
        ("28 December to 3 January", ("28 December to 3 January", "range", "2025-12-28", "2026-01-03")),
        ("28 February - 3 March 2019", ("28 February - 3 March 2019", "range", "2019-02-28", "2019-03-03")),
        ("runs until 13 December", ("13 December", "range", None, "2025-12-13")),
        ("from Monday to Thursday", ("Monday to Thursday", "range", "2025-10-13", "2025-10-16")),
        ("trade in 2017-2018", ("2017-2018", "range", "2017", "2018")),
        ("8 till 12 of Dey", ("8 till 12 of Dey", "range", "2025-12-29", "2026-01-02")),
    ],
)
def test_ranges_have_two_ends_and_until_has_only_the_last(
    text: str, found: tuple[str, str, str | None, str | None]
) -> None:
    assert read(text) == [found]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("yesterday", "2025-10-13"),
        ("today", "2025-10-14"),
        ("this morning", "2025-10-14"),
        ("tomorrow", "2025-10-15"),
        ("the day before yesterday", "2025-10-12"),
        ("next week", "2025-10"),
        ("two weeks ago", "2025-09"),
        ("three days ago", "2025-10-11"),
        ("last month", "2025-09"),
        ("earlier this month", "2025-10"),
        ("within two months", "2025-12"),
        ("last year", "2024"),
        ("next Monday", "2025-10-20"),
        ("last Tuesday", "2025-10-07"),
        ("Friday evening", "2025-10-10"),
    ],
)
def test_relative_dates_count_from_publication_and_a_week_counts_as_a_month(text: str, start: str) -> None:
    (mention,) = find_dates(f"He came {text}.", TUESDAY, "en")
    assert (mention.start, mention.basis) == (start, "relative to publication")


def test_the_tense_of_the_sentence_chooses_the_monday() -> None:
    (mention,) = find_dates("on Monday", TUESDAY, "en")
    assert mention.start == "2025-10-13"
    assert mention.tense_matters
    assert resolve(mention, "past").start == "2025-10-13"
    assert resolve(mention, "future").start == "2025-10-20"


def test_the_tense_chooses_the_year_of_a_far_month_and_not_of_a_close_day() -> None:
    (far,) = find_dates("in March", TUESDAY, "en")
    assert (resolve(far, "past").start, resolve(far, "future").start) == ("2025-03", "2026-03")
    (close,) = find_dates("on October 10", TUESDAY, "en")
    assert resolve(close, "future").start == "2025-10-10"


def test_before_that_counts_from_the_date_told_before() -> None:
    assert [m[2] for m in read("The fair opened on 5 June 2023. Two months before that they met.")] == [
        "2023-06-05",
        "2023-04",
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [("a week-long fair", 7), ("a three-day visit", 3), ("it lasts for five days", 5), ("ten days", 10)],
)
def test_lengths_of_time_are_durations_without_a_start(text: str, days: int) -> None:
    (mention,) = find_dates(text, TUESDAY, "en")
    assert (mention.kind, mention.days, mention.start) == ("duration", days, None)


def test_a_day_without_a_year_and_without_publication_stays_without_a_start() -> None:
    (mention,) = find_dates("on October 10", None, "en")
    assert (mention.start, mention.kind, mention.incomplete) == (None, "day", True)


def test_a_missing_year_is_taken_from_an_earlier_date_of_the_text_where_publication_is_unknown() -> None:
    first, second = find_dates("On 3 May 2019 they met; on 20 June they signed.", None, "en")
    assert (first.start, second.start, second.basis) == ("2019-05-03", "2019-06-20", "inferred")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("25 Azar", "2025-12-16"),
        ("Mehr 14", "2025-10-06"),
        ("Azar 25, 1404", "2025-12-16"),
        ("1404/07/18", "2025-10-10"),
    ],
)
def test_solar_hijri_days_become_gregorian_ones(text: str, start: str) -> None:
    assert [m[2] for m in read(text)] == [start]


def test_a_solar_month_runs_over_two_gregorian_ones_and_a_solar_year_counts_as_the_one_it_begins_in() -> None:
    assert read("in the Iranian month of Mehr") == [("Iranian month of Mehr", "month", "2025-09", "2025-10")]
    assert read("in the Persian year 1399") == [("Persian year 1399", "year", "2020", None)]


@pytest.mark.parametrize(
    "text",
    [
        "2 million tons of cement and 430 kilometers of border",
        "15 artisans came and may come again",
        "Mehr News Agency (MNA) said so",
        "They march on with a second pavilion under the sun",
        "Call +98 21 8880 1234 or 0770 123 4567",
        "worth 1,400 dollars, some 1404 companies",
    ],
)
def test_amounts_verbs_and_the_news_agency_are_no_dates(text: str) -> None:
    assert read(text) == []


def test_the_year_of_a_name_is_marked() -> None:
    (mention,) = find_dates("a pavilion of Iran Expo 2024 there", TUESDAY, "en")
    assert (mention.start, mention.in_name) == ("2024", True)


def test_the_dateline_of_an_agency_is_marked() -> None:
    first, second = find_dates("TEHRAN, Aug. 15 (MNA) – The fair opens on August 20.", "2019-08-15", "en")
    assert (first.start, first.dateline) == ("2019-08-15", True)
    assert (second.start, second.dateline) == ("2019-08-20", False)


def test_the_weekday_beside_a_day_picks_the_year() -> None:
    (mention,) = find_dates("on Monday, March 14", "2023-01-10", "en")
    assert mention.start == "2022-03-14"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("in the last week of September", "2025-09", None),
        ("last week a team left", "2025-10", None),
        ("in the last third of July", "2025-07", None),
        ("the second half of November", "2025-11", None),
        ("from the first day of August", "2025-08-01", None),
        ("in the first week of Mehr", "2025-09", None),
        ("at the end of Ordibehesht", "2025-05", None),
        ("in the second half of Dey", "2026-01", None),
        ("in mid-Mordad", "2025-08", None),
        ("in Ordibehesht of this year", "2025-04", "2025-05"),
    ],
)
def test_a_part_of_a_month_is_no_week_and_a_part_of_a_solar_month_lies_in_one_gregorian_month(
    text: str, start: str, end: str | None
) -> None:
    assert [found[2:] for found in read(text)] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("a week ago today", "2025-10-07"),
        ("a week ago yesterday", "2025-10-06"),
        ("two weeks from today", "2025-10-28"),
        ("two weeks ago", "2025-09"),
        ("a fortnight ago", "2025-09"),
        ("twelve months from now", "2026-10"),
    ],
)
def test_weeks_counted_to_the_day_give_the_day(text: str, start: str) -> None:
    assert [found[2] for found in read(text)] == [start]


def test_offsets_refer_to_the_text_as_given() -> None:
    text = "\u200fThe\u00a0fair \u200eopened on October\u200b 10."
    (mention,) = find_dates(text, TUESDAY, "en")
    assert text[mention.start_char : mention.end_char] == "October\u200b 10"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Shahrivar, the traders came.", [("Shahrivar", "month", "2025-08", "2025-09")]),
        ("a paper signed in Tir with the guild", [("Tir", "month", "2025-06", "2025-07")]),
        ("He read of it in Mehr News.", []),
        ("Asked by Mehr whether a fair is in sight", []),
        ("his daughter Azar was there", []),
    ],
)
def test_a_solar_month_without_a_year_is_one_behind_in_and_not_where_it_is_a_name(
    text: str, found: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on the Saturday before last", ("Saturday before last", "day", "2025-10-04", None)),
        ("due the Monday after next", ("Monday after next", "day", "2025-10-27", None)),
        ("due Thursday week.", ("Thursday week", "day", "2025-10-23", None)),
        ("in the month before last", ("month before last", "month", "2025-08", None)),
        ("on the last day of February", ("last day of February", "day", "2026-02-28", None)),
        ("the last day of Mehr", ("last day of Mehr", "day", "2025-10-22", None)),
        (
            "from the 3rd to the 7th of next month",
            ("3rd to the 7th of next month", "range", "2025-11-03", "2025-11-07"),
        ),
        ("last month, on the 11th", ("last month, on the 11th", "day", "2025-09-11", None)),
        ("late in 1403", ("late in 1403", "year", "2025", None)),
    ],
)
def test_days_told_by_their_place_in_a_month_or_a_row_of_weeks(
    text: str, found: tuple[str, str, str | None, str | None]
) -> None:
    assert read(text) == [found]


def test_a_day_of_the_month_is_one_of_the_month_told_before_by_its_own_calendar() -> None:
    text = "It opened on the 22nd of Shahrivar and closed on the 26th of the month."
    assert [start for *_, start, _ in read(text)] == ["2025-09-13", "2025-09-17"]


def test_before_may_count_back_from_a_day_told_or_forward_to_what_is_told_behind_it() -> None:
    back = "They signed on Sunday. The guests had come two days before."
    assert [start for *_, start, _ in read(back)] == ["2025-10-12", "2025-10-10"]
    forward = "They had come on Friday, two days before the fair."
    assert [start for *_, start, _ in read(forward)] == ["2025-10-10", "2025-10-12"]


def test_what_is_to_happen_before_a_date_is_not_dated_by_it() -> None:
    assert [d.deadline for d in find_dates("to be signed before next spring", TUESDAY, "en")] == [True]
    assert [d.deadline for d in find_dates("to be signed within two months", TUESDAY, "en")] == [True]
    assert [d.deadline for d in find_dates("to be signed before the end of May", TUESDAY, "en")] == [False]
    assert [d.deadline for d in find_dates("to be signed next spring", TUESDAY, "en")] == [False]


def test_a_distance_told_to_the_day_is_a_day() -> None:
    assert read("sealed a fortnight ago today") == [("a fortnight ago today", "day", "2025-09-30", None)]
    assert read("sealed two weeks ago to the day") == [("two weeks ago to the day", "day", "2025-09-30", None)]


def test_how_often_in_a_year_is_no_date() -> None:
    assert [kind for _, kind, *_ in read("The fair is held twice in a year.")] == ["recurrence"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("on the last Wednesday of February", "2026-02-25"),
        ("on the second Monday in November", "2025-11-10"),
        ("on the first Sunday of next month", "2025-11-02"),
        ("on the last Thursday of the month", "2025-10-30"),
        ("on the last Tuesday of the fair", "2025-10-07"),
        ("a week ago Saturday", "2025-10-04"),
        ("as late as May", "2025-05"),
        ("not before November", "2025-11"),
    ],
)
def test_a_weekday_is_counted_within_its_month_and_a_month_may_be_the_latest_or_the_first(
    text: str, start: str
) -> None:
    assert read(f"They met {text}.")[0][2] == start
