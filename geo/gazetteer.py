"""Names to places: which province, town or crossing a name in English, Persian, Arabic or Kurdish stands for.

Takes a name as a newswire writes it, with or without "Province", "استان", "محافظة" or "پارێزگای" around it, and gives
the `Place`, or none. A name that stands on both sides of the border needs a country hint: there is no guessing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from geo.errors import GeoError
from geo.name_index import look_up
from geo.name_wrappers import COUNTRY_WORDS, KINDS, is_wrapper, unwrap
from geo.place_names import OUR_LIST, Place, PlaceKind, curated_spellings
from geo.provinces import COUNTRIES, PROVINCES
from geo.script_folding import normalise, normalise_aligned
from geo.toponyms import toponyms

__all__ = ["Place", "PlaceKind", "candidates", "locate", "normalise", "normalise_aligned", "toponyms"]

_QUALIFIED: Final = re.compile(r"^\s*(?P<name>[^(),،]+?)\s*(?:\((?P<inner>[^()]+)\)|[,،]\s*(?P<after>[^()]+))\s*$")
"""A name with another behind it: "Sulaymaniyah (Tasluja)", "Badra, Wasit Province"."""


def _of_kinds(places: tuple[Place, ...], kinds: frozenset[PlaceKind]) -> tuple[Place, ...]:
    """Places that may be called "province", "city", "region" …, as the word around the name said."""
    kept = tuple(place for place in places if place.kind in kinds)
    if kept or kinds != {"province"}:
        return kept
    # "Kut Governorate" is how newswires call Wasit: a capital's name stands for its province, no other town's does.
    return tuple(
        _province_place(place.code)
        for place in places
        if place.kind == "town" and place.origin == OUR_LIST and place.name == PROVINCES[place.code].capital
    )


@cache
def _province_place(code: str) -> Place:
    return next(s.place for s in curated_spellings() if s.place.code == code and s.place.kind == "province")


@lru_cache(maxsize=16_384)
def _candidates(name: str, country: str | None) -> tuple[Place, ...]:
    folded = normalise(name)
    if is_wrapper(folded):
        return ()
    if places := look_up(name, country):
        return places
    if left := unwrap(folded):
        rest, word = left
        if word in COUNTRY_WORDS:
            said = COUNTRY_WORDS[word]
            return _candidates(rest, said) if country in (None, said) else ()
        places = _candidates(rest, country)
        places = _of_kinds(places, KINDS[word]) if word in KINDS else places
    if not places and (qualified := _QUALIFIED.match(name)):
        return _settled(qualified["name"], qualified["inner"] or qualified["after"], country)
    return places


def _settled(name: str, qualifier: str, country: str | None) -> tuple[Place, ...]:
    """A name and the one behind it, where both lie in one province: the nearer of the two, else none."""
    first, second = _candidates(name, country), _candidates(qualifier, country)
    codes = {place.code for place in first} & {place.code for place in second}
    outer = tuple(place for place in first if place.code in codes)
    inner = tuple(place for place in second if place.code in codes and place.kind in ("town", "crossing"))
    # "Sulaymaniyah (Tasluja)" goes from the large to the small, "Mehran (Ilam)" from the small to the large.
    large = all(place.kind in ("province", "region") or place.name == PROVINCES[place.code].capital for place in outer)
    return inner if inner and large else outer


def candidates(name: str, country: str | None = None) -> tuple[Place, ...]:
    """Every place a name may stand for, best known first.

    Parameters
    ----------
    name : str
        As written, in Latin or Arabic script; words such as "province", "استان", "محافظة" or "پارێزگای" and a trailing
        "Iraq" or "عراق" are understood.
    country : {"IR", "IQ"}, optional
        Only places of this country.

    Returns
    -------
    tuple of Place
        Empty where the name is unknown. A capital stands before the province of the same name.

    Raises
    ------
    GeoError
        ``country`` is neither ``"IR"`` nor ``"IQ"``.
    """
    if country is not None and country not in COUNTRIES:
        raise GeoError(f"{country!r} is no country of this atlas: give 'IR', 'IQ' or nothing.")
    return _candidates(name, country)


def locate(name: str, country: str | None = None) -> Place | None:
    """The one place a name stands for, or None where it is unknown or stands for places in several provinces.

    Parameters
    ----------
    name : str
        As written, in Latin or Arabic script.
    country : {"IR", "IQ"}, optional
        Settles names that stand on both sides, such as Badra or Kurdistan.

    Examples
    --------
    >>> locate("Kut").code
    'IQ-WA'
    >>> locate("Badra") is None
    True
    >>> locate("Badra", country="IR").code
    'IR-16'
    """
    places = candidates(name, country)
    return places[0] if len({place.code for place in places}) == 1 else None
