"""The connection to the database: SQLite in the user's data folder, or PostgreSQL, with the same promises on both.

Takes an address; gives reading and writing transactions. Writers take turns (BEGIN IMMEDIATE on SQLite, an advisory
lock on PostgreSQL), so that revisions are numbered in the order in which they become visible. A fault is a sentence.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import StaticPool

from events.errors import StoreError
from events.settings import shown

PATIENCE = 30.0
"""Seconds a writer waits for its turn before it gives up with a sentence."""

_TURN = 0x4D61727A
"""The key of PostgreSQL's advisory lock that writers of one database take in turn ("Marz" in ASCII)."""


class Database:
    """An open database.

    Parameters
    ----------
    url : URL
        As `events.settings.parse_url` gives it.
    read_only : bool
        Open without the right to write.
    patience : float
        Seconds to wait for another writer.

    Raises
    ------
    StoreError
        Where it cannot be reached or read.
    """

    def __init__(self, url: URL, *, read_only: bool = False, patience: float = PATIENCE) -> None:
        self.url = url
        self.read_only = read_only
        self.name = shown(url)
        self._local = threading.local()
        self._memory = threading.RLock() if url.get_backend_name() == "sqlite" and not url.database else None
        self._sqlite = url.get_backend_name() == "sqlite"
        if self._sqlite:
            self._engine = self._open_sqlite(patience)
        else:
            # What the address says of itself, such as a schema to live in, stands beside our own.
            options = f"{url.query.get('options', '')} -c lock_timeout={int(patience * 1000)}".strip()
            self._engine = sa.create_engine(
                url, pool_pre_ping=True, connect_args={"connect_timeout": 10, "options": options}
            )
        with self.translated(), self._engine.connect() as connection:
            connection.execute(sa.text("SELECT 1")).scalar_one()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to read from: one state of things for all that is read in this block and those within it.

        Inside a writing block of the same thread it is that block's connection, and sees its changes.
        """
        current = getattr(self._local, "connection", None)
        if current is not None:
            yield current
            return
        with self._alone(), self.translated(), self._engine.connect() as connection:
            self._local.connection, self._local.writes = connection, False
            try:
                yield connection
            finally:
                self._local.connection = None

    @contextlib.contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that has the sole right to write: all of it is saved at the end, or, after an error, none.

        Nested blocks of one thread are one transaction.
        """
        current = getattr(self._local, "connection", None)
        if current is not None and self._local.writes:
            yield current
            return
        if current is not None:
            raise RuntimeError("a change inside a block that reads; the caller must end that first")
        if self.read_only:
            raise StoreError(f"{self.name} was opened for reading only; nothing was changed.")
        with (
            self._alone(),
            self.translated(),
            self._engine.connect().execution_options(marz_writes=True) as connection,
            connection.begin(),
        ):
            if not self._sqlite:
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _TURN})
            self._local.connection, self._local.writes = connection, True
            try:
                yield connection
            finally:
                self._local.connection, self._local.writes = None, False

    @property
    def in_memory(self) -> bool:
        """Whether nothing outlives the process."""
        return self._memory is not None

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    @contextlib.contextmanager
    def translated(self) -> Iterator[None]:
        """Turn faults of the database into sentences."""
        try:
            yield
        except DBAPIError as error:
            raise StoreError(sentence(error, self.name)) from error

    def _alone(self) -> contextlib.AbstractContextManager[Any]:
        """An in-memory database has one connection, which threads use in turn."""
        return self._memory if self._memory is not None else contextlib.nullcontext()

    def _open_sqlite(self, patience: float) -> sa.Engine:
        path = self.url.database
        if path and Path(path).is_dir():
            raise StoreError(
                f"{path} is a folder, where a database file should be: move it away or choose another place."
            )
        if path and self.read_only and not Path(path).exists():
            raise StoreError(f"There is no database at {path} yet: add or import events first.")
        options: dict[str, Any] = {"connect_args": {"timeout": patience, "check_same_thread": False}}
        url = self.url
        if not path:
            options["poolclass"] = StaticPool
        elif self.read_only:
            query = {"mode": "ro", "uri": "true"}
            if _lies_still(Path(path)):
                query["immutable"] = "1"
            url = URL.create("sqlite", database=f"file:{quote(Path(path).absolute().as_posix())}", query=query)
        engine = sa.create_engine(url, **options)

        @sa.event.listens_for(engine, "connect")
        def _prepare(connection: Any, _: Any) -> None:
            # sqlite3 must not open transactions of its own accord, or BEGIN IMMEDIATE below would come too late.
            connection.isolation_level = None
            if not self.read_only:
                # What was reported saved survives a power cut as well as a killed process.
                connection.execute("PRAGMA synchronous=FULL")

        @sa.event.listens_for(engine, "begin")
        def _begin(connection: sa.Connection) -> None:
            writes = connection.get_execution_options().get("marz_writes")
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

        if path and not self.read_only:
            self._use_wal(engine, patience)
        return engine

    def _use_wal(self, engine: sa.Engine, patience: float) -> None:
        """Write-ahead logging lets readers and one writer work at once; it is switched on once for a file, for good."""
        deadline = time.monotonic() + patience
        while True:
            try:
                connection = engine.raw_connection()
                try:
                    cursor = connection.cursor()
                    if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                        cursor.execute("PRAGMA journal_mode=WAL").fetchone()
                finally:
                    connection.close()
                return
            except Exception as error:
                # Two first starts at once: SQLite refuses the loser without waiting, so the waiting is done here.
                if "locked" not in str(error) or time.monotonic() > deadline:
                    wrapped = error if isinstance(error, DBAPIError) else OperationalError("", None, error)
                    raise StoreError(sentence(wrapped, self.name)) from error
                time.sleep(0.02)


def _lies_still(file: Path) -> bool:
    """Whether a file must be read as one that nobody writes: its folder takes no log beside it, and there is none to read.

    SQLite refuses to read a file with a write-ahead log where it can neither find that log's index nor make one.
    """
    log = file.with_name(file.name + "-wal")
    try:
        connection = sqlite3.connect(f"file:{quote(file.absolute().as_posix())}?mode=ro", uri=True)
    except sqlite3.OperationalError:
        return False
    with contextlib.closing(connection):
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            return not log.exists() or log.stat().st_size == 0
        except sqlite3.DatabaseError:
            return False
    return False


def sentence(error: DBAPIError, name: str) -> str:
    """What went wrong with a database and what to do, for the reader."""
    told = " ".join(str(error.orig).split())
    lower = told.lower()
    for words, advice in _SENTENCES.items():
        if any(word in lower for word in words):
            return advice.format(name=name)
    return f"The database {name} could not be used: {told[:200]}"


_SENTENCES = {
    ("is locked", "lock timeout", "table is locked"): (
        "The database {name} is locked by another program. Wait until it has finished, or close it, and try again; "
        "nothing was changed."
    ),
    ("not a database", "file is encrypted"): (
        "{name} is not a Marz database. Move it away, or set MARZ_DATA_DIR to another folder, and start again."
    ),
    ("malformed", "disk image"): (
        "The database {name} is damaged. Put a copy of it aside and restore the last backup; nothing was changed."
    ),
    ("unable to open",): (
        "The database {name} cannot be opened: look whether its folder exists and you may read and write it, or set "
        "MARZ_DATA_DIR to another folder."
    ),
    ("readonly", "read-only"): "The database {name} may only be read, not written; nothing was changed.",
    ("disk is full", "no space left"): "The disk with {name} is full; nothing was changed. Make room and try again.",
    ("password authentication", "no password supplied", "role "): (
        "The database server refused the user or password of {name}: check MARZ_DATABASE_URL."
    ),
    ('database "',): "The server has no database of that name: create it, or check MARZ_DATABASE_URL ({name}).",
    (
        "connection refused",
        "could not translate",
        "failed to resolve",
        "timeout expired",
        "connection failed",
        "no such file",
    ): ("The database server of {name} does not answer: see whether it runs, or check MARZ_DATABASE_URL."),
    ("closed the connection", "terminating connection", "connection is lost", "consuming input failed"): (
        "The connection to {name} broke off. What was reported saved is saved; try the last step again."
    ),
}
