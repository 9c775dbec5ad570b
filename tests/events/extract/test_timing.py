"""Which of the dates told belongs to which event, and what it means there."""

from __future__ import annotations

from events.extract import ExtractedEvent, extract

TUESDAY = "2024-05-21"


def events(text: str, published: str | None = TUESDAY) -> tuple[ExtractedEvent, ...]:
    return extract(text, published, "en").events


def starts(text: str, type_: str, published: str | None = TUESDAY) -> list[str | None]:
    """The starts of all events of a type, in text order."""
    return [e.start for e in events(text, published) if e.type == type_]


def test_a_paper_concluded_on_a_day_began_on_no_other_day() -> None:
    concluded = "The governors of Kermanshah and Diyala concluded a memorandum of understanding in Baquba on Sunday."
    assert starts(concluded, "agreement") == ["2024-05-19"]
    ended = "The exhibition of Kermanshah in Baquba, the capital of Diyala, was concluded on Sunday."
    assert starts(ended, "exhibition") == ["2024-05"]


def test_the_day_told_of_an_event_outweighs_the_year_it_is_called_by() -> None:
    dated = "This year's fair of Ilam companies, which fills a hall in Kut, opened on Sunday."
    assert starts(dated, "exhibition") == ["2024-05-19"]
    undated = "This year's fair of Ilam companies was opened in Kut."
    assert starts(undated, "exhibition") == ["2024"]
