"""Folding letters for matching without losing their address in the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.extract.text.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ba'quba", "Baquba"),
        ("Iran’s", "Iran's"),
        ("al-Hay", "al Hay"),
        ("café", "cafe"),
        ("كَركوك", "کرکوک"),
        ("می‌شود", "می شود"),
        ("۱۴۰۳", "1403"),
        ("‏الكوت‎", "الکوت"),
        ("a\x00b\ud800c", "a b c"),
    ],
)
def test_variants_of_a_letter_fold_to_one(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_a_folded_span_is_found_again_in_the_original() -> None:
    text = "In ‘Kut’, the كُوت fair"
    folded = fold(text)
    start = folded.text.index("کوت")
    assert text[folded.original(start) : folded.original(start + 3, end=True)] == "كُوت"


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_every_folded_letter_has_its_place_and_order_in_the_original(text: str) -> None:
    folded = fold(text)
    places = [folded.original(i) for i in range(len(folded.text))]
    assert places == sorted(set(places))
    assert all(0 <= place < len(text) for place in places)
    assert [folded.folded(place) for place in places] == list(range(len(places)))
    assert len(folded.text) + len(folded.dropped) == len(text)
