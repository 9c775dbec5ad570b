"""The map: what the selection amounts to in a sentence, where it happened, and the events behind whatever is clicked."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from events.counts import headline, pair_counts, province_counts, venue_counts
from events.selection import Selection
from events.tables import Selected
from geo.maps import base_map, numbers_group
from geo.payload import payload
from pages import _access, _add_to_briefing, _filter, _listing, _look, _map_frame, _picked, _sentences, _view

FIRST_CARDS = 4
"""Few, for they are most of what a filter change sends; a pick lists a whole page."""


def show() -> None:
    """Draw the page."""
    chosen = _filter.selection()
    found = _access.selected(chosen)
    if not len(found):
        _look.lead(_filter.loosen(lambda other: len(_access.selected(other)), chosen))
        st.button("Reset the filters", on_click=_filter.reset, icon=":material/restart_alt:")
        return
    numbers = headline(found)
    _look.lead(_sentences.opening(numbers, _view.language()))
    _map_and_panel(chosen)
    _look.how(_sentences.counting(numbers))


@st.fragment
def _map_and_panel(chosen: Selection) -> None:
    if st.session_state.pop("filtered_by_pick", False) or st.session_state.pop("renamed", False):
        st.rerun()  # the pick became a filter, or names another language: the whole page follows, not only map and panel
    found = _access.selected(chosen)
    left, right = st.columns([2.35, 1], gap="medium")
    with left:
        _map(found)
        _controls()
    with right:
        _panel(found)


def _map(found: Selected) -> None:
    at = st.session_state.setdefault("opened_at", _view.map_view() or ())
    _map_frame.draw(
        base_map(*at) if at else base_map(),
        numbers_group(
            payload(
                province_counts(found),
                pair_counts(found),
                venue_counts(found),
                language=_view.language(),
                n_ties=_view.n_ties(),
                picked=_view.picked(),
                off=_view.switched(),
            )
        ),
        room="events",
        key="map",
        height=560,
        on_change=_take,
    )


def _controls() -> None:
    """How many ties are drawn, and the language of names."""
    st.session_state["ties_box"], st.session_state["lang_box"] = _view.n_ties(), _view.language()
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        st.segmented_control(
            "Strongest ties drawn",
            _view.TIES,
            key="ties_box",
            required=True,
            on_change=_take_ties,
            width="content",
        )
        st.segmented_control(
            "Names",
            list(_view.LANGUAGE_NAMES),
            key="lang_box",
            required=True,
            format_func=_view.LANGUAGE_NAMES.__getitem__,
            on_change=_take_language,
            width="content",
        )
        _add_to_briefing.offer("map")


def _take_ties() -> None:
    _view.take_n_ties(st.session_state["ties_box"])
    _filter.write_address()


def _take_language() -> None:
    _view.take_language(st.session_state["lang_box"])
    st.session_state["renamed"] = True
    _filter.write_address()


def _take() -> None:
    """What the reader has just done on the map: a click, a move or a switch."""
    answer = st.session_state["map"] or {}
    if "picked" in answer:
        _view.pick(answer["picked"])
    if "view" in answer:
        _view.take_view(answer["view"])
    _filter.write_address()


def _panel(found: Selected) -> None:
    what = _view.picked()
    events = found.narrowed(_picked.mask(found.tables, what)) if what else found
    title = _picked.title(what) if what else "Latest events"
    head = st.container(horizontal=True, vertical_alignment="center", gap="small")
    with head:
        _look.title(title, _sentences.plural(len(events), "event", "events"))
        if what and len(events):
            st.button(
                "Filter",
                key="as_filter",
                icon=":material/filter_alt:",
                type="tertiary",
                help="Show only these events, on every page",
                on_click=_filter_by,
                args=(_as_filter(what, found.selection),),
            )
        if what:
            st.button("Clear", key="clear_pick", icon=":material/close:", type="tertiary", on_click=_filter.let_go)
    if not what:
        st.caption("Click a province, a tie or a venue on the map to read its events.")
    with st.container(height=520, border=False, key="panel"):
        if len(events):
            about = (events.selection, str(what))
            _listing.listing(events, about=about, key="map_events", first=_listing.MORE if what else FIRST_CARDS)
        else:
            st.caption("No events of this selection here. Clear the pick, or loosen the filters.")


def _as_filter(what: dict[str, str], chosen: Selection) -> Selection:
    """The selection with what is picked as a further filter."""
    if what["kind"] == "venue":
        return replace(chosen, venue=what["venue"])
    if what["kind"] == "tie":
        return replace(chosen, pairs=(f"{what['iran']}~{what['iraq']}",))
    if not chosen.border or what["code"] in chosen.border:
        return replace(chosen, border=(what["code"],))
    return replace(chosen, counterparts=(what["code"],))


def _filter_by(narrowed: Selection) -> None:
    _view.pick(None)
    _filter.fill(narrowed)
    st.session_state["filtered_by_pick"] = True


if __name__ == "__main__":
    show()
