"""Neighbouring provinces and border lengths."""

from __future__ import annotations

import pytest

from geo.errors import GeoError
from geo.neighbours import MEASURED, border_length, neighbours, shared_borders
from geo.provinces import BORDER, PROVINCES


def test_neighbours_of_ilam_at_home_and_across():
    assert neighbours("IR-16") == ("IR-05", "IR-06", "IR-15", "IQ-DI", "IQ-MA", "IQ-WA")


def test_neighbours_are_mutual_and_nobody_borders_himself():
    for code in PROVINCES:
        assert code not in neighbours(code)
        for other in neighbours(code):
            assert code in neighbours(other), (code, other)


def test_every_province_has_a_neighbour_and_inland_ones_none_abroad():
    for code, p in PROVINCES.items():
        beside = neighbours(code)
        assert beside
        abroad = [other for other in beside if PROVINCES[other].country != p.country]
        assert bool(abroad) == (code in BORDER), code


def test_a_crossing_makes_neighbours_where_the_line_is_too_coarse():
    assert "IQ-SU" in neighbours("IR-05")
    row = shared_borders().set_index(["iran_code", "iraq_code"]).loc[("IR-05", "IQ-SU")]
    assert row["measured_km"] == 0


def test_shared_borders_have_one_row_a_pair_longest_first():
    table = shared_borders()
    assert list(table.columns) == ["iran_code", "iraq_code", "measured_km"]
    assert table["iran_code"].str.startswith("IR-").all()
    assert table["iraq_code"].str.startswith("IQ-").all()
    assert not table.duplicated(["iran_code", "iraq_code"]).any()
    assert table["measured_km"].is_monotonic_decreasing


def test_the_published_figure_is_given_with_its_source():
    ilam = border_length("IR-16")
    assert (ilam.km, ilam.basis) == (430, "published")
    assert "IRNA" in ilam.source
    assert border_length().km == 1599


def test_a_measured_length_is_named_as_measured():
    kurdistan = border_length("IR-12")
    assert kurdistan.basis == "measured"
    assert kurdistan.source == MEASURED
    assert str(kurdistan) == "182 km (measured on a generalised line)"


def test_measured_pairs_add_up_to_the_measured_side():
    table = shared_borders()
    for code in ("IR-04", "IR-12", "IQ-DI"):
        column = "iran_code" if code.startswith("IR") else "iraq_code"
        assert border_length(code).km == pytest.approx(table.loc[table[column] == code, "measured_km"].sum(), abs=0.2)


def test_length_of_one_pair_is_the_same_from_both_sides():
    assert border_length("IR-16", "IQ-WA") == border_length("IQ-WA", "IR-16")
    assert border_length("IR-16", "IQ-WA").basis == "measured"
    assert border_length("IR-16", "IR-05").km > 100


def test_no_border_gives_none_and_wrong_codes_are_refused():
    assert border_length("IR-23") is None
    assert border_length("IR-23", "IQ-WA") is None
    with pytest.raises(GeoError):
        neighbours("IQ-KR")
    with pytest.raises(GeoError):
        border_length("IR-16", "XX")
    with pytest.raises(GeoError):
        border_length(None, "IR-16")
