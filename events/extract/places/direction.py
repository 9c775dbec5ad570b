"""Settle who goes to, or shows to, whom.

Takes an `Article` and the candidates of one event; gives the country its travellers come from, and the direction.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.places.place_mention import Mention
from events.extract.places.setting import venue_of
from events.extract.text.reading import Cue, Lists, Reading
from events.extract.together.draft import Draft
from events.extract.told.candidate import Candidate, clear
from events.extract.told.journeys import PERSONS, is_home, is_left
from events.vocabulary import Direction, EventType, Status

SALE_REACH: Final = 8
HOST_REACH: Final = 9
OWNER_REACH: Final = 4
SUBJECT_REACH: Final = 10
PEOPLE_REACH: Final = 3
SENDER_REACH: Final = 5
HAIL_REACH: Final = 10
COMING: Final = ("delegation.travelling", "delegation.journeys", "delegation.coming")
PEOPLE: Final = ("delegation.people", "delegation.travellers", *PERSONS)
RECEIVING: Final = ("delegation.receiving", "delegation.received")
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


def _sent_by(reading: Reading, group: Cue, place: Mention) -> bool:
    """Whether a chamber or its like sends a group ("هیئتی از اتاق بازرگانی ارومیه"), or it is told to come from a place."""
    low = group.end
    if place.role == "from" and low < place.span.start <= low + HAIL_REACH:
        hails = reading.within("places.hail", low, place.span.start)
        return any(hail.end == place.span.start and hail.start - low <= HAIL_REACH for hail in hails)
    lead = next((cue for cue in reading.within("places.from", low, low + 1)), None)
    return (
        lead is not None and not place.role and lead.end < place.span.start <= low + SENDER_REACH
        and _only_fillers(reading, lead.end, place.span.start)
    )  # fmt: skip


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


def _host_of_guests(article: Article, candidate: Candidate) -> Mention | None:
    """The place whose guests somebody is told to be ("he was Isfahan's guest", "the chamber of Basra had them as its guests")."""
    reading = article.reading
    for cue in clear(reading, "delegation.ones_guests", candidate.start, candidate.end):
        owners = [m for m in article.mentions_in(max(cue.start - OWNER_REACH, candidate.start), cue.start) if m.code]
        if owners and reading.has("places.possessive", cue.start - 1, cue.start):
            return owners[-1]
    for cue in reading.within("delegation.had_as", candidate.start, candidate.end):
        clause = reading.clause[cue.start]
        owners = [m for m in candidate.mentions if m.span.end <= cue.start and reading.clause[m.span.start] == clause]
        if owners:
            return owners[-1]
    return None


def _traveller(article: Article, candidate: Candidate, verbs: Lists = COMING) -> Mention | None:
    """The place of the people who are the subject of a verb of coming ("engineers of Basra are to come over in May")."""
    reading = article.reading
    for verb in reading.within(verbs, candidate.start, candidate.end):
        low = max(reading.clause_start(verb.start, candidate.start), verb.start - SUBJECT_REACH)
        before = [m for m in article.mentions_in(low, verb.start) if m.code and m.use in ("party", "person")]
        if not before or before[-1].role in ("at", "to"):
            continue
        place = before[-1]
        people = reading.within(PEOPLE, max(place.span.start - PEOPLE_REACH, low), place.span.end + PEOPLE_REACH)
        if any(cue.end <= verb.start for cue in people) and not reading.has(RECEIVING, low, verb.end):
            return place
    return None


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
    hosting = next(filter(None, (_host_of_guests(article, candidate) for candidate in candidates)), None)
    if hosting is not None:
        return OTHER_SIDE[hosting.side]
    for candidate in candidates:
        best: tuple[int, str] | None = None
        for cue in clear(reading, "delegation.groups", candidate.start, candidate.end):
            if reading.has("places.kurdish", cue.start - 1, cue.start + 1):
                return "IQ"  # "the Kurdish delegation": in these news, of the Region
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
                origin = origin or _sent_by(reading, cue, mention)
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
        comer = _traveller(article, candidate, "delegation.homeward")
        if comer is not None:
            return comer.side
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
        between = [m for m in candidate.mentions if m.use == "party" and m.code]
        ends = {m.side for m in between if m.role in ("at", "to")}
        starts = {m.side for m in between if m.role == "from"}
        if len(ends) == len(starts) == 1 and ends != starts:
            return starts.pop()  # "the delegation of ten from the chamber of Fars will stay in Kut"
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
    travellers = filter(None, (_traveller(article, candidate) for candidate in candidates))
    return next((m.side for m in travellers), "")


def where_told(article: Article, candidate: Candidate, guests: str) -> Mention | None:
    """The place where a candidate is told to happen; for a visit, never on the side that the guests come from.

    Parameters
    ----------
    article : Article
    candidate : Candidate
    guests : str
        The country that the guests told of last come from, or "".
    """
    venue = venue_of(article, candidate)
    if candidate.type != EventType.DELEGATION:
        return venue
    if venue is not None:
        home = origin_of(article, [candidate], venue) or (guests if venue not in candidate.mentions else "")
        venue = None if home == venue.side else venue
    return venue or _host_of_guests(article, candidate)


def host_province(draft: Draft) -> str | None:
    """The one province that guests of a known origin can have come to."""
    hosts = {"IR": draft.parties.iraq, "IQ": draft.parties.iran}.get(draft.origin, ())
    return hosts[0] if draft.type == EventType.DELEGATION and draft.venue is None and len(hosts) == 1 else None


def direction(draft: Draft) -> Direction:
    """Who goes to or shows to whom."""
    if draft.type == EventType.DELEGATION and draft.venue is None and not draft.origin and draft.host:
        return Direction("iran_to_iraq" if draft.host.startswith("IQ") else "iraq_to_iran")
    return Direction(direction_of(draft.type, draft.venue, draft.origin))
