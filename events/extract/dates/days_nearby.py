"""The one day told around an event that has none of its own: in the sentences beside it, of the week before publication.

Takes an `Article`, a draft and all drafts; gives its timing. The words are the list ``agreement.told_on``.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.dates.telling import is_telling
from events.extract.dates.timing import Timing
from events.extract.text.reading import Sentence
from events.extract.together.draft import Draft
from events.extract.told.journeys import TRIP_DAYS
from events.partial_date import DAY_LONG, PartialDate
from events.vocabulary import DateBasis, EventType

BESIDE: Final = 1
TAKING_UP: Final = ("delegation.pronouns", "context.undone")


def day_nearby(article: Article, draft: Draft, drafts: list[Draft]) -> Timing | None:
    """The one day told in the sentences around a telling, of the week before publication and of no other event."""
    if not article.published or len(article.published) < 10:
        return None
    told = {c.sentence for d in drafts if d is not draft for c in d.candidates}
    published = PartialDate(article.published[:10]).first_day
    own = {c.sentence for c in draft.candidates}
    first, last = min(own), min(max(own), min(own) + 2)
    paragraphs = {article.reading.sentences[n].paragraph for n in own if draft.type == EventType.AGREEMENT}
    for reach in (0, BESIDE, BESIDE + 1):
        days = []
        for sentence in article.reading.sentences[max(first - reach, 0) : last + reach + 1]:
            if sentence.index not in own and (
                sentence.index in told
                or (
                    paragraphs
                    and sentence.paragraph not in paragraphs
                    and not _leads_on(article, sentence, last, reach)
                )
            ):
                continue
            for dated in article.dates_in(sentence.start, sentence.end):
                date = dated.date
                if (
                    date.kind == "day"
                    and date.start
                    and len(date.start) == 10
                    and not date.dateline
                    and not date.in_name
                ):
                    age = (published - PartialDate(date.start).first_day).days
                    if 0 <= age <= TRIP_DAYS and not is_telling(article, draft.lead, dated):
                        days.append((date.start, dated))
        if len({day for day, _ in days}) == 1:
            day, dated = days[0]
            return Timing(day, None, DateBasis(dated.date.basis), True, (dated.span,))
    return None


def day_just_told(article: Article, draft: Draft) -> Timing | None:
    """The one day of the sentence that a pronoun takes up ("… what the chambers did on Sunday. They extended the charter")."""
    reading = article.reading
    for candidate in draft.candidates:
        sentence = reading.sentences[candidate.sentence]
        if not sentence.index or not reading.has(TAKING_UP, sentence.start, sentence.start + 1):
            continue
        before = reading.sentences[sentence.index - 1]
        days = [
            d for d in article.dates_in(before.start, before.end)
            if d.date.kind == "day" and len(d.date.start or "") == DAY_LONG and not (d.date.dateline or d.date.in_name)
        ]  # fmt: skip
        if before.paragraph != sentence.paragraph or len(days) != 1 or is_telling(article, draft.lead, days[0]):
            continue
        day = days[0].date.start or ""
        if article.published and day <= article.published[:DAY_LONG]:
            return Timing(day, None, DateBasis(days[0].date.basis), True, (days[0].span,))
    return None


def _leads_on(article: Article, sentence: Sentence, last: int, reach: int) -> bool:
    """Whether the paragraph before tells when, or the next one speaks of a paper again ("The two saw it through on Monday")."""
    before = sentence.index < last
    return reach == BESIDE and (before or article.reading.has("agreement.told_on", sentence.start, sentence.end))
