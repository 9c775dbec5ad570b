"""“Add to briefing”: one small button on any page that keeps what is on the screen as a view of a deck.

Takes the page's name and, where the page knows better, a title; keeps the Selection, the map's place, zoom and layers, the names'
language, what is picked and the page's own parameters.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import streamlit as st
from pydantic import ValidationError

from briefing import deck as decks
from briefing.deck import Deck
from briefing.errors import BriefingError
from briefing.finding import shortened, suggested_title
from briefing.view import MOST_TEXT, SWITCHES, View, new_id
from events.counts import headline
from events.model import complaints
from events.selection import Selection
from events.vocabulary import EventType
from pages import _access, _briefing_decks, _filter, _look, _view

_PARAMETERS: Final = {
    "map": (),
    "time": ("view", "unit", "window", "step", "marks", "a", "b"),
    "province": ("province",),
    "ties": ("tab", "order"),
    "agreements": ("stage", "agreement"),
}
"""Parameters of each page's address that are its own; what every map has, a View has fields for."""


def offer(page: str, title: str = "", note: str = "", *, about: str | None = None) -> None:
    """Draw the button.

    Parameters
    ----------
    page : str
        Where the view is saved: "map", "time", "province", "ties" or "agreements".
    title : str
        To suggest; one that states the finding where it is empty.
    note : str
        To suggest.
    about : str, optional
        The province a page is about: the view shows the selected events that name it.
    """
    key = f"add_{page}"
    box = st.popover(
        "Add to briefing", icon=":material/add_to_photos:", type="tertiary", key=key, on_change="rerun",
        help="Keep this screen as a slide",
    )  # fmt: skip
    if box.open:
        with box:
            _form(page, title, note, about, key)
    told = st.session_state.pop(f"{key}_told", "")
    if told:
        st.toast(_look.plain(told), icon=":material/slideshow:")


def _form(page: str, title: str, note: str, about: str | None, key: str) -> None:
    chosen = of_page(_filter.selection(), page, about)
    if not title:
        title = suggested_title(headline(_access.selected(chosen)), chosen, _view.language())
    kept = _briefing_decks.all_decks()
    titles = {deck.id: shortened(deck.title, 80) for deck in kept}
    fault = st.session_state.pop(f"{key}_fault", "")
    with st.form(f"{key}_form", border=False, enter_to_submit=False):
        st.selectbox(
            "Deck", list(titles), format_func=lambda i: titles.get(i, i), key=f"{key}_deck", accept_new_options=True,
            index=list(titles).index(_briefing_decks.current().id), help="Choose one, or type the title of a new one",
        )  # fmt: skip
        # Suggested anew for every selection: what was typed for another one must not stay behind.
        stamp = f"{hash((chosen, page, title)):x}"
        st.text_input("Title", value=title, key=f"{key}_title_{stamp}", max_chars=MOST_TEXT)
        st.text_area(
            "Note", value=note, key=f"{key}_note_{stamp}", height=80, placeholder="What the audience should know"
        )
        st.text_area("Speaker notes", key=f"{key}_speech_{stamp}", height=80, placeholder="What only you see")
        if fault:
            st.error(_look.plain(fault))
        st.form_submit_button(
            "Add", type="primary", icon=":material/add:", on_click=_add, args=(page, chosen, about, key, stamp)
        )


def of_page(chosen: Selection, page: str, about: str | None = None) -> Selection:
    """The selection with what a page narrows it to by itself: its province, or agreements alone."""
    if page == "agreements" and not chosen.types:
        chosen = replace(chosen, types=(EventType.AGREEMENT,))
    if about is None or about in chosen.border:
        return chosen
    return replace(chosen, border=(about,)) if not chosen.border else replace(chosen, counterparts=(about,))


def view_of_screen(page: str, chosen: Selection, about: str | None = None, **words: str) -> View:
    """What is on the screen, as a view; raises ValidationError where a text is too long."""
    picked: Any = {"kind": "province", "code": about} if about else _view.picked()
    if picked:
        picked = {key: value for key, value in picked.items() if key in ("kind", "code", "iran", "iraq", "venue")}
        if picked["kind"] == "venue":
            picked.pop("code", None)
    params = {key: value for key, value in _view.params().items() if key in _PARAMETERS[page]}
    if about:
        params["province"] = about
    return View.of(
        chosen,
        page=page,
        at=_view.map_view(),
        switched=tuple(layer for layer in _view.switched() if layer in SWITCHES),
        n_ties=_view.n_ties(),
        language=_view.language(),
        picked=picked,
        params=params,
        **words,
    )


def _add(page: str, chosen: Selection, about: str | None, key: str, stamp: str) -> None:
    state = st.session_state
    try:
        words = {
            "title": state[f"{key}_title_{stamp}"].strip(),
            "note": state[f"{key}_note_{stamp}"].strip(),
            "speaker_notes": state[f"{key}_speech_{stamp}"].strip(),
        }
        view = view_of_screen(page, chosen, about, **words)
        deck = decks.add(_deck(state[f"{key}_deck"]), view)
        _briefing_decks.shelf().save(deck)
    except ValidationError as error:
        state[f"{key}_fault"] = " ".join(complaints(error)[:2])
        return
    except BriefingError as error:
        state[f"{key}_fault"] = str(error)
        return
    state["deck_id"], state["briefing_view"] = deck.id, deck.views[-1].id
    state[f"{key}_told"] = f"Added to “{shortened(deck.title, 60)}” as view {len(deck.views)}."
    state[key] = False  # the popover closes


def _deck(chosen: str | None) -> Deck:
    """The deck of that id; else a new one under that title."""
    found = next((deck for deck in _briefing_decks.all_decks() if deck.id == chosen), None)
    return found or Deck(id=new_id(), title=(chosen or "").strip()[:200] or "Briefing")
