"""Draws a `Scene` and its names with matplotlib's artists, in an axes whose unit is the point.

Takes an axes and a scene; adds artists. Uses the object-oriented interface only, so that several threads can draw at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import Stroke

from geo.print_fonts import font_for
from geo.print_names import Name
from geo.print_scene import Curve, Mark, Scene, Shape

Z: Final = {"context": 1, "provinces": 2, "border": 3, "region": 4, "ties": 5, "crossings": 6, "venues": 7, "names": 9}


def point_axes(axes: Axes, width: float, height: float) -> Axes:
    """Make an axes of points: no frame, no ticks, lower left corner at 0, 0."""
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    axes.set_autoscale_on(False)
    return axes


def draw_ground(axes: Axes, scene: Scene) -> dict[str, PathPatch]:
    """Sea, neighbours, provinces and the border line; gives the patches of the provinces by name, to be recoloured."""
    sheet = scene.sheet
    axes.add_artist(
        Rectangle((0, 0), sheet.width, sheet.height, facecolor=scene.style["sea"], edgecolor="none", zorder=0)
    )
    for shape in scene.context:
        _shape(axes, shape, Z["context"])
    patches = {shape.name: _shape(axes, shape, Z["provinces"] + i / 1000) for i, shape in enumerate(scene.provinces)}
    for line in scene.border:
        _curve(axes, line, Z["border"])
    return patches


def draw_numbers(axes: Axes, scene: Scene) -> list[Artist]:
    """What depends on the numbers: region outlines, ties, crossings, venues, the region's badge."""
    artists: list[Artist] = [_shape(axes, shape, Z["region"]) for shape in scene.region]
    for i, tie in enumerate(scene.ties):
        artists += _curve(axes, tie, Z["ties"] + i / 1000)
    for kind in ("crossings", "venues"):
        for i, mark in enumerate(getattr(scene, kind)):
            artists.append(draw_mark(axes, mark, Z[kind] + i / 1000, 0.9 * scene.scale))
    if scene.badge:
        badge = scene.badge
        artists.append(draw_mark(axes, badge, Z["venues"] + 0.9, 1.3 * scene.scale, dashes=(2.2, 1.6)))
        size = badge.radius * (0.95 if len(badge.text) < 3 else 0.72)
        artists.append(
            axes.text(
                badge.x,
                badge.y,
                badge.text,
                fontproperties=font_for(badge.text, size, "bold"),
                color=badge.line,
                ha="center",
                va="center_baseline",
                zorder=Z["venues"] + 0.95,
                parse_math=False,
            )
        )
    return artists


def draw_names(axes: Axes, names: Iterable[Name], scale: float) -> list[Artist]:
    """Names with halos. The halo is a text of its own, so that in a PDF the name itself stays text."""
    artists: list[Artist] = []
    for name in names:
        common: dict[str, Any] = {
            "fontproperties": font_for(name.text, name.size, name.weight, name.italic),
            "ha": "center",
            "va": "center_baseline",
            "parse_math": False,
            "clip_on": True,
        }
        if name.halo:
            effect = Stroke(
                linewidth=(2.4 if name.kind != "town" else 1.8) * scale, foreground=name.halo, joinstyle="round"
            )
            halo = axes.text(name.x, name.y, name.text, color=name.halo, zorder=Z["names"], **common)
            halo.set_path_effects([effect])
            halo.set_alpha(0.85)
            artists.append(halo)
        artists.append(axes.text(name.x, name.y, name.text, color=name.colour, zorder=Z["names"] + 0.5, **common))
    return artists


def draw_mark(axes: Axes, mark: Mark, z: float, width: float, dashes: Sequence[float] = ()) -> Artist:
    """A circle, square, triangle or diamond."""
    style: dict[str, Any] = {"facecolor": mark.fill, "edgecolor": mark.line, "linewidth": width, "zorder": z}
    patch = Circle((mark.x, mark.y), mark.radius, **style) if mark.form == "circle" else _form(mark, style)
    if dashes:
        patch.set_linestyle((0, tuple(dashes)))
    patch.set_gid(mark.name)
    return axes.add_artist(patch)


def corners(mark: Mark) -> np.ndarray:
    """The corners of a mark that is no circle, about as large as a circle of its radius."""
    turns = {"square": (4, 45, 1.18), "triangle": (3, 90, 1.3), "diamond": (4, 90, 1.25)}
    n, first, size = turns[mark.form]
    angles = np.radians(first + np.arange(n) * 360 / n)
    return np.column_stack([mark.x + size * mark.radius * np.cos(angles), mark.y + size * mark.radius * np.sin(angles)])


def _form(mark: Mark, style: dict[str, Any]) -> Polygon:
    return Polygon(corners(mark), closed=True, **style)


def path_of(rings: Sequence[np.ndarray]) -> Path:
    """Rings as one path; holes stay holes, as they run the other way."""
    codes = [
        np.concatenate([[Path.MOVETO], np.full(len(ring) - 2, Path.LINETO), [Path.CLOSEPOLY]]).astype(Path.code_type)
        for ring in rings
    ]
    return Path(np.concatenate(rings), np.concatenate(codes)) if rings else Path(np.empty((0, 2)))


def _shape(axes: Axes, shape: Shape, z: float) -> PathPatch:
    patch = PathPatch(
        path_of(shape.rings),
        facecolor=shape.fill or "none",
        edgecolor=shape.line,
        linewidth=shape.width,
        joinstyle="round",
        capstyle="round" if shape.dash else "butt",
        zorder=z,
    )
    if shape.dash:
        patch.set_linestyle((0, shape.dash))
    patch.set_gid(shape.name)
    axes.add_artist(patch)
    return patch


def _curve(axes: Axes, line: Curve, z: float) -> list[Artist]:
    artists: list[Artist] = []
    xs, ys = line.points[:, 0], line.points[:, 1]
    if line.casing:
        under = Line2D(
            xs,
            ys,
            color=line.casing,
            linewidth=line.width + 1.3,
            alpha=0.7 * line.alpha,
            solid_capstyle="round",
            zorder=z,
        )
        artists.append(axes.add_artist(under))
    over = Line2D(
        xs, ys, color=line.colour, linewidth=line.width, alpha=line.alpha, solid_capstyle="round",
        dash_capstyle="round" if line.dash and line.dash[0] < 1 else "butt", zorder=z + 0.0005,
    )  # fmt: skip
    if line.dash:
        over.set_linestyle((0, line.dash))
    over.set_gid(line.name)
    artists.append(axes.add_artist(over))
    return artists
