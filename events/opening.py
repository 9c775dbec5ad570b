"""How a store is opened: which database, made or brought up to date, with the curated events in it.

Takes an address or nothing; gives an open `Database` and the notices a user should read. The user's own data folder is
treated kindly: where it cannot be written, what is there is shown read-only, or the curated events from memory.
"""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy.engine import URL

from events import schema
from events import seed as seeding
from events.database import Database
from events.errors import StoreError
from events.settings import data_dir, database_url, parse_url

_ADVICE = "To keep your own events, set MARZ_DATA_DIR to a folder that you may write."


def open_database(
    url: str | None, *, seed: bool, read_only: bool, patience: float, curated: Path | None = None
) -> tuple[Database, tuple[str, ...]]:
    """Open a database that is ready for use.

    Parameters
    ----------
    url : str or None
        A database address; None for `MARZ_DATABASE_URL`, else the file in the data folder.
    seed, read_only : bool
    patience : float
        Seconds to wait for another writer.
    curated : Path, optional
        Another file of curated events than the one that comes with Marz.

    Returns
    -------
    Database, tuple of str
        And a sentence for each thing that is not as the user would expect.

    Raises
    ------
    StoreError
    """
    address = database_url() if url is None else parse_url(url)
    notices: tuple[str, ...] = ()
    if url is None and not os.environ.get("MARZ_DATABASE_URL", "").strip() and not read_only:
        address, read_only, notices = _in_data_folder(address)
    database = Database(address, read_only=read_only, patience=patience)
    try:
        _make_ready(database, seed, curated)
    except BaseException:
        database.close()
        raise
    return database, notices


def _in_data_folder(url: URL) -> tuple[URL, bool, tuple[str, ...]]:
    """The address to use for the file in the data folder, whether it is read-only, and the notices."""
    file = Path(url.database or "")
    problem = _why_not_writable(file)
    if problem is None:
        return url, False, ()
    if _exists(file):
        notice = f"The database {file} cannot be written ({problem}): it is shown as it stands, and cannot be changed."
        return url, True, (f"{notice} {_ADVICE}",)
    notice = (
        f"The data folder {data_dir()} cannot be written ({problem}): the events that came with Marz are shown, and "
        "nothing can be added or changed."
    )
    return parse_url("sqlite://"), False, (f"{notice} {_ADVICE}",)


def _make_ready(database: Database, seed: bool, curated: Path | None) -> None:
    with database.reading() as connection:
        found = schema.version(connection)
        ready = found == schema.newest() and (not seed or seeding.is_seeded(connection, curated))
    if database.read_only:
        if found is None:
            raise StoreError(f"The database {database.name} holds no events yet: add or import some first.")
        if found != schema.newest():
            raise StoreError(f"The database {database.name} is of an older Marz and must be opened for writing once.")
        return
    if not ready:
        with database.writing() as connection:
            schema.create_or_migrate(connection)
            if seed:
                seeding.seed(connection, curated)


def _exists(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:
        return False


def _why_not_writable(file: Path) -> str | None:
    """Why a database file cannot be made or written; None where it can."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return error.strerror or str(error)
    effective = os.access in os.supports_effective_ids
    for path in (file.parent, file):
        if path.exists() and not os.access(path, os.W_OK, effective_ids=effective):
            return f"you may not write {path}"
    return None
