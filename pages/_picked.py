"""What is picked on a map (a province, a tie, a venue) as a mask of events and as a title."""

from __future__ import annotations

import numpy as np

from events.tables import Tables
from geo.provinces import name
from pages import _view


def mask(tables: Tables, what: _view.Pick) -> np.ndarray:
    """Which events belong to what is picked, one bool an event of the tables."""
    if what["kind"] == "venue":
        return tables.held_in(what["venue"])
    if what["kind"] == "tie":
        return tables.between(what["iran"], what["iraq"])
    return tables.naming(what["code"])


def title(what: _view.Pick) -> str:
    """What is picked, in the language of names."""
    language = _view.language()
    if what["kind"] == "venue":
        return what["venue"]
    if what["kind"] == "tie":
        return f"{name(what['iran'], language)} – {name(what['iraq'], language)}"
    return name(what["code"], language)
