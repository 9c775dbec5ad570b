"""How articles come in: pasted, uploaded, or fetched from an address or a feed, as the reader chooses.

Takes what the reader hands in; starts an `Intake` that works beside the page. What cannot be read becomes a sentence in the
summary, never a stop for the rest.
"""

from __future__ import annotations

import os
from functools import partial

import streamlit as st

from events.addresses import is_web_address
from events.articles import READABLE, read_address, read_bytes, read_feed, read_text
from events.errors import EventsError
from events.extract.model.adapter import extractor_from_settings
from events.extract.model.client import URL_SETTING
from events.extract.protocol import Extractor
from events.intake import Intake, Part, about_how_many
from pages import _access, _look, _review_example, _review_who

_PATIENCE = 1.5
"""Seconds to wait for a few articles, so that no progress bar flashes up for them."""


def forms() -> None:
    """The three ways in, and the choice of the language model where one is set."""
    store = _access.store()
    disabled = not store.keeps or not _review_who.who(store)
    trouble = st.session_state.pop("intake_trouble", "")
    if trouble:
        st.warning(_look.plain(trouble), icon=":material/edit_note:")
    paste, files, address = st.tabs(["Paste a text", "Upload files", "Address or feed"], key="intake_tab")
    with paste:
        _paste(disabled)
    with files:
        _files(disabled)
    with address:
        _address(disabled)
    if os.environ.get(URL_SETTING, "").strip():
        st.toggle(
            "Read with the language model",
            key="with_model",
            help="The text is sent to the model of the settings (MARZ_LLM_URL). Where it fails, the rules read the article.",
        )


def _paste(disabled: bool) -> None:
    with st.form("paste", border=False, enter_to_submit=False):
        st.text_area(
            "The article",
            key=_key("text"),
            height=230,
            placeholder="English, Persian, Arabic or Sorani Kurdish",
            label_visibility="collapsed",
        )
        title, published = st.columns([2, 1])
        title.text_input("Title, if it is not in the text", key=_key("title"))
        published.text_input(
            "Published",
            key=_key("published"),
            placeholder="2025-05-21",
            help="Settles “on Monday” and years that are not told. 2025 or 2025-05 will do.",
        )
        outlet, address = st.columns([1, 2])
        outlet.text_input("Outlet", key=_key("outlet"))
        address.text_input("Its address", key=_key("address"), placeholder="https://…")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.form_submit_button(
                "Find the events", type="primary", icon=":material/search:", on_click=_take_paste, disabled=disabled
            )
            st.form_submit_button("Fill in an example", type="tertiary", on_click=example)


def _files(disabled: bool) -> None:
    with st.form("files", border=False):
        st.file_uploader(
            "Text, HTML, PDF, Word, e-mail, JSON lines, or a zip of these; several at once",
            type=list(READABLE),
            accept_multiple_files=True,
            key=_key("files"),
        )
        st.form_submit_button(
            "Find the events", type="primary", icon=":material/search:", on_click=_take_files, disabled=disabled
        )


def _address(disabled: bool) -> None:
    with st.form("address", border=False):
        st.text_input("The address of an article or of an RSS or Atom feed", key=_key("web"), placeholder="https://…")
        st.caption(
            "Only this address is asked, and for a feed the pages it leads to. Nothing else ever leaves this machine."
        )
        with st.container(horizontal=True):
            st.form_submit_button(
                "Fetch it", type="primary", icon=":material/download:", on_click=_take_address, disabled=disabled
            )
            st.form_submit_button(
                "It is a feed: read all its articles", on_click=_take_address, args=(True,), disabled=disabled
            )


def example() -> None:
    """Fill the form with an article of ours; for `on_click`."""
    values = {
        "text": _review_example.TEXT,
        "title": _review_example.TITLE,
        "published": _review_example.PUBLISHED,
        "outlet": _review_example.OUTLET,
        "address": "",
    }
    for field, value in values.items():
        st.session_state[_key(field)] = value
    st.session_state["articles_view"] = "add"


def _take_paste() -> None:
    typed = {
        field: st.session_state.get(_key(field), "") for field in ("text", "title", "published", "outlet", "address")
    }
    try:
        article = read_text(
            typed["text"],
            title=typed["title"] or None,
            published=typed["published"] or None,
            outlet=typed["outlet"] or None,
            source_url=typed["address"] or None,
        )
    except EventsError as error:
        # What was typed stays in the form, so that it can be corrected.
        st.session_state["intake_trouble"] = _as_sentence(str(error))
        return
    _start([Part("pasted text", lambda: [article])])


def _take_files() -> None:
    files = st.session_state.get(_key("files")) or []
    if not files:
        st.session_state["intake_trouble"] = "Choose one or more files first."
        return
    parts = []
    for file in files:
        data = file.getvalue()
        parts.append(Part(file.name, partial(read_bytes, file.name, data), about_how_many(file.name, data)))
    _start(parts)


def _take_address(feed: bool = False) -> None:
    address = st.session_state.get(_key("web"), "").strip()
    if not is_web_address(address):
        st.session_state["intake_trouble"] = "Give an address that begins with http:// or https://."
        return
    _start([Part(address, partial(read_feed if feed else read_address, address))])


def _start(parts: list[Part]) -> None:
    state, store = st.session_state, _access.store()
    running = state.get("intake")
    if running is not None and running.running:
        state["intake_trouble"] = "Articles are still being read. Wait for them, or stop them first."
        return
    intake = Intake(store, parts, who=_review_who.who(store) or "somebody", extractor=_extractor())
    state["intake"], state["intake_new"] = intake, True
    state["intake_round"] = state.get("intake_round", 0) + 1
    intake.wait(_PATIENCE)


def _extractor() -> Extractor | None:
    """The language model, where it is set and asked for; else the rules."""
    return extractor_from_settings() if st.session_state.get("with_model") else None


def _key(field: str) -> str:
    """Controls are new after every intake, and so empty."""
    return f"intake_{field}_{st.session_state.get('intake_round', 0)}"


def _as_sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
