"""The command ``python -m events extract FILE.jsonl``: articles as JSON lines in, events as JSON lines out.

Takes a file or standard input; writes one line an article, ``{"id", "events": [...]}``, to standard output, and progress and
complaints to standard error. Nothing is stored; this is the contract that scoring uses.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from events.extract.batch import BatchItem, extract_many

EVERY = 32


class _Lines:
    """Article records of a JSON-lines stream; lines that are none are counted and named on standard error."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.broken = 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for number, line in enumerate(self.stream, start=1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                self._complain(number, f"not JSON ({error})")
                continue
            if not isinstance(record, dict):
                self._complain(number, "not a JSON object")
                continue
            record.setdefault("id", str(number))
            yield record

    def _complain(self, number: int, trouble: str) -> None:
        self.broken += 1
        typer.echo(f"line {number}: {trouble}; it was left out.", err=True)


def as_line(item: BatchItem) -> str:
    """One result as a JSON line. Lone surrogates, which JSON may carry and UTF-8 may not, are written as escapes."""
    result: dict[str, Any] = {"id": item.id, "events": [event.to_dict() for event in item.extraction.events]}
    result["language"] = item.extraction.language
    notices = [*item.extraction.notices, *([item.trouble] if item.trouble else [])]
    if notices:
        result["notices"] = notices
    line = json.dumps(result, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(result)
    return line


def extract_command(
    file: Annotated[
        Path | None, typer.Argument(help="JSON lines with id and text; standard input if left out or “-”.")
    ] = None,
    processes: Annotated[int | None, typer.Option(help="How many processes work; all cores by default.", min=1)] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")] = False,
) -> None:
    """Extract the events of articles given as JSON lines; nothing is stored.

    Exit status: 0 done, 1 some lines could not be used and are named, 2 the file cannot be read.
    """
    try:
        stream = (
            sys.stdin if file is None or str(file) == "-" else file.open(encoding="utf-8", errors="surrogateescape")
        )
    except OSError as error:
        typer.echo(f"{file}: cannot be read ({error.strerror or error}).", err=True)
        raise typer.Exit(2) from None
    showing = not quiet and sys.stderr.isatty()
    troubled = 0

    def show(done: int) -> None:
        if showing:
            typer.echo(f"\r{done:,} articles", nl=False, err=True)

    with stream:
        lines = _Lines(stream)
        for item in extract_many(lines, processes=processes, progress=show):
            sys.stdout.write(as_line(item) + "\n")
            if item.trouble:
                troubled += 1
                typer.echo(f"{item.id}: {item.trouble}.", err=True)
    if showing:
        typer.echo("", err=True)
    if lines.broken or troubled:
        raise typer.Exit(1)
