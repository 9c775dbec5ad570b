"""The numbers of a map as they travel: everything comes out of the browser's unpacking as it went in, and a third as large."""

from __future__ import annotations

import pytest

from geo.packing import packed
from geo.payload import as_script

NUMBERS = {
    "lang": "en",
    "shade": {"IR-16": [5, 24, 24, 0, 0, 0], "IQ-WA": [1, 4, 0, 1, 3, 0], "IQ-KR": [0, 3, 0, 0, 0, 0]},
    "ties": [["IR-16", "IQ-WA", 10, 5, 5, 0], ["IR-13", "IQ-KR", 1, 0, 0, 1]],
    "venues": [
        ["Kut", "IQ-WA", 32.5128, 45.8182, 1, 0, 1, 0, 0],
        ['a|b;c,"', None, -1.0, 45.0, 7, 3, 2, 0, 1],
    ],
}


def test_rows_are_short_texts():
    numbers = packed(NUMBERS)
    assert numbers["shade"] == "165,24;WA1,,1,3;KR03,"
    assert numbers["ties"] == "16WA,5,5;13KR,,,1"
    assert numbers["venues"] == ["WA32.513,45.818,,,1|Kut", '---1,45,7,3,2,,1|a|b;c,"']
    assert numbers["lang"] == "en"
    assert len(as_script(numbers)) < 0.6 * len(as_script(NUMBERS))


@pytest.mark.parametrize(
    "numbers",
    [
        {},
        {"shade": {}, "ties": [], "venues": []},
        {"shade": {"XX": [1, 1, 1, 0, 0, 0]}},
        {"shade": {"IR-16": [1, 1]}},
        {"ties": [["IR-16", "IQ-WA", 1.5, 1, 0, 0]]},
        {"venues": [["Kut", "IQ-WA", None, None, 1, 0, 1, 0, 0]]},
    ],
)
def test_what_has_another_form_travels_as_it_is(numbers):
    assert packed(numbers) == numbers
