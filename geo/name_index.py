"""The gazetteer's index: every spelling under one comparison key, our own list before GeoNames.

Takes a name as written and an optional country; gives the places of exactly this name, towns before provinces.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from geo.place_names import Place, Spelling, curated_spellings, geonames_spellings
from geo.script_folding import is_latin_script, normalise

_LATIN_ARTICLE: Final = re.compile(r"^(?:al|el|as|es|ash|at|an|ar|ad|az|adh|ath) (?=.{3})")


def key_of(name: str) -> str:
    """Comparison key: the folded name without spaces, since hyphens, joiners and spaces are used at will."""
    return normalise(name).replace(" ", "")


def without_article(name: str) -> str | None:
    folded = normalise(name)
    if folded.startswith("ال") and len(folded) > 4:
        return folded[2:]
    shortened = _LATIN_ARTICLE.sub("", folded)
    return shortened if shortened != folded else None


@cache
def curated_index() -> dict[str, tuple[Place, ...]]:
    return _index(curated_spellings())


def _index(spellings: tuple[Spelling, ...]) -> dict[str, tuple[Place, ...]]:
    """Comparison key → places, towns and crossings before the provinces of the same name."""
    found: dict[str, dict[Place, None]] = {}
    for spelling in spellings:
        found.setdefault(key_of(spelling.text), {})[spelling.place] = None
        if _has_arabic_article(spelling) and (bare := without_article(spelling.text)):
            found.setdefault(bare.replace(" ", ""), {})[spelling.place] = None
    return {key: tuple(sorted(places, key=_rank)) for key, places in found.items()}


def _has_arabic_article(spelling: Spelling) -> bool:
    """Whether a leading "al" may be the article: not in Persian names such as Alvand (الوند)."""
    return is_latin_script(spelling.text) or spelling.language == "ar" or spelling.place.country == "IQ"


def _rank(place: Place) -> tuple[int, int, str]:
    return ("town", "crossing", "province", "region").index(place.kind), -place.population, place.code


@cache
def geonames_index() -> dict[str, tuple[Place, ...]]:
    return _index(geonames_spellings())


def look_up(name: str, country: str | None) -> tuple[Place, ...]:
    """Places of this name in a country: our own list speaks first, GeoNames only where it is silent."""
    keys = [key_of(name)]
    if bare := without_article(name):
        keys.append(bare.replace(" ", ""))
    for index in (curated_index, geonames_index):
        for key in keys:
            places = tuple(place for place in index().get(key, ()) if country in (None, place.country))
            if places:
                return places
    return ()
