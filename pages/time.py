"""Over time: when most happened in a sentence, the map that plays, events by period, and two periods side by side."""

from __future__ import annotations

import streamlit as st

from events.moving import Moving, moving
from events.selection import Selection
from events.tables import Selected
from events.timeline import MONTHS, Timing, in_period, period_months, period_text, placed, spoken_period, timing
from geo.maps import base_map, playback_group
from geo.playback import frames
from pages import (
    _access,
    _add_to_briefing,
    _filter,
    _listing,
    _look,
    _map_frame,
    _picked,
    _sentences,
    _time_chart,
    _time_compare,
    _time_view,
    _view,
)

BAR = 100
"""Height of the time control on the map, in pixels; the opening view keeps clear of it."""


def show() -> None:
    """Draw the page."""
    chosen = _filter.selection()
    found = _access.selected(chosen)
    if not len(found):
        _look.lead(_filter.loosen(lambda other: len(_access.selected(other)), chosen))
        st.button("Reset the filters", on_click=_filter.reset, icon=":material/restart_alt:")
        return
    when = timing(found)
    _look.lead(_opening(when))
    if when.first_year is None:
        st.info(
            "None of these events is dated, so there is no time to play or compare. They are listed on the Map page."
        )
        return
    mode = _time_view.mode()
    st.session_state["time_mode_box"] = mode
    with st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            "What to look at", list(_time_view.MODES), key="time_mode_box", required=True, width="content",
            format_func=_time_view.MODES.__getitem__, label_visibility="collapsed", on_change=_take_mode,
        )  # fmt: skip
        _add_to_briefing.offer("time")
    if mode == "compare":
        _time_compare.compare_periods(chosen)
    else:
        _play(chosen)
        _time_chart.events_by_period(chosen)
    _look.how(_counting(when))


def _take_mode() -> None:
    st.session_state["time_mode"] = st.session_state["time_mode_box"]
    _filter.write_address()


@st.fragment
def _play(chosen: Selection) -> None:
    found = _access.selected(chosen)
    left, right = st.columns([2.35, 1], gap="medium")
    with left:
        step = _map(found)
    with right:
        _panel(found, step)


@st.cache_resource(show_spinner=False, max_entries=16)
def _moved(revision: int, selection: Selection) -> Moving:
    return moving(_access.selected(selection))


def _map(found: Selected) -> str:
    """Draw it; returns the step it stands at, such as "2025-10"."""
    state = st.session_state
    at = state.setdefault("time_opened_at", _view.map_view() or ())
    # How the playback opens is settled once: what travels must not change with every step the reader takes.
    opening = state.setdefault("time_opened", (_time_view.unit(), _time_view.window(), _time_view.step()))
    moved = _moved(_access.store().revision(), found.selection)
    played = frames(
        moved.total,
        moved.provinces,
        moved.ties,
        moved.venues,
        moved.highlights,
        n_undated=moved.n_undated,
        n_ties=_view.n_ties(),
        language=_view.language(),
        picked=_view.picked(),
        unit=opening[0],
        window=opening[1],
        step=opening[2],
        off=_view.switched(),
        label="Map of events over time",
    )
    _map_frame.draw(
        base_map(*at or (None, None, None), below=BAR),
        playback_group(played),
        room="playback",
        key="time_map",
        height=560,
        on_change=_take,
    )
    return _standing(_time_view.step(), played["first"], played["last"])


def _standing(step: str | None, first: int, last: int) -> str:
    """The step the map stands at: the one asked for as far as these events reach, as geo/web/playback.js does it."""
    length = MONTHS[_time_view.unit()]
    asked = period_months(step) if step else None
    month = min(max(asked[0] + asked[1] - 1, first), last) if asked else last
    return period_text(month // length * length, length)


def _take() -> None:
    """What the reader has just done on the map: a click, a move, a switch, a step."""
    answer = st.session_state["time_map"] or {}
    if "picked" in answer:
        _view.pick(answer["picked"])
    if "view" in answer:
        _view.take_view(answer["view"])
    if "time" in answer:
        _time_view.stand_at(answer["time"])
    _filter.write_address()


def _panel(found: Selected, step: str) -> None:
    """The events of the step the map stands at, or of what is picked among all the map shows there."""
    what = _view.picked()
    first = _first_shown(found, step) if what else step
    surely, perhaps = in_period(found, step, back_to=first)
    events = found.narrowed(surely)
    period = spoken_period(step) if first == step else f"{spoken_period(first)} – {spoken_period(step)}"
    title = period
    if what:
        events = events.narrowed(_picked.mask(found.tables, what))
        title = f"{_picked.title(what)}, {period}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _look.title(title, _sentences.plural(len(events), "event", "events"))
        if what:
            st.button("Clear", key="time_clear_pick", icon=":material/close:", type="tertiary", on_click=_filter.let_go)
    st.caption("Play, or drag the slider: here are the events of the step where the map stands.")
    with st.container(height=520, border=False, key="time_panel"):
        if len(events):
            _listing.listing(events, about=(found.selection, title), key="time_events")
        else:
            st.caption("No events here.")
        vague = found.narrowed(perhaps)
        if len(vague) and not what:
            said = f"{step[:4]}, month unknown"
            _look.title(said, _sentences.plural(len(vague), "event", "events"))
            _listing.listing(vague, about=(found.selection, said), key="time_vague")


def _first_shown(found: Selected, step: str) -> str:
    """The first step that what the map shows at a step adds up."""
    last = period_months(step) or (0, 12)
    first = int(placed(found)["year"].min()) * 12
    if _time_view.window():
        first = last[0] - (_time_view.window() - 1) * last[1]
    return period_text(first // last[1] * last[1], last[1])


def _opening(when: Timing) -> str:
    """When most happened, in a sentence."""
    if when.busiest_year is None:
        return f"<b>{_sentences.plural(when.n_events, 'event', 'events')}</b>, none of them dated."
    year, n = when.busiest_year
    dated = when.n_events - when.n_undated
    if dated == 1:
        sentence = f"<b>One dated event</b>, of {year}."
    elif when.first_year == when.last_year:
        sentence = f"<b>{dated:,} events</b>, all of {year}."
    elif n == 1:
        sentence = f"<b>{dated:,} dated events</b>, no two of one year ({when.first_year}–{when.last_year})."
    else:
        sentence = (
            f"The year with most events is <b>{year}, with {n:,}</b> of {dated:,} dated ones "
            f"({when.first_year}–{when.last_year})."
        )
    month, most = when.busiest_month or ("", 0)
    if most > 1:
        sentence += f" The busiest month is {spoken_period(month)}, with {most:,}."
    if when.silent_years:
        years = [str(year) for year in when.silent_years]
        sentence += f" Nothing is on record for {_sentences.listed(years) if len(years) < 6 else f'{len(years)} years in between'}."
    return f"{sentence} Coverage follows what outlets’ archives showed, so a quiet year may only be an unread one."


def _counting(when: Timing) -> str:
    """How dates are treated, as it bears on this selection."""
    parts = ["An event stands in the period in which it began and shades each province it names."]
    if when.n_year_only:
        parts.append(
            f"Of {_sentences.plural(when.n_year_only, 'event', 'events')} the year alone is known: in steps of a year they "
            "count like any other; in months and quarters they are shown apart, and sums over a year or more take them in "
            "with the last step of their year."
        )
    if when.n_not_held:
        parts.append(
            f"{_sentences.plural(when.n_not_held, 'event is', 'events are')} only announced (or called for, or put off): pale "
            "in the chart, hollow or dashed on the map; their date is often that of the announcement."
        )
    if when.n_undated:
        parts.append(
            f"{_sentences.plural(when.n_undated, 'event is', 'events are')} undated and stand outside the time axis."
        )
    return " ".join(parts)


if __name__ == "__main__":
    show()
