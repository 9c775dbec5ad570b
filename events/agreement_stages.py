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
    status, subtype = events["status"].cat, events["subtype"].cat
    names = ["signed" if name == Status.COMPLETED else name for name in status.categories]
    numbers = np.array([*(STAGES.index(name) if name in STAGES else -1 for name in names), -1], dtype=np.int8)
    stage = numbers[status.codes.to_numpy()]  # the code of a missing status, -1, is the last place
    renewal = subtype.codes.to_numpy() == subtype.categories.get_loc(str(Subtype.RENEWAL))
    stage[(stage == STAGES.index("signed")) & renewal] = STAGES.index("renewed")
    stage[(events["type"] != "agreement").to_numpy()] = -1
    return stage
