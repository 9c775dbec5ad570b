"""What moves on the map, counted from five events by hand."""

from __future__ import annotations

import pytest

from events.moving import moving
from events.selection import parse_strictly
from events.tables import Tables, flat
from events.timeline import UNKNOWN
from tests.events.making import event

OCTOBER, JANUARY = 2025 * 12 + 9, 2024 * 12
FIVE = [
    event("fair", type="exhibition", start="2025-10-30", venue="Kut", venue_code="IQ-WA"),
    event("visit", start="2025-10", status="planned", iran=["IR-16", "IR-05"]),
    event("year-only", type="forum", start="2025", iraq=["IQ-KR"]),
    event("national", type="agreement", start="2024-01-01", iran=[], iraq=[], venue="Baghdad", venue_code="IQ-BG"),
    event("undated", start=None, note="The source gives no date."),
]


@pytest.fixture(scope="module")
def moved():
    return moving(Tables.build(flat(FIVE)).select(parse_strictly("")))


def rows(frame, *columns):
    return {tuple(row) for row in frame[list(columns)].astype(object).itertuples(index=False)}


def test_every_dated_event_is_in_the_total_once(moved):
    assert rows(moved.total, "month", "type", "held", "n_events") == {
        (OCTOBER, "exhibition", True, 1),
        (OCTOBER, "delegation", False, 1),
        (UNKNOWN, "forum", True, 1),
        (JANUARY, "agreement", True, 1),
    }
    assert moved.n_undated == 1


def test_provinces_count_parties_and_venues(moved):
    of_ilam = moved.provinces[moved.provinces["code"] == "IR-16"]
    assert rows(of_ilam, "month", "type", "n_events") == {
        (OCTOBER, "exhibition", 1), (OCTOBER, "delegation", 1), (UNKNOWN, "forum", 1),
    }  # fmt: skip
    assert rows(moved.provinces[moved.provinces["code"] == "IQ-BG"], "month", "type") == {(JANUARY, "agreement")}
    assert rows(moved.provinces[moved.provinces["code"] == "IQ-KR"], "month", "year") == {(UNKNOWN, 2025)}


def test_ties_count_pairs_of_parties_by_direction(moved):
    assert rows(moved.ties, "iran", "iraq", "month", "held", "n_events") == {
        ("IR-16", "IQ-WA", OCTOBER, True, 1),
        ("IR-16", "IQ-WA", OCTOBER, False, 1),
        ("IR-05", "IQ-WA", OCTOBER, False, 1),
        ("IR-16", "IQ-KR", UNKNOWN, True, 1),
    }


def test_venues_have_coordinates_and_months(moved):
    assert rows(moved.venues, "venue", "month", "type", "n_events") == {
        ("Kut", OCTOBER, "exhibition", 1), ("Baghdad", JANUARY, "agreement", 1),
    }  # fmt: skip
    assert moved.venues["lat"].between(29, 40).all()


def test_captions_name_at_most_three_events_a_month_held_and_widely_told_first():
    told = [
        event(f"e-{i}", start="2025-10", status="planned" if i == 4 else "completed", venue=f"Town {i}",
              sources=[{"outlet": f"Wire {n}", "url": f"https://news.example/{i}/{n}"} for n in range(1 + (i == 3))])
        for i in range(5)
    ]  # fmt: skip
    found = moving(Tables.build(flat(told)).select(parse_strictly(""))).highlights
    assert found["venue"].tolist() == ["Town 3", "Town 0", "Town 1"]


def test_nothing_moves_where_there_is_nothing():
    found = moving(Tables.build(flat([])).select(parse_strictly("")))
    assert all(frame.empty for frame in (found.total, found.provinces, found.ties, found.venues, found.highlights))
