"""Extraction over articles written for these tests: those the rules were tuned on, and those kept aside."""

from __future__ import annotations

import pytest

from .newswire_cases import articles, tally

SHORT = ("own_tuning", "own_second", "own_third", "own_fourth", "own_fifth")
FLOORS = {SHORT: 0.80, ("newswire_tuned_en",): 0.79, ("oblique_en",): 0.62, ("unseen_en",): 0.82}


@pytest.mark.parametrize("names", FLOORS, ids=lambda names: names[-1])
def test_articles_the_rules_were_tuned_on_stay_understood(names: tuple[str, ...]) -> None:
    total = tally(*names)
    assert total.f1 >= FLOORS[names]
    assert total.share("status") >= 0.8


def test_newswires_nobody_tuned_on_are_understood_as_well() -> None:
    total = tally("newswire_aside_en")
    assert total.f1 >= 0.78
    assert total.share("status") >= 0.92
    assert total.share("places") >= 0.89
    assert total.share("start") >= 0.87
    assert total.share("direction") >= 0.84
    assert total.share("venue") >= 0.78


def test_articles_kept_aside_are_understood_nearly_as_well() -> None:
    total = tally("own_held_out")
    assert total.f1 >= 0.72
    assert total.share("status") >= 0.85
    assert total.share("places") >= 0.75


def test_the_articles_name_events_of_every_type_and_some_of_none() -> None:
    cases = [a for name in ("own_tuning", "own_held_out", "own_second") for a in articles(name)]
    assert {e["type"] for a in cases for e in a["gold"]} == {"delegation", "exhibition", "agreement", "forum"}
    assert sum(not a["gold"] for a in cases) >= 4
