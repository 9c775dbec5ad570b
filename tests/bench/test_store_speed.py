"""How fast the store delivers and takes: 100,000 events as a frame, the revision a page asks for, articles to keep."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from events.ingest import Ingest
from events.seed import curated_events
from events.store import Store
from tests.events.plain_extractor import plain_extractor, told

N_EVENTS = 100_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store on disk with the curated events over and over, under ids of their own."""
    curated = curated_events()
    copies = (curated[n % len(curated)].model_copy(update={"id": f"copy-{n:06d}"}) for n in range(N_EVENTS))
    url = f"sqlite:///{tmp_path_factory.mktemp('large') / 'marz.db'}"
    with Store.open(url, seed=False) as store:
        store.add(copies, who="bench")
        yield store


def test_frame_of_100_000_events(benchmark: BenchmarkFixture, large: Store) -> None:
    frame = benchmark.pedantic(large.frame, rounds=5, warmup_rounds=1)
    assert len(frame) == N_EVENTS


def test_revision(benchmark: BenchmarkFixture, large: Store) -> None:
    assert benchmark(large.revision) == N_EVENTS


def test_get_200_records(benchmark: BenchmarkFixture, large: Store) -> None:
    ids = [f"copy-{n:06d}" for n in range(0, N_EVENTS, 500)]
    assert len(benchmark(large.get, ids)) == 200


def test_keep_an_article(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Without its extraction: merging, writing, and the disk's word that it is safe."""
    numbers = count()
    with Store.open(f"sqlite:///{tmp_path / 'marz.db'}") as store:
        ingest = Ingest(store, who="bench", extractor=plain_extractor)

        def keep() -> None:
            n = next(numbers)
            day = f"{1950 + n // 336}-{1 + n // 28 % 12:02d}-{1 + n % 28:02d}"
            (kept,) = ingest.run([told(f"exhibition completed {day} IR-16 IQ-WA Kut", n)])
            assert kept.outcome == "added"

        benchmark.pedantic(keep, rounds=200, warmup_rounds=1)


def test_open_a_seeded_store(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'marz.db'}"
    Store.open(url).close()
    benchmark(lambda: Store.open(url).close())
