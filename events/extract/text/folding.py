"""Fold the letters of an article for matching while every character keeps its address in the original.

Takes any text, also with lone surrogates, control characters, direction marks and vowel signs; gives the folded text and
the way back from its offsets to the original's. Characters are replaced one for one or dropped, never multiplied.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

_APOSTROPHES: Final = "'’‘ʼʻ`´‛ʿʾ′"
_HYPHENS: Final = "-‐‑‒\u00ad\u2043"
_QUOTES: Final = "“”„«»‹›‟〝〞＂"

# Letters that keyboards of the region write differently for one sound; the same choices as geo.script_folding makes.
_LETTERS: Final = {
    **dict.fromkeys("يىېێۍےئ", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("ةۀۂہھەۃ", "ه"),
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ؤۆۇۊ", "و"),
    "ڵ": "ل",
    "ڕ": "ر",
    "ı": "i",
    "ø": "o",
    "ə": "e",
    "đ": "d",
    "ł": "l",
}
_TABLE: Final[dict[int, str]] = {
    **{ord(letter): plain for letter, plain in _LETTERS.items()},
    **dict.fromkeys(map(ord, _HYPHENS), " "),
    **dict.fromkeys(map(ord, _QUOTES), '"'),
    **{ord(letter): "'" for letter in _APOSTROPHES},
    0x200C: " ",
}
# Dropped: an apostrophe that is not the English possessive, marks, joiners, tatweel, hamza on the line.
_DROP: Final = re.compile(
    r"(?<=\w)'(?![sS]\b)(?=\w)|(?<!\w)'(?=\w)|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640ء"
    r"\u200b\u200d-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_ASCII_OR_ARABIC: Final = re.compile(r"[^\x00-\x7f\u0600-\u06ff]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `dropped` holds, for each dropped character, the folded offset it stood before."""

    text: str
    dropped: tuple[int, ...]

    def original(self, offset: int, *, end: bool = False) -> int:
        """The offset in the original text; with ``end`` that of the end of a span, so that a dropped mark after it stays out."""
        if not self.dropped:
            return offset
        if end:
            return self.original(offset - 1) + 1 if offset else 0
        return offset + bisect_right(self.dropped, offset)

    def folded(self, offset: int) -> int:
        """The folded offset that an offset of the original came to."""
        low, high = 0, len(self.dropped)
        while low < high:
            middle = (low + high) // 2
            if self.dropped[middle] + middle < offset:
                low = middle + 1
            else:
                high = middle
        return offset - low


_PLAIN: dict[str, str] = {}


def _plain(match: re.Match[str]) -> str:
    """One character for one: accents off, presentation forms to letters where these are single, digits to 0–9."""
    character = match.group()
    known = _PLAIN.get(character)
    if known is None:
        base = "".join(c for c in unicodedata.normalize("NFKD", character) if unicodedata.category(c) != "Mn")
        known = _PLAIN[character] = base.translate(_TABLE) if len(base) == 1 else character
    return known


_DIGITS: Final = {ord(letter): str(i % 10) for i, letter in enumerate("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩")}


def fold(text: str) -> Folded:
    """Fold a text; linear in its length.

    Parameters
    ----------
    text : str
        Anything at all.

    Returns
    -------
    Folded
        Case is kept (names need it), hyphens and ZWNJ are spaces, digits 0–9, letter variants one letter each.
    """
    same_length = _CONTROL.sub(" ", text).translate(_TABLE).translate(_DIGITS)
    same_length = _ASCII_OR_ARABIC.sub(_plain, same_length)
    dropped: list[int] = []
    kept: list[str] = []
    last = 0
    for match in _DROP.finditer(same_length):
        kept.append(same_length[last : match.start()])
        dropped.append(match.start() - len(dropped))
        last = match.end()
    kept.append(same_length[last:])
    return Folded("".join(kept), tuple(dropped))
