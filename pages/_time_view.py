"""How the page “Over time” looks: its mode, the step the map stands at, the two periods compared, the reference marks.

Kept in the session and, through pages/_view.py, in the address; what cannot be understood is named and ignored.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

import streamlit as st

from events.periods import PeriodError, Span, presets
from events.timeline import Unit, period_months
from geo.playback import WINDOWS

MODES: Final = {"play": "Play", "compare": "Compare two periods"}
DEFAULT_PRESET: Final = "Last 5 years and the 5 before"


def mode() -> Literal["play", "compare"]:
    """What the page shows."""
    return "compare" if st.session_state.get("time_mode") == "compare" else "play"


def unit() -> Unit:
    """Unit of a step."""
    return st.session_state.get("time_unit", "year")


def window() -> int:
    """How many steps are added up; 0: all so far."""
    return st.session_state.get("time_window", 0)


def step() -> str | None:
    """The step the map stands at, such as "2025-10"; None before the reader has moved."""
    return st.session_state.get("time_step")


def marks() -> bool:
    """Whether Nowruz and the Iranian years are marked."""
    return bool(st.session_state.get("time_marks"))


def bars() -> Unit:
    """Unit of a bar of the chart below the map."""
    return st.session_state.get("time_bars", "year")


def periods() -> tuple[Span, Span]:
    """The two periods compared, as the reader wrote them."""
    state = st.session_state
    if "time_a" not in state:
        state["time_a"], state["time_b"] = presets(date.today())[DEFAULT_PRESET]
    return state["time_a"], state["time_b"]


def stand_at(told: Mapping[str, object]) -> None:
    """Take what the map tells of its playback: unit, window and step."""
    state = st.session_state
    if told.get("unit") in WINDOWS and period_months(str(told.get("step", ""))):
        state["time_unit"], state["time_step"] = told["unit"], told["step"]
        state["time_window"] = told["window"] if told.get("window") in WINDOWS[str(told["unit"])] else 0


def read(params: Mapping[str, str]) -> list[str]:
    """Take the view from the parameters of an address; returns a sentence for each that could not be understood."""
    state, notices = st.session_state, []
    if "view" in params and params["view"] in MODES:
        state["time_mode"] = params["view"]
    if "unit" in params:
        if params["unit"] in WINDOWS:
            state["time_unit"] = params["unit"]
        else:
            notices.append(f"unit: “{params['unit'][:20]}” was ignored. Use {', '.join(WINDOWS)}.")
    if "window" in params:
        offered = {"all" if n == 0 else str(n): n for n in WINDOWS[unit()]}
        if params["window"] in offered:
            state["time_window"] = offered[params["window"]]
        else:
            notices.append(f"window: “{params['window'][:20]}” was ignored. Use one of {', '.join(offered)}.")
    if "step" in params:
        if period_months(params["step"]):
            state["time_step"] = params["step"].upper()
        else:
            notices.append(f"step: “{params['step'][:20]}” was ignored. Use 2025, 2025-Q4 or 2025-10.")
    if "marks" in params:
        state["time_marks"] = params["marks"] == "nowruz"
    for key in ("a", "b"):
        if key in params:
            try:
                periods()
                state[f"time_{key}"] = Span.parse(params[key])
            except PeriodError as error:
                notices.append(f"{key}: {error} It was ignored.")
    return notices


def params() -> dict[str, str]:
    """The view as parameters of the address; only what differs from the way the page opens."""
    state = st.session_state
    found: dict[str, str] = {}
    if mode() != "play":
        found["view"] = mode()
    if unit() != "year":
        found["unit"] = unit()
    if window():
        found["window"] = str(window())
    if step():
        found["step"] = str(step())
    if marks():
        found["marks"] = "nowruz"
    if "time_a" in state and periods() != presets(date.today())[DEFAULT_PRESET]:
        found["a"], found["b"] = (str(span) for span in periods())
    return found
