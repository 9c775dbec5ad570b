"""The event store: what stands now, everything that was ever done to it, and the articles it was read from.

Takes and gives `Event` records and flat frames; keeps them in SQLite in the user's data folder, or in PostgreSQL
(`MARZ_DATABASE_URL`). Every change is one transaction and one or more revisions, which can be undone.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import sqlalchemy as sa

from events import revisions as history_of
from events import schema, stored_articles
from events.database import PATIENCE
from events.errors import StoreError
from events.model import Event
from events.opening import open_database
from events.readable_store import ReadableStore, who_key
from events.revisions import Action, Change, Revision
from events.stored_articles import Proposal, StoredArticle, in_parts
from events.vocabulary import Review


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge that an article brings: `other`, one of its events, goes into `into`, which becomes `merged`."""

    into: str
    other: str
    merged: Event
    why: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article.

    Attributes
    ----------
    article_id : str
    batch : str or None
        The name under which all of it can be undone.
    new : tuple of str
        Ids of the events that are new.
    merged : tuple of (str, str)
        The id of an event found and that of the event it was merged into.
    skipped : bool
        Whether the article was in the store already.
    """

    article_id: str
    batch: str | None
    new: tuple[str, ...]
    merged: tuple[tuple[str, str], ...]
    skipped: bool = False


class Store(ReadableStore):
    """An open store; make one with `Store.open`. What can be asked of it stands in `ReadableStore`."""

    @classmethod
    def open(
        cls, url: str | None = None, *, seed: bool = True, read_only: bool = False, patience: float = PATIENCE
    ) -> Self:
        """Open the store, make its tables where it is new, and put the curated events in.

        Parameters
        ----------
        url : str, optional
            A database address; by default `MARZ_DATABASE_URL`, else a file in the user's data folder. "sqlite://" is in
            memory.
        seed : bool
            Whether the curated events are put in (once for each edition of them).
        read_only : bool
            Whether nothing may be written.
        patience : float
            Seconds to wait for another writer.

        Raises
        ------
        StoreError
            Where it cannot be opened. The user's own data folder is treated more kindly: where it cannot be written, an
            existing store opens for reading, and without one the curated events are shown from memory, with a notice.
        """
        return cls(*open_database(url, seed=seed, read_only=read_only, patience=patience))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def exclusively(self) -> Iterator[None]:
        """One transaction for everything this thread does inside: other writers wait, and an error leaves nothing."""
        with self._database.writing():
            yield

    def add(
        self,
        events: Iterable[Event],
        *,
        who: str,
        why: str = "",
        action: Action = Action.ADD,
        batch: str | None = None,
    ) -> list[str]:
        """Add new events, all or none.

        Raises
        ------
        StoreError
            Where one of the ids was ever used.
        """
        new = list(events)
        with self._database.writing() as connection:
            used = self._used(connection, [event.id for event in new])
            if used or len({event.id for event in new}) < len(new):
                raise StoreError(f"The id {used[0] if used else 'of two of these events'} is taken: nothing was added.")
            changes = [Change(event.id, None, event) for event in new]
            history_of.write(connection, changes, action=action, who=who, why=why, batch=batch)
        return [event.id for event in new]

    def accept(self, ids: str | Iterable[str], who: str) -> list[str]:
        """Accept events as they are; those that are curated, accepted or edited already stay untouched.

        Returns
        -------
        list of str
            The ids of those that changed.
        """
        return self._review([ids] if isinstance(ids, str) else list(ids), Review.ACCEPTED, who, "")

    def reject(self, ids: str | Iterable[str], who: str, why: str = "") -> list[str]:
        """Judge events not to be events: they stay on record and count nowhere. Gives the ids of those that changed."""
        return self._review([ids] if isinstance(ids, str) else list(ids), Review.REJECTED, who, why)

    def edit(
        self,
        event_id: str,
        event: Event,
        who: str,
        why: str = "",
        *,
        expected: int | None = None,
        batch: str | None = None,
    ) -> Event:
        """Put a corrected record in the place of an event; it counts as reviewed.

        Parameters
        ----------
        expected : int, optional
            What `version` gave when the event was read: where somebody has changed it since, nothing is written.

        Returns
        -------
        Event
            As it stands now.

        Raises
        ------
        StoreError
        """
        if event.id != event_id:
            raise StoreError(f"The id of an event cannot be changed ({event_id} to {event.id}).")
        with self._database.writing() as connection:
            before = self._standing(connection, event_id)
            self._check_version(connection, event_id, expected)
            same = {"review": before.review, "reviewed_by": before.reviewed_by, "reviewed_at": before.reviewed_at}
            unchanged = event.model_copy(update=same) == before
            if unchanged and before.review not in (Review.UNREVIEWED, Review.REJECTED):
                return before
            review = Review.ACCEPTED if unchanged else Review.EDITED
            after = _reviewed(event, review, who)
            action = Action.ACCEPT if unchanged else Action.EDIT
            change = Change(event_id, before, after)
            history_of.write(connection, [change], action=action, who=who, why=why, batch=batch)
        return after

    def merge(
        self,
        into: str,
        other: str,
        merged: Event,
        who: str,
        why: str = "",
        *,
        expected: int | None = None,
        batch: str | None = None,
    ) -> Event:
        """Make one event of two that tell of the same happening; both come back when it is undone.

        Parameters
        ----------
        into, other : str
            The event that stays and the one that goes.
        merged : Event
            What the first becomes.
        expected : int, optional
            As for `edit`, of the event that stays.

        Raises
        ------
        StoreError
        """
        if into == other or merged.id != into:
            raise StoreError(f"{into} and {other} cannot be merged into {merged.id}.")
        with self._database.writing() as connection:
            stays, goes = self._standing(connection, into), self._standing(connection, other)
            self._check_version(connection, into, expected)
            changes = [Change(into, stays, merged, other_id=other), Change(other, goes, None, other_id=into)]
            unit = history_of.new_unit()
            history_of.write(connection, changes, action=Action.MERGE, who=who, why=why, batch=batch, unit=unit)
            stored_articles.settle(connection, into, other)
        return merged

    def split(self, event_id: str, kept: Event, apart: Event, who: str, why: str = "") -> None:
        """Make two events of one that tells of two happenings: `kept` has its id, `apart` one never used.

        Raises
        ------
        StoreError
        """
        if kept.id != event_id or apart.id == event_id:
            raise StoreError(f"{event_id} cannot be split into {kept.id} and {apart.id}.")
        with self._database.writing() as connection:
            before = self._standing(connection, event_id)
            if self._used(connection, [apart.id]):
                raise StoreError(f"The id {apart.id} is taken: nothing was changed.")
            changes = [
                Change(event_id, before, _reviewed(kept, Review.EDITED, who), other_id=apart.id),
                Change(apart.id, None, _reviewed(apart, Review.EDITED, who), other_id=event_id),
            ]
            history_of.write(connection, changes, action=Action.SPLIT, who=who, why=why, unit=history_of.new_unit())

    def undo(self, target: int | str, who: str, why: str = "") -> list[Revision]:
        """Take back a change by its number, the last standing change of an event, or a whole batch by its name.

        The number of an undo brings back what that undo took away. See `events.revisions.undo`.
        """
        with self._database.writing() as connection:
            done = history_of.undo(connection, target, who=who, why=why)
            stored_articles.after_undo(connection, target, done)
        return done

    # Articles ----------------------------------------------------------------------------------------------------

    def add_article(
        self,
        article: StoredArticle,
        events: Iterable[Event] = (),
        *,
        merges: Iterable[Merge] = (),
        proposals: Iterable[Proposal] = (),
        who: str,
    ) -> Added:
        """Put an article into the store, with its events, their plain merges and the open questions: all or nothing.

        Parameters
        ----------
        article : StoredArticle
        events : iterable of Event
            All that were found in it, with ids never used; also those that `merges` then joins to others.
        merges : iterable of Merge
            Each can be undone by itself, which brings both events back.
        proposals : iterable of Proposal
        who : str

        Returns
        -------
        Added
            Its batch can be given to `undo`. An article that is in the store already changes nothing: then `skipped`.

        Raises
        ------
        StoreError
        """
        new, joins = list(events), list(merges)
        batch = history_of.new_batch()
        why = f"{article.outlet}: {article.title or article.text[:60]}".strip()
        with self._database.writing() as connection:
            if stored_articles.known(connection, article.id):
                return Added(article.id, None, (), (), skipped=True)
            self.add(new, who=who, why=why[:200], batch=batch)
            for join in joins:
                self.merge(join.into, join.other, join.merged, who, join.why, batch=batch)
            stored_articles.ask(connection, proposals)
            stored_articles.write(connection, article, [event.id for event in new], batch)
        gone = {join.other: join.into for join in joins}
        return Added(article.id, batch, tuple(e.id for e in new if e.id not in gone), tuple(gone.items()))

    def dismiss(self, proposal: int) -> None:
        """Answer a question about a possible merge with no."""
        with self._database.writing() as connection:
            stored_articles.dismiss(connection, proposal)

    def remember_who(self, name: str) -> None:
        """Keep the reviewer's name, so that it is asked once."""
        with self._database.writing() as connection:
            schema.remember(connection, who_key(), " ".join(name.split()))

    def _review(self, ids: list[str], review: Review, who: str, why: str) -> list[str]:
        settled = (review,) if review is Review.REJECTED else (Review.CURATED, Review.ACCEPTED, Review.EDITED)
        with self._database.writing() as connection:
            changes = []
            for event_id in dict.fromkeys(ids):
                before = self._standing(connection, event_id)
                if before.review not in settled:
                    changes.append(Change(event_id, before, _reviewed(before, review, who)))
            action = Action.REJECT if review is Review.REJECTED else Action.ACCEPT
            history_of.write(connection, changes, action=action, who=who, why=why)
        return [change.event_id for change in changes]

    @staticmethod
    def _used(connection: sa.Connection, ids: list[str]) -> list[str]:
        column = schema.revisions.c.event_id
        return [
            event_id
            for part in in_parts(ids)
            for event_id in connection.execute(sa.select(column).where(column.in_(part)).distinct()).scalars()
        ]

    @staticmethod
    def _check_version(connection: sa.Connection, event_id: str, expected: int | None) -> None:
        if expected is None:
            return
        last = history_of.of_event(connection, event_id)[-1]
        if last.n != expected:
            raise StoreError(
                f"{event_id} was changed in the meantime ({last.told()}): look at it as it stands now, then "
                "change it again. Nothing was written."
            )


def _reviewed(event: Event, review: Review, who: str) -> Event:
    return event.model_copy(update={"review": review, "reviewed_by": who, "reviewed_at": history_of.now()})
