"""One question to a language model behind an OpenAI-compatible endpoint, and its answer as text.

Takes an `Endpoint` (from MARZ_LLM_URL, MARZ_LLM_KEY, MARZ_LLM_MODEL); gives the words of the answer, or an
`ExtractionError` whose sentence names what went wrong and never the key. No redirect and no proxy is followed.
"""

from __future__ import annotations

import ipaddress
import json
import logging
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.exceptions import TimeoutError as TookTooLong

from events.errors import ExtractionError

log = logging.getLogger(__name__)

URL_SETTING, KEY_SETTING, MODEL_SETTING = "MARZ_LLM_URL", "MARZ_LLM_KEY", "MARZ_LLM_MODEL"
SECONDS: Final = 30.0
"""For one try, from connecting to the last byte."""
MOST_ANSWER_BYTES: Final = 1_000_000
PAUSE: Final = 1.0
"""Seconds before the second try, where the server does not name a shorter wait."""

_BUSY: Final = frozenset({429, 500, 502, 503, 504})
_NOT_ACCEPTED: Final = frozenset({400, 422})
_REFUSED: Final = frozenset({401, 403})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is asked.

    Attributes
    ----------
    url : str
        The base, such as "https://host/v1", or the whole address ending in "/chat/completions".
    model : str
    key : str
        Sent as a bearer token where it is not empty; left out of every representation.
    seconds : float
        The longest one try may take.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = SECONDS

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Endpoint | None:
        """The endpoint of the settings, or None where MARZ_LLM_URL is not set: then no model is asked.

        Raises
        ------
        ExtractionError
            Where the settings cannot be used.
        """
        url = environment.get(URL_SETTING, "").strip()
        if not url:
            return None
        model = environment.get(MODEL_SETTING, "").strip()
        if not model:
            raise ExtractionError(f"{URL_SETTING} is set and {MODEL_SETTING} is not: name the model to be asked.")
        endpoint = cls(url, model, environment.get(KEY_SETTING, "").strip())
        endpoint.check()
        return endpoint

    @property
    def address(self) -> str:
        """The address that is asked."""
        base = self.url.rstrip("/")
        return base if base.endswith("/chat/completions") else f"{base}/chat/completions"

    def check(self) -> None:
        """Raise ExtractionError where the address is none, or the key would travel in the open."""
        try:
            parts = urlsplit(self.url)
            host, _ = parts.hostname, parts.port
        except ValueError:
            host, parts = None, urlsplit("")
        if parts.scheme not in ("http", "https") or not host or parts.username is not None:
            raise ExtractionError(
                f"{URL_SETTING} is not a web address such as https://host/v1, without a password in it."
            )
        if self.key and not (self.key.isascii() and self.key.isprintable()):
            raise ExtractionError(f"{KEY_SETTING} holds characters that no key has: copy it again.")
        if self.key and parts.scheme == "http" and not _is_near(host):
            raise ExtractionError(f"{URL_SETTING} is not encrypted, so {KEY_SETTING} is not sent there: use https.")


def _is_near(host: str) -> bool:
    """Whether a host is this machine or one of its own network, by its name or number alone."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".local", ".localhost", ".internal", ".lan"))


def ask(
    endpoint: Endpoint, system: str, user: str, *, most_tokens: int = 4000, sleep: Callable[[float], None] = time.sleep
) -> str:
    """Ask the model once; once more where the server is busy or failing (429, 5xx).

    Also once more, without the wishes that not every model knows (JSON form, temperature, length), where it did not accept
    the question (400, 422).

    Parameters
    ----------
    endpoint : Endpoint
    system, user : str
        The instruction, and what it is to be applied to.
    most_tokens : int
        The longest answer.
    sleep : callable
        What waits between the two tries.

    Returns
    -------
    str
        The text of the model's message.

    Raises
    ------
    ExtractionError
    """
    endpoint.check()
    plain: dict[str, Any] = {
        "model": endpoint.model,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
    }
    wishes = {"temperature": 0, "max_tokens": most_tokens, "response_format": {"type": "json_object"}}
    status, answer, wait = _post(endpoint, plain | wishes)
    if status in _BUSY:
        sleep(wait)
        status, answer, _ = _post(endpoint, plain | wishes)
    elif status in _NOT_ACCEPTED:
        status, answer, _ = _post(endpoint, plain)
    if status != 200:
        raise ExtractionError(_complaint(status))
    return _message(answer)


def _post(endpoint: Endpoint, body: dict[str, Any]) -> tuple[int, bytes, float]:
    """Status, body and the wait that the server asks for."""
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    deadline = time.monotonic() + endpoint.seconds
    timeout = urllib3.Timeout(total=endpoint.seconds)
    try:
        with urllib3.PoolManager(num_pools=1) as pool:
            response = pool.request(
                "POST", endpoint.address, body=json.dumps(body), headers=headers, timeout=timeout,
                retries=False, redirect=False, preload_content=False,
            )  # fmt: skip
            try:
                return response.status, _read(response, deadline), _wait(response.headers.get("Retry-After"))
            finally:
                response.close()
    except (HTTPError, OSError) as error:
        # A refused connection counts as a timeout to urllib3, but nobody was waited for.
        if isinstance(error, TookTooLong | TimeoutError) and not isinstance(error, NewConnectionError):
            raise ExtractionError(f"The language model did not answer within {endpoint.seconds:g} seconds.") from None
        log.info("the language model could not be reached", exc_info=error)
        why = "nothing answers at its address" if isinstance(error, NewConnectionError) else "the connection broke off"
        raise ExtractionError(f"The language model could not be reached: {why}.") from None


def _read(response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
    """The body, within the time and the size allowed: a server that drips does not hold the reader up."""
    parts: list[bytes] = []
    size = 0
    # One read of the socket at a time: what has come is looked at, not waited on until a block is full.
    while part := response.read1(16_384):
        size += len(part)
        if size > MOST_ANSWER_BYTES:
            raise ExtractionError(f"The language model's answer is larger than {MOST_ANSWER_BYTES // 1000:,} KB.")
        if time.monotonic() > deadline:
            raise ExtractionError("The language model took too long to answer.")
        parts.append(part)
    return b"".join(parts)


def _wait(header: str | None) -> float:
    return min(float(header), PAUSE) if header and header.isascii() and header.isdigit() else PAUSE


def _complaint(status: int) -> str:
    """A sentence for a status; never the server's own words, which may repeat the key."""
    if status in _REFUSED:
        return f"The language model refused the key (status {status}): check {KEY_SETTING}."
    if status == 404:
        return f"There is no language model at this address (status 404): check {URL_SETTING} and {MODEL_SETTING}."
    if 300 <= status < 400:
        return (
            f"The language model's server sent elsewhere (status {status}), which is not followed: check {URL_SETTING}."
        )
    if status in _BUSY:
        return f"The language model's server is busy or failing (status {status}, asked twice)."
    return f"The language model's server did not accept the question (status {status}): check {MODEL_SETTING}."


def _message(answer: bytes) -> str:
    try:
        content = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        content = None
    if not isinstance(content, str):
        raise ExtractionError("The answer is not that of a chat completion: check that the address ends in /v1.")
    return content
