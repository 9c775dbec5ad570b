"""What pages read: the event store, its tables and the events of a selection, each loaded once and shared by all readers.

Takes nothing from the page but a `Selection`; gives cached objects keyed by the store's revision, so that what another
process has accepted appears with the next rerun.
"""

from __future__ import annotations

import streamlit as st

from events.errors import StoreError
from events.model import Event
from events.selection import Selection
from events.store import Store
from events.tables import Selected, Tables
from pages import _look


@st.cache_resource(show_spinner="Opening the events …")
def store() -> Store:
    """The event store of this machine, or the database that MARZ_DATABASE_URL names."""
    return Store.open()


@st.cache_resource(show_spinner=False, max_entries=2)
def _tables(revision: int) -> Tables:
    return Tables.build(store().frame())


@st.cache_resource(show_spinner=False, max_entries=64)
def _selected(revision: int, selection: Selection) -> Selected:
    return _tables(revision).select(selection)


def tables() -> Tables:
    """The tidy tables of everything in the store, as of now."""
    return _tables(store().revision())


def selected(selection: Selection) -> Selected:
    """The events of a selection, as of now."""
    return _selected(store().revision(), selection)


def records(ids: list[str]) -> list[Event]:
    """The full records of a few events, in the order given."""
    return store().get(ids)


def open_or_explain() -> None:
    """Open the store, or say in a sentence why it cannot be opened and stop the page."""
    try:
        notices = store().notices
        store().revision()
    except StoreError as error:
        st.error(_look.plain(str(error)), icon=":material/database_off:")
        st.stop()
    for notice in notices:
        st.warning(_look.plain(notice), icon=":material/info:")
