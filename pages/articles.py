"""Articles: what waits for a reviewer, the article beside the events found in it, and how new articles come in."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

from events.errors import StoreError
from events.review_queue import (
    FoundEvent,
    ListedArticle,
    all_articles,
    count_articles,
    found_in,
    listed_article,
    waiting_articles,
)
from events.sourcing import language_name
from events.store import Store
from events.stored_articles import StoredArticle
from pages import (
    _access,
    _filter,
    _look,
    _review_article,
    _review_dating,
    _review_found,
    _review_intake,
    _review_job,
    _review_queue,
    _review_who,
)
from pages._sentences import plural

_HERE: Final = Path(__file__).parent
_CSS: Final = f"<style>{(_HERE / 'review.css').read_text(encoding='utf-8')}</style>"
_SCRIPT: Final = f"<i></i><script>{(_HERE / 'review.js').read_text(encoding='utf-8')}</script>"
"""Ours and constant: nothing of an article ever goes into it. A script that comes first of all would be dropped."""

_VIEWS: Final = {"review": "Review", "add": "Add articles", "all": "All articles"}
_MOST_LISTED: Final = 1_000
_EVERY: Final = 2.0
"""Seconds after which the opening sentence is drawn anew while articles come in."""


def show() -> None:
    """Draw the page."""
    st.html(_CSS)
    _page()
    with st.container(key="review_script"):
        st.html(_SCRIPT, unsafe_allow_javascript=True)


@st.fragment
def _page() -> None:
    store = _access.store()
    intake = _review_job.at_hand()  # before the store is read
    waiting = waiting_articles(store)
    last = all_articles(store, limit=1)
    if intake is not None and intake[1]:  # what comes in is counted while the rest of the page waits
        st.fragment(_lead, run_every=_EVERY)(store)
    else:
        _look.lead(_review_queue.opening(waiting, last[0] if last else None))
    if not store.keeps and not store.notices:  # else the door has said why on every page
        kind = "opened for reading only" if store.read_only else "kept in memory only"
        st.warning(
            f"The store is {kind}: articles can be looked at, and nothing can be added, accepted or changed. "
            "Set MARZ_DATA_DIR to a folder that you may write, and start Marz again.",
            icon=":material/lock:",
        )
    _review_who.ask(store)
    _review_job.draw(intake)
    _trouble()
    view = _views(store, waiting, bool(last))
    _said(view)
    if view == "add":
        if not last:
            _beginning()
        _review_intake.forms()
    elif view == "all":
        _all(store)
    else:
        _review(store, waiting)
    _look.how(
        "What is accepted here is on every page at once, marked as from your articles. What nobody has looked at is shown "
        "there only where you ask for it: More filters, Also show, Unreviewed. Nothing is ever deleted: every change has its "
        "history and can be undone."
    )
    _filter.write_address()


def _lead(store: Store) -> None:
    last = all_articles(store, limit=1)
    _look.lead(_review_queue.opening(waiting_articles(store), last[0] if last else None))


def _views(store: Store, waiting: list[ListedArticle], any_article: bool) -> str:
    state = st.session_state
    if state.get("articles_view") not in _VIEWS:
        state["articles_view"] = "review" if waiting or state.get("article") else "add"
    n = sum(len(article.waiting) for article in waiting)
    counts = {"review": f" · {n:,}" if n else "", "all": f" · {count_articles(store):,}" if any_article else ""}
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.segmented_control(
            "What to do",
            list(_VIEWS),
            key="articles_view",
            required=True,
            format_func=lambda view: _VIEWS[view] + counts.get(view, ""),
            label_visibility="collapsed",
        )
        _review_who.shown(store)
    return state["articles_view"]


def _trouble() -> None:
    """Why the last action could not be done."""
    trouble = st.session_state.pop("review_trouble", "")
    if trouble:
        st.warning(_look.plain(trouble), icon=":material/error:")


def _said(view: str) -> None:
    """What the last action came to, where no queue bar says it."""
    said = st.session_state.get("review_done", ("", ()))[0]
    if said and view != "review":
        st.html(f'<p class="marz-note">{escape(said)}</p>')


def _beginning() -> None:
    """How to begin, where no article has ever come in."""
    st.html(
        "<ol class='marz-numbered'><li>Paste a news article about trade ties between Iranian provinces and Iraqi governorates, "
        "or upload some.</li><li>Marz finds the events in it and marks the words that support each field.</li>"
        "<li>You accept, correct or reject them; what you accept is on the map.</li></ol>"
    )
    st.button("Try it with an example", icon=":material/lightbulb:", on_click=_review_intake.example, key="try_example")


def _review(store: Store, waiting: list[ListedArticle]) -> None:
    queue = _review_queue.narrowed(waiting)
    chosen = _review_queue.at_hand(queue)
    if chosen is None:
        st.info("Nothing waits here. Add articles, or look at those reviewed before under All articles.")
        return
    article, found = _opened(store, chosen, waiting)
    if article is None and chosen != _review_queue.LOOSE:
        return
    st.session_state["article"] = chosen
    disabled = not store.keeps or not _review_who.who(store)
    listed = listed_article(store, article.id) if article else None
    _review_queue.bar(waiting, queue, listed, found, disabled=disabled)
    if article is None:
        _review_found.draw(store, None, found, disabled=disabled)
        return
    left, right = st.columns([1.12, 1], gap="large")
    with left:
        _article(article, found, disabled=disabled)
    with right:
        _review_found.draw(store, article, found, disabled=disabled)


def _opened(store: Store, chosen: str, waiting: list[ListedArticle]) -> tuple[StoredArticle | None, list[FoundEvent]]:
    """The article at hand with what was found in it; says so where there is none."""
    if chosen == _review_queue.LOOSE:
        ids = next((one.waiting for one in waiting if one.id is None), ())
        return None, [FoundEvent(event.id, event) for event in store.get(ids)]
    try:
        return store.article(chosen), found_in(store, chosen)
    except StoreError as error:
        st.warning(_look.plain(f"{error} It may have been taken back."), icon=":material/link_off:")
        st.button("Go to the queue", on_click=_review_queue.go_to, args=(None,))
        return None, []


def _article(article: StoredArticle, found: list[FoundEvent], *, disabled: bool) -> None:
    marks = _review_article.marks_of(_review_found.as_edited(article, found), article)
    with st.container(key="article_side", gap="small"):
        st.html(_review_article.head(article) + _review_article.legend(marks))
        _review_dating.draw(article, disabled=disabled)
        for notice in article.extraction.get("notices", ()):
            st.html(f'<p class="marz-note" dir="auto">{escape(str(notice))}</p>')
        with st.container(key="article_text"):
            st.html(_review_article.body(article, marks))
        st.caption(f"Read on {article.added_at[:10]}. Point at a field of an event to see its words here.")


def _all(store: Store) -> None:
    """Every article, newest first; a picked row opens it."""
    listed = all_articles(store, limit=_MOST_LISTED)
    if not listed:
        st.info("No article has come in yet.")
        return
    frame = pd.DataFrame(
        {
            "title": [one.title for one in listed],
            "outlet": [one.outlet for one in listed],
            "published": [one.published or "" for one in listed],
            "language": [language_name(one.language) if one.language else "" for one in listed],
            "found": [one.n_events for one in listed],
            "waiting": [len(one.waiting) for one in listed],
            "added": [one.added_at[:10] for one in listed],
        }
    )
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    st.dataframe(
        frame,
        key="all_articles",
        hide_index=True,
        height=min(560, 36 + 35 * max(len(listed), 3)),
        on_select=lambda: _open_row(listed),
        selection_mode=["single-row", "single-cell"],
        column_config={
            "title": text("Article", width=390),
            "outlet": text("Outlet"),
            "published": text("Published", width=95),
            "language": text("Language", width=90),
            "found": number("Events found", width=100),
            "waiting": number("Waiting", width=75),
            "added": text("Came in", width=95),
        },
        alt="All articles, newest first",
    )
    total = count_articles(store)
    rest = (
        f" The newest {len(listed):,} of {plural(total, 'article', 'articles')} are listed."
        if total > len(listed)
        else ""
    )
    st.caption(f"Pick an article to open it.{rest}")


def _open_row(listed: list[ListedArticle]) -> None:
    picked = st.session_state["all_articles"]["selection"]
    rows = picked.get("rows") or [row for row, _ in picked.get("cells", [])]
    if rows and rows[0] < len(listed):
        _review_queue.go_to(_review_queue.key_of(listed[rows[0]]))


if __name__ == "__main__":
    show()
