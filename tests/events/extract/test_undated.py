"""A date without its year, and an article without its date of publication: nothing is made up, and the reader is told."""

from __future__ import annotations

import pytest

from events.extract import ExtractedEvent, extract


def _one(text: str, published: str | None, language: str = "en") -> ExtractedEvent:
    (event,) = extract(text, published, language).events
    return event


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "A handicrafts exhibition of Ilam opened in Kut on October 10.", "October 10"),
        ("en", "A trade delegation from Ilam visited Kut on Monday.", "Monday"),
        ("fa", "نمایشگاه صنایع دستی ایلام ۱۰ مهر در کوت گشایش یافت.", "۱۰ مهر"),
        ("ar", "افتتح معرض إيلام في الكوت يوم 10 تشرين الأول.", "يوم 10 تشرين الأول"),
    ],
)
def test_a_date_that_no_publication_settles_is_kept_as_words(language: str, text: str, words: str) -> None:
    event = _one(text, None, language)
    assert (event.start, event.end) == (None, None)
    assert f"“{words}”" in event.note
    assert event.note in event.reasons
    assert words in [text[e.start : e.end] for e in event.evidence if e.field == "start"]


def test_without_any_date_the_reason_does_not_speak_of_a_publication() -> None:
    event = _one("A trade delegation from Ilam visited Kut.", None)
    assert event.start is None
    assert event.reasons[-1] == event.note == "The article gives it no date, and its date of publication is not known."


def test_with_a_publication_nothing_is_left_open() -> None:
    event = _one("A handicrafts exhibition of Ilam opened in Kut on October 10.", "2025-10-12")
    assert (event.start, event.note) == ("2025-10-10", "")
    assert not any("publication" in reason for reason in event.reasons)


def test_a_borrowed_date_is_explained_in_the_note() -> None:
    text = (
        "On Monday a trade delegation from Ilam visited Kut and met the governor of Wasit. "
        "A memorandum of understanding was signed by the chambers of Ilam and Wasit."
    )
    paper = next(e for e in extract(text, "2025-10-09", "en").events if e.type == "agreement")
    assert (paper.start, paper.date_basis, paper.note) == (
        "2025-10-06",
        "inferred",
        "Its date is that of the meeting or signing told with it.",
    )


@pytest.mark.parametrize(
    ("published", "on_the_tenth", "on_monday"),
    [
        ("2025-10-12", "2025-10-10", "2025-10-06"),
        ("2025-10", "2025-10-10", "2025-10"),
        ("2025", "2025-10-10", "2025"),
    ],
)
def test_a_publication_of_reduced_precision_settles_no_more_than_it_can(
    published: str, on_the_tenth: str, on_monday: str
) -> None:
    fair = _one("A handicrafts exhibition of Ilam opened in Kut on October 10.", published)
    visit = _one("A trade delegation from Ilam visited Kut on Monday.", published)
    assert (fair.start, visit.start, visit.end) == (on_the_tenth, on_monday, None)


@pytest.mark.parametrize(("day", "start"), [("7 March", "2022-05"), ("9 May", "2022-05-09")])
def test_an_accord_is_not_dated_by_a_journey_of_weeks_ago_that_is_recalled_after_it(day: str, start: str) -> None:
    text = (
        "The chambers of commerce of Ilam and Wasit have signed a memorandum on cold stores in Kut.\n\n"
        "Lorries will queue on a lot of their own.\n\n"
        f"A trade delegation from Wasit had travelled to Ilam on {day} to see cement works, the governor recalled."
    )
    found = {str(e.type): e.start for e in extract(text, "2022-05-11", "en").events}
    assert found["agreement"] == start
    assert found["delegation"] == ("2022-03-07" if day == "7 March" else "2022-05-09")
