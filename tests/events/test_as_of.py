"""The events as they were known earlier: by the history of the store, curated ones always."""

from __future__ import annotations

import pytest

from events import revisions
from events.as_of import events_as_of
from events.store import Store
from tests.events.records import event


def _at(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    monkeypatch.setattr(revisions, "now", lambda: moment)


def test_each_event_stands_as_its_newest_change_up_to_the_day_left_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    _at(monkeypatch, "2026-01-10T12:00:00Z")
    store.add([event("one-talks"), event("two-talks")], who="Sara")
    _at(monkeypatch, "2026-02-10T12:00:00Z")
    store.edit("one-talks", event("one-talks", venue="Marivan"), who="Sara")
    store.reject("two-talks", who="Sara")
    _at(monkeypatch, "2026-03-10T12:00:00Z")
    store.undo("two-talks", who="Sara")
    assert events_as_of(store, "2026-01-09") == []
    assert [(e.venue, str(e.review)) for e in events_as_of(store, "2026-01-10")] == [("Sanandaj", "unreviewed")] * 2
    assert [(e.venue, str(e.review)) for e in events_as_of(store, "2026-02-28")] == [
        ("Marivan", "edited"),
        ("Sanandaj", "rejected"),
    ]
    assert [str(e.review) for e in events_as_of(store, "2026-03-10T12:00:00Z")] == ["edited", "unreviewed"]
    assert [str(e.review) for e in events_as_of(store, "2026-03-10T13:30:00+02:00")] == ["edited", "rejected"]


def test_an_event_merged_away_is_gone_from_that_day_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    _at(monkeypatch, "2026-01-10T12:00:00Z")
    store.add([event("one-talks"), event("two-talks")], who="Sara")
    _at(monkeypatch, "2026-02-10T12:00:00Z")
    store.merge("one-talks", "two-talks", event("one-talks"), who="Sara")
    assert [e.id for e in events_as_of(store, "2026-01-31")] == ["one-talks", "two-talks"]
    assert [e.id for e in events_as_of(store, "2026-02-28")] == ["one-talks"]


def test_events_that_came_with_marz_count_from_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open("sqlite://") as store:
        assert len(events_as_of(store, "2000-01-01")) == len(store.ids())
