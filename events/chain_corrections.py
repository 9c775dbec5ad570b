"""Readers' corrections of which agreement follows which, kept beside the events and never overwritten.

Takes an open store; gives the standing correction of each agreement. A row says who decided what and when; the newest row of an
event stands, and taking a correction back is one more row. The table is made with the first correction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import sqlalchemy as sa

from events.errors import StoreError
from events.readable_store import ReadableStore
from events.store import Store
from events.vocabulary import EventType

AS_FOUND: Final = "as found"
APART: Final = "apart"
FOLLOWS: Final = "follows"

_metadata = sa.MetaData()
_table = sa.Table(
    "chain_corrections",
    _metadata,
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("event_id", sa.String(120), nullable=False, index=True),
    sa.Column("decision", sa.String(10), nullable=False),
    sa.Column("other_id", sa.String(120)),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.String(40), nullable=False),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reader decided about one agreement.

    Attributes
    ----------
    event_id : str
    follows : str or None
        The agreement it follows; None where it follows none.
    who, at : str
        The reader, and when (ISO 8601, UTC).
    """

    event_id: str
    follows: str | None
    who: str
    at: str = ""


def corrections(store: ReadableStore) -> tuple[Correction, ...]:
    """The standing corrections, one an event at most, in the order they were made."""
    with store._database.reading() as connection:
        if not sa.inspect(connection).has_table(_table.name):
            return ()
        rows = connection.execute(sa.select(_table).order_by(_table.c.n)).all()
    newest = {row.event_id: row for row in rows}
    return tuple(
        Correction(row.event_id, row.other_id if row.decision == FOLLOWS else None, row.who, row.at)
        for row in rows
        if newest[row.event_id] is row and row.decision != AS_FOUND
    )


def newest(store: ReadableStore) -> int:
    """A number that grows with every correction, 0 before the first."""
    with store._database.reading() as connection:
        if not sa.inspect(connection).has_table(_table.name):
            return 0
        return connection.execute(sa.select(sa.func.max(_table.c.n))).scalar() or 0


def correct(store: Store, event_id: str, *, follows: str | None, who: str) -> None:
    """Keep that an agreement follows another, or none.

    Raises
    ------
    StoreError
        Where an agreement would follow itself, one of them does not stand or is no agreement, or nothing can be written.
    """
    if follows == event_id:
        raise StoreError("An agreement cannot follow itself: choose another one.")
    for each in filter(None, (event_id, follows)):
        if store.event(each).type is not EventType.AGREEMENT:
            raise StoreError(f"{each} is no agreement: only agreements stand in a chain.")
    _write(store, event_id, FOLLOWS if follows else APART, follows, who)


def take_back(store: Store, event_id: str, *, who: str) -> None:
    """Let the rule decide about an agreement again.

    Raises
    ------
    StoreError
        Where nothing can be written.
    """
    _write(store, event_id, AS_FOUND, None, who)


def _write(store: Store, event_id: str, decision: str, other: str | None, who: str) -> None:
    row = {
        "event_id": event_id,
        "decision": decision,
        "other_id": other,
        "who": " ".join(who.split()) or "somebody",
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    with store._database.writing() as connection:
        _metadata.create_all(connection)
        connection.execute(_table.insert().values(row))
