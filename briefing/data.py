"""The data a briefing is made from: a store's events now, as of a day, or those a pinned deck carries.

Takes an open store or records; gives one `Data` object with tables, records and the date that stands on every product.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from briefing.deck import Deck, pinned_to
from events.as_of import events_as_of
from events.model import Event
from events.partial_date import spoken
from events.readable_store import ReadableStore
from events.tables import Tables, flat


@dataclass(frozen=True)
class Data:
    """What there is to show.

    Attributes
    ----------
    tables : Tables
    records : callable
        Full records of ids, in the order given; ids that are not there are left out.
    day : str
        The day the data stand for, ISO 8601.
    pinned : bool
        Whether that day was chosen, rather than being today.
    """

    tables: Tables
    records: Callable[[list[str]], list[Event]]
    day: str
    pinned: bool = False

    @property
    def as_of(self) -> str:
        """The date of the data in words, as it stands on every slide, page and picture."""
        return f"Data as of {spoken(self.day)}"

    @property
    def meaning(self) -> str:
        """What that date means, in a sentence."""
        if self.pinned:
            return (
                f"Pinned to {spoken(self.day)}: events as Marz knew them on that day. Events that came with Marz count "
                "from the start; what people accepted, corrected or imported counts from the day they did."
            )
        return f"Follows the data: events as Marz knew them on {spoken(self.day)}, the day this was made."


def data_of_store(store: ReadableStore, tables: Tables | None = None) -> Data:
    """Everything in a store as it stands today; `tables` saves building them where a page has them already."""
    return Data(tables or Tables.build(store.frame()), store.get, _today())


def data_of_events(events: Iterable[Event], day: str | None = None) -> Data:
    """These records, which stand for a day (given: pinned to it)."""
    held = {event.id: event for event in events}
    tables = Tables.build(flat(held.values()))
    return Data(tables, lambda ids: [held[i] for i in ids if i in held], (day or _today())[:10], pinned=day is not None)


def data_of_deck(deck: Deck, store: ReadableStore, tables: Tables | None = None) -> Data:
    """What a deck shows: the store's data where it follows them, else those of its day.

    A pinned deck that carries its events shows exactly those, on any machine; one that does not is worked out from this
    store's history (see `events.as_of`).
    """
    if deck.data_as_of is None:
        return data_of_store(store, tables)
    return data_of_events(deck.events or events_as_of(store, deck.data_as_of), deck.data_as_of)


def pin(deck: Deck, store: ReadableStore, moment: str | None = None) -> Deck:
    """The deck pinned, with the events that its views show packed in.

    Parameters
    ----------
    moment : str, optional
        A day or time; today where none is given.

    Raises
    ------
    BriefingError
        Where the views show more events than a deck may carry.
    """
    data = data_of_store(store) if moment is None else data_of_events(events_as_of(store, moment), moment)
    shown: dict[str, None] = {}
    for view in deck.views:
        shown.update(dict.fromkeys(data.tables.select(view.parsed().selection).ids))
    return pinned_to(deck, moment or data.day, data.records(list(shown)))


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
