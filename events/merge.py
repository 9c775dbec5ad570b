"""Merging: which new events are on record already, which carry one on, and which a person has to look at.

Takes new events and those on record; gives a `Decision` for each new one, and with `apply` the record that follows from
it. Reports are compared facet by facet (`comparison`, `similarity`, `merge_dates`), with the thresholds of
`merge_thresholds.THRESHOLDS`, where each number has its reason:

* **same**: another article tells of the happening; merged without asking. Parties, date and one detail more agree, no
  facet bars it, and no second candidate comes close. A vague date is enough only where the articles appeared together.
* **follow_up**: an announcement, and what became of it: planned, put off, called off, held. One event with a status
  history. A call ("proposed") is never tied to what came of it without asking.
* **ask**: near misses, proposed to the reviewer with reasons and with what would become of them.
* **new**: everything else. Apart stay always: other provinces on either side, opposite directions, venues in different
  towns, other numbers of a series, dates more than a week apart (a yearly or weekly series), an agreement and its
  renewal, agreements of other bodies on other matters, and two events told by one article.

The same article twice changes nothing: its events are matched with those it gave before, even where these have since
been corrected or merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from events.comparison import Comparison, compare
from events.errors import RecordError
from events.merge_index import Index
from events.merge_profile import Profile
from events.merge_thresholds import AMBIGUOUS_MARGIN, ASK_SCORE, SAME_SCORE, THRESHOLDS, WEIGHTS
from events.merged_record import adds_nothing, advance, merge
from events.model import Event
from events.partial_date import PartialDate
from events.same_article import match_article
from events.similarity import Bar
from events.status_history import Step, status_history

__all__ = [
    "THRESHOLDS",
    "WEIGHTS",
    "Decision",
    "Index",
    "OnRecord",
    "Step",
    "adds_nothing",
    "advance",
    "apply",
    "likeliest",
    "merge",
    "nearest",
    "propose",
    "status_history",
    "weigh",
]

ActionName = Literal["new", "same", "follow_up", "ask"]
_AUTOMATIC: Final = ("same", "follow_up")
_READ_BEFORE: Final = "It was read from this article before."


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done with one new event.

    Attributes
    ----------
    event_id : str
        The new event.
    action : {"new", "same", "follow_up", "ask"}
    other_id : str or None
        The event it belongs to, or probably belongs to: one on record, or an earlier one of the same batch.
    score : float
        0 to 1; 0 for a new event without a candidate.
    reasons : tuple of str
        Sentences for the reviewer.
    suggests : {"same", "follow_up"} or None
        For "ask": what it becomes if the reviewer says yes.
    adds : bool
        False where the record has the article already: nothing is to be done.
    """

    event_id: str
    action: ActionName
    other_id: str | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    suggests: Literal["same", "follow_up"] | None = None
    adds: bool = True


class OnRecord(Protocol):
    """What merging asks of the events on record: `Index` holds them in memory, `merge_lookup.StoredIndex` in a store."""

    def __contains__(self, event_id: object) -> bool: ...
    def get(self, event_id: str) -> Event | None: ...
    def candidates(self, profile: Profile) -> Iterator[Profile]: ...
    def of_articles(self, articles: Iterable[str]) -> tuple[Profile, ...]: ...


class _Batch:
    """What is on record and what the batch has added to it so far; the index that was given stays as it is."""

    def __init__(self, index: OnRecord) -> None:
        self._index = index
        self._own = Index()

    def candidates(self, profile: Profile) -> Iterator[Profile]:
        """Own ones stand for those of the index with their id."""
        yield from self._own.candidates(profile)
        yield from (found for found in self._index.candidates(profile) if found.event.id not in self._own)

    def get(self, event_id: str) -> Event:
        """The event under an id that is there, as the batch has left it."""
        found = self._own.get(event_id) or self._index.get(event_id)
        assert found is not None
        return found

    def take(self, event: Event, decision: Decision) -> None:
        """Let a decision stand for the rest of the batch."""
        if decision.action in _AUTOMATIC and decision.other_id is not None:
            if decision.adds:
                self._own.add(apply(decision, event, self.get(decision.other_id)))
        elif event.id not in self._index:
            self._own.add(event)


def propose(new: Sequence[Event], existing: Sequence[Event] | OnRecord) -> list[Decision]:
    """Decide for each new event whether it is on record already.

    Parameters
    ----------
    new : sequence of Event
        In the order in which they came; later ones are held against earlier ones too. Events of one article are held
        to be different happenings.
    existing : sequence of Event, or an index of them
        What is on record; an index can be used for many batches and is not changed. Rejected events belong in it, so
        that nobody has to reject twice.

    Returns
    -------
    list of Decision
        One for each new event, in their order. They are meant to be carried out in this order.
    """
    index = Index(existing) if isinstance(existing, Sequence) else existing
    batch = _Batch(index)
    profiles = [Profile(event) for event in new]
    known = _from_known_articles(profiles, index)
    repeated: dict[str, str] = {}
    decisions = []
    for position, profile in enumerate(profiles):
        event = profile.event
        told = event.model_dump_json(exclude={"id"}) if profile.articles else event.id
        first = repeated.setdefault(told, event.id)
        if first != event.id:
            decision = Decision(event.id, "same", first, 1.0, (_READ_BEFORE,), adds=False)
        else:
            decision = known.get(position) or _decide(profile, batch)
        batch.take(event, decision)
        decisions.append(decision)
    return decisions


def apply(decision: Decision, new: Event, other: Event | None = None) -> Event:
    """The record that follows from a decision (for "ask": from the reviewer's yes).

    Parameters
    ----------
    decision : Decision
    new : Event
        The event decided on.
    other : Event, optional
        The event under `decision.other_id`.

    Returns
    -------
    Event
        The new event itself, or the united record under the other's id.

    Raises
    ------
    RecordError
        Where the other event is needed and not given, or is not the one decided on.
    """
    if decision.action == "new":
        return new
    if other is None or other.id != decision.other_id:
        raise RecordError(f"{new.id} belongs to {decision.other_id}: give that event to unite them.")
    return merge(other, new) if (decision.suggests or decision.action) == "same" else advance(other, new)


def nearest(event: Event, existing: OnRecord, article: str) -> Decision:
    """What an event that a person adds to an article probably is, those aside that the same article tells.

    Nothing is to be carried out unasked: the decision is a question, whatever its `action`.
    """
    profile = Profile(event)
    profile.articles |= {f"article:{article}"}
    return _decide(profile, _Batch(existing))


def likeliest(event: Event, existing: OnRecord, most: int = 3) -> list[Decision]:
    """What an event on record may be the same as, the likeliest first: the best candidate and those about as near.

    Nothing is to be carried out unasked: each is a question.
    """
    found = sorted(_candidates(Profile(event), _Batch(existing)), key=_likelihood)
    return [
        Decision(event.id, "ask", other.id, comparison.score, comparison.reasons, suggests=_becomes(event, other))
        for comparison, other in found[:most]
        if found[0][0].score - comparison.score < AMBIGUOUS_MARGIN
    ]


def weigh(event: Event, other: Event) -> Comparison | None:
    """How near two events are, where a reviewer is to be asked about them; else None."""
    comparison = compare(Profile(other), Profile(event))
    return None if comparison is None or comparison.score < ASK_SCORE else comparison


def _from_known_articles(profiles: Sequence[Profile], index: OnRecord) -> dict[int, Decision]:
    """Decisions, by position, for the events of articles that the record has events of."""
    decisions: dict[int, Decision] = {}
    seen: set[str] = set()
    for position, profile in enumerate(profiles):
        if profile.articles <= seen:
            continue
        seen |= profile.articles
        siblings = [i for i in range(position, len(profiles)) if profiles[i].articles & profile.articles]
        matched = match_article([profiles[i] for i in siblings], index.of_articles(profile.articles))
        for place, (other, likeness) in matched.items():
            event = profiles[siblings[place]].event
            # It may be told by a further article too, which then adds to the record.
            adds = not adds_nothing(other.event, event)
            decisions[siblings[place]] = Decision(
                event.id, "same", other.event.id, likeness, (_READ_BEFORE,), adds=adds
            )
    return decisions


def _decide(profile: Profile, batch: _Batch) -> Decision:
    """The best candidate, what the thresholds make of it, and whether a second one comes too close."""
    event = profile.event
    found = _candidates(profile, batch)
    if not found:
        return Decision(event.id, "new")
    found.sort(key=lambda pair: (pair[0].bar, -pair[0].score, pair[1].id))
    best, other = found[0]
    rivals = [pair for pair in found[1:] if best.score - pair[0].score < AMBIGUOUS_MARGIN]
    if best.bar is Bar.NOTHING and best.score >= SAME_SCORE and not rivals:
        return Decision(event.id, _becomes(event, other), other.id, best.score, best.reasons)
    reasons = best.reasons
    if rivals:
        best, other = min(found, key=_likelihood)
        reasons = (*best.reasons, f"{len(rivals) + 1} events on record are about as near.")
    return Decision(event.id, "ask", other.id, best.score, reasons, suggests=_becomes(event, other))


def _candidates(profile: Profile, batch: _Batch) -> list[tuple[Comparison, Event]]:
    """The events on record that come near enough to ask about."""
    found: list[tuple[Comparison, Event]] = []
    for candidate in batch.candidates(profile):
        # One article keeps what it tells apart: an event it gave is not the one it gives beside it.
        if candidate.articles & profile.articles or candidate.event.id == profile.event.id:
            continue
        comparison = compare(candidate, profile)
        if comparison is not None and comparison.score >= ASK_SCORE:
            found.append((comparison, candidate.event))
    return found


def _likelihood(pair: tuple[Comparison, Event]) -> tuple[float, Bar, int, str]:
    """A key that puts the likeliest first; of those equally near the latest, since articles are read as they appear."""
    comparison, event = pair
    day = PartialDate(event.start).first_day.toordinal() if event.start else 0
    return (-comparison.score, comparison.bar, -day, event.id)


def _becomes(event: Event, other: Event) -> Literal["same", "follow_up"]:
    return "same" if other.status is event.status else "follow_up"
