"""Who travels: a person named before, or "he", is enough of a subject; goods and texts are not."""

from __future__ import annotations

import pytest

from events.extract import extract

NEWS = (
    "The governor of Maysan, Karim Salman, received a delegation from Ilam in Amarah on Sunday. "
    "The guests spoke about water and trade. "
)


def visits(sentence: str) -> list[str | None]:
    return [event.start for event in extract(NEWS + sentence, "2024-05-20", "en").events if event.type == "delegation"]


@pytest.mark.parametrize("sentence", ["Salman had been in Ilam in March.", "He had been in Ilam in March."])
def test_a_person_who_travelled_before_is_another_visit(sentence: str) -> None:
    assert visits(sentence) == ["2024-05-19", "2024-03"]


@pytest.mark.parametrize("sentence", ["A text had come to Ilam in March.", "The dates went to Ilam in March."])
def test_things_that_travelled_are_no_visit(sentence: str) -> None:
    assert visits(sentence) == ["2024-05-19"]


def test_a_visit_held_and_a_mission_put_off_are_two() -> None:
    found = extract(
        "The governor of Ilam received the deputy governor of Wasit in Ilam on Sunday. "
        "A trade delegation of Ilam was to travel to Kut this month; it has been postponed.",
        "2024-05-20",
        "en",
    ).events
    assert [str(e.status) for e in found] == ["completed", "postponed"]
