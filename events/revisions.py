"""The history of every event: who did what, when, from which record to which, and how it is taken back.

Takes a connection inside a write transaction (or a reading one, for history); gives `Revision` objects. Nothing is ever
deleted or overwritten here: an undo is a revision of its own.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import sqlalchemy as sa

from events.characters import storable, storable_event
from events.errors import StoreError
from events.model import Event
from events.schema import event_row, events, proposals, revisions
from events.vocabulary import Term


class Action(Term):
    """What was done to an event."""

    SEED = "seed", "Came with Marz."
    IMPORT = "import", "Read from a user's file."
    ADD = "add", "Found in an article, or added by hand."
    ACCEPT = "accept", "Accepted by a person."
    EDIT = "edit", "Corrected by a person."
    REJECT = "reject", "Judged not to be an event."
    MERGE = "merge", "Joined with another event that tells of the same happening."
    SPLIT = "split", "Taken apart from another event."
    UNDO = "undo", "An earlier change was taken back."


_ACTIONS = {str(action): action for action in Action}


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one event.

    Attributes
    ----------
    n : int
        Its number; numbers grow in the order in which changes became visible.
    event_id : str
    at : str
        UTC, ISO 8601 to the second.
    who : str
    action : Action
    before, after : Event or None
        None before an event was there, and after it was merged into another or its adding undone.
    why : str
    batch : str
        Shared by all that one command or one article did.
    unit : str
        Shared by what can only be undone together: both events of a merge.
    other_id : str or None
        The other event of a merge.
    undoes : int or None
        The revision that this one took back.
    """

    n: int
    event_id: str
    at: str
    who: str
    action: Action
    before: Event | None
    after: Event | None
    why: str
    batch: str
    unit: str
    other_id: str | None
    undoes: int | None

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields that differ between before and after; empty where one of them is missing."""
        if self.before is None or self.after is None:
            return ()
        return tuple(key for key in Event.model_fields if getattr(self.before, key) != getattr(self.after, key))

    def told(self) -> str:
        """The change in words: "accepted by Sara", "merged into 2025-05-forum-…, by Sara: same day and place"."""
        if self.action is Action.MERGE:
            what = f"merged into {self.other_id}" if self.after is None else f"merged with {self.other_id}"
        elif self.action is Action.UNDO:
            what = f"change {self.undoes} undone"
        else:
            what = _PAST[self.action]
        if self.action is Action.EDIT and self.changed:
            fields = [field for field in self.changed if not field.startswith("review")]
            what += f" ({', '.join(fields)})" if fields else ""
        return f"{what}, by {self.who}" + (f": {self.why}" if self.why else "")


_PAST = {
    Action.SEED: "came with Marz",
    Action.IMPORT: "imported",
    Action.ADD: "added",
    Action.ACCEPT: "accepted",
    Action.EDIT: "edited",
    Action.REJECT: "rejected",
    Action.SPLIT: "split off",
}


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done to one event; `before` None adds it, `after` None takes it away."""

    event_id: str
    before: Event | None
    after: Event | None
    other_id: str | None = None
    undoes: int | None = None


def new_batch() -> str:
    """A name for what one command does, never used before."""
    return f"batch-{uuid.uuid4().hex[:16]}"


def new_unit() -> str:
    """A name for changes that can only be undone together."""
    return uuid.uuid4().hex[:16]


def now() -> str:
    """The present moment, UTC, ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write(
    connection: sa.Connection,
    changes: Sequence[Change],
    *,
    action: Action,
    who: str,
    why: str = "",
    batch: str | None = None,
    unit: str | None = None,
) -> list[int]:
    """Carry out changes and record them.

    Parameters
    ----------
    connection : Connection
        Inside a write transaction.
    changes : sequence of Change
    batch : str, optional
        A name from `new_batch`, where this is a part of something larger.
    unit : str, optional
        A name from `new_unit`, where they can only be undone as one; without it each can be undone by itself.

    Returns
    -------
    list of int
        The revision numbers, in the order given.
    """
    if not changes:
        return []
    batch = batch or new_batch()
    changes = [replace(change, after=storable_event(change.after)) if change.after else change for change in changes]
    own = new_unit()
    at = now()
    # Writers take turns, so the numbers after the last one are ours; given outright, whole batches go in at once.
    last = connection.execute(sa.select(sa.func.max(revisions.c.n))).scalar() or 0
    rows, gone, stand = [], [], []
    for n, change in enumerate(changes, last + 1):
        after = change.after.to_json() if change.after else None
        rows.append(
            {
                "n": n,
                "event_id": change.event_id,
                "at": at,
                "who": storable(who),
                "action": str(action),
                "before": change.before.to_json() if change.before else None,
                "after": after,
                "why": storable(why),
                "batch": batch,
                "unit": unit or f"{own}-{n}",
                "other_id": change.other_id,
                "undoes": change.undoes,
            }
        )
        if change.before is not None:
            gone.append({"gone": change.event_id})
        if change.after is not None and after is not None:
            stand.append(event_row(change.after, after, n))
    connection.execute(revisions.insert(), rows)
    if gone:
        connection.execute(events.delete().where(events.c.id == sa.bindparam("gone")), gone)
    if stand:
        connection.execute(events.insert(), stand)
    return list(range(last + 1, last + 1 + len(rows)))


def of_event(connection: sa.Connection, event_id: str) -> list[Revision]:
    """Every revision of an event, oldest first."""
    return _read(connection, revisions.c.event_id == event_id)


def of_batch(connection: sa.Connection, batch: str) -> list[Revision]:
    """Every revision of a batch, oldest first."""
    return _read(connection, revisions.c.batch == batch)


def standing(history: Iterable[Revision]) -> list[Revision]:
    """The changes of one event's history that are not undone, without the undos themselves, oldest first."""
    undone: set[int] = set()
    kept = []
    for revision in sorted(history, key=lambda revision: revision.n, reverse=True):
        if revision.n in undone:
            continue
        if revision.undoes is not None:
            undone.add(revision.undoes)
        else:
            kept.append(revision)
    return kept[::-1]


def undo(connection: sa.Connection, target: int | str, *, who: str, why: str = "") -> list[Revision]:
    """Take back one change, the last standing change of an event, or a whole batch.

    Parameters
    ----------
    target : int or str
        The number of a revision, the id of an event, or the name of a batch. The number of an undo brings back what it
        had taken away. With a merge, both events come back.

    Returns
    -------
    list of Revision
        What was taken back, the latest first.

    Raises
    ------
    StoreError
        Where there is nothing to undo, or a later change stands on it; then nothing is changed.
    """
    wanted = _wanted(connection, target)
    done = sorted(wanted, key=lambda revision: revision.n, reverse=True)
    taken_back: set[int] = set()
    for revision in done:
        _may_undo(connection, revision, taken_back)
        taken_back.add(revision.n)
    batch = new_batch()
    units = {revision.unit: new_unit() for revision in done}
    for revision in done:
        current = current_event(connection, revision.event_id)
        change = Change(revision.event_id, current, revision.before, revision.other_id, revision.n)
        write(connection, [change], action=Action.UNDO, who=who, why=why, batch=batch, unit=units[revision.unit])
    _ask_again(connection, done)
    return done


def current_event(connection: sa.Connection, event_id: str) -> Event | None:
    """The event as it stands, or None."""
    record = connection.execute(sa.select(events.c.record).where(events.c.id == event_id)).scalar_one_or_none()
    return None if record is None else Event.model_validate_json(record)


def _wanted(connection: sa.Connection, target: int | str) -> list[Revision]:
    if isinstance(target, int):
        found = _read(connection, revisions.c.n == target)
        if not found:
            raise StoreError(f"There is no change with the number {target}.")
        return _whole_units(connection, found)
    history = of_event(connection, target)
    if history:
        stand = standing(history)
        if not stand:
            raise StoreError(f"Every change of {target} is undone already.")
        return _whole_units(connection, stand[-1:])
    batch = of_batch(connection, target)
    if not batch:
        raise StoreError(f"There is no event, change or batch “{target}”.")
    left = [revision for revision in batch if revision.undoes is not None or not _is_undone(connection, revision)]
    if not left:
        raise StoreError(f"{target} is undone already.")
    return left


def _whole_units(connection: sa.Connection, found: list[Revision]) -> list[Revision]:
    return _read(connection, revisions.c.unit.in_([revision.unit for revision in found]))


def _is_undone(connection: sa.Connection, revision: Revision) -> bool:
    return revision.n not in {kept.n for kept in standing(of_event(connection, revision.event_id))}


def _may_undo(connection: sa.Connection, revision: Revision, taken_back: set[int]) -> None:
    """Only the last change of an event can be taken back, so that no later one is lost."""
    if revision.action is Action.SEED:
        raise StoreError(
            f"{revision.event_id} stands as it came with Marz: there is nothing to undo. Reject it if it is wrong."
        )
    history = [item for item in of_event(connection, revision.event_id) if item.n not in taken_back]
    last = history[-1:] if revision.undoes is not None else standing(history)[-1:]
    if last and last[0].n == revision.n:
        return
    if revision.undoes is None and revision.n not in {item.n for item in standing(history)}:
        raise StoreError(f"Change {revision.n} of {revision.event_id} is undone already.")
    later = last[0]
    raise StoreError(
        f"Change {revision.n} of {revision.event_id} cannot be undone: change {later.n} ({later.told()}) came after "
        "it. Undo that one first."
    )


def _ask_again(connection: sa.Connection, done: Iterable[Revision]) -> None:
    """A merge that was taken back is a question again, and one that was brought back is none."""
    for pair in {(revision.event_id, revision.other_id) for revision in done if revision.other_id}:
        both = all(current_event(connection, event_id) for event_id in pair if event_id)
        connection.execute(
            proposals.update()
            .where(proposals.c.event_id.in_(pair), proposals.c.other_id.in_(pair))
            .where(proposals.c.state == ("merged" if both else "open"))
            .values(state="open" if both else "merged")
        )


def _read(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> list[Revision]:
    rows = connection.execute(sa.select(revisions).where(condition).order_by(revisions.c.n))
    return [
        Revision(
            n=row.n,
            event_id=row.event_id,
            at=row.at,
            who=row.who,
            action=_ACTIONS[row.action],
            before=Event.model_validate_json(row.before) if row.before else None,
            after=Event.model_validate_json(row.after) if row.after else None,
            why=row.why,
            batch=row.batch,
            unit=row.unit,
            other_id=row.other_id,
            undoes=row.undoes,
        )
        for row in rows
    ]
