"""The history of one pair: a small map, a timeline as wide as the dates are vague, and the events as cards."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from events.counts import pair_counts, province_counts, venue_counts
from events.tables import Selected
from events.ties import history
from events.vocabulary import Status
from geo.locator import around, locator_map
from geo.maps import numbers_group
from geo.neighbours import MEASURED, border_length, neighbours
from geo.payload import payload
from geo.provinces import REGION, name
from pages import _charts, _filter, _map_frame, _rows, _view
from pages._sentences import plural

HEIGHT = 330
BASES = {"published": "as published", "measured": MEASURED}


def draw(found: Selected, iran: str, iraq: str) -> None:
    """Draw the pair, with what can be done with it.

    Parameters
    ----------
    found : Selected
        All events of the selection.
    iran, iraq : str
        Codes of the pair.
    """
    one = found.narrowed(found.tables.between(iran, iraq))
    language = _view.language()
    title = f"{name(iran, language)} – {name(iraq, language)}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="pair_head"):
        st.html(f'<h3 class="marz-pair"><bdi>{escape(title)}</bdi> · {plural(len(one), "event", "events")}</h3>')
        st.button(
            "Filter",
            key="pair_filter",
            icon=":material/filter_alt:",
            type="tertiary",
            help="Show only this pair, on every page",
            on_click=_as_filter,
            args=(iran, iraq),
        )
        st.button("Close", key="pair_close", icon=":material/close:", type="tertiary", on_click=_close)
    st.caption(_border(iran, iraq))
    if not len(one):
        st.caption("No event of this selection is between these two.")
        return
    left, right = st.columns([1, 1.5], gap="large")
    with left:
        _map(one, iran, iraq)
    with right:
        timeline(one, title, key="pair_timeline")
    _rows.cards(one.ids, most=8)


def timeline(one: Selected, title: str, *, key: str) -> None:
    """Events along time in one lane a type; vague dates as wide as they are, hollow what was not reported as held."""
    frame = history(one)
    if frame.empty:
        st.caption("None of its events is dated.")
        return
    frame = frame.assign(
        type=frame["type"].map(_charts.type_label), state=[Status(value).label for value in frame["status"]]
    )
    first, last = frame["first"].min(), frame["last"].max()
    busiest = frame.groupby(frame["first"].dt.year).size()
    year = int(busiest.index[int(busiest.argmax())])
    n_first = f"since {first.year}" if first.year != last.year else f"in {first.year}"
    _charts.show(
        _lanes(frame),
        title=f"{title}: {plural(len(frame), 'dated event', 'dated events')} {n_first}"
        + (
            f", the busiest year {year} with {int(busiest.max())}"
            if first.year != last.year and busiest.max() > 1
            else ""
        ),
        note="Each mark is an event, as wide as its date is vague; filled: held or signed, hollow: announced, called for "
        "or put off",
        data=frame[["start", "type", "state", "summary"]],
        labels={"start": "Date", "type": "Type", "state": "Status", "summary": "Summary"},
        alt_text=f"Timeline of {title}: {len(frame)} events from {first.year} to {last.year}.",
        key=key,
    )


def _lanes(frame: pd.DataFrame) -> alt.TopLevelMixin:
    order = [_charts.type_label(kind) for kind in ("delegation", "exhibition", "agreement", "forum")]
    x = alt.X("first:T", title=None, axis=alt.Axis(grid=True, tickCount=8), scale=alt.Scale(padding=9))
    y = alt.Y("type:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False))
    middle = frame.assign(middle=frame["first"] + (frame["last"] - frame["first"]) / 2)
    base = alt.Chart(middle).encode(
        y=y,
        color=_charts.type_colour("type:N", legend=False),
        tooltip=[
            alt.Tooltip("start:N", title="Date"),
            alt.Tooltip("state:N", title="Status"),
            alt.Tooltip("summary:N", title="Event"),
        ],
    )
    spans = base.mark_rule(strokeWidth=7, opacity=0.28, strokeCap="round").encode(x=x, x2="last:T")
    points = base.mark_point(size=95, strokeWidth=2, filled=False, opacity=0.95).encode(
        x=alt.X("middle:T", scale=alt.Scale(padding=9)),
        fill=alt.condition("datum.held", _charts.type_colour("type:N", legend=False), alt.value("transparent")),
    )
    return alt.layer(spans, points).properties(height=4 * 44)


def _map(one: Selected, iran: str, iraq: str) -> None:
    pairs = pair_counts(one)
    language = _view.language()
    shared = [(iran, iraq)] if iraq != REGION else None
    surroundings: Any = around([iran, iraq], language=language, pairs=shared)
    numbers = payload(
        province_counts(one),
        pairs[(pairs["iran"] == iran) & (pairs["iraq"] == iraq)],
        venue_counts(one),
        language=language,
        picked={"kind": "tie", "iran": iran, "iraq": iraq},
        label=f"Map of {name(iran, language)} and {name(iraq, language)}",
        **surroundings,
    )
    _map_frame.draw(
        locator_map(HEIGHT),
        numbers_group(numbers),
        room="small_pair",
        key="pair_map",
        height=HEIGHT,
    )


def _border(iran: str, iraq: str) -> str:
    if iraq == REGION:
        return "Events that name the Kurdistan Region as a whole, not those of its single governorates."
    length = border_length(iran, iraq)
    return f"They share {length.km:,.0f} km of border, {BASES[length.basis]}." if length else _unshared(iran, iraq)


def _unshared(iran: str, iraq: str) -> str:
    if iraq in neighbours(iran):
        return "A crossing joins them; the generalised line shows no common border."
    return "They are no neighbours."


def _as_filter(iran: str, iraq: str) -> None:
    _view.pick(None)
    _filter.fill(replace(_filter.selection(), pairs=(f"{iran}~{iraq}",)))
    st.session_state["filtered_by_pick"] = True


def _close() -> None:
    _view.pick(None)
    _filter.write_address()
