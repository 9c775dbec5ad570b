"""The 50 provinces as plain values: 31 Iranian provinces and 19 Iraqi governorates under their ISO 3166-2 codes.

Reads one small table (data/layers/provinces.csv, written by ``python -m geo build``) and gives names in four languages,
capitals, label points and the list of border provinces. Importing it costs milliseconds: no geometry library is loaded.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, get_args

from geo.errors import GeoError, LayerError

Country = Literal["IR", "IQ"]
Language = Literal["en", "fa", "ar", "ckb"]
Quality = Literal["surveyed", "generalised", "approximate"]

LAYER_DIR: Final = Path(__file__).resolve().parent.parent / "data" / "layers"
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
COUNTRIES: Final[tuple[Country, ...]] = get_args(Country)

REGION: Final = "IQ-KR"
"""The Kurdistan Region of Iraq as a whole: a code of its own in ISO 3166-2, and no governorate."""

REGION_MEMBERS: Final = ("IQ-DA", "IQ-AR", "IQ-SU", "IQ-HA")
"""The four governorates of the Kurdistan Region, on which an event of the whole region is drawn."""

BORDER: Final = (
    "IR-04", "IR-12", "IR-05", "IR-16", "IR-06",
    "IQ-AR", "IQ-SU", "IQ-HA", "IQ-DI", "IQ-WA", "IQ-MA", "IQ-BA",
)  # fmt: skip
"""Provinces that touch the Iran–Iraq border, north to south in each country; a test finds the same 12 by geometry."""

_WIDER_NAMES: Final[dict[str, dict[Language, str]]] = {
    "IR": {"en": "Iran", "fa": "ایران", "ar": "إيران", "ckb": "ئێران"},
    "IQ": {"en": "Iraq", "fa": "عراق", "ar": "العراق", "ckb": "عێراق"},
    REGION: {"en": "Kurdistan Region", "fa": "اقلیم کردستان", "ar": "إقليم كردستان", "ckb": "هەرێمی کوردستان"},
}


@dataclass(frozen=True, slots=True)
class Province:
    """One Iranian province or Iraqi governorate.

    Attributes
    ----------
    code : str
        ISO 3166-2, such as ``"IR-16"`` or ``"IQ-WA"``.
    country : {"IR", "IQ"}
    name_en, name_fa, name_ar, name_ckb : str
        Name in English, Persian, Arabic and Sorani Kurdish, without "Province" or "Governorate".
    capital : str
        English name of the capital.
    capital_lat, capital_lon : float
        Where the capital lies, degrees, EPSG:4326.
    lat, lon : float
        Label point, degrees, EPSG:4326; lies inside the province.
    is_border : bool
        Touches the Iran–Iraq border.
    quality : {"surveyed", "generalised", "approximate"}
        How far to trust the outline: approximate means drawn by us from the positions of towns.
    """

    code: str
    country: Country
    name_en: str
    name_fa: str
    name_ar: str
    name_ckb: str
    capital: str
    capital_lat: float
    capital_lon: float
    lat: float
    lon: float
    is_border: bool
    quality: Quality

    def name(self, language: str = "en") -> str:
        """The name in a language: ``"en"``, ``"fa"``, ``"ar"`` or ``"ckb"``."""
        _check_language(language)
        return str(getattr(self, f"name_{language}"))


def _check_language(language: str) -> None:
    if language not in LANGUAGES:
        raise GeoError(f"No province names in {language!r}: ask for one of {', '.join(LANGUAGES)}.")


def _country(text: str) -> Country:
    if text == "IR":
        return "IR"
    if text == "IQ":
        return "IQ"
    raise ValueError(f"country is {text!r}, not IR or IQ")


def _quality(text: str) -> Quality:
    for known in get_args(Quality):
        if text == known:
            return known
    raise ValueError(f"quality is {text!r}, not one of {', '.join(get_args(Quality))}")


def _read(path: Path) -> dict[str, Province]:
    """Province table → provinces in its order; raises LayerError where the file is missing or a row is broken."""
    provinces: dict[str, Province] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for line, row in enumerate(csv.DictReader(file), start=2):
                try:
                    provinces[row["code"]] = Province(
                        code=row["code"],
                        country=_country(row["country"]),
                        name_en=row["name_en"],
                        name_fa=row["name_fa"],
                        name_ar=row["name_ar"],
                        name_ckb=row["name_ckb"],
                        capital=row["capital"],
                        capital_lat=float(row["capital_lat"]),
                        capital_lon=float(row["capital_lon"]),
                        lat=float(row["lat"]),
                        lon=float(row["lon"]),
                        is_border=row["is_border"] == "true",
                        quality=_quality(row["quality"]),
                    )
                except (KeyError, TypeError, ValueError) as fault:
                    raise LayerError(
                        f"{path.name}, line {line}: {fault}. Make the layers again with `python -m geo build`."
                    ) from fault
    except OSError as fault:
        raise LayerError(
            f"The province table {path.name} cannot be read ({fault.strerror}). "
            "Make the layers again with `python -m geo build`."
        ) from fault
    return provinces


PROVINCES: Final[Mapping[str, Province]] = MappingProxyType(_read(LAYER_DIR / "provinces.csv"))
"""All 50 provinces by code: Iran's 31, then Iraq's 19, each in the order of their codes."""


def is_code(code: object) -> bool:
    """Whether ``code`` is one of the 50 province codes (countries and the Kurdistan Region are not)."""
    return isinstance(code, str) and code in PROVINCES


def province(code: str) -> Province:
    """The province with this ISO 3166-2 code.

    Raises
    ------
    GeoError
        The code is not one of the 50.
    """
    try:
        return PROVINCES[code]
    except KeyError:
        raise GeoError(
            f"{code!r} is no province code: expected IR-00 to IR-30, or IQ- and two letters such as IQ-WA."
        ) from None


def name(code: str, language: str = "en") -> str:
    """Name of a province, of a country (``"IR"``, ``"IQ"``) or of the Kurdistan Region (``"IQ-KR"``).

    Parameters
    ----------
    code : str
    language : {"en", "fa", "ar", "ckb"}

    Raises
    ------
    GeoError
        Unknown code or language.
    """
    _check_language(language)
    if code in _WIDER_NAMES:
        return next(text for key, text in _WIDER_NAMES[code].items() if key == language)
    return province(code).name(language)
