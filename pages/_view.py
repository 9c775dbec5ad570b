"""How a screen looks, apart from which events it shows: language of names, what is picked, how many ties, where the map stands.

Kept in the session and in the address beside the Selection, so that a link brings back the same screen. No key of the session
kept here is a widget's: Streamlit forgets those, or gives them back as None, when a page without the widget was shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from briefing.view import SWITCHES
from events.model import IRAN_CODES, IRAQ_CODES
from geo.provinces import LANGUAGES
from pages import _depth_view, _time_view

LANGUAGE_NAMES: Final = {"en": "English", "fa": "فارسی", "ar": "العربية", "ckb": "کوردی"}
TIES: Final = (10, 25, 50, 100)
_PLACE: Final = re.compile(
    r"(-?[0-9]{1,3}(?:\.[0-9]{1,9})?),(-?[0-9]{1,3}(?:\.[0-9]{1,9})?),([0-9]{1,2}(?:\.[0-9]{1,9})?)"
)
_AROUND: Final = (15.0, 50.0, 30.0, 75.0)
"""South, north, west and east of where a map may open (EPSG:4326): Iran and Iraq with a wide margin."""

_DEFAULT_LANGUAGE: Final = "en"
_DEFAULT_TIES: Final = 25

Pick = dict[str, str]


def language() -> str:
    """Language of province names: en, fa, ar or ckb."""
    chosen = st.session_state.get("language")
    return chosen if chosen in LANGUAGE_NAMES else _DEFAULT_LANGUAGE


def take_language(chosen: str | None) -> None:
    """Name provinces in this language; in the default one for anything that is none."""
    st.session_state["language"] = chosen if chosen in LANGUAGE_NAMES else _DEFAULT_LANGUAGE


def n_ties() -> int:
    """How many ties are drawn, strongest first."""
    chosen = st.session_state.get("n_ties")
    return chosen if chosen in TIES else _DEFAULT_TIES


def take_n_ties(chosen: int | None) -> None:
    """Draw so many ties; the default number for anything that is not offered."""
    st.session_state["n_ties"] = chosen if chosen in TIES else _DEFAULT_TIES


def picked() -> Pick | None:
    """What is picked on the map: a province, a tie or a venue."""
    return st.session_state.get("picked")


def pick(what: Pick | None) -> None:
    """Pick something, or nothing."""
    st.session_state["picked"] = what


def map_view() -> tuple[float, float, float] | None:
    """Latitude, longitude (EPSG:4326) and zoom the reader has moved the map to, if any."""
    return st.session_state.get("at")


def take_view(told: Mapping[str, Any]) -> None:
    """Take what a map tells of itself: where it stands and which layers are switched.

    A layer switched on a map that was never moved says nothing of the place: that stays as the page opens.
    """
    layers = list(told.get("switched", switched()))
    if map_view() is not None or layers == switched():
        st.session_state["at"] = (told["lat"], told["lon"], told["zoom"])
    st.session_state["switched"] = layers


def open_anew() -> None:
    """Let the maps of the next page open where the reader left the last one, and at its step of time."""
    for key in ("opened_at", "time_opened_at", "time_opened"):
        st.session_state.pop(key, None)


def switched() -> list[str]:
    """Map layers the reader has switched from the way they come."""
    return st.session_state.get("switched", [])


def read(params: Mapping[str, str]) -> tuple[str, ...]:
    """Take the view from the parameters of an address; returns a sentence for each that could not be understood."""
    state, notices = st.session_state, []
    if "lang" in params:
        if params["lang"] in LANGUAGES:
            take_language(params["lang"])
        else:
            notices.append(f"lang: “{params['lang'][:20]}” is not known and was ignored. Use {', '.join(LANGUAGES)}.")
    if "ties" in params:
        if params["ties"] in map(str, TIES):
            take_n_ties(int(params["ties"]))
        else:
            notices.append(f"ties: “{params['ties'][:20]}” was ignored. Use one of {', '.join(map(str, TIES))}.")
    if "at" in params:
        place = _PLACE.fullmatch(params["at"])
        lat, lon, zoom = (float(part) for part in place.groups()) if place else (0.0, 0.0, 0.0)
        south, north, west, east = _AROUND
        if place is None or not 3 <= zoom <= 12:
            notices.append("at: was ignored. Give latitude, longitude and zoom, such as 33.2,46.1,7.")
        elif not (south <= lat <= north and west <= lon <= east):
            notices.append(
                "at: was ignored, for it lies outside Iran and Iraq. Give a place there, such as 33.2,46.1,7."
            )
        else:
            state["at"] = (lat, lon, zoom)
    if "layers" in params:
        words = [word.strip() for word in params["layers"].split(",") if word.strip()]
        state["switched"] = list(dict.fromkeys(word for word in words if word in SWITCHES))
        if strange := [word for word in words if word not in SWITCHES]:
            notices.append(
                f"layers: “{', '.join(strange)[:40]}” is not known and was ignored. Use some of {', '.join(SWITCHES)}."
            )
    if "pick" in params:
        state["picked"] = _pick_of(params["pick"])
        if state["picked"] is None:
            notices.append(f"pick: “{params['pick'][:40]}” is no province, tie or venue and was ignored.")
    if "article" in params:
        state["article"] = re.sub(r"[^0-9a-z-]", "", params["article"])[:64] or None
    for key, of_session in (("deck", "deck_id"), ("slide", "briefing_view")):
        if key in params:
            state[of_session] = re.sub(r"[^0-9A-Za-z_-]", "", params[key])[:64]
    return (*notices, *_time_view.read(params), *_depth_view.read(params))


def params() -> dict[str, str]:
    """The view as parameters of the address; only what differs from the way a page opens."""
    found = {}
    if language() != _DEFAULT_LANGUAGE:
        found["lang"] = language()
    if n_ties() != _DEFAULT_TIES:
        found["ties"] = str(n_ties())
    at = map_view()
    if at is not None:
        found["at"] = ",".join(f"{value:g}" for value in at)
    if switched():
        found["layers"] = ",".join(switched())
    what = picked()
    if what:
        found["pick"] = {
            "province": what.get("code", ""),
            "tie": f"{what.get('iran')}~{what.get('iraq')}",
            "venue": f"venue:{what.get('venue')}",
        }[what["kind"]]
    if st.session_state.get("article") and st.session_state.get("page") == "articles":
        found["article"] = st.session_state["article"]
    if st.session_state.get("page") == "briefing":
        found |= {
            key: st.session_state[of_session]
            for key, of_session in (("deck", "deck_id"), ("slide", "briefing_view"))
            if st.session_state.get(of_session)
        }
    return found | _time_view.params() | _depth_view.params()


def _pick_of(text: str) -> Pick | None:
    known = IRAN_CODES | IRAQ_CODES
    if text.startswith("venue:"):
        return {"kind": "venue", "venue": text.removeprefix("venue:")}
    iran, _, iraq = text.partition("~")
    if iraq and iran in IRAN_CODES and iraq in IRAQ_CODES:
        return {"kind": "tie", "iran": iran, "iraq": iraq}
    return {"kind": "province", "code": text} if text in known else None
