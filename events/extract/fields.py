"""Settle who takes part, where, and who goes to whom.

Takes an `Article` and a `Candidate`; gives its setting and its parties. What the sentence names comes first; where it
speaks of "the province" or "the two sides", the places named just before, then the article's main pair; where it names the
country, the country.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from events.extract.candidates import Article, Candidate
from events.extract.mentions import CAPITALS, Mention
from events.extract.reading import Cue, Reading
from events.vocabulary import EventType
from geo.provinces import REGION, REGION_MEMBERS

LEAD_SENTENCES: Final = 3
BACK: Final = 2


@dataclass(frozen=True, slots=True)
class Focus:
    """What the article is about: its main places on either side, and whether its beginning names each side."""

    iran: tuple[str, ...]
    iraq: tuple[str, ...]
    named: frozenset[str]
    leading: frozenset[str]


@dataclass(slots=True)
class Parties:
    """Codes on each side, the tokens that name them, and whether the event's own words name them."""

    iran: tuple[str, ...]
    iraq: tuple[str, ...]
    cues: tuple[Cue, ...]
    own: tuple[bool, bool] = (False, False)
    nation: tuple[bool, bool] = (False, False)

    @property
    def codes(self) -> set[str]:
        return {*self.iran, *self.iraq}

    def meets(self, other: Parties, *, both: bool = True) -> bool:
        """Whether the two may be the same parties: neither side names other places of its own without one in common.

        With ``both`` false one side may differ, as where a delegation goes from one town to the next.
        """
        strange = [
            self.own[i] and other.own[i] and not _overlap(mine, theirs)
            for i, (mine, theirs) in enumerate(((self.iran, other.iran), (self.iraq, other.iraq)))
        ]
        return not any(strange) if both else not all(strange)

    def joined(self, other: Parties) -> Parties:
        """Both together; what a telling names itself outweighs what it takes from context."""
        sides = []
        for i, (mine, theirs) in enumerate(((self.iran, other.iran), (self.iraq, other.iraq))):
            if self.own[i] and other.own[i]:
                sides.append(_region(tuple(dict.fromkeys((*mine, *theirs)))))
            elif self.own[i] or other.own[i]:
                sides.append(mine if self.own[i] else theirs)
            else:
                sides.append(() if self.nation[i] else mine)
        own = (self.own[0] or other.own[0], self.own[1] or other.own[1])
        nation = (self.nation[0] or other.nation[0], self.nation[1] or other.nation[1])
        return Parties(sides[0], sides[1], tuple(sorted({*self.cues, *other.cues})), own, nation)


def _overlap(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if set(a) & set(b):
        return True
    return any(REGION in x and any(code in REGION_MEMBERS for code in y) for x, y in ((a, b), (b, a)))


def find_focus(article: Article, title: Article | None = None) -> Focus:
    """Weigh every place of the article: those in the lead, of office-holders, and named again count more."""
    weights: Counter[str] = Counter()
    for mention in article.mentions:
        if not mention.code:
            continue
        weight = {"party": 2.0, "landmark": 0.5, "post": 0.2, "dateline": 0.6}.get(mention.use, 0.0)
        if mention.use == "party" and mention.sentence < LEAD_SENTENCES:
            weight += 3 if mention.sentence < 2 else 1
        if mention.official:
            weight += 1
        elif mention.code in CAPITALS:
            weight *= 0.3
        weights[mention.code] += weight  # type: ignore[assignment]
    headline = title.mentions if title else []
    for mention in headline:
        if mention.counts and mention.code:
            weights[mention.code] += 3
    telling = [m for m in (*article.mentions, *headline) if m.use != "dateline" or (m.code and m.code not in CAPITALS)]
    named = {m.side for m in telling}
    leading = {m.side for m in telling if m.sentence < LEAD_SENTENCES}
    return Focus(_heaviest(weights, "IR"), _heaviest(weights, "IQ"), frozenset(named), frozenset(leading))


def _heaviest(weights: Counter[str], side: str) -> tuple[str, ...]:
    own = {code: weight for code, weight in weights.items() if code.startswith(side)}
    most = max(own.values(), default=0)
    if most < 2:
        return ()
    return _region(tuple(code for code in own if own[code] >= 0.7 * most))


def venue_of(article: Article, candidate: Candidate) -> Mention | None:
    """The place where a candidate is told to happen, or None where no words say so."""
    reading = article.reading
    options = []
    for mention in candidate.mentions:
        if mention.use in ("boundary", "dateline", "landmark", "container", "person", "telling") or not mention.code:
            continue
        goal = mention.role == "to" and candidate.type != EventType.AGREEMENT
        if not (mention.role == "at" or goal):
            continue
        distance = min(reading.distance(mention.span, trigger) for trigger in candidate.triggers)
        distance += 4 if mention.role == "to" else 0
        if candidate.type == EventType.AGREEMENT and not _in_clause(article, candidate, mention.span):
            continue
        distance += 6 if reading.clause[mention.span.start] != reading.clause[candidate.anchor.start] else 0
        distance -= 3 if mention.place and mention.place.kind == "town" else 0
        distance += 6 if mention.code == REGION else 0
        options.append((distance, mention))
    here = reading.within("places.here", candidate.start, candidate.end)
    if any(_in_clause(article, candidate, cue) for cue in here) and not any(
        _in_clause(article, candidate, mention.span) for _, mention in options
    ):
        before = setting_before(article, candidate.sentence)
        if before is not None:
            return before
    if options:
        distance, chosen = min(options, key=lambda option: option[0])
        return chosen if distance <= 40 else None
    if here:
        return setting_before(article, candidate.sentence)
    if candidate.type == EventType.EXHIBITION:
        owners = [m for m in candidate.mentions if m.use == "party" and not m.role and m.side == "IQ" and _in_clause(article, candidate, m.span)]
        return owners[0] if owners else None
    return None


def _in_clause(article: Article, candidate: Candidate, span: Cue) -> bool:
    """Whether a span stands in one clause with a trigger of the candidate."""
    clause = article.reading.clause
    return any(clause[trigger.start] == clause[span.start] for trigger in candidate.triggers)


def setting_before(article: Article, sentence: int, back: int = BACK) -> Mention | None:
    """The last place named as a setting in the sentences just before."""
    for mention in reversed(article.mentions):
        if sentence - back <= mention.sentence < sentence and mention.code and mention.role in ("at", "to"):
            if mention.use in ("party", "nation"):
                return mention
    for mention in reversed(article.mentions):
        if mention.sentence == sentence - 1 and mention.use == "party" and mention.place and mention.place.kind == "town":
            return mention
    if sentence < LEAD_SENTENCES:
        return next((m for m in article.mentions if m.use == "dateline" and m.code not in CAPITALS and m.code), None)
    return None


def parties_of(article: Article, candidate: Candidate, venue: Mention | None, focus: Focus) -> Parties | None:
    """Who takes part, or None where one side is not in it at all."""
    reading = article.reading
    named: dict[str, list[Mention]] = {"IR": [], "IQ": []}
    routes: dict[str, list[Mention]] = {"IR": [], "IQ": []}
    nations: dict[str, list[Mention]] = {"IR": [], "IQ": []}
    for mention in candidate.mentions:
        if mention.counts and not only_setting(candidate, mention, focus):
            main = focus.iran if mention.side == "IR" else focus.iraq
            if mention.official or mention.code in main or mention is venue or _in_clause(article, candidate, mention.span):
                named[mention.side].append(mention)
        elif mention.use == "landmark" and mention.code:
            for place in mention.others or (mention.place,):
                if place:
                    routes[place.country].append(replace(mention, side=place.country, code=place.code))
        elif mention.use == "nation":
            nations[mention.side].append(mention)
    for side, main in (("IR", focus.iran), ("IQ", focus.iraq)):
        strong = [m for m in named[side] if m.official or m.use == "person" or m.role == "from" or m.code in main or _is_goal(candidate, m)]
        rows = {m.row for m in strong if m.row >= 0}
        named[side] = [m for m in named[side] if m in strong or m.row in rows] or named[side]
    if candidate.type == EventType.EXHIBITION and venue and venue.code and venue.counts:
        named[venue.side] = [m for m in named[venue.side] if m.code == venue.code] or [venue]
    pointed = any(reading.has(name, candidate.start, candidate.end) for name in ("places.counterparts", "places.province"))
    both = reading.has("places.counterparts", candidate.start, candidate.end)
    near = article.sides_near(candidate.sentence)
    states = {side: any(_is_state(article, m) for m in nations[side]) for side in nations}
    codes: list[tuple[str, ...]] = []
    own: list[bool] = []
    national: list[bool] = []
    cues: list[Cue] = []
    for side, main in (("IR", focus.iran), ("IQ", focus.iraq)):
        chosen = named[side]
        if not chosen and candidate.type == EventType.AGREEMENT and routes[side] and not pointed:
            chosen = routes[side]
        if chosen:
            codes.append(_region(tuple(dict.fromkeys(m.code for m in chosen if m.code))))
            cues += [m.span for m in chosen]
        elif nations[side] and (
            states[side] or not pointed and not (candidate.type != EventType.EXHIBITION and len(main) == 1)
        ):
            codes.append(())
            cues += [m.span for m in nations[side]]
        else:
            if side not in near and not main and side not in focus.leading:
                return None
            codes.append(_from_context(article, candidate, side, focus, both))
        own.append(bool(chosen))
        national.append(bool(nations[side]) and not pointed and not chosen)
    outsiders = reading.within("context.outsiders", candidate.start, candidate.end)
    if outsiders and len(candidate.sides()) < 2:
        return None
    return Parties(codes[0], codes[1], tuple(sorted(set(cues))), (own[0], own[1]), (national[0], national[1]))


def _is_state(article: Article, mention: Mention) -> bool:
    """Whether the country itself takes part: it is the goal of the journey, or its minister or president acts."""
    span = mention.span
    if mention.role == "to" and not article.reading.has("places.province", span.end, span.end + 1):
        return True
    return article.reading.has("roles.minister", max(span.start - 3, 0), span.end + 3)


def _is_goal(candidate: Candidate, mention: Mention) -> bool:
    """Whether guests or goods went to a place, which makes it a party; an agreement may be signed anywhere."""
    return candidate.type != EventType.AGREEMENT and mention.role in ("at", "to")


def _from_context(article: Article, candidate: Candidate, side: str, focus: Focus, both: bool) -> tuple[str, ...]:
    """A side's places where the telling names none: office-holders named just before, the main pair, places just before."""
    main = focus.iran if side == "IR" else focus.iraq
    if both and main:
        return main
    recent = _recent(article, candidate, side, focus)
    officials = {
        m.code for m in article.mentions
        if 0 < candidate.sentence - m.sentence <= BACK and m.side == side and m.code and (m.official or m.use == "person")
    }  # fmt: skip
    if recent and officials & set(recent):
        return tuple(code for code in recent if code in officials)
    return main or recent


def _recent(article: Article, candidate: Candidate, side: str, focus: Focus) -> tuple[str, ...]:
    """The places of a side named in the sentence just before, in the same paragraph or the one before."""
    for back in (1, 2):
        sentence = candidate.sentence - back
        said = [m for m in article.mentions if m.sentence == sentence and m.side == side and m.code]
        found = [m for m in said if m.counts and not only_setting(candidate, m, focus)]
        if not found and candidate.type == EventType.AGREEMENT:
            found = [m for m in said if m.use == "landmark"]
        if found:
            return _region(tuple(dict.fromkeys(m.code for m in found if m.code)))
        if any(m.sentence == sentence and m.side == side and m.use == "nation" for m in article.mentions):
            return ()
    return ()


def only_setting(candidate: Candidate, mention: Mention, focus: Focus) -> bool:
    """Whether Tehran or Baghdad is only where the two countries meet, and no party.

    In the curated events a capital that a delegation from a province visits is mostly coded as a party, one where
    ministers meet is not.
    """
    if mention.code not in CAPITALS or mention.official or mention.place is None or mention.place.kind == "province":
        return False
    guests, colleagues = (focus.iraq, focus.iran) if mention.side == "IR" else (focus.iran, focus.iraq)
    others = [m for m in candidate.mentions if m.side != mention.side]
    national = any(m.use == "nation" for m in others) and not any(m.counts for m in others)
    if mention.role in ("at", "to") and set(guests) - set(CAPITALS) and not national:
        if candidate.type == EventType.DELEGATION or (candidate.type == EventType.FORUM and set(colleagues) - set(CAPITALS)):
            return False
    if mention.code == "IQ-BG" and (candidate.type == EventType.EXHIBITION or candidate.kind in ("gathering", "committee")):
        return False
    return True


def _region(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Leave the Region out where its governorates are named."""
    if REGION in codes and any(code in REGION_MEMBERS for code in codes):
        return tuple(code for code in codes if code != REGION)
    return codes


def direction_of(type_: EventType, venue: Mention | None, origin: str) -> str:
    """Who goes to, or shows to, whom."""
    if type_ in (EventType.DELEGATION, EventType.EXHIBITION):
        if venue is not None:
            return "iran_to_iraq" if venue.side == "IQ" else "iraq_to_iran"
        if origin:
            return "iran_to_iraq" if origin == "IR" else "iraq_to_iran"
    return "mutual"


def _acts_between(reading: Reading, place: Cue, group: Cue) -> bool:
    """Whether a verb of receiving or travelling parts a place from the group behind it ("Karbala received a delegation")."""
    low, high = place.end, group.start
    return any(reading.within(f"delegation.{name}", low, high) for name in ("receiving", "travelling"))


def _only_fillers(reading: Reading, start: int, end: int) -> bool:
    small = {i for cue in reading.within("places.fillers", start, end) for i in range(cue.start, cue.end)}
    small |= {i for name in ("trade", "chamber", "official", "cultural") for cue in
              reading.within(f"delegation.subtypes.{name}", start, end) for i in range(cue.start, cue.end)}  # fmt: skip
    return all(i in small for i in range(start, end))


def origin_of(article: Article, candidates: list[Candidate]) -> str:
    """The country that travellers come from, by the name next to "delegation"; "" where nothing says so."""
    reading = article.reading
    for candidate in candidates:
        best: tuple[int, str] | None = None
        for cue in reading.within("delegation.groups", candidate.start, candidate.end):
            for mention in candidate.mentions:
                inside = cue.start <= mention.span.start < cue.end
                after = mention.span.start - cue.end
                before = cue.start - mention.span.end
                gap = 0 if inside else after if after >= 0 else before
                beside = 0 <= before <= 2 and mention.role not in ("at", "to") and not _acts_between(reading, mention.span, cue)
                # "وفد كرمانشاه", "هیئت استان همدان": the origin behind the group needs no word for "from".
                genitive = 0 <= after <= 3 and not mention.role and _only_fillers(reading, cue.end, mention.span.start)
                origin = mention.role == "from" and 0 <= after <= 5
                if (inside or origin or genitive or beside) and (best is None or gap < best[0]):
                    best = (gap, mention.side)
        if best:
            return best[1]
    for candidate in candidates:
        for cue in reading.within("delegation.travelling", candidate.start, candidate.end):
            goals = [m for m in candidate.mentions if m.role == "to" and 0 <= m.span.start - cue.end <= 6]
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
        owned = [c for c in reading.within("delegation.proper", candidate.start, candidate.end)]
        if owned and not reading.has("delegation.receiving", candidate.start, candidate.end):
            before = [m for m in article.mentions if 0 <= candidate.sentence - m.sentence <= 1 and m.span.end <= owned[0].start and m.counts]
            if before and before[-1].role not in ("at", "to"):
                return before[-1].side  # "the Kerman chamber said. Its delegation …"
    for candidate in candidates:
        moves = reading.within("delegation.travelling", candidate.start, candidate.end)
        guests = [m for m in candidate.mentions if m.official and moves and m.span.end <= moves[-1].start]
        if guests:
            return guests[-1].side
    return ""
