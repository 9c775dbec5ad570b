"""The small map of the events under review: it shows them as they stand in the editor, before anything is saved.

Takes records; draws one `st_folium` that stays mounted while they change.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit_folium import st_folium

from events.counts import pair_counts, province_counts, venue_counts
from events.model import Event
from events.selection import Include, Selection
from events.tables import Tables, flat
from geo.maps import numbers_group
from geo.payload import payload
from geo.small_map import small_map
from pages import _view

_HEIGHT = 230
_EVERYTHING = Selection(include=tuple(Include))


def draw(events: Sequence[Event]) -> None:
    """Draw the map.

    Parameters
    ----------
    events : sequence of Event
        Rejected ones are to be left out by the caller.
    """
    found = Tables.build(flat(events)).select(_EVERYTHING)
    numbers = payload(
        province_counts(found),
        pair_counts(found),
        venue_counts(found),
        language=_view.language(),
        label="The events of this article",
    )
    with st.container(key="review_map_box"):
        st_folium(
            small_map(_HEIGHT),
            key="review_map",
            height=_HEIGHT,
            width=None,
            returned_objects=[],
            feature_group_to_add=numbers_group(numbers),
        )
