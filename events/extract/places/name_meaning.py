"""Decide what a name with two meanings means: Kurdistan the province or the Region, Badreh of Ilam or Badra of Wasit.

Takes a reading, the open mention and those already known; gives a place, by the words beside the name first, then by who
meets whom in the sentence, then by the company it keeps in the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from events.extract.places.place_mention import Mention
from events.extract.text.reading import Cue, Reading
from geo.gazetteer import Place
from geo.provinces import REGION, REGION_MEMBERS

OTHER_SIDE: Final = {"IR": "IQ", "IQ": "IR"}
TALKS: Final = ("forum.meetings", "forum.meeting", "delegation.receiving")
OFFICES: Final = ("roles.governor", "roles.mayor")
OFFICE_REACH: Final = 4
OWNED_REACH: Final = 2


@dataclass(slots=True)
class Company:
    """The names whose meaning is sure, counted once: how often each province is named, and what each sentence names."""

    codes: Counter[str | None] = field(default_factory=Counter)
    sides: Counter[str] = field(default_factory=Counter)
    members: int = 0
    _by_sentence: dict[int, list[Mention]] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Iterable[Mention]) -> Company:
        """The company that names of places make up."""
        found = cls()
        for mention in known:
            found.codes[mention.code] += 1
            found.sides[mention.side] += 1
            found._by_sentence.setdefault(mention.sentence, []).append(mention)
        found.members = sum(found.codes[code] for code in (*REGION_MEMBERS, REGION))
        return found

    def beside(self, sentence: int) -> list[Mention]:
        """The names of one sentence, in text order."""
        return self._by_sentence.get(sentence, [])


def crosses(reading: Reading, cue: Cue, span: Cue) -> bool:
    low, high = min(cue.end, span.end), max(cue.start, span.start)
    return any(reading.texts[i] in ",.;،" for i in range(low, high))


def only_joins(reading: Reading, start: int, end: int) -> bool:
    """Whether tokens start to end are only commas, "and" and other fillers, with at least one joint."""
    if not 0 < end - start <= 4:
        return False
    fillers = {i for cue in reading.within("places.fillers", start, end) for i in range(cue.start, cue.end)}
    joints = {i for cue in reading.within("places.joins", start, end) for i in range(cue.start, cue.end)}
    return bool(joints) and all(i in fillers or i in joints for i in range(start, end))


def by_company(mention: Mention, company: Company, places: Sequence[Place]) -> Place:
    """The reading that other names of the same sentence, then of the whole article, speak for."""
    here = company.beside(mention.sentence)

    def weight(place: Place) -> tuple[float, ...]:
        container = sum(m.code == place.code for m in here if 0 < m.span.start - mention.span.end <= 4)
        same = sum(m.code == place.code for m in here)
        everywhere = company.codes[place.code] + (company.members if place.code == REGION else 0)
        kinds = {"province": 2, "region": 2, "crossing": 1}
        return (container, same, everywhere, float(kinds.get(place.kind, 0)), company.sides[place.country])

    return max(places, key=weight)


def hosts_side(reading: Reading, mention: Mention, company: Company) -> str | None:
    """The country of a governor whom people of the other country meet ("Ilam's party held talks with the governor of Badra").

    Where the sentence names the hosts ("was greeted by dignitaries of Wasit, among them the governor of Badra"), theirs; where
    it names nobody else ("the delegation held talks with the governor of Badra"), the other than the sentence before speaks of.
    Where he is named first, the other than that of the delegation he met ("Badra's governor received a delegation from Ilam").
    """
    sentence = reading.sentences[mention.sentence]
    span = mention.span
    if not _holds_office(reading, mention, sentence.start):
        return None
    here = company.beside(mention.sentence)
    if any(0 < m.span.start - span.end <= 4 and not reading.has(TALKS, span.end, m.span.start) for m in here):
        return None  # "the governor of Badra in Wasit"
    met = reading.within(TALKS, sentence.start, span.start)
    if not met:
        after = [cue.end for cue in reading.within(TALKS, span.end, sentence.end)]
        guests = guests_of(reading, company, mention.sentence) if after else set()
        sides = {m.side for m in here if m.code in guests and m.span.start >= min(after)}
        return OTHER_SIDE[sides.pop()] if len(sides) == 1 else None
    hosts = {m.side for m in here if max(cue.end for cue in met) <= m.span.start < span.start}
    if len(hosts) == 1:
        return hosts.pop()
    if not here and reading.has("delegation.groups", sentence.start, span.start):
        here = company.beside(mention.sentence - 1)
    sides = {m.side for m in here}
    return OTHER_SIDE[sides.pop()] if len(sides) == 1 else None


def _holds_office(reading: Reading, mention: Mention, start: int) -> bool:
    """Whether a name is that of a governor's or a mayor's place ("the governor of Badra", "the Badra mayor")."""
    span = mention.span
    if mention.role == "from" and reading.has(OFFICES, max(span.start - OFFICE_REACH, start), span.start):
        return True
    return reading.has(OFFICES, span.end, span.end + OWNED_REACH)


def guests_of(reading: Reading, company: Company, sentence: int) -> set[str | None]:
    """The provinces named right beside "delegation" in a sentence."""
    bounds = reading.sentences[sentence]
    groups = reading.within("delegation.groups", bounds.start, bounds.end)
    return {
        m.code for m in company.beside(sentence) for cue in groups
        if 0 <= m.span.start - cue.end <= 2 or 0 <= cue.start - m.span.end <= 1
    }  # fmt: skip
