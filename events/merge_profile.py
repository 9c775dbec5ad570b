"""An event record seen for comparing: its days as numbers, its names and sentences as folded words.

Takes an `Event`; gives a `Profile` whose parts are computed once, when first asked for, and the rule by which two names
of organisations stand for one body.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property, lru_cache
from typing import Final

from rapidfuzz import fuzz

from events.merge_thresholds import NAME_RATIO
from events.model import Event
from events.partial_date import MONTHS, PartialDate
from events.source_identity import article_keys
from events.vocabulary import Sector
from geo.provinces import name
from geo.script_folding import normalise


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that tell no name or sentence from another.
_EMPTY_WORDS: Final = _words("""
    a an and as at by for from in into its of on or s the to with after before between during over under via was were is
    are be been had has have it that this their his her who which while also about than then they he she would
""")
_FORMAL_WORDS: Final = _EMPTY_WORDS | _words("""
    general province region industry industries mines mine agriculture organisation organization department office co
""")
_SAME_WORD: Final = {
    "iranian": "iran", "iraqi": "iraq", "kurdish": "kurdistan", "krg": "kurdistan", "governor": "governorate",
    "cooperatives": "cooperative", "chambers": "chamber", "mayoralty": "municipality", "importer": "importers",
    "exporter": "exporters",
}  # fmt: skip
OFFICE_WORDS: Final = frozenset({"governorate", "government", "authorities", "council", "provincial", "administration"})
_TYPE_WORDS: Final = _words("""
    iran iraq exhibition fair show delegation visit visited agreement memorandum understanding signed sign forum meeting
    met meet talks trade economic cooperation held hold opened open planned announced province governorate governor
    officials said provinces concluded took place put off called official cultural exclusive pavilion centre roadshow sales
    contract protocol renewal twinning border governors business conference joint committee proposed
""")
_MONTH_WORDS: Final = _words(" ".join(MONTHS).lower())
_SECTOR_WORDS: Final = _words(" ".join(Sector))
_COUNTED: Final = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
_ORDINALS: Final = {word: number for number, word in enumerate(_COUNTED.split(), start=1)}
_EDITION: Final = re.compile(r"\b(?:(\d{1,3})(?:st|nd|rd|th)|(" + "|".join(_ORDINALS) + r"))\b", re.IGNORECASE)
_EDITION_OF: Final = re.compile(
    r"\W*(?:[\w'’-]+\W+){0,4}?(?:edition|time|appearance|fair|exhibition|expo|show|meeting|session|commission|round|forum)",
    re.IGNORECASE,
)


# Dates repeat across a hundred thousand records, and are never changed.
_date = lru_cache(maxsize=16_384)(PartialDate)


class Profile:
    """An event with what comparing needs, computed once or when first asked for."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.start = _date(event.start) if event.start else None
        self.first = self.start.first_day.toordinal() if self.start else None
        self.last = self.start.last_day.toordinal() if self.start else None
        self.iran = frozenset(event.iran)
        self.iraq = frozenset(event.iraq)
        self.articles = article_keys(event)

    @cached_property
    def end(self) -> int | None:
        """The last day the event may have gone on, as an ordinal; its start where no end is known."""
        if self.event.end is None:
            return self.last
        return _date(self.event.end).last_day.toordinal()

    @cached_property
    def published(self) -> tuple[int, ...]:
        """Days on which sources appeared, as ordinals; sources without a day are left out."""
        dates = (_date(source.published) for source in self.event.sources if source.published)
        return tuple(sorted(date.first_day.toordinal() for date in dates if date.precision == "day"))

    @cached_property
    def towns(self) -> tuple[frozenset[str], ...]:
        """The venue's towns as sets of folded words; "Karbala and Baghdad" gives two."""
        parts = re.split(r"[,;/()]| and | & ", self.event.venue or "")
        words = (frozenset(normalise(part).split()) - {"al", "el", "as", "ad", "an", "city"} for part in parts)
        return tuple(part for part in words if part)

    @cached_property
    def party_words(self) -> frozenset[str]:
        """Folded English words of the parties' and venue's names."""
        names = [name(code) for code in self.event.places] + [self.event.venue or ""]
        return frozenset(word for text in names for word in normalise(text).split())

    @cached_property
    def bodies(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Organisations with the words that tell them apart."""
        found = ((body, body_words(body)) for body in self.event.organisations)
        return tuple((body, words) for body, words in found if words)

    @cached_property
    def sectors(self) -> frozenset[Sector]:
        """Sectors but "general", which every trade event is about."""
        return frozenset(self.event.sectors) - {Sector.GENERAL}

    @cached_property
    def subject(self) -> str:
        """The summary's words by the alphabet, without what other facets compare: parties, bodies, kind, date, sectors.

        Nothing is left of a sentence composed from the fields alone, and it says nothing more than they do.
        """
        known = self.party_words.union(*(words for _, words in self.bodies))
        known = known | _EMPTY_WORDS | _TYPE_WORDS | _MONTH_WORDS | _SECTOR_WORDS
        words = {_SAME_WORD.get(word, word) for word in normalise(self.event.summary).split()}
        return " ".join(sorted(word for word in words if word not in known and len(word) > 2 and not word.isdigit()))

    @cached_property
    def edition(self) -> int | None:
        """The number of a series the summary gives ("the fourth exhibition"), where it gives one."""
        numbers = set()
        for match in _EDITION.finditer(self.event.summary):
            if _EDITION_OF.match(self.event.summary[match.end() : match.end() + 70]):
                numbers.add(int(match[1]) if match[1] else _ORDINALS[match[2].lower()])
        return numbers.pop() if len(numbers) == 1 else None


def body_words(body: str) -> frozenset[str]:
    """The words that tell a body from others: the same for "Ilam governorate-general" and "Ilam Governorate"."""
    return frozenset(_SAME_WORD.get(word, word) for word in normalise(body).split()) - _FORMAL_WORDS


def same_body(a: Collection[str], b: Collection[str]) -> bool:
    """Whether two names of organisations, as `body_words`, stand for one body.

    Every word of the shorter name must have its like in the longer, which may have two words more; a name of one word
    must be the whole of the other.
    """
    shorter, longer = sorted((a, b), key=len)
    if len(longer) - len(shorter) > (2 if len(shorter) > 1 else 0):
        return False
    return all(any(word == other or fuzz.ratio(word, other) >= NAME_RATIO for other in longer) for word in shorter)
