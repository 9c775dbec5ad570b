"""What one side offers the other or asks it for, told without a word for a paper."""

from __future__ import annotations

import pytest

from tests.events.extract.monday import events


def called_for(sentence: str) -> list[tuple[str, str | None, tuple[str, ...], tuple[str, ...]]]:
    text = f"Members of the Ilam chamber were the guests of the Wasit chamber in Kut on Saturday.\n\n{sentence}"
    return [(str(e.status), e.start, e.iran, e.iraq) for e in events(text) if e.type == "agreement"]


@pytest.mark.parametrize(
    "offer",
    [
        "The visitors brought up a joint laundry for the hotels of both towns; nobody said no.",
        "They put it to their hosts that the two fire brigades might share a ladder.",
        "One of them, a potter, made the mayor an offer: ten thousand bowls against payment in dates.",
        "A firm from Ilam has offered to lay the floor of the Kut swimming pool; the council wants to see samples.",
        "A single ticket for the museums of both cities was suggested over lunch.",
    ],
)
def test_what_is_put_to_the_other_side_is_an_agreement_called_for(offer: str) -> None:
    assert called_for(offer) == [("proposed", "2024-05", ("IR-16",), ("IQ-WA",))]


@pytest.mark.parametrize(
    "other",
    [
        "The governor proposed a toast and offered everybody tea.",
        "The chairman proposed to his council a common budget for the districts.",
        "The visitors asked for shorter queues at the crossing.",
        "They put forward a common exhibition of honey.",
    ],
)
def test_not_everything_proposed_is_an_agreement(other: str) -> None:
    assert called_for(other) == []


def test_an_offer_has_the_month_in_which_it_was_made() -> None:
    sentence = "In February a builder from Ilam had offered to put a roof on the Kut market; he never had an answer."
    assert called_for(sentence) == [("proposed", "2024-02", ("IR-16",), ("IQ-WA",))]
