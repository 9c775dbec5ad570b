"""Events as cards, the first few at once and more on demand, so that a change of the filter stays cheap."""

from __future__ import annotations

import streamlit as st

from events.tables import Selected
from pages import _access, _cards, _view

MORE: int = 20


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
        How many are shown before the reader asks for more.
    """
    state = st.session_state
    if state.get(f"{key}_about") != about:
        state[f"{key}_about"], state[f"{key}_n"] = about, first
    shown = _access.records(events.ids[: state[f"{key}_n"]])
    _cards.cards(shown, language=_view.language())
    left = len(events) - len(shown)
    if left:
        st.button(f"Show more ({left:,} left)", key=f"{key}_more", on_click=_more, args=(key,), width="stretch")


def _more(key: str) -> None:
    st.session_state[f"{key}_n"] += MORE
