"""An agreement told without a word for a paper, and what is wished for in place of one of the past."""

from __future__ import annotations

import pytest

from tests.events.extract.monday import events


def agreements(text: str) -> list[tuple[str, str | None, tuple[str, ...], tuple[str, ...]]]:
    return [(str(e.status), e.start, e.iran, e.iraq) for e in events(text) if e.type == "agreement"]


def between(status: str, start: str) -> list[tuple[str, str | None, tuple[str, ...], tuple[str, ...]]]:
    return [(status, start, ("IR-16",), ("IQ-WA",))]


@pytest.mark.parametrize(
    "deed",
    [
        "put their names below the last page",
        "pressed their stamps on it; both signatures were set under the last page",
        "signed the new version",
        "shook hands on a common company",
        "came to terms",
        "went into partnership",
        "agreed on a communique of six sentences",
    ],
)
def test_a_deed_tells_of_an_agreement(deed: str) -> None:
    text = (
        f"The chambers of Ilam and Wasit sat together in Kut on Saturday. There the heads of the two chambers {deed}."
    )
    assert agreements(text) == between("completed", "2024-05-18")


def test_pages_and_plans_are_no_agreement_where_nobody_signs() -> None:
    text = (
        "A delegation of the Ilam chamber came to Kut on Saturday. It was shown the training plan of the Wasit chamber, "
        "whose last page has a map."
    )
    assert agreements(text) == []


def test_who_will_sign_may_be_told_without_the_paper() -> None:
    text = "The mayors of Ilam and Kut met on Saturday over waste and buses. They will sign on June 3 in Kut."
    assert agreements(text) == between("planned", "2024-06-03")


def test_to_sign_is_no_plan_by_itself() -> None:
    text = "The mayors of Ilam and Kut met on Saturday. They had come to sign in the guest book."
    assert agreements(text) == []


def test_a_paper_only_named_is_signed_in_the_next_sentence() -> None:
    text = "Behind the new bus line is an accord of the chambers of Ilam and Wasit. The seals were pressed on it on February 3."
    assert agreements(text) == between("completed", "2024-02-03")


@pytest.mark.parametrize(
    "wish",
    [
        ", and the governor of Wasit called for it to be replaced",
        ". The governor of Wasit would like a new one",
        ", and the governor of Wasit asked for a fresh text",
    ],
)
def test_a_new_agreement_may_be_wished_for_beside_one_of_the_past(wish: str) -> None:
    text = f"The governor of Ilam received the governor of Wasit on Saturday. An older document, signed in 2019, sleeps{wish}."
    assert agreements(text) == [*between("completed", "2019"), *between("proposed", "2024-05")]


def test_a_wish_to_renew_and_the_agreement_of_old_are_two() -> None:
    text = "The chamber of Ilam wants its memorandum of 2018 with Wasit renewed, its head said on Sunday."
    assert agreements(text) == [*between("completed", "2018"), *between("proposed", "2024-05")]


def test_another_one_that_is_no_paper_is_not_wished_for() -> None:
    text = "A delegation of Wasit came to Ilam on Saturday. The hall of the airport is old, and pilgrims would like a new one."
    assert agreements(text) == []


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        (
            "The chambers of Ilam and Wasit agreed last month to settle quarrels before one panel, their heads said.",
            "2024-04",
        ),
        ("The police chiefs of Ilam and Wasit undertook in April to share the names of smugglers.", "2024-04"),
        (
            "Traffic has doubled since Ilam and Wasit lifted the night ban by mutual agreement in October, it was said.",
            "2023-10",
        ),
        ("The accord of Ilam and Wasit that was to run out in May was prolonged by two years in April.", "2024-04"),
        ("Ilam and Kut, which twinned in May 2021, will mark the day with a concert.", "2021-05"),
    ],
)
def test_the_date_of_an_agreement_is_that_of_its_deed(sentence: str, start: str) -> None:
    assert agreements(sentence) == between("completed", start)


@pytest.mark.parametrize(
    "denial",
    [
        "The spokesman dismissed that.",
        "There is no such contract, the spokesman said.",
        "The report is untrue, the spokesman said.",
        "The governor said that he had put his name to nothing.",
    ],
)
def test_what_the_next_sentence_refutes_was_not_signed(denial: str) -> None:
    told = "A portal in Kut wrote that the governors of Ilam and Wasit had signed a contract on a free zone on Sunday."
    assert agreements(told) == between("completed", "2024-05-19")
    assert agreements(f"{told} {denial}") == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Ilam's governor is for a written accord with Wasit on dust, he said on Sunday.", "proposed"),
        ("It is high time that Ilam and Wasit had a pact on dust, said the governor of Wasit.", "proposed"),
        ("Ilam has offered Wasit a ten-year contract for 50 megawatts, the power company said.", "proposed"),
        ("Wasit is waiting for Ilam's answer to a draft on dust that was sent this month.", "proposed"),
        ("The governors of Ilam and Wasit have a water accord to sign in Kut, it was said.", "planned"),
        ("In May both chambers of Ilam and Kut put down in writing who pays for the scales.", "completed"),
        ("Ilam and Wasit talked about roads in May, and the outcome is an accord on buses.", "completed"),
        ("A tariff for buses between Ilam and Kut was fixed jointly by the two chambers in May.", "completed"),
    ],
)
def test_how_far_an_agreement_has_come(sentence: str, status: str) -> None:
    assert agreements(sentence) == between(status, "2024-05")


def test_what_a_paper_says_will_be_done_is_no_plan_of_the_paper() -> None:
    text = (
        "A delegation of Wasit came to Ilam on Saturday. An agreement that would let lorries through exists on paper."
    )
    assert agreements(text) == []


def test_a_paper_of_the_past_is_lengthened_across_an_aside() -> None:
    text = "On Saturday the chambers of Ilam and Wasit extended, by three more years, the arrangement of 2019 on free desks."
    assert agreements(text) == [*between("completed", "2019"), *between("completed", "2024-05-18")]


def test_a_communique_tells_what_those_who_met_undertake() -> None:
    text = (
        "The governors of Ilam and Wasit met in Kut on Saturday. According to the communique, the two undertake to run one "
        "line for pilgrims."
    )
    assert agreements(text) == between("completed", "2024-05-18")


def test_a_text_between_us_and_them_is_no_matter_of_one_country() -> None:
    text = (
        "A letter to the members of the Ilam chamber. Traders from Wasit were our guests on Saturday. The text between our "
        "chamber and Kut's lies ready for signature."
    )
    assert agreements(text) == between("planned", "2024-05")


@pytest.mark.parametrize(
    "sentence",
    [
        "The rules stand in a booklet that both governorates adopted in Kut on March 12.",
        "The lease is for five years. It bears the date of March 12 and both chambers' names.",
        "A text had lain in a cupboard since 2022. The two presidents went through it, struck out a line and signed on March 12.",
        "On March 12 the presidents committed their chambers, in a memorandum of a page, to share their lists of projects.",
    ],
)
def test_the_day_of_a_paper_by_other_names(sentence: str) -> None:
    text = (
        f"Half of the stalls of the common market are let to merchants of Ilam and half to those of Wasit. {sentence}"
    )
    assert agreements(text) == between("completed", "2024-03-12")
