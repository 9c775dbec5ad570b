"""Reading a user's file of events: CSV or JSON lines, as spreadsheets and editors write them, row by row.

Takes a path; gives `Row`s, each with its line and either the fields of an event or what is wrong with it. Nothing is
known here of any store.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from events.errors import EventsError
from events.outlets import outlet_of

MAX_FILE_BYTES = 200_000_000

LISTS = ("iran", "iraq", "sectors", "organisations")
FIGURES = ("delegates", "companies", "days", "value_usd")
SOURCE_FIELDS = ("outlet", "url", "published", "language")
PLAIN = (
    "id", "type", "subtype", "status", "start", "end", "date_basis", "direction", "venue", "venue_code", "lat", "lon",
    "summary", "note", "certainty", "review",
)  # fmt: skip
COLUMNS = (*PLAIN[:7], "iran", "iraq", *PLAIN[7:12], "sectors", "organisations", *FIGURES, *PLAIN[12:], *SOURCE_FIELDS)
"""The columns of a CSV file; `type`, `status`, `summary` and one of `outlet` and `url` must be filled in."""

ALIASES = {"outlets": "outlet", "urls": "url", "languages": "language"}
DERIVED = frozenset({
    "start_precision", "end_precision", "iran_names", "iraq_names", "place_lat", "place_lon", "place_precision",
    "reviewed_by", "n_sources",
})  # fmt: skip
"""Columns of Marz's own downloads that follow from the others; they are passed over."""


class ImportFileError(EventsError):
    """A file of events could not be read at all; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one row."""

    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.field}: {self.message}" if self.field else f"line {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: the fields of an event, not checked yet, or the problems that keep it from being one."""

    line: int
    fields: dict[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_rows(path: Path) -> tuple[Iterator[Row], tuple[str, ...]]:
    """The rows of a file, and a sentence for each thing about the whole file that the user should know.

    CSV may be in UTF-8 (with or without a byte-order mark), UTF-16 or Windows-1256, with commas, semicolons or tabs.

    Raises
    ------
    ImportFileError
        Where there is no such file, or it is neither CSV nor JSON lines.
    """
    text = _decoded(path)
    if path.suffix.lower() in (".jsonl", ".ndjson", ".json") or text.lstrip()[:1] == "{":
        return _json_rows(text), ()
    return _csv_rows(path, text)


def _decoded(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise ImportFileError(f"{path} is larger than {MAX_FILE_BYTES // 1_000_000} MB: split it.")
        content = path.read_bytes()
    except OSError as error:
        raise ImportFileError(f"{path} cannot be read: {error.strerror}.") from None
    if content.startswith(b"PK"):
        raise ImportFileError(f"{path} is an Excel workbook or another archive: save the sheet as CSV and import that.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1256", "replace")
    if "\x00" in text or sum(char < " " and char not in "\t\r\n" for char in text[:10_000]) > len(text[:10_000]) / 50:
        raise ImportFileError(f"{path} is not a text file: import CSV or JSON lines.")
    if not text.strip():
        raise ImportFileError(f"{path} is empty.")
    return text


def _json_rows(text: str) -> Iterator[Row]:
    # Not splitlines(): JSON may hold other line separators, such as U+2028, within a string.
    for line, content in enumerate(text.split("\n"), 1):
        if not content.strip():
            continue
        try:
            fields = json.loads(content)
        except (ValueError, RecursionError) as error:
            yield Row(line, problems=(Problem(line, "", f"this is not JSON ({error})."),))
            continue
        if isinstance(fields, dict):
            yield Row(line, {key: value for key, value in fields.items() if key not in DERIVED})
        else:
            yield Row(line, problems=(Problem(line, "", "this is not a JSON object with the fields of an event."),))


def _csv_rows(path: Path, text: str) -> tuple[Iterator[Row], tuple[str, ...]]:
    first_line = next(line for line in text.splitlines() if line.strip())
    delimiter = max(",;\t", key=lambda sign: len(_known(next(csv.reader([first_line], delimiter=sign), []))))
    # strict: an unclosed quote would else swallow the rest of the file without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] = []
    try:
        while not any(columns):
            columns = [ALIASES.get(_column(cell), _column(cell)) for cell in next(reader)]
    except (csv.Error, StopIteration) as error:
        raise ImportFileError(f"{path} is not CSV ({error}).") from None
    missing = [name for name in ("type", "status", "summary") if name not in columns]
    if "outlet" not in columns and "url" not in columns:
        missing.append("outlet or url")
    if missing:
        raise ImportFileError(
            f"{path} has no column {', '.join(missing)}. The first line must name the columns: {', '.join(COLUMNS)}."
        )
    doubled = sorted({name for name in columns if name and columns.count(name) > 1})
    if doubled:
        raise ImportFileError(f"{path} has two columns {', '.join(doubled)}: take one of them out.")
    strange = [name for name in columns if name and name not in COLUMNS and name not in DERIVED]
    notices = (f"These columns are not known and were passed over: {', '.join(strange)}.",) if strange else ()
    return _csv_body(reader, columns), notices


def _csv_body(reader: Any, columns: list[str]) -> Iterator[Row]:
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(line, problems=(Problem(line, "", f"this is not CSV, and what follows was not read ({error})."),))
            return
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            message = f"there are {len(cells)} cells for {len(columns)} columns: put text with separators in quotes."
            yield Row(line, problems=(Problem(line, "", message),))
            continue
        filled = {name: _cell(cell) for name, cell in zip(columns, cells, strict=False) if name in COLUMNS}
        yield _event_row(line, {name: cell for name, cell in filled.items() if cell})


def _event_row(line: int, cells: dict[str, str]) -> Row:
    fields: dict[str, Any] = {name: cells[name] for name in PLAIN if name in cells}
    for name in ("iran", "iraq", "venue_code"):
        if name in cells:
            cells[name] = cells[name].upper()
    if "venue_code" in cells:
        fields["venue_code"] = cells["venue_code"]
    for name in LISTS:
        if name in cells:
            separated = cells[name] if name == "organisations" else cells[name].replace(",", ";")
            fields[name] = [part.strip() for part in separated.split(";") if part.strip()]
    figures = {name: cells[name] for name in FIGURES if name in cells}
    if figures:
        fields["figures"] = figures
    sources, problem = _sources(line, cells)
    fields["sources"] = sources
    return Row(line, fields, (problem,) if problem else ())


def _sources(line: int, cells: dict[str, str]) -> tuple[list[dict[str, str]], Problem | None]:
    """The sources of a row: the nth outlet, address, date and language belong together; a single one goes for all."""
    parts = {name: [part.strip() for part in cells[name].split(";")] for name in SOURCE_FIELDS if name in cells}
    if "url" in parts:
        parts["url"] = [address for part in parts["url"] for address in part.split() or [""]]
    n_sources = max((len(values) for values in parts.values()), default=0)
    for name, values in parts.items():
        if len(values) == 1 and name != "url":
            parts[name] = values * n_sources
        elif len(values) != n_sources:
            told = f"{len(values)} values, where another column has {n_sources}: give one for each source, in order."
            return [], Problem(line, name, told)
    sources = []
    for n in range(n_sources):
        source = {name: values[n] for name, values in parts.items() if values[n]}
        if "outlet" not in source and "url" in source:
            known = outlet_of(source["url"])
            source["outlet"] = known.outlet if known else source["url"].partition("://")[2].partition("/")[0]
        sources.append(source)
    if not sources:
        return [], Problem(line, "outlet", "a source is needed: fill in outlet, url or both.")
    return sources, None


def _column(cell: str) -> str:
    return "_".join(cell.strip().strip("\ufeff").lower().split())


def _known(cells: list[str]) -> set[str]:
    return {ALIASES.get(_column(cell), _column(cell)) for cell in cells} & set(COLUMNS)


def _cell(cell: str) -> str:
    """The text of a cell, without the apostrophe by which Marz and others keep spreadsheets from computing it."""
    text = cell.strip()
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@" else text
