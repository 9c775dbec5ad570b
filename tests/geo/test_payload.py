"""The numbers of a map screen: complete, small, and harmless inside a script."""

from __future__ import annotations

import json

import pandas as pd

from geo.payload import FIXED_SCRIPT, MOST_VENUES, as_script, fixed_script, payload

KINDS = ["delegation", "exhibition", "agreement", "forum"]
PROVINCES = pd.DataFrame(
    [["IR-16", 3, 1, 1, 1, 0], ["IQ-WA", 1, 0, 1, 0, 0], ["IQ-KR", 2, 2, 0, 0, 0]], columns=["code", "n_events", *KINDS]
)
TIES = pd.DataFrame(
    [["IR-16", "IQ-WA", 3, 2, 1, 0], ["IR-13", "IQ-KR", 1, 0, 0, 1]],
    columns=["iran", "iraq", "n_events", "iran_to_iraq", "iraq_to_iran", "mutual"],
)
VENUES = pd.DataFrame(
    [["Kut", "IQ-WA", 32.51281, 45.81817, 1, 0, 1, 0, 0]],
    columns=["venue", "venue_code", "lat", "lon", "n_events", *KINDS],
)


def test_every_number_is_there_and_the_region_stands_apart():
    numbers = payload(PROVINCES, TIES, VENUES)
    assert numbers["shade"] == {"IR-16": [5, 3, 1, 1, 1, 0], "IQ-WA": [1, 1, 0, 1, 0, 0]}
    assert numbers["region"]["n"] == 2
    assert numbers["ties"] == [["IR-16", "IQ-WA", 3, 2, 1, 0], ["IR-13", "IQ-KR", 1, 0, 0, 1]]
    assert numbers["venues"] == [["Kut", "IQ-WA", 32.5128, 45.8182, 1, 0, 1, 0, 0]]


def test_only_the_strongest_ties_are_drawn():
    assert len(payload(PROVINCES, TIES, VENUES, n_ties=1)["ties"]) == 1


def test_many_venues_are_cut_at_a_known_number():
    many = pd.concat([VENUES] * (MOST_VENUES + 5), ignore_index=True)
    assert len(payload(PROVINCES, TIES, many)["venues"]) == MOST_VENUES


def test_nothing_gives_an_empty_map():
    numbers = payload(PROVINCES.head(0), TIES.head(0), VENUES.head(0))
    assert numbers["shade"] == {}
    assert numbers["breaks"] == []
    assert numbers["region"]["n"] == 0


def test_no_text_can_end_the_script_it_stands_in():
    hostile = "</script><img src=x onerror=alert(1)>\u2028'\"\\"
    script = as_script({"venue": hostile})
    assert "<" not in script
    assert ">" not in script
    assert "\u2028" not in script
    assert json.loads(script) == {"venue": hostile}


def test_the_served_words_and_colours_are_those_of_the_code():
    assert FIXED_SCRIPT.read_text(encoding="utf-8") == fixed_script()
