"""Tidy tables of events: one row an event, one an event and province, one an event and Iran–Iraq pair, one a sector.

Takes the flat frame a store delivers (`events.flat.FLAT_COLUMNS`); gives `Tables`, which applies a `Selection` as a boolean mask.
Everything is held as numbers and categories, so that a million events are filtered in a fraction of a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from events.flat import FLAT_COLUMNS, flat_row
from events.model import IRAN_CODES, IRAQ_CODES, Event
from events.partial_date import PartialDate
from events.selection import Include, National, Selection
from events.vocabulary import Certainty, DateBasis, Direction, EventType, Review, Sector, Status, Subtype, Term
from geo.gazetteer import locate, normalise

CODES: tuple[str, ...] = (*sorted(IRAN_CODES), *sorted(IRAQ_CODES))
"""Every code a table may hold, Iran first; the categories of all code columns."""

_VOCABULARIES: dict[str, type[Term]] = {
    "type": EventType,
    "subtype": Subtype,
    "status": Status,
    "date_basis": DateBasis,
    "direction": Direction,
    "certainty": Certainty,
    "review": Review,
}
_NEVER = np.iinfo(np.int32).max


def flat(events: Iterable[Event]) -> pd.DataFrame:
    """Records as a flat frame.

    Parameters
    ----------
    events : iterable of Event

    Returns
    -------
    DataFrame
        Columns FLAT_COLUMNS, one row an event, in the order given.
    """
    return pd.DataFrame([flat_row(event) for event in events], columns=list(FLAT_COLUMNS))


@dataclass(frozen=True)
class Tables:
    """The tidy tables of a set of events.

    Attributes
    ----------
    events : DataFrame
        FLAT_COLUMNS, vocabularies as categories, and `first_day`, `last_day` (int32, days since 1970-01-01 on which the
        event may have begun and ended; the largest int32 where undated), `precision` (category day, month, year or
        missing), `national` (bool: no province on either side), `spot` (int32, row of `venues`; -1 where no town with
        known coordinates is named). Index 0…n-1.
    event_province : DataFrame
        `event` (int32, row of `events`), `code` (category), `role` (category: party, or venue where it is not a party
        as well). Each event and code once.
    event_pair : DataFrame
        `event` (int32), `iran`, `iraq` (categories): every Iran–Iraq pair of parties.
    event_sector : DataFrame
        `event` (int32), `sector` (category).
    venues : DataFrame
        `venue`, `venue_code`, `lat`, `lon` (EPSG:4326): each town with known coordinates once.
    """

    events: pd.DataFrame
    event_province: pd.DataFrame
    event_pair: pd.DataFrame
    event_sector: pd.DataFrame
    venues: pd.DataFrame

    @classmethod
    def build(cls, frame: pd.DataFrame) -> Tables:
        """Make the tables from a flat frame (columns FLAT_COLUMNS; further columns are kept)."""
        events = frame.reset_index(drop=True)
        for column, vocabulary in _VOCABULARIES.items():
            events[column] = pd.Categorical(events[column], categories=[str(term) for term in vocabulary])
        _add_days(events)
        _add_coordinates(events)
        venues = _add_spots(events)
        iran, iraq = _exploded(events["iran"], CODES), _exploded(events["iraq"], CODES)
        events["national"] = True
        events.loc[pd.concat([iran["event"], iraq["event"]]).unique(), "national"] = False
        parties = pd.concat([iran, iraq], ignore_index=True)
        venue = pd.DataFrame(
            {
                "event": np.arange(len(events), dtype=np.int32),
                "value": pd.Categorical(events["venue_code"], categories=CODES),
            }
        ).dropna()
        parties["role"], venue["role"] = "party", "venue"
        places = pd.concat([parties, venue], ignore_index=True).drop_duplicates(["event", "value"], keep="first")
        places["role"] = pd.Categorical(places["role"], categories=["party", "venue"])
        return cls(
            events=events,
            event_province=places.rename(columns={"value": "code"}).sort_values(
                "event", kind="stable", ignore_index=True
            ),
            event_pair=iran.rename(columns={"value": "iran"}).merge(iraq.rename(columns={"value": "iraq"}), on="event"),
            event_sector=_exploded(events["sectors"], [str(s) for s in Sector]).rename(columns={"value": "sector"}),
            venues=venues,
        )

    def __len__(self) -> int:
        return len(self.events)

    def select(self, selection: Selection) -> Selected:
        """The events of a selection; rejected and unreviewed ones only where it asks for them."""
        return Selected(self, self._mask(selection), selection)

    def naming(self, code: str) -> np.ndarray:
        """One bool an event: whether it names that province, as a party or as the venue."""
        return self._named(self.event_province, "code", [code])

    def between(self, iran: str, iraq: str) -> np.ndarray:
        """One bool an event: whether both are parties to it."""
        pair = self.event_pair
        rows = pair["event"].to_numpy()[((pair["iran"] == iran) & (pair["iraq"] == iraq)).to_numpy()]
        mask = np.zeros(len(self.events), dtype=bool)
        mask[rows] = True
        return mask

    def held_in(self, venue: str) -> np.ndarray:
        """One bool an event: whether that town is its venue."""
        return self.events["venue"].fillna("").eq(venue).to_numpy(dtype=bool)

    def _mask(self, chosen: Selection) -> np.ndarray:
        events = self.events
        mask = np.ones(len(events), dtype=bool)
        if Include.REJECTED not in chosen.include:
            mask &= ~self._is("review", [Review.REJECTED])
        if Include.UNREVIEWED not in chosen.include:
            mask &= ~self._is("review", [Review.UNREVIEWED])
        for codes in (chosen.border, chosen.counterparts):
            if codes:
                mask &= self._named(self.event_province, "code", codes)
        if chosen.pairs:
            mask &= np.logical_or.reduce([self.between(*pair.split("~")) for pair in chosen.pairs])
        if chosen.sectors:
            mask &= self._named(self.event_sector, "sector", chosen.sectors)
        for column, terms in (
            ("type", chosen.types),
            ("status", chosen.statuses),
            ("direction", chosen.directions),
            ("certainty", chosen.certainty),
        ):
            if terms:
                mask &= self._is(column, terms)
        if chosen.start or chosen.end:
            first, last = events["first_day"].to_numpy(), events["last_day"].to_numpy()
            mask &= first != _NEVER
            if chosen.start:
                mask &= last >= _day(PartialDate(chosen.start).first_day)
            if chosen.end:
                mask &= first <= _day(PartialDate(chosen.end).last_day)
        if chosen.venue:
            mask &= self.held_in(chosen.venue)
        if chosen.national is not National.COUNTED:
            mask &= events["national"].to_numpy() == (chosen.national is National.ONLY)
        for word in normalise(chosen.text).split():
            mask &= pc.match_substring(self._haystack, word).to_numpy(zero_copy_only=False)
        return mask

    def _is(self, column: str, terms: Sequence[str]) -> np.ndarray:
        categorical = self.events[column].cat
        wanted = np.zeros(len(categorical.categories) + 1, dtype=bool)
        wanted[categorical.categories.get_indexer(pd.Index([str(term) for term in terms]))] = True
        wanted[-1] = False
        return wanted[categorical.codes.to_numpy()]

    def _named(self, table: pd.DataFrame, column: str, values: Sequence[str]) -> np.ndarray:
        categorical = table[column].cat
        wanted = np.zeros(len(categorical.categories), dtype=bool)
        wanted[categorical.categories.get_indexer(pd.Index([str(value) for value in values]))] = True
        mask = np.zeros(len(self.events), dtype=bool)
        mask[table["event"].to_numpy()[wanted[categorical.codes.to_numpy()]]] = True
        return mask

    @cached_property
    def _haystack(self) -> pa.Array:
        """What the text filter looks in, folded as `normalise` folds; one string an event."""
        columns = ["summary", "note", "organisations", "venue", "outlets"]
        texts = self.events[columns].fillna("").agg(" ".join, axis=1) if len(self.events) else pd.Series([], dtype=str)
        return pa.array([normalise(text) for text in texts], type=pa.string())


@dataclass(frozen=True)
class Selected:
    """The events of a selection, as rows of the tables.

    Attributes
    ----------
    tables : Tables
    mask : ndarray of bool
        One an event of the tables.
    selection : Selection
    """

    tables: Tables
    mask: np.ndarray
    selection: Selection

    def __len__(self) -> int:
        return int(self.mask.sum())

    def narrowed(self, mask: np.ndarray) -> Selected:
        """Those of these events for which a mask (one bool an event of the tables) holds as well."""
        return Selected(self.tables, self.mask & mask, self.selection)

    @cached_property
    def events(self) -> pd.DataFrame:
        """The rows of `Tables.events`, newest first, undated last; the index is that of the tables."""
        rows = self.tables.events[self.mask]
        order = np.lexsort((rows["id"].to_numpy(dtype=str), -rows["first_day"].to_numpy(np.int64)))
        undated = rows["first_day"].to_numpy()[order] == _NEVER
        return rows.iloc[np.concatenate([order[~undated], order[undated]])]

    @cached_property
    def ids(self) -> list[str]:
        """Identifiers, newest first, undated last."""
        return self.events["id"].tolist()

    @cached_property
    def event_province(self) -> pd.DataFrame:
        """The rows of `Tables.event_province` whose event is selected."""
        return self._of(self.tables.event_province)

    @cached_property
    def event_pair(self) -> pd.DataFrame:
        """The rows of `Tables.event_pair` whose event is selected."""
        return self._of(self.tables.event_pair)

    @cached_property
    def event_sector(self) -> pd.DataFrame:
        """The rows of `Tables.event_sector` whose event is selected."""
        return self._of(self.tables.event_sector)

    def _of(self, table: pd.DataFrame) -> pd.DataFrame:
        return table if self.mask.all() else table[self.mask[table["event"].to_numpy()]]


def _day(day: object) -> int:
    return (np.datetime64(day, "D") - np.datetime64("1970-01-01", "D")).astype(int)  # type: ignore[call-overload]


def _add_days(events: pd.DataFrame) -> None:
    """Add first_day, last_day and precision; each distinct date text is parsed once."""
    starts, ends = events["start"].fillna("").astype(str), events["end"].fillna("").astype(str)
    known = {text: PartialDate(text) for text in pd.concat([starts, ends]).unique() if text}
    first = {text: _day(day.first_day) for text, day in known.items()} | {"": _NEVER}
    last = {text: _day(day.last_day) for text, day in known.items()} | {"": _NEVER}
    events["first_day"] = starts.map(first).to_numpy(np.int32)
    stop = ends.where(ends != "", starts)
    events["last_day"] = stop.map(last).to_numpy(np.int32)
    precision = starts.map({text: day.precision for text, day in known.items()})
    events["precision"] = pd.Categorical(precision, categories=["day", "month", "year"])


def _add_coordinates(events: pd.DataFrame) -> None:
    """Fill lat and lon from the gazetteer where a venue has none; each distinct town is looked up once."""
    events["lat"] = pd.to_numeric(events["lat"]).astype(float)
    events["lon"] = pd.to_numeric(events["lon"]).astype(float)
    wanting = events["lat"].isna() & events["venue"].notna()
    if not wanting.any():
        return
    keys = events.loc[wanting, ["venue", "venue_code"]].drop_duplicates()
    found = {}
    for town, code in keys.itertuples(index=False):
        place = locate(town, country=code[:2] if isinstance(code, str) else None)
        if place is not None and (not isinstance(code, str) or place.code == code):
            found[(town, code if isinstance(code, str) else None)] = (place.lat, place.lon)
    rows = events.loc[wanting, ["venue", "venue_code"]]
    spots = [
        found.get((town, code if isinstance(code, str) else None), (np.nan, np.nan))
        for town, code in rows.itertuples(index=False)
    ]
    events.loc[wanting, "lat"] = [spot[0] for spot in spots]
    events.loc[wanting, "lon"] = [spot[1] for spot in spots]


def _add_spots(events: pd.DataFrame) -> pd.DataFrame:
    """Add `spot` and return the towns it points to; a town has the coordinates it is first given with."""
    keys = ["venue", "venue_code"]
    located = events[events["venue"].notna() & events["lat"].notna()]
    events["spot"] = np.full(len(events), -1, dtype=np.int32)
    events.loc[located.index, "spot"] = located.groupby(keys, sort=False, dropna=False).ngroup().astype(np.int32)
    return located.drop_duplicates(keys)[[*keys, "lat", "lon"]].reset_index(drop=True)


def _exploded(column: pd.Series, categories: Sequence[str]) -> pd.DataFrame:
    """Comma-joined values as rows: `event` (int32, the row) and `value` (category)."""
    texts = column.fillna("").astype(str)
    codes, uniques = pd.factorize(texts)
    index = {value: i for i, value in enumerate(categories)}
    lists = [[index[value] for value in dict.fromkeys(text.split(",")) if value in index] for text in uniques]
    lengths = (
        np.array([len(items) for items in lists], dtype=np.int64)[codes] if len(uniques) else np.array([], dtype=int)
    )
    event = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)
    pieces = [np.array(items, dtype=np.int16) for items in lists]
    value = np.concatenate([pieces[code] for code in codes]) if len(event) else np.array([], dtype=np.int16)
    return pd.DataFrame(
        {"event": event, "value": pd.Categorical.from_codes(value, dtype=pd.CategoricalDtype(list(categories)))}
    )
