"""The review queue: which articles wait, which one and which of its events is at hand, and the way to the next.

Takes the waiting articles; keeps its place in the session (`article`, which is in the address too, and `review_event`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

import streamlit as st

from events.review_queue import FoundEvent, ListedArticle
from events.sourcing import language_name
from events.vocabulary import Review
from pages import _review_act, _review_editor
from pages._sentences import listed, plural

LOOSE = "without-article"
"""In the address, for the events that came without an article."""

_OUTLETS_NAMED = 3


def narrowed(waiting: Sequence[ListedArticle]) -> list[ListedArticle]:
    """The waiting articles of the languages and the outlet that the reader has chosen."""
    state = st.session_state
    languages, outlet = state.get("queue_languages") or [], state.get("queue_outlet")
    return [
        article
        for article in waiting
        if (not languages or (article.language or "und") in languages) and (not outlet or article.outlet == outlet)
    ]


def at_hand(queue: Sequence[ListedArticle]) -> str | None:
    """The id of the article under review: as picked or linked to, else the first that waits."""
    chosen = st.session_state.get("article")
    if chosen:
        return chosen
    return key_of(queue[0]) if queue else None


def key_of(article: ListedArticle) -> str:
    """What stands for an article in the address."""
    return article.id or LOOSE


def go_to(article: str | None, event: str | None = None) -> None:
    """Turn to an article, and to one of its events; for `on_click`."""
    state = st.session_state
    state["article"], state["review_event"] = article, event
    state["articles_view"] = "review"
    _review_editor.close()


def current_event(found: Sequence[FoundEvent]) -> str | None:
    """The event at hand: as chosen; where that one is decided, the next that waits after it, and at the end the first."""
    chosen = st.session_state.get("review_event")
    place = next((i for i, one in enumerate(found) if chosen in (one.event.id, one.found_id)), 0)
    return next(iter(_waiting([*found[place:], *found[:place]])), None)


def step(queue: Sequence[ListedArticle], article: ListedArticle | None, found: Sequence[FoundEvent], by: int) -> None:
    """Go to the next event that waits (or, with -1, the one before): in this article, then in another; for `on_click`."""
    waiting, now = _waiting(found), current_event(found)
    if now is not None:
        place = waiting.index(now) + by
        if 0 <= place < len(waiting):
            st.session_state["review_event"] = waiting[place]
            return
    target = _neighbour(queue, article, by)
    if target is not None:
        go_to(key_of(target), target.waiting[0 if by > 0 else -1])


def _neighbour(queue: Sequence[ListedArticle], article: ListedArticle | None, by: int) -> ListedArticle | None:
    """The article after or before this one in the queue, also where this one has left it."""
    order = article.order if article else ("~", 0, "")
    after = [one for one in queue if one.order > order]
    before = [one for one in queue if one.order < order]
    if by > 0:
        return next(iter(after or before), None)
    return before[-1] if before else None


def _waiting(found: Sequence[FoundEvent]) -> list[str]:
    return [one.event.id for one in found if one.event.review is Review.UNREVIEWED]


def hint(label: str, key: str) -> str:
    """The label of a button with the key that presses it; pages/review.js listens for keys and knows buttons by theirs."""
    return f"{label} :small[{key}]"


def bar(
    waiting: Sequence[ListedArticle],
    queue: Sequence[ListedArticle],
    article: ListedArticle | None,
    found: Sequence[FoundEvent],
    *,
    disabled: bool,
) -> None:
    """Where in the queue the reader is, the way on and back, the filter of the queue, and undo."""
    here = next((i for i, one in enumerate(queue) if one.id == (article.id if article else None)), None)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="queue_bar"):
        st.button(
            hint("Previous", "P"),
            key="review_previous",
            icon=":material/arrow_back:",
            disabled=not queue,
            on_click=step,
            args=(queue, article, found, -1),
        )
        st.button(
            hint("Next", "N"),
            key="review_next",
            icon=":material/arrow_forward:",
            disabled=not queue,
            on_click=step,
            args=(queue, article, found, 1),
            help="Next event that waits; the key J does the same, and K goes back",
        )
        place = f"Article {here + 1:,} of {len(queue):,} in the queue" if here is not None else _elsewhere(queue, found)
        st.markdown(place, width="content")
        if len(waiting) > 1:
            _filter(waiting)
        said, targets = st.session_state.get("review_done", ("", ()))
        if said:
            st.html(f'<p class="marz-note" role="status" dir="auto">{escape(said)}</p>', width="content")
        if targets:
            st.button(
                hint("Undo", "U"),
                key="undo_last",
                icon=":material/undo:",
                type="tertiary",
                disabled=disabled,
                on_click=_review_act.undo_last,
            )


def _elsewhere(queue: Sequence[ListedArticle], found: Sequence[FoundEvent]) -> str:
    """Where an article stands that is not in the queue as it is filtered."""
    if _waiting(found):
        return "Outside the filter of the queue"
    return (
        f"Reviewed · {plural(len(queue), 'article waits', 'articles wait')}"
        if queue
        else "Reviewed · nothing else waits"
    )


def _filter(waiting: Sequence[ListedArticle]) -> None:
    """Languages and outlets of the queue, with counts."""
    languages = Counter(article.language or "und" for article in waiting)
    outlets = Counter(article.outlet for article in waiting)
    chosen = bool(st.session_state.get("queue_languages") or st.session_state.get("queue_outlet"))
    with st.popover("Queue · filtered" if chosen else "Queue", icon=":material/filter_list:", type="tertiary"):
        st.pills(
            "Language",
            [code for code, _ in languages.most_common()],
            selection_mode="multi",
            key="queue_languages",
            on_change=go_to,
            args=(None,),
            format_func=lambda code: f"{language_name(code)} · {languages[code]}",
        )
        st.selectbox(
            "Outlet",
            [outlet for outlet, _ in outlets.most_common()],
            index=None,
            key="queue_outlet",
            on_change=go_to,
            args=(None,),
            format_func=lambda outlet: f"{outlet} · {outlets[outlet]}",
            placeholder="Any",
        )


def opening(waiting: Sequence[ListedArticle], last: ListedArticle | None) -> str:
    """The sentence the page opens with, escaped: what waits, by language and outlet, and what came in last."""
    n_events = sum(len(article.waiting) for article in waiting)
    if n_events:
        verb = "waits" if n_events == 1 else "wait"
        sentence = (
            f"<b>{plural(n_events, 'event', 'events')}</b> from "
            f"{plural(len(waiting), 'article', 'articles')} {verb} for a reviewer"
        )
        sentence += f": {_by(waiting)}." if len(waiting) > 1 else "."
    else:
        sentence = "<b>Nothing waits for a reviewer.</b>"
    if last is not None:
        sentence += f" The last article in: “<bdi>{escape(last.title)}</bdi>”, <bdi>{escape(last.outlet)}</bdi>."
    return sentence


def _by(waiting: Sequence[ListedArticle]) -> str:
    languages = Counter(article.language for article in waiting)
    outlets = Counter(article.outlet for article in waiting)
    told = [
        f"{n:,} in {escape(language_name(code)) if code else 'another language'}" for code, n in languages.most_common()
    ]
    most = ", ".join(f"<bdi>{escape(outlet)}</bdi> {n:,}" for outlet, n in outlets.most_common(_OUTLETS_NAMED))
    return f"{listed(told)} ({most}{' and others' if len(outlets) > _OUTLETS_NAMED else ''})"
