"""One province: where it lies, with whom it deals, how it visits, shows and signs, and what is missing."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from briefing import province_words
from events.profile import Profile, newest_year, profile, strongest_border_province
from events.selection import Selection
from geo.locator import across
from geo.provinces import BORDER, REGION, name
from pages import (
    _access,
    _add_to_briefing,
    _depth_view,
    _filter,
    _look,
    _province_map,
    _province_missing,
    _province_parts,
    _province_print,
    _rows,
    _sentences,
    _view,
)


def show() -> None:
    """Draw the page."""
    chosen = _filter.selection()
    found = _access.selected(chosen)
    code = _depth_view.province() or strongest_border_province(found)
    one = profile(found, code)
    _choice(code, one, chosen)
    if not len(one.found):
        _look.lead(_nothing(code, chosen))
        _province_map.draw(one)
        return
    _look.lead(province_words.as_html(province_words.opening(one, across(code), newest_year(found), _view.language())))
    _body(code, chosen)


@st.fragment
def _body(code: str, chosen: Selection) -> None:
    if st.session_state.pop("province_moved", False):
        st.rerun()
    found = _access.selected(chosen)
    one = profile(found, code)
    last = newest_year(found) or date.today().year
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        _province_map.draw(one)
    with right:
        _province_map.facts(one)
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        _province_parts.years(one, last)
        _province_parts.activity(one)
    with right:
        _province_parts.counterparts(one)
        _province_parts.sectors(one)
    _province_parts.agreements(one)
    _province_missing.draw(one, last)
    st.subheader("Most recent", anchor=False)
    _rows.cards(one.found.ids, most=6)
    _look.how(counted(one))


def _choice(code: str, one: Profile, chosen: Selection) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.session_state["province_box"] = code
        st.selectbox(
            "Province",
            _depth_view.CHOICES,
            key="province_box",
            format_func=_labelled,
            on_change=_take,
            width=330,
        )
        if len(one.found):
            _province_print.button(code, chosen)
            _add_to_briefing.offer("province", about=code)


def _take() -> None:
    st.session_state["province"] = st.session_state["province_box"]


def _labelled(code: str) -> str:
    where = "region of Iraq as a whole" if code == REGION else f"{name(code[:2])}{', border' if code in BORDER else ''}"
    return f"{name(code, _view.language())} · {where}"


def counted(one: Profile) -> str:
    """How the page counts."""
    undated = int(one.found.events["precision"].isna().sum())
    text = (
        "Every event that names the province counts once, as a party or as the venue; counterparts are the parties of the other "
        "side. “Held or signed” is what a source reports so; what was announced or called for is paler and never called held. "
    )
    if undated:
        text += f"{_sentences.plural(undated, 'event is', 'events are')} undated and in no year. "
    if one.code == REGION:
        text += "Here only events that name the Region as a whole count, not those of single governorates. "
    return text + "Coverage follows what outlets’ archives showed, not all that happened."


def _nothing(code: str, chosen: Selection) -> str:
    """A sentence for a province without events in the selection, and what would bring some."""
    here = f"<b><bdi>{escape(name(code, _view.language()))}</bdi></b>"
    if not len(_access.tables()):
        return _filter.loosen(lambda other: len(_access.selected(other)), chosen)
    everything = len(profile(_access.selected(Selection()), code).found)
    if not everything:
        return f"No event names {here}. Choose another province above."
    hint = _filter.loosen(lambda other: len(profile(_access.selected(other), code).found), chosen)
    return f"No event of this selection names {here}. {hint}"


if __name__ == "__main__":
    show()
