"""Weigh what may be an event by all the words of its sentence, and find what no word list listens for.

Takes an `Article` and its `Candidate`s; says how much stronger or weaker each is made by how likely the words of its sentence tell
an event of that type (`weights`), and adds those tellings that the words make likely and no rule has found.
"""

from __future__ import annotations

import math
from typing import Final

from events.extract.article import Article
from events.extract.text.reading import Cue, Sentence
from events.extract.told.candidate import ENCOUNTERS, Candidate, circumstances, make
from events.extract.told.weights import TYPES, Weights, load_weights, token_words, words_of
from events.vocabulary import EventType

UP: Final = 0.1
DOWN: Final = 0.25
"""By how much the words of a sentence may raise or lower the strength of what a rule found in it."""
EACH: Final = 0.15
"""What one unit of log odds is worth."""
SHORT: Final = 8
"""Up to how many words a sentence is too short to be judged by them; one of twice as many or more is judged in full."""
LONG: Final = 22
"""From how many tokens a sentence may tell an event by its words alone."""
LIKELY: Final = 1.4
"""Log odds from which words alone tell an event: four to one."""
TELLING: Final = 5
STRENGTH: Final = 0.3
ANYTHING: Final = ("accord", "offer", "venture")
"""Kinds of telling whose sentence may be about anything; that its words are unusual says nothing against them."""
NOBODY: Final = "meeting told"
"""The rule for talks that nobody is told to have held: no word makes them likelier."""
BY_WORDS: Final = "words that go with it"
ALL: Final = frozenset(TYPES)
KINDS: Final = {
    EventType.AGREEMENT: "paper",
    EventType.DELEGATION: "visit",
    EventType.EXHIBITION: "display",
    EventType.FORUM: "gathering",
}


class Scales:
    """Weighs the tellings of one article, each sentence when it is first asked about.

    Attributes
    ----------
    article : Article
    weights : Weights or None
        Those of the article's language; without them nothing weighs anything.
    """

    def __init__(self, article: Article, language: str) -> None:
        self.article = article
        self.weights = load_weights(language)
        self._odds: dict[int, dict[EventType, float]] = {}
        self._trust: dict[int, float] = {}

    def weight(self, candidate: Candidate) -> float:
        """What all the words of its sentence add to a candidate's strength or take from it, `-DOWN` to `UP`."""
        if self.weights is None:
            return 0.0
        odds = self._of(self.article.reading.sentences[candidate.sentence], self.weights)
        told = EACH * max(odds[t] for t in _alike(candidate.type))
        weight = self._trust[candidate.sentence] * max(-DOWN, min(UP, told))
        if candidate.kind in ANYTHING:
            weight = max(weight, 0.0)
        return min(weight, 0.0) if NOBODY in candidate.rules else weight

    def with_more(self, found: list[Candidate]) -> list[Candidate]:
        """The candidates, and those that only the words of their sentence tell; in text order."""
        if self.weights is None:
            return found
        told: dict[int, set[EventType]] = {}
        for candidate in found:
            told.setdefault(candidate.sentence, set()).update(_alike(candidate.type))
        more: list[Candidate] = []
        for sentence in self.article.reading.sentences:
            missed = ALL - told.get(sentence.index, set())
            if missed and _may_tell(self.article, sentence):
                odds = self._of(sentence, self.weights)
                likely = [t for t in TYPES if t in missed and odds[t] >= LIKELY]
                more += _told_by_words(self.article, sentence, likely, self.weights)
        return sorted([*found, *more], key=lambda c: (c.sentence, c.anchor)) if more else found

    def _of(self, sentence: Sentence, weights: Weights) -> dict[EventType, float]:
        odds = self._odds.get(sentence.index)
        if odds is None:
            words = words_of(self.article, sentence)
            odds = self._odds[sentence.index] = weights.log_odds(words)
            self._trust[sentence.index] = max(0.0, min(1.0, (len(words) - SHORT) / SHORT))
        return odds


def _may_tell(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence is long enough to tell an event by its words alone, and says where and when."""
    start, end = sentence.start, sentence.end
    return (
        end - start >= LONG
        and bool(article.dates_in(start, end))
        and any(m.code for m in article.mentions_in(start, end))
    )


def _alike(type_: EventType) -> frozenset[EventType]:
    """The types that newswires tell in the same words."""
    return ENCOUNTERS if type_ in ENCOUNTERS else frozenset({type_})


def _told_by_words(article: Article, sentence: Sentence, likely: list[EventType], weights: Weights) -> list[Candidate]:
    more = []
    for type_ in likely:
        anchor = _strongest(article, sentence, weights, type_)
        window = (sentence.start, sentence.end)
        candidate = make(article, sentence, type_, KINDS[type_], anchor, [anchor], window, STRENGTH, [BY_WORDS])
        if candidate.status is None:
            continue  # nothing says that it happened
        circumstances(article, candidate)
        more.append(candidate)
    return more


def _strongest(article: Article, sentence: Sentence, weights: Weights, type_: EventType) -> Cue:
    """The word of a sentence that speaks most for a type; no short word, which says nothing to a reader."""
    column = TYPES.index(type_)
    words = token_words(article, sentence)
    values = [
        (weights.of[word][column] if word in weights.of and word.isalpha() and len(word) >= TELLING else -math.inf, -i)
        for i, word in enumerate(words)
    ]
    first = sentence.start - max(values)[1]
    return Cue(first, first + 1)
