"""Events by period, stacked by type: a brush over it becomes the dates of the Selection.

The chart always shows the whole time, with the chosen dates as a band, so that a reader sees what lies beside them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import altair as alt
import pandas as pd
import streamlit as st

from events.counts import TYPES
from events.partial_date import PartialDate
from events.selection import Selection
from events.timeline import Timing, Unit, by_period, snapped, spoken_period, timing
from pages import _access, _charts, _filter, _sentences, _time_view

_UNITS: dict[Unit, str] = {"year": "Years", "quarter": "Quarters", "month": "Months"}
_HELD, _OPEN = "Held", "Only announced"
_NOWRUZ = (31 + 28 + 20) / 365
"""The Iranian year begins on 20 or 21 March: that far into the Gregorian year."""

_SOLAR_OFFSET = 621
"""Solar Hijri year = Gregorian year − 621 from Nowruz on."""


@st.fragment
def events_by_period(chosen: Selection) -> None:
    """Draw the chart with its controls."""
    state = st.session_state
    if state.pop("time_brushed", False):
        st.rerun()  # the brush became dates: the whole page follows
    whole = _access.selected(chosen.without("start", "end"))
    unit = _time_view.bars()
    state["time_chart_unit"], state["time_marks_box"] = unit, _time_view.marks()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.segmented_control(
            "Periods", list(_UNITS), key="time_chart_unit", format_func=_UNITS.__getitem__, required=True,
            label_visibility="collapsed", width="content", on_change=_take_unit,
        )  # fmt: skip
        st.toggle("Nowruz and Iranian years", key="time_marks_box", on_change=_take_marks)
        if chosen.start or chosen.end:
            st.button("All dates again", key="time_clear", icon=":material/close:", type="tertiary", on_click=_clear)
    counted = by_period(whole, unit)
    if counted.empty:
        st.caption("None of these events is dated.")
        return
    when = timing(whole)
    _charts.show(
        _chart(counted, unit, chosen),
        title=_finding(counted, unit),
        note=_note(when, unit),
        foot="Drag over the chart to see only those dates, on every page.",
        data=_table(counted),
        alt_text=f"Stacked bars of events by {unit} and type. {_finding(counted, unit)}.",
        key=f"time_chart_{state.setdefault('time_brushes', 0)}",
        file_name=f"events by {unit}",
        on_select=_brush,
        selection_mode="span",
    )


def _take_unit() -> None:
    st.session_state["time_bars"] = st.session_state["time_chart_unit"]


def _take_marks() -> None:
    st.session_state["time_marks"] = st.session_state["time_marks_box"]
    _filter.write_address()


def _note(when: Timing, unit: Unit) -> str:
    """Unit, period and number of events."""
    years = _sentences.years(when.first_year or 0, when.last_year or 0)
    undated = f", {when.n_undated:,} of them undated" if when.n_undated else ""
    return (
        f"Events by {unit}, {years}; {_sentences.plural(when.n_events, 'event', 'events')}{undated}. "
        "Pale: only announced, called for or put off."
    )


def _chart(counted: pd.DataFrame, unit: Unit, chosen: Selection) -> alt.TopLevelMixin:
    bars = counted.assign(
        x=counted["start"].dt.year + (counted["start"].dt.month - 1) / 12,
        x2=counted["end"].dt.year + (counted["end"].dt.month - 1) / 12,
        label=counted["type"].map(_charts.type_label),
        state=counted["held"].map({True: _HELD, False: _OPEN}),
        words=counted["period"].map(spoken_period),
        stack=counted["type"].map({kind: 2 * i for i, kind in enumerate(TYPES)}) + ~counted["held"],
    ).drop(columns=["start", "end"])
    first, last = int(bars["x"].min()), int(bars["x2"].max() + 0.999)
    # A year's name stands under the middle of its bar; in shorter steps it marks where the year begins.
    middle = 0.5 if unit == "year" else 0
    axis = alt.Axis(
        title=None,
        values=[year + middle for year in _ticks(first, last)],
        labelExpr="floor(datum.value)",
        ticks=not middle,
    )
    scale = alt.Scale(domain=[first, last], nice=False)
    brush = alt.selection_interval(name="span", encodings=["x"], mark=alt.BrushConfig(fillOpacity=0.14))
    known, vague = bars[bars["month_known"]], bars[~bars["month_known"]]
    layers: list[alt.Chart | alt.LayerChart] = [*_band(chosen, first, last)]
    layers.append(_bars(known, scale, axis, "events").properties(height=230).add_params(brush))
    if _time_view.marks():
        layers += _nowruz(first, last, scale)
    top = alt.layer(*layers)
    if vague.empty:
        return top
    below = _bars(vague, scale, axis, "month unknown").properties(height=64)
    return alt.vconcat(top, below, spacing=10)


def _bars(bars: pd.DataFrame, scale: alt.Scale, axis: alt.Axis, title: str) -> alt.Chart:
    return (
        alt.Chart(bars)
        .mark_bar(binSpacing=1, strokeWidth=0)
        .encode(
            x=alt.X("x:Q", scale=scale, axis=axis, bin="binned"),
            x2="x2:Q",
            y=alt.Y("n_events:Q", stack="zero", axis=alt.Axis(title=title, tickMinStep=1, format="d", tickCount=4)),
            color=_charts.type_colour("label:N"),
            opacity=alt.condition("datum.held", alt.value(1), alt.value(_charts.ANNOUNCED_OPACITY)),
            order=alt.Order("stack:Q"),
            tooltip=[
                alt.Tooltip("words:N", title="Period"),
                alt.Tooltip("label:N", title="Type"),
                alt.Tooltip("state:N", title="State"),
                alt.Tooltip("n_events:Q", title="Events"),
            ],
        )
    )


def _band(chosen: Selection, first: int, last: int) -> list[alt.Chart]:
    """The dates of the Selection as a band behind the bars."""
    if not (chosen.start or chosen.end):
        return []
    left = _year_of(PartialDate(chosen.start).first_day) if chosen.start else first
    right = _year_of(PartialDate(chosen.end).last_day) + 1 / 365 if chosen.end else last
    frame = pd.DataFrame({"left": [max(first, left)], "right": [min(last, right)]})
    mark = alt.Chart(frame).mark_rect(
        fill=_charts.accent(), fillOpacity=0.13, stroke=_charts.accent(), strokeOpacity=0.8, strokeWidth=1.5
    )
    return [mark.encode(x="left:Q", x2="right:Q")]


def _nowruz(first: int, last: int, scale: alt.Scale) -> list[alt.Chart | alt.LayerChart]:
    """A rule at each beginning of an Iranian year, named by the year that begins."""
    years = list(range(first, last))
    every = max(1, len(years) // 14 + (len(years) > 14))
    frame = pd.DataFrame(
        {
            "at": [year + _NOWRUZ for year in years],
            "name": [str(year - _SOLAR_OFFSET) if i % every == 0 else "" for i, year in enumerate(years)],
            "told": [f"Nowruz {year}: the year {year - _SOLAR_OFFSET} begins" for year in years],
        }
    )
    base = alt.Chart(frame).encode(x=alt.X("at:Q", scale=scale), tooltip=alt.Tooltip("told:N", title="Mark"))
    rule = base.mark_rule(color=_charts.soft(), strokeDash=[2, 3], opacity=0.9)
    text = base.mark_text(color=_charts.soft(), align="left", dx=3, dy=5, baseline="top", fontSize=10.5).encode(
        text="name:N", y=alt.value(0)
    )
    return [rule, text]


def _ticks(first: int, last: int) -> list[int]:
    every = max(1, -(-(last - first) // 16))
    return list(range(first, last, every))


def _year_of(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 365.25


def _table(counted: pd.DataFrame) -> pd.DataFrame:
    """The numbers behind the chart: a row a period and state, a column a type."""
    rows = counted.assign(
        Type=counted["type"].map(_charts.type_label),
        State=counted["held"].map({True: _HELD, False: _OPEN}),
        Period=counted["period"] + counted["month_known"].map({True: "", False: ", month unknown"}),
    )
    wide = rows.pivot_table(index=["Period", "State"], columns="Type", values="n_events", aggfunc="sum", fill_value=0)
    wide["All"] = wide.sum(axis=1)
    return wide.reset_index().rename_axis(columns=None)


def _finding(counted: pd.DataFrame, unit: Unit) -> str:
    """The title: the period with most events and what most of them are."""
    known = counted[counted["month_known"]]
    if known.empty:
        return "Of no event the month is known"
    sums = known.groupby("period", sort=True)["n_events"].sum()
    best, most = str(sums.index[int((sums == sums.max()).to_numpy().nonzero()[0][-1])]), int(sums.max())
    kinds = known[known["period"] == best].groupby("type")["n_events"].sum()
    main, n = str(kinds.idxmax()), int(kinds.max())
    what = _sentences.plural(n, *_sentences.WORDS[main])
    if len(sums) == 1:
        return (
            f"All {_sentences.plural(most, 'event', 'events')} fall in {spoken_period(best)}"
            if most > 1
            else f"One event, in {spoken_period(best)}"
        )
    if most == 1:
        return f"No {unit} has more than one event"
    if n == most:
        return f"{spoken_period(best)} has most events, {what}"
    return f"{spoken_period(best)} has most events, {most:,}, among them {what}"


def _brush() -> None:
    """Make the brushed stretch the dates of the Selection."""
    state = st.session_state
    drawn = state[f"time_chart_{state['time_brushes']}"].get("selection", {}).get("span", {}).get("x")
    if not drawn or len(drawn) != 2 or drawn[0] == drawn[1]:
        return
    start, end = snapped(float(drawn[0]), float(drawn[1]), _time_view.bars())
    _set_dates(start, end)


def _clear() -> None:
    _set_dates(None, None)


def _set_dates(start: str | None, end: str | None) -> None:
    """The Selection with other dates; the chart comes anew, its band in place of the brush."""
    st.session_state["time_brushes"] += 1
    st.session_state["time_brushed"] = True
    _filter.fill(replace(_filter.selection(), start=start, end=end))
