"""The dates of the shared filter: presets and two fields; what is wrong with them is said right below.

The fields' keys `from` and `to` hold what is typed; `typed` gives it as a date.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from events.partial_date import PartialDate
from events.selection import PERIODS, preset
from pages import _look


def draw() -> None:
    """Draw presets, fields and what is wrong with them."""
    st.pills("Dates", list(PERIODS), key="period", format_func=PERIODS.__getitem__, on_change=_take_period)
    left, right = st.columns(2)
    left.text_input("From", key="from", placeholder="2024-05", on_change=_take_typed)
    right.text_input("To", key="to", placeholder="2025", on_change=_take_typed)
    said = [st.session_state.pop("dates_exchanged", ""), *(_read(key)[1] for key in ("from", "to"))]
    for sentence in filter(None, said):
        st.caption(f":orange[{_look.plain(sentence)}]")


def typed(key: str) -> str | None:
    """The date typed into a field, ISO 8601 of reduced precision; None where it is empty or none, and filters nothing."""
    return _read(key)[0]


def period_of(start: str | None, end: str | None) -> str | None:
    """The preset that stands for these dates, if one does."""
    return next((key for key in PERIODS if preset(key, date.today()) == (start, end)), None)


def _read(key: str) -> tuple[str | None, str]:
    """The date in a field and what is wrong with it; (None, "") where it is empty."""
    text = st.session_state[key].strip()
    if not text:
        return None, ""
    try:
        return PartialDate(text).text, ""
    except ValueError as error:
        return None, str(error)


def _take_period() -> None:
    start, end = preset(st.session_state["period"] or "all", date.today())
    st.session_state["from"], st.session_state["to"] = start or "", end or ""


def _take_typed() -> None:
    """Exchange dates that stand in reverse, in the fields as well, and mark the preset they are."""
    state = st.session_state
    start, end = typed("from"), typed("to")
    if start and end and PartialDate(end).last_day < PartialDate(start).first_day:
        state["dates_exchanged"] = f"The dates stood in reverse, from {start} to {end}; they were exchanged."
        state["from"], state["to"] = end, start
    state["period"] = period_of(state["from"].strip() or None, state["to"].strip() or None)
