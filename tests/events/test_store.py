"""The store: what goes in comes out, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import pandas as pd
import pytest

from events import tables
from events.errors import StoreError
from events.flat import FLAT_COLUMNS
from events.model import Event
from events.seed import curated_events
from events.store import Store
from events.vocabulary import Review
from tests.events.records import event, source

A, B, C = "2025-01-forum-ir16-iqwa", "2025-02-forum-ir16-iqwa", "2025-03-forum-ir16-iqwa"


def test_what_is_added_comes_back_unchanged(store: Store) -> None:
    rich = event(
        A,
        sectors=["food", "energy"],
        organisations=["Ilam Chamber of Commerce"],
        figures={"delegates": 12, "value_usd": 2.5e6},
        lat=35.3,
        lon=46.99,
        note="نشست استان‌ها",
        evidence=[{"field": "status", "start": 3, "end": 9, "text": "met"}],
        rules=["met-at"],
        score=0.75,
    )
    store.add([rich], who="Sara")
    assert store.event(A) == rich


def test_events_come_in_the_order_asked_for(store: Store) -> None:
    store.add([event(A), event(B), event(C)], who="Sara")
    assert [one.id for one in store.get([C, "never-there", A])] == [C, A]
    assert store.ids() == [A, B, C]


def test_many_ids_are_read_at_once(store: Store) -> None:
    ids = [f"event-{n:05d}" for n in range(1234)]
    store.add([event(one) for one in ids], who="Sara")
    assert [one.id for one in store.get(reversed(ids))] == ids[::-1]


def test_the_frame_says_what_the_records_say(url: str) -> None:
    curated = sorted(curated_events(), key=lambda one: one.id)
    with Store.open(url) as store:
        frame = store.frame()
    expected = tables.flat(curated).astype(dict(frame.dtypes))
    assert list(frame.columns) == list(FLAT_COLUMNS)
    pd.testing.assert_frame_equal(frame, expected)


def test_the_frame_of_an_empty_store_has_all_columns_and_builds_tables(store: Store) -> None:
    frame = store.frame()
    assert list(frame.columns) == list(FLAT_COLUMNS)
    assert len(tables.Tables.build(frame)) == 0


def test_the_frame_holds_unreviewed_and_rejected_events(store: Store) -> None:
    store.add([event(A), event(B), event(C)], who="Sara")
    store.reject(B, "Sara", "a football match")
    store.accept(C, "Sara")
    reviews = store.frame().set_index("id")["review"]
    assert reviews.to_dict() == {A: "unreviewed", B: "rejected", C: "accepted"}


def test_every_change_gives_a_new_revision_and_reading_none(store: Store) -> None:
    seen = [store.revision()]
    store.add([event(A), event(B)], who="Sara")
    seen.append(store.revision())
    store.accept(A, "Sara")
    seen.append(store.revision())
    store.frame(), store.get([A]), store.history(A)
    assert seen == [0, 2, 3]
    assert store.revision() == 3


def test_another_process_sees_a_change_at_once(store: Store, url: str) -> None:
    with Store.open(url, seed=False) as other:
        before = other.revision()
        store.add([event(A)], who="Sara")
        assert other.revision() > before
        assert other.changed_since(before) == {A}
        assert other.event(A) == store.event(A)


def test_a_taken_id_is_refused_and_nothing_of_the_lot_added(store: Store) -> None:
    store.add([event(A)], who="Sara")
    with pytest.raises(StoreError, match=f"{A} is taken"):
        store.add([event(B), event(A)], who="Sara")
    with pytest.raises(StoreError, match="taken"):
        store.add([event(C), event(C)], who="Sara")
    assert store.ids() == [A]


def test_ids_of_undone_and_merged_events_stay_taken(store: Store) -> None:
    store.add([event(A), event(B), event(C)], who="Sara")
    store.merge(A, B, event(A, sources=[source(1), source(2)]), "Sara")
    store.undo(C, "Sara")
    assert store.ids() == [A]
    assert store.taken_ids() == {A, B, C}
    with pytest.raises(StoreError, match="taken"):
        store.add([event(C)], who="Sara")


def test_an_unknown_event_is_named(store: Store) -> None:
    for ask in (store.event, store.history, store.version, store.status_history):
        with pytest.raises(StoreError, match="no event “nothing-here”"):
            ask("nothing-here")


def test_accepting_says_who_and_when_and_leaves_settled_events_alone(store: Store) -> None:
    store.add([event(A), event(B), event(C, review="curated")], who="Marz")
    assert store.accept([A, B, A, C], "Sara") == [A, B]
    accepted = store.event(A)
    assert (accepted.review, accepted.reviewed_by) == (Review.ACCEPTED, "Sara")
    assert accepted.reviewed_at is not None
    assert accepted.reviewed_at.endswith("Z")
    assert store.accept([A, B], "Omid") == []
    assert store.event(A).reviewed_by == "Sara"
    assert store.event(C).review is Review.CURATED


def test_accepting_several_with_one_unknown_changes_none(store: Store) -> None:
    store.add([event(A)], who="Marz")
    with pytest.raises(StoreError):
        store.accept([A, "nothing-here"], "Sara")
    assert store.event(A).review is Review.UNREVIEWED


def test_a_rejected_event_can_be_accepted_after_all(store: Store) -> None:
    store.add([event(A)], who="Marz")
    store.reject(A, "Sara", "a football match")
    assert store.reject(A, "Sara") == []
    store.accept(A, "Omid")
    assert store.event(A).review is Review.ACCEPTED
    assert [revision.why for revision in store.history(A)] == ["", "a football match", ""]


def test_an_edit_counts_as_reviewed(store: Store) -> None:
    store.add([event(A)], who="Marz")
    stands = store.edit(A, event(A, start="2025-06"), "Sara", "the source says June")
    assert stands == store.event(A)
    assert (stands.start, stands.review, stands.reviewed_by) == ("2025-06", Review.EDITED, "Sara")


def test_an_edit_without_a_change_accepts_and_then_does_nothing(store: Store) -> None:
    store.add([event(A)], who="Marz")
    assert store.edit(A, event(A), "Sara").review is Review.ACCEPTED
    before = store.revision()
    store.edit(A, event(A), "Omid")
    assert store.revision() == before
    assert store.event(A).reviewed_by == "Sara"


def test_an_edit_cannot_change_the_id(store: Store) -> None:
    store.add([event(A)], who="Marz")
    with pytest.raises(StoreError, match="cannot be changed"):
        store.edit(A, event(B), "Sara")


def test_a_stale_edit_is_refused_with_the_name_of_who_came_first(store: Store, url: str) -> None:
    store.add([event(A)], who="Marz")
    seen = store.version(A)
    with Store.open(url, seed=False) as other:
        other.edit(A, event(A, summary="They met in May."), "Omid", expected=seen)
    store.add([event(B)], who="Marz")
    with pytest.raises(StoreError, match=r"changed in the meantime .*by Omid"):
        store.edit(A, event(A, summary="They met in June."), "Sara", expected=seen)
    with pytest.raises(StoreError, match="changed in the meantime"):
        store.merge(A, B, event(A), "Sara", expected=seen)
    assert store.event(A).summary == "They met in May."


def test_a_merged_event_says_where_it_went(store: Store) -> None:
    store.add([event(A), event(B)], who="Marz")
    both = event(A, sources=[source(1), source(2)])
    store.merge(A, B, both, "Sara", "same day and town")
    assert store.event(A) == both
    assert store.ids() == [A]
    with pytest.raises(StoreError, match=f"{B} was merged into {A}"):
        store.event(B)
    with pytest.raises(StoreError, match="merged into"):
        store.accept(B, "Sara")


def test_an_event_cannot_be_merged_with_itself_or_under_another_id(store: Store) -> None:
    store.add([event(A), event(B)], who="Marz")
    for into, other, merged in ((A, A, event(A)), (A, B, event(B))):
        with pytest.raises(StoreError, match="cannot be merged"):
            store.merge(into, other, merged, "Sara")


def test_a_split_makes_two_events_and_is_undone_as_one(store: Store) -> None:
    store.add([event(A)], who="Marz")
    store.split(A, event(A, summary="They met."), event(B, summary="They signed."), "Sara", "two happenings")
    assert store.ids() == [A, B]
    assert store.event(B).review is Review.EDITED
    store.undo(B, "Sara")
    assert store.ids() == [A]
    assert store.event(A) == event(A)


def test_the_reviewer_is_asked_once(store: Store, url: str) -> None:
    assert store.who() is None
    store.remember_who("  Sara  Karimi ")
    with Store.open(url, seed=False) as other:
        assert other.who() == "Sara Karimi"


def test_an_error_inside_a_transaction_leaves_nothing_of_it(store: Store) -> None:
    def fail_halfway() -> None:
        with store.exclusively():
            store.add([event(A)], who="Sara")
            store.accept(A, "Sara")
            assert store.event(A).review is Review.ACCEPTED
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert store.ids() == []
    assert store.revision() == 0


def test_a_transaction_shows_others_all_or_nothing(store: Store, url: str) -> None:
    with Store.open(url, seed=False) as other:
        with store.exclusively():
            store.add([event(A)], who="Sara")
            assert other.ids() == []
            store.add([event(B)], who="Sara")
        assert other.ids() == [A, B]


def test_an_event_with_odd_characters_can_be_stored(store: Store) -> None:
    odd = event(A, note="zero\x00 but \\u0000 is six letters", summary="<img src=x onerror=alert(1)>")
    store.add([odd], who="Sara\x00", why="\x00")
    stored: Event = store.event(A)
    assert stored.note == "zero\ufffd but \\u0000 is six letters"
    assert stored.summary == odd.summary
    assert store.frame().loc[0, "note"] == stored.note
