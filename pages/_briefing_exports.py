"""The files a deck can be taken along as: PowerPoint, PDF, one offline page, pictures, a film of a slide that plays, the deck.

Takes the deck that is open; draws a button a format. The makers are loaded and run when a button is pressed.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from briefing.deck import Deck
from briefing.errors import BriefingError
from briefing.offline_content import kind_of
from briefing.resolving import Resolved
from geo.script_folding import normalise
from pages import _briefing_shown


def buttons(deck: Deck) -> None:
    """Draw the buttons."""
    if not deck.views:
        st.caption("This deck has no views yet: add one, then export it. The deck itself can be saved.")
    template = _template() if deck.views else None
    with st.container(horizontal=True, gap="small", key="briefing_exports"):
        if deck.views:
            _button("PowerPoint", "pptx", deck, partial(_slides, deck, template),
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                    "Slides with native, editable maps; speaker notes with the events")  # fmt: skip
            _button(
                "PDF report", "pdf", deck, partial(_report, deck), "application/pdf", "Vector maps, tables, sources"
            )
            _button("Offline page", "html", deck, partial(_page, deck), "text/html",
                    "One HTML file: maps that move, presenting, events with search; no network needed")  # fmt: skip
            _button("Pictures", "zip", deck, partial(_pictures, deck), "application/zip", "A PNG of every slide")
            _films(deck)
        _button("Deck file", "json", deck, lambda: deck.to_json().encode(), "application/json",
                "Open it in Marz on another machine")  # fmt: skip
    if deck.views:
        st.caption("Making a file takes some seconds; it is saved when it is ready.")


def _button(label: str, ending: str, deck: Deck, make: Callable[[], bytes], mime: str, about: str) -> None:
    st.download_button(
        label, data=make, file_name=file_name(deck.title, ending), mime=mime, key=f"briefing_export_{ending}",
        icon=":material/download:", on_click="ignore", help=about,
    )  # fmt: skip


def file_name(title: str, ending: str) -> str:
    """A file name made from a title, safe on every system."""
    stem = re.sub(r"[^\w]+", "-", normalise(title)).strip("-")[:60].strip("-")
    return f"marz-{stem or 'briefing'}.{ending}"


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
        st.error(str(error))
        return None
    return content


def _laid_down(content: bytes, folder: Path) -> Path:
    path = folder / "template.pptx"
    path.write_bytes(content)
    return path


def _slides(deck: Deck, template: bytes | None) -> bytes:
    from briefing.slides import make_slides

    with tempfile.TemporaryDirectory(prefix="marz-") as folder:
        path = _laid_down(template, Path(folder)) if template else None
        return make_slides(deck, _briefing_shown.shown(deck), template=path)


def _report(deck: Deck) -> bytes:
    from briefing.report import make_report

    return make_report(deck, _briefing_shown.shown(deck))


def _page(deck: Deck) -> bytes:
    from briefing.offline import page

    return page(deck, _briefing_shown.shown(deck))


def _pictures(deck: Deck) -> bytes:
    from briefing.pictures import picture_bytes

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for i, view in enumerate(_briefing_shown.shown(deck), 1):
            archive.writestr(f"{i:02d}-{file_name(view.title, 'png')}", picture_bytes(view, dots="2x"))
    return buffer.getvalue()


# Films -------------------------------------------------------------------------------------------------------------------


def _films(deck: Deck) -> None:
    """GIF and MP4 of the slide at hand, where it plays; else of the first that does."""
    plays = [view for view in _briefing_shown.shown(deck) if kind_of(view) == "play" and view.numbers.first_year]
    if not plays:
        return
    chosen = next((view for view in plays if view.view.id == st.session_state.get("briefing_view")), plays[0])
    for label, ending, mime in (("Film (MP4)", "mp4", "video/mp4"), ("Film (GIF)", "gif", "image/gif")):
        _button(label, ending, deck, partial(_film, chosen, ending), mime, f"“{chosen.title[:60]}” through time")


def _film(view: Resolved, ending: str) -> bytes:
    from briefing import playback

    unit: Any = view.view.params.get("unit", "year")
    window = view.view.params.get("window", "all")
    moments = playback.frames(
        view, step=unit, mode="window" if window.isdecimal() and int(window) else "cumulative",
        window=int(window) if window.isdecimal() and int(window) else 1,
    )  # fmt: skip
    write = playback.write_mp4 if ending == "mp4" else playback.write_gif
    with tempfile.TemporaryDirectory(prefix="marz-") as folder:
        path = Path(folder) / f"film.{ending}"
        write(view, moments, path)
        return path.read_bytes()
