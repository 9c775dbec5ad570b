"""The date of a plan that is told in a sentence of its own: "The 12th of March has been set for it", "the date is still 3 May".

Takes an `Article`, a draft of what lies ahead and all drafts; gives its timing. The words are the list ``status.date_set``.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.dates.finder import resolve
from events.extract.dates.timing import Timing, is_season
from events.extract.together.draft import Draft
from events.extract.told.candidate import AHEAD
from events.vocabulary import DateBasis

FOLLOWS: Final = 2


def date_set(article: Article, draft: Draft, drafts: list[Draft]) -> Timing | None:
    """The one date ahead in the sentences behind a plan that say when it is to be; None where they tell another event."""
    if draft.status not in AHEAD:
        return None
    reading = article.reading
    told = {c.sentence for d in drafts if d is not draft for c in d.candidates}
    last = max(c.sentence for c in draft.candidates)
    for sentence in reading.sentences[last + 1 : last + 1 + FOLLOWS]:
        if sentence.index in told:
            return None
        if not reading.has("status.date_set", sentence.start, sentence.end):
            continue
        dates = [
            d for d in article.dates_in(sentence.start, sentence.end)
            if d.date.kind not in ("duration", "recurrence") and not d.date.in_name and not d.date.deadline
        ]  # fmt: skip
        found = [(d, resolve(d.date, "future")) for d in dates]
        ahead = [
            (d, f)
            for d, f in found
            if f.start and (not article.published or f.start >= article.published[: len(f.start)])
        ]
        if len(ahead) == 1:
            dated, date = ahead[0]
            return Timing(
                date.start, date.end, DateBasis(date.basis), True, (dated.span,), date.days, season=is_season(date)
            )
    return None
