"""An event that the extraction missed: its card with the editor, from a blank record to one that stands beside those found.

Takes the article at hand; keeps what is filled in in the session, as the editor does, until it is added or given up.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from events import by_hand
from events.model import Event
from events.stored_articles import StoredArticle
from pages import _review_act, _review_editor

NEW: Final = "new event"
"""Stands for it where the editor names what is edited; no id of an event has a space."""


def button(article: StoredArticle, disabled: bool) -> None:
    """The button that begins a new event."""
    st.button(
        "Add an event",
        key="add_event",
        icon=":material/add:",
        disabled=disabled or being_added(article),
        help="One that the article tells and that was not found",
        on_click=_begin,
        args=(article,),
    )


def being_added(article: StoredArticle | None) -> bool:
    """Whether a new event of this article is being filled in."""
    return article is not None and _review_editor.editing() == NEW and st.session_state.get("new_of") == article.id


def as_filled_in(article: StoredArticle) -> Event:
    """The new event as it stands in the editor."""
    return _review_editor.draft(by_hand.blank(article)).event


def draw(article: StoredArticle, position: int, disabled: bool) -> None:
    """Draw its card.

    Parameters
    ----------
    article : StoredArticle
    position : int
        Its place in the list of cards, by which the page's script finds its evidence.
    disabled : bool
        Whether it cannot be added.
    """
    with st.container(border=True, key="found_new"):
        st.markdown("**An event that was not found**")
        found = _review_editor.draw(by_hand.blank(article), position, article)
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Add and accept",
                key="new_save",
                type="primary",
                icon=":material/check:",
                disabled=disabled or bool(found.problems),
                on_click=_review_act.add,
                args=(article,),
            )
            st.button("Cancel", key="new_cancel", on_click=_review_editor.close)
            if found.problems:
                st.caption("Correct what is marked, then add it.")


def _begin(article: StoredArticle) -> None:
    _review_editor.begin(NEW, by_hand.blank(article))
    st.session_state["new_of"] = article.id
    st.session_state["edit_summary"] = ""
