"""Whether a date is that of a telling ("said on Monday") and not of what is told.

Takes an `Article`, a `Candidate` and a date of its sentence. The words are the lists ``context.reporting``,
``context.said`` and ``context.about``.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article, Dated
from events.extract.text.reading import Cue, Reading
from events.extract.told.candidate import Candidate

TELLING: Final = 2
TELLING_REACH: Final = 6
ASIDE: Final = 8
SAID_REACH: Final = 26


def is_telling(article: Article, candidate: Candidate, dated: Dated) -> bool:
    """Whether a date belongs to a verb of saying ("reported on Wednesday") rather than to the event."""
    reading = article.reading
    span = dated.span
    event = min(reading.distance(span, trigger) for trigger in candidate.triggers)
    if candidate.status and candidate.status.cue:
        event = min(event, reading.distance(span, candidate.status.cue))
    for cue in reading.within("context.reporting", max(span.start - 9, 0), span.end + 3):
        if any(t.start <= cue.start < t.end for t in candidate.triggers) or (
            reading.sentence_of[cue.start] != reading.sentence_of[span.start]
        ):
            continue
        if any(reading.has(name, cue.end, span.start) for name in ("cutting.light_breaks", "cutting.clause_breaks")):
            continue  # "added that last month …"
        if cue.start >= span.end and reading.has("context.sources", cue.start, cue.end):
            continue  # "in September, according to the statement"
        if reading.has("context.announced_for", cue.end, span.start + 1):
            continue  # "announced for April"
        if 0 <= span.start - cue.end <= TELLING or cue.start == span.end:
            return True
        if (
            cue.start > span.end
            and (span.start > candidate.start + 2 or _is_aside(reading, span, cue))
            and reading.has("places.joins", span.end, cue.start)
        ):
            continue  # "signed on Sunday and announced", "signed on Sunday, he said", "in May, he said, they signed"
        distance = reading.distance(cue, span)
        if reading.clause[cue.start] == reading.clause[span.start] and distance <= TELLING_REACH and distance < event:
            return True
    return _said_behind(article, candidate, dated)


def _said_behind(article: Article, candidate: Candidate, dated: Dated) -> bool:
    """Whether the clause of a date ends with a verb of saying and tells nothing done before it, as where verbs stand last.

    "دیروز در جمع خبرنگاران گفت" ("yesterday, among reporters, said"), but not "came here yesterday and said".
    """
    reading, end = article.reading, dated.span.end
    for cue in reading.within("context.said", end, end + SAID_REACH):
        if reading.clause[cue.start] != reading.clause[dated.span.start]:
            break
        done = reading.within("status.completed", end, cue.start)
        if any(c.end <= cue.start and reading.has("places.joins", c.end, c.end + 1) for c in done):
            return False
        own = [t.start for t in candidate.triggers if end <= t.start < cue.start]
        return not own or reading.has("context.about", end, own[0])
    return False


def _is_aside(reading: Reading, span: Cue, said: Cue) -> bool:
    """Whether a verb of saying is only put in behind a date ("in August, he said, they came"; "on Monday, said the mayor, …")."""
    joints = reading.within("places.joins", span.end, said.start)
    if not joints or joints[0].start - span.end > 1:
        return False
    behind = reading.within("places.joins", said.end, said.end + ASIDE)
    return any(reading.texts[cue.start] == reading.texts[joints[0].start] for cue in behind)
