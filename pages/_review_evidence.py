"""Marking in the editor which words of the article support a field: a phrase is pasted, and refused where it stands nowhere.

Takes the article; keeps the pieces of evidence in the session, from where the editor takes them into the record.
"""

from __future__ import annotations

from html import escape
from typing import Final

import streamlit as st

from events import by_hand
from events.errors import RecordError
from events.model import Evidence
from events.phrases import MOST_CHARACTERS
from events.stored_articles import StoredArticle
from pages._sentences import plural

FIELDS: Final = {
    "type": "Type",
    "subtype": "Kind",
    "status": "Status",
    "start": "Start",
    "end": "End",
    "iran": "Iranian side",
    "iraq": "Iraqi side",
    "venue": "Venue",
    "sectors": "Sectors",
    "organisations": "Organisations",
    "figures": "Figures",
}
"""Fields that words can be marked for, in the order of the editor."""

_MOST_SHOWN: Final = 70


def draw(article: StoredArticle) -> None:
    """Draw what is marked, and the way to mark more."""
    state = st.session_state
    kept: list[Evidence] = state.get("edit_evidence") or []
    ours = [(i, piece) for i, piece in enumerate(kept) if piece.article in (None, article.id)]
    with st.expander(f"Words in the article{f' · {len(ours)}' if ours else ''}", key="edit_words"):
        for i, piece in ours:
            _piece(i, piece)
        field, phrase = st.columns([1, 2])
        field.selectbox("Field", list(FIELDS), key="mark_field", format_func=lambda one: FIELDS[one])
        phrase.text_input(
            "Its words, as they stand in the article",
            key="mark_phrase",
            max_chars=MOST_CHARACTERS,
            placeholder="Paste a phrase",
        )
        st.button("Mark these words", key="mark", icon=":material/ink_highlighter:", on_click=_mark, args=(article,))
        problem, said = state.pop("mark_problem", ""), state.pop("mark_said", "")
        if problem:
            st.html(f'<p class="marz-problem" dir="auto">{escape(problem)}</p>')
        if said:
            st.html(f'<p class="marz-note" role="status" dir="auto">{escape(said)}</p>')


def _piece(place: int, piece: Evidence) -> None:
    told = piece.text if len(piece.text) <= _MOST_SHOWN else f"{piece.text[:_MOST_SHOWN]}…"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        label = FIELDS.get(piece.field, piece.field)
        st.html(f'<p class="marz-note">{escape(label)}: “<bdi>{escape(told)}</bdi>”</p>', width="content")
        st.button(
            "Remove the mark", key=f"unmark_{place}", icon=":material/close:", type="tertiary", on_click=_unmark, args=(place,),
        )  # fmt: skip


def _mark(article: StoredArticle) -> None:
    state = st.session_state
    try:
        piece, n_places = by_hand.evidence(article, state["mark_field"], state["mark_phrase"])
    except RecordError as error:
        state["mark_problem"] = str(error)
        return
    state["edit_evidence"] = [*(state.get("edit_evidence") or []), piece]
    state["mark_phrase"] = ""
    if n_places > 1:
        state["mark_said"] = (
            f"These words stand there {plural(n_places, 'time', 'times')}; the first is marked. Paste more of the sentence "
            "to mark another."
        )


def _unmark(place: int) -> None:
    state = st.session_state
    state["edit_evidence"] = [piece for i, piece in enumerate(state.get("edit_evidence") or []) if i != place]
