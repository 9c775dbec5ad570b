"""The tables behind the gazetteer: our own list of places and the names derived from GeoNames.

Reads data/names/places.csv (ours, to be edited by hand), data/names/provinces.csv and data/names/geonames.csv (made by
``python -m geo build``), and gives every spelling with its language and the `Place` it stands for.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

from geo.errors import GeoError
from geo.provinces import LANGUAGES, PROVINCES, REGION, is_code
from geo.script_folding import normalise

PlaceKind = Literal["province", "region", "town", "crossing"]

NAMES_DIR: Final = Path(__file__).resolve().parent.parent / "data" / "names"
SEPARATOR: Final = "|"
OUR_LIST: Final = "Marz list"
"""Origin of the names in data/names/places.csv and provinces.csv."""

GEONAMES_COLUMNS: Final = ("geonameid", "name", "code", "lat", "lon", "population", "spellings")


@dataclass(frozen=True, slots=True)
class Place:
    """A province, region, town or border crossing that a name stands for.

    Attributes
    ----------
    name : str
        English name to show.
    code : str
        ISO 3166-2 code of the province it is or lies in; ``"IQ-KR"`` for the Kurdistan Region.
    country : {"IR", "IQ"}
    kind : {"province", "region", "town", "crossing"}
    lat, lon : float
        Degrees, EPSG:4326: the town or crossing itself, or the label point of a province.
    origin : str
        Where the name comes from, such as ``"Marz list"`` or ``"GeoNames 96205 (CC BY 4.0)"``.
    population : int
        Inhabitants after GeoNames; 0 where unknown.
    """

    name: str
    code: str
    country: str
    kind: PlaceKind
    lat: float
    lon: float
    origin: str
    population: int = 0


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a place: the text as written, its language (none: told by its script alone) and the place."""

    text: str
    language: str | None
    place: Place


def _kind(text: str) -> PlaceKind:
    for known in get_args(PlaceKind):
        if text == known:
            return known
    raise ValueError(f"kind is {text!r}, not one of {', '.join(get_args(PlaceKind))}")


def _rows(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    path = NAMES_DIR / name
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from enumerate(csv.DictReader(file), start=2)
    except OSError as fault:
        raise GeoError(
            f"The name list data/names/{name} cannot be read ({fault.strerror}). Restore it from the repository."
        ) from fault


def _split(cell: str) -> Iterator[str]:
    return (part for part in map(str.strip, cell.split(SEPARATOR)) if part)


def _position(row: dict[str, str]) -> tuple[float, float]:
    """Where a row's place lies: its own columns, or the label point of its province (of Erbil for the region)."""
    if row["lat"] or row["lon"]:
        return float(row["lat"]), float(row["lon"])
    home = PROVINCES["IQ-AR" if row["code"] == REGION else row["code"]]
    return home.lat, home.lon


@cache
def curated_spellings() -> tuple[Spelling, ...]:
    """Every spelling in our own list, the four names of each province first.

    Raises
    ------
    GeoError
        A row of data/names/places.csv has an unknown code or kind, or coordinates that are no numbers; the message
        names the line.
    """
    spellings: list[Spelling] = []
    for line, row in _rows("places.csv"):
        try:
            if not (is_code(row["code"]) or row["code"] == REGION):
                raise ValueError(f"{row['code']!r} is no province code")
            lat, lon = _position(row)
            place = Place(row["name"], row["code"], row["code"][:2], _kind(row["kind"]), lat, lon, OUR_LIST)
            names: list[tuple[str, str]] = [("en", row["name"])]
            if place.kind == "province":
                names += [(language, PROVINCES[place.code].name(language)) for language in LANGUAGES]
            names += [(language, text) for language in LANGUAGES for text in _split(row[language])]
        except (KeyError, AttributeError, ValueError) as fault:
            raise GeoError(f"data/names/places.csv, line {line}: {fault}. Mend the line.") from fault
        spellings += [Spelling(text, language, place) for language, text in dict.fromkeys(names)]
    return tuple(spellings)


@cache
def not_toponyms() -> frozenset[tuple[str, str]]:
    """(language, folded spelling) of names that are ordinary words too, from data/names/not_toponyms.csv."""
    stops: set[tuple[str, str]] = set()
    for _, row in _rows("not_toponyms.csv"):
        for language in row["languages"].split() or LANGUAGES:
            stops.add((language, normalise(row["spelling"])))
    return frozenset(stops)


@cache
def geonames_spellings() -> tuple[Spelling, ...]:
    """Every spelling of the GeoNames table, largest places first; the language is not known, only the script.

    Raises
    ------
    GeoError
        The table is missing or broken; the message says how to make it again.
    """
    found: list[Spelling] = []
    for line, row in _rows("geonames.csv"):
        try:
            place = Place(
                row["name"],
                row["code"],
                row["code"][:2],
                "town",
                float(row["lat"]),
                float(row["lon"]),
                f"GeoNames {row['geonameid']} (CC BY 4.0)",
                int(row["population"]),
            )
            found += [Spelling(text, None, place) for text in row["spellings"].split(SEPARATOR)]
        except (KeyError, AttributeError, ValueError) as fault:
            raise GeoError(
                f"data/names/geonames.csv, line {line}: {fault}. Make it again with `python -m geo build`."
            ) from fault
    return tuple(sorted(found, key=lambda spelling: -spelling.place.population))
