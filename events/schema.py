"""The tables of the event store and their version.

Takes a connection inside a write transaction; gives the tables, made or brought up to date. `events` holds what stands
now, `revisions` everything that was ever done, `articles` what was read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from events.errors import StoreError
from events.flat import flat_row
from events.model import Event

metadata = sa.MetaData()

_ID = sa.String(120).with_variant(sa.String(120, collation="C"), "postgresql")
"""Ids sort by their letters' codes on every database, whatever language a server was set up for."""

events = sa.Table(
    "events",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("type", sa.String(20), nullable=False),
    sa.Column("subtype", sa.String(30)),
    sa.Column("status", sa.String(20), nullable=False),
    sa.Column("start", sa.String(10)),
    sa.Column("end", sa.String(10)),
    sa.Column("date_basis", sa.String(40), nullable=False),
    sa.Column("iran", sa.Text, nullable=False),
    sa.Column("iraq", sa.Text, nullable=False),
    sa.Column("direction", sa.String(20), nullable=False),
    sa.Column("venue", sa.Text),
    sa.Column("venue_code", sa.String(5)),
    sa.Column("lat", sa.Float),
    sa.Column("lon", sa.Float),
    sa.Column("sectors", sa.Text, nullable=False),
    sa.Column("organisations", sa.Text, nullable=False),
    sa.Column("summary", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("outlets", sa.Text, nullable=False),
    sa.Column("languages", sa.Text, nullable=False),
    sa.Column("certainty", sa.String(10), nullable=False),
    sa.Column("review", sa.String(20), nullable=False, index=True),
    sa.Column("reviewed_by", sa.Text),
    sa.Column("n_sources", sa.Integer, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False, index=True),
)
"""The events as they stand: `events.flat.FLAT_COLUMNS`, the whole record as JSON, and the number of the revision that
last touched it. Rejected events stay, marked; merged-away and undone ones are in `revisions` alone."""

revisions = sa.Table(
    "revisions",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("event_id", _ID, nullable=False, index=True),
    sa.Column("at", sa.String(40), nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("action", sa.String(10), nullable=False),
    sa.Column("before", sa.Text),
    sa.Column("after", sa.Text),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("batch", sa.String(40), nullable=False, index=True),
    sa.Column("unit", sa.String(40), nullable=False, index=True),
    sa.Column("other_id", _ID),
    sa.Column("undoes", sa.Integer),
)
"""Append-only, numbered without gaps in the order of writing. `batch` ties together what one command did, `unit` what
can only be undone as one (a merge changes two events), `other_id` names the other event of a merge, `undoes` what an
undo took back."""

articles = sa.Table(
    "articles",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("outlet", sa.Text, nullable=False),
    sa.Column("url", sa.Text),
    sa.Column("published", sa.String(10)),
    sa.Column("language", sa.String(10)),
    sa.Column("extraction", sa.Text, nullable=False),
    sa.Column("added_at", sa.String(40), nullable=False),
    sa.Column("batch", sa.String(40), nullable=False, index=True),
    sa.Column("state", sa.String(10), nullable=False, index=True),
)

event_articles = sa.Table(
    "event_articles",
    metadata,
    sa.Column("event_id", _ID, primary_key=True),
    sa.Column("article_id", sa.String(64), primary_key=True, index=True),
    sa.Column("position", sa.Integer, nullable=False),
)
"""Which article an event was found in; it names the event as it was first added, merged away or not."""

proposals = sa.Table(
    "proposals",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("event_id", _ID, nullable=False, index=True),
    sa.Column("other_id", _ID, nullable=False, index=True),
    sa.Column("reasons", sa.Text, nullable=False),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("state", sa.String(10), nullable=False, index=True),
    sa.Column("at", sa.String(40), nullable=False),
    sqlite_autoincrement=True,
)

meta = sa.Table(
    "marz_meta",
    metadata,
    sa.Column("key", sa.String(200), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

MIGRATIONS: tuple[Callable[[sa.Connection], None], ...] = ()
"""What brings a database of schema version n to n + 1, in order; the newest version is one more than their number."""


def newest() -> int:
    """The schema version this Marz writes."""
    return 1 + len(MIGRATIONS)


def version(connection: sa.Connection) -> int | None:
    """The schema version of a database; None where it holds no Marz tables yet.

    Raises
    ------
    StoreError
        Where the database is of a newer Marz, or of another program.
    """
    tables = set(sa.inspect(connection).get_table_names())
    if meta.name not in tables:
        ours = tables & set(metadata.tables)
        if ours or (tables and connection.dialect.name == "sqlite"):
            raise StoreError(
                f"This database is not one of Marz: it already has tables of another program "
                f"({', '.join(sorted(tables)[:4])}). Choose another file or database; nothing was changed."
            )
        return None
    found = int(recall(connection, "schema") or "0")
    if found > newest():
        raise StoreError(
            f"This database was written by a newer Marz (its schema is {found}, this Marz knows {newest()}): update "
            "Marz, or set MARZ_DATA_DIR to another folder. Nothing was changed."
        )
    return found


def create_or_migrate(connection: sa.Connection) -> None:
    """Make the tables, or bring those of an older Marz up to date. Must run inside a write transaction."""
    found = version(connection)
    if found is None:
        metadata.create_all(connection)
        remember(connection, "schema", str(newest()))
        return
    for migrate in MIGRATIONS[found - 1 :]:
        migrate(connection)
    if found != newest():
        remember(connection, "schema", str(newest()))


def recall(connection: sa.Connection, key: str) -> str | None:
    """A value of the small table of facts about the store itself."""
    return connection.execute(sa.select(meta.c.value).where(meta.c.key == key)).scalar_one_or_none()


def remember(connection: sa.Connection, key: str, value: str) -> None:
    """Write a value of that table."""
    if connection.execute(meta.update().where(meta.c.key == key).values(value=value)).rowcount == 0:
        connection.execute(meta.insert().values(key=key, value=value))


def event_row(event: Event, record: str, revision: int) -> dict[str, Any]:
    """One event as a row of `events`; `record` is its JSON."""
    return {**flat_row(event), "record": record, "revision": revision}
