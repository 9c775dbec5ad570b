"""The decks of this machine as pages use them: which there are, which one is open, and how a change is kept and taken back.

Every change reads the deck from its file, changes it and writes it, so that two people on one server lose nothing but the field
they both edit. Where there is no deck, the example that comes with Marz is shown; it is written when it is first changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import streamlit as st
from pydantic import ValidationError

from briefing import deck as decks
from briefing.deck import Deck, Removed
from briefing.deck_files import Shelf, example_deck
from briefing.errors import BriefingError
from briefing.finding import shortened
from briefing.view import View
from events.errors import EventsError
from events.model import Event, complaints

EXAMPLE_ID: Final = "example"
MOST_STEPS: Final = 50
"""Changes that can be taken back, one after the other."""


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


@dataclass(frozen=True, slots=True)
class _Step:
    """A change that can be taken back: what was done, to which deck, and what restores it."""

    said: str
    deck_id: str
    what: Removed | _Moved | _Pinned | Deck


@dataclass(frozen=True, slots=True)
class _Moved:
    """A view moved within its deck, and where it stood."""

    view_id: str
    index: int


@dataclass(frozen=True, slots=True)
class _Pinned:
    """A deck let loose, and what it was pinned to."""

    moment: str
    events: tuple[Event, ...]


def delete_view(view_id: str) -> None:
    """Delete a view; `take_back` restores it where it stood."""
    deck = current()
    at = _place(deck, view_id)
    if at is None:
        return
    left, removed = decks.delete(deck, view_id)
    if keep(left):
        _remember(f"{_named(removed.view)} was deleted.", deck.id, removed)
        if left.views:
            st.session_state["briefing_view"] = left.views[min(at, len(left.views) - 1)].id


def move_view(view_id: str, to: int) -> None:
    """Move a view to another place, counted from 0; `take_back` moves it back."""
    deck = current()
    at = _place(deck, view_id)
    if at is not None and change(lambda deck: decks.move(deck, view_id, to)):
        moved = current()
        place = (_place(moved, view_id) or 0) + 1
        _remember(f"{_named(deck.views[at])} is now view {place} of {len(moved.views)}.", deck.id, _Moved(view_id, at))


def follow() -> None:
    """Let the deck follow the data; `take_back` pins it again to what it showed."""
    deck = current()
    if deck.data_as_of is not None and change(decks.following):
        _remember("The deck follows the data now.", deck.id, _Pinned(deck.data_as_of, deck.events))


def delete_deck() -> None:
    """Delete the deck that is open; `take_back` restores it."""
    deck = current()
    try:
        if deck.id in {kept.id for kept in _read()[0]}:
            shelf().delete(deck.id)
    except BriefingError as error:
        trouble(str(error))
        return
    _remember(f"The deck “{shortened(deck.title, 60)}” was deleted.", deck.id, deck)
    st.session_state.pop("deck_id", None)
    st.session_state.pop("briefing_view", None)


def undoable() -> str:
    """What `take_back` would undo, as a sentence; empty where there is nothing."""
    step = _last()
    return step.said if step else ""


def take_back() -> None:
    """Undo the last change of the deck that is open, or bring back one that was deleted since."""
    step = _last()
    if step is None:
        return
    st.session_state["briefing_undo"] = [one for one in _steps() if one is not step]
    what = step.what
    try:
        if isinstance(what, Deck):
            keep(what)
        elif isinstance(what, Removed):
            if keep(decks.restore(_of(step.deck_id), what)):
                st.session_state["briefing_view"] = what.view.id
        elif isinstance(what, _Moved):
            if keep(decks.move(_of(step.deck_id), what.view_id, what.index)):
                st.session_state["briefing_view"] = what.view_id
        else:
            keep(decks.pinned_to(_of(step.deck_id), what.moment, what.events))
    except BriefingError as error:
        trouble(str(error))


def _steps() -> list[_Step]:
    return st.session_state.get("briefing_undo", [])


def _last() -> _Step | None:
    """The last change of the open deck, or the last deletion of one."""
    deck_id = st.session_state.get("deck_id")
    return next((step for step in reversed(_steps()) if step.deck_id == deck_id or isinstance(step.what, Deck)), None)


def _remember(said: str, deck_id: str, what: Removed | _Moved | _Pinned | Deck) -> None:
    st.session_state["briefing_undo"] = [*_steps()[1 - MOST_STEPS :], _Step(said, deck_id, what)]


def _named(view: View) -> str:
    return f"“{shortened(view.title, 60)}”" if view.title else "The view"


def _place(deck: Deck, view_id: str) -> int | None:
    """Where a view stands; None, and the reason for the next run, where somebody else has deleted it."""
    for i, view in enumerate(deck.views):
        if view.id == view_id:
            return i
    trouble("This view has been deleted meanwhile.")
    return None


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
