"""Which agreements belong together: called for, announced, signed and renewed, as one chain with a stated reason.

Takes the tables and the readers' corrections; gives for every agreement the one it follows, why, and the chain it stands in.

An agreement follows an earlier one where both have a pair of parties in common (a side that is the country as a whole counts as
such; the Kurdistan Region as a whole also meets its four governorates), where enough of the subject is the same, and where the
time between them fits the step. Points for the subject: 1 for each sector but "general" (at most 2), 1 for each telling word of
the summaries (at most 3), 1 for an organisation that is no office of a side, 1 for the same named form (a memorandum, a contract,
a protocol, a twinning) where something else is the same too. What a step needs stands in STEPS.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from events.agreement_features import KINDS, Features, features
from events.chain_corrections import Correction
from events.tables import Tables
from events.vocabulary import Status, Subtype
from geo.provinces import REGION, REGION_MEMBERS

STAGES: Final = ("proposed", "planned", "signed", "renewed", "postponed", "cancelled")
STAGE_WORDS: Final = {
    "proposed": "Called for",
    "planned": "Announced",
    "signed": "Reported as signed",
    "renewed": "Renewed",
    "postponed": "Put off",
    "cancelled": "Called off",
}
OPEN: Final = ("proposed", "planned", "postponed")
"""Stages after which a signature is still awaited."""


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
_NEVER: Final = np.iinfo(np.int32).max
_BLOCK: Final = 1024
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
    before[found.rows] = _best_before(tables, found, stage)
    by = _correct(tables, before, stage, corrections)
    return Chains(tables, before, _roots(before, found.rows), stage, by, found)


def stages(tables: Tables) -> np.ndarray:
    """One int8 an event: how far an agreement has come, as a position in STAGES; -1 for other events."""
    events = tables.events
    status = events["status"].astype(object).fillna("").to_numpy()
    names = np.where(status == str(Status.COMPLETED), "signed", status)
    names = np.where((names == "signed") & (events["subtype"] == str(Subtype.RENEWAL)).to_numpy(), "renewed", names)
    numbers = {name: i for i, name in enumerate(STAGES)}
    stage = np.array([numbers.get(name, -1) for name in names], dtype=np.int8)
    stage[(events["type"] != "agreement").to_numpy()] = -1
    return stage


def _best_before(tables: Tables, found: Features, stage: np.ndarray) -> np.ndarray:
    """For each agreement the row it follows by the rule, or -1."""
    events = tables.events
    rows = found.rows
    first = events["first_day"].to_numpy(np.int64)[rows]
    last = events["last_day"].to_numpy(np.int64)[rows]
    usable = (events["review"] != "rejected").to_numpy()[rows]
    best = np.full(len(rows), -1, dtype=np.int64)
    weight = np.full(len(rows), -np.inf)
    for group, whole in _groups(events.iloc[rows], usable):
        turn = np.argsort(first[group], kind="stable")
        order, whole = group[turn], whole[turn]
        for at in range(0, len(order), _BLOCK):
            later = slice(at, at + _BLOCK)
            meet = whole[later][:, None] | whole[None, :]
            _weigh(order[later], order, meet, found, stage[rows], first, last, best, weight)
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


def _weigh(
    later: np.ndarray,
    earlier: np.ndarray,
    meet: np.ndarray,
    found: Features,
    stage: np.ndarray,
    first: np.ndarray,
    last: np.ndarray,
    best: np.ndarray,
    weight: np.ndarray,
) -> None:
    """Compare every agreement of `later` with every one of `earlier`, and keep the best predecessor of each."""
    local, there = np.unique(np.concatenate([found.of(i) for i in earlier]), return_inverse=True)
    sizes = [len(found.of(i)) for i in earlier]
    grid = np.zeros((len(earlier), len(local)), dtype=np.float32)
    grid[np.repeat(np.arange(len(earlier)), sizes), there] = 1
    mine = grid[_positions(later, earlier)]
    kinds = found.kinds[local]
    sectors, words, bodies, forms = (mine[:, kinds == k] @ grid[:, kinds == k].T for k in range(len(KINDS)))
    points = np.minimum(sectors, 2) + np.minimum(words, 3) + np.minimum(bodies, 1)
    points += np.where(points > 0, forms, 0)
    gap = first[later][:, None] - last[earlier][None, :]
    undated = (first[later] == _NEVER)[:, None] | (first[earlier] == _NEVER)[None, :]
    step = stage[earlier][None, :], stage[later][:, None]
    # A renewal may be undated: that there was something to renew is in the word.
    in_time = np.where(undated, _UNDATED[step], gap <= _DAYS[step])
    fits = in_time & (points >= _POINTS[step]) & (words >= _WORDS[step]) & meet & (later[:, None] != earlier[None, :])
    fits &= _precedes(later, earlier, stage, first, last) | undated
    score = np.where(fits, points - np.clip(gap, 0, 3653) / 3653, -np.inf)
    choice = score.argmax(axis=1)
    value = score[np.arange(len(later)), choice]
    better = value > weight[later]
    weight[later[better]] = value[better]
    best[later[better]] = earlier[choice[better]]


def _positions(some: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Where the values of `some` stand in `order`."""
    sorter = np.argsort(order)
    return sorter[np.searchsorted(order, some, sorter=sorter)]


def _precedes(
    later: np.ndarray, earlier: np.ndarray, stage: np.ndarray, first: np.ndarray, last: np.ndarray
) -> np.ndarray:
    """Whether each of `earlier` may have come before each of `later`; on equal days the lower stage, then the lower row, leads."""
    sooner = first[earlier][None, :] < first[later][:, None]
    level = first[earlier][None, :] == first[later][:, None]
    # A year or month holds the day: "2025" (signed) may follow "2025-05" (announced).
    vague = (last[later][:, None] >= first[earlier][None, :]) & (stage[earlier][None, :] < stage[later][:, None])
    lower = (stage[earlier][None, :] < stage[later][:, None]) | (
        (stage[earlier][None, :] == stage[later][:, None]) & (earlier[None, :] < later[:, None])
    )
    return sooner | (level & lower) | vague


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
