"""How much each word of a sentence speaks for each type of event, as learnt from articles whose events are known.

Takes data/weights/<language>.csv, which `events.extract.learning` writes; gives `Weights`. A language without such a file has none.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from events.errors import EventsError
from events.extract.article import Article
from events.extract.text.reading import Sentence
from events.vocabulary import EventType

FOLDER: Final = Path(__file__).resolve().parents[3] / "data" / "weights"
TYPES: Final = tuple(EventType)
COLUMNS: Final = ("words", *TYPES)
BASE: Final = "*"
"""The row of what speaks for each type before any word is read."""
NUMBER: Final = "<number>"
NAME: Final = "<name>"
DATE: Final = "<date>"


class WeightsError(EventsError):
    """A file of weights that cannot be used; the message names the file, the line and what to mend."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one language.

    Attributes
    ----------
    base : tuple of float
        One number a type, in the order of `TYPES`.
    of : dict of str to tuple of float
        The same for each word and each pair of neighbouring words ("halls of").
    """

    base: tuple[float, ...]
    of: dict[str, tuple[float, ...]]

    def log_odds(self, words: list[str]) -> dict[EventType, float]:
        """How likely a sentence of these words (see `words_of`) tells an event of each type; 0 is even, 1.4 four to one."""
        of = self.of
        # Each once and in their order, for a sum of decimals depends on it and sets have none.
        known = [of[word] for word in dict.fromkeys([*words, *pairs_of(words)]) if word in of]
        length = math.sqrt(len(known))
        sums = [sum(column) / length for column in zip(*known, strict=True)] or [0.0] * len(TYPES)
        return {t: base + told for t, base, told in zip(TYPES, self.base, sums, strict=True)}


def pairs_of(words: list[str]) -> list[str]:
    """Neighbouring words, two by two."""
    return [f"{first} {second}" for first, second in pairwise(words)]


def token_words(article: Article, sentence: Sentence) -> list[str]:
    """One word a token of a sentence, in small letters: "" for signs; places, dates, numbers and names by what they are.

    So what was learnt of Ilam holds for Hamadan: a place of Iran is "<IR>", a word of its country "<of IR>".
    """
    start, end = sentence.start, sentence.end
    words = [_plain(text) for text in article.reading.texts[start:end]]
    if words and words[0] == NAME:
        words[0] = article.reading.texts[start].lower()
    for dated in article.dates_in(start, end):
        for i in range(dated.span.start, min(dated.span.end, end)):
            words[i - start] = DATE
    for mention in article.mentions_in(start, end):
        mask = f"<{mention.side}>" if mention.code or mention.use == "party" else f"<of {mention.side}>"
        for i in range(mention.span.start, min(mention.span.end, end)):
            words[i - start] = mask
    return words


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    """What a token is learnt as where it is no place and no date."""
    if text[0].isalpha():
        return NAME if text[0].isupper() else text.lower()
    return NUMBER if text[0].isdigit() else ""


def words_of(article: Article, sentence: Sentence) -> list[str]:
    """The words of a sentence as the weights know them: no signs, a name of several words once."""
    words: list[str] = []
    for word in token_words(article, sentence):
        if word and (not words or words[-1] != word):
            words.append(word)
    return words


def read_weights(path: Path) -> Weights:
    """Read a file of weights: columns ``words`` and one a type; one row's words are ``*``.

    Raises
    ------
    WeightsError
        Where the file has other columns, a row is no row of numbers, or the row ``*`` is missing.
    """
    of: dict[str, tuple[float, ...]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        if tuple(next(rows, ())) != COLUMNS:
            raise WeightsError(f"{path.name}: the first line must name the columns {', '.join(COLUMNS)}.")
        for number, row in enumerate(rows, start=2):
            try:
                words, *numbers = row
                of[words] = tuple(map(float, numbers))
                if len(numbers) != len(TYPES) or not all(map(math.isfinite, of[words])):
                    raise ValueError
            except ValueError:
                raise WeightsError(
                    f"{path.name}, line {number}: words and {len(TYPES)} numbers are wanted; write the file anew "
                    "with “python -m events.extract.learning”."
                ) from None
    if BASE not in of:
        raise WeightsError(f"{path.name}: the row “{BASE}” is missing, which holds what speaks for each type at first.")
    return Weights(of.pop(BASE), of)


@lru_cache(maxsize=8)
def load_weights(language: str) -> Weights | None:
    """The weights of a language; None where none were learnt."""
    path = FOLDER / f"{language}.csv"
    return read_weights(path) if path.exists() else None
