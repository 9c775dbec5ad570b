"""The look of all pages: one style sheet over Streamlit's theme, without the chrome a briefing audience would wonder at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final

import streamlit as st

_HERE: Final = Path(__file__).parent
MARK: Final = "/app/static/marz-mark.svg"
WORDMARK: Final = "/app/static/marz-wordmark.svg"
"""Addresses, for a file would travel within every answer of the server (folder static beside dashboard.py)."""

_CSS: Final = f"<style>{(_HERE / 'look.css').read_text(encoding='utf-8')}</style>"

_MARKS: Final = re.compile(r"[\\`*_\[\]<>#|~$&]|^[-+=]")
"""What Markdown reads as a mark within one line, or at its start."""

_WORD_JOINER: Final = "\u2060"


def plain(text: str) -> str:
    """Text from outside (an address, a field, a file) for what reads Markdown: shown letter by letter, loading nothing.

    An invisible joiner after a colon keeps what looks like an address, an icon or an emoji from becoming one all the same.
    """
    text = re.sub(r":(?=\S)", f":{_WORD_JOINER}", " ".join(text.split()))
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", _MARKS.sub(r"\\\g<0>", text))


def title(words: str, rest: str) -> None:
    """A bold title of outside text in any script, and what is told of it: "سلێمانی · 73 events". Both are plain text."""
    st.html(f"<b dir='auto'>{escape(words)}</b> · {escape(rest)}")


def dress() -> None:
    """Apply the style sheet; once a run, from the door."""
    st.html(_CSS)


def lead(sentence: str) -> None:
    """The sentence a page opens with. `sentence` is HTML: escape what does not come from Marz itself."""
    st.html(f'<p class="marz-lead">{sentence}</p>')


def how(sentence: str) -> None:
    """How a page counts, in small print. `sentence` is HTML, as for `lead`."""
    st.html(f'<p class="marz-how">{sentence}</p>')


def facts(rows: Sequence[tuple[str, str]]) -> None:
    """A short list of what and how much. Both are HTML, as for `lead`."""
    lines = "".join(f"<dt>{what}</dt><dd>{how_much}</dd>" for what, how_much in rows)
    st.html(f'<dl class="marz-facts">{lines}</dl>')
