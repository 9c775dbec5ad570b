"""See all candidates of an article together: which tell the same event, which are background, which are no event.

Takes an `Article` and its `Candidate`s; gives `Draft`s, one an event, with dates, parties, setting and direction filled
in from the words around the trigger first, from the article's main pair of places where these are silent.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from events.extract.candidates import Article, Candidate
from events.extract.fields import Focus, Parties, find_focus, parties_of, venue_of
from events.extract.mentions import Mention
from events.extract.timing import Timing, timing_of
from events.partial_date import PartialDate
from events.vocabulary import EventType, Status

THRESHOLD: Final = 0.6
ENCOUNTERS: Final = (EventType.DELEGATION, EventType.FORUM)
AHEAD: Final = (Status.PLANNED, Status.PROPOSED)


@dataclass(slots=True)
class Draft:
    """One event in the making: the candidates that tell it and what they say together."""

    type: EventType
    candidates: list[Candidate]
    timings: list[Timing]
    status: Status
    venue: Mention | None
    parties: Parties
    score: float
    notes: list[str] = field(default_factory=list)
    timing: Timing = field(default_factory=Timing)
    origin: str = ""

    @property
    def lead(self) -> Candidate:
        return max(self.candidates, key=lambda c: c.score)


def assemble(article: Article, candidates: list[Candidate], title: Article | None = None) -> tuple[list[Draft], list[Candidate]]:
    """Drafts of the article's events, and the candidates that are background.

    Returns
    -------
    drafts, background
    """
    focus = find_focus(article, title)
    if not (focus.iran_named and focus.iraq_named):
        return [], []
    background: list[Candidate] = []
    drafts: list[Draft] = []
    for candidate in candidates:
        if candidate.score < _threshold(candidate) or (candidate.status and candidate.status.negated):
            continue
        timing = timing_of(article, candidate)
        if _is_background(article, candidate, timing):
            background.append(candidate)
            continue
        draft = _draft(article, candidate, timing, focus)
        if draft is None:
            continue
        for other in drafts:
            if _same(other, draft):
                _join(other, draft)
                break
        else:
            drafts.append(draft)
    return drafts, background


def _threshold(candidate: Candidate) -> float:
    return THRESHOLD


def _is_background(article: Article, candidate: Candidate, timing: Timing) -> bool:
    """Told in passing ("the third such", "previously") and not datable."""
    if timing.own or candidate.value in AHEAD:
        return False
    reading = article.reading
    return any(
        reading.distance(cue, candidate.anchor) <= 8 for cue in reading.within("context.background", candidate.start, candidate.end)
    ) and candidate.sentence > 1


def _draft(article: Article, candidate: Candidate, timing: Timing, focus: Focus) -> Draft | None:
    venue = venue_of(article, candidate)
    parties = parties_of(article, candidate, venue, focus)
    if parties is None:
        return None
    status = candidate.value
    if candidate.status is None and timing.start and article.published and timing.own:
        if PartialDate(timing.start).first_day > PartialDate(article.published[:10]).last_day:
            status = Status.PLANNED
    return Draft(candidate.type, [candidate], [timing], status, venue, parties, min(candidate.score + parties.bonus, 1.0))


def _same(a: Draft, b: Draft) -> bool:
    """Whether two drafts tell one event."""
    if a.type != b.type and not (a.type in ENCOUNTERS and b.type in ENCOUNTERS):
        return False
    if (a.status in AHEAD) != (b.status in AHEAD):
        return False
    first, second = a.timings[0], b.timings[0]
    if first.own and second.own and not first.near(second):
        return False
    if a.venue and b.venue and a.venue.code != b.venue.code:
        if a.type == EventType.EXHIBITION or a.venue.side != b.venue.side:
            return False
        if a.type == EventType.AGREEMENT:
            return False
    return a.parties.meets(b.parties)


def _join(a: Draft, b: Draft) -> None:
    a.candidates += b.candidates
    a.timings += b.timings
    a.score = min(1.0, max(a.score, b.score) + 0.05)
    if not a.venue or (b.venue and b.venue.code == a.venue.code and b.venue.place and b.venue.place.kind == "town"
                       and a.venue.place and a.venue.place.kind != "town"):  # fmt: skip
        a.venue = b.venue or a.venue
    a.parties = a.parties.joined(b.parties)
    if a.type != b.type and any(c.kind == "visit" for c in b.candidates):
        a.type = EventType.DELEGATION


__all__ = ["Counter", "Draft", "assemble"]
