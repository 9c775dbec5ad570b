"""The look of all pages: one style sheet over Streamlit's theme, without the chrome a briefing audience would wonder at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_HERE: Final = Path(__file__).parent
MARK: Final = "/app/static/marz-mark.svg"
WORDMARK: Final = "/app/static/marz-wordmark.svg"
"""Addresses, for a file would travel within every answer of the server (folder static beside dashboard.py)."""

_CSS: Final = f"<style>{(_HERE / 'look.css').read_text(encoding='utf-8')}</style>"


def dress() -> None:
    """Apply the style sheet; once a run, from the door."""
    st.html(_CSS)


def lead(sentence: str) -> None:
    """The sentence a page opens with. `sentence` is HTML: escape what does not come from Marz itself."""
    st.html(f'<p class="marz-lead">{sentence}</p>')


def how(sentence: str) -> None:
    """How a page counts, in small print. `sentence` is HTML, as for `lead`."""
    st.html(f'<p class="marz-how">{sentence}</p>')


def map_box(name: str) -> DeltaGenerator:
    """A container that keeps the height of its map free until the map is drawn, so that nothing below it jumps.

    Parameters
    ----------
    name : str
        Unique on the page; "small …" for the low maps (geo/web/small.js), "pair …" for those of a comparison, else the tall
        ones (geo/web/frame.js). The heights in look.css are those that these scripts choose.
    """
    return st.container(key=f"map_box_{name}")


def facts(rows: Sequence[tuple[str, str]]) -> None:
    """A short list of what and how much. Both are HTML, as for `lead`."""
    lines = "".join(f"<dt>{what}</dt><dd>{how_much}</dd>" for what, how_much in rows)
    st.html(f'<dl class="marz-facts">{lines}</dl>')
