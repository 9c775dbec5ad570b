"""Six events along time, one of which only the year is known, one undated: every count can be checked by eye."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.selection import parse_strictly
from events.tables import Tables, flat
from events.timeline import (
    MONTHS,
    UNKNOWN,
    by_period,
    in_period,
    period_months,
    period_text,
    placed,
    snapped,
    spoken_period,
    timing,
)
from tests.events.making import event

SIX = [
    event("fair", type="exhibition", start="2025-10-30", end="2025-11-04"),
    event("visit", start="2025-10", status="planned"),
    event("talks", type="forum", start="2025-01-05"),
    event("year-only", type="forum", start="2025"),
    event("old", type="agreement", start="2022-02-01"),
    event("undated", start=None, note="The source gives no date."),
]


@pytest.fixture(scope="module")
def six():
    return Tables.build(flat(SIX)).select(parse_strictly(""))


def rows(frame, *columns):
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False)]


def names(selected, mask):
    return set(selected.tables.events["id"][mask])


def test_an_event_stands_in_the_month_it_began_in_and_a_bare_year_in_none(six):
    found = placed(six)
    assert found["month"].tolist() == [2025 * 12 + 9, 2025 * 12 + 9, 2025 * 12, UNKNOWN, 2022 * 12 + 1]
    assert found["held"].tolist() == [True, False, True, True, True]


def test_in_steps_of_a_year_a_bare_year_counts_like_any_other(six):
    counted = by_period(six, "year")
    assert rows(counted, "period", "type", "held", "n_events") == [
        ("2022", "agreement", True, 1),
        ("2025", "delegation", False, 1),
        ("2025", "exhibition", True, 1),
        ("2025", "forum", True, 2),
    ]
    assert counted["month_known"].all()


@pytest.mark.parametrize(
    ("unit", "periods"),
    [
        ("month", ["2022-02", "2025-01", "2025", "2025-10", "2025-10"]),
        ("quarter", ["2022-Q1", "2025-Q1", "2025", "2025-Q4", "2025-Q4"]),
    ],
)
def test_in_shorter_steps_a_bare_year_is_shown_apart_and_never_in_january(six, unit, periods):
    counted = by_period(six, unit)
    assert counted["period"].tolist() == periods
    apart = counted[~counted["month_known"]]
    assert rows(apart, "period", "type", "n_events") == [("2025", "forum", 1)]
    assert (str(apart["start"].iloc[0].date()), str(apart["end"].iloc[0].date())) == ("2025-01-01", "2026-01-01")


def test_the_events_of_a_step_and_those_that_may_be_in_it(six):
    surely, perhaps = in_period(six, "2025-10")
    assert (names(six, surely), names(six, perhaps)) == ({"fair", "visit"}, {"year-only"})
    surely, perhaps = in_period(six, "2025-Q1")
    assert (names(six, surely), names(six, perhaps)) == ({"talks"}, {"year-only"})
    surely, perhaps = in_period(six, "2025")
    assert (names(six, surely), names(six, perhaps)) == ({"fair", "visit", "talks", "year-only"}, set())


def test_a_sum_over_a_year_or_more_takes_a_bare_year_in_with_its_last_step(six):
    before, still_open = in_period(six, "2025-11", back_to="2022-01")
    assert (names(six, before), names(six, still_open)) == ({"old", "talks", "fair", "visit"}, {"year-only"})
    through, none = in_period(six, "2025-12", back_to="2022-01")
    assert (names(six, through), names(six, none)) == ({"old", "talks", "fair", "visit", "year-only"}, set())


def test_what_is_no_period_is_said(six):
    with pytest.raises(ValueError, match="“2025-13” is not a period"):
        in_period(six, "2025-13")


def test_the_numbers_of_the_opening_sentence(six):
    found = timing(six)
    assert (found.n_events, found.n_undated, found.n_year_only, found.n_not_held) == (6, 1, 1, 1)
    assert (found.first_year, found.last_year) == (2022, 2025)
    assert found.busiest_year == ("2025", 4)
    assert found.busiest_month == ("2025-10", 2)
    assert found.silent_years == (2023, 2024)


@pytest.mark.parametrize(
    ("events", "busiest_year", "busiest_month"),
    [
        ([], None, None),
        ([event("one", start=None, note="No date.")], None, None),
        ([event("one", start="2025")], ("2025", 1), None),
        ([event("one", start="2025-03-01")], ("2025", 1), ("2025-03", 1)),
        ([event("one", start="2023"), event("two", start="2025")], ("2025", 1), None),
    ],
)
def test_no_event_one_event_and_bare_years_have_a_timing(events, busiest_year, busiest_month):
    selected = Tables.build(flat(events)).select(parse_strictly(""))
    found = timing(selected)
    assert (found.busiest_year, found.busiest_month) == (busiest_year, busiest_month)
    assert by_period(selected, "month")["n_events"].sum() == len(events) - found.n_undated


@pytest.mark.parametrize(
    ("text", "spoken"),
    [("2025-10", "Oct 2025"), ("2025-Q4", "Oct–Dec 2025"), ("2025-Q1", "Jan–Mar 2025"), ("2025", "2025")],
)
def test_periods_in_words(text, spoken):
    assert spoken_period(text) == spoken


@pytest.mark.parametrize("text", ["", "25", "2025-", "2025-13", "2025-Q5", "2025-1", "2025-10-01", "<b>", "٢٠٢٥"])
def test_other_text_is_no_period(text):
    assert period_months(text) is None


@given(st.integers(1900 * 12, 2100 * 12), st.sampled_from(sorted(MONTHS)))
def test_a_period_comes_back_from_its_text(month, unit):
    length = MONTHS[unit]
    first = month // length * length
    assert period_months(period_text(first, length)) == (first, length)


@pytest.mark.parametrize(
    ("left", "right", "unit", "dates"),
    [
        (2018.9, 2022.1, "year", ("2019", "2021")),
        (2022.1, 2018.9, "year", ("2019", "2021")),
        (2020.4, 2020.6, "year", ("2020", "2020")),
        (2020.0, 2020.25, "month", ("2020-01", "2020-03")),
        (2019.74, 2020.27, "quarter", ("2019-10", "2020-03")),
        (2020.3, 2020.32, "quarter", ("2020-04", "2020-06")),
    ],
)
def test_a_brushed_stretch_becomes_whole_periods(left, right, unit, dates):
    assert snapped(left, right, unit) == dates


def test_the_mask_is_of_the_length_of_the_tables(six):
    narrowed = six.narrowed(np.array([True, True, False, False, False, False]))
    surely, _ = in_period(narrowed, "2025")
    assert surely.tolist() == [True, True, False, False, False, False]
