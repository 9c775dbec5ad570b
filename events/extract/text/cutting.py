"""Cut the words of a text into sentences and clauses.

Takes tokens as text; gives sentence bounds, and a ruler on which words of one clause lie nearer to each other than words of two.
Knows no language: abbreviations and clause breaks come from the word lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

COMMA, CLAUSE, SENTENCE = 2, 7, 40
_ENDS: Final = frozenset(".!?؟۔…")
_BREAKS: Final = frozenset(";:؛—–")
_LIGHT: Final = frozenset(",،()[]")
_CLOSING: Final = frozenset("\"')]")


class Cue(NamedTuple):
    """Tokens start to end (end not included) that are a phrase of some list."""

    start: int
    end: int


@dataclass(slots=True)
class Sentence:
    """One sentence: its tokens, its number, and that of its paragraph."""

    start: int
    end: int
    index: int
    paragraph: int


def cut_sentences(
    texts: list[str], words: list[str], abbreviations: frozenset[str]
) -> tuple[list[Sentence], list[int]]:
    """Cut tokens into sentences, and say for each token which one it belongs to."""
    n = len(texts)
    sentences: list[Sentence] = []
    sentence_of = [0] * n
    start = paragraph = 0

    def close(end: int) -> None:
        nonlocal start
        if any(not text.isspace() for text in texts[start:end]):
            for i in range(start, end):
                sentence_of[i] = len(sentences)
            sentences.append(Sentence(start, end, len(sentences), paragraph))
        else:
            for i in range(start, end):
                sentence_of[i] = max(len(sentences) - 1, 0)
        start = end

    for i, text in enumerate(texts):
        if text.isspace():
            if "\n" in text:
                blank = text.count("\n") > 1
                before = texts[i - 1] if i else ""
                if blank or not before or before[-1] in _ENDS or before[-1] in _CLOSING or not sentences:
                    close(i + 1)
                    paragraph += 1
            continue
        if text[-1] in _ENDS and i + 1 < n and i >= start:
            if text[-1] == "." and _is_abbreviation(texts, words, i, abbreviations):
                continue
            after = i + 1
            while after < n and texts[after] in _CLOSING:
                after += 1
            follow = texts[after] if after < n else ""
            if not follow[:1].islower() and follow[:1] not in _ENDS and (follow[:1] != "," or not follow):
                close(after)
    close(n)
    return sentences, sentence_of


def _is_abbreviation(texts: list[str], words: list[str], i: int, abbreviations: frozenset[str]) -> bool:
    if len(texts[i]) > 1:  # spaCy kept the stop on the word
        word = words[i].rstrip(".")
    elif i and words[i - 1].isalnum():
        word = words[i - 1]
    else:
        return False
    return word in abbreviations or (len(word) == 1 and word.isalpha() and word.isascii())


def ruler(texts: list[str], sentence_of: list[int], breaks: list[Cue], light: set[int]) -> tuple[list[int], list[int]]:
    """A ruler along the tokens, on which commas, clause breaks and full stops count extra, and each token's clause number."""
    opening = {cue.start for cue in breaks}
    place: list[int] = []
    clauses: list[int] = []
    now = clause = 0
    last = 0
    for i, text in enumerate(texts):
        if sentence_of[i] != last:
            now, clause, last = now + SENTENCE, clause + 1, sentence_of[i]
        if i in opening or text in _BREAKS:
            now, clause = now + CLAUSE, clause + 1
        elif text in _LIGHT or i in light:
            now += COMMA
        elif not text.isspace():
            now += 1
        place.append(now)
        clauses.append(clause)
    return place, clauses
