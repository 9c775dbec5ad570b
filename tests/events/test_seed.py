"""The curated events get into a store once, and never over what a person did."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from events import seed
from events.errors import StoreError
from events.model import Event
from events.store import Store
from events.vocabulary import Review
from tests.events.records import event

A, B, C, D = (f"2025-0{n}-forum-ir16-iqwa" for n in (1, 2, 3, 4))


def ship(monkeypatch: pytest.MonkeyPatch, folder: Path, *events: Event) -> None:
    """Let Marz come with these curated events from now on."""
    file = folder / "events.jsonl"
    file.write_text("".join(one.to_json() + "\n" for one in events), encoding="utf-8")
    monkeypatch.setattr(seed, "CURATED_FILE", file)


def curated(event_id: str, **fields: object) -> Event:
    return event(event_id, review="curated", **fields)


def test_every_curated_event_and_source_that_comes_with_marz_is_valid_and_unlike_the_others() -> None:
    events = seed.curated_events()
    assert len(events) == 466
    assert sum(len(one.sources) for one in events) == 761
    assert len({one.id for one in events}) == 466
    assert {one.review for one in events} == {Review.CURATED}
    assert all(source.url for one in events for source in one.sources)


def test_a_new_store_holds_the_curated_events_in_one_batch(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(monkeypatch, tmp_path, curated(B), curated(A))
    with Store.open(url) as store:
        assert store.get([A, B]) == [curated(A), curated(B)]
        assert store.history(A)[0].told() == "came with Marz, by Marz: curated events"
        assert store.history(A)[0].batch == store.history(B)[0].batch


def test_a_later_edition_adds_and_corrects_but_leaves_what_a_person_touched(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(monkeypatch, tmp_path, curated(A), curated(B), curated(C))
    with Store.open(url) as store:
        store.edit(A, curated(A, summary="What Sara wrote."), "Sara")
        store.reject(B, "Sara")
    better = "What the second edition says."
    later = [curated(A, summary=better), curated(B, summary=better), curated(C, summary=better), curated(D)]
    ship(monkeypatch, tmp_path, *later)
    with Store.open(url) as store:
        assert store.event(A).summary == "What Sara wrote."
        assert store.event(B).review is Review.REJECTED
        assert store.event(C).summary == better
        assert store.event(D) == curated(D)
        assert [len(store.history(one)) for one in (A, B, C, D)] == [2, 2, 2, 1]


def test_a_curated_event_that_was_merged_away_does_not_come_back(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(monkeypatch, tmp_path, curated(A), curated(B))
    with Store.open(url) as store:
        store.merge(A, B, curated(A, summary="Both."), "Sara")
    ship(monkeypatch, tmp_path, curated(A), curated(B), curated(C))
    with Store.open(url) as store:
        assert store.ids() == [A, C]
        assert store.event(A).summary == "Both."


def test_an_event_that_a_later_edition_leaves_out_stays(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(monkeypatch, tmp_path, curated(A), curated(B))
    Store.open(url).close()
    ship(monkeypatch, tmp_path, curated(A))
    with Store.open(url) as store:
        assert store.ids() == [A, B]


def test_an_older_marz_on_the_same_database_turns_nothing_back(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for summary in ("First edition.", "Second edition.", "First edition."):
        ship(monkeypatch, tmp_path, curated(A, summary=summary))
        Store.open(url).close()
    with Store.open(url) as store:
        assert store.event(A).summary == "Second edition."


def test_a_curated_event_cannot_be_undone_but_rejected(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(monkeypatch, tmp_path, curated(A))
    with Store.open(url) as store:
        with pytest.raises(StoreError, match="Reject it if it is wrong"):
            store.undo(A, "Sara")
        store.reject(A, "Sara")
        store.undo(A, "Sara")
        assert store.event(A) == curated(A)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    file.write_text(curated(A).to_json() + '\n\n{"id": "x"}\n', encoding="utf-8")
    with pytest.raises(StoreError, match=r"events\.jsonl, line 3: .*Install Marz again"):
        seed.curated_events(file)
    with pytest.raises(StoreError, match="cannot be read"):
        seed.curated_events(tmp_path / "missing.jsonl")


def _open_together(url: str, barrier: object, results: object) -> None:
    barrier.wait(120)  # type: ignore[attr-defined]
    with Store.open(url) as store:
        results.put((len(store.ids()), store.revision()))  # type: ignore[attr-defined]


def test_two_first_starts_at_once_seed_once(url: str) -> None:
    context = multiprocessing.get_context("spawn")
    barrier, results = context.Barrier(3), context.Queue()
    processes = [context.Process(target=_open_together, args=(url, barrier, results)) for _ in range(3)]
    for process in processes:
        process.start()
    seen = [results.get(timeout=120) for _ in processes]
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert seen == [(466, 466)] * 3
