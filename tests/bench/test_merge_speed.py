"""How fast new events are held against a hundred thousand on record."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from events.merge import Index, propose
from events.model import Event, Source
from events.vocabulary import Direction, EventType, Review, Sector, Status
from geo.provinces import BORDER, PROVINCES

RECORDED, ARRIVING = 100_000, 200


def made_up(count: int, seed: int, name: str) -> Iterator[Event]:
    """Events over twenty years, most of them of border provinces, a tenth planned, a tenth known by the month only."""
    draw = random.Random(seed)
    iran = [code for code in PROVINCES if code.startswith("IR")]
    iraq = [code for code in PROVINCES if code.startswith("IQ")]
    near_iran, near_iraq = [[code for code in BORDER if code in side] for side in (iran, iraq)]
    for n in range(count):
        day = (date(2005, 1, 1) + timedelta(days=draw.randrange(7300))).isoformat()
        outlet = draw.choice(["IRNA", "Mehr", "Shafaq", "Rudaw"])
        yield Event(
            id=f"{name}-{n}",
            type=draw.choice(list(EventType)),
            status=Status.PLANNED if draw.random() < 0.1 else Status.COMPLETED,
            start=day[:7] if draw.random() < 0.1 else day,
            iran=(draw.choice(near_iran if draw.random() < 0.8 else iran),),
            iraq=(draw.choice(near_iraq if draw.random() < 0.8 else iraq),),
            direction=draw.choice(list(Direction)),
            sectors=tuple(draw.sample(list(Sector), 2)),
            organisations=(f"Chamber of Commerce {draw.randrange(40)}",),
            summary=f"Event {n} about {draw.choice(['roads', 'power', 'fruit', 'cement', 'carpets'])}.",
            sources=(Source(outlet=outlet, url=f"https://news.example/{name}/{n}", published=day),),
            review=Review.UNREVIEWED,
        )


@pytest.fixture(scope="module")
def recorded() -> list[Event]:
    return list(made_up(RECORDED, 1, "recorded"))


def test_a_batch_against_a_hundred_thousand_events(benchmark: BenchmarkFixture, recorded: list[Event]) -> None:
    index = Index(recorded)
    arriving = list(made_up(ARRIVING, 2, "arriving"))
    decisions = benchmark(propose, arriving, index)
    assert len(decisions) == ARRIVING


def test_building_the_index(benchmark: BenchmarkFixture, recorded: list[Event]) -> None:
    index = benchmark.pedantic(Index, args=(recorded,), rounds=1)
    assert len(index) == RECORDED
