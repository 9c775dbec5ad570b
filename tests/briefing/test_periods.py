"""Time cut into steps: no gaps, vague dates apart, the same rule as on the page about time."""

from __future__ import annotations

from briefing.periods import counts, timeline
from tests.briefing.making import data, shown


def test_years_run_without_a_gap_and_undated_events_stand_apart() -> None:
    time = timeline(shown().selected, "year")
    assert time.labels == ("2023", "2024", "2025", "2026")
    assert counts(shown().selected, time).sum(axis=1).tolist() == [1, 1, 1, 1]
    assert (time.n_vague, time.n_undated) == (0, 1)
    assert time.outside() == "Outside of time: 1 undated."


def test_an_event_dated_to_the_year_belongs_to_no_quarter_but_had_begun_by_its_last() -> None:
    time = timeline(shown(selection="border=IR-16").selected, "quarter")
    assert time.labels[0] == "2024 Q2"
    assert time.labels[-1] == "2026 Q1"
    assert len(time) == 8
    row = data().tables.events["id"].tolist().index("2023-agreement-ir16-iqwa")
    assert time.place[row] == -1
    assert time.by[row] == 0, "known before the first quarter shown"
    assert time.outside() == "Outside of time: 1 dated to the year only."


def test_months_have_names() -> None:
    assert timeline(shown(selection="type=forum").selected, "month").labels == ("Mar 2025",)


def test_nothing_dated_gives_no_period() -> None:
    assert len(timeline(shown(selection="national=only").selected, "year")) == 0
