"""Which announcements were followed by anything: visits, exhibitions, forums and agreements called for or planned.

Takes the tables and the chains of agreements; gives, for every event, whether it is an announcement still open, and its age.
An announcement of an agreement is followed where its chain was since signed (events/agreement_chains.py). Any other one is
followed where an event of the same type between the same two sides was held from then until WITHIN days later.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from events.agreement_chains import Chains
from events.tables import Tables
from events.vocabulary import Status

WITHIN: Final = 730
"""Days within which something held counts as what was announced."""

ANNOUNCED: Final = (str(Status.PROPOSED), str(Status.PLANNED), str(Status.POSTPONED))
_NEVER: Final = np.iinfo(np.int32).max


def unanswered(tables: Tables, chains: Chains) -> np.ndarray:
    """One bool an event: an announcement after which nothing of the kind was reported.

    Parameters
    ----------
    tables : Tables
    chains : Chains
        Of the same tables.

    Notes
    -----
    Undated announcements cannot be followed and are left out. A side that is the country as a whole is a side of its own.
    """
    events = tables.events
    announced = (events["status"].isin(ANNOUNCED) & events["precision"].notna()).to_numpy()
    agreements = (events["type"] == "agreement").to_numpy()
    found = chains.awaiting() & announced
    others = announced & ~agreements
    found[np.flatnonzero(others)] = True
    found[_followed(tables, np.flatnonzero(others))] = False
    return found


def _followed(tables: Tables, rows: np.ndarray) -> np.ndarray:
    """Those of the announcements (rows of the tables) after which an event of the same type and sides was held."""
    events = tables.events
    held = np.flatnonzero(
        (
            (events["status"] == str(Status.COMPLETED)) & events["precision"].notna() & (events["review"] != "rejected")
        ).to_numpy()
    )
    if not len(rows) or not len(held):
        return np.array([], dtype=np.int64)
    asked, answers = _sides(events, rows), _sides(events, held)
    asked["day"] = events["first_day"].to_numpy(np.int64)[asked["event"]]
    answers["day"] = events["last_day"].to_numpy(np.int64)[answers["event"]]
    joined = pd.merge_asof(
        asked.sort_values("day"),
        answers.sort_values("day").rename(columns={"event": "answer"}),
        on="day",
        by="key",
        direction="forward",
        tolerance=WITHIN + 366,
    )
    joined = joined[joined["answer"].notna()]
    asked_last = events["last_day"].to_numpy(np.int64)[joined["event"].to_numpy()]
    answer_first = events["first_day"].to_numpy(np.int64)[joined["answer"].to_numpy(np.int64)]
    return joined["event"].to_numpy()[answer_first <= asked_last + WITHIN]


def _sides(events: pd.DataFrame, rows: np.ndarray) -> pd.DataFrame:
    """`event` (row) and `key` (type and one pair of sides, a country where no province is named), a row a pair."""
    taken = events.iloc[rows]
    texts = taken["type"].astype(str) + "|" + taken["iran"].fillna("") + "|" + taken["iraq"].fillna("")
    codes, uniques = pd.factorize(texts)
    lists = [_keys(text) for text in uniques]
    lengths = np.array([len(keys) for keys in lists])[codes]
    return pd.DataFrame(
        {"event": np.repeat(rows, lengths).astype(np.int64), "key": [key for code in codes for key in lists[code]]}
    )


def _keys(text: str) -> list[str]:
    kind, iran, iraq = text.split("|")
    return [f"{kind}|{a}|{b}" for a in (iran or "IR").split(",") for b in (iraq or "IQ").split(",")]


def age_days(tables: Tables, rows: np.ndarray, today: date) -> np.ndarray:
    """How many days ago the latest day lies on which an event may have begun; negative while it lies ahead, NaN where undated."""
    last = tables.events["last_day"].to_numpy(np.float64)[rows]
    start = np.datetime64(today, "D").astype(int)
    return np.where(last == _NEVER, np.nan, float(start) - last)


def spoken_age(days: float) -> str:
    """An age in words: "3 years 2 months", "5 months", "this month", "still ahead", "undated"."""
    if days != days:
        return "undated"
    if days < 0:
        return "still ahead"
    months = int(days / 30.4375)
    years, rest = divmod(months, 12)
    words = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((years, "year"), (rest, "month")) if n]
    return " ".join(words) or "this month"
