"""Texts in a language that is not read: a sentence for the reader, so that finding nothing in them surprises nobody.

Takes a text and the language it was read as, with the one its source states; gives a sentence, or None for English, Persian,
Arabic and Sorani Kurdish. Languages are told by their letters and by the share of their commonest words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

READ: Final = ("en", "fa", "ar", "ckb")
_READ_IN_WORDS: Final = "English, Persian, Arabic and Sorani Kurdish"
SAMPLE: Final = 4_000
"""Characters looked at: a language shows on the first page."""
FEWEST_WORDS: Final = 8
"""A headline of fewer words shows no language."""
LEAST_SHARE: Final = 0.12
"""Function words are a third of running text and more; names and figures leave a third of that even in a short report."""

_NAMES: Final = {
    "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "kmr": "Kurmanji Kurdish", "nl": "Dutch",
    "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "ur": "Urdu",
}  # fmt: skip
_COMMON: Final = {
    "en": "the of and to in a is that for on was with as by at from an were has its it this will be said are",
    "de": "der die das und in den von zu mit ist im für auf eine ein des dem nicht sich wurde als auch bei nach zwischen am",
    "fr": "le la les de des du et en un une est dans à au pour que qui par sur avec été entre aux ce sa son d l",
    "es": "el la los las de del y en un una que es por con para se al su como más entre fue",
    "it": "il lo la i gli le di del della e in un una che è per con da al si nel sono tra dei",
    "pt": "o a os as de do da dos das e em um uma que é por com para no na foi entre ao se",
    "nl": "de het een en van in is dat op te met voor zijn door werd naar aan tussen ook bij",
    "tr": "ve bir bu ile için da de olarak olan çok en ise kadar sonra arasında ilk yeni iran'ın",
    "kmr": "û li ji bi ku ev de di bo wê an jî her hat ye bû navbera ser kir",
}
_WORDS_OF: Final = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_LATIN_WORD: Final = re.compile(r"[^\W\d_]+")
_URDU: Final = re.compile("[ٹڈڑںےہھ]")


def notice(text: str, read_as: str, stated: str | None = None) -> str | None:
    """A sentence where a text is, or is said to be, in a language that is not read.

    Parameters
    ----------
    text : str
    read_as : str
        As which of the four it was read.
    stated : str, optional
        The code of the language its source states.
    """
    if stated and stated not in READ:
        from events.sourcing import language_name

        named = _NAMES.get(stated) or language_name(stated)
        return (
            f"The language is stated as {named}; only {_READ_IN_WORDS} are read. It was read as {_named(read_as)}, "
            "so events may be missing or wrong."
        )
    found = None if stated else unread(text)
    if found is None:
        return None
    return f"The text seems to be in {found}; only {_READ_IN_WORDS} are read, so events may be missing or wrong."


def unread(text: str) -> str | None:
    """The name of the language of a text that is in none of the four, "another language" where it is not known by name."""
    sample = text[:SAMPLE]
    scripts = Counter(_script(letter) for letter in sample if letter.isalpha())
    if sum(scripts.values()) < 3 * FEWEST_WORDS:
        return None
    script, _ = scripts.most_common(1)[0]
    if script == "ARABIC":
        # Letters of every line of Urdu; ھ alone is also written by Kurdish and Arabic hands.
        return _NAMES["ur"] if len(set(_URDU.findall(sample))) >= 4 else None
    if script != "LATIN":
        return _NAMES["ru"] if script == "CYRILLIC" else "another language"
    words = [word.casefold() for word in _LATIN_WORD.findall(sample)]
    if len(words) < FEWEST_WORDS:
        return None
    counts = {code: sum(word in common for word in words) for code, common in _WORDS_OF.items()}
    best = max(counts, key=lambda code: counts[code])
    if best == "en" or counts[best] < LEAST_SHARE * len(words) or counts[best] < 1.5 * counts["en"]:
        return None
    return _NAMES[best]


@lru_cache(maxsize=2_048)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").partition(" ")[0]


def _named(code: str) -> str:
    return {"en": "English", "fa": "Persian", "ar": "Arabic", "ckb": "Sorani Kurdish"}.get(code, code)
