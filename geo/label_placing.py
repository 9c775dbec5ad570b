"""Names on a map that never overlap: each takes the best free place near its point, the most important ones first.

Takes labels with their measured size and the things they should keep clear of; gives those that found a place, moved where that
helps. Works in any flat units, y upwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from shapely import Point, box, prepare
from shapely.geometry.base import BaseGeometry

_RINGS: Final = ((0.0, ((0, 0),)), (0.62, ((0, 1), (0, -1))), (1.45, ((0, 1), (0, -1))))


@dataclass(frozen=True, slots=True)
class Label:
    """A name that wants a place.

    Attributes
    ----------
    text, kind : str
    x, y : float
        Where its middle would best stand.
    width, height : float
        Of the text, without air around it.
    size : float
        Of the letters.
    rank : float
        Higher ones are placed first.
    home : geometry, optional
        The area it names: a place inside it is better.
    beside : float
        0 where the name may cover its point; else how far it must stand from it (a town's circle).
    """

    text: str
    kind: str
    x: float
    y: float
    width: float
    height: float
    size: float
    rank: float = 0
    home: BaseGeometry | None = field(default=None, compare=False)
    beside: float = 0

    def box(self, pad: float = 0) -> tuple[float, float, float, float]:
        """West, south, east, north of the text with air around it."""
        dx, dy = self.width / 2 + pad, self.height / 2 + pad
        return self.x - dx, self.y - dy, self.x + dx, self.y + dy


MOST_STRAYED: Final = 0.75
"""A name of kind "province" is left out where more than about two thirds of it would lie in other provinces."""

Obstacle = tuple[float, float, float]
"""A circle to keep clear of where possible: x, y, radius."""


def place(
    labels: Iterable[Label],
    *,
    frame: tuple[float, float],
    obstacles: Sequence[Obstacle] = (),
    pad: float = 1.2,
    taken: Sequence[tuple[float, float, float, float]] = (),
) -> list[Label]:
    """Give each label a place.

    Parameters
    ----------
    labels : iterable of Label
    frame : (width, height)
        Names stand wholly inside it, two units from its edge.
    obstacles : sequence of (x, y, radius)
        Circles that a name covers only where there is no better place.
    pad : float
        Air around each name.
    taken : sequence of boxes
        Places where no name may stand.

    Returns
    -------
    list of Label
        Those placed, most important first; no two boxes overlap.
    """
    boxes, placed = list(taken), []
    for label in sorted(labels, key=lambda item: (-item.rank, item.text)):
        best: tuple[float, Label] | None = None
        if label.home is not None:
            prepare(label.home)
        for penalty, spot in _spots(label):
            west, south, east, north = spot.box(pad)
            if west < 2 or south < 2 or east > frame[0] - 2 or north > frame[1] - 2:
                continue
            if any(west < b[2] and east > b[0] and south < b[3] and north > b[1] for b in boxes):
                continue
            strayed = _strayed(spot)
            if label.kind == "province" and strayed > MOST_STRAYED:
                continue
            cost = penalty + _covered((west, south, east, north), obstacles) + strayed
            if best is None or cost < best[0]:
                best = cost, spot
            if cost <= 0:
                break
        if best is not None and best[0] < 6:
            boxes.append(best[1].box(pad))
            placed.append(best[1])
    return placed


def _spots(label: Label) -> Iterable[tuple[float, Label]]:
    """Places to try, each with what it costs to stand away from the best one."""
    if label.beside:
        dx, dy = label.beside + label.width / 2 + 2, label.beside + label.height / 2 + 1.5
        for cost, x, y in ((0, dx, 0), (0.2, -dx, 0), (0.3, 0, dy), (0.4, 0, -dy), (0.6, dx * 0.8, dy * 0.8),
                           (0.6, dx * 0.8, -dy * 0.8), (0.7, -dx * 0.8, dy * 0.8), (0.7, -dx * 0.8, -dy * 0.8)):  # fmt: skip
            yield cost, replace(label, x=label.x + x, y=label.y + y)
        return
    for ring, directions in _RINGS:
        for _, side in directions:
            yield ring * 0.5, replace(label, y=label.y + side * ring * label.height)
            if ring or label.kind == "province":
                for shift in (-0.35, 0.35, -0.6, 0.6):
                    yield (
                        ring * 0.5 + abs(shift) * 0.9,
                        replace(label, x=label.x + shift * label.width, y=label.y + side * ring * label.height),
                    )


def _covered(area: tuple[float, float, float, float], obstacles: Sequence[Obstacle]) -> float:
    """What it costs to stand on obstacles: the part of each circle that is hidden."""
    cost = 0.0
    for x, y, radius in obstacles:
        dx = min(x + radius, area[2]) - max(x - radius, area[0])
        dy = min(y + radius, area[3]) - max(y - radius, area[1])
        if dx > 0 and dy > 0:
            cost += 0.35 + 1.3 * min(1.0, dx * dy / (4 * radius * radius))
    return cost


def _strayed(spot: Label) -> float:
    """What it costs to stand outside of the area named."""
    if spot.home is None:
        return 0.0
    if not spot.home.intersects(Point(spot.x, spot.y)):
        return 2.5
    area = box(*spot.box())
    return 1.1 * (1 - spot.home.intersection(area).area / max(area.area, 1e-9))
