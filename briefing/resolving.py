"""A view worked out from the data: its events, numbers, map, sentences and lines of small print. Every product uses this.

Takes a `View` and `Data`; gives a `Resolved`, and a notice for whatever could not be shown as the view was saved.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

import pandas as pd

from briefing import change as changing
from briefing import finding as words
from briefing.data import Data
from briefing.deck import Deck
from briefing.view import View
from events.counts import Headline, headline, pair_counts, province_counts, venue_counts
from events.model import Event
from events.periods import Comparison
from events.selection import Selection
from events.tables import Selected
from geo.payload import payload

Kind = Literal["map", "play", "compare"]

LONGEST_TITLE: Final = 160
LONGEST_NOTE: Final = 600
"""Characters of a title and a caption that a slide or a figure has room for; longer ones are cut, with a notice."""


@dataclass(frozen=True)
class Resolved:
    """A view with what it shows.

    Attributes
    ----------
    view : View
    data : Data
    selection : Selection
    selected : Selected
        The events; none where they have all gone.
    numbers : Headline
    title : str
        That of the view, or one that states the finding; at most LONGEST_TITLE characters.
    sentence : str
        The finding.
    caption : str
        The view's note, shortened; empty where it has none.
    notices : tuple of str
        What is not as the view was saved, a sentence each.
    narrowed : Selection or None
        A further filter that was laid on it.
    change : Comparison or None
        Where it compares two periods and has events: what changed between them.
    """

    view: View
    data: Data
    selection: Selection
    selected: Selected
    numbers: Headline
    title: str
    sentence: str
    caption: str
    notices: tuple[str, ...]
    narrowed: Selection | None = None
    change: Comparison | None = None

    @property
    def kind(self) -> Kind:
        """How it is drawn: a still map, through time, or as the change between two periods."""
        if self.view.page != "time" or self.empty:
            return "map"
        if self.view.params.get("view") != "compare":
            return "play"
        return "compare" if self.change else "map"

    @property
    def empty(self) -> bool:
        """Whether no event is left."""
        return self.numbers.n_events == 0

    @property
    def as_of(self) -> str:
        """The date of the data, as a line."""
        return self.data.as_of

    @cached_property
    def provinces(self) -> pd.DataFrame:
        """Events by province: see `events.counts.province_counts`."""
        return province_counts(self.selected)

    @cached_property
    def ties(self) -> pd.DataFrame:
        """Events by pair, strongest first: see `events.counts.pair_counts`."""
        return pair_counts(self.selected)

    @cached_property
    def venues(self) -> pd.DataFrame:
        """Events by town: see `events.counts.venue_counts`."""
        return venue_counts(self.selected)

    @cached_property
    def numbers_of_map(self) -> dict[str, object]:
        """The payload of `geo.payload`, for the atlas on screen and for `geo.figures` alike."""
        picked = self.view.picked
        return payload(
            self.provinces,
            self.ties,
            self.venues,
            language=self.view.language,
            n_ties=self.view.n_ties,
            picked=picked.as_dict() if picked else None,
            off=list(self.view.switched),
        )

    @cached_property
    def drawn(self) -> dict[str, object]:
        """The payload of the map as it stands still: of the change where two periods are compared, else `numbers_of_map`."""
        return changing.numbers(self.change, self.view.language) if self.change else self.numbers_of_map

    @cached_property
    def sources(self) -> str:
        """The sources, as a line."""
        return words.sources_line(self.selected)

    @cached_property
    def counting(self) -> list[str]:
        """How it was counted, a sentence each."""
        return words.counting(self.numbers)

    @property
    def filters(self) -> str:
        """The filters in words; "All events" where nothing is filtered."""
        parts = [self.selection.describe(), self.narrowed.describe() if self.narrowed else ""]
        return " · ".join(part for part in parts if part) or "All events"

    @property
    def map_view(self) -> tuple[float, float, float] | None:
        """Where the map stands: latitude, longitude and Leaflet zoom, where the reader moved it."""
        return self.view.at

    @property
    def fits(self) -> bool:
        """Whether a printed map, which nobody can pan, should be cut to the provinces involved."""
        chosen = self.selection
        named = bool(chosen.border or chosen.counterparts or chosen.pairs or chosen.venue)
        return self.view.at is None and (named or self.view.picked is not None)

    def records(self, most: int | None = None) -> list[Event]:
        """Full records, newest first, undated last; all, or the first `most`."""
        return self.data.records(self.selected.ids[:most])


def resolve(view: View, data: Data, *, narrowed: Selection | None = None) -> Resolved:
    """Work out what a view shows.

    Parameters
    ----------
    view : View
    data : Data
    narrowed : Selection, optional
        A further filter (`--where`): only events that are in both count.
    """
    parsed = view.parsed()
    selected = data.tables.select(parsed.selection)
    if narrowed:
        selected = selected.narrowed(data.tables.select(narrowed).mask)
    numbers = headline(selected)
    own = view.title or words.suggested_title(numbers, parsed.selection, view.language)
    title, caption = words.shortened(own, LONGEST_TITLE), words.shortened(view.note, LONGEST_NOTE)
    named = f"“{words.shortened(own, 60)}”"
    notices = [f"{named}: {notice}" for notice in parsed.notices]
    if len(own) > LONGEST_TITLE:
        notices.append(f"{named}: the title has {len(own)} characters and was shortened to {len(title)}.")
    if len(view.note) > LONGEST_NOTE:
        notices.append(f"{named}: the note has {len(view.note)} characters and was shortened to {len(caption)}.")
    if not numbers.n_events:
        what = parsed.selection.describe() or "all events"
        within = f", narrowed to {narrowed.describe()}" if narrowed else ""
        notices.append(
            f"{named}: no event is left in this view ({what}{within}), {data.as_of[0].lower()}{data.as_of[1:]}. Loosen its "
            "filters, or delete it."
        )
    change = changing.comparison(view, parsed.selection, data, narrowed) if numbers.n_events else None
    return Resolved(
        view=view,
        data=data,
        selection=parsed.selection,
        selected=selected,
        numbers=numbers,
        title=title,
        sentence=changing.sentence(change, view.language) if change else words.finding(numbers, view.language),
        caption=caption,
        notices=tuple(notices),
        narrowed=narrowed,
        change=change,
    )


def resolve_deck(deck: Deck, data: Data, *, narrowed: Selection | None = None) -> list[Resolved]:
    """Every view of a deck, in order."""
    return [resolve(view, data, narrowed=narrowed) for view in deck.views]
