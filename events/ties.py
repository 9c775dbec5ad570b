"""Ties between Iranian provinces and Iraqi governorates: a matrix of pairs, reach, balance of direction, near and far.

Takes a `Selected` and, for what is near, the pairs that share the border; gives small frames with documented columns. An event
counts once for each Iran–Iraq pair of its parties; the Kurdistan Region as a whole is a counterpart of its own.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd

from events.counts import DIRECTIONS, TYPES, pair_counts
from events.partial_date import PartialDate
from events.tables import CODES, Selected
from events.vocabulary import Sector, Status
from geo.provinces import BORDER, PROVINCES, REGION, REGION_MEMBERS

Order = Literal["geography", "strength"]
ORDERS: Final[dict[Order, str]] = {"geography": "North to south", "strength": "Strongest first"}
_REGION_LATITUDE: Final = sum(PROVINCES[code].lat for code in REGION_MEMBERS) / len(REGION_MEMBERS)


@dataclass(frozen=True)
class Matrix:
    """The pairs as a grid.

    Attributes
    ----------
    iran, iraq : list of str
        Codes of the rows and columns, border provinces first, then the rest that occur.
    cells : DataFrame
        `iran`, `iraq`, `n_events`, one column a type; every combination of row and column, zeros included.
    by_iran, by_iraq : DataFrame
        `code`, `n_events`: events with at least one pair, an event once a province, in the order of rows and columns.
    """

    iran: list[str]
    iraq: list[str]
    cells: pd.DataFrame
    by_iran: pd.DataFrame
    by_iraq: pd.DataFrame


def matrix(selected: Selected, order: Order = "geography") -> Matrix:
    """The grid of pairs of a selection.

    Parameters
    ----------
    selected : Selected
    order : {"geography", "strength"}
        Within the border provinces, and within the rest: by latitude of the province, or by number of events.
    """
    pairs = pair_counts(selected)
    by = {side: _events_by(selected, side) for side in ("iran", "iraq")}
    rows = _ordered(by["iran"], [code for code in BORDER if code.startswith("IR")], order)
    columns = _ordered(by["iraq"], [code for code in BORDER if code.startswith("IQ")], order)
    grid = pd.MultiIndex.from_product([rows, columns], names=["iran", "iraq"])
    cells = pairs.set_index(["iran", "iraq"])[["n_events", *TYPES]].reindex(grid, fill_value=0).reset_index()
    return Matrix(
        iran=rows,
        iraq=columns,
        cells=cells,
        by_iran=pd.DataFrame({"code": rows, "n_events": [by["iran"].get(code, 0) for code in rows]}),
        by_iraq=pd.DataFrame({"code": columns, "n_events": [by["iraq"].get(code, 0) for code in columns]}),
    )


def _events_by(selected: Selected, side: str) -> dict[str, int]:
    """Events with a pair, by province of one side; an event once a province however many pairs it makes there."""
    once = selected.event_pair[["event", side]].drop_duplicates()
    counts = np.bincount(once[side].cat.codes.to_numpy(), minlength=len(CODES))
    return {code: int(n) for code, n in zip(CODES, counts, strict=True) if n}


def _ordered(found: dict[str, int], border: list[str], order: Order) -> list[str]:
    rest = [code for code in found if code not in border]
    key = _southing if order == "geography" else (lambda code: (-found.get(code, 0), *_southing(code)))
    return [*sorted(border, key=key), *sorted(rest, key=key)]


def _southing(code: str) -> tuple[float, str]:
    return (-(_REGION_LATITUDE if code == REGION else PROVINCES[code].lat), code)


def reach(selected: Selected) -> pd.DataFrame:
    """How many counterparts each province has.

    Returns
    -------
    DataFrame
        `code`, `n_counterparts` (provinces of the other country; the Kurdistan Region as a whole counts as none),
        `region` (bool: also a tie with the Region as a whole), `n_events` (with a pair), `strongest` (code of the counterpart
        with most events), `share` (of its pairs' events that the strongest has, 0–1). Most counterparts first. IQ-KR has no row.
    """
    pairs = pair_counts(selected)
    both = pd.concat(
        [
            pairs.rename(columns={"iran": "code", "iraq": "other"}),
            pairs.rename(columns={"iraq": "code", "iran": "other"}),
        ],
        ignore_index=True,
    )[["code", "other", "n_events"]]
    both = both[both["code"] != REGION]
    if both.empty:
        return pd.DataFrame(columns=["code", "n_counterparts", "region", "n_events", "strongest", "share"])
    named = both[both["other"] != REGION]
    strongest = both.sort_values(["code", "n_events", "other"], ascending=[True, False, True]).drop_duplicates("code")
    events = _events_by(selected, "iran") | _events_by(selected, "iraq")
    found = strongest.set_index("code")
    frame = pd.DataFrame(
        {
            "n_counterparts": named.groupby("code").size(),
            "region": both[both["other"] == REGION].groupby("code").size() > 0,
            "total": both.groupby("code")["n_events"].sum(),
        }
    )
    frame["n_counterparts"] = frame["n_counterparts"].fillna(0).astype(int)
    frame["region"] = frame["region"].eq(True)
    frame["strongest"] = found["other"]
    frame["share"] = found["n_events"] / frame["total"]
    frame["n_events"] = [events[code] for code in frame.index]
    frame = frame.rename_axis("code").reset_index().drop(columns="total")
    frame = frame[["code", "n_counterparts", "region", "n_events", "strongest", "share"]]
    return frame.sort_values(["n_counterparts", "n_events", "code"], ascending=[False, False, True], ignore_index=True)


def balance(selected: Selected, by: Literal["pair", "iran", "iraq"] = "iran") -> pd.DataFrame:
    """Who visits whom: delegations by direction.

    Parameters
    ----------
    selected : Selected
    by : {"pair", "iran", "iraq"}

    Returns
    -------
    DataFrame
        `iran` and `iraq`, or `code`; `n_events` (delegations), `iran_to_iraq`, `iraq_to_iran`, `mutual`. Most delegations first.
        By a province, an event counts once for it, whether or not the other side names one.
    """
    visits = selected.narrowed((selected.tables.events["type"] == "delegation").to_numpy())
    if by == "pair":
        return pair_counts(visits)[["iran", "iraq", "n_events", *DIRECTIONS]]
    table = visits.event_province
    parties = table[(table["role"] == "party").to_numpy()]
    codes = parties["code"].cat.codes.to_numpy()
    direction = visits.tables.events["direction"].cat.codes.to_numpy()[parties["event"].to_numpy()]
    grid = np.zeros((len(CODES), len(DIRECTIONS)), dtype=np.int64)
    np.add.at(grid, (codes, direction), 1)
    frame = pd.DataFrame(grid, columns=DIRECTIONS).assign(code=list(CODES), n_events=grid.sum(axis=1))
    side = "IR" if by == "iran" else "IQ"
    frame = frame[frame["code"].str.startswith(side) & (frame["n_events"] > 0)][["code", "n_events", *DIRECTIONS]]
    return frame.sort_values(["n_events", "code"], ascending=[False, True], ignore_index=True)


def visits(selected: Selected) -> dict[str, int]:
    """Delegations that name an Iranian province as a party, each once, by direction: the keys are those of `counts.DIRECTIONS`."""
    table = selected.event_province
    codes = table["code"].cat.codes.to_numpy()
    iranian = (codes < sum(code.startswith("IR") for code in CODES)) & (table["role"] == "party").to_numpy()
    named = np.zeros(len(selected.tables), dtype=bool)
    named[table["event"].to_numpy()[iranian]] = True
    there = named & selected.mask & (selected.tables.events["type"] == "delegation").to_numpy()
    found = np.bincount(selected.tables.events["direction"].cat.codes.to_numpy()[there], minlength=len(DIRECTIONS))
    return dict(zip(DIRECTIONS, found.tolist(), strict=True))


def near_and_far(selected: Selected, sharing: Collection[tuple[str, str]]) -> pd.DataFrame:
    """Neighbours against non-neighbours.

    Parameters
    ----------
    selected : Selected
    sharing : collection of (iran code, iraq code)
        The pairs that share the border.

    Returns
    -------
    DataFrame
        Three rows, `group`: "neighbours", "border" (both on the border, not with each other), "inland" (at least one away from
        it); `n_pairs` (all that exist), `n_tied` (with an event), `n_events` (an event once a pair), `per_pair` (events for each
        pair that exists). Ties with the Kurdistan Region as a whole are left out.
    """
    near = set(sharing)
    pairs = pair_counts(selected)
    pairs = pairs[pairs["iraq"] != REGION]
    kinds = [_group(a, b, near) for a, b in zip(pairs["iran"], pairs["iraq"], strict=True)]
    everything = [(a, b) for a in PROVINCES if a.startswith("IR") for b in PROVINCES if b.startswith("IQ")]
    existing = pd.Series([_group(a, b, near) for a, b in everything]).value_counts()
    found = np.array(kinds, dtype=object)
    numbers = pairs["n_events"].to_numpy(np.int64)
    rows = []
    for group in ("neighbours", "border", "inland"):
        there = numbers[found == group] if len(found) else numbers
        n_pairs, n_events = int(existing.get(group, 0)), int(there.sum())
        rows.append((group, n_pairs, len(there), n_events, n_events / n_pairs if n_pairs else 0.0))
    return pd.DataFrame(rows, columns=["group", "n_pairs", "n_tied", "n_events", "per_pair"])


def _group(iran: str, iraq: str, near: set[tuple[str, str]]) -> str:
    if (iran, iraq) in near:
        return "neighbours"
    return "border" if iran in BORDER and iraq in BORDER else "inland"


def sectors_by_pair(selected: Selected, pairs: pd.DataFrame) -> pd.DataFrame:
    """What the events of some pairs are about.

    Parameters
    ----------
    selected : Selected
    pairs : DataFrame
        `iran`, `iraq` of the pairs asked for.

    Returns
    -------
    DataFrame
        `iran`, `iraq`, `sector`, `n_events`; an event counts once for each of its sectors. Only what occurs.
    """
    wanted = pd.MultiIndex.from_frame(pairs[["iran", "iraq"]].astype(str))
    table = selected.event_pair
    keys = table["iran"].cat.codes.to_numpy().astype(np.int64) * len(CODES) + table["iraq"].cat.codes.to_numpy()
    asked = np.array([CODES.index(a) * len(CODES) + CODES.index(b) for a, b in wanted], dtype=np.int64)
    rows = table[np.isin(keys, asked)]
    joined = rows.merge(selected.event_sector, on="event")
    counted = joined.groupby(["iran", "iraq", "sector"], observed=True).size().rename("n_events").reset_index()
    return counted.astype({"iran": str, "iraq": str, "sector": str}).sort_values(
        ["iran", "iraq", "n_events", "sector"], ascending=[True, True, False, True], ignore_index=True
    )


def sector_counts(selected: Selected) -> pd.DataFrame:
    """Events by sector: `sector`, `n_events`, most first; an event counts once for each of its sectors."""
    codes = selected.event_sector["sector"].cat.codes.to_numpy()
    counts = np.bincount(codes, minlength=len(Sector))
    frame = pd.DataFrame({"sector": [str(sector) for sector in Sector], "n_events": counts})
    return frame[frame["n_events"] > 0].sort_values(["n_events", "sector"], ascending=[False, True], ignore_index=True)


def visits_by_year(selected: Selected) -> pd.DataFrame:
    """Events by the year they began in and their direction: `year`, `direction`, `n_events`; dated ones, only what occurs."""
    events = selected.events
    dated = events[events["precision"].notna()]
    frame = pd.DataFrame(
        {
            "year": dated["start"].astype(str).str[:4].astype(int).to_numpy(),
            "direction": dated["direction"].astype(str).to_numpy(),
        }
    )
    return frame.groupby(["year", "direction"]).size().rename("n_events").reset_index()


def history(selected: Selected, most: int = 400) -> pd.DataFrame:
    """Dated events along time, for a timeline.

    Returns
    -------
    DataFrame
        `id`, `type`, `status`, `start` (ISO 8601), `first`, `last` (datetime64: the days on which it may have begun, the last one
        included, so that vague dates are drawn as wide as they are), `held` (bool), `summary`; the newest `most`, newest first.
    """
    events = selected.events
    dated = events[events["precision"].notna()].head(most)
    starts = [PartialDate(str(start)) for start in dated["start"]]
    return pd.DataFrame(
        {
            "id": dated["id"].to_numpy(),
            "type": dated["type"].astype(str).to_numpy(),
            "status": dated["status"].astype(str).to_numpy(),
            "start": dated["start"].astype(str).to_numpy(),
            "first": pd.to_datetime([start.first_day for start in starts]),
            "last": pd.to_datetime([start.last_day for start in starts]),
            "held": (dated["status"] == str(Status.COMPLETED)).to_numpy(),
            "summary": dated["summary"].fillna("").astype(str).to_numpy(),
        }
    )
