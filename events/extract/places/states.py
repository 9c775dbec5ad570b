"""Tell whether a country takes part as such: its ministers, presidents or envoys act, and no province's office-holder.

Takes an `Article` and a `Candidate`; says yes or no.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.places.focus import LOCAL
from events.extract.places.place_mention import CAPITALS, Mention
from events.extract.places.setting import in_clause
from events.extract.text.reading import Cue, Reading
from events.extract.told.candidate import Candidate
from events.vocabulary import EventType

POST: Final = 3


def of_states(article: Article, candidate: Candidate) -> bool:
    """Whether ministers act and no province's office-holder is named: then the countries take part, not their provinces."""
    reading = article.reading
    if any(m.official and m.counts and m.code not in CAPITALS for m in candidate.mentions):
        return False
    local = any(reading.has(f"roles.{name}", candidate.start, candidate.end) for name in LOCAL)
    return not local and reading.has("roles.minister", candidate.start, candidate.end)


def is_state(article: Article, candidate: Candidate, mention: Mention) -> bool:
    """Whether the country itself takes part: it is the goal of the journey, or its minister, president or envoy acts."""
    span = mention.span
    acts = _is_statesman(article.reading, span, mention.side) or (
        mention.official
        and any(
            c.end >= span.start - 2 for c in article.reading.within("roles.chamber", max(span.start - 5, 0), span.start)
        )
    )
    if acts and in_clause(article, candidate, span):
        return True
    goal = mention.role == "to" and candidate.type != EventType.FORUM
    if goal and not article.reading.has("places.province", span.end, span.end + 1):
        return True
    return article.reading.has("roles.minister", max(span.start - 3, 0), span.end + 3)


def is_envoy(reading: Reading, mention: Mention) -> bool:
    """Whether a naming of a country is that of its consul or ambassador ("the consul general of Iran")."""
    span = mention.span
    return _is_statesman(reading, span, mention.side) or reading.has(
        "roles.envoy", max(span.start - POST, 0), span.end + POST
    )


def minister_hosts(reading: Reading, candidate: Candidate, side: str) -> bool:
    """Whether a minister is told of, and neither a chamber nor a mayor of a side that guests may visit in a capital."""
    start, end = candidate.start, candidate.end
    guests = [m.span for m in candidate.mentions if m.side != side and m.official]
    locals_ = [cue for name in ("mayor", "chamber") for cue in reading.within(f"roles.{name}", start, end)]
    hosts = [cue for cue in locals_ if not any(reading.distance(cue, span) <= 4 for span in guests)]
    return reading.has("roles.minister", start, end) and not hosts


def _is_statesman(reading: Reading, span: Cue, side: str) -> bool:
    """Whether a naming of a country is that of a president or an envoy who speaks for it."""
    first = span.start
    if not reading.has(("places.iran", "places.iraq"), first, first + 1):
        return True
    return reading.has("places.iran_people" if side == "IR" else "places.iraq_people", first, first + 1)
