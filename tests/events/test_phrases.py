"""Phrases are found as a reader sees them, and not where other words stand."""

from __future__ import annotations

import pytest

from events.phrases import MOST_CHARACTERS, occurrences


def found(text: str, phrase: str) -> list[str]:
    return [text[start:end] for start, end in occurrences(text, phrase)]


@pytest.mark.parametrize(
    ("text", "phrase", "stands"),
    [
        ("A fair in Kut, then a fair in Badra.", "a fair in", ["A fair in", "a fair in"]),
        ("The governor\nof Ilam  came.", "governor of Ilam came", ["governor\nof Ilam  came"]),
        ("the “border market” of Mehran", '"border market"', ["“border market”"]),
        ("trade fair–2025", "fair-2025", ["fair–2025"]),
        ("Costs (in US$) rose.", "(in US$)", ["(in US$)"]),
        ("نمایشگاه در کوت برگزار شد", "نمايشگاه در كوت", ["نمایشگاه در کوت"]),
        ("می\u200cشود", "میشود", ["می\u200cشود"]),
        ("روز ۱۸ مهر", "18 مهر", ["۱۸ مهر"]),
        ("مُحافَظة واسط", "محافظة واسط", ["مُحافَظة واسط"]),
    ],
)
def test_what_a_reader_sees_is_found(text: str, phrase: str, stands: list[str]) -> None:
    assert found(text, phrase) == stands


@pytest.mark.parametrize(
    "phrase", ["", "  ", "fair of Kut", "Kut fair", "\u200c", "x" * (MOST_CHARACTERS + 1), "[a-z]+", "."]
)
def test_other_words_nothing_and_patterns_are_not(phrase: str) -> None:
    assert occurrences("A fair in Kut" + "x" * 700, phrase) == []
