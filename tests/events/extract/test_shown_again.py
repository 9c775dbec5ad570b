"""Further shows that are only pointed at after an exhibition was told: where it goes next, who wants one, what came before it."""

from __future__ import annotations

import pytest

from tests.events.extract.monday import events

FAIR = "A goods fair of Ilam was opened in Kut on Sunday by the deputy governor. Seventy firms take part. "


def shows(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(e.status, e.start, e.venue_code) for e in events(FAIR + text) if e.type == "exhibition"][1:]


@pytest.mark.parametrize(
    ("further", "told"),
    [
        ("Something similar is wanted in Amarah, he said.", ("proposed", "2024-05", "IQ-MA")),
        ("Amarah's mayor has been pressing for one of his own.", ("proposed", "2024-05", "IQ-MA")),
        ("In June the caravan moves on to Basra.", ("planned", "2024-06", "IQ-BA")),
        ("A second round is to follow in Hillah in July.", ("planned", "2024-07", "IQ-BB")),
        (
            "Basra's chamber would like to see the same firms on its own fairground in June.",
            ("proposed", "2024-06", "IQ-BA"),
        ),
        ("Ilam plans to come back with twice as many firms in June of next year.", ("planned", "2025-06", "IQ-WA")),
        ("Its predecessor, in Amarah, was shut down by the police in January.", ("completed", "2024-01", "IQ-MA")),
        ("Last year's edition in Najaf was called off because of floods.", ("cancelled", "2023", "IQ-NA")),
    ],
)
def test_a_further_show_may_only_be_pointed_at(further: str, told: tuple[str, str, str]) -> None:
    assert shows(further) == [told]


@pytest.mark.parametrize(
    "other",
    [
        "A second round of talks is to follow in Hillah in July.",
        "The governor of Maysan will visit Kut in June.",
        "The goods moved through Mehran.",
        "Its predecessor as director will be honoured in June.",
    ],
)
def test_talks_guests_and_goods_are_no_further_show(other: str) -> None:
    assert shows(other) == []
