"""What a deck shows, worked out once for all readers: its data, its resolved views and the content of the deck document.

Takes a deck; gives cached objects keyed by the deck's text, the store's revision and the day.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from briefing.data import Data, data_of_deck, data_of_store
from briefing.deck import Deck, read_deck
from briefing.offline_content import content
from briefing.resolving import Resolved, resolve_deck
from pages import _access


def key_of(deck: Deck) -> tuple[str, int, str]:
    """What the showing of a deck depends on."""
    return deck.to_json(), _access.store().revision(), datetime.now(UTC).date().isoformat()


def version(deck: Deck) -> str:
    """A short name of that, which changes when anything shown may have changed."""
    return hashlib.sha256("\n".join(map(str, key_of(deck))).encode()).hexdigest()[:16]


def shown(deck: Deck) -> list[Resolved]:
    """Every view of a deck, worked out."""
    return _shown(*key_of(deck))


def document(deck: Deck) -> dict[str, Any]:
    """The content of the deck document; to be read, not changed."""
    return _document(*key_of(deck))


@st.cache_resource(show_spinner=False, max_entries=4)
def _data(pinned: str, revision: int, day: str) -> Data:
    """Data of a pinned deck's text; of the store as it is where that is empty."""
    if not pinned:
        return data_of_store(_access.store(), _access.tables())
    return data_of_deck(read_deck(pinned), _access.store(), _access.tables())


@st.cache_resource(show_spinner=False, max_entries=6)
def _shown(text: str, revision: int, day: str) -> list[Resolved]:
    deck = read_deck(text)
    bare = deck.model_copy(update={"views": (), "title": "-"}).to_json() if deck.pinned else ""
    return resolve_deck(deck, _data(bare, revision, day))


@st.cache_resource(show_spinner="Drawing the slides …", max_entries=6)
def _document(text: str, revision: int, day: str) -> dict[str, Any]:
    deck = read_deck(text)
    return content(_shown(text, revision, day), title=deck.title, author=deck.author)
