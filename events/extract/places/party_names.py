"""Names given by a language model held against the gazetteer: which code they stand for, and whether words name it.

Takes names and quoted words; gives codes, places and yes or no. A name that the gazetteer does not settle gives nothing.
"""

from __future__ import annotations

from typing import Final

from geo.gazetteer import Place, candidates, locate
from geo.name_wrappers import COUNTRY_WORDS
from geo.provinces import REGION, REGION_MEMBERS
from geo.script_folding import normalise

_LONGEST_NAME: Final = 5
_LONGEST_TEXT: Final = 400


def names_country(words: object, country: str) -> bool:
    """Whether words name a country as a whole, also as an adjective ("Iranian"), and nothing else of length."""
    if not isinstance(words, str) or len(words) > _LONGEST_TEXT:
        return False
    names = [word for word, code in COUNTRY_WORDS.items() if code == country and " " not in word]
    return any(word.startswith(name) for word in normalise(words).split() for name in names) and not _codes(
        words, country
    )


def party_code(name: object, country: str) -> str | None:
    """The province, governorate or region a name stands for on one side."""
    if not isinstance(name, str) or len(name) > _LONGEST_TEXT:
        return None
    place = locate(name, "IR" if country == "IR" else "IQ")
    return place.code if place else None


def names_place(words: object, code: str, country: str) -> bool:
    """Whether quoted words hold a name of the place with this code; for the region, also of one of its governorates."""
    if not isinstance(words, str) or len(words) > _LONGEST_TEXT:
        return False
    wanted = {code, *REGION_MEMBERS} if code == REGION else {code}
    return bool(_codes(words, country) & wanted)


def _codes(words: str, country: str) -> set[str]:
    """Codes of all places that any run of a few words may name."""
    parts = words.replace(",", " ").replace("،", " ").split()
    runs = (
        " ".join(parts[i : i + size])
        for i in range(len(parts))
        for size in range(1, _LONGEST_NAME + 1)
        if i + size <= len(parts)
    )
    side = "IR" if country == "IR" else "IQ"
    return {place.code for run in runs for place in candidates(run.strip(".:;()[]«»“”\"'’"), side)}


def venue_place(name: object, codes: tuple[str, ...]) -> Place | None:
    """The place of a venue: one in a party's province before any other, a town before the province of its name."""
    if not isinstance(name, str) or len(name) > _LONGEST_TEXT:
        return None
    nearby = [place for place in candidates(name) if place.code in codes]
    return nearby[0] if nearby else locate(name)
