"""Candidates for merging out of a store: the very ones an index in memory gives, without the other events being read."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pytest
import sqlalchemy as sa

from events import schema
from events.ingest import Ingest
from events.merge import Index, propose
from events.merge_lookup import StoredIndex, UsedIds
from events.merge_profile import Profile
from events.model import Event
from events.store import Store
from tests.events.making import event
from tests.events.plain_extractor import plain_extractor, told

IRAN = [["IR-16"], ["IR-05"], ["IR-16", "IR-05"], []]
IRAQ = [["IQ-WA"], ["IQ-KR"], ["IQ-SU"], ["IQ-WA", "IQ-DI"], []]
STARTS = ["2024", "2025", "2025-05", "2025-05-21", "2025-06-02", "2024-07-30", "2026-03-01", None]
VENUES = [None, "IR-16", "IQ-WA", "IQ-SU"]


def drawn(count: int, seed: int, name: str) -> list[Event]:
    """Events of two years between few provinces, so that many are near each other in one respect or another."""
    draw = random.Random(seed)
    made = []
    for n in range(count):
        start = draw.choice(STARTS)
        made.append(
            event(
                f"{name}-{n}", type=draw.choice(["delegation", "forum", "agreement", "exhibition"]), start=start,
                end=draw.choice([None, None, "2026-05"]) if start else None, iran=draw.choice(IRAN), iraq=draw.choice(IRAQ),
                status=draw.choice(["planned", "completed", "proposed", "postponed"]), venue_code=draw.choice(VENUES),
                direction="mutual", summary=f"Event {n} about cement.",
            )
        )  # fmt: skip
    return made


def caught_up(store: Store) -> StoredIndex:
    index = StoredIndex(store)
    with store.exclusively():
        index.catch_up()
    return index


def ids(profiles: Iterable[Profile]) -> list[str]:
    return [profile.event.id for profile in profiles]


def test_candidates_and_decisions_are_those_of_an_index_in_memory(store: Store) -> None:
    recorded = drawn(250, 1, "recorded")
    store.add(recorded, who="Sara")
    stored, held = caught_up(store), Index(recorded)
    for new in drawn(120, 2, "new"):
        assert ids(stored.candidates(Profile(new))) == ids(held.candidates(Profile(new))), new
        assert propose([new], stored) == propose([new], held)


def test_an_event_is_found_by_its_articles_under_any_form_of_their_address(store: Store) -> None:
    store.add([event("one"), event("two")], who="Sara")
    again = event("three", sources=[{"outlet": "X", "url": "http://www.news.example/one/?utm_source=mail"}])
    assert ids(caught_up(store).of_articles(Profile(again).articles)) == ["one"]


def test_changes_of_any_writer_are_followed(store: Store, url: str) -> None:
    store.add([event("kept"), event("moved"), event("gone", start="2025-05-22")], who="Sara")
    index = caught_up(store)
    near = Profile(event("new"))
    assert ids(index.candidates(near)) == ["gone", "kept", "moved"]
    with Store.open(url, seed=False) as other:
        other.edit("moved", event("moved", iraq=["IQ-BA"]), "Omid")
        other.merge("kept", "gone", event("kept", note="joined"), "Omid")
        other.add([event("further")], who="Omid")
    with store.exclusively():
        index.catch_up()
    assert ids(index.candidates(near)) == ["further", "kept"]
    found = index.get("kept")
    assert found is not None
    assert found.note == "joined"
    store.undo("kept", "Sara")
    with store.exclusively():
        index.catch_up()
    assert ids(index.candidates(near)) == ["further", "gone", "kept"]
    assert "moved" in index
    assert "nobody" not in index


@pytest.mark.parametrize("damage", ["another version", "no tables"])
def test_tables_that_are_missing_or_of_another_making_are_made_anew(store: Store, damage: str) -> None:
    store.add([event("kept")], who="Sara")
    caught_up(store)
    with store.exclusively(), store._database.writing() as connection:
        if damage == "no tables":
            connection.execute(sa.text("DROP TABLE merge_blocks"))
        else:
            schema.remember(connection, "merge lookup", "0:1")
            connection.execute(sa.text("DELETE FROM merge_blocks"))
    assert ids(caught_up(store).candidates(Profile(event("new")))) == ["kept"]


def test_taking_an_article_in_reads_no_event_but_the_candidates(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(
        [event(f"far-{n}", iran=["IR-06"], iraq=["IQ-BA"]) for n in range(40)]
        + [event("near", type="exhibition", start="2025-05-20")],
        who="Sara",
    )
    read: list[str] = []
    original = Store.get

    def get(self: Store, wanted: Iterable[str]) -> list[Any]:
        found = original(self, wanted)
        read.extend(one.id for one in found)
        return found

    monkeypatch.setattr(Store, "get", get)
    list(
        Ingest(store, who="Sara", extractor=plain_extractor).run(
            [told("exhibition completed 2025-05-21 IR-16 IQ-WA Kut")]
        )
    )
    assert read == ["near"]


def test_an_id_that_was_ever_used_is_used_also_after_it_was_taken_back(store: Store) -> None:
    store.add([event("once")], who="Sara")
    store.undo("once", "Sara")
    used = UsedIds(store)
    assert "once" in used
    assert "never" not in used
    used.add("soon")
    assert "soon" in used
    assert len(used) == 2
    used.forget()
    assert list(used) == ["once"]
