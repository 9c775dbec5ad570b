"""Six events between three provinces and three governorates: the matrix and everything read off it, counted by hand."""

from __future__ import annotations

import pytest

from events.selection import Selection
from events.tables import Tables, flat
from events.ties import balance, matrix, near_and_far, reach, sector_counts, sectors_by_pair, visits
from geo.provinces import BORDER
from tests.events.making import event

SIX = [
    event("a-1", iran=["IR-16"], iraq=["IQ-WA"], direction="iran_to_iraq", sectors=["water", "health"]),
    event("b-1", iran=["IR-16"], iraq=["IQ-WA", "IQ-DI"], direction="iraq_to_iran", sectors=["water"]),
    event("c-1", type="forum", iran=["IR-16", "IR-05"], iraq=["IQ-DI"], direction="mutual"),
    event("d-1", type="agreement", iran=["IR-23"], iraq=["IQ-BG"]),
    event("e-1", iran=["IR-16"], iraq=["IQ-KR"], direction="iran_to_iraq"),
    event("f-1", iran=["IR-05"], iraq=[], direction="iran_to_iraq"),
]
SHARING = [("IR-16", "IQ-WA"), ("IR-16", "IQ-DI"), ("IR-05", "IQ-DI")]


@pytest.fixture(scope="module")
def selected():
    return Tables.build(flat(SIX)).select(Selection())


def cell(grid, iran, iraq):
    cells = grid.cells
    return cells[(cells["iran"] == iran) & (cells["iraq"] == iraq)]["n_events"].item()


def test_rows_and_columns_are_border_provinces_first_then_what_occurs(selected):
    grid = matrix(selected)
    assert grid.iran[:5] == [code for code in BORDER if code.startswith("IR")]
    assert grid.iran[5:] == ["IR-23"]
    assert set(grid.iraq[:7]) == {code for code in BORDER if code.startswith("IQ")}
    assert set(grid.iraq[7:]) == {
        "IQ-KR",
        "IQ-BG",
    }
    assert len(grid.cells) == 6 * 9


def test_geography_runs_north_to_south_and_strength_by_events(selected):
    assert matrix(selected).iran[:5] == ["IR-04", "IR-12", "IR-05", "IR-16", "IR-06"]
    assert matrix(selected, "strength").iran[:2] == ["IR-16", "IR-05"]
    assert matrix(selected, "strength").iraq[:2] == ["IQ-DI", "IQ-WA"]


def test_a_cell_counts_an_event_once_and_the_margins_once_a_province(selected):
    grid = matrix(selected)
    assert (cell(grid, "IR-16", "IQ-WA"), cell(grid, "IR-16", "IQ-DI"), cell(grid, "IR-04", "IQ-AR")) == (2, 2, 0)
    by_iran = dict(zip(grid.by_iran["code"], grid.by_iran["n_events"], strict=True))
    assert by_iran["IR-16"] == 4
    assert by_iran["IR-05"] == 1
    assert by_iran["IR-06"] == 0
    by_iraq = dict(zip(grid.by_iraq["code"], grid.by_iraq["n_events"], strict=True))
    assert by_iraq["IQ-DI"] == 2
    assert by_iraq["IQ-KR"] == 1


def test_reach_counts_counterparts_and_sets_the_region_apart(selected):
    found = reach(selected).set_index("code")
    assert found.loc["IR-16", ["n_counterparts", "n_events"]].tolist() == [2, 4]
    assert found.loc["IR-16", "region"]
    assert found.loc["IR-16", "strongest"] == "IQ-DI"
    assert found.loc["IR-16", "share"] == pytest.approx(2 / 5)
    assert found.loc["IQ-DI", "n_counterparts"] == 2
    assert "IQ-KR" not in found.index
    assert not found.loc["IR-05", "region"]


def test_balance_counts_delegations_alone(selected):
    iran = balance(selected).set_index("code")
    assert iran.loc["IR-16"].tolist() == [3, 2, 1, 0]
    assert iran.loc["IR-05"].tolist() == [1, 1, 0, 0]
    assert "IR-23" not in iran.index
    pairs = balance(selected, "pair")
    assert pairs[["iran", "iraq", "n_events"]].values.tolist()[0] == ["IR-16", "IQ-WA", 2]
    assert balance(selected, "iraq")["code"].tolist() == ["IQ-WA", "IQ-DI", "IQ-KR"]


def test_neighbours_are_held_against_the_rest(selected):
    found = near_and_far(selected, SHARING).set_index("group")
    assert found.loc["neighbours", ["n_pairs", "n_tied", "n_events"]].tolist() == [3, 3, 5]
    assert found.loc["border", ["n_pairs", "n_tied", "n_events"]].tolist() == [5 * 7 - 3, 0, 0]
    assert found.loc["inland", ["n_pairs", "n_tied", "n_events"]].tolist() == [31 * 19 - 35, 1, 1]
    assert found.loc["neighbours", "per_pair"] == pytest.approx(5 / 3)


def test_visits_are_delegations_that_name_an_iranian_province_each_once():
    two = event("two", iran=["IR-16", "IR-05"], direction="iran_to_iraq")
    national = event("national", iran=[], direction="iran_to_iraq")
    hosted = event("hosted", iran=[], venue="Ilam", venue_code="IR-16", direction="iraq_to_iran")
    found = Tables.build(flat([two, national, hosted, *SIX])).select(Selection())
    # Of the six: out a-1, e-1 and f-1, back b-1; the forum and the agreement are no visits.
    assert visits(found) == {"iran_to_iraq": 4, "iraq_to_iran": 1, "mutual": 0}


def test_sectors_of_pairs(selected):
    found = sectors_by_pair(selected, matrix(selected).cells.query("iraq == 'IQ-WA'"))
    assert found.values.tolist() == [["IR-16", "IQ-WA", "water", 2], ["IR-16", "IQ-WA", "health", 1]]
    assert sector_counts(selected).values.tolist() == [["water", 2], ["health", 1]]


def test_no_events_leave_an_empty_grid_of_border_provinces_and_no_error():
    nothing = Tables.build(flat([])).select(Selection())
    grid = matrix(nothing)
    assert len(grid.cells) == 35
    assert grid.cells["n_events"].sum() == 0
    assert reach(nothing).empty
    assert balance(nothing).empty
    assert sector_counts(nothing).empty
    assert near_and_far(nothing, SHARING)["n_events"].tolist() == [0, 0, 0]
    assert sectors_by_pair(nothing, grid.cells).empty


def test_national_events_alone_make_no_tie():
    national = Tables.build(flat([event("n-1", iran=[], iraq=[])])).select(Selection())
    assert matrix(national).cells["n_events"].sum() == 0
