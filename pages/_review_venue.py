"""The venue in the editor: a town is typed, its province and coordinates are found, or asked for where towns share a name.

Works on the editor's controls in the session: `edit_venue`, `edit_venue_code`, `edit_lat`, `edit_lon`.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from geo.gazetteer import Place, candidates


def town() -> None:
    """The control for its name."""
    st.text_input("Venue", key="edit_venue", on_change=_find, placeholder="Town", max_chars=120)


def which(named: Callable[[str], str]) -> None:
    """Which of several towns of one name it is, or that none is known.

    Parameters
    ----------
    named : callable
        The name of a province by its code.
    """
    choice: tuple[Place, ...] = st.session_state.get("venue_choice", ())
    if choice:
        st.selectbox(
            f"There are {len(choice)} places of this name. Which is it?",
            range(len(choice)),
            index=None,
            key="edit_which",
            format_func=lambda i: f"{choice[i].name}, {named(choice[i].code)}",
            on_change=_take_place,
        )
    elif st.session_state["edit_venue"] and st.session_state["edit_lat"] is None:
        st.caption("Not in the gazetteer, so it has no place on the map. Choose its province, or give coordinates.")


def _find() -> None:
    """Find the province and the coordinates of the town typed."""
    state = st.session_state
    typed = state["edit_venue"].strip()
    state["venue_choice"], state["edit_lat"], state["edit_lon"] = (), None, None
    if not typed:
        return
    places = candidates(typed)
    # A province that only came with the town that stood there before says nothing of the new one.
    told = state["edit_venue_code"] if state["edit_venue_code"] != state.get("venue_town_code") else None
    chosen = [place for place in places if place.code == told]
    parties = {*state["edit_iran"], *state["edit_iraq"]}
    near = [place for place in places if place.code in parties]
    if len({place.code for place in places}) == 1:
        _take(places[0])
    elif chosen:
        _take(chosen[0])
    elif len({place.code for place in near}) == 1:
        _take(near[0])
    elif places:
        state["venue_choice"] = tuple({place.code: place for place in reversed(places)}.values())[::-1]
        state.pop("edit_which", None)


def settle() -> None:
    """Take the one of several towns of a name that lies in the province chosen for it; for `on_change`."""
    state = st.session_state
    state["venue_town_code"] = None
    choice: tuple[Place, ...] = state.get("venue_choice", ())
    chosen = [place for place in choice if place.code == state["edit_venue_code"]]
    if chosen:
        _take(chosen[0])
        state["venue_choice"] = ()


def _take_place() -> None:
    state = st.session_state
    which = state.get("edit_which")
    if which is not None:
        _take(state["venue_choice"][which])
        state["venue_choice"] = ()


def _take(place: Place) -> None:
    state = st.session_state
    state["edit_venue"], state["edit_venue_code"] = place.name, place.code
    state["edit_lat"], state["edit_lon"] = place.lat, place.lon
    state["venue_town_code"] = place.code
