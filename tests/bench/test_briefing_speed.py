"""How long a deck of twelve views takes, and how much memory: slides ≤ 10 s, report ≤ 15 s, offline page ≤ 5 s, ≤ 600 MB."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from briefing import deck as decks
from briefing.data import data_of_events
from briefing.deck import Deck
from briefing.deck_files import example_deck
from briefing.resolving import Resolved, resolve_deck
from events.seed import curated_events

BUDGET_SECONDS = {"pptx": 10.0, "pdf": 15.0, "html": 5.0}
BUDGET_MEGABYTES = 600


def deck_of_twelve() -> Deck:
    """The example deck, and its first four views again without those layers that hide others."""
    deck = example_deck()
    for view in deck.views[:4]:
        deck = decks.add(deck, view.changed(id=f"{view.id}-again", switched=("region",), n_ties=100))
    assert len(deck.views) == 12
    return deck


def made(product: str) -> int:
    """Make one product of the twelve views; gives its size in bytes."""
    deck = deck_of_twelve()
    shown = resolve_deck(deck, data_of_events(curated_events()))
    return len(_make(product, deck, shown))


def peak() -> float:
    """The most memory this process has held, megabytes; where the system keeps one for each program, that of this one alone."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def _make(product: str, deck: Deck, shown: list[Resolved]) -> bytes:
    if product == "pptx":
        from briefing.slides import make_slides

        return make_slides(deck, shown)
    if product == "pdf":
        from briefing.report import make_report

        return make_report(deck, shown)
    from briefing.offline import page

    return page(deck, shown)


@pytest.mark.parametrize("product", sorted(BUDGET_SECONDS))
def test_twelve_views(benchmark: BenchmarkFixture, product: str) -> None:
    benchmark.extra_info["bytes"] = benchmark.pedantic(made, args=(product,), rounds=3)
    if not benchmark.disabled:
        # The fastest of three: what else the machine does is not ours.
        assert benchmark.stats.stats.min <= BUDGET_SECONDS[product]


def test_memory_of_twelve_views(benchmark: BenchmarkFixture) -> None:
    code = (
        f"from tests.bench.test_briefing_speed import made, peak; [made(product) for product in {sorted(BUDGET_SECONDS)}]; "
        "print(peak())"
    )
    command = [sys.executable, "-c", code]
    done = benchmark.pedantic(
        subprocess.run, (command,), {"capture_output": True, "text": True, "check": True}, rounds=1
    )
    megabytes = float(done.stdout.splitlines()[-1])
    benchmark.extra_info["megabytes"] = round(megabytes)
    assert megabytes <= BUDGET_MEGABYTES
