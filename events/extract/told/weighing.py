"""Weigh what may be an event by all the words of its sentence, and find what no word list listens for.

Takes an `Article` and its `Candidate`s; changes their strength by how likely the words of their sentence tell an event of that
type (`weights`), and adds those tellings that the words make likely and no rule has found.
"""

from __future__ import annotations

import math
from typing import Final

from events.extract.article import Article
from events.extract.text.reading import Cue, Sentence
from events.extract.told.candidate import Candidate, circumstances, make
from events.extract.told.weights import Weights, load_weights, token_words, words_of
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
ENCOUNTERS: Final = frozenset({EventType.DELEGATION, EventType.FORUM})
KINDS: Final = {
    EventType.AGREEMENT: "paper",
    EventType.DELEGATION: "visit",
    EventType.EXHIBITION: "display",
    EventType.FORUM: "gathering",
}


def weigh(article: Article, found: list[Candidate], language: str) -> list[Candidate]:
    """The candidates with their strength changed, and those that only the words of their sentence tell; in text order."""
    weights = load_weights(language)
    if weights is None:
        return found
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in found:
        by_sentence.setdefault(candidate.sentence, []).append(candidate)
    more: list[Candidate] = []
    for sentence in article.reading.sentences:
        told = by_sentence.get(sentence.index, [])
        may_tell = _may_tell(article, sentence)
        if not told and not may_tell:
            continue
        words = words_of(article, sentence)
        odds = weights.log_odds(words)
        trust = max(0.0, min(1.0, (len(words) - SHORT) / SHORT))
        for candidate in told:
            weight = trust * max(-DOWN, min(UP, EACH * max(odds[t] for t in _alike(candidate.type))))
            if candidate.kind in ANYTHING:
                weight = max(weight, 0.0)
            if NOBODY in candidate.rules:
                weight = min(weight, 0.0)
            candidate.weight = weight
        if may_tell:
            more += _told_by_words(article, sentence, told, weights, odds)
    return sorted([*found, *more], key=lambda c: (c.sentence, c.anchor)) if more else found


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


def _told_by_words(
    article: Article, sentence: Sentence, told: list[Candidate], weights: Weights, odds: dict[EventType, float]
) -> list[Candidate]:
    likely = [t for t, odd in odds.items() if odd >= LIKELY]
    missed = [t for t in likely if not any(c.type in _alike(t) for c in told)]
    more = []
    for type_ in missed:
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
    column = list(EventType).index(type_)
    words = token_words(article, sentence)
    values = [
        (weights.of[word][column] if word in weights.of and word.isalpha() and len(word) >= TELLING else -math.inf, -i)
        for i, word in enumerate(words)
    ]
    first = sentence.start - max(values)[1]
    return Cue(first, first + 1)
