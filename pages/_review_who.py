"""Who is reviewing: asked once, kept in the store for this user of this machine, and shown.

Takes the store; gives a name, or None as long as nobody has told one.
"""

from __future__ import annotations

import streamlit as st

from events.errors import StoreError
from events.readable_store import ReadableStore
from pages import _access, _look


def who(store: ReadableStore) -> str | None:
    """The reviewer's name: as told in this session, else as remembered."""
    if "who" not in st.session_state:
        st.session_state["who"] = store.who()
    return st.session_state["who"]


def ask(store: ReadableStore) -> None:
    """Ask for the name where it is not known; nothing where it is, or where nothing can be saved anyway."""
    if who(store) or not store.keeps:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="ask_who"):
        st.text_input(
            "Who is reviewing? Your name is kept with everything you add, accept or reject. You are asked once.",
            key="who_typed",
            placeholder="Your name",
            max_chars=80,
            width=460,
            on_change=_remember,
        )
        st.button("Start", on_click=_remember, type="primary")


def shown(store: ReadableStore) -> None:
    """The name, with a way to change it."""
    name = who(store)
    if not name or not store.keeps:
        return
    with st.popover(_look.plain(name), icon=":material/person:", type="tertiary", help="Who is reviewing"):
        st.text_input("Reviewing as", value=name, key="who_changed", max_chars=80, on_change=_change)


def _remember() -> None:
    _keep(st.session_state.get("who_typed", ""))


def _change() -> None:
    _keep(st.session_state.get("who_changed", ""))


def _keep(typed: str) -> None:
    name = " ".join(typed.split())
    if not name:
        return
    st.session_state["who"] = name
    try:
        _access.store().remember_who(name)
    except StoreError as error:
        st.session_state["review_trouble"] = str(error)
