"""What a deck shows, worked out once for all readers: its data, its resolved views and the content of the deck document.

Takes a deck; gives cached objects keyed by what the deck says, the store's revision and the day.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any, Final

import streamlit as st

from briefing.data import Data, data_of_deck, data_of_store
from briefing.deck import Deck
from briefing.offline_content import content
from briefing.resolving import Resolved, resolve_deck
from pages import _access

_MOST_DIGESTS: Final = 32
_digests: dict[int, tuple[Deck, str]] = {}
"""Decks, which are not changed once made, by identity: a pinned one carries megabytes that need not be read with every click."""


def version(deck: Deck) -> str:
    """A short text that changes when anything shown may have changed."""
    return "-".join(map(str, _key(deck)))


def shown(deck: Deck) -> list[Resolved]:
    """Every view of a deck, worked out."""
    return _shown(*_key(deck), deck)


def document(deck: Deck) -> dict[str, Any]:
    """The content of the deck document; to be read, not changed."""
    return _document(*_key(deck), deck)


def _key(deck: Deck) -> tuple[str, int, str]:
    return _digest(deck), _access.store().revision(), datetime.now(UTC).date().isoformat()


def _digest(deck: Deck) -> str:
    held = _digests.get(id(deck))
    if held is None or held[0] is not deck:
        if len(_digests) >= _MOST_DIGESTS:
            _digests.clear()
        held = _digests[id(deck)] = (deck, hashlib.sha256(deck.to_json().encode()).hexdigest()[:16])
    return held[1]


@st.cache_resource(show_spinner=False, max_entries=4)
def _data(pinned: str, revision: int, day: str, _deck: Deck) -> Data:
    """Data of a pinned deck; of the store as it is where `pinned` is empty."""
    return data_of_deck(_deck, _access.store()) if pinned else data_of_store(_access.store(), _access.tables())


@st.cache_resource(show_spinner=False, max_entries=6)
def _shown(digest: str, revision: int, day: str, _deck: Deck) -> list[Resolved]:
    bare = _digest(_deck.model_copy(update={"views": (), "title": "-"})) if _deck.pinned else ""
    return resolve_deck(_deck, _data(bare, revision, day, _deck))


@st.cache_resource(show_spinner="Drawing the slides …", max_entries=6)
def _document(digest: str, revision: int, day: str, _deck: Deck) -> dict[str, Any]:
    return content(_shown(digest, revision, day, _deck), title=_deck.title, author=_deck.author)
