"""What a reader waits for, in a real browser: the first map, a filter change until it is repainted, and what travels for it."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from time import perf_counter

import pytest

from events.model import Event, Source
from events.store import Store
from tests.bench import synthetic
from tests.browser.conftest import Dashboard

ROUNDS = 9


def records(n: int) -> Iterator[Event]:
    """Synthetic events as full records."""
    frame = synthetic.frame(n).astype(object)
    for row in frame.where(frame.notna(), None).itertuples(index=False):
        yield Event(
            id=row.id, type=row.type, subtype=row.subtype, status=row.status, start=row.start, date_basis=row.date_basis,
            iran=(row.iran,) if row.iran else (), iraq=(row.iraq,) if row.iraq else (), direction=row.direction, venue=row.venue,
            venue_code=row.venue_code, sectors=(row.sectors,), summary=row.summary, certainty=row.certainty,
            sources=(Source(outlet=row.outlets, url="https://news.example/a"),),
        )  # fmt: skip


@pytest.fixture(scope="module", params=[466, 100_000])
def server(request, start_dashboard, tmp_path_factory) -> Dashboard:
    """A warm dashboard on the curated events, or on 100,000 synthetic ones."""
    if request.param == 466:
        return start_dashboard()
    url = f"sqlite:///{tmp_path_factory.mktemp('many') / 'many.db'}"
    with Store.open(url, seed=False) as store:
        store.add(list(records(request.param)), who="bench", why="benchmark")
    return start_dashboard(MARZ_DATABASE_URL=url)


def test_first_map_on_a_warm_server(benchmark, server, visit):
    visit.open(server.address)
    visit.map_frame()

    def first_paint() -> None:
        visit.page.goto(server.address)
        visit.map_frame()

    benchmark.pedantic(first_paint, rounds=5)


def test_filter_change_until_repainted(benchmark, server, visit):
    visit.open(server.address)
    frame = visit.map_frame()
    received: list[int] = []
    session = visit.page.context.new_cdp_session(visit.page)
    session.send("Network.enable")
    session.on("Network.webSocketFrameReceived", lambda e: received.append(len(e["response"]["payloadData"]) * 3 // 4))
    buttons = ["Ilam", "Kermanshah"]
    sizes: list[int] = []
    state = {"n": 0}
    # The click and the paint are timed in the browser, so that the driver's own polling does not count.
    frame.evaluate(
        """() => { const a = window.atlas.atlas, show = a.update.bind(a);
                   a.update = (p) => { show(p); window.painted = performance.timeOrigin + performance.now(); }; }"""
    )

    def change() -> float:
        received.clear()
        before = frame.evaluate("window.painted = 0")
        name = buttons[state["n"] % 2]
        state["n"] += 1
        clicked = visit.page.evaluate(
            """(name) => { const all = [...document.querySelectorAll('[data-testid="stSidebar"] button')];
                           all.find((b) => b.innerText.trim() === name).click();
                           return performance.timeOrigin + performance.now(); }""",
            name,
        )
        frame.wait_for_function("window.painted > 0", polling=5)
        visit.idle()
        sizes.append(sum(received))
        assert before == 0
        return frame.evaluate("window.painted") - clicked

    change()
    took = [change() for _ in range(ROUNDS)]
    benchmark.extra_info["repainted_ms_median"] = round(statistics.median(took))
    benchmark.extra_info["bytes_median"] = round(statistics.median(sizes))
    print(
        f"\nrepainted after {statistics.median(took):.0f} ms (median of {ROUNDS}), {statistics.median(sizes):,.0f} bytes"
    )

    def timed() -> None:
        started = perf_counter()
        change()
        assert perf_counter() > started

    benchmark.pedantic(timed, rounds=3)
