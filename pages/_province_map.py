"""The locator map of a province with its neighbours across the border, and the facts of that border beside it."""

from __future__ import annotations

from html import escape

import numpy as np
import streamlit as st

from events.counts import pair_counts, province_counts, venue_counts
from events.profile import Profile
from geo.layers import load_crossings
from geo.locator import across, around, locator_map
from geo.maps import numbers_group
from geo.neighbours import MEASURED, border_length
from geo.payload import payload
from geo.provinces import BORDER, PROVINCES, REGION, name
from pages import _look, _map_frame, _view

HEIGHT = 380


def draw(one: Profile) -> None:
    """The map: counterparts shaded, ties drawn, the shared border and its crossings picked out. A click opens that province."""
    beside = across(one.code)
    language = _view.language()
    pairs = pair_counts(one.found)
    ours = "iran" if one.at_home == "IR" else "iraq"
    numbers = payload(
        province_counts(one.found),
        pairs[pairs[ours] == one.code],
        venue_counts(one.found),
        language=language,
        n_ties=12,
        picked={"kind": "province", "code": one.code},
        label=f"Map of {name(one.code, language)} and its neighbours",
        **around([one.code, *beside], language=language),
    )
    _map_frame.draw(
        locator_map(HEIGHT),
        numbers_group(numbers),
        room="small_province",
        key="locator",
        height=HEIGHT,
        on_change=_take,
    )


def _take() -> None:
    picked = (st.session_state["locator"] or {}).get("picked")
    if picked and picked.get("code") in (*PROVINCES, REGION) and picked["code"] != st.session_state.get("province_box"):
        st.session_state["province"] = picked["code"]
        st.session_state["province_moved"] = True


def facts(one: Profile) -> None:
    """Border length, neighbours and crossings, each length named as published or measured."""
    beside = across(one.code)
    language = _view.language()
    if not beside:
        _look.facts([("On the border", "No: it shares none with the other country.")])
        return
    rows = []
    if one.code != REGION and (length := border_length(one.code)):
        origin = f"published: {escape(length.source)}" if length.basis == "published" else MEASURED
        other_side = name("IQ" if one.at_home == "IR" else "IR", language)
        rows.append((f"Border with {escape(other_side)}", f"<b>{length.km:,.0f} km</b> ({origin})"))
    for other in beside:
        shared = border_length(one.code, other) if one.code != REGION else None
        n = int(_with(one, other).sum())
        text = f"{n:,} event{'' if n == 1 else 's'}"
        if shared:
            text += f" · {shared.km:,.0f} km, {'published' if shared.basis == 'published' else MEASURED}"
        elif one.code != REGION:
            text += " · joined by a crossing; the generalised line shows no common border"
        rows.append((f"<bdi>{escape(name(other, language))}</bdi>", text))
    gates = load_crossings()
    mine = gates[(gates["iran_code"] == one.code) | (gates["iraq_code"] == one.code)]
    if one.code == REGION:
        mine = gates[gates["iraq_code"].isin([code for code in BORDER if code in ("IQ-AR", "IQ-SU", "IQ-HA", "IQ-DA")])]
    names = [f"{escape(a)} – {escape(b)}" for a, b in zip(mine["name_iran"], mine["name_iraq"], strict=True)]
    rows.append(
        (f"Crossings ({len(names)})" if names else "Crossings", "<br>".join(names) or "none of the official ones")
    )
    _look.facts(rows)


def _with(one: Profile, other: str) -> np.ndarray:
    pair = (one.code, other) if one.at_home == "IR" else (other, one.code)
    return one.found.tables.between(*pair) & one.found.mask
