"""A deck into files of one kind: the one place that knows which product is made how. Used by the command line and the pages.

Takes a deck, its data and a format; writes files and gives their paths and a sentence for whatever is not as the deck was saved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefing.deck import Deck
from briefing.deck_files import write_whole
from briefing.errors import BriefingError, NotWritten
from briefing.resolving import Resolved
from geo.palette import Theme
from geo.provinces import name


class Product(StrEnum):
    """What a deck can be made into."""

    PPTX = "pptx"
    PDF = "pdf"
    HTML = "html"
    PNG = "png"
    SVG = "svg"
    GIF = "gif"
    MP4 = "mp4"


ONE_FILE = (Product.PPTX, Product.PDF, Product.HTML)
"""Products that hold a whole deck; the others are one file a view."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Wishes:
    """How a product should be.

    Attributes
    ----------
    template : Path or None
        Of slides.
    theme : {"light", "dark", "grey"}
    paper : {"a4", "letter"}
    dots : {"1x", "2x", "300dpi"}
        Of pictures.
    step : {"year", "quarter", "month"}
    mode : {"cumulative", "window"}
    window : int
        Of playback.
    """

    template: Path | None = None
    theme: Theme = "light"
    paper: str = "a4"
    dots: str = "2x"
    step: str = "year"
    mode: str = "cumulative"
    window: int = 1


def export(
    deck: Deck,
    shown: Sequence[Resolved],
    product: Product,
    out: Path,
    wishes: Wishes | None = None,
    progress: Progress | None = None,
) -> tuple[list[Path], list[str]]:
    """Make a product of a deck.

    Parameters
    ----------
    deck : Deck
    shown : sequence of Resolved
        Its views, in order.
    product : Product
    out : Path
        A file; for one picture a view, a folder, or a file whose name the pictures' begin with.
    wishes : Wishes, optional
    progress : callable, optional
        Called with how many views are done, how many there are, and the title of the one that is.

    Returns
    -------
    list of Path, list of str
        The files written, and sentences about what is not as the deck was saved.

    Raises
    ------
    BriefingError
        Nothing could be made: the deck is empty, no view can be played, the folder cannot be written.
    """
    wishes = wishes or Wishes()
    if not shown:
        raise BriefingError(f"The deck “{deck.title[:80]}” has no views: add some on any page with “Add to briefing”.")
    notices = [notice for view in shown for notice in view.notices]
    if product in ONE_FILE:
        path = out / f"{stem(deck.title)}.{product}" if out.is_dir() else out
        write_whole(path, _whole(deck, shown, product, wishes, progress))
        return [path], notices
    paths = _paths(shown, product, out)
    written: list[Path] = []
    for i, (view, path) in enumerate(zip(shown, paths, strict=True)):
        try:
            _one(view, product, path, wishes)
            written.append(path)
        except NotWritten:
            raise
        except BriefingError as error:
            notices.append(str(error))
        if progress:
            progress(i + 1, len(shown), view.title)
    if not written:
        raise BriefingError(" ".join(dict.fromkeys(notices)))
    return written, notices


def stem(title: str) -> str:
    """A title as the stem of a file name: letters, digits and hyphens."""
    return re.sub(r"[^\w]+", "-", title.lower()).strip("-_")[:60].rstrip("-") or "briefing"


def title_of_sheet(shown: Resolved) -> str:
    """A title for a sheet made from a selection alone: its places, or the finding."""
    codes = shown.selection.border
    return name(codes[0]) if len(codes) == 1 and not shown.selection.counterparts else shown.title


def _whole(deck: Deck, shown: Sequence[Resolved], product: Product, wishes: Wishes, progress: Progress | None) -> bytes:
    def told(done: int, of: int) -> None:
        if progress:
            progress(done, of, shown[done - 1].title)

    if product is Product.PPTX:
        from briefing.slides import make_slides

        return make_slides(deck, shown, template=wishes.template, theme=wishes.theme, progress=told)
    if product is Product.PDF:
        from briefing.report import make_report

        theme: Theme = "light" if wishes.theme == "dark" else wishes.theme
        return make_report(
            deck, shown, paper="letter" if wishes.paper == "letter" else "a4", theme=theme, progress=told
        )
    from briefing.offline import page

    return page(deck, shown)


def _one(view: Resolved, product: Product, path: Path, wishes: Wishes) -> None:
    if product in (Product.PNG, Product.SVG):
        from briefing.pictures import picture_bytes

        kind = "svg" if product is Product.SVG else "png"
        write_whole(path, picture_bytes(view, kind, dots=wishes.dots, theme=wishes.theme))  # type: ignore[arg-type]
        return
    from briefing.playback import frames, write_gif, write_mp4

    moments = frames(view, step=wishes.step, mode=wishes.mode, window=wishes.window)  # type: ignore[arg-type]
    write = write_gif if product is Product.GIF else write_mp4
    write(view, moments, path, theme=wishes.theme)


def _paths(shown: Sequence[Resolved], product: Product, out: Path) -> list[Path]:
    """A file for each view: the one asked for where there is one view, else numbered in order."""
    if out.is_dir() or not out.suffix:
        return [out / f"{i:02d}-{stem(view.title)}.{product}" for i, view in enumerate(shown, 1)]
    if len(shown) == 1:
        return [out]
    return [out.with_name(f"{out.stem}-{i:02d}{out.suffix}") for i in range(1, len(shown) + 1)]
