"""The events found in an article, one below the other: read, decided, corrected, joined with what is on record.

Takes the found events of the article at hand; draws their cards with the small map above them that follows the editor.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from events.model import Event
from events.review_queue import FoundEvent, kept_apart
from events.store import Store
from events.stored_articles import Proposal, StoredArticle
from events.vocabulary import Review
from pages import (
    _review_act,
    _review_cards,
    _review_editor,
    _review_history,
    _review_map,
    _review_merge,
    _review_new,
    _review_queue,
    _view,
)
from pages._sentences import plural

_OPEN = (Review.UNREVIEWED, Review.REJECTED)
_FROM_ARTICLES = (Review.UNREVIEWED, Review.ACCEPTED, Review.EDITED)
"""What can be rejected here: curated events that an article was joined to are rejected elsewhere, if at all."""


def draw(store: Store, article: StoredArticle | None, found: Sequence[FoundEvent], *, disabled: bool) -> None:
    """Draw the map and the cards.

    Parameters
    ----------
    store : Store
    article : StoredArticle or None
        None for events that came without one.
    found : sequence of FoundEvent
    disabled : bool
        Whether nothing can be decided: the store cannot be written, or nobody has said who is reviewing.
    """
    adding = _review_new.being_added(article)
    if not found and not adding:
        st.info(
            "No event was found in this article. It is kept, so that it is not read twice.",
            icon=":material/search_off:",
        )
        if article is not None:
            _review_new.button(article, disabled)
        return
    asked, apart = _asked(store, found), kept_apart(store, [one.event.id for one in found])
    _review_map.draw([event for event in as_edited(article, found) if event.review is not Review.REJECTED])
    _head(found, asked, article, disabled)
    if article is not None and adding:
        _review_new.draw(article, len(found), disabled)
    now = _review_queue.current_event(found)
    reasons = article.extraction.get("reasons", {}) if article else {}
    for position, one in enumerate(found):
        current = one.event.id == now
        with st.container(border=True, key=f"found_{'now' if current else 'other'}_{position}"):
            if _review_editor.editing() == one.event.id:
                _editor(one.event, position, article, disabled)
                continue
            st.html(
                _review_cards.card(
                    one.event, position, language=_view.language(), reasons=reasons.get(one.found_id, ())
                )
            )
            if one.join is not None:
                _joined(one)
            _questions(store, one.event, asked[one.event.id], disabled)
            _kept_apart(store, one.event, apart[one.event.id], disabled)
            _buttons(store, one, current, disabled)


def _asked(store: Store, found: Sequence[FoundEvent]) -> dict[str, list[Proposal]]:
    """The open questions by event; one about two events of the article is asked once, at the one that raised it."""
    here = {one.event.id for one in found}
    return {
        event_id: [
            question
            for question in store.proposals(event_id)
            if question.event_id == event_id or question.event_id not in here
        ]
        for event_id in here
    }


def _head(
    found: Sequence[FoundEvent], asked: dict[str, list[Proposal]], article: StoredArticle | None, disabled: bool
) -> None:
    """How many events, one button to accept all of them that raise no question, and one to add what was missed."""
    waiting = [one.event.id for one in found if one.event.review is Review.UNREVIEWED]
    plain = [event_id for event_id in waiting if not asked[event_id]]
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(
            f"**{plural(len(found), 'event', 'events')} found**, {len(waiting) or 'none'} waiting", width="content"
        )
        if len(plain) > 1:
            st.button(
                f"Accept all {len(plain)}",
                key="accept_all",
                icon=":material/done_all:",
                disabled=disabled,
                on_click=_review_act.accept,
                args=(plain,),
                help=None if len(plain) == len(waiting) else "Those with a question about a merge are left for you",
            )
        if article is not None:
            _review_new.button(article, disabled)


def _questions(store: Store, event: Event, questions: Sequence[Proposal], disabled: bool) -> None:
    """The likeliest match in full, further ones folded away."""
    records = {one.id: one for one in store.get({q.other_id for q in questions} | {q.event_id for q in questions})}
    for i, question in enumerate(questions):
        other = records.get(question.other_id if question.event_id == event.id else question.event_id)
        if other is None:
            continue
        place = (
            st.container() if i == 0 else st.expander(f"Or {_review_act.the_event_of(other)}", key=f"or_{question.n}")
        )
        with place:
            _review_merge.question(question, event, other, disabled=disabled, language=_view.language())


def _kept_apart(store: Store, event: Event, answered: Sequence[Proposal], disabled: bool) -> None:
    """What the event was kept apart from, and the way to be asked once more."""
    others = {one.id: one for one in store.get({q.other_id for q in answered} | {q.event_id for q in answered})}
    for question in answered:
        other = others.get(question.other_id if question.event_id == event.id else question.event_id)
        if other is None:
            continue
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            told = f"Kept apart from {escape(_review_act.the_event_of(other))}: <bdi>{escape(other.summary)}</bdi>"
            st.html(f'<p class="marz-note">{told}</p>')
            st.button(
                "Ask again",
                key=f"ask_again_{event.id}_{question.n}",
                icon=":material/undo:",
                type="tertiary",
                disabled=disabled,
                on_click=_review_act.ask_again,
                args=(question,),
            )


def _buttons(store: Store, one: FoundEvent, current: bool, disabled: bool) -> None:
    event = one.event

    def label(text: str, letter: str) -> str:
        return _review_queue.hint(text, letter) if current else text

    with st.container(horizontal=True, gap="small"):
        if event.review in _OPEN:
            st.button(
                label("Accept", "A"),
                key=f"accept_{event.id}",
                icon=":material/check:",
                type="primary" if current else "secondary",
                disabled=disabled,
                on_click=_review_act.accept,
                args=([event.id],),
            )
        if event.review in _FROM_ARTICLES:
            st.button(
                label("Reject", "R"),
                key=f"reject_{event.id}",
                icon=":material/close:",
                disabled=disabled,
                on_click=_review_act.reject,
                args=(event.id, event.review),
            )
        st.button(
            label("Edit", "E"),
            key=f"edit_{event.id}",
            icon=":material/edit:",
            disabled=disabled,
            on_click=_review_editor.open_for,
            args=(event,),
        )
        _review_history.button(event.id, store)
        if one.join is not None:
            st.button(
                "Take apart",
                key=f"apart_join_{one.join}",
                icon=":material/call_split:",
                type="tertiary",
                disabled=disabled,
                on_click=_review_act.take_back,
                args=([one.join], "Taken apart: they are two events again."),
            )


def _editor(event: Event, position: int, article: StoredArticle | None, disabled: bool) -> None:
    found = _review_editor.draw(event, position, article)
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Save and accept",
            key="edit_save",
            type="primary",
            icon=":material/check:",
            disabled=disabled or bool(found.problems),
            on_click=_review_act.save,
        )
        st.button("Cancel", key="edit_cancel", on_click=_review_editor.close)
        if found.problems:
            st.caption("Correct what is marked, then save.")


def _joined(one: FoundEvent) -> None:
    """What was joined with an event on record, and why."""
    why = f" {escape(one.why)}" if one.why else ""
    st.html(
        f'<p class="marz-note" dir="auto"><b>Joined</b> with {escape(_review_act.the_event_of(one.event))} on record.{why}</p>'
    )


def as_edited(article: StoredArticle | None, found: Sequence[FoundEvent]) -> list[Event]:
    """The events in their order, the one that is being edited, and a new one at the end, as they stand in the editor."""
    now = _review_editor.editing()
    events = [_review_editor.draft(one.event).event if one.event.id == now else one.event for one in found]
    if article is not None and _review_new.being_added(article):
        events.append(_review_new.as_filled_in(article))
    return events
