"""A map in its frame on a page: mounted once, given new numbers with every run, its height kept free until it is drawn.

Takes a ground map of geo and a group of numbers; draws both with streamlit-folium. What the reader does there is in the session
under the map's key.
"""

from __future__ import annotations

from collections.abc import Callable

import folium
import streamlit as st
from streamlit_folium import st_folium


def draw(
    ground: folium.Map,
    numbers: folium.FeatureGroup,
    *,
    key: str,
    room: str,
    height: int,
    on_change: Callable[[], None] | None = None,
) -> None:
    """Draw a map; it stays mounted while its numbers change.

    Parameters
    ----------
    ground : folium.Map
        The same with every run, or the map is made anew.
    numbers : folium.FeatureGroup
        What it shows, from `geo.maps.numbers_group` or one of its like.
    key : str
        Unique on the page; what the map tells of itself stands in the session under it.
    room : str
        Unique on the page; "small_…" for the low maps (geo/web/small.js), "pair_…" for those of a comparison, else a tall one
        (geo/web/frame.js). look.css keeps the height free that these scripts choose, so that nothing below the map jumps.
    height : int
        Pixels, until the script in the frame has chosen.
    on_change : callable, optional
        Called when the map tells something.
    """
    with st.container(key=f"map_box_{room}"):
        st_folium(
            ground,
            key=key,
            height=height,
            width=None,
            returned_objects=[],
            on_change=on_change,
            feature_group_to_add=numbers,
        )
