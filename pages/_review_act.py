"""What a reviewer does to the store, each with a sentence about what came of it and a way back.

Takes ids; changes the store and leaves in the session what is to be said and what can be undone. Used in `on_click` only, so
that the page is drawn with the new state at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from events import by_hand, questions, review_queue
from events import merge as merging
from events.errors import EventsError, StoreError
from events.ingest import Ingest
from events.model import Event
from events.partial_date import spoken
from events.rereading import dated
from events.revisions import Action
from events.stored_articles import Proposal, StoredArticle
from events.vocabulary import Review
from pages import _access, _review_editor, _review_who
from pages._sentences import plural


@dataclass(frozen=True, slots=True)
class Apart:
    """A question about a possible merge that was answered with no."""

    n: int


Target = int | str | Apart
"""What can be taken back: a change by its number, the last one of an event, a batch, or an answer."""


def accept(ids: Sequence[str]) -> None:
    """Accept events as they are."""

    def act() -> tuple[str, Sequence[Target]]:
        done = _access.store().accept(ids, _name())
        if len(ids) == 1:
            _at(ids[0])
        return f"{_these(done)} accepted.", list(done)

    _do(act)


def reject(event_id: str, seen: Review) -> None:
    """Judge an event not to be one.

    Parameters
    ----------
    event_id : str
    seen : Review
        Where it stood when the reviewer saw it: what somebody has accepted since is not thrown out unseen, nor what a quick
        second key was not meant for.
    """

    def act() -> tuple[str, Sequence[Target]]:
        store = _access.store()
        now = store.event(event_id)
        if now.review is not seen:
            raise StoreError(
                f"Nothing was rejected: “{now.summary}” has been {now.review} meanwhile. Look at it again."
            )
        done = store.reject(event_id, _name())
        _at(event_id)
        return f"{_these(done)} rejected.", list(done)

    _do(act)


def save() -> None:
    """Save what stands in the editor and count it as reviewed."""
    editing = _review_editor.editing()
    if editing is None:
        return

    def act() -> tuple[str, Sequence[Target]]:
        store = _access.store()
        draft = _review_editor.draft(store.event(editing))
        if draft.problems:
            return "", []
        with store.exclusively():
            store.edit(editing, draft.event, _name(), expected=st.session_state.get("edit_version"))
            questions.renew(store, [editing])
        _review_editor.close()
        _at(editing)
        return "Saved and accepted.", [editing]

    _do(act)


def add(article: StoredArticle) -> None:
    """Add what stands in the editor to an article, as an event that was not found in it."""

    def act() -> tuple[str, Sequence[Target]]:
        draft = _review_editor.draft(by_hand.blank(article))
        if draft.problems:
            return "", []
        added = by_hand.add(_access.store(), article.id, draft.event, _name())
        _review_editor.close()
        said = "Added and accepted." + (" It may be on record already: see the question below." if added.asked else "")
        return said, [added.batch]

    _do(act)


def date(article: StoredArticle, published: str) -> None:
    """Read an article again with its date of publication, which nobody had told before or which was wrong."""

    def act() -> tuple[str, Sequence[Target]]:
        store = _access.store()
        stated = dated(article, published)
        if stated.published == article.published:
            return f"{published.strip()} is the date of publication already: nothing was changed.", []
        done = Ingest(store, who=_name()).read_again(stated)
        if done.outcome == "failed":
            raise StoreError(f"The article could not be read again: {done.reason}")
        _review_editor.close()
        said = f"Read again as published on {published.strip()}: {_these(done.new)} found."
        if done.merged:
            said += f" {len(done.merged):,} joined with events on record."
        if done.n_left:
            said += f" {_these(range(done.n_left))} that had been reviewed or joined with others left as before."
        return said, []

    _do(act)


def unite(question: Proposal, how: str) -> None:
    """Answer a question about a possible merge with yes.

    Parameters
    ----------
    question : Proposal
    how : {"same", "follow_up"}
        Whether both tell of one happening at one stage, or one carries the other on.
    """

    def act() -> tuple[str, Sequence[Target]]:
        store = _access.store()
        stays, goes = store.event(question.other_id), store.event(question.event_id)
        version = store.version(stays.id)
        merged = merging.merge(stays, goes) if how == "same" else merging.advance(stays, goes)
        store.merge(stays.id, goes.id, merged, _name(), " ".join(question.reasons), expected=version)
        return (
            f"Joined with {the_event_of(stays)}: one event with {plural(len(merged.sources), 'source', 'sources')}.",
            [stays.id],
        )

    _do(act)


def keep_apart(question: Proposal) -> None:
    """Answer a question about a possible merge with no."""

    def act() -> tuple[str, Sequence[Target]]:
        _access.store().dismiss(question.n)
        return "Kept apart: they are two events.", [Apart(question.n)]

    _do(act)


def ask_again(question: Proposal) -> None:
    """Open a question again that was answered with no."""
    take_back([Apart(question.n)], "Asked again: they may be one event.")


def take_back(targets: Sequence[Target], said: str) -> None:
    """Undo changes, events' last changes, batches or answers, all of them or none, in the order given."""

    def act() -> tuple[str, Sequence[Target]]:
        store = _access.store()
        with store.exclusively():
            for target in targets:
                if isinstance(target, Apart):
                    review_queue.ask_again(store, target.n)
                else:
                    edited = [done.event_id for done in store.undo(target, _name()) if done.action is Action.EDIT]
                    questions.renew(store, edited)
        return said, []

    _do(act)


def undo_last() -> None:
    """Undo what was done last on this page."""
    said, targets = st.session_state.get("review_done", ("", ()))

    if targets:
        take_back(targets, f"Taken back: {said[:1].lower()}{said[1:]}")


def the_event_of(event: Event) -> str:
    """An event on record as a reviewer would call it: "the event of 21 May 2025"."""
    return f"the event of {spoken(event.start)}" if event.start else "an undated event"


def _at(event_id: str) -> None:
    """The place is at the event decided, also where the one at hand was another: the queue goes on from there."""
    st.session_state["review_event"] = event_id


def _do(act: Callable[[], tuple[str, Sequence[Target]]]) -> None:
    state = st.session_state
    try:
        said, targets = act()
    except EventsError as error:
        state["review_trouble"] = str(error)
        return
    if said:
        state["review_done"] = (said, tuple(targets))


def _name() -> str:
    return _review_who.who(_access.store()) or "somebody"


def _these(ids: Sequence[object]) -> str:
    return plural(len(ids), "event", "events")
