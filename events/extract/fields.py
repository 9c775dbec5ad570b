"""Settle who takes part, where, and who goes to whom.

Takes an `Article` and a `Candidate`; gives its setting and its parties. What the sentence names comes first; where it
speaks of "the province" or "the two sides" the article's main pair stands in; where it names the country, the country.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from events.extract.candidates import Article, Candidate
from events.extract.mentions import CAPITALS, Mention
from events.extract.reading import Cue
from events.vocabulary import EventType, Status
from geo.provinces import REGION, REGION_MEMBERS

LEAD_SENTENCES: Final = 3
NEIGHBOURING: Final = 1


@dataclass(frozen=True, slots=True)
class Focus:
    """What the article is about: its main places on either side, and whether it names each side at all."""

    iran: tuple[str, ...]
    iraq: tuple[str, ...]
    iran_named: bool
    iraq_named: bool


@dataclass(slots=True)
class Parties:
    """Codes on each side, the tokens that name them, and how sure the sides are."""

    iran: tuple[str, ...]
    iraq: tuple[str, ...]
    cues: tuple[Cue, ...]
    bonus: float = 0.0
    own: tuple[bool, bool] = (False, False)

    def meets(self, other: Parties) -> bool:
        """Whether the two may be the same parties: on neither side do both name places of their own without one in common."""
        for mine, theirs, ours in ((self.iran, other.iran, 0), (self.iraq, other.iraq, 1)):
            if self.own[ours] and other.own[ours] and mine and theirs and not set(mine) & set(theirs):
                return False
        return True

    def joined(self, other: Parties) -> Parties:
        sides = []
        for i, (mine, theirs) in enumerate(((self.iran, other.iran), (self.iraq, other.iraq))):
            if self.own[i] == other.own[i]:
                sides.append(tuple(dict.fromkeys((*mine, *theirs))))
            else:
                sides.append(mine if self.own[i] else theirs)
        own = (self.own[0] or other.own[0], self.own[1] or other.own[1])
        return Parties(sides[0], sides[1], tuple(sorted({*self.cues, *other.cues})), max(self.bonus, other.bonus), own)


def find_focus(article: Article, title: Article | None = None) -> Focus:
    """Weigh every place of the article: those in the lead, of office-holders, and named again count more."""
    weights: Counter[str] = Counter()
    for mention in article.mentions:
        if not mention.code or mention.use not in ("party", "landmark", "post", "dateline"):
            continue
        weight = {"party": 2.0, "landmark": 0.5, "post": 0.3, "dateline": 0.6}[mention.use]
        if mention.use == "party" and mention.sentence < LEAD_SENTENCES:
            weight += 2
        if mention.official:
            weight += 1
        weights[mention.code] += weight  # type: ignore[assignment]
    for mention in title.mentions if title else ():
        if mention.counts and mention.code:
            weights[mention.code] += 3
    sides = {m.side for m in article.mentions if m.use != "outlet"} | {m.side for m in (title.mentions if title else ())}
    return Focus(_heaviest(weights, "IR"), _heaviest(weights, "IQ"), "IR" in sides, "IQ" in sides)


def _heaviest(weights: Counter[str], side: str) -> tuple[str, ...]:
    own = {code: weight for code, weight in weights.items() if code.startswith(side)}
    for capital in CAPITALS:
        if capital in own and len(own) > 1:
            own[capital] *= 0.5
    if not own:
        return ()
    most = max(own.values())
    if most < 2:
        return ()
    return tuple(code for code in own if own[code] >= 0.75 * most)


def venue_of(article: Article, candidate: Candidate) -> Mention | None:
    """The place where a candidate is told to happen, or None where no words say so."""
    reading = article.reading
    options = []
    for mention in candidate.mentions:
        if mention.use == "post" or mention.use == "boundary" or mention.use == "dateline" or not mention.code:
            continue
        if mention.use == "nation" and mention.code not in CAPITALS:
            continue
        good = mention.role == "at" or (mention.role == "to" and candidate.type in (EventType.DELEGATION, EventType.FORUM))
        if not good or mention.use == "landmark":
            continue
        distance = min(reading.distance(mention.span, trigger) for trigger in candidate.triggers)
        if mention.role == "to":
            distance += 4
        if mention.place and mention.place.kind == "town":
            distance -= 3
        options.append((distance, mention))
    if not options:
        return None
    return min(options, key=lambda option: option[0])[1]


def parties_of(article: Article, candidate: Candidate, venue: Mention | None, focus: Focus) -> Parties | None:
    """Who takes part, or None where one side is not in it at all."""
    reading = article.reading
    named: dict[str, list[Mention]] = {"IR": [], "IQ": []}
    nations: dict[str, list[Mention]] = {"IR": [], "IQ": []}
    for mention in candidate.mentions:
        if mention.counts and not _only_setting(article, candidate, mention):
            named[mention.side].append(mention)
        elif mention.use in ("nation", "post"):
            nations[mention.side].append(mention)
    if candidate.type == EventType.EXHIBITION and venue and venue.code:
        named[venue.side] = [m for m in named[venue.side] if m.code == venue.code] or named[venue.side]
    provincial = any(
        reading.has(name, candidate.start, candidate.end) for name in ("places.province", "roles.governor", "places.counterparts")
    )
    codes: dict[str, tuple[str, ...]] = {}
    own: dict[str, bool] = {}
    bonus = 0.0
    cues: list[Cue] = []
    around = {m.side for m in article.mentions if abs(m.sentence - candidate.sentence) <= NEIGHBOURING}
    for side, main in (("IR", focus.iran), ("IQ", focus.iraq)):
        if named[side]:
            codes[side], own[side] = tuple(dict.fromkeys(m.code for m in named[side] if m.code)), True
            cues += [m.span for m in named[side]]
            bonus += 0.05
        elif nations[side] and not provincial:
            codes[side], own[side] = (), False
            cues += [m.span for m in nations[side]]
        else:
            codes[side], own[side] = main, False
            if side not in around and not nations[side]:
                bonus -= 0.15
    if any(reading.has(name, candidate.start, candidate.end) for name in ("context.outsiders",)) and len(candidate.sides()) < 2:
        return None
    return Parties(_region(codes["IR"]), _region(codes["IQ"]), tuple(sorted(set(cues))), bonus, (own["IR"], own["IQ"]))


def _only_setting(article: Article, candidate: Candidate, mention: Mention) -> bool:
    """Whether Tehran or Baghdad is only where the two countries meet, and no party."""
    if mention.code not in CAPITALS or mention.official or mention.place is None or mention.place.kind == "province":
        return False
    if mention.code == "IQ-BG" and candidate.type in (EventType.EXHIBITION, EventType.FORUM) and candidate.kind != "meeting":
        return False
    return mention.role in ("at", "to")


def _region(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Leave the Region out where its governorates are named."""
    if REGION in codes and any(code in REGION_MEMBERS for code in codes):
        return tuple(code for code in codes if code != REGION)
    return codes


def direction_of(type_: EventType, venue: Mention | None, origin: str, status: Status) -> str:
    """Who goes to, or shows to, whom."""
    if type_ in (EventType.DELEGATION, EventType.EXHIBITION):
        if venue is not None:
            return "iran_to_iraq" if venue.side == "IQ" else "iraq_to_iran"
        if origin:
            return "iran_to_iraq" if origin == "IR" else "iraq_to_iran"
    return "mutual"


def origin_of(article: Article, candidates: list[Candidate]) -> str:
    """The country that travellers come from, by the name next to "delegation"; "" where nothing says so."""
    reading = article.reading
    for candidate in candidates:
        for cue in reading.within("delegation.groups", candidate.start, candidate.end):
            best = None
            for mention in candidate.mentions:
                gap = mention.span.start - cue.end if mention.span.start >= cue.end else cue.start - mention.span.end
                if mention.role == "from" and 0 <= gap <= 4 or 0 <= cue.start - mention.span.end <= 2 or cue.start <= mention.span.start < cue.end:
                    if best is None or gap < best[0]:
                        best = (gap, mention)
            if best:
                return best[1].side
    return ""
