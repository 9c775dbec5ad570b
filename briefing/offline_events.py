"""Events as the deck document reads them: one short row an event, shared by all slides of a deck.

Takes resolved views; gives rows and, for each view, which rows are its own. What a row holds is said in `ROW`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlsplit

import numpy as np

from briefing import listing
from briefing.resolving import Resolved
from events.counts import TYPES
from events.model import Event
from events.tables import Tables
from events.vocabulary import DateBasis, Direction, Status

ROW: Final = (
    "when", "type", "what", "iran", "iraq", "direction", "venue", "summary", "note", "sources", "named",
)  # fmt: skip
"""What stands in a row: date in words; type (position in `events.counts.TYPES`); kind and status in words; codes of either
side; direction (position in `Direction`); venue; summary; note; sources (pairs of text and web address, or None); codes of
the provinces it counts for."""

MOST_LISTED: Final = 1_000
"""Events of one view that are listed, newest first; the map counts all of them."""

MOST_CARRIED: Final = 5_000
"""Events that one document carries."""

_DIRECTIONS: Final = list(Direction)


def listed_events(shown: Sequence[Resolved]) -> tuple[list[list[Any]], list[list[int]]]:
    """The events of some views.

    Parameters
    ----------
    shown : sequence of Resolved

    Returns
    -------
    tuple of (list of list, list of list of int)
        Rows as in ROW, and for each view the numbers of its rows, newest first: at most MOST_LISTED, and none beyond the
        first MOST_CARRIED events of all.
    """
    numbers: dict[tuple[int, str], int] = {}
    rows: list[list[Any]] = []
    of_views = []
    for view in shown:
        data, tables = view.data, view.selected.tables
        ids = view.selected.ids[:MOST_LISTED]
        fresh = [i for i in ids if (id(data), i) not in numbers][: MOST_CARRIED - len(rows)]
        named = _named(tables, fresh)
        for event in data.records(fresh):
            numbers[id(data), event.id] = len(rows)
            rows.append(_row(event, named[event.id]))
        of_views.append([numbers[id(data), i] for i in ids if (id(data), i) in numbers])
    return rows, of_views


def _named(tables: Tables, ids: Sequence[str]) -> dict[str, list[str]]:
    """The codes each event counts for, as a party or as the venue."""
    found: dict[str, list[str]] = {i: [] for i in ids}
    wanted = tables.events["id"].isin(set(ids)).to_numpy()
    names = tables.events["id"].to_numpy()
    places = tables.event_province
    here = wanted[places["event"].to_numpy()]
    for row, code in zip(places["event"].to_numpy()[here], np.asarray(places["code"].astype(str))[here], strict=True):
        found[names[row]].append(str(code))
    return found


def _row(event: Event, named: list[str]) -> list[Any]:
    return [
        listing.when(event),
        TYPES.index(str(event.type)),
        listing.what(event),
        list(event.iran),
        list(event.iraq),
        _DIRECTIONS.index(event.direction),
        event.venue or "",
        event.summary,
        " ".join(part for part in (_dated(event), event.note) if part),
        [[text, address(url)] for text, url in listing.sources(event)],
        named,
    ]


def address(url: str | None) -> str | None:
    """A source's address where it is one of the web; anything else, such as a script, is no link."""
    return url if url and urlsplit(url).scheme in ("http", "https") else None


def _dated(event: Event) -> str:
    announced = event.status in (Status.PLANNED, Status.PROPOSED) and event.date_basis is DateBasis.PUBLICATION
    return "The date is that of the announcement." if event.start and announced else ""
