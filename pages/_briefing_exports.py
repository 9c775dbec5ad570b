"""The files a deck can be taken along as: PowerPoint, PDF, one offline page, pictures, a film of a slide that plays, the deck.

Takes the deck that is open; draws a button a format. A file is made, by `briefing.exporting`, when its button is pressed.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from briefing.deck import Deck
from briefing.errors import BriefingError
from briefing.exporting import Product, Wishes, export, stem
from briefing.resolving import Resolved
from geo.playback import WINDOWS
from pages import _briefing_shown, _look

_MIMES: Final = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "html": "text/html",
    "zip": "application/zip",
    "mp4": "video/mp4",
    "gif": "image/gif",
    "json": "application/json",
}


def buttons(deck: Deck) -> None:
    """Draw the buttons."""
    if not deck.views:
        st.caption("This deck has no views yet: add one, then export it. The deck itself can be saved.")
    template = _template() if deck.views else None
    with st.container(horizontal=True, gap="small", key="briefing_exports", width=430):
        if deck.views:
            make = partial(_made, deck, _briefing_shown.shown(deck))
            _button("PowerPoint", "pptx", deck, partial(make, Product.PPTX, Wishes(), template),
                    "Slides with native, editable maps; speaker notes with the events")  # fmt: skip
            _button("PDF report", "pdf", deck, partial(make, Product.PDF, Wishes()), "Vector maps, tables, sources")
            _button("Offline page", "html", deck, partial(make, Product.HTML, Wishes()),
                    "One HTML file: maps that move, presenting, events with search; no network needed")  # fmt: skip
            _button("Pictures", "zip", deck, partial(make, Product.PNG, Wishes()), "A PNG of every slide")
            _films(deck)
        _button("Deck file", "json", deck, lambda: deck.to_json().encode(), "Open it in Marz on another machine")
    if deck.views:
        st.caption("Making a file takes some seconds; it is saved when it is ready.")


def _button(label: str, ending: str, deck: Deck, make: Callable[[], bytes], about: str) -> None:
    st.download_button(
        label, data=make, file_name=f"marz-{stem(deck.title)}.{ending}", mime=_MIMES[ending],
        key=f"briefing_export_{ending}", icon=":material/download:", on_click="ignore", help=about,
    )  # fmt: skip


def _made(deck: Deck, shown: list[Resolved], product: Product, wishes: Wishes, template: bytes | None = None) -> bytes:
    """A product as the content of one file; several files as a ZIP archive."""
    with tempfile.TemporaryDirectory(prefix="marz-") as name:
        folder = Path(name)
        out = folder / "out"
        out.mkdir()
        if template:
            wishes = replace(wishes, template=_laid_down(template, folder))
        written, _ = export(deck, shown, product, out, wishes)
        if product is not Product.PNG:
            return written[0].read_bytes()
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
            for path in written:
                archive.write(path, path.name)
        return buffer.getvalue()


def _template() -> bytes | None:
    """A .pptx of the user whose layouts, fonts and colours PowerPoint slides take; said at once where it cannot be used."""
    uploaded = st.file_uploader("Your own PowerPoint template (optional)", type="pptx", key="briefing_template")
    if uploaded is None:
        return None
    content = uploaded.getvalue()
    try:
        from briefing.slides_template import open_template

        with tempfile.TemporaryDirectory(prefix="marz-") as folder:
            open_template(_laid_down(content, Path(folder)))
    except BriefingError as error:
        st.error(_look.plain(str(error)))
        return None
    return content


def _laid_down(content: bytes, folder: Path) -> Path:
    path = folder / "template.pptx"
    path.write_bytes(content)
    return path


def _films(deck: Deck) -> None:
    """GIF and MP4 of the slide at hand, where it plays; else of the first that does."""
    plays = [view for view in _briefing_shown.shown(deck) if view.kind == "play" and view.numbers.first_year]
    if not plays:
        return
    chosen = next((view for view in plays if view.view.id == st.session_state.get("briefing_view")), plays[0])
    about = f"“{chosen.title[:60]}” through time"
    for label, product in (("Film (MP4)", Product.MP4), ("Film (GIF)", Product.GIF)):
        _button(label, str(product), deck, partial(_made, deck, [chosen], product, wishes_of(chosen)), about)


def wishes_of(shown: Resolved) -> Wishes:
    """How a view that plays was saved: its step, and whether all so far or the last few steps are shown."""
    params = shown.view.params
    step = params.get("unit", "year")
    step = step if step in WINDOWS else "year"
    window = params.get("window", "all")
    if window.isdecimal() and int(window) in WINDOWS[step] and int(window):
        return Wishes(step=step, mode="window", window=int(window))
    return Wishes(step=step)
