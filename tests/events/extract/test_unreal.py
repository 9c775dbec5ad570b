"""What is named and not told is no event: denied, or only asked about."""

from __future__ import annotations

import pytest

from events.extract import extract

VISIT = "A delegation from Ilam arrived in Kut on Sunday. "


def types(text: str, language: str = "en") -> list[str]:
    return [str(event.type) for event in extract(text, "2024-05-20", language).events]


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor of Wasit denied that an agreement with Ilam had been signed.",
        "The governor of Ilam refuted press reports that a contract with Wasit was signed on Saturday.",
        "Reports that the two provinces signed a contract on Saturday are untrue, the governor of Ilam said.",
        "Asked whether an agreement would be signed with Wasit, the governor of Ilam smiled.",
    ],
)
def test_an_agreement_denied_or_only_asked_about_is_none(sentence: str) -> None:
    assert types(VISIT + sentence) == ["delegation"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor of Ilam denied the rumour and said that a contract with Wasit was signed on Saturday.",
        "The governor of Wasit denied that the agreement with Ilam, signed on Saturday, had been cancelled.",
        "Asked about prices, the governor of Ilam said that a contract with Wasit was signed on Saturday.",
    ],
)
def test_an_agreement_told_beside_a_denial_or_a_question_counts(sentence: str) -> None:
    assert types(VISIT + sentence) == ["delegation", "agreement"]


def test_a_denial_in_persian_tells_of_no_event() -> None:
    text = "هیئتی از استان ایلام روز یکشنبه وارد کوت شد. استاندار ایلام خبر امضای تفاهم‌نامه با استان واسط را تکذیب کرد."
    assert types(text, "fa") == ["delegation"]
