"""Cut the words of a text into sentences and clauses.

Takes tokens as text; gives sentence bounds, and a ruler on which words of one clause lie nearer to each other than words of two.
Knows no language: abbreviations and clause breaks come from the word lists. No sentence is longer than `LONGEST`, so that the
rules, which compare the words of a sentence with each other, take time that grows with the text and not with its square.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

COMMA, CLAUSE, SENTENCE = 2, 7, 40
LONGEST: Final = 240
"""Tokens of a sentence at most, three times the longest one that newswires of the region write; more are a table or a list."""
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
        while end - start > LONGEST:
            close_one(_break(texts, start))
        close_one(end)

    def close_one(end: int) -> None:
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


def _break(texts: list[str], start: int) -> int:
    """Where to cut what is too long for a sentence: behind the last line, comma or dash of its first `LONGEST` tokens.

    Only the second half of these is looked at; where it holds none of them they are cut as they are.
    """
    end = start + LONGEST
    marks = (
        i + 1 for i in range(end - 1, start + LONGEST // 2, -1) if texts[i] in _LIGHT | _BREAKS or "\n" in texts[i]
    )
    return next(marks, end)


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
