"""The deck document inside the Briefing page: a live preview that presents full screen when asked to.

Takes the content of briefing/offline_content.py and where to stand; gives the slide the reader went to. It is the very document
of the offline page (`briefing.offline.shell`), served from a folder of this process, so there is one way in which a deck is
shown; once it has its content it changes slides by itself, without the server.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import Any

import streamlit.components.v1 as components

from briefing.offline import shell


def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="marz-present-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "index.html").write_text(shell(), encoding="utf-8")
    return folder


_document = components.declare_component("deck", path=str(_folder()))


def frame(content: dict[str, Any], *, version: str, slide: int, asked: int, key: str, on_change: Any) -> None:
    """Draw the document.

    Parameters
    ----------
    content : dict
        As `briefing.offline_content.content` gives it.
    version : str
        Changes whenever the content does; an equal one keeps the document as it is.
    slide : int
        Where to stand, counted from 0; obeyed when `version` or `asked` changes, so that a reader who goes on meanwhile is not
        called back.
    asked : int
        Counts how often the page itself has chosen a slide.
    key : str
        Of the component; its state is {"slide": id of the view} after the reader moved.
    on_change : callable
    """
    _document(
        content=content,
        key_of_content=version,
        slide=slide,
        asked=asked,
        key=key,
        default=None,
        on_change=on_change,
    )
