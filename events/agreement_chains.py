"""Which agreements belong together: called for, announced, signed and renewed, as one chain with a stated reason.

Takes the tables and the readers' corrections; gives for every agreement the one it follows, why, and the chain it stands in.
The rule stands in events/agreement_matching.py, the stages in events/agreement_stages.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd

from events.agreement_features import Features, features
from events.agreement_matching import best_before
from events.agreement_stages import OPEN, STAGE_WORDS, STAGES, stages
from events.chain_corrections import Correction
from events.tables import Tables

__all__ = ["OPEN", "STAGES", "STAGE_WORDS", "Chains", "find_chains", "stages"]

_NEVER: Final = np.iinfo(np.int32).max
_MONTH: Final = 30.44


@dataclass(frozen=True)
class Chains:
    """How the agreements of a set of tables hang together.

    Attributes
    ----------
    tables : Tables
    before : ndarray of int32
        One an event of the tables: the row of the agreement it follows, -1 where it follows none or is no agreement.
    chain : ndarray of int32
        One an event: the row of the first agreement of its chain; -1 for other events.
    stage : ndarray of int8
        One an event: position in STAGES; -1 for other events.
    by : dict of int to str
        Rows whose link a reader set or cut, with the reader's name.
    """

    tables: Tables
    before: np.ndarray
    chain: np.ndarray
    stage: np.ndarray
    by: dict[int, str]
    _features: Features = field(repr=False)

    def members(self, row: int) -> list[int]:
        """Rows of the chain an agreement stands in, earliest first, undated last."""
        rows = np.flatnonzero(self.chain == self.chain[row])
        return rows[np.argsort(self.tables.events["first_day"].to_numpy()[rows], kind="stable")].tolist()

    def sizes(self) -> np.ndarray:
        """How many agreements the chain of each event has; 0 for other events."""
        counts = np.bincount(self.chain[self.chain >= 0], minlength=len(self.chain))
        return np.where(self.chain >= 0, counts[self.chain], 0)

    def awaiting(self) -> np.ndarray:
        """One bool an event: an agreement called for, announced or put off, of whose chain nothing was since reported as signed
        (in the same month counts as since), and which was not called off."""
        first = self.tables.events["first_day"].to_numpy(np.int64)
        last = self.tables.events["last_day"].to_numpy(np.int64)
        closed = np.isin(self.stage, [STAGES.index(s) for s in ("signed", "renewed", "cancelled")])
        # Undated closings close whatever they follow.
        latest = np.full(len(self.chain), -_NEVER, dtype=np.int64)
        np.maximum.at(latest, self.chain[closed], last[closed])
        opened = np.isin(self.stage, [STAGES.index(s) for s in OPEN])
        return opened & (latest[np.maximum(self.chain, 0)] < first)

    def reason(self, row: int) -> str:
        """Why an agreement is taken to follow the one before it, as a sentence; "" where it follows none."""
        if self.before[row] < 0:
            return f"Set apart by {self.by[row]}." if row in self.by else ""
        if row in self.by:
            return f"Joined by {self.by[row]}."
        there = {int(r): i for i, r in enumerate(self._features.rows)}
        shared = self._features.shared(there[row], there[int(self.before[row])])
        about = []
        if shared["sector"]:
            about.append(f"the same sector ({', '.join(shared['sector'][:3])})")
        if shared["word"]:
            about.append(f"the same words ({', '.join(f'“{word}”' for word in shared['word'][:4])})")
        if shared["organisation"]:
            about.append(f"the same body ({', '.join(shared['organisation'][:2])})")
        if shared["form"]:
            about.append(f"the same form ({shared['form'][0]})")
        return f"The same parties, {', '.join(about)}, {self._apart(row)}."

    def _apart(self, row: int) -> str:
        events = self.tables.events
        first, last = events["first_day"].to_numpy(np.int64), events["last_day"].to_numpy(np.int64)
        before = int(self.before[row])
        if _NEVER in (first[row], first[before]):
            return "the time between them unknown"
        days = max(0, int(first[row] - last[before]))
        months = round(days / _MONTH)
        if days < 45:
            return "within weeks"
        return f"{months} months later" if months < 24 else f"{days / 365.25:.0f} years later"


def find_chains(tables: Tables, corrections: Iterable[Correction] = ()) -> Chains:
    """Link the agreements of the tables.

    Parameters
    ----------
    tables : Tables
    corrections : iterable of Correction
        The standing ones, one an event at most: they replace what the rule finds.

    Returns
    -------
    Chains
        Unreviewed agreements are linked like others; rejected ones stand alone.
    """
    n = len(tables)
    stage = stages(tables)
    found = features(tables)
    before = np.full(n, -1, dtype=np.int32)
    before[found.rows] = best_before(tables, found, stage)
    by = _correct(tables, before, stage, corrections)
    return Chains(tables, before, _roots(before, found.rows), stage, by, found)


def _correct(
    tables: Tables, before: np.ndarray, stage: np.ndarray, corrections: Iterable[Correction]
) -> dict[int, str]:
    """Put the readers' corrections in the place of what the rule found; ones about events that are gone are passed over."""
    standing: Sequence[Correction] = list(corrections)
    if not standing:
        return {}
    ids = pd.Index(tables.events["id"])
    by: dict[int, str] = {}
    for correction in standing:
        row = int(ids.get_indexer([correction.event_id])[0])
        other = int(ids.get_indexer([correction.follows])[0]) if correction.follows else -1
        if row < 0 or stage[row] < 0 or (correction.follows and (other < 0 or stage[other] < 0)):
            continue
        before[row] = other
        by[row] = correction.who
        if other >= 0 and _leads_to(before, other, row):
            # The reader says it is the other way round: what led back is cut.
            before[other] = -1
    return by


def _leads_to(before: np.ndarray, start: int, goal: int) -> bool:
    seen: set[int] = set()
    row = int(before[start])
    while row >= 0 and row not in seen:
        if row == goal:
            return True
        seen.add(row)
        row = int(before[row])
    return False


def _roots(before: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """The first agreement of each chain, found by following `before` with doubled strides; a ring would end at its lowest row."""
    root = np.where(before >= 0, before, np.arange(len(before))).astype(np.int32)
    for _ in range(32):
        further = root[root]
        if (further == root).all():
            break
        root = further
    chain = np.full(len(before), -1, dtype=np.int32)
    chain[rows] = root[rows]
    return chain
