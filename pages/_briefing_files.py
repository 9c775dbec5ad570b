"""The deck as a whole: which one, its title, whether it follows the data, and the files that are read and made of it.

Takes the deck that is open; draws one bar. Files are made when their button is pressed and not before.
"""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st
from pydantic import ValidationError

from briefing import data as deck_data
from briefing import deck as decks
from briefing.deck import Deck, read_deck
from briefing.deck_files import example_deck
from briefing.errors import BriefingError
from briefing.finding import shortened
from events.errors import EventsError
from events.model import complaints
from events.partial_date import spoken
from pages import _access, _briefing_decks, _briefing_exports, _look
from pages._sentences import plural


def bar(deck: Deck) -> None:
    """Draw the bar."""
    found = _briefing_decks.all_decks()
    titles = {one.id: shortened(one.title, 70) for one in found}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="briefing_bar"):
        st.session_state["briefing_deck"] = deck.id
        st.selectbox(
            "Deck", list(titles), key="briefing_deck", format_func=lambda i: titles.get(i, i), on_change=_open,
            label_visibility="collapsed", width=430,
        )  # fmt: skip
        _popover("Deck", ":material/edit:", "deck", lambda: _deck(deck))
        _popover(
            "Pinned" if deck.pinned else "Follows the data", ":material/keep:" if deck.pinned else ":material/sync:",
            "data", lambda: _data(deck),
        )  # fmt: skip
        _popover("Export", ":material/download:", "export", lambda: _briefing_exports.buttons(deck))
        if undo := _briefing_decks.undoable():
            st.html(f'<span class="marz-note" role="status" dir="auto">{escape(undo)}</span>', width="content")
            st.button(
                "Undo", key="briefing_take_back", icon=":material/undo:", type="tertiary",
                on_click=_briefing_decks.take_back,
            )  # fmt: skip


def _popover(label: str, icon: str, key: str, draw: object) -> None:
    box = st.popover(label, icon=icon, key=f"briefing_{key}_box", on_change="rerun")
    if box.open:
        with box:
            draw()  # type: ignore[operator]


def _open() -> None:
    _briefing_decks.open_deck(st.session_state["briefing_deck"])


# The deck itself ---------------------------------------------------------------------------------------------------------


def _deck(deck: Deck) -> None:
    state = st.session_state
    state["briefing_deck_title"], state["briefing_deck_author"] = deck.title, deck.author
    st.text_input("Title", key="briefing_deck_title", on_change=_retitle, max_chars=decks.MOST_TEXT)
    st.text_input("Author", key="briefing_deck_author", on_change=_retitle, max_chars=400)
    with st.container(horizontal=True, gap="small"):
        st.button("New", icon=":material/add:", key="briefing_new", on_click=_new)
        st.button("Copy", icon=":material/content_copy:", key="briefing_copy_deck", on_click=_copy)
        st.button("Delete", icon=":material/delete:", key="briefing_delete_deck", on_click=_briefing_decks.delete_deck)
    if deck.id != _briefing_decks.EXAMPLE_ID and all(
        one.id != _briefing_decks.EXAMPLE_ID for one in _briefing_decks.all_decks()
    ):
        st.button(
            "Add the example deck",
            icon=":material/lightbulb:",
            key="briefing_example",
            on_click=_example,
            type="tertiary",
        )
    st.file_uploader(
        "Open a deck file", type="json", key=f"briefing_file_{state.get('briefing_uploads', 0)}", on_change=_take,
        args=(f"briefing_file_{state.get('briefing_uploads', 0)}",),
    )  # fmt: skip


def _retitle() -> None:
    state = st.session_state
    title, author = state["briefing_deck_title"], state["briefing_deck_author"]
    _briefing_decks.change(lambda deck: decks.retitle(deck, title, author))


def _new() -> None:
    _briefing_decks.keep(Deck(id=decks.new_id(), title=f"Briefing of {spoken(date.today().isoformat())}"))


def _copy() -> None:
    _briefing_decks.change(decks.copy_of)


def _example() -> None:
    _briefing_decks.keep(example_deck())


def _take(key: str) -> None:
    """A file somebody chose: kept as a deck, under a new id where that one is taken by another deck."""
    state = st.session_state
    uploaded = state.get(key)
    if uploaded is None:
        return
    state["briefing_uploads"] = state.get("briefing_uploads", 0) + 1
    try:
        deck = read_deck(uploaded.getvalue(), uploaded.name)
    except BriefingError as error:
        _briefing_decks.trouble(str(error))
        return
    taken = {one.id: one for one in _briefing_decks.all_decks()}
    if deck.id in taken and taken[deck.id] != deck:
        deck = deck.model_copy(update={"id": decks.new_id()})
    if _briefing_decks.keep(deck):
        st.toast(f"Opened “{_look.plain(shortened(deck.title, 60))}”, {plural(len(deck.views), 'view', 'views')}.")


# Which data --------------------------------------------------------------------------------------------------------------


def _data(deck: Deck) -> None:
    if deck.pinned:
        day = str(deck.data_as_of)[:10]
        st.markdown(
            f"Pinned to the data as of **{day}**. It carries {plural(len(deck.events), 'event', 'events')}, so that it "
            "shows the same on any machine, whatever comes in later."
        )
        st.button(
            "Let it follow the data", icon=":material/sync:", key="briefing_follow", on_click=_briefing_decks.follow
        )
        return
    st.markdown("The slides show the data as they are on the day they are shown or made.")
    st.date_input("Pin to the data as of", value="today", max_value="today", key="briefing_pin_day")
    st.button("Pin", icon=":material/keep:", key="briefing_pin", on_click=_pin)


def _pin() -> None:
    day = st.session_state["briefing_pin_day"]
    moment = None if day is None or day >= date.today() else day.isoformat()
    try:
        _briefing_decks.keep(deck_data.pin(_briefing_decks.current(), _access.store(), moment))
    except ValidationError as error:
        _briefing_decks.trouble(" ".join(complaints(error)[:2]))
    except (BriefingError, EventsError) as error:
        _briefing_decks.trouble(str(error))
