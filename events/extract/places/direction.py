"""Settle who goes to, or shows to, whom.

Takes an `Article` and the candidates of one event; gives the country its travellers come from, and the direction.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.places.place_mention import Mention
from events.extract.text.reading import Cue, Reading
from events.extract.together.draft import Draft
from events.extract.told.candidate import Candidate
from events.extract.told.journeys import is_home, is_left
from events.vocabulary import Direction, EventType, Status

SALE_REACH: Final = 8
HOST_REACH: Final = 9
OTHER_SIDE: Final = {"IR": "IQ", "IQ": "IR"}


def direction_of(type_: EventType, venue: Mention | None, origin: str) -> str:
    """Who goes to, shows to or sells to whom."""
    if type_ == EventType.AGREEMENT and origin:
        return "iran_to_iraq" if origin == "IR" else "iraq_to_iran"
    if type_ in (EventType.DELEGATION, EventType.EXHIBITION):
        if venue is not None:
            return "iran_to_iraq" if venue.side == "IQ" else "iraq_to_iran"
        if origin:
            return "iran_to_iraq" if origin == "IR" else "iraq_to_iran"
    return "mutual"


def _acts_between(reading: Reading, place: Cue, group: Cue) -> bool:
    """Whether a verb of receiving or travelling parts a place from the group behind it ("Karbala received a delegation")."""
    low, high = place.end, group.start
    verbs = ("delegation.receiving", "delegation.travelling", "forum.meeting")
    return reading.has(verbs, low, high)


def _leaves(reading: Reading, start: int, end: int) -> bool:
    """Whether a verb of going on stands between a group and a place, which it only leaves ("had moved on from Ahvaz")."""
    return reading.has("delegation.onward", start, end)


def _only_fillers(reading: Reading, start: int, end: int) -> bool:
    small = {i for cue in reading.within("places.fillers", start, end) for i in range(cue.start, cue.end)}
    small |= {i for name in ("trade", "chamber", "official", "cultural") for cue in
              reading.within(f"delegation.subtypes.{name}", start, end) for i in range(cue.start, cue.end)}  # fmt: skip
    return all(i in small for i in range(start, end))


def _seller(reading: Reading, candidates: list[Candidate]) -> str:
    """Iran where a contract, or an agreement to supply, build or sell, is told: all such of the curated events are Iran's."""
    told = any(
        reading.distance(cue, trigger) <= SALE_REACH
        for candidate in candidates
        for cue in reading.within("agreement.sales", candidate.start, candidate.end)
        if not reading.has("agreement.joint", cue.start, cue.end + 2)
        for trigger in candidate.triggers
    ) or any(
        candidate.value == Status.COMPLETED
        and reading.has("agreement.subtypes.contract", candidate.anchor.start, candidate.anchor.end)
        and not reading.has("agreement.joint", candidate.anchor.start, candidate.anchor.end + 2)
        for candidate in candidates[:1]
    )
    return "IR" if told else ""


def origin_of(article: Article, candidates: list[Candidate], venue: Mention | None) -> str:
    """The country that travellers or goods come from, by the name next to "delegation"; "" where nothing says so."""
    reading = article.reading
    if candidates[0].type == EventType.AGREEMENT:
        return _seller(reading, candidates)
    for candidate in candidates:
        for cue in reading.within("delegation.hosts", candidate.start, candidate.end):
            for mention in article.mentions_in(cue.end, min(cue.end + HOST_REACH + 1, candidate.end)):
                if reading.clause[mention.span.start] == reading.clause[cue.start]:
                    return OTHER_SIDE[mention.side]
    for candidate in candidates:
        best: tuple[int, str] | None = None
        for cue in reading.within("delegation.groups", candidate.start, candidate.end):
            for mention in candidate.mentions:
                inside = cue.start <= mention.span.start < cue.end
                after = mention.span.start - cue.end
                before = cue.start - mention.span.end
                gap = 0 if inside else after if after >= 0 else before
                beside = (
                    0 <= before <= 2
                    and mention.use != "dateline"
                    and mention.role not in ("at", "to")
                    and reading.clause[mention.span.start] == reading.clause[cue.start]
                    and not reading.has("places.joins", mention.span.end, cue.start)
                    and not _acts_between(reading, mention.span, cue)
                )
                # "وفد كرمانشاه", "هیئت استان همدان": the origin behind the group needs no word for "from".
                genitive = 0 <= after <= 3 and not mention.role and _only_fillers(reading, cue.end, mention.span.start)
                origin = (
                    mention.role == "from" and 0 <= after <= 5 and not _leaves(reading, cue.end, mention.span.start)
                )
                if (inside or origin or genitive or beside) and (best is None or gap < best[0]):
                    best = (gap, mention.side)
        if best:
            return best[1]
    for candidate in candidates:
        for cue in reading.within("delegation.homeward", candidate.start, candidate.end):
            homes = [m for m in candidate.mentions if is_home(reading, m, cue)]
            if homes:
                return homes[0].side  # who goes home comes from there
            left = next((m for m in candidate.mentions if is_left(reading, m, cue)), None)
            if left is not None:
                return OTHER_SIDE[left.side]
            own = [m for m in candidate.mentions if m.official and m.counts and m.span.end <= cue.start]
            if own and candidate.anchor == cue:
                return own[-1].side  # "Hassan of the Duhok chamber came home"
    for candidate in candidates:
        for cue in reading.within("delegation.travelling", candidate.start, candidate.end):
            goals = [m for m in candidate.mentions if m.role == "to" and cue.start < m.span.start <= cue.end + 6]
            if goals:
                return "IQ" if goals[0].side == "IR" else "IR"
        for cue in reading.within("delegation.trips", candidate.start, candidate.end):
            goals = [m for m in candidate.mentions if m.role == "to" and 0 <= m.span.start - cue.end <= 4]
            if goals:
                return "IQ" if goals[0].side == "IR" else "IR"
    for candidate in candidates:
        receiving = reading.within("delegation.receiving", candidate.start, candidate.end)
        officials = [m for m in candidate.mentions if m.official and m.counts]
        if receiving and len({m.side for m in officials}) == 2:
            passive = reading.has("delegation.received", candidate.start, candidate.end)
            host, guest = officials[0].side, next(m.side for m in officials if m.side != officials[0].side)
            return host if passive else guest
    for candidate in candidates:
        owned = reading.within("delegation.proper", candidate.start, candidate.end)
        if owned and not reading.has("delegation.receiving", candidate.start, candidate.end):
            near = article.around(candidate.sentence - 1, candidate.sentence)
            named = [m for m in near if m.span.end <= owned[0].start and m.counts]
            if named and named[-1].role not in ("at", "to"):
                return named[-1].side  # "the Kerman chamber said. Its delegation …"
    if venue is not None:
        return ""  # a setting told says more than what follows
    for candidate in candidates:
        moves = reading.within("delegation.travelling", candidate.start, candidate.end)
        guests = [m for m in candidate.mentions if m.official and moves and m.span.end <= moves[-1].start]
        if guests:
            return guests[-1].side
    return ""


def host_province(draft: Draft) -> str | None:
    """The one province that guests of a known origin can have come to."""
    hosts = {"IR": draft.parties.iraq, "IQ": draft.parties.iran}.get(draft.origin, ())
    return hosts[0] if draft.type == EventType.DELEGATION and draft.venue is None and len(hosts) == 1 else None


def direction(draft: Draft) -> Direction:
    """Who goes to or shows to whom."""
    if draft.type == EventType.DELEGATION and draft.venue is None and not draft.origin and draft.host:
        return Direction("iran_to_iraq" if draft.host.startswith("IQ") else "iraq_to_iran")
    return Direction(direction_of(draft.type, draft.venue, draft.origin))
