"""The playback's payload: histories as short texts, classes fixed over all steps, nothing that could end a script."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.payload import as_script
from geo.playback import UNKNOWN, WINDOWS, digits, frames, numbers, packed, series

JAN, MAR, DEC = 2024 * 12, 2024 * 12 + 2, 2024 * 12 + 11
TYPES = ["delegation", "exhibition", "agreement", "forum"]


def provinces(*rows):
    """(code, month, year, type, held, n) each."""
    return pd.DataFrame(rows, columns=["code", "month", "year", "type", "held", "n_events"])


FOUR = provinces(
    ("IR-16", JAN, 2024, "delegation", True, 2),
    ("IR-16", MAR, 2024, "forum", False, 1),
    ("IR-16", UNKNOWN, 2024, "agreement", True, 1),
    ("IQ-WA", DEC, 2024, "exhibition", True, 5),
)
NO_TIES = pd.DataFrame(columns=["iran", "iraq", "month", "year", "direction", "held", "n_events"])
NO_VENUES = pd.DataFrame(columns=["venue", "venue_code", "lat", "lon", "month", "year", "type", "held", "n_events"])
NO_WORDS = pd.DataFrame(columns=["month", "year", "type", "held", "direction", "iran", "iraq", "venue", "n_sources"])


def play(provinces=FOUR, ties=NO_TIES, venues=NO_VENUES, words=NO_WORDS, **more):
    return frames(provinces.drop(columns="code"), provinces, ties, venues, words, **more)


@given(st.lists(st.integers(0, 2**34)))
def test_numbers_come_back_from_their_text(values):
    text, ends = digits(np.array(values, dtype=np.int64))
    assert numbers(text) == values
    assert [numbers(text[:end]) for end in ends.tolist()] == [values[: i + 1] for i in range(len(values))]


def test_a_history_tells_when_what_and_how_many():
    (ilam, texts), (wasit, _) = sorted(packed(FOUR, ["code"], "type", TYPES), reverse=True)
    assert (ilam, wasit) == (("IR-16",), ("IQ-WA",))
    assert numbers(texts[0]) == [JAN * 8 + 0, 2, 2 * 8 + 7, 1]  # two delegations; two months on, one forum not held
    assert numbers(texts[1]) == [2024 * 8 + 4, 1]  # one agreement of the year alone


def test_the_strongest_come_first_and_the_rest_is_left_out():
    assert [key for key, _ in packed(FOUR, ["code"], "type", TYPES)] == [("IQ-WA",), ("IR-16",)]
    assert [key for key, _ in packed(FOUR, ["code"], "type", TYPES, 1)] == [("IQ-WA",)]


def test_every_step_of_a_province_in_a_sum_and_in_a_window():
    so_far = series(FOUR, "month", 0)
    assert so_far.loc["IR-16"].tolist() == [2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4]  # the bare year joins in December
    assert series(FOUR, "month", 2).loc["IR-16"].tolist() == [2, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]  # and no short window
    assert series(FOUR, "month", 12).loc["IR-16"].tolist()[-1] == 4
    assert series(FOUR, "quarter", 1).loc["IR-16"].tolist() == [3, 0, 0, 0]
    assert series(FOUR, "year", 1).loc["IR-16"].tolist() == [4]


def test_classes_cover_the_largest_count_of_any_step():
    cuts = play()["cuts"]
    for unit, windows in WINDOWS.items():
        for window in windows:
            most = int(series(FOUR, unit, window).to_numpy().max())
            cut = cuts[unit][str(window)]
            assert cut[0][0] == 1
            assert cut[-1][0] <= most
            assert cut[-1][1] == 5  # the highest class has the strongest shade
    assert [label for _, _, label in cuts["month"]["0"]] == ["1", "2", "3", "4", "5"]


def test_the_region_level_does_not_widen_the_classes():
    wide = pd.concat([FOUR, provinces(("IQ-KR", JAN, 2024, "forum", True, 900))])
    assert play(wide)["cuts"] == play()["cuts"]
    assert "IQ-KR" in play(wide)["provinces"]


def test_the_playback_reaches_to_the_end_of_a_year_known_alone():
    assert (play()["first"], play()["last"]) == (JAN, DEC)
    alone = provinces(("IR-16", UNKNOWN, 2023, "forum", True, 1))
    assert (play(alone)["first"], play(alone)["last"]) == (2023 * 12, 2023 * 12 + 11)


def test_nothing_and_one_event_can_be_played():
    nothing = play(FOUR.iloc[:0], n_undated=3)
    assert (nothing["first"], nothing["total"], nothing["provinces"], nothing["undated"]) == (None, ["", ""], {}, 3)
    one = play(FOUR.iloc[:1])
    assert one["first"] == one["last"] == JAN
    assert as_script(one)


def test_ties_and_venues_carry_their_places():
    ties = pd.DataFrame(
        [("IR-16", "IQ-WA", JAN, 2024, "mutual", True, 1)],
        columns=["iran", "iraq", "month", "year", "direction", "held", "n_events"],
    )
    venues = pd.DataFrame(
        [("Kut", None, 32.51234567, 45.8, JAN, 2024, "exhibition", True, 2)], columns=NO_VENUES.columns
    )
    found = play(ties=ties, venues=venues)
    assert found["ties"][0][:2] == ["IR-16", "IQ-WA"]
    assert numbers(found["ties"][0][2]) == [JAN * 6 + 4, 1]
    assert found["venues"][0][:4] == ["Kut", None, 32.5123, 45.8]


def test_words_of_articles_cannot_end_the_script():
    words = pd.DataFrame(
        [(JAN, 2024, "forum", True, "mutual", "IR-16", "IQ-WA", "</script><img src=x onerror=alert(1)>", 1)],
        columns=NO_WORDS.columns,
    )
    text = as_script(play(words=words))
    assert "<" not in text
    assert "\\u003c/script" in text


@pytest.mark.parametrize(("window", "opened"), [(12, 12), (7, 1)])
def test_an_unknown_window_opens_as_single_steps(window, opened):
    assert play(unit="month", window=window, step="2024-03")["open"] == {
        "unit": "month", "window": opened, "step": "2024-03",
    }  # fmt: skip
