"""A printed sheet before anything is drawn on it: its size, title and finding above, sources and date below.

Takes a size, a style and texts; gives a matplotlib figure, an axes whose unit is the point, and the room that is left. Maps and
charts of a briefing begin with it, so that they look alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike
from typing import IO, Any, Final, Literal

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from geo.errors import GeoError
from geo.print_drawing import point_axes
from geo.print_fonts import wrapped
from geo.print_legend import heading, text
from geo.print_style import Style

Format = Literal["png", "svg", "pdf"]
Size = str | tuple[float, float]
SIZES: Final[dict[str, tuple[float, float]]] = {
    "screen": (10.0, 5.625),
    "a4": (8.27, 11.69),
    "a4-landscape": (11.69, 8.27),
    "letter": (8.5, 11.0),
    "letter-landscape": (11.0, 8.5),
    "column": (6.9, 5.2),
}
"""Inches, width and height; "column" is a map within the text of a page."""


@dataclass(frozen=True)
class Sheetful:
    """A sheet with its texts.

    Attributes
    ----------
    figure : Figure
    axes : Axes
        Of the whole sheet, in points from the lower left corner.
    width, height : float
        Points.
    room : (x, y, width, height)
        What is left between title and foot.
    k : float
        By which sizes of letters and lines are multiplied on a sheet of this size.
    """

    figure: Figure
    axes: Axes
    width: float
    height: float
    room: tuple[float, float, float, float]
    k: float

    def inner(self, x: float, y: float, width: float, height: float) -> Axes:
        """An axes over a part of the sheet, given in points of the sheet."""
        return self.figure.add_axes((x / self.width, y / self.height, width / self.width, height / self.height))


def sheetful(size: Size, look: Style, title: str = "", subtitle: str = "", foot: Sequence[str] = ()) -> Sheetful:
    """A sheet with title and subtitle above, and lines of small print below; empty texts take no room.

    Raises
    ------
    GeoError
        The size is unknown, or too small or large to draw.
    """
    width, height = points(size)
    made = Figure(figsize=(width / 72, height / 72), facecolor=look.paper)
    FigureCanvasAgg(made)
    page = point_axes(made.add_axes((0, 0, 1, 1)), width, height)
    k = min(1.5, max(0.72, min(width / 620, height / 420)))
    bare = not (title or subtitle or foot)
    edge = 2.0 if bare else 16 * k
    room = width - 2 * edge
    top = height - edge
    for line in wrapped(title, room, 16 * k, "semibold")[:3] if title else ():
        heading(page, (edge, width - edge), top - 13 * k, line, 16 * k, look["text"], "semibold")
        top -= 19 * k
    for line in wrapped(subtitle, room, 9.4 * k)[:5] if subtitle else ():
        heading(page, (edge, width - edge), top - 8.5 * k, line, 9.4 * k, look.small)
        top -= 12.4 * k
    top -= 5 * k if title or subtitle else 0
    low = edge
    lines = [part for line in foot for part in wrapped(line, room, 6.8 * k)[:3]]
    for line in reversed(lines):
        text(page, edge, low + 1, line, 6.8 * k, look.small)
        low += 8.8 * k
    low += 4 * k if lines else 0
    return Sheetful(made, page, width, height, (edge, low, room, top - low), k)


def points(size: Size) -> tuple[float, float]:
    """A size in points, checked."""
    if isinstance(size, str):
        if size not in SIZES:
            raise GeoError(
                f"“{size}” is no size of a figure: use one of {', '.join(SIZES)}, or width and height in inches."
            )
        size = SIZES[size]
    width, height = size
    if not (2.5 <= width <= 60 and 2.5 <= height <= 60):
        raise GeoError(f"A sheet of {width:g} × {height:g} inches cannot be drawn: use 2.5 to 60 inches each way.")
    return width * 72, height * 72


def save(made: Figure, target: str | PathLike[str] | IO[bytes], format: Format = "png", scale: float = 1) -> None:
    """Write a figure.

    Parameters
    ----------
    made : Figure
    target : path or file object
    format : {"png", "svg", "pdf"}
        PDF and SVG are vectors; in PDF the fonts are embedded as TrueType and names stay text.
    scale : float
        Of a PNG: 1 is 96 dots an inch, as on screen; 300 / 96 is for print.
    """
    metadata: dict[str, dict[str, Any]] = {
        "pdf": {"Creator": "Marz", "Producer": None, "CreationDate": None},
        "svg": {"Date": None, "Creator": "Marz"},
        "png": {"Software": "Marz"},
    }
    made.savefig(target, format=format, dpi=96 * scale, facecolor=made.get_facecolor(), metadata=metadata[format])
