"""The history of an event in plain words: who changed what and when, how its status went, and undo.

Takes the id of an event; draws a dialog.
"""

from __future__ import annotations

from datetime import datetime
from html import escape

import streamlit as st

from events import questions
from events.differences import Difference, differences
from events.errors import StoreError
from events.partial_date import spoken
from events.readable_store import ReadableStore
from events.revisions import Action, Revision, standing
from events.status_history import Step
from pages import _access, _look, _review_who

_HIDDEN = ("review", "sources")


def button(event_id: str, store: ReadableStore) -> None:
    """The button on a card that opens the history."""
    if st.button("History", key=f"history_{event_id}", icon=":material/history:", type="tertiary"):
        _dialog(event_id, store)


@st.dialog("History", width="medium", on_dismiss="rerun")
def _dialog(event_id: str, store: ReadableStore) -> None:
    trouble = st.session_state.pop("history_trouble", "")
    if trouble:
        st.warning(_look.plain(trouble))
    try:
        changes, steps = store.history(event_id), store.status_history(event_id)
    except StoreError as error:
        st.warning(_look.plain(str(error)))
        return
    last = next((change for change in reversed(changes) if change.after or change.before), changes[-1])
    record = last.after or last.before
    if record is not None:
        st.html(f'<p dir="auto"><b>{escape(record.summary)}</b></p>')
    if len(steps) > 1:
        st.html(status_steps(steps))
    stand = {change.n for change in standing(changes)}
    undoable = _undoable(changes)
    for change in reversed(changes):
        st.html(told(change, undone=change.undoes is None and change.n not in stand))
        if change.n == undoable:
            st.button(
                "Undo this",
                key=f"undo_{change.n}",
                icon=":material/undo:",
                on_click=_undo,
                args=(change.n,),
                disabled=not store.keeps or not _review_who.who(store),
            )


def _undoable(changes: list[Revision]) -> int | None:
    """The last change that stands, unless it came with Marz."""
    stand = standing(changes)
    return stand[-1].n if stand and stand[-1].action is not Action.SEED else None


def _undo(n: int) -> None:
    store = _access.store()
    try:
        with store.exclusively():
            done = store.undo(n, who=_review_who.who(store) or "somebody")
            questions.renew(store, [change.event_id for change in done if change.action is Action.EDIT])
    except StoreError as error:
        st.session_state["history_trouble"] = str(error)


def told(change: Revision, *, undone: bool = False) -> str:
    """One change as escaped HTML: what, by whom, when, and each field before and after.

    Parameters
    ----------
    change : Revision
    undone : bool
        Whether a later change took it back.
    """
    what = escape(change.told())
    what = what[:1].upper() + what[1:]
    struck = f"<s>{what}</s> <i>(undone)</i>" if undone else what
    return (
        f'<div class="marz-change"><p dir="auto">{struck}</p><p class="marz-note">{escape(moment(change.at))}</p>'
        f"{sides(_changed(change))}</div>"
    )


def _changed(change: Revision) -> list[Difference]:
    if change.before is None or change.after is None or change.action in (Action.ACCEPT, Action.REJECT):
        return []
    return differences(change.before, change.after, leave_out=_HIDDEN if change.action is Action.EDIT else ("review",))


def sides(rows: list[Difference], before: str = "Before", after: str = "After") -> str:
    """Differences as a small table, escaped; "" where there are none."""
    if not rows:
        return ""
    cells = "".join(
        f'<tr><th scope="row">{escape(row.label)}</th><td dir="auto">{escape(row.before)}</td>'
        f'<td dir="auto">{escape(row.after)}</td></tr>'
        for row in rows
    )
    head = f'<thead><tr><th></th><th scope="col">{escape(before)}</th><th scope="col">{escape(after)}</th></tr></thead>'
    return f'<table class="marz-sides">{head}<tbody>{cells}</tbody></table>'


def status_steps(steps: list[Step]) -> str:
    """How the status went, as a list: announced when and by whom, put off, held."""
    items = "".join(
        f"<li><b>{escape(step.status.label)}</b>, {escape(spoken(step.date) if step.date else 'date not known')}"
        f" · <bdi>{escape(step.source)}</bdi></li>"
        for step in steps
    )
    return f'<ol class="marz-numbered">{items}</ol>'


def moment(at: str) -> str:
    """A moment of the store as a person would write it: "26 November 2025, 19:34 UTC"."""
    try:
        day = datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return at
    return f"{spoken(f'{day:%Y-%m-%d}')}, {day:%H:%M} UTC"
