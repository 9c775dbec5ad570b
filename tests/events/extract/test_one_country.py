"""What happened within one country is no event, though the article names the other."""

from __future__ import annotations

from events.extract import extract

IMPORTS = "Power from Iran reaches Nasiriyah by a line that was built in 2006. It was cut for two days. "


def types(text: str) -> list[str]:
    return [str(event.type) for event in extract(text, "2024-05-20", "en").events]


def test_a_delegation_of_ones_own_ministry_is_none() -> None:
    assert types(IMPORTS + "A delegation of the electricity ministry toured substations in Nasiriyah on Sunday.") == []


def test_a_delegation_from_the_other_country_is_one() -> None:
    text = IMPORTS + "A delegation of Iran's electricity ministry toured substations in Nasiriyah on Sunday."
    assert types(text) == ["delegation"]


def test_what_the_two_countries_did_needs_no_name() -> None:
    text = IMPORTS + "A contract on it was signed by the two countries in Nasiriyah on Sunday."
    assert types(text) == ["agreement"]
