from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from events.articles import Article, ArticleFailure, Outcome, read_articles, read_bytes
from tests.events.article_files import STORY, lines

PERSIAN = "هنرمندان ایلام در کوت نمایشگاه برپا کردند.\n\nاستاندار واسط از آن دیدن کرد؛ گفت‌وگوها ادامه دارد."


def only(outcomes: Iterator[Outcome]) -> Article:
    (found,) = outcomes
    assert isinstance(found, Article), str(found)
    return found


def failed(outcomes: Iterator[Outcome]) -> str:
    (found,) = outcomes
    assert isinstance(found, ArticleFailure), found
    return str(found)


def test_json_lines_keep_every_field() -> None:
    record = {
        "id": "01-01",
        "text": PERSIAN,
        "title": "نمایشگاه",
        "published": "2025-10",
        "language": "fa-IR",
        "outlet": "IRNA Ilam",
        "source_url": "https://irna.ir/1",
        "gold": [],
    }
    found = only(read_bytes("a.jsonl", lines(record)))
    assert found.model_dump(exclude={"id", "notice"}) == {
        "given_id": "01-01",
        "text": PERSIAN,
        "title": "نمایشگاه",
        "published": "2025-10",
        "language": "fa",
        "outlet": "IRNA Ilam",
        "source_url": "https://irna.ir/1",
        "origin": "a.jsonl, line 1",
    }


def test_a_record_without_an_outlet_gets_that_of_its_address() -> None:
    record = {"text": STORY, "source_url": "https://en.mehrnews.com/news/1"}
    assert only(read_bytes("a.jsonl", lines(record))).outlet == "Mehr News Agency"


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2025", "2025"),
        ("2025-10-11", "2025-10-11"),
        ("2025-10-11T23:30:00+03:30", "2025-10-11"),
        (None, None),
        ("", None),
    ],
)
def test_published_dates_keep_their_precision(stated: str | None, published: str | None) -> None:
    assert only(read_bytes("a.jsonl", lines({"text": STORY, "published": stated}))).published == published


def test_bad_lines_are_named_by_number_and_reason_and_the_others_go_on() -> None:
    data = b"\n".join(
        [
            lines({"text": "Fair one."}),
            b"{broken",
            b"",
            lines(["no", "object"]),
            lines({"title": "No text"}),
            lines({"text": 5}),
            lines({"text": "x", "published": "11/10/2025"}),
            lines({"text": "x", "published": "2025-13-01"}),
            lines({"text": "x", "published": "1404-07-18"}),
            lines({"text": "x", "language": "Klingonese"}),
            lines({"text": "x", "source_url": "javascript:alert(1)"}),
            b'{"text": "\xff\xfe"}',
            b"[" * 100_000,
            b'{"text": "x", "n": ' + b"9" * 5000 + b"}",
            lines({"text": "..."}),
            lines({"text": "Fair two."}),
        ]
    )
    found = list(read_bytes("a.jsonl", data))
    assert [outcome.text for outcome in found if isinstance(outcome, Article)] == ["Fair one.", "Fair two."]
    reasons = {outcome.origin: outcome.reason for outcome in found if isinstance(outcome, ArticleFailure)}
    assert reasons.pop("a.jsonl, line 2").startswith("the line is not JSON (Expecting property name")
    assert reasons == {
        "a.jsonl, line 4": "an article is written as an object with a field “text”.",
        "a.jsonl, line 5": "the field “text” is missing or empty.",
        "a.jsonl, line 6": "the field “text” is not text.",
        "a.jsonl, line 7": "“11/10/2025” is not a date: write 2025, 2025-05 or 2025-05-21.",
        "a.jsonl, line 8": "“2025-13-01” is not a date in the calendar.",
        "a.jsonl, line 9": "“1404-07-18” is not of the Gregorian calendar: write it as 2025-05-21.",
        "a.jsonl, line 10": "language is “Klingonese”: write en, fa, ar or ckb.",
        "a.jsonl, line 11": "the field “source_url” is not an http or https address.",
        "a.jsonl, line 12": "the line is not in UTF-8.",
        "a.jsonl, line 13": "the line is nested too deep, or has a number too long, for an article.",
        "a.jsonl, line 14": "the line is nested too deep, or has a number too long, for an article.",
        "a.jsonl, line 15": "there are no words in it.",
    }


def test_a_line_too_long_is_passed_over_and_the_next_one_read() -> None:
    found = list(read_bytes("a.jsonl", b'{"text": "' + b"a" * 6_000_000 + b'"}\n' + lines({"text": "Fair."})))
    assert str(found[0]) == "a.jsonl, line 1: the line is longer than 5 MB."
    assert isinstance(found[1], Article)
    assert found[1].origin == "a.jsonl, line 2"


def test_ten_thousand_json_lines_are_streamed(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(10_000):
            file.write(json.dumps({"id": number, "text": f"Fair {number}. {STORY}"}) + "\n")
    assert path.stat().st_size > 1_800_000
    list(read_articles([path]))  # what is made once (tables, list of outlets) is not counted
    tracemalloc.start()
    n_articles = sum(isinstance(found, Article) for found in read_articles([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert n_articles == 10_000
    assert peak < 500_000


def test_a_json_array_a_single_record_and_lines_named_json_are_read() -> None:
    one, two = {"text": "Fair one."}, {"text": "Fair two."}
    for data in (json.dumps([one, two], indent=1).encode(), json.dumps([one, two]).encode("utf-16"), lines(one, two)):
        assert [getattr(found, "text", found) for found in read_bytes("a.json", data)] == ["Fair one.", "Fair two."]
    assert only(read_bytes("a.json", json.dumps(one, indent=1).encode())).text == "Fair one."
    assert failed(read_bytes("a.json", b"[1]")).startswith("a.json, record 1: an article is written as")
    assert "it is not JSON" in failed(read_bytes("a.json", b"{broken\n"))
    assert "could not be read as JSON" in failed(read_bytes("a.json", b"[" * 100_000))
