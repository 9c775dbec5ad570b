"""Reader of JSON lines and JSON arrays of articles: one `Draft` a record, a bad record named by its number.

Fields: `text` (required), `id`, `title`, `published` (ISO 8601 of reduced precision, or date and time), `language`,
`outlet`, `source_url`; others are passed over. JSON lines are read one at a time, so a file may be of any length.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from events.addresses import is_web_address
from events.cleaning import NotText, decode
from events.drafts import ArticleFailure, Draft, DraftOutcome, Unreadable, iso_date, reading

MAX_LINE_BYTES = 5_000_000

FIELDS = ("id", "text", "title", "published", "language", "outlet", "source_url")

_LANGUAGES = {
    **dict.fromkeys(("en", "eng", "english"), "en"),
    **dict.fromkeys(("fa", "fas", "per", "persian", "farsi"), "fa"),
    **dict.fromkeys(("ar", "ara", "arabic"), "ar"),
    # A newswire that says only "Kurdish" and has to do with this border is in Sorani; Kurmanji has a code of its own.
    **dict.fromkeys(("ckb", "ku", "kur", "kurdish", "sorani"), "ckb"),
}


def language_code(text: str) -> str:
    """The language's short code: "fa-IR", "Farsi" and "per" are "fa"; codes of other languages stay as they are.

    Raises
    ------
    ValueError
        With a sentence, when it is no code and no name of a language of ours.
    """
    name = text.strip().lower()
    main = name.replace("_", "-").split("-")[0]
    if main in _LANGUAGES:
        return _LANGUAGES[main]
    if len(main) in (2, 3) and main.isascii() and main.isalpha():
        return main
    raise ValueError(f"language is “{text[:40]}”: write en, fa, ar or ckb.")


def read_json_lines(origin: str, stream: BinaryIO) -> Iterator[DraftOutcome]:
    """The records of a JSON lines file; empty lines are passed over.

    Parameters
    ----------
    origin : str
        File name for messages; records are called "file.jsonl, line 3".
    stream : binary file
        Read line by line.

    Raises
    ------
    Unreadable
        When the file is empty, or in UTF-16, where lines cannot be told apart by bytes.
    """
    number = n_records = 0
    # One byte more than allowed tells a line that is too long from one that just fits.
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        where = f"{origin}, line {number}"
        if number == 1:
            if line.startswith((b"\xff\xfe", b"\xfe\xff")):
                raise Unreadable(origin, "JSON lines must be in UTF-8; save it so.")
            line = line.removeprefix(b"\xef\xbb\xbf")
        n_records += bool(line.strip())
        if len(line) > MAX_LINE_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE_BYTES)
            yield ArticleFailure(origin=where, reason=f"the line is longer than {MAX_LINE_BYTES // 1_000_000} MB.")
        elif line.strip():
            yield _record_of_line(where, line)
    if not n_records:
        raise Unreadable(origin, "the file is empty.")


def _record_of_line(where: str, line: bytes) -> DraftOutcome:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return ArticleFailure(origin=where, reason="the line is not in UTF-8.")
    except json.JSONDecodeError as error:
        return ArticleFailure(origin=where, reason=f"the line is not JSON ({error.msg}, column {error.colno}).")
    except (ValueError, RecursionError):
        return ArticleFailure(
            origin=where, reason="the line is nested too deep, or has a number too long, for an article."
        )
    return _draft(where, record)


def read_json(origin: str, data: bytes) -> Iterator[DraftOutcome]:
    """The records of a JSON file: an array of articles or a single one.

    Parameters
    ----------
    origin : str
        File name for messages; records are called "file.json, record 3".
    data : bytes
        The file.

    Raises
    ------
    Unreadable
        When it is not JSON.
    """
    with reading(origin, "JSON"):
        try:
            content = json.loads(decode(data))
        except NotText:
            raise Unreadable(origin, "it is not text; the file is damaged or of another kind.") from None
        except json.JSONDecodeError as error:
            reason = f"it is not JSON ({error.msg}, line {error.lineno}, column {error.colno})."
            raise Unreadable(origin, reason) from None
    if isinstance(content, list):
        for number, record in enumerate(content, start=1):
            yield _draft(f"{origin}, record {number}", record)
    else:
        yield _draft(origin, content)


def _draft(where: str, record: Any) -> DraftOutcome:
    if not isinstance(record, dict):
        return ArticleFailure(origin=where, reason="an article is written as an object with a field “text”.")
    values: dict[str, str | None] = {}
    for field in FIELDS:
        value = record.get(field)
        if field == "id" and isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
            value = str(value)
        if value is not None and not isinstance(value, str):
            return ArticleFailure(origin=where, reason=f"the field “{field}” is not text.")
        values[field] = value if value and value.strip() else None
    text, url = values["text"], values["source_url"]
    if text is None:
        return ArticleFailure(origin=where, reason="the field “text” is missing or empty.")
    if url is not None and not is_web_address(url):
        return ArticleFailure(origin=where, reason="the field “source_url” is not an http or https address.")
    try:
        published = iso_date(values["published"]) if values["published"] else None
        language = language_code(values["language"]) if values["language"] else None
    except ValueError as error:
        return ArticleFailure(origin=where, reason=str(error))
    return Draft(
        origin=where,
        text=text,
        title=values["title"],
        published=published,
        language=language,
        outlet=values["outlet"],
        source_url=url,
        given_id=values["id"],
    )
