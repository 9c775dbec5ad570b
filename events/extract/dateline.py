"""Find the head line of an agency report ("TEHRAN, Oct. 4 (MNA) –"), whose place and date are the reporter's, not the event's.

Takes the original text; gives the offset where the report proper begins.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from events.extract.folding import fold

LONGEST: Final = 140
_SIGN: Final = re.compile(r"–|—|―|--|\)\s?-|\s-\s|ـ|(?<=\w)\s?/\s|(?<=\w)/(?=\s)|:\s")
_SHOUTED: Final = re.compile(r"^\W*[A-Z]{3,}")
_FILED: Final = re.compile(
    r"\([^)]{2,40}\)|\b(?:19|20)\d\d\b|\b\d{1,2}\b|News|Agency|خبر|الأنباء|نيوز|نیوز|ئاژانس|ڕووداو", re.IGNORECASE
)


def dateline_end(text: str, offices: Container[str] = ()) -> int:
    """The offset after the dash, slash or colon that closes a dateline; 0 where there is none.

    A head counts as a dateline when it is short and looks filed: written in capitals, with an agency in brackets, a
    number, or no more than four words long. Before a colon one of ``offices`` ("governor") is a speaker, and no dateline.
    """
    head = text[:LONGEST]
    end = 0
    for match in _SIGN.finditer(head):
        before = head[: match.start()]
        if "\n" in before.strip():
            break
        words = before.split()
        looks_filed = len(words) <= 4 or ((_SHOUTED.match(before) or _FILED.search(before)) and len(words) <= 14)
        if not looks_filed or ". " in re.sub(r"\b\w{1,5}\. ", "", before):
            break
        speaker = any(word in offices for word in fold(head[end : match.start()]).text.lower().split())
        if match.group().strip() == ":" and (len(words) > 12 or speaker):
            break
        end = match.end()
    return end
