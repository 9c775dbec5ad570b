"""A view as one picture: PNG for screens and print, SVG and PDF as vectors.

Takes a `Resolved` view; gives a figure or a file. A printed map has title, legend, scale, north, sources and date.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final, Literal

from matplotlib.figure import Figure

from briefing.charts import time_chart
from briefing.deck_files import write_whole
from briefing.resolving import Resolved
from geo.figures import Extent, figure
from geo.palette import Theme
from geo.print_page import Format, Size, save

Dots = Literal["1x", "2x", "300dpi"]
SCALES: Final[dict[str, float]] = {"1x": 1.0, "2x": 2.0, "300dpi": 300 / 96}


def extent_of(shown: Resolved) -> Extent:
    """What part of the map a view prints, where nobody moved it: the places it names, or the opening view."""
    return "fit" if shown.fits and not shown.empty else "home"


def picture(shown: Resolved, *, theme: Theme = "light", size: Size = "screen", bare: bool = False) -> Figure:
    """A view as a figure.

    Parameters
    ----------
    shown : Resolved
    theme : {"light", "dark", "grey"}
    size : str or (width, height) in inches
    bare : bool
        Without title, finding, sources and date, for a page that says them itself.
    """
    title = "" if bare else shown.title
    subtitle = "" if bare else shown.sentence if not shown.caption else f"{shown.sentence}\n{shown.caption}"
    if shown.kind == "play":
        return time_chart(shown, theme=theme, size=size, title=title, subtitle=subtitle, foot=not bare)
    return figure(
        shown.drawn,
        theme=theme,
        size=size,
        title=title,
        subtitle=subtitle,
        sources="" if bare or shown.empty else shown.sources,
        date="" if bare else shown.as_of,
        credit="" if bare else None,
        extent=extent_of(shown),
        view=shown.map_view,
    )


def picture_bytes(
    shown: Resolved, format: Format = "png", *, dots: Dots = "1x", theme: Theme = "light", size: Size = "screen"
) -> bytes:
    """A view as the content of a picture file."""
    buffer = io.BytesIO()
    save(picture(shown, theme=theme, size=size), buffer, format=format, scale=SCALES[dots])
    return buffer.getvalue()


def write_picture(
    shown: Resolved,
    path: Path,
    format: Format = "png",
    *,
    dots: Dots = "2x",
    theme: Theme = "light",
    size: Size = "screen",
) -> None:
    """Write a view as a picture file; raises BriefingError where that is impossible."""
    write_whole(path, picture_bytes(shown, format, dots=dots, theme=theme, size=size))
