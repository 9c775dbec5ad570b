"""Tell when Tehran or Baghdad takes part as a province of its own, and when it is only where the two countries meet.

Takes an `Article`, a `Candidate` or `Draft` and the `Focus`; says whether the naming of a capital makes it a party. Tehran is one
where its own governor, mayor, chamber or traders act, or where guests see other provinces of Iran as well; Baghdad also where a
fair or a conference is held in it.
"""

from __future__ import annotations

from events.extract.article import Article
from events.extract.places.focus import Focus
from events.extract.places.place_mention import BAGHDAD, CAPITALS, TEHRAN, Mention
from events.extract.places.states import minister_hosts, of_states
from events.extract.told.candidate import Candidate
from events.vocabulary import EventType


def only_setting(article: Article, candidate: Candidate, mention: Mention, focus: Focus) -> bool:
    """Whether a capital named as a town is only where the two countries meet, and no party.

    In the curated events a capital that a delegation from a province visits is mostly coded as a party, one where
    ministers meet is not.
    """
    if mention.code not in CAPITALS or mention.official or mention.place is None or mention.place.kind == "province":
        return False
    held = candidate.type == EventType.EXHIBITION or candidate.kind in ("gathering", "committee")
    if held and mention.code == BAGHDAD:
        return False
    visited = mention.role in ("at", "to")
    if visited and mention.code == TEHRAN and TEHRAN not in focus.acting:
        return True
    if visited and (of_states(article, candidate) or minister_hosts(article.reading, candidate, mention.side)):
        return True  # a minister travels to the other country's government, or is the host
    guests, colleagues = (focus.iraq, focus.iran) if mention.side == "IR" else (focus.iran, focus.iraq)
    others = [m for m in candidate.mentions if m.side != mention.side]
    national = any(m.use == "nation" for m in others) and not any(m.counts for m in others)
    of_provinces = bool(set(guests) - set(CAPITALS)) and not national
    local = candidate.type == EventType.DELEGATION or (
        candidate.type == EventType.FORUM and bool(set(colleagues) - set(CAPITALS))
    )
    return not (visited and of_provinces and local)
