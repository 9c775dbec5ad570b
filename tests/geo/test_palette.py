"""Counts are cut into classes that read well, and the strongest class always has the strongest colour."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.palette import N_CLASSES, class_labels, class_of, classes, colours, shade_of


@pytest.mark.parametrize(
    ("most", "labels"),
    [
        (0, []),
        (1, ["1"]),
        (5, ["1", "2", "3", "4", "5"]),
        (12, ["1", "2", "3", "4", "5–7", "8–12"]),
        (73, ["1", "2–3", "4–8", "9–14", "15–39", "40–73"]),
    ],
)
def test_classes_read_as_a_person_would_cut_them(most, labels):
    assert class_labels(classes(most)) == labels


@given(st.integers(1, 2_000_000))
def test_classes_cover_every_count_once_and_end_at_the_largest(most):
    cut = classes(most)
    assert len(cut) <= N_CLASSES
    assert cut[0][0] == 1
    assert cut[-1][1] == most
    assert all(low <= high for low, high in cut)
    assert all(before[1] + 1 == after[0] for before, after in pairwise(cut))
    assert class_of(1, cut) == 0
    assert class_of(most, cut) == len(cut) - 1


@pytest.mark.parametrize("n", range(1, N_CLASSES + 1))
def test_few_classes_are_spread_over_the_ramp(n):
    shades = [shade_of(i, n) for i in range(n)]
    assert shades == sorted(set(shades))
    assert shades[-1] == N_CLASSES - 1


def test_themes_name_the_same_colours():
    light, dark, grey = (colours(theme) for theme in ("light", "dark", "grey"))
    assert light.keys() == dark.keys() == grey.keys()
    assert all(len(theme["ramp"]) == N_CLASSES for theme in (light, dark, grey))


def test_the_ramp_changes_lightness_steadily_so_that_no_hue_is_needed_to_read_it():
    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for theme, order in (("light", -1), ("dark", 1), ("grey", -1)):
        steps = [lightness(colour) * order for colour in colours(theme)["ramp"]]
        assert all(b - a > 8 for a, b in pairwise(steps)), theme
