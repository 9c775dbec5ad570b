"""Ilam in seven events: every number of its profile counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from events.profile import newest_year, profile, strongest_border_province, year_ranges
from events.selection import Selection, parse_strictly
from events.tables import Tables, flat
from tests.events.making import event

EVENTS = [
    event("out", start="2019-05", direction="iran_to_iraq"),
    event("in-1", start="2020", direction="iraq_to_iran"),
    event("both", start="2023-02-01", direction="mutual", status="planned"),
    event("kut", type="exhibition", start="2023-10", venue="Kut", venue_code="IQ-WA"),
    event(
        "home", type="exhibition", start="2023-11", iraq=["IQ-DI"], venue="Ilam", venue_code="IR-16", status="cancelled"
    ),
    event("mou", type="agreement", start="2023-12", iraq=["IQ-DI"]),
    event("call", type="agreement", start="2024-01", iraq=["IQ-MA"], status="proposed"),
    event("guest", type="forum", start=None, iran=["IR-05"], iraq=["IQ-SU"], venue="Ilam", venue_code="IR-16"),
    event("away", type="forum", start="2026", iran=["IR-05"], iraq=["IQ-SU"]),
]


@pytest.fixture(scope="module")
def tables():
    return Tables.build(flat(EVENTS))


@pytest.fixture(scope="module")
def ilam(tables):
    return profile(tables.select(Selection()), "IR-16")


def named(mask):
    return {EVENTS[row].id for row in np.flatnonzero(mask)}


def test_it_holds_what_names_the_province_as_party_or_venue(ilam):
    assert len(ilam.found) == 8
    assert "away" not in named(ilam.found.mask)
    assert named(ilam.held) == {"out", "in-1", "kut", "mou", "guest"}


def test_counterparts_are_ranked_and_a_guest_of_others_makes_none(ilam):
    found = ilam.counterparts
    assert found[["code", "n_events", "n_held"]].values.tolist() == [["IQ-WA", 4, 3], ["IQ-DI", 2, 1], ["IQ-MA", 1, 0]]


def test_delegations_go_out_and_come_in(ilam, tables):
    assert {key: named(mask) for key, mask in ilam.delegations.items()} == {
        "out": {"out"},
        "in": {"in-1"},
        "mutual": {"both"},
    }
    wasit = profile(tables.select(Selection()), "IQ-WA")
    assert named(wasit.delegations["in"]) == {"out"}
    assert named(wasit.delegations["out"]) == {"in-1"}


def test_exhibitions_by_where_they_were(ilam, tables):
    assert {key: named(mask) for key, mask in ilam.exhibitions.items()} == {
        "here": {"home"}, "abroad": {"kut"}, "elsewhere": set(), "unknown": set(),
    }  # fmt: skip
    wasit = profile(tables.select(Selection()), "IQ-WA")
    assert named(wasit.exhibitions["here"]) == {"kut"}


def test_agreements_by_stage(ilam):
    assert {key: named(mask) for key, mask in ilam.agreements.items() if mask.any()} == {
        "signed": {"mou"},
        "proposed": {"call"},
    }


def test_years_count_types_and_what_was_held(ilam):
    rows = ilam.by_year.values.tolist()
    assert [2023, "exhibition", True, 1] in rows
    assert [2023, "exhibition", False, 1] in rows
    assert ilam.by_year["n_events"].sum() == 7  # "guest" is undated


def test_what_is_missing_neighbours_and_years(ilam):
    missing = ilam.never_signed(["IQ-WA", "IQ-DI", "IQ-MA"])
    assert missing.values.tolist() == [["IQ-WA", 4, 0, False], ["IQ-MA", 1, 1, False]]
    assert ilam.silent_years(2026) == [2021, 2022, 2025, 2026]
    assert year_ranges(ilam.silent_years(2026)) == "2021–2022, 2025–2026"


def test_a_paper_with_the_whole_region_is_said_of_its_governorates():
    events = [event("r-1", type="agreement", iran=["IR-05"], iraq=["IQ-KR"])]
    kermanshah = profile(Tables.build(flat(events)).select(Selection()), "IR-05")
    assert kermanshah.never_signed(["IQ-HA", "IQ-DI"]).values.tolist() == [
        ["IQ-HA", 0, 0, True],
        ["IQ-DI", 0, 0, False],
    ]


def test_a_province_with_nothing_is_empty_everywhere(tables):
    nothing = profile(tables.select(Selection()), "IR-11")
    assert len(nothing.found) == 0
    assert nothing.counterparts.empty
    assert nothing.by_year.empty
    assert nothing.silent_years(2026) == []
    assert not any(mask.any() for mask in nothing.delegations.values())
    assert nothing.never_signed([]).empty


def test_a_selection_narrows_the_profile(tables):
    found = profile(tables.select(parse_strictly("type=agreement")), "IR-16")
    assert named(found.found.mask) == {"mou", "call"}
    assert found.never_signed(["IQ-DI"]).empty


def test_the_page_opens_with_the_strongest_border_province(tables):
    assert strongest_border_province(tables.select(Selection())) == "IR-16"
    assert (
        strongest_border_province(Tables.build(flat([event("x-1", iran=[], iraq=["IQ-BA"])])).select(Selection()))
        == "IQ-BA"
    )
    assert strongest_border_province(Tables.build(flat([])).select(Selection())) == "IR-16"


def test_the_newest_year_leaves_undated_events_aside(tables):
    assert newest_year(tables.select(Selection())) == 2026
    assert newest_year(Tables.build(flat([event("x-1", start=None)])).select(Selection())) is None
