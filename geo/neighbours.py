"""Which provinces lie next to each other, and how long the border they share is.

Works on the provinces of `geo.layers`; gives codes, the Iran–Iraq pairs with their length, and for a length either the
published figure with its source or the one measured on a generalised line, named as that.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import geopandas as gpd
import pandas as pd
import shapely

from geo.border_line import MIN_SHARED_KM
from geo.coverage import shared_line
from geo.errors import GeoError, LayerError
from geo.layers import load_border, load_crossings, load_provinces
from geo.provinces import LAYER_DIR, PROVINCES, province

LENGTHS_FILE: Final = LAYER_DIR / "sources" / "border_lengths.csv"
MEASURED: Final = "measured on a generalised line"
"""How a length is named that was not published: rivers and ridges wind more than the line drawn for them."""


@dataclass(frozen=True, slots=True)
class BorderLength:
    """Length of a border.

    Attributes
    ----------
    km : float
    basis : {"published", "measured"}
    source : str
        Where the figure was published, or `MEASURED`.
    """

    km: float
    basis: Literal["published", "measured"]
    source: str

    def __str__(self) -> str:
        return f"{self.km:,.0f} km ({'published' if self.basis == 'published' else MEASURED})"


def _stamp(provinces: gpd.GeoDataFrame) -> bytes:
    return shapely.to_wkb(shapely.GeometryCollection(list(provinces.geometry)))


@lru_cache(maxsize=2)
def _lengths(stamp: bytes) -> dict[frozenset[str], float]:
    """Shared border in km of every pair of neighbouring provinces; ``stamp`` is the provinces' geometry as WKB."""
    polygons = shapely.get_parts(shapely.from_wkb(stamp))
    tree = shapely.STRtree(polygons)
    geod = gpd.GeoSeries(crs="EPSG:4326").crs.get_geod()
    codes = list(PROVINCES)
    found: dict[frozenset[str], float] = {}
    for first, second in zip(*tree.query(polygons, predicate="intersects"), strict=True):
        if first < second:
            km = geod.geometry_length(shared_line(polygons[first], polygons[second])) / 1000
            if km >= MIN_SHARED_KM:
                found[frozenset({codes[first], codes[second]})] = round(km, 1)
    return found


def _shared() -> dict[frozenset[str], float]:
    return _lengths(_stamp(load_provinces()))


def neighbours(code: str) -> tuple[str, ...]:
    """Codes of the provinces that share a border with this one, at home and across, in the order of their codes.

    Parameters
    ----------
    code : str
        ISO 3166-2.

    Notes
    -----
    Two provinces are neighbours where their polygons share at least `MIN_SHARED_KM` of line, or an official crossing
    joins them. The crossing at Parviz Khan joins Kermanshah and Sulaymaniyah, whose polygons the generalised line and
    the approximate Halabja keep apart.

    Raises
    ------
    GeoError
        Unknown code.
    """
    province(code)
    pairs = {*_shared(), *_crossing_pairs()}
    beside = {other for pair in pairs if code in pair for other in pair if other != code}
    return tuple(other for other in PROVINCES if other in beside)


def _crossing_pairs() -> set[frozenset[str]]:
    table = load_crossings()
    return {frozenset(pair) for pair in zip(table["iran_code"], table["iraq_code"], strict=True)}


def shared_borders() -> pd.DataFrame:
    """Every Iran–Iraq pair of neighbouring provinces.

    Returns
    -------
    DataFrame
        Columns iran_code, iraq_code, measured_km (geodesic length on the generalised line; 0.0 for a pair that only a
        crossing joins), longest first.
    """
    border = load_border()
    table = pd.DataFrame(border[["iran_code", "iraq_code", "measured_km"]])
    known = {frozenset(pair) for pair in zip(table["iran_code"], table["iraq_code"], strict=True)}
    extra = [
        {"iran_code": min(pair, key=_iraq_last), "iraq_code": max(pair, key=_iraq_last), "measured_km": 0.0}
        for pair in sorted(_crossing_pairs() - known, key=sorted)
    ]
    if extra:
        table = pd.concat([table, pd.DataFrame(extra)], ignore_index=True)
    return table.sort_values(["measured_km", "iran_code"], ascending=[False, True], ignore_index=True)


def _iraq_last(code: str) -> tuple[bool, str]:
    return code.startswith("IQ"), code


@lru_cache(maxsize=1)
def _published() -> dict[tuple[str, str], BorderLength]:
    """Published figures by (Iranian code, Iraqi code), each empty where the figure is of the whole side."""
    found: dict[tuple[str, str], BorderLength] = {}
    try:
        with LENGTHS_FILE.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                figure = BorderLength(float(row["published_km"]), "published", row["source"])
                found[row["iran_code"], row["iraq_code"]] = figure
    except (OSError, KeyError, ValueError) as fault:
        raise LayerError(f"The border lengths in {LENGTHS_FILE.name} cannot be read: {fault}") from fault
    return found


def border_length(code: str | None = None, other: str | None = None) -> BorderLength | None:
    """Length of a province's border with the other country, of one pair's common border, or of the whole line.

    Parameters
    ----------
    code : str, optional
        ISO 3166-2; without it the whole Iran–Iraq line.
    other : str, optional
        A second province, at home or across: then only what the two share.

    Returns
    -------
    BorderLength or None
        The published figure where there is one, else the measured one; None where there is no such border.

    Raises
    ------
    GeoError
        Unknown code, or ``other`` without ``code``.

    Examples
    --------
    >>> str(border_length("IR-16"))
    '430 km (published)'
    """
    if code is None:
        if other is not None:
            raise GeoError("A border needs its first province before the second: border_length(code, other).")
        return _published().get(("", "")) or _measured(set(PROVINCES), set(PROVINCES))
    for each in filter(None, (code, other)):
        province(each)
    iran, iraq = (code, other or "") if code.startswith("IR") else (other or "", code)
    if figure := _published().get((iran, iraq)):
        return figure
    if other is None:
        abroad = {each for each in PROVINCES if PROVINCES[each].country != PROVINCES[code].country}
        return _measured({code}, abroad)
    km = _shared().get(frozenset({code, other}))
    return BorderLength(km, "measured", MEASURED) if km else None


def _measured(ours: set[str], theirs: set[str]) -> BorderLength | None:
    km = sum(
        length
        for pair, length in _shared().items()
        if len({PROVINCES[each].country for each in pair}) == 2 and pair & ours and pair & theirs
    )
    return BorderLength(round(km, 1), "measured", MEASURED) if km else None
