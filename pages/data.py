"""The data: how much there is and from where, the selected events as a table, every download, the sources and the codebook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from html import escape
from pathlib import Path
from typing import Final

import streamlit as st

from events.citation import cite
from events.export import FORMATS, LAYERS, Format, export, file_name, obstacle
from events.listing import ORDERS, listing, ordered_ids
from events.selection import Selection
from events.sourcing import SourceTable, Totals, language_name, totals
from events.tables import Selected
from pages import _access, _cards, _filter, _look, _sentences, _sources, _view

ROWS: Final = 500
"""Rows of one page of the table: all curated events, and few enough to be sent with every change of the filter."""

CODEBOOK: Final = Path(__file__).resolve().parent.parent / "data" / "README.md"
_LANGUAGES_NAMED: Final = 3
_SLOW_FROM: Final = 20_000
_TABS: Final = ("Events", "Sources", "Codebook")


def show() -> None:
    """Draw the page."""
    chosen = _filter.selection()
    found = _access.selected(chosen)
    if not len(found):
        _look.lead(_filter.loosen(lambda other: len(_access.selected(other)), chosen))
        if chosen.text:
            _search()
        st.button("Reset the filters", on_click=_filter.reset, icon=":material/restart_alt:")
        return
    sentence = st.empty()
    if not _source_table().has_been_read:
        with sentence:
            _look.lead(f"<b>{_sentences.plural(len(found), 'event', 'events')}</b>; reading their sources …")
    _downloads(found)
    events, sources, codebook = st.tabs(list(_TABS), key="data_tab", on_change="rerun")
    if events.open:
        with events:
            _search()
            _table(chosen)
    # After the table, because the sources of a large store take seconds to read the first time.
    read = _source_table().of(found)
    whole = totals(read)
    with sentence:
        _look.lead(opening(len(found), whole))
    if sources.open:
        with sources:
            _sources.by_outlet_and_year(read, whole)
    if codebook.open:
        codebook.markdown(CODEBOOK.read_text(encoding="utf-8"))
    _foot(found)


@st.cache_resource(show_spinner=False)
def _source_table() -> SourceTable:
    return SourceTable(_access.store())


def opening(n_events: int, read: Totals) -> str:
    """How many events and articles, of how many outlets, in which languages."""
    sentence = (
        f"<b>{_sentences.plural(n_events, 'event', 'events')}</b>, read out of "
        f"<b>{_sentences.plural(read.n_articles, 'article', 'articles')}</b> of "
        f"{_sentences.plural(read.n_outlets, 'outlet', 'outlets')}"
    )
    named = [escape(language_name(code)) for code in list(read.languages)[:_LANGUAGES_NAMED]]
    others = len(read.languages) - len(named)
    if others:
        named.append(_sentences.plural(others, "other language", "other languages"))
    return f"{sentence}, in {_sentences.listed(named)}." if named else f"{sentence}."


# Downloads ---------------------------------------------------------------------------------------------------------------


def _downloads(found: Selected) -> None:
    with st.container(horizontal=True, gap="small", key="downloads"):
        for item in FORMATS.values():
            if not item.one_layer:
                _button(found, item, item.label, "events")
                continue
            with st.popover(item.label, icon=":material/download:", help=item.about):
                for layer, label in LAYERS.items():
                    _button(found, item, label, layer)


def _button(found: Selected, item: Format, label: str, layer: str) -> None:
    reason = obstacle(len(found), item.key)
    slow = " · with this many events it takes a while to make" if len(found) >= _SLOW_FROM else ""
    st.download_button(
        label,
        data=partial(_file, found.selection, item.key, layer),
        file_name=file_name(item.key, layer=layer),
        mime=item.mime,
        key=f"download_{item.key}_{layer}",
        icon=":material/download:",
        on_click="ignore",
        disabled=reason is not None,
        help=reason or (None if item.one_layer else item.about + slow),
    )


def _file(chosen: Selection, format: str, layer: str) -> bytes:
    """The file itself, made when its button is pressed and not before."""
    return export(_access.selected(chosen), _access.records, format, layer=layer)


# Events ------------------------------------------------------------------------------------------------------------------


def _search() -> None:
    """The words of the shared filter, here as well: they are looked for in all events, not in the rows shown alone."""
    st.session_state["data_words"] = _filter.selection().text
    st.text_input(
        "Search",
        key="data_words",
        on_change=_take_words,
        placeholder="Words in summaries, notes, organisations, venues and outlets",
        icon=":material/search:",
        label_visibility="collapsed",
    )


def _take_words() -> None:
    words = " ".join(st.session_state["data_words"].split())
    _filter.fill(replace(_filter.selection(), text=words))


@st.fragment
def _table(chosen: Selection) -> None:
    found = _access.selected(chosen)
    order, first = _rows_shown(found)
    ids = ordered_ids(found, order)[first : first + ROWS]
    events = _access.records(ids)
    language = _view.language()
    answer = st.dataframe(
        listing(events, language),
        # Another page of rows is another table: a row picked in the last one must not stand for a row of this one.
        key=f"table_{hash((language, *ids)):x}",
        height=min(460, 36 + 35 * max(len(ids), 3)),
        hide_index=True,
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
        column_config=_columns(),
        placeholder="",
        alt="The selected events, one row an event",
    )
    picked = _picked(answer.selection)
    if picked is not None and picked < len(events):
        _cards.cards([events[picked]], language=language)
    else:
        st.caption("Pick a row to read the event in full, with all its sources. A click on a heading sorts.")


def _rows_shown(found: Selected) -> tuple[str, int]:
    """Order and first row of the page of the table; asked for only where there is more than one page."""
    if len(found) <= ROWS:
        return "newest", 0
    n_pages = -(-len(found) // ROWS)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        order = st.selectbox(
            "Order",
            list(ORDERS),
            key="data_order",
            format_func=ORDERS.__getitem__,
            label_visibility="collapsed",
            width=180,
        )
        page = min(st.pagination(n_pages, key=f"data_page_{n_pages}"), n_pages)
        first = (page - 1) * ROWS
        st.caption(
            f"Rows {first + 1:,}–{min(first + ROWS, len(found)):,} of {len(found):,}. The search above looks through all of them."
        )
    return order, first


def _picked(selection: dict) -> int | None:
    """The row that was picked, by its mark or by one of its cells."""
    rows, cells = selection.get("rows", []), selection.get("cells", [])
    return rows[0] if rows else cells[0][0] if cells else None


def _columns() -> dict:
    text = st.column_config.TextColumn
    return {
        "id": None,
        "start": text("Date", width=90, help="As precise as the source: a year, a month or a day"),
        "type": text("Type", width=90),
        "status": text("Status", width=90),
        "iran": text("Iranian side", width=115),
        "iraq": text("Iraqi side", width=115),
        "venue": text("Venue", width=100),
        "summary": text("Summary", width=430),
        "source": st.column_config.LinkColumn("Source", width=140, display_text=r"^https?://(?:www\.)?([^/:?#]+)"),
        "n_sources": st.column_config.NumberColumn("Sources", width=75, help="How many sources tell of it"),
        "until": text("Until", width=90),
        "certainty": text("Certainty", width=85),
        "review": text("Origin", width=130),
    }


# The foot ----------------------------------------------------------------------------------------------------------------


def _foot(found: Selected) -> None:
    _look.how("How to cite these events:")
    st.code(cite(len(found), found.selection, date.today()), language=None, wrap_lines=True)
    _look.how(
        "Summaries are our own words; facts come from the sources. Data: CC BY 4.0. Place names: GeoNames, CC BY 4.0. "
        "Boundaries: Natural Earth, public domain; Halabja approximate. Coverage follows what outlets’ archives showed, "
        "not all that happened."
    )


if __name__ == "__main__":
    show()
