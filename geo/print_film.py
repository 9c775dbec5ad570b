"""One printed map whose numbers change from frame to frame, for animated pictures.

Takes the payload of everything that will be shown; gives frames as arrays of dots. Sheet, neighbours, names and legend are drawn
once; with each frame only fills, ties, circles and the caption are drawn anew, so that a frame takes a fraction of a map's time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from geo.figures import Extent, bounds_of, foot, furnish, lay_out
from geo.palette import Theme
from geo.print_drawing import draw_ground, draw_names, draw_numbers, point_axes
from geo.print_fonts import font_for
from geo.print_names import names
from geo.print_page import Size, sheetful
from geo.print_scene import fill_of, scene
from geo.print_style import style
from geo.projection import Sheet
from geo.provinces import PROVINCES


class Film:
    """A map to be shown frame by frame.

    Parameters
    ----------
    whole : mapping
        The payload of all frames together: its names, legend and extent hold throughout.
    theme, size, title, subtitle, sources, date, extent, view
        As for `geo.figures.figure`.
    dots : float
        Dots an inch.
    """

    def __init__(
        self,
        whole: Mapping[str, Any],
        *,
        theme: Theme = "light",
        size: Size = "screen",
        title: str = "",
        subtitle: str = "",
        sources: str = "",
        date: str = "",
        extent: Extent = "home",
        view: tuple[float, float, float] | None = None,
        dots: float = 96,
    ) -> None:
        self._look = style(theme)
        page = sheetful(size, self._look, title, subtitle, foot(sources, date))
        page.figure.set_dpi(dots)
        layout = lay_out(page)
        x, y, w, h = layout[0]
        self._sheet = Sheet.around(bounds_of(whole, extent, view), w, h)
        self._all = scene(whole, self._sheet, self._look)
        self._axes = point_axes(page.inner(x, y, w, h), w, h)
        furnish(page, self._all, layout)
        page.axes.add_artist(Rectangle((x, y), w, h, facecolor="none", edgecolor=self._look["line"], linewidth=0.8))
        self._patches = draw_ground(self._axes, self._all)
        self._over = _names_alone(page.figure, (x / page.width, y / page.height, w / page.width, h / page.height), self)
        size_of_caption = 15 * page.k
        self._caption = self._axes.text(
            w - 8 * page.k, h - 18 * page.k, "", ha="right", color=self._look["text"], zorder=12, parse_math=False,
            fontproperties=font_for("", size_of_caption, "semibold"),
            bbox={"facecolor": self._look.paper, "edgecolor": "none", "alpha": 0.85, "pad": 3 * page.k},
        )  # fmt: skip
        # The borders lie over the fills, so they are drawn with each frame; sea and neighbours stay.
        self._moving: list[Artist] = [*self._patches.values(), *self._axes.lines]
        for artist in [*self._moving, self._caption]:
            artist.set_animated(True)
        canvas = page.figure.canvas
        assert isinstance(canvas, FigureCanvasAgg)
        self._canvas = canvas
        canvas.draw()
        self._still = canvas.copy_from_bbox(page.figure.bbox)

    def frame(self, numbers: Mapping[str, Any], caption: str) -> np.ndarray:
        """One frame: height × width × 3 dots of 0–255. Give the numbers a `scale_to`, so that widths stay comparable."""
        self._canvas.restore_region(self._still)
        for code in PROVINCES:
            patch = self._patches.get(f"{code} {PROVINCES[code].name_en}")
            if patch is not None:
                patch.set_facecolor(fill_of(numbers, code, self._look))
        drawn = draw_numbers(self._axes, scene(numbers, self._sheet, self._look, detail=1.0))
        self._caption.set_text(caption)
        for artist in sorted([*self._moving, *drawn], key=lambda artist: artist.get_zorder()):
            self._axes.draw_artist(artist)
        dots = np.asarray(self._canvas.buffer_rgba())[..., :3].astype(np.float32)
        alpha = self._over[..., 3:].astype(np.float32) / 255
        dots += (self._over[..., :3] - dots) * alpha
        self._canvas.restore_region(self._canvas_with(dots))
        self._axes.draw_artist(self._caption)
        for artist in drawn:
            artist.remove()
        return np.asarray(self._canvas.buffer_rgba())[..., :3].copy()

    def _canvas_with(self, dots: np.ndarray) -> Any:
        """What is on the canvas, replaced by these dots."""
        np.asarray(self._canvas.buffer_rgba())[..., :3] = dots.round().astype(np.uint8)
        return self._canvas.copy_from_bbox(self._canvas.figure.bbox)

    def names_on(self, axes: Any) -> None:
        """Draw the names of all frames."""
        draw_names(axes, names(self._all), self._all.scale)


def _names_alone(like: Figure, box: tuple[float, float, float, float], film: Film) -> np.ndarray:
    """The names on a clear sheet, as dots with opacity."""
    clear = Figure(figsize=tuple(like.get_size_inches()), dpi=like.dpi, facecolor="none")
    canvas = FigureCanvasAgg(clear)
    sheet = film._sheet
    film.names_on(point_axes(clear.add_axes(box), sheet.width, sheet.height))
    canvas.draw()
    return np.asarray(canvas.buffer_rgba()).copy()
