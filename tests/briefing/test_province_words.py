"""What is said to be missing of a province: under a filter, no more than what the filter lets be seen."""

from __future__ import annotations

import pytest

from briefing.province_words import as_text, opening, unsigned
from events.profile import Profile, profile
from events.selection import parse_strictly
from events.tables import Tables, flat
from tests.events.making import event

EVENTS = [
    event("fair", type="exhibition", review="curated"),
    event("deal", type="agreement", review="curated", start="2024-05-01"),
    event("with-diyala", iraq=["IQ-DI"], review="curated"),
]


def ilam(where: str = "") -> Profile:
    return profile(Tables.build(flat(EVENTS)).select(parse_strictly(where)), "IR-16")


def test_a_neighbour_without_a_signed_agreement_is_named() -> None:
    said = as_text(opening(ilam(), ["IQ-WA", "IQ-DI"], 2025))
    assert said.endswith(" With Diyala, a neighbour across the border, no agreement is reported as signed.")
    assert unsigned(ilam(), ["IQ-WA", "IQ-DI"]) == "Diyala (1 event together)."


def test_under_a_filter_it_is_missing_in_what_the_filter_leaves() -> None:
    said = as_text(opening(ilam("from=2025"), ["IQ-WA", "IQ-DI"], 2025))
    assert (
        "With Wasit and Diyala, neighbours across the border, no agreement is reported as signed in this selection."
        in said
    )


@pytest.mark.parametrize(
    "where", ["type=exhibition", "type=exhibition,delegation", "status=planned&type=agreement,exhibition"]
)
def test_a_filter_that_leaves_out_signed_agreements_cannot_tell(where: str) -> None:
    assert unsigned(ilam(where), ["IQ-WA"]) == "The filter leaves out signed agreements, so this cannot be told."
    if "status" not in where:
        assert "no agreement" not in as_text(opening(ilam(where), ["IQ-WA", "IQ-DI"], 2025))
