"""Give what was signed at a meeting the parties of the meeting, and a meeting those who signed at it, where its words name none.

Takes the drafts of one article; changes their parties. "It ended with a memorandum" is one of all who had met, though the article
is mostly about one of them. Not so the stops of a tour: guests who see two governorates sign with one of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from events.extract.article import Article
from events.extract.places.company import acts
from events.extract.places.focus import without_region
from events.extract.places.place_mention import Mention
from events.extract.together.draft import Draft
from events.extract.told.candidate import AHEAD, ENCOUNTERS
from events.vocabulary import EventType

REACH: Final = 2
ALONG: Final = 3
SIDES: Final = ("IR", "IQ")


def add_who_came_along(article: Article, drafts: list[Draft]) -> None:
    """Add to a meeting those who are told right behind to have been there as well ("the mayor of Paveh joined them at lunch").

    So it is with the one whom others went with ("Haval Abubakir said … The governors of Erbil and Duhok travelled with him").
    """
    reading = article.reading
    cues = reading.cues.get("company.along", ())
    told = {c.sentence: d for d in drafts if d.type in ENCOUNTERS for c in d.candidates} if cues else {}
    for index in dict.fromkeys(reading.sentence_of[cue.start] for cue in cues):
        if index in told:
            sentence = reading.sentences[index]
            if reading.has("company.with_him", sentence.start, sentence.end):
                came = [m for m in article.around(index, index) if acts(article, m)]
                leaders = [m for m in article.around(index - 1, index - 1) if acts(article, m)][:1]
                _add(told[index], [m for m in leaders if came and m.side == came[0].side])
        elif draft := next((told[n] for n in range(index - 1, index - 1 - ALONG, -1) if n in told), None):
            _add(draft, [m for m in article.around(index, index) if acts(article, m)])


def _add(draft: Draft, came: list[Mention]) -> None:
    sides = [
        without_region(tuple(dict.fromkeys((*codes, *(m.code for m in came if m.code and m.side == side)))))
        for side, codes in zip(SIDES, (draft.parties.iran, draft.parties.iraq), strict=True)
    ]
    draft.parties = replace(draft.parties, iran=sides[0], iraq=sides[1])


def share_parties(drafts: list[Draft]) -> None:
    """Complete a side that is taken from context by the same side of what was told just before, where that has more of it."""
    for draft in drafts:
        if draft.type == EventType.EXHIBITION or all(draft.parties.own):
            continue
        others = [d for d in drafts if _goes_with(draft, d)]
        if not others:
            continue
        other = min(others, key=lambda d: _distance(draft, d))
        later = _named_only_later(draft, other)
        sides = []
        for i, (mine, theirs) in enumerate(
            ((draft.parties.iran, other.parties.iran), (draft.parties.iraq, other.parties.iraq))
        ):
            toured = other.type == EventType.DELEGATION and other.origin != SIDES[i]
            theirs = tuple(code for code in theirs if code not in later)
            more = not draft.parties.own[i] and other.parties.own[i] and mine and set(mine) < set(theirs) and not toured
            sides.append(theirs if more else mine)
        draft.parties = replace(draft.parties, iran=sides[0], iraq=sides[1])


def share_hosts(drafts: list[Draft]) -> None:
    """Let guests be received by all who gathered with them where they came to ("Sanandaj hosts four governors").

    Of the visit a headline often names only the town, of the gathering the text names everybody. A visit told without a day
    began with the gathering and has come about as that has, whatever the guests will still look at.
    """
    gatherings = [d for d in drafts if d.type == EventType.FORUM and d.parties.many and d.timing.start]
    for met in gatherings:
        for visit in drafts:
            if visit.type != EventType.DELEGATION or not _came_for(visit, met):
                continue
            if not visit.timing.own:
                visit.timing, visit.status = met.timing, met.status
            visit.parties = replace(visit.parties, iran=met.parties.iran, iraq=met.parties.iraq)


def _came_for(visit: Draft, met: Draft) -> bool:
    """Whether the guests and one of the hosts gathered where the visit was to, on its day or in the month it is put down to."""
    there, here = (d.venue.code if d.venue else d.host for d in (visit, met))
    start, day = visit.timing.start or "", met.timing.start or ""
    if there is None or there != here or (start != day and (visit.timing.own or not day.startswith(start))):
        return False
    pairs = [(visit.parties.iran, met.parties.iran), (visit.parties.iraq, met.parties.iraq)]
    hosts, guests = pairs if there.startswith("IR") else pairs[::-1]
    return there in hosts[0] and set(hosts[0]) < set(hosts[1]) and bool(guests[0]) and set(guests[0]) == set(guests[1])


def _named_only_later(draft: Draft, other: Draft) -> set[str | None]:
    """The places that one draft names only after the other was told ("the evening before he had been in Karbala")."""
    last = draft.candidates[0].sentence
    before = {m.code for c in other.candidates if c.sentence <= last for m in c.mentions}
    return {m.code for c in other.candidates if c.sentence > last for m in c.mentions} - before


def _goes_with(draft: Draft, other: Draft) -> bool:
    """Whether one is a paper and the other a meeting told right beside it, both held or both to come."""
    kinds = (draft.type in ENCOUNTERS, other.type in ENCOUNTERS)
    if other is draft or not any(kinds) or all(kinds) or other.type == EventType.EXHIBITION:
        return False
    if (draft.status in AHEAD) != (other.status in AHEAD) or _distance(draft, other) > REACH:
        return False
    return draft.parties.meets(other.parties)


def _distance(draft: Draft, other: Draft) -> int:
    return min(abs(a.sentence - b.sentence) for a in draft.candidates for b in other.candidates)
