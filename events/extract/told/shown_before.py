"""Earlier shows told without a word for one, beside an exhibition told by name: "in March the firm had sold sofas in Erbil".

Takes an `Article`, a `Sentence` and the candidates found in it; gives them with one more. The words are the lists
``exhibition.showed``, for what exhibitors did there, and those for exhibitions, makers and goods.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from events.extract.article import Article, Dated
from events.extract.dates.finder import resolve
from events.extract.text.reading import Cue, Sentence
from events.extract.told.candidate import AHEAD, Candidate, circumstances, make
from events.extract.told.status import StatusFinding
from events.partial_date import DAY_LONG, PartialDate
from events.vocabulary import EventType, Status

SEASON: Final = timedelta(days=45)
"""Two editions lie further apart than this."""
REACH: Final = 16
WEAK: Final = ("echo", "wares", "goods")
TOLD: Final = ("exhibition.names", "exhibition.many", "exhibition.stands")
ROOMS: Final = (*TOLD, "exhibition.spaces")
WHO: Final = ("exhibition.makers", "exhibition.wares", "exhibition.sellers", "exhibition.who_showed", "roles.trader")
WHERE: Final = ("places.here", "exhibition.same_place")


def with_shown_before(article: Article, sentence: Sentence, told: list[Candidate]) -> list[Candidate]:
    """What a sentence tells, with the earlier show it tells of, if it names no exhibition itself."""
    reading, span = article.reading, (sentence.start, sentence.end)
    verbs = reading.within("exhibition.showed", *span)
    if not verbs or not article.published or any(c.type == EventType.EXHIBITION and c.kind not in WEAK for c in told):
        return told
    weak = any(c.kind in ("wares", "goods") for c in told)
    if not reading.has(TOLD if weak else ROOMS, 0, sentence.start) or not reading.has(WHO, *span):
        return told  # what stands for itself may be the first that is told
    placed = any(m.counts and m.code and m.role in ("at", "to") for m in article.mentions_in(*span))
    if not placed and not reading.has(WHERE, *span):
        return told
    dates = [d for d in article.dates_in(*span) if _is_long_past(article, d)]
    near = [(reading.distance(d.span, verb), verb) for d in dates for verb in verbs]
    gap, verb = min(near, default=(REACH + 1, Cue(0, 0)))
    if gap > REACH:
        return told
    candidate = make(
        article, sentence, EventType.EXHIBITION, "another", verb, [verb], span, 0.45, ["one more", "shown before"]
    )
    if candidate.value in AHEAD:
        return told
    candidate.status = StatusFinding(Status.COMPLETED, verb, 0)
    circumstances(article, candidate)
    return [*(c for c in told if c.kind not in WEAK), candidate]


def _is_long_past(article: Article, dated: Dated) -> bool:
    """Whether a date lies a season or more before publication."""
    if dated.date.kind in ("duration", "recurrence") or dated.date.dateline or dated.date.in_name:
        return False
    start = resolve(dated.date, "past").start
    return (
        bool(start)
        and PartialDate(start or "").last_day < PartialDate((article.published or "")[:DAY_LONG]).first_day - SEASON
    )
