"""Spellings fit for finding places in running text: our list, and GeoNames' larger towns without its oddities.

Takes a language or none; gives pairs of a spelling and its place, without names that are ordinary words too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from rapidfuzz import fuzz

from geo.errors import GeoError
from geo.name_index import curated_index, geonames_index, key_of
from geo.name_wrappers import unwrap
from geo.place_names import Place, Spelling, curated_spellings, geonames_spellings, not_toponyms
from geo.provinces import LANGUAGES
from geo.script_folding import is_latin_script, normalise

TOPONYM_POPULATION: Final = 30_000
"""Inhabitants below which a GeoNames town is looked up by name, but not searched for in running text."""

TOPONYM_LETTERS: Final = 4
TOPONYM_LIKENESS: Final = 88.0
"""Least likeness (rapidfuzz ratio, 0–100) to the main name that a GeoNames spelling needs to be searched for."""

_VOWEL_MARKS: Final = re.compile(r"[\u064b-\u0652]")


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
    for spelling in (*curated_spellings(), *_geonames_toponyms()):
        languages = _languages(spelling)
        if language is not None and language not in languages:
            continue
        key = normalise(spelling.text)
        if any((each, key) not in not_toponyms() for each in ([language] if language else languages)):
            found[spelling.text, spelling.place] = None
    return tuple(found)


@cache
def _geonames_toponyms() -> tuple[Spelling, ...]:
    """GeoNames spellings fit for running text: of larger towns, long enough, of one province, and not in our list."""
    return tuple(
        spelling
        for spelling in geonames_spellings()
        if spelling.place.population >= TOPONYM_POPULATION
        and len(key := key_of(spelling.text)) >= TOPONYM_LETTERS
        and key not in curated_index()
        and unwrap(normalise(spelling.text)) is None
        and len({place.code for place in geonames_index()[key]}) == 1
        and _resembles(spelling)
    )


def _resembles(spelling: Spelling) -> bool:
    """Whether a spelling is one that texts use.

    GeoNames also lists exonyms and machine transliterations in Latin letters ("Rest" for Rasht) and old fully vowelled
    transcriptions in Arabic ones; neither is written in news.
    """
    if not is_latin_script(spelling.text):
        return not _VOWEL_MARKS.search(spelling.text) and "(" not in spelling.text
    alike = fuzz.ratio(normalise(spelling.text), normalise(spelling.place.name)) >= TOPONYM_LIKENESS
    return alike and spelling.text[:1].isupper()


def _languages(spelling: Spelling) -> tuple[str, ...]:
    """Languages a spelling may stand in: its own, or those of its script where GeoNames does not say."""
    if spelling.language:
        return (spelling.language,)
    return ("en",) if is_latin_script(spelling.text) else ("fa", "ar", "ckb")
