"""Extraction over Persian, Arabic and Sorani articles written for these tests: plain ones, wordier ones, and newswires.

The newswires (``unseen_*``, ``fresh_*``) were written by people who had not seen the rules. Of each set those with an odd number
were used for tuning, those with an even number only for scoring; keep it so when the rules are worked on again.
"""

from __future__ import annotations

import pytest

from events.extract import extract

from .newswire_cases import articles, tally

# A little below what was reached when the set was added: F1, and the shares of matched events with the right field.
FLOORS = {
    "fresh_fa": {"f1": 0.80, "status": 0.84, "start": 0.70, "places": 0.90, "direction": 0.86, "venue": 0.76},
    "fresh_ar": {"f1": 0.82, "status": 0.87, "start": 0.79, "places": 0.89, "direction": 0.83, "venue": 0.68},
    "unseen_fa": {"f1": 0.77, "status": 0.88, "start": 0.84, "places": 0.95, "direction": 0.95, "venue": 0.88},
    "unseen_ar": {"f1": 0.85, "status": 0.79, "start": 0.72, "places": 0.85, "direction": 0.76, "venue": 0.69},
    "unseen_ckb": {"f1": 0.85, "status": 0.80, "start": 0.85, "places": 0.85, "direction": 0.75, "venue": 0.75},
}
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


@pytest.mark.parametrize("name", FLOORS)
def test_newswires_by_strangers_to_the_rules_are_understood(name: str) -> None:
    total = tally(name)
    reached = {"f1": total.f1, **{field: total.share(field) for field in total.same}}
    assert {field: share for field, share in reached.items() if share < FLOORS[name][field]} == {}
