"""Every change is on record and can be taken back, one by one, as a merge, or as a batch; nothing is ever overwritten."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from events import schema
from events.errors import StoreError
from events.revisions import Action, standing
from events.store import Store
from events.vocabulary import Review
from tests.events.records import event, source

A, B, C = "2025-01-forum-ir16-iqwa", "2025-02-forum-ir16-iqwa", "2025-03-forum-ir16-iqwa"


def everything_written(store: Store) -> list[tuple[object, ...]]:
    with store._database.reading() as connection:
        return [tuple(row) for row in connection.execute(sa.select(schema.revisions).order_by(schema.revisions.c.n))]


def test_history_keeps_who_when_before_after_and_why(store: Store) -> None:
    store.add([event(A)], who="Marz", why="Border Post: They met")
    store.edit(A, event(A, start="2025-06"), "Sara", "the source says June")
    added, edited = store.history(A)
    assert (added.n, added.action, added.who, added.why) == (1, Action.ADD, "Marz", "Border Post: They met")
    assert added.before is None
    assert added.after == event(A)
    assert edited.before == event(A)
    assert edited.after == store.event(A)
    assert edited.changed == ("start", "review", "reviewed_by", "reviewed_at")
    assert edited.told() == "edited (start), by Sara: the source says June"
    assert added.at <= edited.at
    assert edited.at.endswith("Z")


def test_an_undo_is_a_revision_and_changes_none_that_is_written(store: Store) -> None:
    store.add([event(A)], who="Marz")
    store.accept(A, "Sara")
    written = everything_written(store)
    store.undo(A, "Omid", "too early")
    assert everything_written(store)[:-1] == written
    last = store.history(A)[-1]
    assert (last.action, last.who, last.undoes) == (Action.UNDO, "Omid", 2)
    assert last.told() == "change 2 undone, by Omid: too early"
    assert store.event(A) == event(A)


def test_undoing_again_goes_further_back(store: Store) -> None:
    store.add([event(A)], who="Marz")
    store.edit(A, event(A, start="2025-06"), "Sara")
    store.edit(A, event(A, start="2025-07"), "Sara")
    starts = []
    for _ in range(2):
        store.undo(A, "Sara")
        starts.append(store.event(A).start)
    assert starts == ["2025-06", "2025-05-21"]
    store.undo(A, "Sara")
    assert store.ids() == []
    with pytest.raises(StoreError, match=f"Every change of {A} is undone already"):
        store.undo(A, "Sara")


def test_after_an_undo_a_new_change_can_be_undone_by_itself(store: Store) -> None:
    store.add([event(A)], who="Marz")
    store.edit(A, event(A, start="2025-06"), "Sara")
    store.undo(A, "Sara")
    store.reject(A, "Sara")
    store.undo(A, "Sara")
    assert store.event(A) == event(A)
    assert [revision.action for revision in standing(store.history(A))] == [Action.ADD]


def test_the_number_of_an_undo_brings_the_change_back(store: Store) -> None:
    store.add([event(A)], who="Marz")
    store.accept(A, "Sara")
    accepted = store.event(A)
    store.undo(A, "Sara")
    store.undo(store.revision(), "Sara")
    assert store.event(A) == accepted
    assert [revision.action for revision in standing(store.history(A))] == [Action.ADD, Action.ACCEPT]
    store.undo(A, "Sara")
    assert store.event(A).review is Review.UNREVIEWED


def test_a_change_with_a_later_one_on_top_cannot_be_undone(store: Store) -> None:
    store.add([event(A)], who="Marz")
    store.accept(A, "Sara")
    store.edit(A, event(A, start="2025-06"), "Omid")
    with pytest.raises(StoreError, match=r"Change 2 of .* cannot be undone: change 3 \(edited .*by Omid\) came after"):
        store.undo(2, "Sara")
    assert store.revision() == 3


def test_a_change_is_undone_once(store: Store) -> None:
    store.add([event(A)], who="Marz")
    store.accept(A, "Sara")
    store.undo(2, "Sara")
    with pytest.raises(StoreError, match="is undone already"):
        store.undo(2, "Sara")


def test_an_undo_with_a_later_change_on_top_cannot_be_taken_back(store: Store) -> None:
    store.add([event(A)], who="Marz")
    store.accept(A, "Sara")
    store.undo(A, "Sara")
    store.reject(A, "Omid")
    with pytest.raises(StoreError, match="came after"):
        store.undo(3, "Sara")


@pytest.mark.parametrize("undone", [A, B, "number of the first", "number of the second"])
def test_undoing_a_merge_brings_both_back_whichever_is_named(store: Store, undone: str) -> None:
    store.add([event(A), event(B)], who="Marz")
    store.merge(A, B, event(A, sources=[source(1), source(2)]), "Sara", "same day")
    targets: dict[str, int | str] = {"number of the first": 3, "number of the second": 4}
    store.undo(targets.get(undone, undone), "Omid")
    assert store.get([A, B]) == [event(A), event(B)]


def test_a_merge_brought_back_is_whole(store: Store) -> None:
    store.add([event(A), event(B)], who="Marz")
    both = event(A, sources=[source(1), source(2)])
    store.merge(A, B, both, "Sara")
    store.undo(B, "Sara")
    store.undo(store.history(A)[-1].n, "Sara")
    assert store.ids() == [A]
    assert store.event(A) == both
    assert [revision.told() for revision in store.history(B)] == [
        "added, by Marz",
        f"merged into {A}, by Sara",
        "change 4 undone, by Sara",
        "change 5 undone, by Sara",
    ]


def test_a_merge_with_a_later_edit_is_not_torn_apart(store: Store) -> None:
    store.add([event(A), event(B)], who="Marz")
    store.merge(A, B, event(A, sources=[source(1), source(2)]), "Sara")
    store.edit(A, event(A, start="2025-06"), "Omid")
    with pytest.raises(StoreError, match="Undo that one first"):
        store.undo(B, "Sara")
    assert store.ids() == [A]
    store.undo(A, "Sara")
    store.undo(A, "Sara")
    assert store.ids() == [A, B]


def test_a_chain_of_merges_is_undone_link_by_link(store: Store) -> None:
    store.add([event(A), event(B), event(C)], who="Marz")
    two = event(A, sources=[source(1), source(2)])
    store.merge(A, B, two, "Sara")
    store.merge(A, C, event(A, sources=[source(1), source(2), source(3)]), "Sara")
    store.undo(A, "Sara")
    assert store.ids() == [A, C]
    assert store.event(A) == two
    store.undo(A, "Sara")
    assert store.ids() == [A, B, C]


def test_a_batch_is_undone_whole(store: Store) -> None:
    store.add([event(A)], who="Marz")
    store.add([event(B), event(C)], who="Sara", why="my.csv", action=Action.IMPORT)
    batch = store.history(B)[0].batch
    done = store.undo(batch, "Sara")
    assert [revision.event_id for revision in done] == [C, B]
    assert store.ids() == [A]
    with pytest.raises(StoreError, match="undone already"):
        store.undo(batch, "Sara")


def test_a_batch_with_later_work_on_it_stays_whole(store: Store) -> None:
    store.add([event(B), event(C)], who="Sara", action=Action.IMPORT)
    store.accept(B, "Omid")
    with pytest.raises(StoreError, match=f"{B} cannot be undone"):
        store.undo(store.history(B)[0].batch, "Sara")
    assert store.ids() == [B, C]


def test_what_of_a_batch_is_undone_already_does_not_hinder_the_rest(store: Store) -> None:
    store.add([event(B), event(C)], who="Sara", action=Action.IMPORT)
    store.undo(B, "Sara")
    store.undo(store.history(C)[0].batch, "Sara")
    assert store.ids() == []


def test_nothing_to_undo_is_said(store: Store) -> None:
    with pytest.raises(StoreError, match="no change with the number 7"):
        store.undo(7, "Sara")
    with pytest.raises(StoreError, match="no event, change or batch “nothing-here”"):
        store.undo("nothing-here", "Sara")


def test_revisions_are_numbered_without_gaps(store: Store) -> None:
    store.add([event(A), event(B)], who="Marz")
    with pytest.raises(StoreError):
        store.add([event(A)], who="Marz")
    store.accept([A, B], "Sara")
    store.undo(A, "Sara")
    assert [row[0] for row in everything_written(store)] == [1, 2, 3, 4, 5]
