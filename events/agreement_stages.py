"""How far an agreement has come: called for, announced, signed, renewed, put off or called off.

Takes the tables; gives one stage an agreement, from its status and, for renewals, its subtype.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from events.tables import Tables
from events.vocabulary import Status, Subtype

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
