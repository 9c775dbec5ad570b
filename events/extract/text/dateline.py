"""Find the head line of an agency report ("TEHRAN, Oct. 4 (MNA) –"), whose place and date are the reporter's, not the event's.

Takes the original text; gives the offset where the report proper begins.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from events.extract.text.wordlist import words_of

LONGEST: Final = 140
FEW, SOME, MANY = 4, 7, 14
"""How many words a head may have that nothing else marks; that holds a number or names an agency; in capitals or with brackets."""
# A dash inside a word or a range joins ("Iran–Iraq", "8–12"); only behind capitals it may stand without spaces.
_SIGN: Final = re.compile(
    r"(?<=[A-Z]{3})[–—]|(?<!\w)[–—―]|[–—―](?!\w)|--|\)\s?-|[\u0600-\u06ff]-(?=\s)|\s-\s|ـ|(?<=\w)\s?/\s|(?<=\w)/(?=\s)|:\s"
)
PLACE: Final = 3
_SHOUTED: Final = re.compile(r"^\W*[A-Z]{3,}")
_FILED: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}\b|News|Agency|خبر|الأنباء|نيوز|نیوز|ئاژانس|ڕووداو", re.IGNORECASE
)
_LOWER: Final = re.compile(r"(?<![\w’'.(])(?!and\b)[a-z][\w’']*")


def dateline_end(text: str, telling: Container[str] = ()) -> int:
    """The offset after the dash, slash or colon that closes a dateline; 0 where there is none.

    A head counts as a dateline when it is short and looks filed: written in capitals or with an agency in brackets, with a
    number or an agency's name, or no more than four words long. Where words are written small in it, or it holds one of
    ``telling``, a sentence has begun ("A delegation from Ilam – twelve traders – visited …", "The governor of Ilam: …").

    Parameters
    ----------
    text : str
    telling : container of str
        Folded words that tell of somebody or something: "governor", "delegation", "exhibition".
    """
    head = text[:LONGEST]
    end = 0
    for match in _SIGN.finditer(head):
        before = head[: match.start()]
        if "\n" in before.strip():
            break
        marked = _SHOUTED.match(before) or "(" in before
        most = MANY if marked else SOME if _FILED.search(before) else FEW
        if len(before.split()) > most or ". " in re.sub(r"\b\w{1,5}\. ", "", before):
            break
        if _LOWER.search(re.sub(r"\([^)]*\)", "", before)) or any(word in telling for word in words_of(before)):
            break
        end = match.end()
    return _to_the_line(text, end, telling) if end else 0


def _to_the_line(text: str, end: int, telling: Container[str]) -> int:
    """The end of a head that fills a line of its own ("Shafaq News – Erbil"), else the place behind its dash."""
    rest = text[end:].split("\n", 1)
    words = rest[0].split()
    if len(rest) < 2 or not 0 < len(words) <= PLACE or rest[0].rstrip().endswith((".", ":", "!", "?", "؟")):
        return end
    return end if any(word in telling for word in words_of(rest[0])) else end + len(rest[0])
