"""The rule by which an agreement follows an earlier one, applied to all of them at once.

Takes the tables, what each agreement is about (events/agreement_features.py) and its stage; gives the best predecessor of each.

An agreement follows an earlier one where both have a pair of parties in common (a side that is the country as a whole counts as
such; the Kurdistan Region as a whole also meets its four governorates), where enough of the subject is the same, and where the
time between them fits the step. Points for the subject: 1 for each sector but "general" (at most 2), 1 for each telling word of
the summaries (at most 3), 1 for an organisation that is no office of a side, 1 for the same named form (a memorandum, a contract,
a protocol, a twinning) where something else is the same too. What a step needs stands in STEPS.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from events.agreement_features import KINDS, Features, ranges
from events.agreement_stages import OPEN, STAGES
from events.tables import Tables
from geo.provinces import REGION, REGION_MEMBERS


class Step(NamedTuple):
    """What a step from one stage to another needs: at most so many days, so many points, so many telling words."""

    days: int
    points: int
    words: int


STEPS: Final[dict[tuple[str, str], Step]] = {
    **{(a, b): Step(730, 2, 2) for a in OPEN for b in OPEN},
    **{(a, b): Step(1096, 2, 0) for a in OPEN for b in ("signed", "renewed")},
    **{(a, "cancelled"): Step(1096, 2, 0) for a in (*OPEN, "signed", "renewed")},
    ("signed", "renewed"): Step(2192, 2, 1),
    ("renewed", "renewed"): Step(2192, 2, 1),
    ("signed", "signed"): Step(1461, 4, 2),
    ("renewed", "signed"): Step(1461, 4, 2),
}


def _lookup(values: dict[tuple[str, str], float], default: float) -> np.ndarray:
    """STEPS as an array: row the earlier stage, column the later one."""
    return np.array([[values.get((a, b), default) for b in STAGES] for a in STAGES], dtype=np.float32)


_DAYS: Final = _lookup({key: step.days for key, step in STEPS.items()}, -np.inf)
_POINTS: Final = _lookup({key: step.points for key, step in STEPS.items()}, np.inf)
_WORDS: Final = _lookup({key: step.words for key, step in STEPS.items()}, np.inf)
_UNDATED: Final = _lookup({("signed", "renewed"): 1}, 0).astype(bool)
"""A renewal may be undated: that there was something to renew is in the word."""

_LONGEST: Final = max(step.days for step in STEPS.values())
_LEAST: Final = min(step.points for step in STEPS.values())
_NEVER: Final = np.iinfo(np.int32).max
_BLOCK: Final = 128
"""Agreements compared at a time with all that may precede them: few enough that their numbers stay in the processor's cache."""


@dataclass(frozen=True)
class _Compared:
    """What of the agreements is compared, one item an agreement (positions as in `Features.rows`)."""

    found: Features
    stage: np.ndarray
    first: np.ndarray
    last: np.ndarray


def best_before(tables: Tables, found: Features, stage: np.ndarray) -> np.ndarray:
    """For each agreement (as in `found.rows`) the row of the tables it follows by the rule, or -1.

    Parameters
    ----------
    tables : Tables
    found : Features
        Of the same tables.
    stage : ndarray of int8
        One an event of the tables, as `events.agreement_stages.stages` gives it.
    """
    events, rows = tables.events, found.rows
    compared = _Compared(
        found,
        stage[rows],
        events["first_day"].to_numpy(np.int64)[rows],
        events["last_day"].to_numpy(np.int64)[rows],
    )
    usable = (events["review"] != "rejected").to_numpy()[rows]
    best = np.full(len(rows), -1, dtype=np.int64)
    weight = np.full(len(rows), -np.inf)
    for group, whole in _groups(events.iloc[rows], usable):
        turn = np.argsort(compared.first[group], kind="stable")
        for later, earlier, score in _followed(compared, group[turn], whole[turn]):
            better = score > weight[later]
            weight[later[better]] = score[better]
            best[later[better]] = earlier[better]
    return np.where(best >= 0, rows[best], -1)


def _groups(agreements: pd.DataFrame, usable: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Agreements that have a pair of parties in common, one item a pair with at least two.

    Each item is their positions and, one bool each, whether they meet all others: in the Kurdistan Region as a whole, an agreement
    of the Region meets those of its governorates, and these do not meet each other.
    """
    lists: dict[str, list[tuple[int, bool]]] = {}
    for i, (iran, iraq) in enumerate(zip(agreements["iran"].fillna(""), agreements["iraq"].fillna(""), strict=True)):
        if not usable[i]:
            continue
        theirs = set(iraq.split(","))
        widened = {REGION} if theirs & set(REGION_MEMBERS) else set()
        for a in iran.split(","):
            for b in theirs | widened:
                lists.setdefault(f"{a}~{b}", []).append((i, b in theirs))
    return [
        (np.array([i for i, _ in group]), np.array([whole for _, whole in group]))
        for group in lists.values()
        if len(group) > 1
    ]


def _followed(
    compared: _Compared, order: np.ndarray, whole: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """The best predecessors within one group in order of time, block by block: later agreement, earlier one, score."""
    shared = _Shared.of(compared.found, order)
    first, last = compared.first[order], compared.last[order]
    n, n_dated = len(order), int(np.searchsorted(first, _NEVER))
    # Of all up to one, the day by which the longest has ended: where that is too long ago, all of them are.
    ended = np.maximum.accumulate(last[:n_dated])
    for at in range(0, n_dated, _BLOCK):
        later = slice(at, min(at + _BLOCK, n_dated))
        since = int(np.searchsorted(ended, first[at] - _LONGEST))
        until = int(np.searchsorted(first[:n_dated], np.maximum(first, last)[later].max(), side="right"))
        for earlier in (slice(since, until), slice(n_dated, n)):
            yield from _best(compared, shared, order, whole, later, earlier)
    for at in range(n_dated, n, _BLOCK):
        yield from _best(compared, shared, order, whole, slice(at, min(at + _BLOCK, n)), slice(0, n))


@dataclass(frozen=True)
class _Shared:
    """What the agreements of one group could share, as an index: only features that two of them have.

    Attributes
    ----------
    owner, feature : ndarray of int64
        The features of each agreement (its place in the group), in order of agreements.
    begins : ndarray of int64
        Where the entries of each agreement begin in them; one more than there are agreements.
    holders, keys : ndarray of int64
        The agreements that have each feature, features one after the other, and `feature * n + holder`, which is ascending.
    kinds : ndarray of int64
        Position in KINDS, one a feature.
    """

    owner: np.ndarray
    feature: np.ndarray
    begins: np.ndarray
    holders: np.ndarray
    keys: np.ndarray
    kinds: np.ndarray

    @classmethod
    def of(cls, found: Features, order: np.ndarray) -> _Shared:
        sizes = found.pointers[order + 1] - found.pointers[order]
        local, feature, n = np.unique(
            found.features[ranges(found.pointers[order], sizes)], return_inverse=True, return_counts=True
        )
        common = n > 1
        kept = common[feature]
        owner, feature = np.repeat(np.arange(len(order)), sizes)[kept], (np.cumsum(common) - 1)[feature[kept]]
        turn = np.argsort(feature, kind="stable")
        return cls(
            owner=owner,
            feature=feature,
            begins=np.searchsorted(owner, np.arange(len(order) + 1)),
            holders=owner[turn],
            keys=feature[turn] * len(order) + owner[turn],
            kinds=found.kinds[local[common]].astype(np.int64),
        )

    def counts(self, later: slice, earlier: slice) -> np.ndarray:
        """How many features two agreements have in common: kinds × later × earlier."""
        mine = slice(self.begins[later.start], self.begins[later.stop])
        feature, n = self.feature[mine], len(self.begins) - 1
        since, until = (np.searchsorted(self.keys, feature * n + at) for at in (earlier.start, earlier.stop))
        kinds, height, width = len(KINDS), later.stop - later.start, earlier.stop - earlier.start
        row = self.kinds[feature] * height + self.owner[mine] - later.start
        column = self.holders[ranges(since, until - since)] - earlier.start
        cell = np.repeat(row * width, until - since) + column
        return np.bincount(cell, minlength=kinds * height * width).reshape(kinds, height, width)


def _best(
    compared: _Compared, shared: _Shared, order: np.ndarray, whole: np.ndarray, later: slice, earlier: slice
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Compare agreements with what may precede them (both as places in the group): the best predecessor of each that has one."""
    if later.stop <= later.start or earlier.stop <= earlier.start:
        return
    sectors, words, bodies, forms = shared.counts(later, earlier)
    points = np.minimum(sectors, 2) + np.minimum(words, 3) + np.minimum(bodies, 1)
    row, column = np.nonzero((points >= _LEAST) | ((points > 0) & (forms > 0)))
    points, words = points[row, column] + forms[row, column], words[row, column]
    of_later, of_earlier = order[later], order[earlier]
    stage, first, last = compared.stage, compared.first, compared.last
    step = stage[of_earlier][column], stage[of_later][row]
    enough = (points >= _POINTS[step]) & (words >= _WORDS[step])
    row, column, points, step = row[enough], column[enough], points[enough], (step[0][enough], step[1][enough])
    a, b = of_earlier[column], of_later[row]
    gap = first[b] - last[a]
    undated = (first[a] == _NEVER) | (first[b] == _NEVER)
    # On equal days the lower stage, then the lower row, leads. A year or month holds the day: "2025" (signed) may follow
    # "2025-05" (announced).
    lower = (step[0] < step[1]) | ((step[0] == step[1]) & (a < b))
    precedes = (first[a] < first[b]) | ((first[a] == first[b]) & lower) | ((first[a] <= last[b]) & (step[0] < step[1]))
    fits = np.where(undated, _UNDATED[step], (gap <= _DAYS[step]) & precedes) & (a != b)
    fits &= whole[earlier][column] | whole[later][row]
    a, b, row = a[fits], b[fits], row[fits]
    if not len(row):
        return
    score = points[fits] - np.clip(gap[fits], 0, 3653) / 3653
    begins = np.flatnonzero(np.diff(row, prepend=-1))
    most = np.repeat(np.maximum.reduceat(score, begins), np.diff(begins, append=len(row)))
    top = np.flatnonzero(score == most)
    choice = top[np.unique(row[top], return_index=True)[1]]  # of equals the earliest
    yield b[choice], a[choice], score[choice]
