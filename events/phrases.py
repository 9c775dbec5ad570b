"""Where a phrase stands in a text, as a person would say that it does: however lines are broken and letters are coded.

Takes a text and a phrase, such as one pasted from a page that shows the text; gives the characters it stands at.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MOST_CHARACTERS: Final = 600
"""Longest phrase that is looked for."""

_UNSEEN: Final = "[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u0640\u064b-\u0652\u0670\u00ad]*"
"""What a reader does not see, or may leave out: joiners, marks of direction, vowel signs, soft hyphens."""

_ALIKE: Final = (
    *("یيىې", "كکڪ", "هەھ", "'’‘`´", '"“”„«»', "-‐‑–—"),
    *(
        f"{latin}{arabic}{persian}"
        for latin, arabic, persian in zip("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", strict=True)
    ),
)
_CLASS: Final = {letter: f"[{re.escape(letters)}]" for letters in _ALIKE for letter in letters}
_DROPPED: Final = re.compile(_UNSEEN.removesuffix("*"))


def occurrences(text: str, phrase: str) -> list[tuple[int, int]]:
    """Every place where a phrase stands.

    Parameters
    ----------
    text, phrase : str
        The case of letters, the kind of quotes, dashes and digits, Arabic or Persian letters, joiners and line breaks make no
        difference; words and their order do.

    Returns
    -------
    list of (int, int)
        First character and the one after the last, in order; none for an empty phrase or one above `MOST_CHARACTERS`.
    """
    words = _DROPPED.sub("", unicodedata.normalize("NFC", phrase)).split()
    if not words or sum(map(len, words)) > MOST_CHARACTERS:
        return []
    pattern = r"\s+".join(_UNSEEN.join(_CLASS.get(letter, re.escape(letter)) for letter in word) for word in words)
    return [
        match.span() for match in re.finditer(pattern.replace(r"\s+", rf"{_UNSEEN}\s+{_UNSEEN}"), text, re.IGNORECASE)
    ]
