"""The matrix of pairs as a chart: names on top and on the left, totals below and on the right; a click on a cell picks the pair.

Cells are coloured by number in the map's ramp. A chart's cells cannot be reached by keyboard: pages/_tie_choice.py stands for them.
"""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from events.ties import Matrix
from geo import palette
from geo.provinces import BORDER, name
from pages import _charts, _charts_filled, _filter, _tie_grid, _view
from pages._sentences import plural

_NONE: Final = -1
_DRAWN: Final = ["iran", "iraq", "n_events", "shade", "iran_name", "iraq_name", "said", "picked"]


def draw(grid: Matrix, n_events: int, period: str) -> None:
    """Draw the matrix.

    Parameters
    ----------
    grid : Matrix
    n_events : int
        Events of the selection that name a pair.
    period : str
        Years, for the line below the title.
    """
    cells = prepared(grid)
    best = cells.iloc[int(cells["n_events"].argmax())]
    n_border, tied = int(cells["border"].sum()), int((cells["border"] & (cells["n_events"] > 0)).sum())
    with st.container(key="tie_matrix_box"):
        _charts.show(
            chart(cells, grid),
            title=(
                f"{best['iran_name']} and {best['iraq_name']} deal most"
                if best["n_events"] > 1
                else "No pair has more than one event"
            )
            + f"; {tied} of the {n_border} pairs of border provinces {'has an' if tied == 1 else 'have any'} event",
            note=f"Events by pair{period}, {plural(n_events, 'event', 'events')} with a pair; "
            "the line divides border provinces from others",
            data=cells.loc[cells["n_events"] > 0, ["iran_name", "iraq_name", "n_events"]].sort_values(
                "n_events", ascending=False
            ),
            labels={"iran_name": "Iranian province", "iraq_name": "Iraqi governorate", "n_events": "Events"},
            alt_text="Matrix of Iranian provinces against Iraqi governorates. Most events: "
            + "; ".join(
                f"{row.iran_name} – {row.iraq_name} {row.n_events}"
                for row in cells.nlargest(5, "n_events").itertuples()
            ),
            key="tie_matrix",
            on_select=_take,
            selection_mode="cell",
        )


def prepared(grid: Matrix) -> pd.DataFrame:
    """The cells with names, shade (0 fewest … 5 most, -1 none), whether the number stands on a deep colour, and what is picked."""
    language = _view.language()
    cells = grid.cells.copy()
    cut = palette.classes(int(cells["n_events"].max()) if len(cells) else 0)
    cells["shade"] = [palette.shade_of(palette.class_of(n, cut), len(cut)) if n else _NONE for n in cells["n_events"]]
    cells["iran_name"] = [name(code, language) for code in cells["iran"]]
    cells["iraq_name"] = [name(code, language) for code in cells["iraq"]]
    cells["border"] = cells["iran"].isin(BORDER) & cells["iraq"].isin(BORDER)
    cells["said"] = [
        f"{a} – {b}: {plural(n, 'event', 'events')}"
        for a, b, n in cells[["iran_name", "iraq_name", "n_events"]].itertuples(index=False, name=None)
    ]
    what = _view.picked() or {}
    cells["picked"] = (cells["iran"] == what.get("iran")) & (cells["iraq"] == what.get("iraq"))
    return cells


def chart(cells: pd.DataFrame, grid: Matrix) -> _charts_filled.Filled:
    """The matrix with its margins, in steps of a fixed size."""
    language = _view.language()
    rows, columns = [name(code, language) for code in grid.iran], [name(code, language) for code in grid.iraq]
    inland = {
        side: [label for label, code in zip(labels, codes, strict=True) if code not in BORDER]
        for side, labels, codes in (("iran", rows, grid.iran), ("iraq", columns, grid.iraq))
    }
    return _charts_filled.Filled(
        _tie_grid.template(_charts.theme()),
        {
            "rows": rows,
            "columns": columns,
            "most_by_iran": _tie_grid.SPACE * max(1, int(grid.by_iran["n_events"].max())),
            "most_by_iraq": _tie_grid.SPACE * max(1, int(grid.by_iraq["n_events"].max())),
        },
        {
            "cells": cells[[*_DRAWN, *palette.TYPE_COLOURS]],
            "by_iran": pd.DataFrame({"label": rows, "n_events": grid.by_iran["n_events"]}),
            "by_iraq": pd.DataFrame({"label": columns, "n_events": grid.by_iraq["n_events"]}),
            "row_line": pd.DataFrame({"iran_name": inland["iran"][:1]}, dtype=object),
            "column_line": pd.DataFrame({"iraq_name": inland["iraq"][:1]}, dtype=object),
            "corner": pd.DataFrame({"n": [0]}),
        },
    )


def _take() -> None:
    """A cell was clicked: its pair is picked; a click beside the cells lets it go."""
    chosen = st.session_state["tie_matrix"]["selection"].get("cell") or []
    if chosen:
        _view.pick({"kind": "tie", "iran": chosen[0]["iran"], "iraq": chosen[0]["iraq"]})
    elif (_view.picked() or {}).get("kind") == "tie":
        _view.pick(None)
    _filter.write_address()
