"""The register: stages counted, what is in force, what waits, and what became of each of five agreements."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from events.agreement_chains import find_chains
from events.agreement_register import (
    along_time,
    at_stage,
    download,
    in_force,
    kin,
    named,
    outcome,
    pairs_in_force,
    register,
    stage_counts,
    subject,
    waiting,
)
from events.chain_corrections import Correction
from events.counts import pair_counts
from events.selection import Selection, parse_strictly
from events.tables import Tables, flat
from tests.events.making import event

TODAY = date(2026, 1, 1)


def agreement(identifier, start, status="completed", **fields):
    return event(identifier, type="agreement", start=start, status=status, direction="mutual", **fields)


FIVE = [
    agreement("call", "2020-03", "proposed", sectors=["customs"], summary="Ilam called for a market at Chilat."),
    agreement("deal", "2021-01-17", sectors=["customs"], summary="The Chilat market was settled."),
    agreement("health", "2024-12-31", "planned", sectors=["health"], summary="Hospitals were offered help."),
    agreement("dam", "2022-06", iraq=["IQ-DI", "IQ-MA"], sectors=["water"], summary="A barrage was settled."),
    agreement(
        "off", "2023-06", "cancelled", iraq=["IQ-DI", "IQ-MA"], sectors=["water"], summary="The barrage was given up."
    ),
    event("visit"),
]
AT = {each.id: row for row, each in enumerate(FIVE)}


@pytest.fixture(scope="module")
def tables():
    return Tables.build(flat(FIVE))


@pytest.fixture(scope="module")
def everything(tables):
    return tables.select(Selection())


@pytest.fixture(scope="module")
def chains(tables):
    return find_chains(tables)


def ids(mask):
    return [FIVE[row].id for row in np.flatnonzero(mask)]


def test_stages_are_counted_and_filtered(everything, chains):
    assert stage_counts(everything, chains) == {
        "proposed": 1, "planned": 1, "signed": 2, "renewed": 0, "postponed": 0, "cancelled": 1,
    }  # fmt: skip
    assert ids(at_stage(everything, chains, "signed")) == ["deal", "dam"]
    assert ids(at_stage(everything, chains, "waiting")) == ["health"]
    assert ids(at_stage(everything, chains, "all")) == ["call", "deal", "health", "dam", "off"]


def test_what_was_called_off_later_is_no_longer_in_force(everything, chains):
    assert ids(in_force(everything, chains)) == ["deal"]
    assert pairs_in_force(everything, chains)[["iran", "iraq", "n_events"]].values.tolist() == [["IR-16", "IQ-WA", 1]]


def test_what_waits_has_its_age(everything, chains):
    found = waiting(everything, chains, TODAY)
    assert found[["id", "age"]].values.tolist() == [["health", 366.0]]


def test_what_became_of_each_is_said(chains):
    said = {
        identifier: outcome(chains, AT[identifier], TODAY) for identifier in ("call", "deal", "health", "dam", "off")
    }
    assert said == {
        "call": "Reported as signed 17 January 2021",
        "deal": "",
        "health": "No signature reported, 1 year on",
        "dam": "Called off June 2023",
        "off": "",
    }
    assert outcome(chains, AT["health"], date(2024, 1, 1)) == "Still ahead"


def test_an_announcement_answered_without_a_date_says_since():
    undated = agreement("undated", None, sectors=["customs"], summary="It was settled.")
    tables = Tables.build(flat([FIVE[0], undated]))
    chains = find_chains(tables, [Correction("undated", "call", "Ada")])
    assert outcome(chains, 0, TODAY) == "Reported as signed since"


def test_the_register_speaks_the_readers_language(chains):
    frame = register(chains, [AT["dam"]], TODAY, "fa")
    assert frame["iran"].item() == "ایلام"
    assert frame["iraq"].item() == "دیاله، میسان"
    assert frame[["stage", "subject", "n_chain"]].values.tolist() == [["Reported as signed", "Water", 2]]


def test_the_download_has_codes_chain_and_reason(chains):
    frame = download(chains, [AT["deal"], AT["health"]], TODAY)
    assert frame[["iran", "iraq", "chain", "follows"]].values.tolist()[0] == ["IR-16", "IQ-WA", "call", "call"]
    assert frame["why"].iloc[0].startswith("The same parties")
    assert frame["follows"].iloc[1] is None


def test_a_reader_may_join_agreements_of_the_same_parties_nearest_first(chains):
    assert [FIVE[row].id for row in kin(chains, AT["deal"])] == ["call", "health"]


def test_an_agreement_stands_in_the_lane_of_each_of_its_pairs(everything, chains):
    pairs = pair_counts(everything)
    frame = along_time(everything, chains, pairs)
    assert sorted(frame[frame["id"] == "dam"]["iraq"]) == ["IQ-DI", "IQ-MA"]
    assert len(frame) == 3 + 2 * 2
    assert "visit" not in set(frame["id"])


def test_only_the_newest_of_a_pair_stand_in_its_lane(everything, chains):
    frame = along_time(everything, chains, pair_counts(everything), most=1)
    assert {(row.iraq, row.id) for row in frame.itertuples()} == {
        ("IQ-WA", "health"),
        ("IQ-DI", "off"),
        ("IQ-MA", "off"),
    }
    assert frame["first"].is_monotonic_decreasing


def test_a_selection_narrows_the_counts(tables, chains):
    assert sum(stage_counts(tables.select(parse_strictly("status=proposed")), chains).values()) == 1


def test_no_agreement_gives_empty_frames():
    tables = Tables.build(flat([event("visit")]))
    chains, found = find_chains(tables), tables.select(Selection())
    assert waiting(found, chains, TODAY).empty
    assert register(chains, [], TODAY).empty
    assert along_time(found, chains, pair_counts(found)).empty
    assert download(chains, [], TODAY).empty


def test_missing_sides_and_subjects_are_words():
    assert named(None, "IR") == named("", "IR") == named(float("nan"), "IR") == "Iran"
    assert named("IQ-KR,IQ-WA", "IQ") == "Kurdistan Region, Wasit"
    assert subject("water,health") == "Water, Health"
    assert subject("") == subject(float("nan")) == ""
