"""Settle who takes part.

Takes an `Article` and a `Candidate`; gives its parties. What the sentence names comes first; where it speaks of "the province"
or "the two sides", the places named just before, then the article's main pair; where it names the country, the country.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from typing import Final

from events.extract.article import Article
from events.extract.places.capitals import only_setting
from events.extract.places.company import are_members, company_called, hosts_colleagues
from events.extract.places.focus import LONG_ROW, SEAT, Focus, acts_locally, without_region
from events.extract.places.links import fill_from_link
from events.extract.places.place_mention import TEHRAN, Mention
from events.extract.places.setting import BACK, in_clause
from events.extract.places.states import is_envoy, is_state, of_states
from events.extract.text.reading import Cue, Reading
from events.extract.told.candidate import Candidate
from events.vocabulary import EventType
from geo.provinces import REGION, REGION_MEMBERS

COMPARED: Final = 2


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

    @property
    def many(self) -> bool:
        """Whether many provinces of one side take part, as when all along the border meet."""
        return max(len(self.iran), len(self.iraq)) >= LONG_ROW

    def joined(self, other: Parties, *, firm: Container[str] | None = None) -> Parties:
        """Both together; what a telling names itself outweighs what it takes from context.

        Where ``firm`` is given, the other is told further on: of its places only those in ``firm`` come to a side that has
        places of its own, and none replaces what the article gave.
        """
        sides = []
        for i, (mine, theirs) in enumerate(((self.iran, other.iran), (self.iraq, other.iraq))):
            if self.own[i] and other.own[i]:
                more = theirs if firm is None else tuple(code for code in theirs if code in firm)
                sides.append(without_region(tuple(dict.fromkeys((*mine, *more)))))
            elif self.own[i] or (other.own[i] and not ((self.nation[i] or mine) and firm is not None)):
                sides.append(mine if self.own[i] else theirs)
            else:
                sides.append(() if self.nation[i] or other.nation[i] else mine)
        own = (self.own[0] or other.own[0], self.own[1] or other.own[1])
        nation = (self.nation[0] or other.nation[0], self.nation[1] or other.nation[1])
        return Parties(sides[0], sides[1], _merged(self.cues, other.cues), own, nation)


def _merged(cues: tuple[Cue, ...], more: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Both in text order, each once; those told later are mostly put behind, without looking at all the others."""
    if cues and more and cues[-1] < more[0]:
        return (*cues, *more)
    return tuple(sorted({*cues, *more}))


def _overlap(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if set(a) & set(b):
        return True
    return any(REGION in x and any(code in REGION_MEMBERS for code in y) for x, y in ((a, b), (b, a)))


def parties_of(article: Article, candidate: Candidate, venue: Mention | None, focus: Focus) -> Parties | None:
    """Who takes part, or None where one side is not in it at all."""
    reading = article.reading
    named: dict[str, list[Mention]] = {"IR": [], "IQ": []}
    routes: dict[str, list[Mention]] = {"IR": [], "IQ": []}
    nations: dict[str, list[Mention]] = {"IR": [], "IQ": []}
    only_signed = (
        "paper named before" in candidate.rules
    )  # "it was signed at a fair, where firms from Isfahan showed tiles"
    for mention in candidate.mentions:
        if mention.counts and not only_setting(article, candidate, mention, focus):
            main = focus.iran if mention.side == "IR" else focus.iraq
            elsewhere = mention.official or mention.code in main or mention is venue
            if (elsewhere and not only_signed) or in_clause(article, candidate, mention.span):
                named[mention.side].append(mention)
        elif mention.use == "landmark" and mention.code:
            for place in mention.others or (mention.place,):
                if place:
                    routes[place.country].append(replace(mention, side=place.country, code=place.code))
        elif mention.use == "nation":
            nations[mention.side].append(mention)
    for side, main in (("IR", focus.iran), ("IQ", focus.iraq)):
        strong = [
            m
            for m in named[side]
            if m.official
            or m.use == "person"
            or m.role == "from"
            or m.code in main
            or _is_goal(candidate, m)
            or (m.code == REGION and candidate.type == EventType.FORUM)
        ]
        rows = {m.row for m in strong if m.row >= 0}
        named[side] = [m for m in named[side] if m in strong or m.row in rows] or named[side]
    if candidate.type == EventType.EXHIBITION and venue and venue.code and (venue.counts or venue.use == "echo"):
        named[venue.side] = [m for m in named[venue.side] if m.code == venue.code] or [venue]
    fair_in_capital = candidate.type == EventType.EXHIBITION and venue is not None and venue.code == TEHRAN
    if fair_in_capital:
        named["IR"] = [m for m in named["IR"] if m.official or m.role == "from"]
    if (
        candidate.type in (EventType.AGREEMENT, EventType.FORUM)
        and len(focus.states) == 2
        and not focus.iran + focus.iraq
    ):
        # "The two countries' bureaus met in Isfahan": where countries deal with each other a town is where they meet.
        named = {side: [m for m in found if m.official or m.role == "from"] for side, found in named.items()}
    pointed = any(
        reading.has(name, candidate.start, candidate.end) for name in ("places.counterparts", "places.province")
    )
    both = reading.has("places.counterparts", candidate.start, candidate.end)
    near = article.sides_near(candidate.sentence)
    states = {
        side: any(is_state(article, candidate, m) for m in nations[side]) or _sends(article, candidate, nations[side])
        for side in nations
    }
    if "envoy met" in candidate.rules:
        for side in nations:
            if any(is_envoy(reading, m) for m in nations[side]):  # whatever province he has come to talk about
                named[side] = [m for m in named[side] if m.official and in_clause(article, candidate, m.span)]
    between_states = _between_states(article, candidate, nations)
    if between_states:
        named = {side: [m for m in found if m.official] for side, found in named.items()}
    called = company_called(article, candidate)
    codes: list[tuple[str, ...]] = []
    own: list[bool] = []
    national: list[bool] = []
    cues: list[Cue] = []
    for side, main in (("IR", focus.iran), ("IQ", focus.iraq)):
        chosen = named[side]
        if not chosen and candidate.type == EventType.AGREEMENT and routes[side] and not pointed:
            chosen = [m for m in routes[side] if m.code in main] if main else routes[side]
        if side == "IQ" and chosen and focus.region and main == (REGION,) and candidate.type != EventType.EXHIBITION:
            seat = all(m.code == REGION or (m.code == SEAT and not acts_locally(article, m)) for m in chosen)
            chosen = [replace(m, code=REGION) if seat else m for m in chosen]
        members = {m.code for m in chosen if m.code in REGION_MEMBERS}
        if len(members) >= LONG_ROW:
            chosen = [m for m in chosen if m.code != REGION]  # "four governors of the Region": each acts for his own
        together = called[side == "IQ"] if called else ()
        if together and {m.code for m in chosen if m.role not in ("at", "to") or m.official} <= set(together):
            codes.append(tuple(dict.fromkeys((*together, *(m.code for m in chosen if m.code and m.code != REGION)))))
            cues += [m.span for m in chosen]
            chosen = chosen or [m for m in article.mentions if m.code in together][:1]
        elif chosen and (hosts_colleagues(candidate, chosen, main) or are_members(candidate, chosen, main)):
            codes.append(main)
            cues += [m.span for m in chosen]
        elif chosen:
            if candidate.type != EventType.EXHIBITION and any(
                m.code == REGION and _takes_part(candidate, m) for m in chosen
            ):
                # The Region takes part, the town is where they meet.
                acts = any(m.code == REGION and m.official for m in chosen)
                chosen = [
                    m for m in chosen
                    if m.official or m.code not in REGION_MEMBERS or (m.role == "from" and not acts)
                ]  # fmt: skip
            codes.append(without_region(tuple(dict.fromkeys(m.code for m in chosen if m.code))))
            cues += [m.span for m in chosen]
        elif nations[side] and (
            states[side]
            or "envoy met" in candidate.rules
            or (not pointed and (not main or _shows_own_goods(candidate, side)))
        ):
            codes.append(())
            cues += [m.span for m in nations[side]]
        else:
            if side not in near and not main and side not in focus.leading:
                return None
            state = (not pointed and of_states(article, candidate)) or between_states
            state |= fair_in_capital and side == "IR"
            state &= not (side == "IQ" and focus.region and main == (REGION,))  # its ministers are no Iraqi ones
            codes.append(() if state else _from_context(article, candidate, side, focus, both))
        own.append(bool(chosen))
        national.append(any(m.role != "at" for m in nations[side]) and not pointed and not chosen and not codes[-1])
    outsiders = [
        cue
        for cue in reading.within("context.outsiders", candidate.start, candidate.end)
        if not reading.has("context.compared", cue.start - COMPARED, cue.start)
    ]  # "dark since the Turkish week", "unlike the Chinese"
    if outsiders and len(candidate.sides()) < 2 and not _apart_from(reading, candidate, outsiders):
        return None
    if any(candidate.anchor.start == cue.end for cue in outsiders):
        return None  # "a Turkish delegation", "the Gaziantep fair"
    iran, iraq = fill_from_link(article, candidate, (codes[0], codes[1]))
    return Parties(iran, iraq, tuple(sorted(set(cues))), (own[0], own[1]), (national[0], national[1]))


def _shows_own_goods(candidate: Candidate, side: str) -> bool:
    """Whether a country named in the telling of an exhibition is the one that shows: nine of ten curated ones were Iran's."""
    return candidate.type == EventType.EXHIBITION and side == "IR"


def _apart_from(reading: Reading, candidate: Candidate, outsiders: list[Cue]) -> bool:
    """Whether third countries stand in another clause than the event, which has a place of its own ("… while Ilam had one")."""
    clause, own = reading.clause, reading.clause[candidate.anchor.start]
    return any(clause[m.span.start] == own for m in candidate.mentions if m.counts) and all(
        clause[cue.start] != own for cue in outsiders
    )


def _between_states(article: Article, candidate: Candidate, nations: dict[str, list[Mention]]) -> bool:
    """Whether a joint body or a paper is said to be that of the two countries ("the commission of Iran and Iraq")."""
    if candidate.kind != "committee":
        return False
    reading, anchor = article.reading, candidate.anchor
    beside = [[m for m in nations[side] if _beside(reading, m.span, anchor)] for side in ("IR", "IQ")]
    if all(beside):
        return True
    return any(_beside(reading, cue, anchor) for cue in reading.within("places.states", candidate.start, candidate.end))


def _sends(article: Article, candidate: Candidate, nation: list[Mention]) -> bool:
    """Whether a country is told to be in a joint body, and no office-holder of a province of it is named as coming along."""
    if candidate.kind != "committee" or all(m.role == "at" for m in nation):
        return False
    along = article.around(candidate.sentence, candidate.sentence + BACK)
    return not any(m.side == nation[0].side and m.official and m.code for m in along)


def _beside(reading: Reading, span: Cue, anchor: Cue) -> bool:
    return -4 <= span.start - anchor.end <= 5 or 0 <= anchor.start - span.end <= 5


def _takes_part(candidate: Candidate, mention: Mention) -> bool:
    """Whether the Region is named as one who acts, and not as the land a town lies in."""
    return mention.official or mention.role == "from" or (candidate.type == EventType.FORUM and not mention.role)


def _is_goal(candidate: Candidate, mention: Mention) -> bool:
    """Whether guests or goods went to a place, which makes it a party; an agreement may be signed anywhere."""
    return candidate.type != EventType.AGREEMENT and mention.role in ("at", "to")


def _from_context(article: Article, candidate: Candidate, side: str, focus: Focus, both: bool) -> tuple[str, ...]:
    """A side's places where the telling names none: office-holders named just before, the main pair, places just before."""
    main = focus.iran if side == "IR" else focus.iraq
    if both and main:
        return main
    if side in focus.states and not main:
        return ()
    recent = _recent(article, candidate, side, focus)
    officials = {
        m.code for m in article.around(candidate.sentence - BACK, candidate.sentence - 1)
        if m.side == side and m.code and (m.official or m.use == "person")
    }  # fmt: skip
    if recent and officials & set(recent):
        return tuple(code for code in recent if code in officials)
    return main or recent


def _recent(article: Article, candidate: Candidate, side: str, focus: Focus) -> tuple[str, ...]:
    """The places of a side named in the sentence just before, in the same paragraph or the one before."""
    for back in (1, 2):
        there = [m for m in article.around(candidate.sentence - back, candidate.sentence - back) if m.side == side]
        said = [m for m in there if m.code]
        found = [m for m in said if m.counts and not only_setting(article, candidate, m, focus)]
        if not found and candidate.type == EventType.AGREEMENT:
            found = [m for m in said if m.use == "landmark"]
        if found:
            return without_region(tuple(dict.fromkeys(m.code for m in found if m.code)))
        if any(m.use == "nation" for m in there):
            return ()
    return ()
