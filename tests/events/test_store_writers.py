"""Several writers at once, in processes and in threads: each change is whole, none is lost, and others see it."""

from __future__ import annotations

import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import sqlalchemy as sa

from events import schema
from events.errors import StoreError
from events.store import Store
from events.stored_articles import StoredArticle
from tests.events.records import event

A = "2025-01-forum-ir16-iqwa"
N = 15


def _add_many(url: str, name: str, barrier: Any) -> None:
    with Store.open(url, seed=False) as store:
        barrier.wait(120)
        for n in range(N):
            new = [event(f"{name}-{n:02d}-first"), event(f"{name}-{n:02d}-second")]
            store.add_article(_article(f"{name}-{n}"), new, who=name)


def _article(name: str) -> StoredArticle:
    return StoredArticle(name, name, "They met.", "Border Post", None, None, None, {})


def test_writers_in_several_processes_lose_nothing(store: Store, url: str) -> None:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(3)
    processes = [context.Process(target=_add_many, args=(url, name, barrier)) for name in ("one", "two", "three")]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert len(store.ids()) == 3 * N * 2
    assert len(store.articles()) == 3 * N
    with store._database.reading() as connection:
        numbers = connection.execute(sa.select(schema.revisions.c.n).order_by(schema.revisions.c.n)).scalars().all()
    assert numbers == list(range(1, 3 * N * 2 + 1))


def test_the_same_article_from_several_threads_is_added_once(store: Store) -> None:
    def add(n: int) -> bool:
        return store.add_article(_article("same"), [event(f"event-{n}")], who=f"thread {n}").skipped

    with ThreadPoolExecutor(8) as pool:
        skipped = list(pool.map(add, range(8)))
    assert skipped.count(False) == 1
    assert len(store.ids()) == 1


def test_edits_of_one_event_at_once_are_refused_but_for_the_first(store: Store) -> None:
    store.add([event(A)], who="Marz")
    seen = store.version(A)

    def edit(n: int) -> str:
        try:
            return store.edit(A, event(A, summary=f"Version {n}."), f"reader {n}", expected=seen).summary
        except StoreError:
            return "refused"

    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(edit, range(6)))
    (written,) = [result for result in results if result != "refused"]
    assert store.event(A).summary == written
    assert len(store.history(A)) == 2


def test_threads_read_while_another_writes(store: Store) -> None:
    store.add([event(f"event-{n:03d}") for n in range(50)], who="Marz")
    stop = threading.Event()
    counts = set()

    def read() -> None:
        while not stop.is_set():
            counts.add(len(store.frame()))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for n in range(20):
            store.add([event(f"late-{n:02d}-a"), event(f"late-{n:02d}-b")], who="Marz")
    finally:
        stop.set()
        reader.join(120)
    assert counts <= set(range(50, 91, 2))
    assert len(store.frame()) == 90


def test_a_writer_that_waits_too_long_says_so_and_others_go_on(store: Store, url: str) -> None:
    with Store.open(url, seed=False, patience=0.2) as hasty:
        with store.exclusively():
            store.add([event(A)], who="Sara")
            with pytest.raises(StoreError, match="is locked by another program"):
                hasty.add([event("event-two")], who="Omid")
            assert hasty.ids() == []
        hasty.add([event("event-two")], who="Omid")
        assert hasty.ids() == [A, "event-two"]


def test_what_is_read_together_is_of_one_moment(store: Store, url: str) -> None:
    store.add([event(A)], who="Marz")
    with Store.open(url, seed=False) as other, store._database.reading() as connection:
        seen = connection.execute(sa.select(schema.events.c.review)).scalar_one()
        other.accept(A, "Omid")
        assert [item.event.review for item in store.queue()] == [seen] or not url.startswith("sqlite")
    assert store.queue() == []


def test_a_change_inside_a_block_that_reads_is_a_fault_of_the_program(store: Store) -> None:
    with store._database.reading(), pytest.raises(RuntimeError, match="must end that first"):
        store.add([event(A)], who="Sara")
    store.add([event(A)], who="Sara")


def test_a_store_in_memory_serves_several_threads() -> None:
    with Store.open("sqlite://", seed=False) as store, ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda n: store.add([event(f"event-{n:02d}")], who="Marz"), range(30)))
        list(pool.map(lambda n: store.accept(f"event-{n:02d}", "Sara"), range(30)))
        assert store.revision() == 60
        assert store.queue() == []
