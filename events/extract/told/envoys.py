"""Tell a consul's or an ambassador's call from a visit: who serves in the country comes from no other, and brings no delegation.

Takes an `Article`, a `Sentence` and the encounters found in it; gives them with the meeting that is told instead of a visit.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.text.reading import Cue, Sentence
from events.extract.told.candidate import CONVENED, Candidate, circumstances, make
from events.vocabulary import EventType, Status

BONUS: Final = 0.2
STAFF: Final = 4
STRENGTH: Final = 0.4
OFFICES: Final = ("roles.governor", "roles.mayor", "roles.minister", "roles.chamber")
ACTS: Final = ("delegation.receiving", "delegation.travelling", "forum.calls")
BROUGHT: Final = frozenset({"delegation proper", "from one side to the other", "guests invited"})


def with_call(article: Article, sentence: Sentence, found: list[Candidate]) -> list[Candidate]:
    """The encounters of a sentence; where an envoy is the guest or the caller, a meeting with those whom he called on."""
    reading = article.reading
    envoys = _envoys(article, sentence)
    if not envoys or any(BROUGHT & set(c.rules) or c.kind in CONVENED for c in found):
        return found
    span = (sentence.start, sentence.end)
    for candidate in found:
        if candidate.kind in ("visit", "meeting") and _acts(article, envoys, candidate.triggers):
            candidate.type, candidate.kind = EventType.FORUM, "meeting"
            candidate.score += BONUS
            candidate.rules = [rule for rule in candidate.rules if rule != "meeting told"] + ["envoy met"]
            return found
    acts = [cue for name in ACTS for cue in reading.within(name, *span) if _acts(article, envoys, [cue])]
    here = [m.span for m in article.mentions_in(*span) if m.counts and m.role in ("at", "to")]
    offices = [*reading.within(OFFICES, *span), *here]
    acts = [act for act in acts if any(reading.clause[act.start] == reading.clause[o.start] for o in offices)]
    if found or not acts:
        return found
    candidate = make(article, sentence, EventType.FORUM, "meeting", min(acts), acts, span, STRENGTH, ["envoy met"])
    circumstances(article, candidate)
    return [candidate] if candidate.value == Status.COMPLETED else []


def _envoys(article: Article, sentence: Sentence) -> list[Cue]:
    """The persons who represent a country, and not the house in which they do."""
    return [
        cue
        for cue in article.reading.within("roles.envoy", sentence.start, sentence.end)
        if not article.reading.has("places.telling", max(cue.start - STAFF, sentence.start), cue.start)
    ]


def _acts(article: Article, envoys: list[Cue], verbs: list[Cue]) -> bool:
    """Whether an envoy stands in the clause of a verb, as its subject or its object."""
    clause = article.reading.clause
    return any(clause[verb.start] in (clause[e.start], clause[e.end - 1]) for e in envoys for verb in verbs)
