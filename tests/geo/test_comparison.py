"""Two periods on maps: shared classes, rates where the lengths differ, and the difference in diverging colours."""

from __future__ import annotations

import pandas as pd

from geo.comparison import difference, side_by_side
from geo.palette import DIVERGING

KINDS = ["delegation", "exhibition", "agreement", "forum"]


def counts(**by_code):
    rows = [(code.replace("_", "-"), n, n, 0, 0, 0) for code, n in by_code.items()]
    return (
        pd.DataFrame(rows, columns=["code", "n_events", *KINDS]),
        pd.DataFrame(columns=["iran", "iraq", "n_events", "iran_to_iraq", "iraq_to_iran", "mutual"]),
        pd.DataFrame(columns=["venue", "venue_code", "lat", "lon", "n_events", *KINDS]),
    )


def shades(payload):
    return {code: row[0] for code, row in payload["shade"].items()}


def test_equal_counts_have_equal_colours_on_both_maps():
    pair = side_by_side(counts(IR_16=2, IQ_WA=1), counts(IR_16=40, IQ_WA=2), titles=("a", "b"))
    assert pair["a"]["breaks"] == pair["b"]["breaks"]
    assert shades(pair["a"])["IR-16"] == shades(pair["b"])["IQ-WA"]
    assert shades(pair["b"])["IR-16"] == 5
    assert pair["a"]["shade"]["IR-16"][1] == 2  # the tooltip keeps the plain count


def test_periods_of_different_length_are_shaded_by_rate():
    pair = side_by_side(counts(IR_16=5), counts(IR_16=10), years=(5.0, 10.0), titles=("a", "b"))
    assert shades(pair["a"]) == shades(pair["b"])
    assert pair["a"]["measure"] == "Events by province, in 10 years"


def test_an_empty_period_has_no_shade_and_no_fault():
    pair = side_by_side(counts(), counts(IR_16=1), titles=("a", "b"))
    assert shades(pair["a"]) == {}
    assert shades(pair["b"]) == {"IR-16": 5}
    assert side_by_side(counts(), counts(), titles=("a", "b"))["a"]["breaks"] == []


def test_gains_and_losses_of_one_size_have_mirrored_colours():
    changes = pd.DataFrame({"code": ["IR-16", "IR-05", "IQ-WA", "IQ-BA"], "change": [20.0, -20.0, 1.0, 0.0]})
    found = difference(changes, {"IR-16": ["a: 1 event"]}, unit="events")
    assert shades(found) == {"IR-16": 6, "IR-05": 0, "IQ-WA": 4, "IQ-BA": 3}
    assert found["palettes"]["light"]["ramp"] == list(DIVERGING)
    assert [label for label, _ in found["breaks"]] == ["≤ −10", "−5", "fewer", "level", "more", "+5", "≥ +10"]
    assert found["says"] == {"IR-16": ["a: 1 event"]}


def test_on_a_dark_ground_the_greatest_change_is_the_lightest_and_none_the_darkest():
    ramp = difference(pd.DataFrame({"code": [], "change": []}), {}, unit="events")["palettes"]["dark"]["ramp"]
    light = [0.2126 * int(c[1:3], 16) + 0.7152 * int(c[3:5], 16) + 0.0722 * int(c[5:7], 16) for c in ramp]
    assert light[0] > light[1] > light[2] > light[3] < light[4] < light[5] < light[6]


def test_no_change_at_all_is_level_everywhere():
    found = difference(pd.DataFrame({"code": ["IR-16"], "change": [0.0]}), {}, unit="events")
    assert shades(found) == {"IR-16": 3}
    assert difference(pd.DataFrame({"code": [], "change": []}), {}, unit="events")["shade"] == {}
