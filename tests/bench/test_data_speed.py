"""The Data page at 100,000 events: its table, its sources; and every download at 10,000 (a tenth of what 100,000 take)."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from events.export import FORMATS, LAYERS, export
from events.listing import ORDERS, listing, ordered_ids
from events.model import Event
from events.seed import curated_events
from events.selection import parse_strictly
from events.sourcing import SourceTable, by_outlet, by_year, totals
from events.tables import Tables, flat

ROWS = 500


class Shelf:
    """So many events, each a curated one under an id of its own, read as a store is read."""

    def __init__(self, n: int) -> None:
        curated = curated_events()
        self._events: dict[str, Event] = {}
        for i in range(n):
            event = curated[i % len(curated)]
            self._events[f"e-{i:06}"] = event.model_copy(update={"id": f"e-{i:06}"})
        self.tables = Tables.build(flat(self._events.values()))

    def revision(self) -> int:
        return 1

    def ids(self) -> list[str]:
        return list(self._events)

    def get(self, ids: Iterable[str]) -> list[Event]:
        return [self._events[own] for own in ids]

    def changed_since(self, revision: int) -> set[str]:
        return set()


@pytest.fixture(scope="module")
def large() -> Shelf:
    return Shelf(100_000)


@pytest.fixture(scope="module")
def small() -> Shelf:
    return Shelf(10_000)


@pytest.mark.parametrize("where", ["", "border=IR-16"], ids=["everything", "one province"])
def test_filter_to_table_and_sentence(benchmark: BenchmarkFixture, large: Shelf, where: str):
    sources = SourceTable(large)
    sources.of(large.tables.select(parse_strictly("")))

    def screen() -> None:
        found = large.tables.select(parse_strictly(where))
        listing(large.get(ordered_ids(found)[:ROWS]))
        totals(sources.of(found))

    benchmark.pedantic(screen, rounds=5, warmup_rounds=1)


def test_sources_by_outlet_and_year(benchmark: BenchmarkFixture, large: Shelf):
    read = SourceTable(large).of(large.tables.select(parse_strictly("")))
    benchmark.pedantic(lambda: (by_outlet(read), by_year(read)), rounds=5, warmup_rounds=1)


@pytest.mark.parametrize("order", list(ORDERS))
def test_another_order(benchmark: BenchmarkFixture, large: Shelf, order: str):
    found = large.tables.select(parse_strictly(""))
    benchmark.pedantic(ordered_ids, args=(found, order), rounds=3, warmup_rounds=1)


@pytest.mark.parametrize(
    ("format", "layer"),
    [(one.key, layer) for one in FORMATS.values() for layer in (LAYERS if one.one_layer else ["events"])],
)
def test_download(benchmark: BenchmarkFixture, small: Shelf, format: str, layer: str):
    found = small.tables.select(parse_strictly(""))
    content = benchmark.pedantic(export, args=(found, small.get, format), kwargs={"layer": layer}, rounds=2)
    benchmark.extra_info["megabytes"] = round(len(content) / 1e6, 1)
