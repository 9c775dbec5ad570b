"""What moves on the map through time: events by month for every province, tie and venue, and what a month was about.

Takes a `Selected`; gives the frames geo/playback.py packs for the browser. Months and vague dates are those of
events/timeline.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from events.tables import Selected
from events.timeline import UNKNOWN, placed

HIGHLIGHTS: Final = 3
"""How many events of a month, or of a year where the month is not known, a caption may name."""


@dataclass(frozen=True)
class Moving:
    """Events by month.

    Every frame of counts has `month` (int: year × 12 + month − 1; UNKNOWN where the year alone is known), `year`, `held`
    (bool) and `n_events`, one row for what occurs.

    Attributes
    ----------
    total : DataFrame
        And `type`. Each event once, national ones included.
    provinces : DataFrame
        And `code`, `type`. An event once for each province it names; IQ-KR is the region level.
    ties : DataFrame
        And `iran`, `iraq`, `direction`. An event once for each pair of parties.
    venues : DataFrame
        And `venue`, `venue_code`, `lat`, `lon` (EPSG:4326), `type`. Towns with known coordinates only.
    highlights : DataFrame
        `month`, `year`, `type`, `held`, `direction`, `iran`, `iraq` (codes joined by ","), `venue`, `n_sources`: up to
        HIGHLIGHTS events of a month, those told by most sources first.
    n_undated : int
        Events outside every month and year.
    """

    total: pd.DataFrame
    provinces: pd.DataFrame
    ties: pd.DataFrame
    venues: pd.DataFrame
    highlights: pd.DataFrame
    n_undated: int


def moving(selected: Selected) -> Moving:
    """Count the events of a selection by month for all that the map shows."""
    when = placed(selected)
    events = selected.tables.events
    when["type"] = events["type"].array[when.index.to_numpy()]
    provinces = _dated(selected.event_province[["event", "code"]], when)
    pairs = _dated(selected.event_pair[["event", "iran", "iraq"]], when)
    pairs["direction"] = events["direction"].array[pairs["event"].to_numpy()]
    towns = events.loc[when.index, ["venue", "venue_code", "lat", "lon"]].join(when)
    return Moving(
        total=_counted(when, ["type"]),
        provinces=_counted(provinces, ["code", "type"]),
        ties=_counted(pairs, ["iran", "iraq", "direction"]),
        venues=_venues(towns[towns["venue"].notna() & towns["lat"].notna()]),
        highlights=_highlights(selected, when),
        n_undated=len(selected) - len(when),
    )


def _dated(table: pd.DataFrame, when: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table whose event is dated, with what `placed` says of it."""
    at = when.index.get_indexer(pd.Index(table["event"]))
    rows = table[at >= 0].reset_index(drop=True)
    for column in when.columns:
        rows[column] = when[column].array[at[at >= 0]]
    return rows


def _counted(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Rows by keys (categories), month, year and held. Counted as one whole number a row, which is what makes it fast."""
    vague = frame["month"].to_numpy() == UNKNOWN
    moment = np.where(vague, frame["year"].to_numpy() * 12, frame["month"].to_numpy()) * 2 + vague
    number = moment.astype(np.int64) * 2 + frame["held"].to_numpy(bool)
    columns = [frame[key].cat for key in keys]
    for column in columns:
        number = number * len(column.categories) + column.codes.to_numpy()
    found, n_events = np.unique(number, return_counts=True)
    values: dict[str, object] = {}
    for key, column in reversed(list(zip(keys, columns, strict=True))):
        size = max(1, len(column.categories))
        values[key] = pd.Categorical.from_codes(found % size, dtype=frame[key].dtype)
        found = found // size
    moment = found // 2
    counted = {key: values[key] for key in keys}
    counted |= {"month": np.where(moment % 2, UNKNOWN, moment // 2), "year": moment // 2 // 12}
    return pd.DataFrame(counted | {"held": found % 2 == 1, "n_events": n_events})


def _venues(towns: pd.DataFrame) -> pd.DataFrame:
    keys = ["venue", "venue_code"]
    grouped = towns.groupby(keys, observed=True, dropna=False)
    spots = grouped[["lat", "lon"]].first().reset_index()
    town = pd.Categorical.from_codes(grouped.ngroup().to_numpy(), categories=spots.index)
    counted = _counted(towns.assign(town=town), ["town", "type"])
    return counted.join(spots, on="town").drop(columns="town")


def _highlights(selected: Selected, when: pd.DataFrame) -> pd.DataFrame:
    events = selected.tables.events
    rows = when.index.to_numpy()
    iran, iraq = (events[side].to_numpy(dtype=object, na_value="")[rows] for side in ("iran", "iraq"))
    sides = (iran != "").astype(int) + (iraq != "").astype(int)
    vague = when["month"].to_numpy() == UNKNOWN
    moment = np.where(vague, when["year"].to_numpy() - 10_000, when["month"].to_numpy())
    held, n_sources = when["held"].to_numpy(), events["n_sources"].to_numpy()[rows]
    order = np.lexsort((rows, -sides, -n_sources, ~held, moment))
    starts = np.flatnonzero(np.diff(moment[order], prepend=-20_000))
    place = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    first = order[place < HIGHLIGHTS]
    told = events.iloc[rows[first]][["direction", "venue", "n_sources"]].reset_index(drop=True)
    told = told.assign(iran=iran[first], iraq=iraq[first])
    return pd.concat([when.iloc[first][["month", "year", "type", "held"]].reset_index(drop=True), told], axis=1)
