"""Counts of selected events by province, pair, venue, kind and time, as the counting rules of the codebook say.

Takes a `Selected`; gives small frames with documented columns, which geo joins to the map, and the sentence a page opens with.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from events.tables import CODES, Selected
from events.vocabulary import Direction, EventType, Status
from geo.provinces import REGION

TYPES = [str(term) for term in EventType]
DIRECTIONS = [str(term) for term in Direction]


def province_counts(selected: Selected) -> pd.DataFrame:
    """Events by province.

    Returns
    -------
    DataFrame
        `code`, `n_events`, then one column a type; IQ-KR is a row of its own (region-level events). Only codes that
        occur, most events first. An event counts once for each province it names, as a party or as the venue.
    """
    table = selected.event_province
    kinds = selected.tables.events["type"].cat.codes.to_numpy()[table["event"].to_numpy()]
    grid = _grid(table["code"].cat.codes.to_numpy(), kinds, (len(CODES), len(TYPES)))
    return _ranked(
        pd.DataFrame(grid, columns=TYPES).assign(code=list(CODES), n_events=grid.sum(axis=1)), ["code"], TYPES
    )


def pair_counts(selected: Selected) -> pd.DataFrame:
    """Events by Iran–Iraq pair.

    Returns
    -------
    DataFrame
        `iran`, `iraq`, `n_events`, then one column a direction and one a type; only pairs that occur, strongest first.
    """
    table = selected.event_pair
    rows = table["event"].to_numpy()
    pair = table["iran"].cat.codes.to_numpy().astype(np.int32) * len(CODES) + table["iraq"].cat.codes.to_numpy()
    events = selected.tables.events
    by_direction = _grid(pair, events["direction"].cat.codes.to_numpy()[rows], (len(CODES) ** 2, len(DIRECTIONS)))
    by_type = _grid(pair, events["type"].cat.codes.to_numpy()[rows], (len(CODES) ** 2, len(TYPES)))
    found = np.flatnonzero(by_type.any(axis=1))
    frame = pd.DataFrame(np.hstack([by_direction[found], by_type[found]]), columns=DIRECTIONS + TYPES)
    names = np.array(CODES, dtype=object)
    total = by_type[found].sum(axis=1)
    frame = frame.assign(iran=names[found // len(CODES)], iraq=names[found % len(CODES)], n_events=total)
    return _ranked(frame, ["iran", "iraq"], DIRECTIONS + TYPES)


def venue_counts(selected: Selected) -> pd.DataFrame:
    """Events by town.

    Returns
    -------
    DataFrame
        `venue`, `venue_code`, `lat`, `lon` (EPSG:4326), `n_events`, then one column a type; towns with known
        coordinates only, most events first.
    """
    tables = selected.tables
    spots = tables.events["spot"].to_numpy()
    there = selected.mask & (spots >= 0)
    kinds = tables.events["type"].cat.codes.to_numpy()[there]
    grid = _grid(spots[there], kinds, (len(tables.venues), len(TYPES)))
    frame = tables.venues.join(pd.DataFrame(grid, columns=TYPES)).assign(n_events=grid.sum(axis=1))
    return _ranked(frame, ["venue", "venue_code", "lat", "lon"], TYPES)


def type_counts(selected: Selected) -> dict[str, int]:
    """Number of events by type, in the order of the vocabulary, zeros included."""
    kinds = selected.tables.events["type"].cat.codes.to_numpy()[selected.mask]
    return dict(zip(TYPES, np.bincount(kinds, minlength=len(TYPES)).tolist(), strict=True))


def status_counts(selected: Selected) -> dict[str, int]:
    """Number of events by status, in the order of the vocabulary, zeros included."""
    terms = [str(term) for term in Status]
    codes = selected.tables.events["status"].cat.codes.to_numpy()[selected.mask]
    return dict(zip(terms, np.bincount(codes, minlength=len(terms)).tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Headline:
    """The numbers a page opens with.

    Attributes
    ----------
    n_events, n_held, n_national, n_region, n_undated, n_one_sided : int
        All events; completed ones; without a province on either side; naming the Kurdistan Region as a whole; without
        a date; naming provinces on one side only.
    n_iran, n_iraq : int
        Iranian provinces and Iraqi governorates named (the Kurdistan Region as a whole is not one).
    by_type : dict of str to int
    first_year, last_year : int or None
    strongest : tuple of (iran code, iraq code, events) or None
    """

    n_events: int
    n_held: int
    n_national: int
    n_one_sided: int
    n_region: int
    n_undated: int
    n_iran: int
    n_iraq: int
    by_type: dict[str, int]
    first_year: int | None
    last_year: int | None
    strongest: tuple[str, str, int] | None


def headline(selected: Selected, pairs: pd.DataFrame | None = None) -> Headline:
    """The numbers of the opening sentence; strongest is the province pair with most events (ties: first by code).

    Parameters
    ----------
    selected : Selected
    pairs : DataFrame, optional
        Its `pair_counts`, where the caller has them already.
    """
    events = selected.tables.events
    mask = selected.mask
    table = selected.event_province
    named = np.zeros(len(CODES), dtype=bool)
    named[table["code"].cat.codes.to_numpy()] = True
    codes = [code for code, there in zip(CODES, named, strict=True) if there]
    pairs = pair_counts(selected) if pairs is None else pairs
    best = pairs[pairs["iraq"] != REGION].head(1)
    dated = events["precision"].cat.codes.to_numpy()[mask] >= 0
    days = events["first_day"].to_numpy()[mask][dated]
    years = (
        [int(str(np.datetime64(int(day), "D"))[:4]) for day in (days.min(), days.max())] if len(days) else [None, None]
    )
    region = table["event"].to_numpy()[table["code"].cat.codes.to_numpy() == CODES.index(REGION)]
    paired = np.zeros(len(events), dtype=bool)
    paired[selected.event_pair["event"].to_numpy()] = True
    national = events["national"].to_numpy()
    return Headline(
        n_events=len(selected),
        n_held=status_counts(selected)[str(Status.COMPLETED)],
        n_national=int((national & mask).sum()),
        n_one_sided=int((mask & ~national & ~paired).sum()),
        n_region=len(region),
        n_undated=int((~dated).sum()),
        n_iran=sum(code.startswith("IR-") for code in codes),
        n_iraq=sum(code.startswith("IQ-") and code != REGION for code in codes),
        by_type=type_counts(selected),
        first_year=years[0],
        last_year=years[1],
        strongest=(best["iran"].item(), best["iraq"].item(), int(best["n_events"].item())) if len(best) else None,
    )


def _grid(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """How often each (row, column) occurs, as an array of that shape."""
    flat = rows.astype(np.int64) * shape[1] + columns
    return np.bincount(flat, minlength=shape[0] * shape[1]).reshape(shape)


def _ranked(frame: pd.DataFrame, keys: list[str], details: list[str]) -> pd.DataFrame:
    frame = frame[frame["n_events"] > 0][[*keys, "n_events", *details]]
    return frame.sort_values(
        ["n_events", *keys[:2]], ascending=[False, True, True][: 1 + len(keys[:2])], ignore_index=True
    )
