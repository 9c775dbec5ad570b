"""Articles being taken in: how far it is, a way to stop it, and what came of it.

Takes the session's `Intake`; draws progress that renews itself while the rest of the page stays usable, then the summary.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from events.intake import Intake
from pages import _review_act, _review_queue
from pages._look import plain as _plain
from pages._sentences import listed, plural

_EVERY = 0.6
_FAILURES_SHOWN = 5


def at_hand() -> tuple[Intake, bool] | None:
    """The last intake of this session and whether it runs; None where there is none.

    To be asked before the page reads the store: an intake that ends while the page is being drawn counts as running until the
    next time, so that the opening sentence, the queue and the article on one screen tell of the same moment.
    """
    intake: Intake | None = st.session_state.get("intake")
    return (intake, intake.running) if intake is not None else None


def draw(found: tuple[Intake, bool] | None) -> None:
    """Progress or summary of what `at_hand` found; nothing where there is none."""
    if found is None:
        return
    intake, running = found
    if running:
        st.fragment(_progress, run_every=_EVERY)(intake)
        return
    if st.session_state.pop("intake_new", False):
        _arrive(intake)
    _summary(intake)


def _arrive(intake: Intake) -> None:
    """Turn to the first article that came in."""
    known = intake.kept or intake.skipped
    if known:
        _review_queue.go_to(known[0])


def _progress(intake: Intake) -> None:
    if not intake.running:
        st.rerun()
    tally = intake.tally
    with st.container(border=True, key="intake_progress"):
        told = f"{plural(tally.n_articles, 'article', 'articles')} read"
        if intake.n_expected > 1:
            told += f" of about {intake.n_expected:,}"
        st.progress(intake.progress, text=_plain(f"{told} · now {intake.at}"))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                "Stopping …" if intake.stopped else "Stop",
                key="intake_stop",
                icon=":material/stop_circle:",
                disabled=intake.stopped,
                on_click=intake.stop,
            )
            st.caption(f"{summary(intake)} What has been read is kept.")


def _summary(intake: Intake) -> None:
    tally = intake.tally
    with st.container(border=True, key="intake_summary"):
        line = st.container(horizontal=True, vertical_alignment="center")
        with line:
            st.markdown(summary(intake), width="stretch")
            if intake.batches:
                st.button(
                    "Take all of it back",
                    key="intake_undo",
                    type="tertiary",
                    icon=":material/undo:",
                    on_click=_take_back,
                    args=(intake,),
                )
            st.button("Close", key="intake_close", type="tertiary", icon=":material/close:", on_click=_close)
        if intake.trouble:
            st.error(_plain(intake.trouble))
        if tally.failures:
            _listed_lines([f"{one.origin}: {one.reason}" for one in tally.failures], "failed", "intake_failed")
        # Those of a single article stand beside it, where the page has turned to.
        if intake.notices and not (tally.n_articles == 1 and intake.kept):
            _listed_lines(intake.notices, "notices", "intake_notices")


def summary(intake: Intake) -> str:
    """What came of it so far, in one sentence: new, merged, without an event, skipped, failed."""
    tally = intake.tally
    parts = []
    if tally.n_new or not (tally.n_merged or tally.n_empty or tally.n_again or tally.n_skipped or tally.failures):
        parts.append(plural(tally.n_new, "new event", "new events"))
    if tally.n_merged:
        parts.append(f"{tally.n_merged:,} joined with events on record")
    if tally.n_questions:
        parts.append(f"{plural(tally.n_questions, 'question', 'questions')} about possible merges")
    if tally.n_empty:
        parts.append("no event was found in it" if tally.n_articles == 1 else f"{tally.n_empty:,} without an event")
    if tally.n_again:
        parts.append(f"{tally.n_again:,} read again, now that more is known of when and where it appeared")
    if tally.n_skipped:
        parts.append(f"{tally.n_skipped:,} skipped, read before")
    if tally.failures:
        parts.append(f"{len(tally.failures):,} failed")
    stopped = "Stopped. " if intake.stopped and not intake.running else ""
    return f"{stopped}{plural(tally.n_articles, 'article', 'articles')}: {listed(parts)}."


def _listed_lines(lines: list[str], what: str, key: str) -> None:
    shown, rest = lines[:_FAILURES_SHOWN], lines[_FAILURES_SHOWN:]
    st.html(_items(shown))
    if rest:
        with st.expander(f"{len(rest):,} more {what}", key=key):
            st.html(_items(rest))


def _items(lines: list[str]) -> str:
    items = "".join(f'<li dir="auto">{escape(line)}</li>' for line in lines)
    return f'<ul class="marz-failures">{items}</ul>'


def _take_back(intake: Intake) -> None:
    # The later ones first: they may have joined their events to those of earlier ones.
    _review_act.take_back(intake.batches[::-1], "All that this brought was taken back.")
    _close()
    st.session_state.pop("article", None)


def _close() -> None:
    st.session_state.pop("intake", None)
