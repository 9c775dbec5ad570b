"""The curated events that come with Marz, and how they get into a store.

Takes `data/events.jsonl`; gives each event once to a store. A later edition adds the events that are new and corrects
those that nobody has touched; what a person changed, rejected or merged stays as that person left it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import sqlalchemy as sa

from events.errors import RecordError, StoreError
from events.model import Event, parse_event_line
from events.revisions import Action, Change, write
from events.schema import events, recall, remember, revisions

CURATED_FILE = Path(__file__).resolve().parent.parent / "data" / "events.jsonl"

_EDITIONS = "curated editions"


def curated_events(file: Path | None = None) -> list[Event]:
    """The curated events of a file, in its order; of the one that comes with Marz where none is given.

    Raises
    ------
    StoreError
        Naming the line, where the file is missing or broken: then the copy of Marz is damaged.
    """
    return _parsed(_content(file or CURATED_FILE), file or CURATED_FILE)


def is_seeded(connection: sa.Connection, file: Path | None = None) -> bool:
    """Whether this edition of the curated events has been put into the store before."""
    return _edition(_content(file or CURATED_FILE)) in _known(connection)


def seed(connection: sa.Connection, file: Path | None = None) -> int:
    """Put the curated events into a store, inside a write transaction.

    An edition is put in once: an older Marz on the same database does not turn a newer one's corrections back.

    Returns
    -------
    int
        How many events were added or corrected.
    """
    file = file or CURATED_FILE
    content = _content(file)
    known, edition = _known(connection), _edition(content)
    if edition in known:
        return 0
    ever = set(connection.execute(sa.select(revisions.c.event_id).distinct()).scalars())
    untouched = _untouched(connection)
    changes = []
    for event in _parsed(content, file):
        if event.id not in ever:
            changes.append(Change(event.id, None, event))
        elif event.id in untouched and untouched[event.id] != event:
            changes.append(Change(event.id, untouched[event.id], event))
    write(connection, changes, action=Action.SEED, who="Marz", why="curated events")
    remember(connection, _EDITIONS, json.dumps([*known, edition]))
    return len(changes)


def _untouched(connection: sa.Connection) -> dict[str, Event]:
    """The curated events whose every revision is a seeding."""
    touched = sa.select(revisions.c.event_id).where(revisions.c.action != str(Action.SEED))
    rows = connection.execute(sa.select(events.c.id, events.c.record).where(events.c.id.not_in(touched)))
    return {row.id: Event.model_validate_json(row.record) for row in rows}


def _known(connection: sa.Connection) -> list[str]:
    return list(json.loads(recall(connection, _EDITIONS) or "[]"))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise StoreError(f"The curated events cannot be read ({file}: {error.strerror}). Install Marz again.") from None


def _edition(content: bytes) -> str:
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()[:16]


def _parsed(content: bytes, file: Path) -> list[Event]:
    found = []
    for number, line in enumerate(content.decode("utf-8").splitlines(), 1):
        if line.strip():
            try:
                found.append(parse_event_line(line))
            except RecordError as error:
                raise StoreError(f"{file.name}, line {number}: {error} Install Marz again.") from None
    return found
