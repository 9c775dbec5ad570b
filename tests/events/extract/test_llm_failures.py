"""When the language model cannot be asked, or answers nothing of use, the rules read the article and it is said why."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from events.errors import ExtractionError
from events.extract import Extraction, Extractor, extract
from events.extract.model.adapter import LanguageModel, extractor_from_settings
from events.extract.model.client import Endpoint, ask
from tests.events.extract.llm_server import ARTICLE, GOOD, KEY, Server, reader


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


@pytest.fixture
def read(server: Server) -> Callable[..., Extraction]:
    return reader(server)


def fell_back(extraction: Extraction, why: str) -> None:
    by_rules = extract(ARTICLE, "2025-10-12")
    assert by_rules.events
    assert extraction.events == by_rules.events
    assert extraction.notices == (f"{why} The rules read the article instead.",)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("Sure! Here are the events.", "The language model's answer is not JSON."),
        ('{"events": [', "The language model's answer is not JSON."),
        ("[" * 100_000, "The language model's answer is not JSON."),
        ('["a"]', "The language model's answer has no list of events in it."),
        ('{"events": {"type": "forum"}}', "The language model's answer has no list of events in it."),
        (None, "The answer is not that of a chat completion: check that the address ends in /v1."),
        (["a"], "The answer is not that of a chat completion: check that the address ends in /v1."),
    ],
    ids=["prose", "cut off", "too deep", "a list", "no list", "no content", "content is no text"],
)
def test_an_answer_of_another_form_falls_back_to_the_rules(server: Server, read: Any, content: Any, why: str) -> None:
    server.says(content)
    fell_back(read(), why)


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"<html>", b"{}", b"[]", b'{"choices": []}', b"null"])
def test_a_server_that_is_no_model_falls_back_to_the_rules(server: Server, read: Any, body: bytes) -> None:
    server.reply = lambda _question, _n: (200, body)
    fell_back(read(), "The answer is not that of a chat completion: check that the address ends in /v1.")


@pytest.mark.parametrize(
    ("status", "tries", "why"),
    [
        (500, 2, "The language model's server is busy or failing (status 500, asked twice)."),
        (429, 2, "The language model's server is busy or failing (status 429, asked twice)."),
        (401, 1, "The language model refused the key (status 401): check MARZ_LLM_KEY."),
        (404, 1, "There is no language model at this address (status 404): check MARZ_LLM_URL and MARZ_LLM_MODEL."),
        (400, 2, "The language model's server did not accept the question (status 400): check MARZ_LLM_MODEL."),
    ],
)
def test_a_failing_server_falls_back_to_the_rules(server: Server, read: Any, status: int, tries: int, why: str) -> None:
    server.reply = lambda _question, _n: (status, f'{{"error": "key {KEY}"}}')
    fell_back(read(), why)
    assert len(server.questions) == tries


def test_a_server_that_recovers_is_asked_again(server: Server, read: Any) -> None:
    good = json.dumps({"choices": [{"message": {"content": json.dumps({"events": [GOOD]})}}]})
    server.reply = lambda _question, n: (503, "") if n == 1 else (200, good)
    extraction = read()
    assert len(extraction.events) == 1
    assert extraction.notices == ()


def test_a_server_that_does_not_know_the_json_form_is_asked_plainly(server: Server, read: Any) -> None:
    good = json.dumps({"choices": [{"message": {"content": json.dumps({"events": [GOOD]})}}]})
    server.reply = lambda asked, _n: (400, "") if "response_format" in asked else (200, good)
    assert len(read().events) == 1
    assert set(server.questions[1]) == {"model", "messages"}


def test_the_wait_before_the_second_try_is_the_servers_own_but_never_long(server: Server) -> None:
    server.reply = lambda _question, _n: (429, "")
    waits: list[float] = []
    for asked_for in ("0", "3600", "soon"):
        server.extra_headers = {"Retry-After": asked_for}
        with pytest.raises(ExtractionError):
            ask(Endpoint(server.url, "m"), "s", "u", sleep=waits.append)
    assert waits == [0.0, 1.0, 1.0]


def test_a_silent_server_is_given_up_in_time(server: Server, read: Any) -> None:
    def silent(_question: dict[str, Any], _n: int) -> tuple[int, str]:
        server.release.wait(120)
        return 200, ""

    server.reply = silent
    begun = time.monotonic()
    fell_back(read(seconds=0.3), "The language model did not answer within 0.3 seconds.")
    assert time.monotonic() - begun < 60  # not the two minutes the server is silent


def test_an_answer_without_end_is_cut_off(server: Server, read: Any) -> None:
    server.reply = lambda _question, _n: (200, b" " * 1_200_000)
    fell_back(read(), "The language model's answer is larger than 1,000 KB.")


def test_no_server_at_all_falls_back_to_the_rules() -> None:
    closed = Server()
    closed.close()
    extraction = LanguageModel(Endpoint(closed.url, "m"))(ARTICLE, "2025-10-12")
    assert extraction.events == extract(ARTICLE, "2025-10-12").events
    assert extraction.notices[-1].startswith("The language model could not be reached: nothing answers at its address.")


def test_a_redirect_is_not_followed(server: Server, read: Any) -> None:
    server.extra_headers = {"Location": f"{server.url}/elsewhere"}
    server.reply = lambda _question, _n: (307, "")
    fell_back(
        read(),
        "The language model's server sent elsewhere (status 307), which is not followed: check MARZ_LLM_URL.",
    )
    assert server.paths == ["/v1/chat/completions"]


def test_the_key_is_in_no_log_no_notice_and_no_representation(
    server: Server, read: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.reply = lambda _question, _n: (401, KEY)
    extraction = read()
    assert KEY not in " ".join(extraction.notices)
    assert KEY not in caplog.text
    assert KEY not in repr(Endpoint(server.url, "m", KEY))


def test_without_settings_no_model_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MARZ_LLM_URL", raising=False)
    assert extractor_from_settings() is extract


def test_with_settings_the_model_is_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARZ_LLM_URL", server.url)
    monkeypatch.setenv("MARZ_LLM_MODEL", "small-model")
    monkeypatch.setenv("MARZ_LLM_KEY", KEY)
    server.answers(GOOD)
    extractor = extractor_from_settings()
    assert isinstance(extractor, Extractor)
    assert len(extractor(ARTICLE, "2025-10-12").events) == 1
    assert server.headers[0]["Authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"MARZ_LLM_URL": "https://model.example/v1"}, "MARZ_LLM_MODEL is not"),
        ({"MARZ_LLM_URL": "model.example", "MARZ_LLM_MODEL": "m"}, "is not a web address"),
        ({"MARZ_LLM_URL": "file:///etc/passwd", "MARZ_LLM_MODEL": "m"}, "is not a web address"),
        ({"MARZ_LLM_URL": "https://me:pw@model.example", "MARZ_LLM_MODEL": "m"}, "is not a web address"),
        ({"MARZ_LLM_URL": "https://model.example:x", "MARZ_LLM_MODEL": "m"}, "is not a web address"),
        ({"MARZ_LLM_URL": "http://model.example/v1", "MARZ_LLM_MODEL": "m", "MARZ_LLM_KEY": KEY}, "is not encrypted"),
        ({"MARZ_LLM_URL": "https://model.example", "MARZ_LLM_MODEL": "m", "MARZ_LLM_KEY": "a\nb"}, "no key has"),
    ],
)
def test_settings_that_cannot_be_used_are_said_and_the_rules_read_on(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], why: str
) -> None:
    for name in ("MARZ_LLM_URL", "MARZ_LLM_MODEL", "MARZ_LLM_KEY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    extraction = extractor_from_settings()(ARTICLE, "2025-10-12")
    assert extraction.events == extract(ARTICLE, "2025-10-12").events
    assert why in extraction.notices[-1]
    assert KEY not in extraction.notices[-1]
