"""From a Selection to the numbers of the map, at the curated events, at 100,000 and at 1,000,000; and the size of what travels."""

from __future__ import annotations

import json

import pytest

from events.counts import headline, pair_counts, province_counts, venue_counts
from events.selection import parse_strictly
from events.tables import Tables
from geo.payload import payload
from tests.bench import synthetic

WHERE = "border=IR-16,IQ-WA&type=exhibition,agreement&from=2012&to=2024-06&status=completed"


@pytest.fixture(scope="module", params=[466, 100_000, 1_000_000])
def tables(request: pytest.FixtureRequest) -> Tables:
    return Tables.build(synthetic.frame(request.param))


def screen(tables: Tables, where: str) -> dict:
    """Everything the map page asks of the server for one selection, without the page."""
    found = tables.select(parse_strictly(where))
    pairs = pair_counts(found)
    headline(found, pairs)
    return payload(province_counts(found), pairs, venue_counts(found))


@pytest.mark.parametrize("where", ["", WHERE, "q=customs"], ids=["everything", "filtered", "words"])
def test_selection_to_payload(benchmark, tables, where):
    screen(tables, where)  # the words of the text filter are folded once, on its first use
    numbers = benchmark.pedantic(screen, args=(tables, where), rounds=7, warmup_rounds=1)
    benchmark.extra_info["events"] = len(tables)
    benchmark.extra_info["payload_bytes"] = len(json.dumps(numbers, ensure_ascii=False, separators=(",", ":")).encode())


def test_building_the_tables(benchmark):
    flat = synthetic.frame(100_000)
    benchmark.pedantic(Tables.build, args=(flat,), rounds=3)
