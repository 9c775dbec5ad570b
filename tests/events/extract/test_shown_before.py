"""Earlier shows told beside an exhibition without a word for one: who sold out, stood behind a table or tested the water then."""

from __future__ import annotations

import pytest

from events.extract.results import ExtractedEvent
from tests.events.extract.monday import events


def shows(text: str) -> list[ExtractedEvent]:
    return [event for event in events(text) if event.type == "exhibition"]


FAIR = "A goods fair of Ilam will be opened in Kut on 3 June. "


@pytest.mark.parametrize(
    "earlier",
    [
        "In March 2023 some of the same firms had tested the water in Basra.",
        "In March 2023 a dealer sat behind a table in Basra and sold his whole stock.",
        "Weavers of the province brought their carpets to Basra in March 2023 and did well.",
        "In March 2023 the guild showed felt in Basra.",
        "We showed in Basra in March 2023.",
    ],
)
def test_who_showed_something_then_is_an_edition_of_its_own(earlier: str) -> None:
    told = shows(FAIR + earlier)
    assert [(e.status, e.start) for e in told] == [("planned", "2024-06-03"), ("completed", "2023-03")]
    assert (told[1].iran, told[1].iraq, told[1].venue_code) == (("IR-16",), ("IQ-BA",), "IQ-BA")


@pytest.mark.parametrize(
    "other",
    [
        "In March 2023 the firms sold goods for 60 million dollars to Basra.",
        "In March 2023 the governor visited Basra and was shown a school.",
        "Last week the guild showed felt in Kut.",
        "The guild has shown felt in Basra more than once.",
    ],
)
def test_figures_guests_and_fresh_news_are_no_edition(other: str) -> None:
    assert [(e.status, e.start) for e in shows(FAIR + other)] == [("planned", "2024-06-03")]


def test_that_city_is_the_one_things_were_held_in() -> None:
    text = (
        "An exhibition of Ilam's goods will be held in Kut on 3 June; firms from Kermanshah may apply too. "
        "The Turks had four fairs in that city in 2018, while Ilam last had one in 2015."
    )
    assert ("completed", "2015", "IQ-WA") in [(e.status, e.start, e.venue_code) for e in shows(text)]
