"""Briefing: the deck as a list and as it will be shown, presented full screen, edited, and taken along as a file."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Final

import streamlit as st

from briefing.deck import Deck
from briefing.finding import shortened
from pages import (
    _briefing_decks,
    _briefing_edit,
    _briefing_files,
    _briefing_list,
    _briefing_shown,
    _filter,
    _look,
    _present,
)
from pages._sentences import plural

PAGES: Final = {
    "map": "Map",
    "time": "Over time",
    "province": "Province",
    "ties": "Ties",
    "agreements": "Agreements",
}
_CSS: Final = f"<style>{Path(__file__).with_suffix('.css').read_text(encoding='utf-8')}</style>"


def show() -> None:
    """Draw the page."""
    st.html(_CSS)
    _page()


@st.fragment
def _page() -> None:
    deck = _briefing_decks.current()
    document = _briefing_shown.document(deck)
    lead = st.empty()
    with st.container(
        key="briefing_told"
    ):  # always there, so that what is said moves nothing and the frame stays mounted
        _trouble()
    _briefing_files.bar(deck)
    with lead:
        _look.lead(opening(deck, document))
    if not deck.views:
        st.info(
            "This deck has no views yet. Open a page, set its filters and the map as you want them shown, and choose "
            "“Add to briefing” there.",
            icon=":material/add_to_photos:",
        )
        return
    left, right = st.columns([1, 2.7], gap="medium")
    selected = _selected(deck)
    _filter.write_address()
    with left:
        _briefing_edit.tools(deck, selected)
        with st.container(height=560, border=False, key="briefing_list"):
            _list(deck, document)
    with right:
        at = [view.id for view in deck.views].index(selected)
        _present.frame(
            document,
            version=_briefing_shown.version(deck),
            slide=at,
            asked=st.session_state.get("briefing_asked", 0),
            key="briefing_frame",
            on_change=_from_frame,
        )
        _briefing_edit.words(deck, deck.view(selected), document["slides"][at])
    _look.how(
        "A view keeps the filters and the look of a screen, not its events: those are found anew in the data each time, unless "
        "the deck is pinned. Present fills the screen: arrows, Page Up and Page Down or a remote change slides, B is black, "
        "Escape ends. It needs no network."
    )


def opening(deck: Deck, document: dict) -> str:
    """What the deck is, and which data it shows."""
    sentence = f"<b><bdi>{escape(shortened(deck.title, 120))}</bdi></b>: {plural(len(deck.views), 'view', 'views')}. "
    empty = sum(not slide["n_events"] for slide in document["slides"])
    as_of = f": {escape(document['as_of'][:1].lower() + document['as_of'][1:])}" if deck.views else ""
    sentence += f"{'Pinned' if deck.pinned else 'Follows the data'}{as_of}."
    if empty:
        sentence += f" {plural(empty, 'view has', 'views have')} no events left; the slide says so."
    return sentence


def _trouble() -> None:
    for sentence in _briefing_decks.notices():
        st.warning(_look.plain(sentence), icon=":material/draft:")
    if sentence := _briefing_decks.said():
        st.error(_look.plain(sentence), icon=":material/error:")


def _selected(deck: Deck) -> str:
    """Id of the view at hand: the one chosen, else the first."""
    ids = [view.id for view in deck.views]
    wanted = st.session_state.get("briefing_view")
    if wanted not in ids:
        wanted = ids[0]
        st.session_state["briefing_view"] = wanted
    return wanted


def _list(deck: Deck, document: dict) -> None:
    rows = [
        _briefing_list.Row(slide["id"], shortened(slide["title"], 90), _caption(slide)) for slide in document["slides"]
    ]
    _briefing_list.draw(rows, st.session_state["briefing_view"], on_chosen=_go, on_moved=_put)


def _caption(slide: dict) -> str:
    n = slide["n_events"]
    kind = "Plays" if "play" in slide else PAGES[slide["page"]]
    return f"{kind} · {plural(n, 'event', 'events') if n else 'no events left'}"


def _from_frame() -> None:
    answer = st.session_state["briefing_frame"] or {}
    if answer.get("slide") in {view.id for view in _briefing_decks.current().views}:
        st.session_state["briefing_view"] = answer["slide"]


def _put(view_id: str, to: int) -> None:
    """Put a view where it was dragged; it is the one at hand then."""
    _briefing_decks.move_view(view_id, to)
    _go(view_id)


def _go(view_id: str) -> None:
    """Go to a view, in the document as well."""
    st.session_state["briefing_view"] = view_id
    st.session_state["briefing_asked"] = st.session_state.get("briefing_asked", 0) + 1


if __name__ == "__main__":
    show()
