"""Editing a deck: a view's place, its title, note and speaker notes, a copy of it, its end. Every change is kept at once."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

import streamlit as st

from briefing import deck as decks
from briefing.deck import Deck
from briefing.view import MOST_TEXT, View
from pages import _briefing_decks

_PLACEHOLDERS: Final = {
    "title": "The finding, in a sentence",
    "note": "Caption: what the audience should know",
    "speaker_notes": "What only you see; goes into the notes of PowerPoint",
}


def tools(deck: Deck, selected: str) -> None:
    """What can be done with the view at hand."""
    at = [view.id for view in deck.views].index(selected)
    with st.container(horizontal=True, gap="small", key="briefing_tools"):
        _tool(
            "up", ":material/arrow_upward:", "Earlier", _briefing_decks.move_view, (selected, at - 1), at == 0, "Alt+Up"
        )
        _tool(
            "down",
            ":material/arrow_downward:",
            "Later",
            _briefing_decks.move_view,
            (selected, at + 1),
            at == len(deck.views) - 1,
            "Alt+Down",
        )
        _tool("copy", ":material/content_copy:", "Duplicate", _duplicate, (selected,))
        _tool("delete", ":material/delete:", "Delete", _briefing_decks.delete_view, (selected,), keys="Alt+Delete")
        st.link_button(
            "Open", address(deck.view(selected)), icon=":material/open_in_new:", type="tertiary",
            help="Open this view on its page, in a new tab",
        )  # fmt: skip


def _tool(
    key: str, icon: str, about: str, act: object, args: tuple, disabled: bool = False, keys: str | None = None
) -> None:
    st.button(
        about, key=f"briefing_{key}", icon=icon, help=f"{about} ({keys})" if keys else about, on_click=act,  # type: ignore[arg-type]
        args=args, disabled=disabled, shortcut=keys,
    )  # fmt: skip


def words(deck: Deck, view: View, slide: dict) -> None:
    """Title, note and speaker notes of the view at hand."""
    left, right = st.columns(2, gap="medium")
    with left:
        _field(view, "title", "Title", placeholder=slide["title"] if not view.title else _PLACEHOLDERS["title"])
        _field(view, "note", "Note", tall=True)
    with right:
        _field(view, "speaker_notes", "Speaker notes", tall=True, height=168)


def _field(view: View, field: str, label: str, *, tall: bool = False, placeholder: str = "", height: int = 80) -> None:
    key = f"briefing_{field}_{view.id}"
    st.session_state[key] = getattr(view, field)
    placeholder = placeholder or _PLACEHOLDERS[field]
    most = MOST_TEXT * (4 if field == "speaker_notes" else 1)
    if tall:
        st.text_area(
            label, key=key, height=height, placeholder=placeholder, max_chars=most, on_change=_edit,
            args=(view.id, field, key),
        )  # fmt: skip
    else:
        st.text_input(
            label, key=key, placeholder=placeholder, max_chars=most, on_change=_edit, args=(view.id, field, key)
        )


def _edit(view_id: str, field: str, key: str) -> None:
    text = st.session_state[key]
    _briefing_decks.change(lambda deck: decks.replace_view(deck, deck.view(view_id).changed(**{field: text})))


def _duplicate(view_id: str) -> None:
    if _briefing_decks.change(lambda deck: decks.duplicate(deck, view_id)):
        views = _briefing_decks.current().views
        at = next(i for i, view in enumerate(views) if view.id == view_id)
        st.session_state["briefing_view"] = views[at + 1].id


def address(view: View) -> str:
    """Where a view was saved, relative to the Briefing page."""
    params = {**view.parsed().selection.to_params(), **view.params}
    if view.language != "en":
        params["lang"] = view.language
    if view.n_ties != View.model_fields["n_ties"].default:
        params["ties"] = str(view.n_ties)
    if view.at:
        params["at"] = ",".join(f"{value:g}" for value in view.at)
    if view.switched:
        params["layers"] = ",".join(view.switched)
    if view.picked:
        what = view.picked.as_dict()
        params["pick"] = {
            "province": what.get("code", ""),
            "tie": f"{what.get('iran')}~{what.get('iraq')}",
            "venue": f"venue:{what.get('venue')}",
        }[what["kind"]]
    query = urlencode(params)
    return f"{view.page}?{query}" if query else view.page
