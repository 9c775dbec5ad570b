"""What a locator map is told: neighbours, the border they share, the part of the Earth a print shows."""

from __future__ import annotations

import pytest

from geo.errors import GeoError
from geo.locator import across, around, extent, locator_map, pair


def test_neighbours_across_run_north_to_south():
    assert across("IR-16") == ("IQ-DI", "IQ-WA", "IQ-MA")
    assert across("IQ-WA") == ("IR-16",)
    assert across("IR-23") == ()


def test_the_region_as_a_whole_has_the_neighbours_of_its_members():
    assert across("IQ-KR") == ("IR-04", "IR-12", "IR-05")


def test_the_shared_border_is_named_with_its_length_and_how_it_was_found():
    told = around(["IR-16", *across("IR-16")])
    assert told["focus"] == ["IR-16", "IQ-DI", "IQ-WA", "IQ-MA"]
    assert told["shared"][1] == ["IR-16", "IQ-WA", "Ilam – Wasit", "136 km (measured on a generalised line)"]


def test_a_pair_that_only_a_crossing_joins_has_no_length():
    assert around(["IR-05", "IQ-SU"], pairs=[("IR-05", "IQ-SU")])["shared"] == [
        ["IR-05", "IQ-SU", "Kermanshah – Sulaymaniyah", ""]
    ]


def test_names_follow_the_language():
    assert around(["IR-16"], language="ckb", pairs=[("IR-16", "IQ-WA")])["shared"][0][2] == "ئیلام – واست"


def test_a_pair_puts_the_iranian_side_first():
    assert pair("IQ-WA", "IR-16") == pair("IR-16", "IQ-WA") == ("IR-16", "IQ-WA")


def test_the_extent_holds_the_provinces_with_some_air():
    west, south, east, north = extent(["IR-16", "IQ-WA"])
    assert west < 45.0 < 48.0 < east
    assert south < 32.0 < 34.0 < north
    assert east - west < 6


def test_an_unknown_province_is_a_sentence():
    with pytest.raises(GeoError, match="no province code"):
        across("IR-99")


def test_equal_maps_have_equal_scripts_so_that_the_frame_stays_mounted():
    first, second = (locator_map(300).get_root().render() for _ in range(2))
    assert first.count("marzLocator") == second.count("marzLocator") == 1
