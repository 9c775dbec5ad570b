"""What the rules look at: a reading with the places and dates found in it, and quick ways to ask what stands where.

Takes the findings of `places.mentions` and `dates.finder`; gives `Article`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from events.extract.dates.finder import DateMention
from events.extract.places.place_mention import CAPITALS, Mention
from events.extract.text.reading import Cue, Reading

OPENING: Final = 2
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date mention with its tokens."""

    span: Cue
    date: DateMention


@dataclass(slots=True)
class Article:
    """What the candidate rules look at: the reading, and what was found in it."""

    reading: Reading
    mentions: list[Mention]
    dates: list[Dated]
    published: str | None
    text: str = ""
    _starts: list[int] = field(init=False, repr=False)
    _days: list[int] = field(init=False, repr=False)
    _by_sentence: dict[int, list[Mention]] = field(init=False, repr=False)
    _names: frozenset[str] | None = field(init=False, repr=False, default=None)
    _known: dict[str, Any] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._starts = [m.span.start for m in self.mentions]
        self._days = [d.span.start for d in self.dates]
        self._by_sentence = {}
        for mention in self.mentions:
            self._by_sentence.setdefault(mention.sentence, []).append(mention)

    def once(self, name: str, work_out: Callable[[Article], Found]) -> Found:
        """What a rule finds in the article as a whole, worked out when it is first asked for and kept by its name."""
        if name not in self._known:
            self._known[name] = work_out(self)
        found: Found = self._known[name]
        return found

    @property
    def filed(self) -> list[Mention]:
        """The places of the dateline."""
        return self.once("filed", lambda article: [m for m in article.mentions if m.use == "dateline"])

    def around(self, first: int, last: int) -> list[Mention]:
        """The mentions of sentences first to last, both included."""
        return [m for n in range(first, last + 1) for m in self._by_sentence.get(n, ())]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin inside tokens start to end."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def dates_in(self, start: int, end: int) -> list[Dated]:
        """The dates that begin inside tokens start to end."""
        return self.dates[bisect_left(self._days, start) : bisect_left(self._days, end)]

    def sides_near(self, sentence: int, back: int = 2, ahead: int = 1) -> set[str]:
        """Which countries are named in a sentence or the ones around it."""
        return {
            m.side
            for m in self.around(sentence - back, sentence + ahead)
            if m.use != "dateline" or (m.code and m.code not in CAPITALS)
        }

    def is_name(self, word: str) -> bool:
        """Whether a word is written with a capital where no sentence begins (scripts without capitals: never)."""
        if self._names is None:
            sentences = self.reading.sentences
            openings = {i for s in sentences for i in range(s.start, s.start + OPENING)}
            words = [text for i, text in enumerate(self.reading.texts) if i not in openings]
            self._names = frozenset(word for word in words if word[:1].isupper() and word.isalpha())
        return len(word) > 2 and word in self._names
