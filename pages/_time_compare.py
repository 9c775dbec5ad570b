"""Two periods compared: their maps side by side, the difference on a third, and the provinces ranked by their change."""

from __future__ import annotations

from datetime import date
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from events.counts import pair_counts, province_counts, venue_counts
from events.partial_date import PartialDate
from events.periods import Comparison, PeriodError, Span, compare, presets
from events.selection import Selection
from events.tables import Selected
from geo.comparison import difference, side_by_side
from geo.maps import base_map, comparison_group
from geo.provinces import REGION, name
from pages import _access, _charts, _filter, _listing, _look, _map_frame, _picked, _rows, _sentences, _time_view, _view

_FATES = {"new": "New", "gained": "Gained", "level": "Level", "lost": "Lost", "silent": "Fell silent"}
_FREE = "Other periods"
TALLEST = 520
"""Height of the maps, in pixels, at most."""


@st.fragment
def compare_periods(chosen: Selection) -> None:
    """Draw the comparison with its controls."""
    whole = _access.selected(chosen.without("start", "end"))
    _choose()
    a, b = _time_view.periods()
    found = compare(whole, a, b, date.today())
    st.html(f'<p class="marz-lead">{_finding(found)}</p>')
    if b.start < a.start:
        st.caption("The second period begins before the first: what is told as gained has been lost since.")
    if (
        a != b
        and PartialDate(a.start).first_day <= PartialDate(b.end).last_day
        and (PartialDate(b.start).first_day <= PartialDate(a.end).last_day)
    ):
        st.caption("The two periods overlap: what began in both is counted in both.")
    if chosen.start or chosen.end:
        st.caption("The dates of the filter are set aside here: the two periods take their place.")
    if found.provinces.empty:
        return
    maps = st.container()
    left, right = st.columns([1, 1], gap="medium")
    with right:
        _ranking(found)  # First of all, because a row that is picked changes what the maps show.
    with maps:
        _two_maps(found)
    with left:
        _difference_map(found)
    what = _view.picked()
    if what:
        _events_of(what, found)
    else:
        st.caption("Pick a row, or a province, tie or town on a map, to read its events in both periods.")
    _look.how(_counting(found))


def _choose() -> None:
    state, today = st.session_state, date.today()
    offered = presets(today)
    a, b = _time_view.periods()
    state["time_preset"] = next((label for label, pair in offered.items() if pair == (a, b)), _FREE)
    state["time_a_text"], state["time_b_text"] = a.words, b.words
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox("Periods", [*offered, _FREE], key="time_preset", on_change=_take_preset, width=290)
        st.text_input("First period", key="time_a_text", on_change=_take_text, width=170)
        st.text_input("Second period", key="time_b_text", on_change=_take_text, width=170)
    for message in state.pop("time_period_errors", ()):
        st.caption(f":orange[{_look.plain(message)}]")


def _take_preset() -> None:
    pair = presets(date.today()).get(st.session_state["time_preset"])
    if pair:
        _set(*pair)


def _take_text() -> None:
    """Read both fields; what is no period is said and the old one stays."""
    state, errors = st.session_state, []
    spans = list(_time_view.periods())
    for i, key in enumerate(("time_a_text", "time_b_text")):
        try:
            spans[i] = Span.parse(state[key])
        except PeriodError as error:
            errors.append(str(error))
    _set(spans[0], spans[1])
    state["time_period_errors"] = errors


def _set(a: Span, b: Span) -> None:
    st.session_state.update(time_a=a, time_b=b)
    _filter.write_address()


def _two_maps(found: Comparison) -> None:
    at = st.session_state.setdefault("time_opened_at", _view.map_view() or ())
    _map_frame.draw(
        base_map(*at or (None, None, None), tallest=TALLEST),
        comparison_group(
            side_by_side(
                _counts(found.in_a),
                _counts(found.in_b),
                years=(found.years_a, found.years_b) if found.normalised else None,
                titles=(_titled(found.a, found.in_a), _titled(found.b, found.in_b)),
                language=_view.language(),
                n_ties=_view.n_ties(),
                picked=_view.picked(),
            )
            | {"home": not at}
        ),
        room="pair_of_periods",
        key="time_pair",
        height=470,
        on_change=partial(_take, "time_pair"),
    )


def _take(key: str) -> None:
    answer = st.session_state[key] or {}
    if "picked" in answer:
        _view.pick(answer["picked"])
    if "view" in answer:
        st.session_state["at"] = tuple(answer["view"][key] for key in ("lat", "lon", "zoom"))
    _filter.write_address()


def _counts(part: Selected) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    return province_counts(part), pair_counts(part), venue_counts(part)


def _titled(span: Span, part: Selected) -> str:
    return f"{span.words} · {_sentences.plural(len(part), 'event', 'events')}"


def _difference_map(found: Comparison) -> None:
    unit = "events a year" if found.normalised else "events"
    st.html(
        f'<div class="marz-chart"><h3>{escape(found.b.words)} against {escape(found.a.words)}</h3>'
        f"<p>Change in {unit}; brown fewer, green more</p></div>"
    )
    at = st.session_state.setdefault("time_opened_at", _view.map_view() or ())
    says = {str(row.code): _lines(found, row) for row in found.provinces.itertuples()}
    _map_frame.draw(
        base_map(*at or (None, None, None), tallest=TALLEST),
        comparison_group(
            {
                "alone": difference(
                    found.provinces,
                    says,
                    unit=unit,
                    language=_view.language(),
                    picked=_view.picked(),
                    label="Map of the change",
                )
            }
        ),
        room="pair_difference",
        key="time_difference",
        height=470,
        on_change=partial(_take, "time_difference"),
    )


def _lines(found: Comparison, row: object) -> list[str]:
    n_a, n_b, change = (getattr(row, key) for key in ("n_a", "n_b", "change"))
    lines = [
        f"{found.a.words}: {_sentences.plural(n_a, 'event', 'events')}",
        f"{found.b.words}: {_sentences.plural(n_b, 'event', 'events')}",
    ]
    return [*lines, f"Change {_signed(change, found.normalised)}{' a year' if found.normalised else ''}"]


def _ranking(found: Comparison) -> None:
    """The table; a row picks its province."""
    frame = found.provinces
    a, b = found.a.words, found.b.words
    first, second = (a, b) if a != b else (f"{a} (first)", f"{b} (second)")
    change = "Change a year" if found.normalised else "Change"
    table = pd.DataFrame(
        {
            "Province": [name(code, _view.language()) for code in frame["code"]],
            first: frame["n_a"],
            second: frame["n_b"],
            change: frame["change"].round(2),
            "What happened": frame["fate"].map(_FATES),
        }
    )
    st.html(
        '<div class="marz-chart"><h3>Provinces by their change, largest gain first</h3>'
        f"<p>Events {escape(a)} and {escape(b)}; pick a row to read its events</p></div>"
    )
    number = st.column_config.NumberColumn
    row = _rows.picked(
        table,
        key="time_ranking",
        height=440,
        columns={change: number(format="%+.1f" if found.normalised else "%+d")},
        alt_text=f"Provinces by their change from {a} to {b}",
    )
    st.download_button(
        "Numbers (CSV)", lambda: _charts.csv(table, {}), file_name="marz-two-periods.csv", mime="text/csv",
        key="time_ranking_csv", on_click="ignore", type="tertiary", icon=":material/download:",
    )  # fmt: skip
    what = None if row is None else {"kind": "province", "code": str(frame["code"].iloc[row])}
    if what and st.session_state.get("time_row") != what:
        _view.pick(what)
        _filter.write_address()
    st.session_state["time_row"] = what


def _events_of(what: _view.Pick, found: Comparison) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="time_pair_head"):
        st.html(f'<h3 class="marz-pair"><bdi>{escape(_picked.title(what))}</bdi></h3>')
        st.button("Clear", key="time_pair_clear", icon=":material/close:", type="tertiary", on_click=_filter.let_go)
    left, right = st.columns(2, gap="medium")
    for side, column, span, part in (("a", left, found.a, found.in_a), ("b", right, found.b, found.in_b)):
        events = part.narrowed(_picked.mask(part.tables, what))
        with column:
            st.html(f"<b dir='auto'>{escape(_titled(span, events))}</b>")
            if len(events):
                _listing.listing(events, about=(what, str(span)), key=f"time_{side}_events")
            else:
                st.caption("No events here.")


def _finding(found: Comparison) -> str:
    """What changed, in a sentence."""
    n_a, n_b = len(found.in_a), len(found.in_b)
    unit = " a year" if found.normalised else ""
    numbers = f"{n_b:,} against {n_a:,} events"
    if found.normalised:
        numbers += f", that is {n_b / found.years_b:.1f} against {n_a / found.years_a:.1f} a year"
    sentence = f"<b>{escape(found.b.words)} against {escape(found.a.words)}</b>: {numbers}."
    provinces = found.provinces[found.provinces["code"] != REGION]
    if provinces.empty:
        return f"{sentence} No province is named in either; choose other periods."
    gained, lost = provinces[provinces["change"] > 0].head(3), provinces[provinces["change"] < 0].tail(3)[::-1]
    if len(gained):
        sentence += f" Most was gained by {_named(gained, found.normalised)}{unit}."
    if len(lost):
        sentence += f" Most was lost by {_named(lost, found.normalised)}{unit}."
    silent = [
        f"<bdi>{escape(name(code, _view.language()))}</bdi>"
        for code in provinces["code"][provinces["fate"] == "silent"]
    ]
    if silent:
        named = f": {_sentences.listed(silent)}" if len(silent) <= 6 else ""
        sentence += f" {_sentences.plural(len(silent), 'province', 'provinces')} fell silent{named}."
    return sentence


def _named(rows: pd.DataFrame, normalised: bool) -> str:
    words = [
        f"<bdi>{escape(name(code, _view.language()))}</bdi> ({_signed(change, normalised)})"
        for code, change in zip(rows["code"], rows["change"], strict=True)
    ]
    return _sentences.listed(words)


def _signed(change: float, normalised: bool) -> str:
    text = f"{abs(change):.1f}" if normalised else f"{abs(change):.0f}"
    return f"+{text}" if change > 0 else f"−{text}" if change < 0 else "±0"


def _counting(found: Comparison) -> str:
    parts = ["An event belongs to a period when it surely began in it."]
    if found.b.running(date.today()) and not found.normalised:
        parts.append(f"{escape(found.b.words)} is still running.")
    if found.n_vague:
        parts.append(
            f"{_sentences.plural(found.n_vague, 'event is', 'events are')} left out: only "
            "their year or month is known, and it reaches beyond a period."
        )
    if found.normalised:
        parts.append(
            f"The periods differ in length ({found.years_a:.1f} and {found.years_b:.1f} years"
            + (", the later one up to today" if found.b.running(date.today()) else "")
            + "), so changes and colours are told by the year."
        )
    return " ".join(parts)
