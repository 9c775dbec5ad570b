"""The map through time, packed for the browser: what `atlas.play` in geo/web/playback.js takes.

Takes frames of counts by month for provinces, ties and venues; gives a plain dict in which every place or tie carries its
own history as a short text of steps and counts. The browser adds months up to quarters, years, sums and moving windows
by itself, so that nothing travels while the map plays, and the classes of shading are fixed beforehand over all steps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, Literal

import numpy as np
import pandas as pd

from geo import palette
from geo.payload import DIRECTION_WORDS, TYPE_WORDS
from geo.provinces import REGION, REGION_MEMBERS, name

UNITS: Final = {"month": 1, "quarter": 3, "year": 12}
"""Units of a step and how many months each has."""

WINDOWS: Final[dict[str, tuple[int, ...]]] = {
    "month": (0, 1, 3, 6, 12, 24),
    "quarter": (0, 1, 2, 4, 8),
    "year": (0, 1, 2, 3, 5),
}
"""Windows offered for each unit, in steps; 0 is everything since the first step."""

UNKNOWN: Final = -1
"""The month of an event of which the year alone is known; it is placed at the end of its year."""

MOST_VENUES: Final = 120
_TYPES: Final = [word for word, _ in TYPE_WORDS]
_DIRECTIONS: Final = [word for word, _ in DIRECTION_WORDS]
_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def frames(
    total: pd.DataFrame,
    provinces: pd.DataFrame,
    ties: pd.DataFrame,
    venues: pd.DataFrame,
    highlights: pd.DataFrame,
    *,
    n_undated: int = 0,
    n_ties: int = 25,
    language: str = "en",
    picked: Mapping[str, str] | None = None,
    unit: Literal["month", "quarter", "year"] = "year",
    window: int = 1,
    step: str | None = None,
    **more: object,
) -> dict[str, Any]:
    """The playback of a set of events.

    Parameters
    ----------
    total, provinces, ties, venues : DataFrame
        Each with `month` (int: year × 12 + month − 1; UNKNOWN where the year alone is known), `year`, `held` (bool),
        `n_events`, and: total `type`; provinces `code`, `type`; ties `iran`, `iraq`, `direction`; venues `venue`,
        `venue_code`, `lat`, `lon` (EPSG:4326), `type`.
    highlights : DataFrame
        What captions may name: `month`, `year`, `type`, `held`, `direction`, `iran`, `iraq` (codes joined by ","),
        `venue`, `n_sources`.
    n_undated : int
        Events that stand outside every step.
    n_ties : int
        So many ties are drawn, those strongest over the whole time; likewise MOST_VENUES venues.
    language : str
        Of names: en, fa, ar or ckb.
    picked : mapping, optional
        As for `geo.payload.payload`.
    unit, window, step
        How the playback opens: unit of a step, window in steps (0: cumulative), and the step shown ("2025-10",
        "2025-Q4" or "2025"; the last one by default).
    **more
        Further keys for the atlas, as for `geo.payload.payload`.

    Returns
    -------
    dict
        Ready for JSON. `first`, `last` (months), `total`, `provinces`, `ties`, `venues` (histories: see `packed`),
        `says` (highlights), `cuts` (classes of every unit and window), and the keys of a payload that do not change.
    """
    return {
        "lang": language,
        "names": {code: name(code, language) for code in ("IR", "IQ", REGION)},
        "members": list(REGION_MEMBERS),
        "picked": dict(picked) if picked else None,
        **_span(total),
        "undated": n_undated,
        "total": next((texts for _, texts in packed(total, [], "type", _TYPES)), ["", ""]),
        "provinces": {code: texts for (code,), texts in packed(provinces, ["code"], "type", _TYPES)},
        "ties": [[*key, *texts] for key, texts in packed(ties, ["iran", "iraq"], "direction", _DIRECTIONS, n_ties)],
        "venues": [
            [town, code, round(float(lat), 4), round(float(lon), 4), *texts]
            for (town, code, lat, lon), texts in packed(
                venues, ["venue", "venue_code", "lat", "lon"], "type", _TYPES, MOST_VENUES
            )
        ],
        "says": _says(highlights),
        "cuts": _cuts(provinces),
        "windows": WINDOWS,
        "open": {"unit": unit, "window": window if window in WINDOWS[unit] else 1, "step": step},
        **more,
    }


def packed(
    rows: pd.DataFrame, keys: Sequence[str], kind: str, kinds: Sequence[str], most: int | None = None
) -> list[tuple[tuple, list[str]]]:
    """Histories as two short texts each: of known months, and of years alone.

    Each text is a row of numbers (`digits`), two an entry. The first holds how much later it is than the entry before
    (in months, or years in the second text; the first entry counts from year 0), times twice the number of kinds, plus
    what it is (position among `kinds` × 2, plus 1 where not held). The second is how many.

    Parameters
    ----------
    rows : DataFrame
        `month`, `year`, `held`, `n_events`, the columns `keys` and the column `kind`.
    keys : sequence of str
        Columns that say whose history it is; none for one history of all rows.
    kind : str
    kinds : sequence of str
        The vocabulary of that column.
    most : int, optional
        Only so many histories, those with most events.

    Returns
    -------
    list of (tuple, [str, str])
        The values of `keys` (missing ones None) and the two texts, most events first, then in the order of the keys.
    """
    if rows.empty:
        return []
    group = (
        rows.groupby(list(keys), dropna=False, observed=True).ngroup().to_numpy() if keys else np.zeros(len(rows), int)
    )
    sizes = np.bincount(group, weights=rows["n_events"].to_numpy())
    ranked = np.argsort(-sizes, kind="stable")[:most]
    rank = np.full(len(sizes), -1)
    rank[ranked] = np.arange(len(ranked))
    month = rows["month"].to_numpy(np.int64)
    vague = month == UNKNOWN
    history = rank[group] * 2 + vague
    at = np.where(vague, rows["year"].to_numpy(np.int64), month)
    position = rows[kind].astype(pd.CategoricalDtype(list(kinds))).cat.codes.to_numpy(np.int64)
    what = position * 2 + ~rows["held"].to_numpy(bool)
    order = np.lexsort((what, at, history))
    order = order[history[order] >= 0]
    history, at = history[order], at[order]
    since = np.diff(at, prepend=0)
    starts = np.flatnonzero(np.diff(history, prepend=-1))
    since[starts] = at[starts]
    entries = np.column_stack([since * 2 * len(kinds) + what[order], rows["n_events"].to_numpy(np.int64)[order]])
    texts = [["", ""] for _ in ranked]
    for which, text in zip(history[starts], _split(entries, starts), strict=True):
        texts[which // 2][which % 2] = text
    firsts = rows.iloc[[int(np.argmax(group == g)) for g in ranked]][list(keys)] if keys else None
    names = (
        [tuple(_plain(value) for value in row) for row in firsts.itertuples(index=False)]
        if firsts is not None
        else [()]
    )
    return list(zip(names, texts, strict=True))


def digits(values: np.ndarray) -> tuple[str, np.ndarray]:
    """Whole numbers ≥ 0 as text: five bits a letter, lowest first, the sixth bit says that more follow.

    Returns
    -------
    tuple of (str, ndarray)
        The text, and where each number ends in it.
    """
    values = np.asarray(values, dtype=np.int64).ravel()
    n_letters = 1 + sum((values >> shift > 0).astype(np.int64) for shift in range(5, 40, 5))
    ends = np.cumsum(n_letters)
    at = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - n_letters, n_letters)
    fives = (np.repeat(values, n_letters) >> (5 * at)) & 31
    more = np.where(at + 1 < np.repeat(n_letters, n_letters), 32, 0)
    return np.frombuffer(_DIGITS.encode(), dtype=np.uint8)[fives + more].tobytes().decode(), ends


def _split(entries: np.ndarray, starts: np.ndarray) -> list[str]:
    """The text of each run of entries (rows of two numbers)."""
    text, ends = digits(entries)
    offsets = np.concatenate([[0], ends])[np.append(starts, len(entries)) * 2]
    return [text[a:b] for a, b in pairwise(offsets.tolist())]


def _plain(value: Any) -> Any:
    return None if value is None or value != value else value.item() if hasattr(value, "item") else value


def numbers(text: str) -> list[int]:
    """The numbers a text of `digits` holds."""
    found, value, shift = [], 0, 0
    for letter in text:
        digit = _DIGITS.index(letter)
        value += (digit & 31) << shift
        shift += 5
        if digit < 32:
            found.append(value)
            value = shift = 0
    return found


def series(provinces: pd.DataFrame, unit: Literal["month", "quarter", "year"], window: int) -> pd.DataFrame:
    """Events of every province at every step, as the playback shows them.

    Parameters
    ----------
    provinces : DataFrame
        As for `frames`.
    unit : str
    window : int
        In steps; 0 adds up everything since the first step.

    Returns
    -------
    DataFrame
        Rows: codes. Columns: steps (month of the step's beginning // months of a step), first to last without a gap.
    """
    codes, first, known, vague = _monthly(provinces)
    if not codes:
        return pd.DataFrame(dtype=np.int64)
    grid = _moving(first, known, vague, unit, window)
    start = first // UNITS[unit]
    return pd.DataFrame(grid, index=codes, columns=range(start, start + grid.shape[1]))


def _monthly(provinces: pd.DataFrame) -> tuple[list[str], int, np.ndarray, np.ndarray]:
    """Codes, the first month, and events by code and month: of known months, and of years alone (in their Decembers)."""
    if provinces.empty:
        return [], 0, np.zeros((0, 0), int), np.zeros((0, 0), int)
    index, codes = pd.factorize(provinces["code"])
    unknown = (provinces["month"] == UNKNOWN).to_numpy()
    month = np.where(unknown, provinces["year"] * 12 + 11, provinces["month"])
    first = int(month.min())
    shape = (len(codes), int(month.max()) - first + 1)
    grids = []
    for mask in (~unknown, unknown):
        cells = index[mask] * shape[1] + month[mask] - first
        sums = np.bincount(cells, weights=provinces["n_events"].to_numpy()[mask], minlength=shape[0] * shape[1])
        grids.append(sums.astype(np.int64).reshape(shape))
    return [str(code) for code in codes], first, grids[0], grids[1]


def _moving(first: int, known: np.ndarray, vague: np.ndarray, unit: str, window: int) -> np.ndarray:
    """Months added up to steps, and steps to windows."""
    months = UNITS[unit]
    grid = known + vague if months == 12 or window == 0 or window * months >= 12 else known
    step = (first + np.arange(grid.shape[1])) // months
    grid = np.add.reduceat(grid, np.flatnonzero(np.diff(step, prepend=-1)), axis=1).cumsum(axis=1)
    if window:
        earlier = np.zeros_like(grid)
        earlier[:, window:] = grid[:, :-window]
        grid = grid - earlier
    return grid


def _cuts(provinces: pd.DataFrame) -> dict[str, dict[str, list[list]]]:
    """For every unit and window: lowest count, shade and label of each class, fixed over all steps."""
    _, first, known, vague = _monthly(provinces[provinces["code"] != REGION])
    found: dict[str, dict[str, list[list]]] = {}
    for unit, windows in WINDOWS.items():
        found[unit] = {}
        for window in windows:
            most = int(_moving(first, known, vague, unit, window).max()) if known.size else 0
            cut = palette.classes(most)
            found[unit][str(window)] = [
                [low, palette.shade_of(i, len(cut)), label]
                for i, ((low, _), label) in enumerate(zip(cut, palette.class_labels(cut), strict=True))
            ]
    return found


def _span(total: pd.DataFrame) -> dict[str, int | None]:
    """First and last month; a year known alone reaches to its December, where it is counted."""
    if total.empty:
        return {"first": None, "last": None}
    vague = total["month"] == UNKNOWN
    first = np.where(vague, total["year"] * 12, total["month"])
    last = np.where(vague, total["year"] * 12 + 11, total["month"])
    return {"first": int(first.min()), "last": int(last.max())}


def _says(highlights: pd.DataFrame) -> list[list]:
    """Highlights as rows: month or None, year, type, held, direction, both sides' codes, venue, sources."""
    columns = ["month", "year", "type", "held", "direction", "iran", "iraq", "venue", "n_sources"]
    rows: list[list[Any]] = highlights[columns].astype(object).to_numpy().tolist()
    for row in rows:
        row[0] = None if row[0] == UNKNOWN else int(row[0])
        row[2], row[3], row[4] = _TYPES.index(row[2]), int(row[3]), _DIRECTIONS.index(row[4])
        row[5:8] = [text if isinstance(text, str) else "" for text in row[5:8]]
    return rows
