"""Extraction over Persian, Arabic and Sorani articles written for these tests, plain ones and wordier ones."""

from __future__ import annotations

import pytest

from events.extract import extract

from .newswire_cases import articles, tally

NAMES = ["fa", "ar", "ckb", "fa_wordy", "ar_wordy", "fa_scenes", "ar_scenes"]


@pytest.mark.parametrize("name", NAMES)
def test_articles_in_the_region_s_languages_are_understood(name: str) -> None:
    total = tally(name)
    assert total.f1 >= 0.72
    assert total.share("status") >= 0.8
    assert total.share("places") >= 0.75


@pytest.mark.parametrize("name", NAMES)
def test_articles_without_an_event_yield_none(name: str) -> None:
    empty = [a for a in articles(name) if not a["gold"]]
    assert empty
    assert all(extract(a["text"], a["published"], a["language"]).events == () for a in empty)
