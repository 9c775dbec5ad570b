"""What was read in one article, as all rules ask it: words, sentences, clauses, and the phrases of the word lists.

Made by `text.reader`; token positions, cue spans by list name, sentence and clause bounds. Nothing here knows a language.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from events.extract.text.cutting import Cue, Sentence
from events.extract.text.folding import Folded

__all__ = ["Cue", "Lists", "Reading", "Sentence"]

Lists = str | tuple[str, ...]
"""The name of a word list, or those of several that mean one thing together."""

ABSENT: tuple[list[int], list[Cue]] = ([], [])


@dataclass(slots=True)
class Reading:
    """What was read in one article.

    Attributes
    ----------
    doc : Doc
        Tokens of the folded text.
    texts : list of str
        Each token as the folded text has it.
    words : list of str
        Lower-case, affix-free form of each token.
    starts, ends : list of int
        Where each token begins and ends in the folded text.
    place : list of int
        A ruler along the text: distance between two tokens, where commas, clause breaks and full stops count extra.
    cues : dict of list name to list of Cue
        By list name, in text order, the longest of those that begin together.
    definite : set of int
        Tokens that carry "the" in one word with them.
    origins : set of int
        Tokens whose ending says that something comes from there (Kurdish لە سنەوە, "from Sanandaj").
    verbs_first : bool
        Whether the language puts verbs before their subjects.
    numbers : dict of str to int
        Number words and their values.
    statuses : dict
        What `told.status` has read in a stretch of tokens, kept by its bounds.
    """

    folded: Folded
    doc: Doc
    texts: list[str]
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[Sentence]
    sentence_of: list[int]
    place: list[int]
    cues: dict[str, list[Cue]]
    clause: list[int]
    definite: set[int] = field(default_factory=set)
    origins: set[int] = field(default_factory=set)
    verbs_first: bool = False
    numbers: dict[str, int] = field(default_factory=dict)
    statuses: dict[tuple[int, int], Any] = field(default_factory=dict, repr=False)
    heard: dict[Lists, tuple[list[int], list[Cue]]] = field(default_factory=dict, repr=False)

    def within(self, name: Lists, start: int, end: int) -> list[Cue]:
        """The cues of a list, or of several, that begin inside tokens start to end."""
        starts, cues = self.heard.get(name) or self._hear(name)
        if not starts:
            return []
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        return cues[first : bisect_left(starts, end, first)]

    def has(self, name: Lists, start: int, end: int) -> bool:
        """Whether any cue of the list, or of one of several, begins inside tokens start to end."""
        starts, _ = self.heard.get(name) or self._hear(name)
        if not starts:
            return False
        first = bisect_left(starts, start)
        return first < len(starts) and starts[first] < end

    def _hear(self, name: Lists) -> tuple[list[int], list[Cue]]:
        """The cues of a list, or of several merged, and where they begin; worked out when they are first asked for."""
        if isinstance(name, str):
            if name not in self.cues:
                self.heard[name] = ABSENT
                return ABSENT
            cues = self.cues[name]
        else:
            cues = sorted({cue for single in name for cue in self.cues.get(single, ())})
        self.heard[name] = found = [cue.start for cue in cues], cues
        return found

    def distance(self, a: Cue, b: Cue) -> int:
        """How far two spans are from each other along the ruler; 0 where they touch or overlap."""
        if a.end <= b.start:
            return self.place[b.start] - self.place[a.end - 1]
        if b.end <= a.start:
            return self.place[a.start] - self.place[b.end - 1]
        return 0

    def parted(self, a: Cue, b: Cue) -> bool:
        """Whether a comma, or the end of a clause, stands between two spans."""
        first, second = sorted((a, b))
        return self.distance(first, second) > second.start - first.end + 1

    def clause_start(self, token: int, low: int) -> int:
        """The first token, from `low` on, that stands in the clause of a token."""
        return next((i for i in range(low, token) if self.clause[i] == self.clause[token]), token)

    def characters(self, span: Cue) -> tuple[int, int]:
        """A token span as character offsets of the original text."""
        return self.folded.original(self.starts[span.start]), self.folded.original(self.ends[span.end - 1], end=True)

    def token_at(self, offset: int) -> int:
        """The token that holds a character of the original text (or the next one)."""
        return self.token_at_folded(self.folded.folded(offset))

    def token_at_folded(self, wanted: int) -> int:
        """The token that holds a character of the folded text (or the next one)."""
        return min(bisect_right(self.ends, wanted), max(len(self.ends) - 1, 0))
