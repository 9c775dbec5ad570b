"""What a store can be asked: the events as they stand, their history, the articles and the review queue.

Takes an open database; gives `Event` records, flat frames and revisions. The changing half is `events.store.Store`.
"""

from __future__ import annotations

import getpass
import platform
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import sqlalchemy as sa

from events import revisions as history_of
from events import schema
from events.database import Database
from events.errors import StoreError
from events.model import Event
from events.revisions import Action, Revision

if TYPE_CHECKING:
    import pandas as pd


class ReadableStore:
    """The reading half of a store.

    Attributes
    ----------
    notices : tuple of str
        What the user should know about how it was opened, a sentence each: read-only, or in memory alone.
    name : str
        The path of the file, or the address of the server without its password.
    """

    def __init__(self, database: Database, notices: Iterable[str] = ()) -> None:
        self._database = database
        self.notices = tuple(notices)
        self.name = database.name

    def close(self) -> None:
        """Give back every connection to the database."""
        self._database.close()

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return self._database.read_only

    @property
    def keeps(self) -> bool:
        """Whether what is added outlives the process."""
        return not (self.read_only or self._database.in_memory)

    def revision(self) -> int:
        """The number of the newest revision: it grows with every change of an event, by whichever process."""
        with self._database.reading() as connection:
            return connection.execute(sa.select(sa.func.max(schema.revisions.c.n))).scalar() or 0

    def frame(self) -> pd.DataFrame:
        """Every event as it stands, unreviewed and rejected ones too.

        Returns
        -------
        DataFrame
            Columns `events.tables.FLAT_COLUMNS`, one row an event, ordered by id.
        """
        from events.flat import read_frame

        with self._database.reading() as connection:
            return read_frame(connection)

    def ids(self) -> list[str]:
        """The ids of all events that stand, sorted."""
        with self._database.reading() as connection:
            return list(connection.execute(sa.select(schema.events.c.id).order_by(schema.events.c.id)).scalars())

    def taken_ids(self) -> set[str]:
        """Every id ever used, of merged and undone events too: `events.model.make_id` must be given them."""
        with self._database.reading() as connection:
            return set(connection.execute(sa.select(schema.revisions.c.event_id).distinct()).scalars())

    def get(self, ids: Iterable[str]) -> list[Event]:
        """The events of these ids, in this order; ids that do not stand are left out."""
        wanted = list(ids)
        found: dict[str, Event] = {}
        with self._database.reading() as connection:
            for part in in_parts(wanted):
                rows = connection.execute(
                    sa.select(schema.events.c.id, schema.events.c.record).where(schema.events.c.id.in_(part))
                )
                found.update((row.id, Event.model_validate_json(row.record)) for row in rows)
        return [found[event_id] for event_id in wanted if event_id in found]

    def event(self, event_id: str) -> Event:
        """One event.

        Raises
        ------
        StoreError
            Where there is none; the message names the event it was merged into, where that is so.
        """
        with self._database.reading() as connection:
            return self._standing(connection, event_id)

    def version(self, event_id: str) -> int:
        """The revision that last touched an event, to be given to `edit` and its like as `expected`."""
        with self._database.reading() as connection:
            self._standing(connection, event_id)
            return connection.execute(
                sa.select(schema.events.c.revision).where(schema.events.c.id == event_id)
            ).scalar_one()

    def history(self, event_id: str) -> list[Revision]:
        """Every change of an event, oldest first; of merged-away and undone events too.

        Raises
        ------
        StoreError
            Where the id was never used.
        """
        with self._database.reading() as connection:
            found = history_of.of_event(connection, event_id)
        if not found:
            raise StoreError(f"There is no event “{event_id}”.")
        return found

    def who(self) -> str | None:
        """The name under which this user of this machine reviews, once it was told."""
        with self._database.reading() as connection:
            return schema.recall(connection, who_key())

    @staticmethod
    def _standing(connection: sa.Connection, event_id: str) -> Event:
        found = history_of.current_event(connection, event_id)
        if found is not None:
            return found
        history = history_of.of_event(connection, event_id)
        stand = history_of.standing(history)
        if stand and stand[-1].action is Action.MERGE:
            raise StoreError(f"The event {event_id} was merged into {stand[-1].other_id}.")
        raise StoreError(f"The event {event_id} was taken back." if history else f"There is no event “{event_id}”.")


def in_parts(items: list[str], size: int = 500) -> Iterator[list[str]]:
    """A list in pieces that a database takes as parameters of one query."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def who_key() -> str:
    """Under which key the reviewer's name is kept: one a user and machine, as a server's database serves several."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "somebody"
    return f"who: {user} on {platform.node()}"
