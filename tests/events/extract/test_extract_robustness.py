"""Extraction on any text at all: no exception, and spans that stand in the text."""

from __future__ import annotations

import json
import pickle
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extract import Extraction, Extractor, extract
from events.extract.engine import MOST_CHARACTERS
from events.extract.text.wordlist import load_words
from events.extract.told import agreements, encounters, exhibitions
from events.model import Source

from .newswire_cases import articles

ARTICLE = (
    "KUT – Fifteen artisans from Ilam opened an exhibition of handicrafts in Kut, the capital of Wasit, on Sunday. "
    "The governors of Ilam and Wasit signed a memorandum of understanding worth 3 million dollars."
)
PIECES = [
    "Ilam", "Wasit", "Kut", "exhibition", "signed a memorandum", "visited", "governor of", "delegation", "on Sunday",
    "will", ".", ",", "\n\n", "نمایشگاه", "ایلام", "کوت", "وفد", "واسط", "پێشانگا", "‏", "‌", "‍", "\u0000", "\ud83d",
    "<img src=x onerror=alert(1)>", "١٤", "in", "of", "and",
]  # fmt: skip


def _sound(extraction: Extraction, text: str) -> None:
    for event in extraction.events:
        assert event.summary
        assert event.reasons
        assert 0 <= event.score <= 1
        assert event.evidence
        for span in event.evidence:
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip()
        record = event.to_event(Source(outlet="Test"), (), text)
        assert record.review == "unreviewed"
    for mark in extraction.highlights:
        assert 0 <= mark.start < mark.end <= len(text)
    pickle.loads(pickle.dumps(extraction))


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.characters(codec=None), max_size=300),
    st.sampled_from([None, "2024-05-20", "9999-99-99", "soon"]),
)
def test_random_unicode_never_raises(text: str, published: str | None) -> None:
    _sound(extract(text, published), text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from([None, "en", "fa", "ar", "ckb", "xx"]))
def test_random_news_never_raises_and_its_spans_stand_in_the_text(pieces: list[str], language: str | None) -> None:
    text = " ".join(pieces)
    _sound(extract(text, "2024-05-20", language, title=" ".join(pieces[:5])), text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "\x00\x01\x02", "\ud800", "‏‏‏", "." * 1000, "word " * 5000, "(" * 3000]
)
def test_texts_that_are_none_give_no_events(text: str) -> None:
    assert extract(text, "2024-05-20").events == ()


def test_five_megabytes_are_read_in_part_and_said_so() -> None:
    text = ARTICLE + " Nothing else happened there that day." * 140_000
    extraction = extract(text, "2024-05-20", "en")
    assert any(f"{MOST_CHARACTERS:,}" in notice for notice in extraction.notices)
    assert {event.type for event in extraction.events} == {"exhibition", "agreement"}


def test_a_published_date_that_is_none_is_named_and_not_used() -> None:
    extraction = extract(ARTICLE, "last week", "en")
    assert any("last week" in notice for notice in extraction.notices)
    assert {event.start for event in extraction.events} == {None}


def test_evidence_stands_where_it_says_also_among_direction_marks_and_curly_quotes() -> None:
    text = "“Kut’s fair”: ‏an exhibition‎ of Ilam’s handicrafts opened in Ba'quba, Diyala, on 5 May 2024."
    (event,) = extract(text, "2024-05-20", "en").events
    told = {(span.field, text[span.start : span.end]) for span in event.evidence}
    assert ("venue", "Ba'quba") in told
    assert ("start", "on 5 May 2024") in told or ("start", "5 May 2024") in told


def test_the_same_article_gives_the_same_events() -> None:
    assert extract(ARTICLE, "2024-05-20", "en") == extract(ARTICLE, "2024-05-20", "en")


def test_the_summary_is_composed_and_copies_no_sentence() -> None:
    for event in extract(ARTICLE, "2024-05-20", "en").events:
        words = event.summary.split()
        runs = {" ".join(words[i : i + 5]) for i in range(len(words) - 4)}
        assert not any(run in ARTICLE for run in runs)


def test_figures_are_those_stated() -> None:
    by_type = {event.type: event for event in extract(ARTICLE, "2024-05-20", "en").events}
    assert by_type["exhibition"].figures["delegates"] == 15
    assert by_type["agreement"].figures["value_usd"] == 3_000_000


def test_events_go_into_json_and_say_their_rules_and_reasons() -> None:
    for event in extract(ARTICLE, "2024-05-20", "en").events:
        told = json.loads(json.dumps(event.to_dict()))
        assert told["rules"]
        assert all(reason.endswith((".", ")")) for reason in told["reasons"])


def test_the_rules_fulfil_the_extractor_protocol() -> None:
    extractor: Extractor = extract
    assert isinstance(extractor, Extractor)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "1899", "2200-01"])
def test_a_published_date_of_no_newswires_time_is_left_aside_and_said(published: str) -> None:
    text = "A delegation of Ilam came to Kut in Wasit, Iraq, last Monday and will return in two months, after Ramadan."
    found = extract(text, published)
    assert found.events
    assert "is not a date that an article can have" in found.notices[0]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Traders of Kut saw Sanandaj, where of Iran's the Kurdistan Iraqi Province side seven signed.", "en"),
        ("The mayor of Kut led a delegation of 1.5 members to Ilam on Sunday and signed an agreement.", "en"),
        (
            "پارێزگارانیلیژنەی لەپێنجشەممە پرێزگارانی ڕێککەوتن. پارێزگارانی کۆبوونەوەی ە یەکەمین شاری کوردتان "
            "هەڵەبجە کۆبووەوەی ڕۆژی لەگەڵ و هەولێر هاوبەشی سلێمانی، کرماشان لەسەر "
            "ڕۆژئاوا، ئازربایجانی هاوبەش سنوور رمێ دهۆک پارێزگران بەڕێەچوو. و ورمێ پێهێنانی",
            "ckb",
        ),
    ],
)
def test_broken_rows_and_numbers_give_records_that_are_valid(text: str, language: str) -> None:
    _sound(extract(text, "2025-05", language), text)


def test_half_a_character_amid_evidence_leaves_a_record_that_can_be_stored() -> None:
    text = "The governors of Ilam and Wasit signed a memorandum \ud800of understanding in Kut on Sunday."
    extraction = extract(text, "2024-05-20", "en")
    _sound(extraction, text)
    for event in extraction.events:
        assert event.to_event(Source(outlet="Test"), (), text).model_dump_json()


@pytest.mark.parametrize("rule", [agreements, encounters, exhibitions])
def test_a_sentence_that_begins_nothing_of_a_type_tells_nothing_of_it(rule: ModuleType) -> None:
    """Whoever adds a list to a rule must add it to those the rule asks for first."""
    every = tuple(load_words("en").phrases)
    cases = [case for name in ("own_tuning", "own_second", "own_third", "oblique_en") for case in articles(name)]
    first = [extract(case["text"], case["published"], "en").events for case in cases]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rule, "BEGINNING", every)
        assert [extract(case["text"], case["published"], "en").events for case in cases] == first
