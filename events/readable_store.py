"""What a store can be asked: the events as they stand, their history, the articles and the review queue.

Takes an open database; gives `Event` records, flat frames and revisions. The changing half is `events.store.Store`.
"""

from __future__ import annotations

import getpass
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from events import revisions as history_of
from events import schema, stored_articles
from events.database import Database
from events.errors import StoreError
from events.flat import read_frame
from events.model import Event
from events.revisions import Action, Revision
from events.status_history import Step, status_history
from events.stored_articles import Proposal, StoredArticle, in_parts
from events.vocabulary import Review

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class QueueItem:
    """An event that waits for a reader: the article it was found in, and the events it may be the same as."""

    event: Event
    article_id: str | None
    proposals: tuple[Proposal, ...]


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
            Columns `events.flat.FLAT_COLUMNS`, one row an event, ordered by id.
        """
        with self._database.reading() as connection:
            return read_frame(connection, schema.events)

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

    def records(self, ids: Iterable[str]) -> dict[str, list[Event]]:
        """Every record that ever stood under these ids, oldest first; also of merged-away and undone events."""
        found: dict[str, list[Event]] = {}
        table = schema.revisions.c
        with self._database.reading() as connection:
            for part in in_parts(list(ids)):
                query = sa.select(table.event_id, table.after).where(table.event_id.in_(part), table.after.is_not(None))
                for row in connection.execute(query.order_by(table.n)):
                    found.setdefault(row.event_id, []).append(Event.model_validate_json(row.after))
        return found

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

    def status_history(self, event_id: str) -> list[Step]:
        """The steps of an event, such as planned, then held: as the articles reported them, then as reviewers set them.

        The reports of events that were merged into it count; changes that were undone do not.
        """
        self.history(event_id)
        with self._database.reading() as connection:
            changes = _joined(connection, event_id, set())
        steps = status_history(change for change in changes if change.action is not Action.EDIT)
        for change in changes:
            if change.action is Action.EDIT and change.before and change.after:
                status = change.after.status
                if status is not change.before.status and (not steps or steps[-1].status is not status):
                    steps.append(Step(change.at[:10], status, f"set by {change.who}"))
        return steps

    def changed_since(self, revision: int) -> set[str]:
        """The ids of all events that were touched after a revision; some of them may no longer stand."""
        column = schema.revisions.c
        with self._database.reading() as connection:
            return set(connection.execute(sa.select(column.event_id).where(column.n > revision)).scalars())

    def counts(self) -> dict[Review, int]:
        """How many events stand at each step of the review; every step is named."""
        table = schema.events.c
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(table.review, sa.func.count()).group_by(table.review))
        found = {row[0]: row[1] for row in rows}
        return {review: found.get(str(review), 0) for review in Review}

    def queue(self, *, limit: int | None = None, offset: int = 0) -> list[QueueItem]:
        """The events that nobody has looked at, in the order in which they came in, with their article and questions.

        How many there are in all is `counts()[Review.UNREVIEWED]`.
        """
        table = schema.events.c
        query = sa.select(table.id).where(table.review == str(Review.UNREVIEWED)).order_by(table.revision, table.id)
        with self._database.reading() as connection:
            ids = list(connection.execute(query.limit(limit).offset(offset)).scalars())
            asked = self.proposals()
            found = stored_articles.of_events(connection, ids)
            return [
                QueueItem(
                    event=event,
                    article_id=found.get(event.id),
                    proposals=tuple(item for item in asked if event.id in (item.event_id, item.other_id)),
                )
                for event in self.get(ids)
            ]

    def proposals(self, event_id: str | None = None) -> list[Proposal]:
        """The open questions about possible merges, of one event or of all; the likeliest first."""
        table = schema.proposals.c
        condition: sa.ColumnElement[bool] = table.state == "open"
        if event_id is not None:
            condition &= (table.event_id == event_id) | (table.other_id == event_id)
        stands = sa.select(schema.events.c.id)
        condition &= table.event_id.in_(stands) & table.other_id.in_(stands)
        with self._database.reading() as connection:
            return stored_articles.questions(connection, condition)

    def proposal(self, number: int) -> Proposal:
        """One open question about a possible merge; raises StoreError where it is answered already, or never was."""
        found = [question for question in self.proposals() if question.n == number]
        if not found:
            raise StoreError(f"There is no open question with the number {number}.")
        return found[0]

    def articles(self, *, state: str | None = None) -> list[StoredArticle]:
        """The articles, newest first; of one state ("read", "empty", "undone") or of all."""
        condition = sa.true() if state is None else schema.articles.c.state == state
        with self._database.reading() as connection:
            return stored_articles.read(connection, condition)

    def article_counts(self) -> dict[str, int]:
        """How many articles there are in each state: "read", "empty", "undone"."""
        table = schema.articles.c
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(table.state, sa.func.count()).group_by(table.state))
            found = {row[0]: row[1] for row in rows}
        return {state: found.get(state, 0) for state in stored_articles.STATES}

    def article(self, article_id: str) -> StoredArticle:
        """One article; raises StoreError where there is none."""
        with self._database.reading() as connection:
            found = stored_articles.read(connection, schema.articles.c.id == article_id)
        if not found:
            raise StoreError(f"There is no article “{article_id}”.")
        return found[0]

    def has_article(self, article_id: str) -> bool:
        """Whether an article was read before, and not undone since."""
        with self._database.reading() as connection:
            return stored_articles.known(connection, article_id)

    def article_of(self, event_id: str) -> StoredArticle | None:
        """The article an event was found in; None for curated and imported ones."""
        with self._database.reading() as connection:
            found = stored_articles.of_events(connection, [event_id])
            return self.article(found[event_id]) if event_id in found else None

    def events_of(self, article_id: str) -> list[str]:
        """The ids of the events found in an article, as they were first added; some may be merged away since."""
        table = schema.event_articles.c
        query = sa.select(table.event_id).where(table.article_id == article_id).order_by(table.position)
        with self._database.reading() as connection:
            return list(connection.execute(query).scalars())

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


def _joined(connection: sa.Connection, event_id: str, seen: set[str]) -> list[Revision]:
    """The standing changes of an event and of those merged into it, oldest first."""
    seen.add(event_id)
    changes = history_of.standing(history_of.of_event(connection, event_id))
    for change in list(changes):
        if change.action is Action.MERGE and change.after and change.other_id and change.other_id not in seen:
            changes += _joined(connection, change.other_id, seen)
    return sorted(changes, key=lambda change: change.n)


def who_key() -> str:
    """Under which key the reviewer's name is kept: one a user and machine, as a server's database serves several."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "somebody"
    return f"who: {user} on {platform.node()}"
