"""Possible merges put before the reviewer: which event on record it probably is, why, and both side by side.

Takes an open question and its two events; draws it with the three answers: the same, a follow-up, two events.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from events.differences import differences
from events.model import Event
from events.stored_articles import Proposal
from pages import _cards, _review_act, _review_history
from pages._sentences import listed

_NOT_COMPARED = ("review", "sources", "note", "certainty", "lat", "lon")


def question(asked: Proposal, mine: Event, other: Event, *, disabled: bool, language: str = "en") -> None:
    """Draw one question, the likelier answer first.

    Parameters
    ----------
    asked : Proposal
    mine, other : Event
        The event of the article at hand, and the one it may be the same as.
    disabled : bool
        Whether answering is not possible, as in a store that cannot be written.
    language : str
        Of province names.
    """
    outlets = listed([f"<bdi>{escape(outlet)}</bdi>" for outlet in dict.fromkeys(s.outlet for s in other.sources)])
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in asked.reasons)
    # Without both dates nothing more than kind and place can agree.
    likely = "Probably" if mine.start and other.start else "Possibly"
    st.html(
        f'<div class="marz-question"><p><b>{likely} {escape(_review_act.the_event_of(other))}</b>, also reported by {outlets}: '
        f"{_cards.sides(other, language)}{f' · {escape(other.venue)}' if other.venue else ''}</p><ul>{reasons}</ul></div>"
    )
    with st.expander("Compare the two", key=f"compare_{asked.n}"):
        st.html(
            f'<p class="marz-note" dir="auto">{escape(other.summary)}</p>'
            + (
                _review_history.sides(differences(mine, other, leave_out=_NOT_COMPARED), "This article", "On record")
                or '<p class="marz-note">They say the same in every field.</p>'
            )
            + f'<p class="marz-note">On record: {_cards.links(other.sources)}</p>'
        )
    answers = [_answer_same, _answer_follow_up]
    if mine.status is not other.status:
        answers.reverse()
    with st.container(horizontal=True, gap="small"):
        for answer in answers:
            answer(asked, disabled)
        st.button(
            "Keep apart",
            key=f"apart_{asked.n}",
            icon=":material/call_split:",
            disabled=disabled,
            help="They are two events",
            on_click=_review_act.keep_apart,
            args=(asked,),
        )


def _answer_same(asked: Proposal, disabled: bool) -> None:
    st.button(
        "The same event",
        key=f"same_{asked.n}",
        icon=":material/merge:",
        disabled=disabled,
        help="Join them: one event with the sources of both",
        on_click=_review_act.unite,
        args=(asked, "same"),
    )


def _answer_follow_up(asked: Proposal, disabled: bool) -> None:
    st.button(
        "A follow-up",
        key=f"follow_{asked.n}",
        icon=":material/trending_flat:",
        disabled=disabled,
        help="Join them: announced in one, put off or held in the other; the status history is kept",
        on_click=_review_act.unite,
        args=(asked, "follow_up"),
    )
