"""The decks of this machine as pages use them: which there are, which one is open, and how a change is kept and taken back.

Every change reads the deck from its file, changes it and writes it, so that two people on one server lose nothing but the field
they both edit. Where there is no deck, the example that comes with Marz is shown; it is written when it is first changed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import streamlit as st
from pydantic import ValidationError

from briefing import deck as decks
from briefing.deck import Deck, Removed
from briefing.deck_files import Shelf, example_deck
from briefing.errors import BriefingError
from briefing.finding import shortened
from events.errors import EventsError
from events.model import complaints

EXAMPLE_ID: Final = "example"


def shelf() -> Shelf:
    """The user's decks."""
    return Shelf.of_user()


def all_decks() -> list[Deck]:
    """Every deck, by title; the example where there is none."""
    return _read()[0] or [_example()]


def notices() -> list[str]:
    """A sentence for each file among the decks that is none."""
    return _read()[1]


def current() -> Deck:
    """The deck that is open."""
    found = all_decks()
    wanted = st.session_state.get("deck_id")
    deck = next((deck for deck in found if deck.id == wanted), found[0])
    st.session_state["deck_id"] = deck.id
    return deck


def open_deck(deck_id: str) -> None:
    """Open a deck."""
    if st.session_state.get("deck_id") != deck_id:
        st.session_state["deck_id"] = deck_id
        st.session_state.pop("briefing_view", None)


def keep(deck: Deck) -> bool:
    """Write a deck and open it; False, and the reason for the next run, where that is impossible."""
    try:
        shelf().save(deck)
    except BriefingError as error:
        trouble(str(error))
        return False
    open_deck(deck.id)
    return True


def change(how: Callable[[Deck], Deck]) -> bool:
    """Change the deck that is open, and keep it."""
    try:
        return keep(how(current()))
    except ValidationError as error:
        trouble(" ".join(complaints(error)[:2]))
    except (BriefingError, EventsError) as error:
        trouble(str(error))
    return False


def trouble(sentence: str) -> None:
    """Say something on the next run."""
    st.session_state["briefing_trouble"] = sentence


def said() -> str:
    """What is to be said, once."""
    return st.session_state.pop("briefing_trouble", "")


# What can be taken back --------------------------------------------------------------------------------------------------


def delete_view(view_id: str) -> None:
    """Delete a view; `take_back` restores it where it stood."""
    deck = current()
    title = shortened(deck.view(view_id).title, 60) or "The view"
    at = next(i for i, view in enumerate(deck.views) if view.id == view_id)
    left, removed = decks.delete(deck, view_id)
    if keep(left):
        st.session_state["briefing_undo"] = (f"“{title}” was deleted.", deck.id, removed)
        if left.views:
            st.session_state["briefing_view"] = left.views[min(at, len(left.views) - 1)].id


def delete_deck() -> None:
    """Delete the deck that is open; `take_back` restores it."""
    deck = current()
    try:
        if deck.id in {kept.id for kept in _read()[0]}:
            shelf().delete(deck.id)
    except BriefingError as error:
        trouble(str(error))
        return
    st.session_state["briefing_undo"] = (f"The deck “{shortened(deck.title, 60)}” was deleted.", deck.id, deck)
    st.session_state.pop("deck_id", None)
    st.session_state.pop("briefing_view", None)


def undoable() -> str:
    """What `take_back` would undo, as a sentence; empty where there is nothing."""
    return st.session_state.get("briefing_undo", ("",))[0]


def take_back() -> None:
    """Undo the last deletion."""
    _, deck_id, what = st.session_state.pop("briefing_undo", ("", "", None))
    if isinstance(what, Deck):
        keep(what)
    elif isinstance(what, Removed):
        try:
            if keep(decks.restore(_of(deck_id), what)):
                st.session_state["briefing_view"] = what.view.id
        except BriefingError as error:
            trouble(str(error))


def _of(deck_id: str) -> Deck:
    found = next((deck for deck in all_decks() if deck.id == deck_id), None)
    if found is None:
        raise BriefingError("The deck has been deleted meanwhile, so nothing can be put back into it.")
    return found


# Reading -----------------------------------------------------------------------------------------------------------------


def _read() -> tuple[list[Deck], list[str]]:
    folder = shelf().folder
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    return _parsed(str(folder), tuple((file.name, *_stamp(file)) for file in files))


def _stamp(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


@st.cache_resource(show_spinner=False, max_entries=4)
def _parsed(folder: str, files: tuple[tuple[str, int, int], ...]) -> tuple[list[Deck], list[str]]:
    return Shelf(Path(folder)).decks()


@st.cache_resource(show_spinner=False)
def _example() -> Deck:
    return example_deck()
