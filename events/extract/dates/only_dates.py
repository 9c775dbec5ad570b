"""Whether a date is the only one of its sentence and holds for all of it, however far from the trigger it stands.

Takes an `Article`, a `Candidate` and a date of its sentence.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article, Dated
from events.extract.told.candidate import AHEAD, Candidate

OPENING: Final = 2
COARSE: Final = ("month", "season")


def holds_throughout(article: Article, candidate: Candidate, dated: Dated) -> bool:
    """Whether a sentence's only date opens it ("On Monday …"), or is the month in which what is planned will be.

    A day far from the trigger may be that of the telling; nobody tells news in a month.
    """
    sentence = article.reading.sentences[candidate.sentence]
    opening = dated.span.start - sentence.start <= OPENING
    if not opening and not (candidate.value in AHEAD and dated.date.kind in COARSE):
        return False
    dates = article.dates_in(sentence.start, sentence.end)
    return [d for d in dates if d.date.kind not in ("duration", "recurrence")] == [dated]
