"""Which province each polygon of a foreign boundary file is: by ISO 3166-2 or HASC code, or by name.

Takes a frame as OCHA COD-AB, GADM, geoBoundaries or a user's own work holds it; gives a code or none for each row.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

from geo.errors import LayerError
from geo.gazetteer import candidates
from geo.place_names import NAMES_DIR
from geo.provinces import PROVINCES
from geo.script_folding import normalise

ISO_COLUMNS: Final = (
    "iso_3166_2",
    "shapeiso",
    "iso_1",
    "iso",
    "iso_code",
    "iso3166_2",
    "adm1_iso",
    "code",
    "adm1_code",
)
HASC_COLUMNS: Final = ("hasc_1", "hasc", "code_hasc")
PCODE_COLUMNS: Final = ("adm1_pcode", "admin1pcode", "adm1pcode", "pcode")
NAME_COLUMNS: Final = (
    "name_1", "shapename", "adm1_en", "adm1_name", "admin1name_en", "adm1name", "name_en", "name", "varname_1",
    "adm1_fa", "adm1_ar", "adm1_ku", "name_fa", "name_ar", "name_ckb", "nl_name_1", "province", "governorate",
)  # fmt: skip
COUNTRY_COLUMNS: Final = (
    "gid_0", "shapegroup", "adm0_pcode", "adm0_iso", "adm0_a3", "iso_a2", "country_code", "country", "adm0_en",
    "adm0_name", "name_0",
)  # fmt: skip
_COUNTRIES: Final = {
    "ir": "IR", "irn": "IR", "iran": "IR", "iran islamic republic of": "IR", "islamic republic of iran": "IR",
    "iran islamic rep": "IR", "iq": "IQ", "irq": "IQ", "iraq": "IQ", "republic of iraq": "IQ",
}  # fmt: skip
_OLDER_ISO: Final = {"IQ-TS": "IQ-KI", "IQ-SW": "IQ-SU", "IQ-DH": "IQ-DA"}

_FAR_DEGREES: Final = 0.6
"""A row lies where its code says when the capital is inside it or within about 60 km."""


@cache
def _by_hasc() -> dict[str, str]:
    table = pd.read_csv(NAMES_DIR / "provinces.csv", keep_default_na=False)
    return {**dict(zip(table["hasc"], table["code"], strict=True)), "IQ.KI": "IQ-KI", "IR.MZ": "IR-02"}


def _from_iso(value: str, country: str | None) -> str | None:
    code = value.strip().upper().replace("_", "-").replace(".", "-")
    code = _OLDER_ISO.get(code, code)
    return code if code in PROVINCES else None


def _from_hasc(value: str, country: str | None) -> str | None:
    return _by_hasc().get(value.strip().upper())


def _from_name(value: str, country: str | None) -> str | None:
    """The province of this name, or the one whose capital it is; none where several or none fit."""
    places = candidates(value, country)
    codes = {place.code for place in places if place.kind == "province"} or {
        place.code for place in places if place.kind == "town" and place.name == PROVINCES[place.code].capital
    }
    return codes.pop() if len(codes) == 1 else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _row_countries(frame: gpd.GeoDataFrame, columns: dict[str, str]) -> list[str | None]:
    """Country of each row as the file says it; ``"other"`` for a third country, none where the file is silent."""
    for wanted in (*COUNTRY_COLUMNS, *PCODE_COLUMNS):
        if wanted in columns:
            values = [_text(value) for value in frame[columns[wanted]]]
            if wanted in PCODE_COLUMNS:
                return [value[:2].upper() if value[:2].upper() in {"IR", "IQ"} else None for value in values]
            found = [_COUNTRIES.get(normalise(value)) for value in values]
            if any(found):
                return [code or "other" for code in found]
    return [None] * len(frame)


def _lies_there(code: str, geometry: shapely.Geometry) -> bool:
    province = PROVINCES[code]
    capital = shapely.Point(province.capital_lon, province.capital_lat)
    return bool(shapely.distance(geometry, capital) <= _FAR_DEGREES)


def assign_codes(frame: gpd.GeoDataFrame, label: str) -> list[str | None]:
    """ISO 3166-2 code of each row; none for rows of other countries or without a province.

    Columns are tried in turn: ISO codes, HASC codes, then names through the gazetteer. A column is taken only when its
    codes lie where they should, since ISO gave Iran's provinces new numbers in 2020 and older files carry the old ones.

    Parameters
    ----------
    frame : GeoDataFrame
        EPSG:4326, polygons.
    label : str
        File name for the message.

    Raises
    ------
    LayerError
        No column gives usable codes; the message names the columns looked for and those found.
    """
    columns = {str(name).lower(): str(name) for name in frame.columns if name != "geometry"}
    countries = _row_countries(frame, columns)
    readers: list[tuple[tuple[str, ...], Callable[[str, str | None], str | None]]] = [
        (ISO_COLUMNS, _from_iso),
        (HASC_COLUMNS, _from_hasc),
        (PCODE_COLUMNS, _from_iso),
        (NAME_COLUMNS, _from_name),
    ]
    best: list[str | None] = []
    for names, read in readers:
        for wanted in names:
            if wanted not in columns:
                continue
            codes = [
                None if country == "other" else read(_text(value), country)
                for value, country in zip(frame[columns[wanted]], countries, strict=True)
            ]
            pairs = [(c, g) for c, g in zip(codes, frame.geometry, strict=True) if c]
            astray = sum(not _lies_there(code, geometry) for code, geometry in pairs)
            if pairs and astray <= len(pairs) // 10 and len({c for c, _ in pairs}) > len({c for c in best if c}):
                best = codes
    if not best:
        raise LayerError(
            f"{label} has no usable province codes: wanted a column of ISO 3166-2 codes (iso_3166_2, shapeISO, ISO_1), "
            "HASC codes (HASC_1) or province names (ADM1_EN, NAME_1, shapeName); "
            f"found {', '.join(columns.values()) or 'no columns at all'}."
        )
    return best
