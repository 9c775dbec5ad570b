"""Partial dates keep what the source said, no more and no less."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.partial_date import PartialDate, spoken


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2025", "year", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-05-21", "day", date(2025, 5, 21), date(2025, 5, 21)),
    ],
)
def test_the_precision_is_part_of_the_value(text, precision, first, last):
    day = PartialDate(text)
    assert (day.precision, day.first_day, day.last_day, str(day)) == (precision, first, last, text)


@pytest.mark.parametrize(
    "text", ["", "25", "2025-5", "2025-13", "2025-02-30", "21 May 2025", "2025-05-21T10:00", "٢٠٢٥", "0000"]
)
def test_what_is_no_date_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match="is not a date"):
        PartialDate(text)


@given(st.dates(date(1900, 1, 1)), st.sampled_from([4, 7, 10]))
def test_any_date_survives_the_round_trip_at_its_precision(day, length):
    text = day.isoformat()[:length]
    assert str(PartialDate(text)) == text
    assert PartialDate(text).first_day <= day <= PartialDate(text).last_day


def test_order_is_by_first_day_and_the_vaguer_first():
    texts = ["2025-05-21", "2025-05", "2024-12-31", "2025", "2025-01-01"]
    assert [str(day) for day in sorted(map(PartialDate, texts))] == [
        "2024-12-31",
        "2025",
        "2025-01-01",
        "2025-05",
        "2025-05-21",
    ]


def test_a_vaguer_date_covers_and_overlaps_the_closer_one():
    assert PartialDate("2025").covers(PartialDate("2025-05-21"))
    assert not PartialDate("2025-05-21").covers(PartialDate("2025"))
    assert PartialDate("2025-05-21").overlaps(PartialDate("2025-05"))
    assert not PartialDate("2025-06").overlaps(PartialDate("2025-05"))


def test_dates_are_spoken_at_their_precision():
    assert [spoken(text) for text in ("2025-05-21", "2025-05", "2025", None)] == [
        "21 May 2025",
        "May 2025",
        "2025",
        "undated",
    ]
