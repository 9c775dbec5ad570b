"""One agreement and its chain: each step as a card with the reason it is linked, and the reader's correction."""

from __future__ import annotations

from html import escape
from typing import Final

import streamlit as st

from events import chain_corrections
from events.agreement_chains import STAGE_WORDS, STAGES, Chains
from events.agreement_register import kin
from events.errors import EventsError
from events.partial_date import spoken
from events.tables import Selected
from pages import _access, _cards, _filter, _look, _review_who, _view
from pages._sentences import plural

_NONE: Final = ""


def draw(chains: Chains, row: int, found: Selected) -> None:
    """Draw the chain an agreement stands in.

    Parameters
    ----------
    chains : Chains
    row : int
        The agreement that is open, as a row of the tables.
    found : Selected
        What is selected: steps outside it are shown too, and said to be.
    """
    members = chains.members(row)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="chain_head"):
        words = [STAGE_WORDS[STAGES[chains.stage[member]]].lower() for member in members]
        title = "One agreement on its own" if len(members) == 1 else f"A chain of {len(members)}: {' → '.join(words)}"
        st.html(f'<h3 class="marz-pair">{escape(title)}</h3>')
        _correct(chains, row)
        st.button("Close", key="chain_close", icon=":material/close:", type="tertiary", on_click=_close)
    ids = chains.tables.events["id"]
    records = {event.id: event for event in _access.records([ids.iloc[member] for member in members])}
    blocks = []
    for member in members:
        event = records.get(ids.iloc[member])
        if event is None:
            continue
        here = " marz-open" if member == row and len(members) > 1 else ""
        reason = escape(chains.reason(member))
        before = int(chains.before[member])
        if before >= 0:
            reason = f"Follows that of {escape(spoken(event_start(chains, before)))}. {reason}"
        outside = "" if found.mask[member] else " Outside the filter."
        told = f'<p class="marz-link">{reason}{outside}</p>' if reason or outside else ""
        blocks.append(f'<li class="marz-step{here}">{told}{_cards.card(event, _view.language())}</li>')
    st.html(f'<ol class="marz-steps">{"".join(blocks)}</ol>')


def event_start(chains: Chains, row: int) -> str | None:
    """The date of an agreement as its source gives it, or None."""
    start = chains.tables.events["start"].iloc[row]
    return start if isinstance(start, str) else None


def _correct(chains: Chains, row: int) -> None:
    store = _access.store()
    with st.popover("Correct the chain", icon=":material/link:", type="tertiary", key=f"chain_correct_{row}"):
        if not store.keeps:
            st.caption("The events are open for reading only, so a correction cannot be kept.")
            return
        ids, events = chains.tables.events["id"], chains.tables.events
        identifier = str(ids.iloc[row])
        options = {_NONE: "nothing: it stands on its own"}
        for other in kin(chains, row):
            summary = str(events["summary"].iloc[other])
            options[str(ids.iloc[other])] = f"{spoken(event_start(chains, other))} · {summary[:110]}"
        before = int(chains.before[row])
        now = str(ids.iloc[before]) if before >= 0 else _NONE
        if now not in options:
            options[now] = f"{spoken(event_start(chains, before))} · {events['summary'].iloc[before]!s:.110}"
        st.selectbox(
            "This agreement follows",
            list(options),
            index=list(options).index(now),
            key=f"chain_follows_{identifier}_{now}",
            format_func=options.__getitem__,
        )
        st.session_state.setdefault("chain_who", _review_who.who(store) or "")
        st.text_input("Your name", key="chain_who", max_chars=80)
        st.caption(
            f"Kept with your name; {plural(len(options) - 1, 'agreement', 'agreements')} of the same parties to choose from."
        )
        st.button(
            "Keep",
            key="chain_keep",
            type="primary",
            on_click=_keep,
            args=(identifier, f"chain_follows_{identifier}_{now}"),
        )
        if row in chains.by:
            st.button("Back to what the rule finds", key="chain_back", on_click=_take_back, args=(identifier,))
    if problem := st.session_state.pop("chain_problem", None):
        st.warning(_look.plain(problem))


def _keep(identifier: str, key: str) -> None:
    try:
        chain_corrections.correct(_access.store(), identifier, follows=st.session_state[key] or None, who=_typed())
    except EventsError as error:
        st.session_state["chain_problem"] = str(error)


def _take_back(identifier: str) -> None:
    try:
        chain_corrections.take_back(_access.store(), identifier, who=_typed())
    except EventsError as error:
        st.session_state["chain_problem"] = str(error)


def _typed() -> str:
    return str(st.session_state.get("chain_who", ""))


def _close() -> None:
    st.session_state["agreement"] = None
    _filter.write_address()
