"""The sentence composed from an event's fields."""

from __future__ import annotations

from events.extract import extract


def test_what_lies_ahead_is_said_of_its_place_and_no_place_twice() -> None:
    (kut,) = extract("A handicrafts exhibition of Ilam will open in Kut on 8 March.", "2025-03-05", "en").events
    assert (
        kut.summary == "A handicrafts exhibition of Ilam in Wasit was planned for Kut, on handicrafts (8 March 2025)."
    )
    (fair,) = extract("An exhibition of Kermanshah will open in Sulaymaniyah on 8 March.", "2025-03-05", "en").events
    assert fair.summary.count("Sulaymaniyah") == 1
