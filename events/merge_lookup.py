"""The events of a store, asked for those few that may be the same as a new one without reading the others.

Takes an open store; gives a `StoredIndex`, which answers as `events.merge_index.Index` does. What it is asked by (pairs of
provinces with their days, and articles) stands in two tables of its own, brought up to date by revision numbers before they
are asked: they hold nothing that the events do not, and are made anew where they are missing or of another making.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final, NamedTuple, cast

import sqlalchemy as sa

from events import schema
from events.merge_index import Index, asked_blocks, asked_days, stored_blocks
from events.merge_profile import Profile
from events.model import Event
from events.store import Store
from events.stored_articles import in_parts

VERSION: Final = "1"
"""Raised whenever what stands in the tables changes its meaning; they are then made anew."""

MOST_HELD: Final = 20_000
"""Events kept at hand between articles (about 100 MB)."""

_META: Final = "merge lookup"
_AT_ONCE: Final = 5_000

_metadata = sa.MetaData()
_blocks = sa.Table(
    "merge_blocks",
    _metadata,
    sa.Column("block", sa.String(40), nullable=False),
    sa.Column("first", sa.Integer),
    sa.Column("last", sa.Integer),
    sa.Column("event_id", sa.String(120), nullable=False, index=True),
    sa.Index("ix_merge_blocks_block", "block", "first", "last", "event_id"),
)
"""Under which kind and pair of provinces an event is found, and its first and last day as ordinals (none: undated)."""
_articles = sa.Table(
    "merge_articles",
    _metadata,
    sa.Column("article", sa.String(32), nullable=False),
    sa.Column("event_id", sa.String(120), nullable=False, index=True),
    sa.Index("ix_merge_articles_article", "article", "event_id"),
)
"""Articles an event is drawn from, as digests of `events.source_identity.article_keys`."""


class StoredIndex:
    """The events of a store as an index; call `catch_up` inside a writing transaction before it is asked.

    Parameters
    ----------
    store : Store
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held = Index()
        self._seen = -1

    def catch_up(self) -> None:
        """Bring the tables, and what is kept at hand, to the present state of the store."""
        with self._store._database.writing() as connection:
            now, known = self._store.revision(), _known(connection)
            oldest = known if self._seen < 0 else min(known, self._seen)
            changed = _changed(connection, oldest) if oldest < now else set()
            if known < now:
                wanted = changed if known == oldest else _changed(connection, known)
                _refresh(connection, wanted, anew=known < 0)
                schema.remember(connection, _META, f"{VERSION}:{now}")
            if self._seen < 0 or len(self._held) > MOST_HELD:
                self._held = Index()
            for event_id in changed if len(self._held) else ():
                self._held.discard(event_id)
            self._seen = now

    def __contains__(self, event_id: object) -> bool:
        return isinstance(event_id, str) and self.get(event_id) is not None

    def get(self, event_id: str) -> Event | None:
        """The event under an id, or None."""
        self._hold([event_id])
        return self._held.get(event_id)

    def candidates(self, profile: Profile) -> Iterator[Profile]:
        """As `Index.candidates`."""
        table = _blocks.c
        query = sa.select(table.event_id).where(table.block.in_(asked_blocks(profile))).distinct()
        days = asked_days(profile)
        if days is not None:
            query = query.where(table.first.is_(None) | ((table.first <= days[1]) & (table.last >= days[0])))
        with self._store._database.reading() as connection:
            self._hold(connection.execute(query).scalars().all())
        return self._held.candidates(profile)

    def of_articles(self, articles: Iterable[str]) -> tuple[Profile, ...]:
        """As `Index.of_articles`."""
        wanted = list(articles)
        table = _articles.c
        query = sa.select(table.event_id).where(table.article.in_([_digest(article) for article in wanted])).distinct()
        with self._store._database.reading() as connection:
            self._hold(connection.execute(query).scalars().all())
        return self._held.of_articles(wanted)

    def _hold(self, ids: Iterable[str]) -> None:
        for event in self._store.get([event_id for event_id in ids if event_id not in self._held]):
            self._held.add(event)


class UsedIds(Collection[str]):
    """Every id ever used in a store, asked one at a time; ids that are about to be used can be added.

    Parameters
    ----------
    store : Store
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._further: set[str] = set()

    def __contains__(self, event_id: object) -> bool:
        if event_id in self._further:
            return True
        column = schema.revisions.c.event_id
        with self._store._database.reading() as connection:
            return connection.execute(sa.select(column).where(column == event_id).limit(1)).first() is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._store.taken_ids() | self._further)

    def __len__(self) -> int:
        return len(self._store.taken_ids() | self._further)

    def add(self, event_id: str) -> None:
        """Count an id as used."""
        self._further.add(event_id)

    def forget(self) -> None:
        """Count only what the store knows."""
        self._further.clear()


def _changed(connection: sa.Connection, since: int) -> set[str]:
    """Events touched after a revision; by the numbers alone, where DISTINCT would have SQLite walk through all ids."""
    column = schema.revisions.c
    return set(connection.execute(sa.select(column.event_id).where(column.n > since)).scalars())


def _known(connection: sa.Connection) -> int:
    """Up to which revision the tables stand; -1 after they have been made anew."""
    version, _, revision = (schema.recall(connection, _META) or "").partition(":")
    there = sa.inspect(connection).has_table(_blocks.name)
    if there and version == VERSION and revision.isdecimal():
        return int(revision)
    if there:
        _metadata.drop_all(connection)
    _metadata.create_all(connection)
    return -1


def _refresh(connection: sa.Connection, changed: Collection[str], *, anew: bool) -> None:
    """Bring the rows of some events to what stands now; `anew` where there are none yet, and very many may come."""
    indexes = [*_blocks.indexes, *_articles.indexes] if anew else []
    for index in indexes:
        index.drop(connection)
    for part in in_parts(sorted(changed), _AT_ONCE):
        if not anew:
            for table in (_blocks, _articles):
                connection.execute(table.delete().where(table.c.event_id.in_(part)))
        blocks: list[dict[str, Any]] = []
        articles: list[dict[str, Any]] = []
        query = sa.select(schema.events.c.record).where(schema.events.c.id.in_(part))
        for record in connection.execute(query).scalars():
            profile = Profile(_bare(record))
            event_id = profile.event.id
            last = profile.first if profile.first is None else profile.end or profile.first
            blocks += [
                {"block": block, "first": profile.first, "last": last, "event_id": event_id}
                for block in stored_blocks(profile)
            ]
            articles += [{"article": _digest(key), "event_id": event_id} for key in profile.articles]
        if blocks:
            connection.execute(_blocks.insert(), blocks)
        if articles:
            connection.execute(_articles.insert(), articles)
    for index in indexes:
        index.create(connection)


@dataclass(frozen=True, slots=True)
class _Bare:
    """As much of an event as its rows need, without the checks that it has passed before it was stored."""

    id: str
    type: str
    start: str | None
    end: str | None
    iran: Sequence[str]
    iraq: Sequence[str]
    venue_code: str | None
    sources: Sequence[_BareSource]
    evidence: Sequence[_BarePiece]


class _BareSource(NamedTuple):
    url: str | None


class _BarePiece(NamedTuple):
    article: str | None


def _bare(record: str) -> Event:
    fields = json.loads(record)
    bare = _Bare(
        fields["id"],
        fields["type"],
        fields.get("start"),
        fields.get("end"),
        fields.get("iran", ()),
        fields.get("iraq", ()),
        fields.get("venue_code"),
        [_BareSource(source.get("url")) for source in fields["sources"]],
        [_BarePiece(piece.get("article")) for piece in fields.get("evidence", ())],
    )
    return cast(Event, bare)


def _digest(key: str) -> str:
    return blake2b(key.encode(), digest_size=16).hexdigest()
