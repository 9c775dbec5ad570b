"""Events as cards, the first few at once and more on demand, so that a change of the filter stays cheap."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import streamlit as st

from events.tables import Selected
from pages import _access, _cards, _view

MORE: int = 20
FIRST_BYTES: int = 4_000
"""What a list may take that comes with every change of the filter: an event with a dozen sources is as long as five others."""


def listing(events: Selected, *, about: object, key: str, first: int = 6) -> None:
    """List events, newest first. Call inside a fragment.

    Parameters
    ----------
    events : Selected
    about : object
        What the list is of; when it changes the list begins anew.
    key : str
        Unique on the page.
    first : int
        How many are shown before the reader asks for more; where that is less than a page (MORE), only as many of them as
        FIRST_BYTES hold, one at least.
    """
    state = st.session_state
    if state.get(f"{key}_about") != about:
        state[f"{key}_about"], state[f"{key}_n"] = about, first
    shown = [_cards.card(event, _view.language()) for event in _access.records(events.ids[: state[f"{key}_n"]])]
    if state[f"{key}_n"] < MORE:
        shown = shown[: _fitting(shown)]
        state[f"{key}_n"] = len(shown)
    _cards.draw(shown)
    left = len(events) - len(shown)
    if left:
        st.button(f"Show more ({left:,} left)", key=f"{key}_more", on_click=_more, args=(key,), width="stretch")


def _fitting(bodies: Sequence[str]) -> int:
    """How many cards FIRST_BYTES hold, one at least."""
    sizes = accumulate(len(body.encode()) for body in bodies)
    return max(1, sum(size <= FIRST_BYTES for size in sizes))


def _more(key: str) -> None:
    st.session_state[f"{key}_n"] += MORE
