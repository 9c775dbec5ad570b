"""How the pages in depth look: which province, the order of the matrix, which view of ties, which stage of agreements.

Kept in the session and, through pages/_view.py, in the address; what cannot be understood is named and ignored.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import streamlit as st

from events.agreement_chains import STAGE_WORDS
from events.ties import ORDERS, Order
from geo.provinces import BORDER, PROVINCES, REGION, name

CHOICES: Final = (*BORDER, *(code for code in PROVINCES if code not in BORDER), REGION)
"""Provinces a profile can be of, border ones first; the Kurdistan Region as a whole last."""

TABS: Final = {"matrix": "Who with whom", "exhibitions": "Exhibitions", "delegations": "Delegations"}
WAITING: Final = "waiting"
STAGES: Final = {"all": "All", WAITING: "Never reported as signed", **STAGE_WORDS}


def province() -> str | None:
    """The province the reader has chosen, or None before any choice."""
    return st.session_state.get("province")


def order() -> Order:
    """Order of the matrix's rows and columns."""
    chosen = st.session_state.get("order")
    return chosen if chosen in ORDERS else "geography"


def tab() -> str:
    """Which view of the ties is shown."""
    chosen = st.session_state.get("tab")
    return chosen if chosen in TABS else "matrix"


def stage() -> str:
    """Which stage of agreements is shown: a key of STAGES."""
    chosen = st.session_state.get("stage")
    return chosen if chosen in STAGES else "all"


def agreement() -> str | None:
    """The agreement that is opened, by its id."""
    return st.session_state.get("agreement")


def read(params: Mapping[str, str]) -> list[str]:
    """Take the view from the parameters of an address; returns a sentence for each that could not be understood."""
    state, notices = st.session_state, []
    if "province" in params:
        code = params["province"].strip().upper()
        if code in CHOICES:
            state["province"] = code
        else:
            notices.append(
                f"province: “{params['province'][:20]}” is no code of a province or governorate and was ignored. "
                f"Use one such as IR-16 ({name('IR-16')}) or IQ-WA ({name('IQ-WA')})."
            )
    for key, known in (("order", ORDERS), ("tab", TABS), ("stage", STAGES)):
        if key in params:
            if params[key] in known:
                state[key] = params[key]
            else:
                notices.append(
                    f"{key}: “{params[key][:20]}” is not known and was ignored. Use one of {', '.join(known)}."
                )
    if "agreement" in params:
        state["agreement"] = "".join(c for c in params["agreement"].lower() if c.isalnum() or c == "-")[:120] or None
    return notices


def params() -> dict[str, str]:
    """The view as parameters of the address, each on the page it belongs to; only what differs from the way it opens."""
    page, found = st.session_state.get("page"), {}
    if page == "province" and province():
        found["province"] = str(province())
    if page == "ties":
        if order() != "geography":
            found["order"] = order()
        if tab() != "matrix":
            found["tab"] = tab()
    if page == "agreements":
        if stage() != "all":
            found["stage"] = stage()
        if agreement():
            found["agreement"] = str(agreement())
    return found
