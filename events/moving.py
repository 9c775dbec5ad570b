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
    provinces = selected.event_province[["event", "code"]].join(when, on="event", how="inner")
    pairs = selected.event_pair[["event", "iran", "iraq"]].join(when, on="event", how="inner")
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


def _counted(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    by = [*keys, "month", "year", "held"]
    counted = frame.groupby(by, observed=True, dropna=False).size()
    return counted.rename("n_events").reset_index()


def _venues(towns: pd.DataFrame) -> pd.DataFrame:
    counted = _counted(towns, ["venue", "venue_code", "type"])
    spots = towns.groupby(["venue", "venue_code"], observed=True, dropna=False)[["lat", "lon"]].first()
    return counted.merge(spots.reset_index(), on=["venue", "venue_code"], how="left")


def _highlights(selected: Selected, when: pd.DataFrame) -> pd.DataFrame:
    columns = ["type", "direction", "iran", "iraq", "venue", "n_sources", "id"]
    told = selected.tables.events.loc[when.index, columns].join(when[["month", "year", "held"]])
    sides = (told["iran"].fillna("") != "").astype(int) + (told["iraq"].fillna("") != "").astype(int)
    told = told.assign(sides=sides.to_numpy(), vague=np.where(told["month"] == UNKNOWN, told["year"], UNKNOWN))
    told = told.sort_values(
        ["month", "vague", "held", "n_sources", "sides", "id"], ascending=[True, True, False, False, False, True]
    )
    first = told.groupby(["month", "vague"]).head(HIGHLIGHTS)
    return first[["month", "year", "type", "held", "direction", "iran", "iraq", "venue", "n_sources"]].reset_index(
        drop=True
    )
