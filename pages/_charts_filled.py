"""A chart made once and filled many times: its Altair specification with blanks, the data and a few values put in.

Making a layered chart anew with every change of the filter costs more than all the counting behind it. `blank` marks a place in
an Altair chart on named data (`alt.NamedData`); `Filled` puts values there, and is shown by `_charts.show` like any other chart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd


def blank(name: str) -> str:
    """A place in a specification that a value is put into; alone in a list, a list is."""
    return f"«{name}»"


class Filled:
    """A chart whose specification is at hand.

    Parameters
    ----------
    spec : mapping
        Vega-Lite, as `alt.Chart.to_dict` gives it, with blanks.
    values : mapping
        Name of a blank → what stands there: a value, or a list where the blank stands alone in a list.
    frames : mapping
        Name of a dataset → its DataFrame.
    """

    def __init__(self, spec: Mapping[str, Any], values: Mapping[str, Any], frames: Mapping[str, pd.DataFrame]) -> None:
        self._spec = spec
        self._values = {blank(name): value for name, value in values.items()}
        self._frames = frames

    def to_dict(self, validate: bool = False) -> dict[str, Any]:
        """The specification, the data as DataFrames under "datasets". `validate` is for the shape of an Altair chart only."""
        return {**self._put(self._spec), "datasets": dict(self._frames)}

    def _put(self, part: Any) -> Any:
        if isinstance(part, Mapping):
            return {key: self._put(value) for key, value in part.items()}
        if isinstance(part, list):
            alone = part[0] if len(part) == 1 and isinstance(part[0], str) else None
            return list(self._values[alone]) if alone in self._values else [self._put(each) for each in part]
        return self._values.get(part, part) if isinstance(part, str) else part
