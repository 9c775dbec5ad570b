"""Two periods held against each other, from six events by hand."""

from __future__ import annotations

from datetime import date

import pytest

from events.periods import PeriodError, Span, compare, presets, within
from events.selection import parse_strictly
from events.tables import Tables, flat
from tests.events.making import event

TODAY = date(2026, 7, 1)
SIX = [
    event("a-1", start="2020-03-01"),
    event("a-2", start="2021", iraq=["IQ-BA"]),
    event("b-1", start="2022-05-01"),
    event("b-2", start="2023-05"),
    event("b-3", start="2022-12-31", end="2024-01-02", iran=["IR-05"]),
    event("undated", start=None, note="The source gives no date."),
]
EARLY, LATE = Span("2020", "2021"), Span("2022", "2023")


@pytest.fixture(scope="module")
def six():
    return Tables.build(flat(SIX)).select(parse_strictly(""))


def by_code(found):
    return found.provinces.set_index("code")


def test_periods_of_equal_length_are_told_in_events(six):
    found = compare(six, EARLY, LATE, TODAY)
    assert (len(found.in_a), len(found.in_b), found.normalised, found.n_vague) == (2, 3, False, 0)
    frame = by_code(found)[["n_a", "n_b", "change", "fate"]]
    assert frame.loc["IQ-WA"].tolist() == [1, 3, 2.0, "gained"]
    assert frame.loc["IR-16"].tolist() == [2, 2, 0.0, "level"]
    assert frame.loc["IR-05"].tolist() == [0, 1, 1.0, "new"]
    assert frame.loc["IQ-BA"].tolist() == [1, 0, -1.0, "silent"]
    assert found.provinces["code"].tolist() == ["IQ-WA", "IR-05", "IR-16", "IQ-BA"]


def test_periods_of_different_length_are_told_by_the_year(six):
    found = compare(six, Span("2020", "2020"), LATE, TODAY)
    assert found.normalised
    row = by_code(found).loc["IR-16"]
    assert (row["n_a"], row["n_b"]) == (1, 2)
    assert row["change"] == pytest.approx(0, abs=0.01)
    assert row["rate_b"] == pytest.approx(1, abs=0.01)


def test_a_bare_year_belongs_only_where_all_of_it_does(six):
    half = Span("2021-01", "2021-06")
    assert not within(six, half).any()
    assert compare(six, half, LATE, TODAY).n_vague == 1
    assert within(six, Span("2021", "2021")).sum() == 1


def test_an_event_belongs_where_it_began_however_long_it_lasted(six):
    assert within(six, Span("2022-12-31", "2022-12-31")).sum() == 1
    assert within(six, Span("2024", "2024")).sum() == 0


def test_a_running_period_is_as_long_as_it_has_run():
    assert Span("2026", "2026").years(TODAY) == pytest.approx(0.5, abs=0.01)
    assert Span("2025", "2025").years(TODAY) == pytest.approx(1, abs=0.01)
    assert Span("2026", "2026").running(TODAY)
    assert not Span("2025", "2025").running(TODAY)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019~2023", "2019", "2023"),
        ("2019–2023", "2019", "2023"),
        ("2019-2023", "2019", "2023"),
        ("2023~2019", "2019", "2023"),
        ("2019 to 2023", "2019", "2023"),
        ("2025-03 – 2025-09", "2025-03", "2025-09"),
        ("2025-03 - 2025-09", "2025-03", "2025-09"),
        ("2025-03", "2025-03", "2025-03"),
        (" 2025 ", "2025", "2025"),
    ],
)
def test_periods_are_read_as_people_write_them(text, start, end):
    assert Span.parse(text) == Span(start, end)


@pytest.mark.parametrize("text", ["", "soon", "2019~", "2019~soon", "2025-13"])
def test_what_is_no_period_is_said(text):
    with pytest.raises(PeriodError, match="A period is written 2019–2023"):
        Span.parse(text)


def test_what_is_shown_of_a_period_is_read_back():
    for pair in presets(TODAY).values():
        for span in pair:
            assert Span.parse(str(span)) == Span.parse(span.words) == span


def test_the_presets_put_the_earlier_period_first():
    assert presets(TODAY)["Last 5 years and the 5 before"] == (Span("2017", "2021"), Span("2022", "2026"))
    assert presets(TODAY)["2026 and 2025"] == (Span("2025", "2025"), Span("2026", "2026"))


def test_nothing_can_be_compared():
    nothing = Tables.build(flat([])).select(parse_strictly(""))
    found = compare(nothing, EARLY, LATE, TODAY)
    assert found.provinces.empty
    assert (len(found.in_a), len(found.in_b)) == (0, 0)
