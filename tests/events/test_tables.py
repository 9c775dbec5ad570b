"""Six events whose every count a reader can check by eye, filtered and counted by the rules."""

from __future__ import annotations

import pytest

from events.counts import headline, pair_counts, province_counts, status_counts, type_counts, venue_counts
from events.flat import FLAT_COLUMNS
from events.selection import parse_strictly
from events.tables import Tables, flat
from tests.events.making import event

SIX = [
    event(
        "kut-fair",
        type="exhibition",
        start="2025-10-10",
        end="2025-10-16",
        venue="Kut",
        venue_code="IQ-WA",
        sectors=["handicrafts"],
    ),
    event("ilam-visit", start="2025-10", direction="iraq_to_iran", status="planned", venue="Ilam", venue_code="IR-16"),
    event(
        "border-forum", type="forum", start="2023", iran=["IR-16", "IR-05"], iraq=["IQ-WA", "IQ-DI"], direction="mutual"
    ),
    event("hamadan-region", start=None, iran=["IR-13"], iraq=["IQ-KR"], note="Met the Union of Exporters."),
    event("tehran-talks", type="forum", start="2024-03-01", iran=[], iraq=[], venue="Tehran", venue_code="IR-23"),
    event("national-deal", type="agreement", start="2022-05", iran=[], iraq=["IQ-BA"], certainty="low"),
]


@pytest.fixture(scope="module")
def tables():
    return Tables.build(flat(SIX))


def ids(tables, where):
    return set(tables.select(parse_strictly(where)).ids)


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("", {e.id for e in SIX}),
        ("border=IR-16", {"kut-fair", "ilam-visit", "border-forum"}),
        ("border=IR-05,IR-13", {"border-forum", "hamadan-region"}),
        ("border=IR-16&with=IQ-DI", {"border-forum"}),
        ("border=IR-23", {"tehran-talks"}),
        ("border=IQ-SU", set()),
        ("border=IQ-KR", {"hamadan-region"}),
        ("pair=IR-05~IQ-DI", {"border-forum"}),
        ("type=forum", {"border-forum", "tehran-talks"}),
        ("status=planned", {"ilam-visit"}),
        ("sector=handicrafts", {"kut-fair"}),
        ("direction=iraq_to_iran", {"ilam-visit"}),
        ("certainty=low", {"national-deal"}),
        ("from=2025-10-12&to=2025-10-13", {"kut-fair", "ilam-visit"}),
        ("from=2023-07&to=2023-08", {"border-forum"}),
        ("to=2022", {"national-deal"}),
        ("venue=Kut", {"kut-fair"}),
        ("q=EXPORTERS union", {"hamadan-region"}),
        ("q=exporters Kut", set()),
        ("national=hidden", {e.id for e in SIX} - {"tehran-talks"}),
        ("national=only", {"tehran-talks"}),
    ],
)
def test_a_filter_finds_just_the_events_it_should(tables, where, found):
    assert ids(tables, where) == found


def test_events_are_listed_newest_first_and_undated_last(tables):
    assert tables.select(parse_strictly("")).ids == [
        "kut-fair", "ilam-visit", "tehran-talks", "border-forum", "national-deal", "hamadan-region",
    ]  # fmt: skip


def test_an_event_counts_once_for_each_province_it_names(tables):
    counts = province_counts(tables.select(parse_strictly(""))).set_index("code")
    assert counts["n_events"].to_dict() == {
        "IR-16": 3, "IQ-WA": 3, "IR-05": 1, "IQ-DI": 1, "IR-13": 1, "IQ-KR": 1, "IR-23": 1, "IQ-BA": 1,
    }  # fmt: skip
    assert counts.loc["IR-16", ["delegation", "exhibition", "agreement", "forum"]].tolist() == [1, 1, 0, 1]


def test_an_event_counts_once_for_each_pair_of_parties(tables):
    pairs = pair_counts(tables.select(parse_strictly("")))
    assert [tuple(row) for row in pairs[["iran", "iraq", "n_events"]].itertuples(index=False)] == [
        ("IR-16", "IQ-WA", 3), ("IR-05", "IQ-DI", 1), ("IR-05", "IQ-WA", 1), ("IR-13", "IQ-KR", 1), ("IR-16", "IQ-DI", 1),
    ]  # fmt: skip
    assert pairs.loc[0, ["iran_to_iraq", "iraq_to_iran", "mutual"]].tolist() == [1, 1, 1]


def test_venues_have_the_coordinates_of_the_gazetteer(tables):
    venues = venue_counts(tables.select(parse_strictly(""))).set_index("venue")
    assert set(venues.index) == {"Kut", "Ilam", "Tehran"}
    assert venues.loc["Kut", "lat"] == pytest.approx(32.5, abs=0.1)
    assert venues.loc["Kut", "exhibition"] == 1


def test_the_headline_adds_up(tables):
    found = headline(tables.select(parse_strictly("")))
    assert (found.n_events, found.n_held, found.n_national, found.n_one_sided, found.n_region, found.n_undated) == (
        6,
        5,
        1,
        1,
        1,
        1,
    )
    assert (found.n_iran, found.n_iraq, found.first_year, found.last_year) == (4, 3, 2022, 2025)
    assert found.strongest == ("IR-16", "IQ-WA", 3)
    assert found.by_type == {"delegation": 2, "exhibition": 1, "agreement": 1, "forum": 2}


def test_nothing_and_one_event_can_be_counted():
    for events in ([], SIX[:1]):
        selected = Tables.build(flat(events)).select(parse_strictly(""))
        assert headline(selected).n_events == len(events)
        assert len(province_counts(selected)) == 2 * len(events)
        assert len(pair_counts(selected)) == len(venue_counts(selected)) == len(events)
        assert sum(type_counts(selected).values()) == sum(status_counts(selected).values()) == len(events)


def test_rejected_and_unreviewed_events_are_left_out_unless_asked_for():
    tables = Tables.build(
        flat([event("a-1", review="accepted"), event("a-2", review="unreviewed"), event("a-3", review="rejected")])
    )
    assert ids(tables, "") == {"a-1"}
    assert ids(tables, "include=unreviewed") == {"a-1", "a-2"}
    assert ids(tables, "include=unreviewed,rejected") == {"a-1", "a-2", "a-3"}


def test_the_flat_frame_keeps_partial_dates_and_lists():
    frame = flat(SIX)
    assert tuple(frame.columns) == FLAT_COLUMNS
    assert frame["start"].fillna("none").tolist() == ["2025-10-10", "2025-10", "2023", "none", "2024-03-01", "2022-05"]
    assert frame.loc[2, "iran"] == "IR-16,IR-05"
