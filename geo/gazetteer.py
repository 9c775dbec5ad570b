"""Names to places: which province, town or crossing a name in English, Persian, Arabic or Kurdish stands for.

Takes a name as a newswire writes it, with or without "Province", "استان", "محافظة" or "پارێزگای" around it, and gives
the `Place`, or none. A name that stands on both sides of the border needs a country hint: there is no guessing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from geo.errors import GeoError
from geo.place_names import Place, PlaceKind, Spelling, curated_spellings, not_toponyms
from geo.provinces import COUNTRIES, LANGUAGES, PROVINCES
from geo.script_folding import is_arabic_script, is_latin_script, normalise, normalise_aligned

__all__ = ["Place", "PlaceKind", "candidates", "locate", "normalise", "normalise_aligned", "toponyms"]

# Words around a name that say what it is, folded as `normalise` folds them.
_PROVINCE_WORDS: Final = (
    "province", "governorate", "provincial", "ostan", "muhafazah", "muhafaza", "mohafazah",
    "استان", "محافظه", "المحافظه", "مقاطعه", "ولایه", "پاریزگای", "پاریزگا", "ایاله",
)  # fmt: skip
_TOWN_WORDS: Final = (
    "city", "town", "county", "district", "port", "shahrestan", "qada",
    "شهر", "شهرستان", "شهرک", "بخش", "مدینه", "قضا", "ناحیه", "بلده", "میناء", "مینا",
    "شاری", "شار", "شاروچکهی", "شاروچکه", "قهزای", "قهزا", "ناحیهی",
)  # fmt: skip
_CROSSING_WORDS: Final = (
    "border crossing", "border market", "border terminal", "border point", "crossing", "border", "terminal",
    "مرز", "پایانه مرزی", "پایانه", "گذرگاه مرزی", "گذرگاه", "بازارچه مرزی", "بازارچه",
    "منفذ", "المنفذ", "معبر", "الحدودی", "دهروازهی", "دهروازه", "مهرزی", "مرزی",
)  # fmt: skip
_REGION_WORDS: Final = ("region", "autonomous region", "اقلیم", "ههریمی", "ههریم", "منطقه")
_COUNTRY_WORDS: Final = {
    "iran": "IR", "islamic republic of iran": "IR", "ایران": "IR", "الایرانیه": "IR", "الایرانی": "IR", "ییران": "IR",
    "iraq": "IQ", "republic of iraq": "IQ", "عراق": "IQ", "العراق": "IQ", "العراقیه": "IQ", "العراقی": "IQ",
    "عیراق": "IQ",
}  # fmt: skip
_JOINERS: Final = ("in", "of", "the", "در", "فی", "له")
_KINDS: Final[dict[str, frozenset[PlaceKind]]] = {
    **dict.fromkeys(_PROVINCE_WORDS, frozenset[PlaceKind]({"province"})),
    **dict.fromkeys(_TOWN_WORDS, frozenset[PlaceKind]({"town", "crossing"})),
    **dict.fromkeys(_CROSSING_WORDS, frozenset[PlaceKind]({"town", "crossing"})),
    **dict.fromkeys(_REGION_WORDS, frozenset[PlaceKind]({"region"})),
}
_WRAPPERS: Final = sorted({*_KINDS, *_COUNTRY_WORDS, *_JOINERS}, key=len, reverse=True)
_LATIN_ARTICLE: Final = re.compile(r"^(?:al|el|as|es|ash|at|an|ar|ad|az|adh|ath) (?=.{3})")


def _key(name: str) -> str:
    """Comparison key: the folded name without spaces, since hyphens, joiners and spaces are used at will."""
    return normalise(name).replace(" ", "")


def _without_article(name: str) -> str | None:
    folded = normalise(name)
    if folded.startswith("ال") and len(folded) > 4:
        return folded[2:]
    shortened = _LATIN_ARTICLE.sub("", folded)
    return shortened if shortened != folded else None


@cache
def _curated_index() -> dict[str, tuple[Place, ...]]:
    return _index(curated_spellings())


def _index(spellings: tuple[Spelling, ...]) -> dict[str, tuple[Place, ...]]:
    """Comparison key → places, towns and crossings before the provinces of the same name."""
    found: dict[str, dict[Place, None]] = {}
    for spelling in spellings:
        found.setdefault(_key(spelling.text), {})[spelling.place] = None
        if spelling.language != "fa" and (bare := _without_article(spelling.text)):
            found.setdefault(bare.replace(" ", ""), {})[spelling.place] = None
    return {key: tuple(sorted(places, key=_rank)) for key, places in found.items()}


def _rank(place: Place) -> tuple[int, int, str]:
    return ("town", "crossing", "province", "region").index(place.kind), -place.population, place.code


def _look_up(name: str) -> tuple[Place, ...]:
    index = _curated_index()
    places = index.get(_key(name), ())
    if not places and (bare := _without_article(name)):
        places = index.get(bare.replace(" ", ""), ())
    return places


def _unwrap(folded: str) -> tuple[str, str] | None:
    """Take one word such as "province" or "عراق" off either end: (what is left, the word), or none."""
    for word in _WRAPPERS:
        if folded.startswith(f"{word} "):
            return folded[len(word) + 1 :], word
        if folded.endswith(f" {word}"):
            return folded[: -len(word) - 1], word
    return None


def _of_kinds(places: tuple[Place, ...], kinds: frozenset[PlaceKind]) -> tuple[Place, ...]:
    kept = tuple(place for place in places if place.kind in kinds)
    if not kept and kinds == {"province"}:
        # "Kut Governorate" is how newswires call Wasit: a capital's name stands for its province, no other town's does.
        kept = tuple(
            _province_place(place.code)
            for place in places
            if place.kind == "town" and place.name == PROVINCES[place.code].capital
        )
    if not kept and "province" in kinds:
        return kept
    return kept or (places if kinds == {"town", "crossing"} else ())


@cache
def _province_place(code: str) -> Place:
    return next(s.place for s in curated_spellings() if s.place.code == code and s.place.kind == "province")


@lru_cache(maxsize=16_384)
def _candidates(name: str, country: str | None) -> tuple[Place, ...]:
    places = _look_up(name)
    if places:
        return tuple(place for place in places if country in (None, place.country))
    left = _unwrap(normalise(name))
    if left is None:
        return ()
    rest, word = left
    if word in _COUNTRY_WORDS:
        said = _COUNTRY_WORDS[word]
        return _candidates(rest, said) if country in (None, said) else ()
    places = _candidates(rest, country)
    return _of_kinds(places, _KINDS[word]) if word in _KINDS else places


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


def toponyms(language: str | None = None) -> Iterator[tuple[str, Place]]:
    """Spellings fit for finding places in running text, each with its place.

    Names that are ordinary words too (data/names/not_toponyms.csv) are left out; a spelling used on both sides of the
    border comes once for each place.

    Parameters
    ----------
    language : {"en", "fa", "ar", "ckb"}, optional
        Only names in this language.

    Raises
    ------
    GeoError
        Unknown language.
    """
    if language is not None and language not in LANGUAGES:
        raise GeoError(f"No place names in {language!r}: ask for one of {', '.join(LANGUAGES)}.")
    return iter(_toponyms(language))


@cache
def _toponyms(language: str | None) -> tuple[tuple[str, Place], ...]:
    found: dict[tuple[str, Place], None] = {}
    for spelling in curated_spellings():
        if not _fits(spelling, language):
            continue
        if (spelling.language, normalise(spelling.text)) not in not_toponyms():
            found[spelling.text, spelling.place] = None
    return tuple(found)


def _fits(spelling: Spelling, language: str | None) -> bool:
    if language is None or spelling.language == language:
        return True
    if spelling.language is not None:
        return False
    return is_latin_script(spelling.text) if language == "en" else is_arabic_script(spelling.text)
