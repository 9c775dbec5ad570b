"""A consul or an ambassador who calls on somebody meets him; he comes from no other country, and brings no delegation."""

from __future__ import annotations

import pytest

from events.extract import extract


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor of Wasit received the Iranian consul general in Kut on Sunday.",
        "Iran's ambassador called on the governor of Wasit in Kut on Sunday.",
        "The Iranian consul was at the office of Wasit's governor in Kut on Sunday.",
    ],
)
def test_an_envoy_who_calls_on_a_governor_meets_him(sentence: str) -> None:
    found = extract(sentence, "2024-05-20", "en").events
    assert [(str(e.type), e.iran, e.iraq, e.start) for e in found] == [("forum", (), ("IQ-WA",), "2024-05-19")]


def test_a_delegation_with_an_envoy_in_it_is_one() -> None:
    told = "A trade delegation from Ilam, with the Iranian consul, visited Kut on Sunday."
    assert [str(e.type) for e in extract(told, "2024-05-20", "en").events] == ["delegation"]


def test_an_envoy_who_only_speaks_has_met_nobody() -> None:
    told = "The Iranian consul said that Wasit and Ilam share a long border and many customs."
    assert extract(told, "2024-05-20", "en").events == ()
