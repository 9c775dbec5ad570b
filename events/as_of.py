"""The events as a store knew them on an earlier day, worked out from its history.

Takes an open store and a moment; gives the records that stood then. Events that came with Marz count from the start, in the
edition that is there now: the day on which they were put into this store says nothing about when they were known.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from events import schema
from events.model import Event
from events.readable_store import ReadableStore
from events.revisions import Action


def events_as_of(store: ReadableStore, moment: str) -> list[Event]:
    """Every event as it stood at a moment, unreviewed and rejected ones too, ordered by id.

    Parameters
    ----------
    store : ReadableStore
    moment : str
        A day ("2026-07-01": its end, UTC) or an ISO 8601 time with its zone.

    Notes
    -----
    For each event the newest change up to the moment counts, undos included. Changes by SEED are taken as older than any
    moment. What a person accepted, edited, imported or merged counts from the day it was done.
    """
    table = schema.revisions.c
    known = sa.or_(table.at < _end(moment), table.action == str(Action.SEED))
    newest = sa.select(sa.func.max(table.n)).where(known).group_by(table.event_id)
    query = sa.select(table.after).where(table.n.in_(newest), table.after.is_not(None)).order_by(table.event_id)
    with store._database.reading() as connection:
        return [Event.model_validate_json(record) for record in connection.execute(query).scalars()]


def _end(moment: str) -> str:
    """The first second after a moment, as revisions write time."""
    try:
        day = date.fromisoformat(moment)
        end = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
    except ValueError:
        end = datetime.fromisoformat(moment).astimezone(UTC).replace(microsecond=0) + timedelta(seconds=1)
    return end.strftime("%Y-%m-%dT%H:%M:%SZ")
