"""Time cut into years, quarters or months without a gap, and the events that stand in each.

Takes selected events; gives periods, counts by period and type, and what stands outside. How vague dates are treated is said and
done in `events.timeline`: an event stands in the step in which it began; one of which the year alone is known belongs to no
shorter step, and counts in sums up to a step from the last step of its year on.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd

from events.counts import TYPES
from events.tables import Selected
from events.timeline import MONTHS, UNKNOWN, placed

Step = Literal["year", "quarter", "month"]
STEPS: Final[tuple[Step, ...]] = ("year", "quarter", "month")


@dataclass(frozen=True)
class Timeline:
    """Periods without a gap from the first to the last dated event.

    Attributes
    ----------
    step : Step
    labels : tuple of str
        "2024", "2024 Q2", "May 2024".
    place : ndarray of int
        One an event of the tables: the period it stands in; -1 where it stands in none, or is not selected.
    by : ndarray of int
        The period by whose end it had surely begun; -1 as above, but known for events dated to the year as well.
    n_vague, n_undated : int
        Selected events whose date is vaguer than the step, and those without one.
    """

    step: Step
    labels: tuple[str, ...]
    place: np.ndarray
    by: np.ndarray
    n_vague: int
    n_undated: int

    def __len__(self) -> int:
        return len(self.labels)

    def outside(self) -> str:
        """What stands outside of the periods, as a sentence; empty where nothing does."""
        parts = [f"{self.n_vague:,} dated to the year only"] * (self.n_vague > 0)
        parts += [f"{self.n_undated:,} undated"] * (self.n_undated > 0)
        return f"Outside of time: {' and '.join(parts)}." if parts else ""


def timeline(selected: Selected, step: Step = "year") -> Timeline:
    """Cut the time of the selected events into periods."""
    found = placed(selected)
    length, n = MONTHS[step], len(selected.tables)
    vague = (found["month"] == UNKNOWN).to_numpy()
    year = found["year"].to_numpy(np.int64)
    month = np.where(vague, year * 12 + 11, found["month"].to_numpy(np.int64))
    index = month // length
    place, by = np.full(n, -1), np.full(n, -1)
    if step == "year":
        vague = np.zeros_like(vague)
    n_vague, n_undated = int(vague.sum()), len(selected) - len(found)
    if not len(found) or vague.all():
        return Timeline(step, (), place, by, n_vague, n_undated)
    first, last = int(index[~vague].min()), int(index.max())
    rows = found.index.to_numpy()
    by[rows] = np.maximum(index - first, 0)
    place[rows] = np.where(vague, -1, index - first)
    return Timeline(step, tuple(_label(i, step) for i in range(first, last + 1)), place, by, n_vague, n_undated)


def counts(selected: Selected, time: Timeline) -> pd.DataFrame:
    """Events by period and type.

    Returns
    -------
    DataFrame
        Index: the periods' labels; one column a type of `events.counts.TYPES`.
    """
    kinds = selected.tables.events["type"].cat.codes.to_numpy()
    inside = time.place >= 0
    flat = time.place[inside] * len(TYPES) + kinds[inside]
    grid = np.bincount(flat, minlength=len(time) * len(TYPES)).reshape(len(time), len(TYPES))
    return pd.DataFrame(grid, index=list(time.labels), columns=TYPES)


def _label(index: int, step: Step) -> str:
    if step == "year":
        return str(index)
    if step == "quarter":
        return f"{index // 4} Q{index % 4 + 1}"
    return f"{calendar.month_abbr[index % 12 + 1]} {index // 12}"
