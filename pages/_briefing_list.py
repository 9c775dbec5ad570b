"""The views of a deck as a list to choose from and to order, by keys and by dragging; a small component of our own.

Takes rows of text and the view at hand; calls back when the reader has chosen a view or dragged one to another place. Its script
and style are read once and inlined into the page, so it asks for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import streamlit as st

KEY: Final = "briefing_views"
_TURN: Final = "briefing_views_turn"
_HERE: Final = Path(__file__)

_component = st.components.v2.component(
    "deck_views",
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A view in the list.

    Attributes
    ----------
    id : str
    title, about : str
        Shown letter by letter, nothing in them is markup.
    """

    id: str
    title: str
    about: str


def draw(
    rows: Sequence[Row], chosen: str, *, on_chosen: Callable[[str], None], on_moved: Callable[[str, int], None]
) -> None:
    """Draw the list.

    Parameters
    ----------
    rows : sequence of Row
        In the order of the deck.
    chosen : str
        Id of the view at hand.
    on_chosen : callable
        Called with the id of the view that the reader chose.
    on_moved : callable
        Called with the id of the view that was dragged and its new place, counted from 0.
    """

    def choose() -> None:
        on_chosen(str(st.session_state[KEY].chosen))

    def move() -> None:
        moved = st.session_state[KEY].moved
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
        on_moved(str(moved["id"]), int(moved["to"]))

    _component(
        key=KEY,
        data={"rows": [asdict(row) for row in rows], "chosen": chosen, "turn": st.session_state.get(_TURN, 0)},
        on_chosen_change=choose,
        on_moved_change=move,
    )
