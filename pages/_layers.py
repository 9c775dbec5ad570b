"""The map layers as a page needs them: usable, or the reason why not as the only thing on the page.

Takes nothing from the page; to be asked before any module that draws maps is imported, for geo/maps.py has the layers served.
"""

from __future__ import annotations

import streamlit as st

from geo import layers
from geo.errors import GeoError
from pages import _look


def open_or_explain() -> None:
    """Make the layers ready, or say in a sentence why a boundary file cannot be used and stop the page."""
    try:
        layers.served_folder()
    except GeoError as error:
        st.error(_look.plain(str(error)), icon=":material/map:")
        st.stop()
