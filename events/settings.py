"""Where Marz keeps a user's data, as the environment says.

Takes `MARZ_DATA_DIR` and `MARZ_DATABASE_URL`; gives the data folder and the address of the database, checked, with a
sentence where one of them cannot be used.
"""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_dir
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from events.errors import StoreError

DATABASE_FILE = "marz.db"
"""The name of the SQLite file in the data folder."""


def data_dir() -> Path:
    """The user's data folder: `MARZ_DATA_DIR` where set, else the system's for such data. It may not exist yet."""
    chosen = os.environ.get("MARZ_DATA_DIR", "").strip()
    return Path(chosen).expanduser().absolute() if chosen else Path(user_data_dir("marz", appauthor=False))


def database_url() -> URL:
    """The address of the database: `MARZ_DATABASE_URL` where set, else a SQLite file in the data folder.

    Raises
    ------
    StoreError
        Where the address is none, or of a kind that Marz does not know.
    """
    chosen = os.environ.get("MARZ_DATABASE_URL", "").strip()
    return parse_url(chosen) if chosen else URL.create("sqlite", database=str(data_dir() / DATABASE_FILE))


def parse_url(address: str) -> URL:
    """A database address, checked, with the driver that Marz brings.

    Parameters
    ----------
    address : str
        "sqlite:////home/me/marz.db", "sqlite://" (in memory) or "postgresql://user@host/database".

    Raises
    ------
    StoreError
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise StoreError(
            f"“{_without_password(address)}” is not a database address. Set MARZ_DATABASE_URL to one such as "
            "postgresql://user@server/marz or sqlite:////folder/marz.db, or leave it out."
        ) from None
    kind = url.get_backend_name()
    if kind in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if kind == "sqlite":
        return url.set(drivername="sqlite")
    raise StoreError(f"Marz keeps its events in SQLite or PostgreSQL, not in “{kind}”: change MARZ_DATABASE_URL.")


def shown(url: URL) -> str:
    """A database address as a person may see it: a SQLite file by its path, a server without the password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "memory"
    return url.set(query={}).render_as_string(hide_password=True)


def _without_password(address: str) -> str:
    """The address up to 80 characters, with whatever stands before an @ left out."""
    scheme, mark, rest = address.partition("://")
    return (scheme + mark + rest.rpartition("@")[2] if mark else address.rpartition("@")[2])[:80]
