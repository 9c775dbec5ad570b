"""Ties between Iranian provinces and Iraqi governorates: who deals with whom, in which direction, about what, and how far."""

from __future__ import annotations

from html import escape

import numpy as np
import pandas as pd
import streamlit as st

from events.counts import headline, pair_counts
from events.selection import Selection
from events.tables import Selected
from events.ties import ORDERS, matrix
from geo.provinces import PROVINCES, REGION, name
from pages import (
    _access,
    _add_to_briefing,
    _delegations,
    _depth_view,
    _exhibitions,
    _filter,
    _look,
    _pair,
    _sentences,
    _tie_choice,
    _tie_distance,
    _tie_matrix,
    _tie_parts,
    _view,
)
from pages._sentences import plural


def show() -> None:
    """Draw the page."""
    chosen = _filter.selection()
    found = _access.selected(chosen)
    if not len(found):
        _look.lead(_filter.loosen(lambda other: len(_access.selected(other)), chosen))
        st.button("Reset the filters", on_click=_filter.reset, icon=":material/restart_alt:")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        _tabs()
        _add_to_briefing.offer("ties")
    if _depth_view.tab() == "exhibitions":
        _exhibitions.draw(chosen)
    elif _depth_view.tab() == "delegations":
        _delegations.draw(chosen)
    else:
        _matrix(chosen)


def _tabs() -> None:
    st.session_state["tab_box"] = _depth_view.tab()
    st.segmented_control(
        "View",
        list(_depth_view.TABS),
        key="tab_box",
        required=True,
        format_func=_depth_view.TABS.__getitem__,
        on_change=lambda: st.session_state.update(tab=st.session_state["tab_box"]),
        label_visibility="collapsed",
        width="content",
    )


def _matrix(chosen: Selection) -> None:
    found = _access.selected(chosen)
    pairs = pair_counts(found)
    numbers = headline(found, pairs)
    if pairs.empty:
        _look.lead(
            f"None of the {plural(len(found), 'event', 'events')} of this selection names a province on both sides, so there is "
            "no tie to show."
        )
        _look.how(_sentences.counting(numbers))
        return
    _look.lead(opening(found, pairs))
    _body(chosen)
    _look.how(_sentences.counting(numbers))


@st.fragment
def _body(chosen: Selection) -> None:
    if st.session_state.pop("filtered_by_pick", False):
        st.rerun()
    found = _access.selected(chosen)
    pairs = pair_counts(found)
    numbers = headline(found, pairs)
    _order()
    paired = len(np.unique(found.event_pair["event"].to_numpy()))
    grid, history = st.container(), st.container()
    _tie_parts.ranking(found, pairs)  # First of all, because a row that is picked changes what stands above it.
    cells = matrix(found, _depth_view.order())
    with grid:
        _tie_matrix.draw(cells, paired, _sentences.period(numbers))
    with history:
        _tie_choice.draw(cells)
        what = _view.picked() or {}
        if what.get("kind") == "tie":
            _pair.draw(found, what["iran"], what["iraq"])
    left, right = st.columns(2, gap="large")
    with left:
        _tie_parts.visits(found)
    with right:
        _tie_parts.reaches(found)
    left, right = st.columns(2, gap="large")
    with left:
        _tie_parts.subjects(found, pairs)
    with right:
        _tie_distance.draw(found, _tie_parts.sharing())


def _order() -> None:
    st.session_state["order_box"] = _depth_view.order()
    st.segmented_control(
        "Order of rows and columns",
        list(ORDERS),
        key="order_box",
        required=True,
        format_func=ORDERS.__getitem__,
        on_change=_take_order,
        width="content",
    )


def _take_order() -> None:
    st.session_state["order"] = st.session_state["order_box"]
    _filter.write_address()


def opening(found: Selected, pairs: pd.DataFrame) -> str:
    """How many pairs have events out of how many, and how concentrated they are."""
    named = pairs[pairs["iraq"] != REGION]
    n_iran = sum(code.startswith("IR") for code in PROVINCES)
    possible = n_iran * (len(PROVINCES) - n_iran)
    total = int(pairs["n_events"].sum())
    if named.empty:
        return (
            f"Every tie of this selection is with the Kurdistan Region as a whole: {plural(len(pairs), 'province', 'provinces')}, "
            f"{plural(total, 'event', 'events')}."
        )
    best = named.iloc[0]
    tie = " – ".join(f"<bdi>{escape(name(best[side], _view.language()))}</bdi>" for side in ("iran", "iraq"))
    sentence = (
        f"<b>{plural(len(named), 'pair', 'pairs')}</b> of the {possible} that exist {'has' if len(named) == 1 else 'have'} "
        f'events together. The strongest is <b dir="ltr">{tie}</b> with {plural(int(best["n_events"]), "event", "events")}'
    )
    if len(pairs) > 5:
        sentence += f"; the first five hold {pairs['n_events'].head(5).sum() / total:.0%} of all pairings"
    return sentence + "."


if __name__ == "__main__":
    show()
