"""The register of agreements: how many stand at which stage, what became of each, and which pairs have one reported as signed.

Takes a `Selected` and the chains of its tables; gives counts, masks and a frame of words. Whether a signed agreement is still valid
is not known unless a source says so: "in force" here means reported as signed or renewed and not since called off.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from events.agreement_chains import OPEN, STAGE_WORDS, STAGES, Chains
from events.counts import pair_counts
from events.followups import age_days, spoken_age
from events.partial_date import spoken
from events.tables import Selected
from events.vocabulary import Sector, Subtype
from geo.provinces import REGION, REGION_MEMBERS, name

COLUMNS: Final = (
    "id", "start", "iran", "iraq", "stage", "outcome", "subject", "form", "summary", "n_chain", "n_sources",
)  # fmt: skip


def stage_counts(selected: Selected, chains: Chains) -> dict[str, int]:
    """Agreements by stage, in the order of STAGES, zeros included."""
    there = chains.stage[selected.mask]
    counts = np.bincount(there[there >= 0], minlength=len(STAGES))
    return dict(zip(STAGES, counts.tolist(), strict=True))


def at_stage(selected: Selected, chains: Chains, stage: str) -> np.ndarray:
    """Mask (one bool an event of the tables): the selected agreements at a stage; "all" for any, "waiting" for those of whose
    chain nothing was reported as signed since."""
    if stage == "waiting":
        return selected.mask & chains.awaiting()
    if stage == "all":
        return selected.mask & (chains.stage >= 0)
    return selected.mask & (chains.stage == STAGES.index(stage))


def in_force(selected: Selected, chains: Chains) -> np.ndarray:
    """Mask: agreements reported as signed or renewed whose chain was not called off later."""
    first = chains.tables.events["first_day"].to_numpy(np.int64)
    off = chains.stage == STAGES.index("cancelled")
    ended = np.full(len(first), -1, dtype=np.int64)
    np.maximum.at(ended, chains.chain[off], first[off])
    signed = np.isin(chains.stage, [STAGES.index("signed"), STAGES.index("renewed")])
    return selected.mask & signed & (ended[np.maximum(chains.chain, 0)] < first)


def pairs_in_force(selected: Selected, chains: Chains) -> pd.DataFrame:
    """Agreements reported as signed by pair: the columns of `counts.pair_counts`, most first."""
    return pair_counts(selected.narrowed(in_force(selected, chains)))


def waiting(selected: Selected, chains: Chains, today: date) -> pd.DataFrame:
    """Agreements announced or called for and never reported as signed.

    Returns
    -------
    DataFrame
        `event` (row of the tables), `id`, `age` (days since the latest day it may have been announced, negative while that lies
        ahead, NaN where undated), oldest first.
    """
    rows = np.flatnonzero(at_stage(selected, chains, "waiting"))
    ids = selected.tables.events["id"].to_numpy()[rows]
    frame = pd.DataFrame({"event": rows, "id": ids, "age": age_days(selected.tables, rows, today)})
    return frame.sort_values(["age", "id"], ascending=[False, True], na_position="last", ignore_index=True)


def outcome(chains: Chains, row: int, today: date) -> str:
    """What became of an agreement, in a few words; "" where nothing more is known."""
    stage = STAGES[chains.stage[row]]
    events = chains.tables.events
    later = [other for other in chains.members(row) if other != row and _after(chains, row, other)]
    if stage in OPEN:
        closing = next((other for other in later if STAGES[chains.stage[other]] not in OPEN), None)
        if closing is None:
            age = float(age_days(chains.tables, np.array([row]), today)[0])
            return (
                "Still ahead"
                if age < 0
                else "No signature reported" + (f", {spoken_age(age)} on" if age == age else "")
            )
        word = {"signed": "Reported as signed", "renewed": "Renewed", "cancelled": "Called off"}[
            STAGES[chains.stage[closing]]
        ]
        return f"{word} {spoken(_start(events, closing))}".replace("undated", "since")
    for other in later:
        word = STAGES[chains.stage[other]]
        if word in ("renewed", "cancelled") or (word == "signed" and stage == "signed"):
            said = {"renewed": "Renewed", "cancelled": "Called off", "signed": "Signed again"}[word]
            return f"{said} {spoken(_start(events, other))}".replace("undated", "since")
    return ""


def register(chains: Chains, rows: Sequence[int], today: date, language: str = "en") -> pd.DataFrame:
    """Agreements as rows to read.

    Parameters
    ----------
    chains : Chains
    rows : sequence of int
        Rows of the tables, in the order to be shown.
    today : date
    language : str
        Of province names: en, fa, ar or ckb.

    Returns
    -------
    DataFrame
        COLUMNS: `start` ISO 8601 of reduced precision; both sides by name; `stage`, `form`, `subject` and `outcome` in words;
        `n_chain` agreements in its chain.
    """
    sizes = chains.sizes()
    taken = chains.tables.events.iloc[list(rows)]
    columns = ["id", "start", "iran", "iraq", "subtype", "sectors", "summary", "n_sources"]
    found = []
    for row, event in zip(rows, taken[columns].astype(object).itertuples(index=False), strict=True):
        found.append(
            (
                event.id,
                event.start if isinstance(event.start, str) else None,
                named(event.iran, "IR", language),
                named(event.iraq, "IQ", language),
                STAGE_WORDS[STAGES[chains.stage[row]]],
                outcome(chains, row, today),
                subject(event.sectors),
                Subtype(event.subtype).label if isinstance(event.subtype, str) else None,
                event.summary,
                int(sizes[row]),
                event.n_sources,
            )
        )
    return pd.DataFrame(found, columns=list(COLUMNS))


def named(codes: object, country: str, language: str = "en") -> str:
    """Comma-joined codes as names; the country where there is none."""
    comma = ", " if language == "en" else "، "
    return (
        comma.join(name(code, language) for code in str(codes or country).split(","))
        if codes == codes
        else name(country, language)
    )


def subject(sectors: object) -> str:
    """Comma-joined sectors in words."""
    return (
        ", ".join(Sector(sector).label for sector in str(sectors).split(",")) if sectors and sectors == sectors else ""
    )


def _start(events: pd.DataFrame, row: int) -> str | None:
    start = events["start"].iloc[row]
    return start if isinstance(start, str) else None


def _after(chains: Chains, row: int, other: int) -> bool:
    """Whether another agreement of the chain may come after this one: later, or as vague and of a further stage."""
    events = chains.tables.events
    first, last = events["first_day"].to_numpy(), events["last_day"].to_numpy()
    return bool(first[other] > first[row] or (last[other] >= first[row] and chains.stage[other] > chains.stage[row]))


def kin(chains: Chains, row: int, most: int = 80) -> list[int]:
    """Other agreements a reader may join one to: those with a party on each side in common, the nearest in time first."""
    events = chains.tables.events
    ours, theirs = (_wide(events[side].iloc[row]) for side in ("iran", "iraq"))
    rows = np.flatnonzero((chains.stage >= 0) & (events["review"] != "rejected").to_numpy())
    codes = zip(events["iran"].iloc[rows], events["iraq"].iloc[rows], strict=True)
    found = [
        int(other)
        for other, (a, b) in zip(rows, codes, strict=True)
        if ours & _wide(a) and theirs & _wide(b) and other != row
    ]
    first = events["first_day"].to_numpy(np.int64)
    return sorted(found, key=lambda other: (abs(first[other] - first[row]), other))[:most]


def _wide(codes: object) -> set[str]:
    """The codes of one side; the country where there is none, the Region too where a governorate of it is named."""
    found = set(str(codes).split(",")) if codes and codes == codes else {""}
    return found | ({REGION} if found & set(REGION_MEMBERS) else set())


def download(chains: Chains, rows: Sequence[int], today: date) -> pd.DataFrame:
    """The register as a table to take away: COLUMNS with codes beside names, `follows`, `why`, `chain` (id of its first)."""
    frame = register(chains, rows, today)
    events = chains.tables.events
    ids = events["id"].to_numpy()
    before = [int(chains.before[row]) for row in rows]
    taken = events.iloc[list(rows)]
    frame = frame.rename(columns={"iran": "iran_names", "iraq": "iraq_names"})
    frame.insert(2, "iran", taken["iran"].fillna("").to_numpy())
    frame.insert(3, "iraq", taken["iraq"].fillna("").to_numpy())
    frame["chain"] = ids[chains.chain[list(rows)]]
    frame["follows"] = pd.Series([ids[other] if other >= 0 else None for other in before], dtype=object)
    frame["why"] = pd.Series([chains.reason(row) or None for row in rows], dtype=object)
    frame["outlets"] = taken["outlets"].fillna("").to_numpy()
    return frame


MOST_OF_A_PAIR: Final = 40
"""Agreements on the timeline of one pair: as many as can be told apart."""


def along_time(selected: Selected, chains: Chains, pairs: pd.DataFrame, most: int = MOST_OF_A_PAIR) -> pd.DataFrame:
    """Dated agreements of some pairs, for a timeline a pair.

    Parameters
    ----------
    selected : Selected
    chains : Chains
    pairs : DataFrame
        `iran`, `iraq`.
    most : int
        Of each pair, the newest.

    Returns
    -------
    DataFrame
        `iran`, `iraq`, `event` (row), `id`, `start`, `first` (datetime64), `stage` (in words), `chain` (int), `summary`; an
        agreement once for each of the pairs, newest first.
    """
    table = selected.event_pair
    stage = chains.stage[table["event"].to_numpy()]
    asked = set(zip(pairs["iran"], pairs["iraq"], strict=True))
    mine = np.array(
        [key in asked for key in zip(table["iran"].astype(str), table["iraq"].astype(str), strict=True)], dtype=bool
    )
    table = table[(stage >= 0) & mine] if len(table) else table
    every = selected.tables.events
    dated = table[every["precision"].notna().to_numpy()[table["event"].to_numpy()]]
    first = every["first_day"].to_numpy(np.int64)[dated["event"].to_numpy()]
    newest = dated.iloc[np.lexsort((dated["event"].to_numpy(), -first))]
    table = newest.groupby(["iran", "iraq"], observed=True, sort=False).head(most)
    rows = table["event"].to_numpy()
    kept = every.iloc[rows]
    return pd.DataFrame(
        {
            "iran": table["iran"].astype(str).to_numpy(),
            "iraq": table["iraq"].astype(str).to_numpy(),
            "event": rows,
            "id": kept["id"].to_numpy(),
            "start": kept["start"].astype(str).to_numpy(),
            "first": kept["first_day"].to_numpy().astype("datetime64[D]").astype("datetime64[s]"),
            "stage": [STAGE_WORDS[STAGES[chains.stage[row]]] for row in rows],
            "chain": chains.chain[rows],
            "summary": kept["summary"].fillna("").astype(str).to_numpy(),
        }
    )
