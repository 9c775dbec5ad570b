"""Whatever bytes come, reading gives articles and sentences and raises nothing."""

from __future__ import annotations

import json
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.articles import READABLE, Article, ArticleFailure, read_articles, read_bytes, read_text
from events.errors import ArticleError
from tests.events.article_files import STORY, mail_of, page_of, pdf_of, word_of, zip_of

FEED = f"<rss><channel><item><title>A</title><description>{STORY}</description></item></channel></rss>".encode()
GOOD = {
    "txt": STORY.encode(),
    "html": page_of(),
    "pdf": pdf_of("Fair in Kut."),
    "docx": word_of(STORY),
    "eml": mail_of().as_bytes(),
    "jsonl": json.dumps({"text": STORY}).encode(),
    "json": json.dumps([{"text": STORY}]).encode(),
    "zip": zip_of({"a.txt": STORY.encode()}),
    "xml": FEED,
}
PATIENT = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def check(name: str, data: bytes) -> None:
    found = list(read_bytes(name, data))
    assert found, "neither article nor sentence"
    for outcome in found:
        if isinstance(outcome, Article):
            assert outcome.text
            assert outcome.model_dump_json().encode("utf-8")
        else:
            assert outcome.origin.startswith(name)
            assert outcome.reason[-1] in ".?)"
            assert "Traceback" not in outcome.reason


@pytest.mark.parametrize("ending", [*READABLE, "exe", ""])
@PATIENT
@given(data=st.binary(min_size=1, max_size=400))
def test_random_bytes_of_any_ending_never_raise(ending: str, data: bytes) -> None:
    check(f"a.{ending}" if ending else "a", data)


@pytest.mark.parametrize("ending", sorted(GOOD))
@PATIENT
@given(data=st.data())
def test_good_files_with_a_few_bytes_changed_never_raise(ending: str, data: st.DataObject) -> None:
    broken = bytearray(GOOD[ending])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(broken) - 1))
        broken[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    check(f"a.{ending}", bytes(broken) or b"x")


@PATIENT
@given(st.text(st.characters(codec=None), max_size=300))
def test_random_unicode_is_an_article_or_a_sentence(text: str) -> None:
    try:
        outcome = read_text(text, title=text, outlet=text, origin="pasted text").text
    except ArticleError as refused:
        outcome = str(refused).removeprefix("pasted text: ")
    assert outcome


@PATIENT
@given(st.text(max_size=80))
def test_random_names_and_addresses_never_raise(name: str) -> None:
    found = list(read_articles([f"missing-{name}", f"http://{name}"], fetch=False))
    assert len(found) == 2
    assert all(isinstance(outcome, ArticleFailure) for outcome in found)


@pytest.mark.parametrize("ending", READABLE)
def test_an_empty_file_is_said_to_be_empty(ending: str) -> None:
    (failure,) = read_bytes(f"a.{ending}", b"")
    assert str(failure) in (
        f"a.{ending}: the file is empty.",
        f"a.{ending}: it could not be read as a zip; the file is damaged or of another kind.",
    )


@pytest.mark.parametrize("ending", ["txt", "html", "json", "jsonl", "xml", "eml"])
def test_five_megabytes_of_text_are_refused_in_a_sentence(ending: str) -> None:
    words = "fair in Kut " * 440_000
    data = {
        "txt": words,
        "html": f"<html><body><p>{words}</p></body></html>",
        "json": json.dumps([{"text": words}]),
        "jsonl": json.dumps({"text": words}),
        "xml": f"<rss><channel><item><description>{words}</description></item></channel></rss>",
        "eml": f"Subject: x\n\n{words}",
    }[ending]
    (failure,) = read_bytes(f"a.{ending}", data.encode())
    assert isinstance(failure, ArticleFailure), failure
    assert str(failure).startswith("a.")


def test_a_page_of_very_many_tags_is_refused_in_a_sentence() -> None:
    (failure,) = read_bytes("a.html", b"<p>Fair.</p>" * 40_000)
    assert str(failure) == "a.html: the page has more than 60,000 tags; save its text only."


@pytest.mark.parametrize("data", [b"<div>" * 50_000 + b"Fair in Kut.", b"<table><tr><td>" * 10_000 + b"Fair in Kut."])
def test_a_page_nested_without_end_is_survived(data: bytes) -> None:
    assert len(list(read_bytes("a.html", data))) == 1


def test_a_mail_nested_without_end_is_survived() -> None:
    raw = b"Subject: x\n"
    for level in range(3000):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
    assert len(list(read_bytes("a.eml", raw + b"\n\nFair."))) == 1


def test_hostile_titles_outlets_and_file_names_stay_text_on_one_line() -> None:
    hostile = "<img src=x onerror=alert(1)>\r\n\x00\u202e<b>Fair</b>"
    shown = "<img src=x onerror=alert(1)> <b>Fair</b>"
    found = read_text(f"Fair in Kut. {hostile}", title=hostile, outlet=hostile)
    assert (found.title, found.outlet) == (shown, shown)
    (failure,) = read_bytes(f"{hostile}.exe", b"MZ")
    assert isinstance(failure, ArticleFailure)
    assert failure.origin == f"{shown}.exe"


def test_direction_marks_and_joiners_do_not_hide_in_the_text() -> None:
    found = read_text("\u202bنمایشگاه\u200f ایلام \u200dدر\u2069 کوت، می\u200cگویند\u0000")
    assert found.text == "نمایشگاه ایلام در کوت، می\u200cگویند"


def test_an_attachment_with_a_hostile_name_is_only_called_so() -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content("See attached.")
    message.add_attachment(b"Fair.", maintype="text", subtype="plain", filename="../../<script>.txt")
    _, found = read_bytes("a.eml", message.as_bytes())
    assert isinstance(found, Article)
    assert found.origin == "a.eml/../../<script>.txt"
