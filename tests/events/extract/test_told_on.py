"""What is told on in the sentence after: an edition more, the day of a paper, a paper extended."""

from __future__ import annotations

from events.extract import ExtractedEvent, extract


def told(text: str) -> list[ExtractedEvent]:
    return list(extract(text, "2025-05-22", "en").events)


def test_an_edition_after_an_exhibition_is_one_more_and_no_meeting() -> None:
    fair = "Ilam's exhibition of honey closed in Kut on Friday. Nine firms of Ilam had stands."
    first, second = told(f"{fair} A second edition is planned for the autumn.")
    assert (first.type, first.status, second.type, second.status) == (
        "exhibition",
        "completed",
        "exhibition",
        "planned",
    )
    assert (second.start, second.iran, second.iraq) == ("2025", ("IR-16",), ("IQ-WA",))


def test_a_round_after_a_meeting_stays_a_meeting() -> None:
    met = "The governors of Ilam and Wasit met in Kut on Friday."
    assert [e.type for e in told(f"{met} A second round of talks is planned for the autumn in Ilam.")] == [
        "forum",
        "forum",
    ]


def test_the_paper_of_what_was_agreed_tells_its_day() -> None:
    agreed = "Ilam's governor said on Saturday that his province and Wasit had agreed to open a joint market at Mehran."
    (paper,) = told(f"{agreed} The document was signed in Kut on 3 May by the two governors.")
    assert (paper.type, paper.start, paper.venue) == ("agreement", "2025-05-03", "Kut")


def test_a_paper_extended_is_renewed_on_that_day_beside_its_first_signing() -> None:
    papers = told(
        "A memorandum between the universities of Ilam and Kut, signed three years ago, was extended on Tuesday."
    )
    assert [(e.type, e.subtype, e.start) for e in papers] == [
        ("agreement", "mou", "2022"),
        ("agreement", "renewal", "2025-05-20"),
    ]


def test_where_a_newspaper_is_printed_is_no_setting() -> None:
    (paper,) = told("The memorandum that Ilam and Wasit signed in 2023 has led to nothing, a newspaper in Kut writes.")
    assert (paper.start, paper.venue) == ("2023", None)


def test_a_month_for_which_something_was_announced_is_not_that_of_the_telling() -> None:
    (fair,) = told("A fair of Ilam's honey in Kut that had been announced for April was called off, nobody knows why.")
    assert (fair.status, fair.start) == ("cancelled", "2025-04")


def test_what_was_agreed_on_for_a_month_to_come_was_not_agreed_in_that_of_last_year() -> None:
    (accord,) = told(
        "The mayors of Mehran in Ilam and of Badra in Wasit agreed on a road and a joint festival in August."
    )
    assert (accord.type, accord.start) == ("agreement", "2025-05")


def test_the_meeting_of_a_joint_body_is_one_meeting() -> None:
    text = "Ilam and Wasit will hold the sixth meeting of their joint border committee in Kut next month, Ilam's governor said."
    assert [(e.type, e.subtype, e.status) for e in told(text)] == [("forum", "joint-committee", "planned")]
