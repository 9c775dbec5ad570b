"""The projection of printed maps, and where on the sheet a place comes to lie.

Lambert's conformal conic for Iran and Iraq: conformal, so that the small shapes along the border look right and a scale bar and a
north arrow hold at any point; conic, because both countries lie in the middle latitudes and stretch east to west. With the
standard parallels 29° and 37° N lengths are true to within 1 % between 25° and 40° N. Centred on 47° E, the border stands upright.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import Final

import geopandas as gpd
import numpy as np
from pyproj import Proj, Transformer
from shapely import coverage_simplify
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from geo import layers

CRS: Final = "+proj=lcc +lat_1=29 +lat_2=37 +lat_0=33 +lon_0=47 +datum=WGS84 +units=m +no_defs"
HOME: Final = (39.6, 28.6, 53.4, 39.2)
"""West, south, east, north of the opening view on screen (as `geo.maps.HOME`), degrees EPSG:4326."""

CONTEXT: Final = (36.0, 22.0, 66.0, 43.0)
"""West, south, east, north of what is known of the neighbours, degrees."""

SCREEN: Final = (900, 560)
"""Pixels of the map on screen, by which a saved zoom is turned into an extent."""

_FORWARD: Final = Transformer.from_crs("EPSG:4326", CRS, always_xy=True)
_PROJ: Final = Proj(CRS)

Bounds = tuple[float, float, float, float]
"""West, south, east, north."""


def project(lon: np.ndarray | float, lat: np.ndarray | float) -> tuple[np.ndarray, np.ndarray]:
    """Degrees (EPSG:4326) → metres in CRS."""
    x, y = _FORWARD.transform(lon, lat)
    return np.asarray(x, float), np.asarray(y, float)


def degrees(x: float, y: float) -> tuple[float, float]:
    """Metres in CRS → longitude, latitude."""
    lon, lat = _FORWARD.transform(x, y, direction="INVERSE")
    return float(lon), float(lat)


def convergence(lon: float, lat: float) -> float:
    """How far true north lies clockwise of the sheet's upper edge at a place, degrees."""
    return -float(_PROJ.get_factors(lon, lat).meridian_convergence)


def scale_error(lon: float, lat: float) -> float:
    """By what part lengths are drawn too long at a place: 0.01 is one per cent."""
    return float(_PROJ.get_factors(lon, lat).meridional_scale) - 1


def projected_bounds(bounds: Bounds) -> Bounds:
    """Bounds in metres that take in a box of degrees, whose sides are curved on the sheet."""
    west, south, east, north = bounds
    along = np.linspace(0, 1, 21)
    lon = np.concatenate([west + (east - west) * along] * 2 + [np.full(21, west), np.full(21, east)])
    lat = np.concatenate([np.full(21, south), np.full(21, north)] + [south + (north - south) * along] * 2)
    x, y = project(lon, lat)
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def view_bounds(lat: float, lon: float, zoom: float) -> Bounds:
    """Bounds in metres of what a screen shows at a centre (EPSG:4326) and a Leaflet zoom."""
    metres_per_pixel = 156_543.034 * np.cos(np.radians(lat)) / 2**zoom
    x, y = (float(value) for value in project(lon, lat))
    half = [size * metres_per_pixel / 2 for size in SCREEN]
    return x - half[0], y - half[1], x + half[0], y + half[1]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rectangle on paper and the part of the Earth it shows.

    Attributes
    ----------
    width, height : float
        Points.
    west, south : float
        Metres in CRS at the lower left corner.
    metres : float
        Metres on the ground to a point on paper.
    """

    width: float
    height: float
    west: float
    south: float
    metres: float

    @classmethod
    def around(cls, bounds: Bounds, width: float, height: float) -> Sheet:
        """The sheet of that size which shows all of the bounds (metres), centred on them."""
        west, south, east, north = bounds
        metres = max((east - west) / width, (north - south) / height)
        left, low = (west + east - width * metres) / 2, (south + north - height * metres) / 2
        # Beyond the layers' edge there is nothing to show: the sheet moves, as far as it still shows what was asked for.
        lat = [degrees(left, low + height * metres * part)[1] for part in (0, 0.5, 1)]
        edges = [float(project(CONTEXT[side], value)[0]) for side in (0, 2) for value in lat]
        left = max(left, min(max(edges[:3]), west))
        left = min(left, max(min(edges[3:]) - width * metres, east - width * metres))
        return cls(width, height, left, low, metres)

    @property
    def bounds(self) -> Bounds:
        """Metres in CRS."""
        return self.west, self.south, self.west + self.width * self.metres, self.south + self.height * self.metres

    @property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude of its middle."""
        west, south, east, north = self.bounds
        return degrees((west + east) / 2, (south + north) / 2)

    def at(self, lon: np.ndarray | float, lat: np.ndarray | float) -> tuple[np.ndarray, np.ndarray]:
        """Degrees → points from the lower left corner."""
        x, y = project(lon, lat)
        return (x - self.west) / self.metres, (y - self.south) / self.metres

    def spot(self, lon: float, lat: float) -> tuple[float, float]:
        """One place → points from the lower left corner."""
        x, y = self.at(lon, lat)
        return float(x), float(y)

    def shape(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry in metres → points."""
        k = 1 / self.metres
        return affine_transform(geometry, [k, 0, 0, k, -self.west * k, -self.south * k])

    def holds(self, x: float, y: float, margin: float = 0) -> bool:
        """Whether a point of the sheet lies within it, at least `margin` points from its edge."""
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin


def provinces(tolerance: float = 0) -> gpd.GeoDataFrame:
    """The provinces in CRS, indexed by code; with a tolerance in metres simplified together, so that edges stay shared."""
    return _provinces(os.environ.get(layers.SETTING, ""), _rounded(tolerance))


def neighbours() -> gpd.GeoDataFrame:
    """Neighbouring countries and label points of seas, in CRS."""
    return _layer("neighbours", os.environ.get(layers.SETTING, ""))


def border() -> gpd.GeoDataFrame:
    """The Iran–Iraq border line, in CRS."""
    return _layer("border", os.environ.get(layers.SETTING, ""))


def crossings() -> gpd.GeoDataFrame:
    """The border crossings, in CRS."""
    return _layer("crossings", os.environ.get(layers.SETTING, ""))


@cache
def _layer(kind: str, _setting: str) -> gpd.GeoDataFrame:
    return {"neighbours": layers.load_neighbours, "border": layers.load_border, "crossings": layers.load_crossings}[
        kind
    ]().to_crs(CRS)


@cache
def _provinces(_setting: str, tolerance: int) -> gpd.GeoDataFrame:
    if tolerance:
        found = _provinces(_setting, 0).copy()
        found["geometry"] = coverage_simplify(found.geometry.to_numpy(), tolerance)
        return found
    return layers.load_provinces().to_crs(CRS).set_index("code", drop=False)


def _rounded(tolerance: float) -> int:
    """Tolerances in steps of about a factor of two, so that few versions are kept."""
    return 0 if tolerance < 1 else int(2 ** np.floor(np.log2(tolerance)))
