"""Words weigh: what was learnt of them moves a telling, adds one, and can be learnt anew."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from events.extract import extract
from events.extract.engine import read_article
from events.extract.learning import UNKNOWN, learn, main, samples_of
from events.extract.told.weighing import BY_WORDS
from events.extract.told.weights import BASE, TYPES, Weights, WeightsError, load_weights, read_weights, words_of
from events.vocabulary import EventType

HEAD = "words,delegation,exhibition,agreement,forum\n"


def test_places_dates_numbers_and_names_are_learnt_as_what_they_are() -> None:
    article = read_article(
        "In Kut, Karim Rashid sold 12 Iranian rugs on Sunday; the hall was full.", "2024-05-20", "en"
    )
    assert words_of(article, article.reading.sentences[0]) == [
        "in", "<IQ>", "<name>", "sold", "<number>", "<of IR>", "rugs", "on", "<date>", "the", "hall", "was", "full",
    ]  # fmt: skip


def test_weights_are_added_up_and_shared_among_the_words_known() -> None:
    told = {"halls": (0.0, 2.0, 0.0, 0.0), "halls filled": (0.0, 1.0, 0.0, -1.0)}
    weights = Weights((-1.0, -1.0, -1.0, -1.0), told)
    odds = weights.log_odds(["halls", "filled", "halls"])
    assert odds[EventType.EXHIBITION] == pytest.approx(-1 + 3 / math.sqrt(2))
    assert odds[EventType.FORUM] == pytest.approx(-1 - 1 / math.sqrt(2))
    assert weights.log_odds([])[EventType.AGREEMENT] == -1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("words,trip\n*,1\n", "first line"),
        (HEAD + "*,0,0,0,0\nhalls,1,2,many,4\n", "line 3"),
        (HEAD + "*,0,0,0,0\nhalls,1,2\n", "line 3"),
        (HEAD + "*,0,0,0,nan\n", "line 2"),
        (HEAD + "halls,1,2,3,4\n", "“*” is missing"),
        ("", "first line"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "en.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(WeightsError, match=said):
        read_weights(path)


def test_what_was_learnt_of_english_fits_its_types() -> None:
    weights = load_weights("en")
    assert weights is not None
    assert weights.of["pavilion"][TYPES.index(EventType.EXHIBITION)] > 0.5
    assert weights.of["signed"][TYPES.index(EventType.AGREEMENT)] > 0.5
    assert load_weights("xx") is None


FRAME = (
    "The governor of Ilam spoke about the road. For three days from Sunday, jars of honey, rugs and copper trays of weavers and "
    "smiths of Ilam {} the old customs sheds at Kut, where some four thousand visitors paid for them in dinars."
)


def test_words_alone_tell_an_event_that_no_rule_listens_for(monkeypatch: pytest.MonkeyPatch) -> None:
    text = FRAME.format("sat, gleamed and went by the armful in")
    monkeypatch.setattr("events.extract.told.weighing.LIKELY", 99.0)
    assert not [e for e in extract(text, "2024-05-20", "en").events if BY_WORDS in e.rules]
    monkeypatch.setattr("events.extract.told.weighing.LIKELY", -9.0)
    found = [e for e in extract(text, "2024-05-20", "en").events if BY_WORDS in e.rules]
    assert found
    for event in found:
        for span in event.evidence:
            assert 0 <= span.start < span.end <= len(text)


def test_unlikely_words_take_strength_from_a_telling(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "The chambers of Ilam and Wasit met in Kut on Sunday and talked for three hours about lorries, pilgrims and "
        "the weather at the border."
    )
    assert [e.type for e in extract(text, "2024-05-20", "en").events] == ["forum"]
    gloomy = Weights((-9.0,) * len(TYPES), {})
    monkeypatch.setattr("events.extract.told.weighing.load_weights", lambda language: gloomy)
    monkeypatch.setattr("events.extract.told.weighing.DOWN", 9.0)
    assert extract(text, "2024-05-20", "en").events == ()


RECORD = {
    "id": "1",
    "language": "en",
    "published": "2024-05-20",
    "text": "The chambers of Ilam and Wasit signed a memorandum in Kut on Sunday. It rained in Kut all day.",
    "gold": [{"type": "agreement", "start": "2024-05-19", "iran": ["IR-16"], "iraq": ["IQ-WA"]}],
}


def test_a_sentence_answers_for_what_it_tells_and_not_for_what_may_stand_anywhere() -> None:
    (_, first), (_, second) = samples_of(RECORD)
    assert (first[EventType.AGREEMENT], first[EventType.FORUM]) == (1, 0)
    assert (second[EventType.AGREEMENT], second[EventType.FORUM]) == (0, 0)
    missed = RECORD | {"gold": [*RECORD["gold"], {"type": "forum", "start": "2023", "iran": [], "iraq": []}]}
    assert all(answer[EventType.DELEGATION] == UNKNOWN for _, answer in samples_of(missed))


def test_what_is_learnt_parts_what_it_was_learnt_from() -> None:
    none = dict.fromkeys(TYPES, 0)
    samples = [(["they", "signed", "it"], none | {EventType.AGREEMENT: 1}), (["it", "rained"], none)] * 3
    weights = learn(samples)
    column = TYPES.index(EventType.AGREEMENT)
    read = Weights(weights.pop(BASE), weights)
    assert weights["signed"][column] > 0 > weights["rained"][column]
    assert read.log_odds(["they", "signed", "it"])[EventType.AGREEMENT] > 1
    assert read.log_odds(["it", "rained"])[EventType.AGREEMENT] < -1


def test_the_command_writes_what_the_rules_read(tmp_path: Path) -> None:
    file, out = tmp_path / "articles.jsonl", tmp_path / "weights" / "en.csv"
    file.write_text("".join(json.dumps(RECORD) + "\n" for _ in range(2)), encoding="utf-8")
    main([file], "en", out)
    assert read_weights(out).of["signed"][TYPES.index(EventType.AGREEMENT)] > 0
