"""The pair of the matrix by its two names: what a click on a cell does, for the keyboard, a screen reader or a thumb.

Takes the matrix; picks a pair as soon as both sides are chosen, and shows what is picked by any other way.
"""

from __future__ import annotations

import streamlit as st

from events.ties import Matrix
from geo.provinces import PROVINCES, REGION, name
from pages import _charts, _filter, _look, _view
from pages._sentences import listed

_SIDES = ("iran", "iraq")
_NAMED = 5
"""Counterparts told of a province whose other side is still to be chosen."""


def draw(grid: Matrix) -> None:
    """Draw the two boxes and, as long as there is no pair, what to do or whom the chosen province deals with."""
    state = st.session_state
    what = _view.picked() or {}
    if what.get("kind") == "tie":
        state["tie_half"] = chosen = {side: what[side] for side in _SIDES}
    else:
        chosen = state.setdefault("tie_half", {})
        if len(chosen) == len(_SIDES):  # the pair was let go somewhere else
            state["tie_half"] = chosen = {}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="tie_choice"):
        for side, label, codes in (("iran", "Iranian side", grid.iran), ("iraq", "Iraqi side", grid.iraq)):
            mine = chosen.get(side)
            state[f"tie_{side}"] = mine
            st.selectbox(
                label,
                [*codes, *([mine] if mine and mine not in codes else [])],
                key=f"tie_{side}",
                format_func=_labelled,  # the same in every run: the browser answers with the label
                placeholder="Choose …",
                index=None,
                on_change=_take,
                width=230,
            )
    if not chosen:
        st.caption("Click a cell, or choose both sides here, to read the history of that pair.")
    elif len(chosen) == 1:
        _look.how(_charts.worded(_counterparts(grid, *next(iter(chosen.items())))))


def _labelled(code: str) -> str:
    return name(code, _view.language())


def _counterparts(grid: Matrix, side: str, code: str) -> str:
    """Whom a province deals with most, in a sentence."""
    other = "iraq" if side == "iran" else "iran"
    cells = grid.cells[(grid.cells[side] == code) & (grid.cells["n_events"] > 0)].nlargest(_NAMED, "n_events")
    if cells.empty:
        return f"{_labelled(code)} has no event with a province of the other side here."
    told = [f"{_labelled(row[other])} ({row['n_events']:,})" for row in cells.to_dict("records")]
    return f"{_labelled(code)} has most events with {listed(told)}. Choose the other side too."


def _take() -> None:
    state = st.session_state
    chosen = {side: state[f"tie_{side}"] for side in _SIDES if state[f"tie_{side}"] in (*PROVINCES, REGION)}
    if len(chosen) == len(_SIDES):
        _view.pick({"kind": "tie", **chosen})
    elif (_view.picked() or {}).get("kind") == "tie":
        _view.pick(None)
    state["tie_half"] = chosen
    _filter.write_address()
