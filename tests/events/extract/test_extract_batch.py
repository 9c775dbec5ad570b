"""Many articles at once, and the command that scoring uses."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from events.extract import extract
from events.extract.batch import CHUNK, WORTH_A_POOL, extract_many, extract_one
from events.extract.command import extract_command

TEXT = "An exhibition of handicrafts from Ilam opened in Kut on Sunday."


def records(count: int) -> Iterator[dict[str, Any]]:
    for n in range(count):
        yield {"id": f"a{n}", "text": TEXT, "published": f"2024-05-{n % 28 + 1:02d}", "language": "en"}


@pytest.fixture
def command() -> typer.Typer:
    app = typer.Typer()
    app.command()(extract_command)
    return app


def test_results_come_in_order_and_equal_those_of_one_by_one() -> None:
    items = list(extract_many(records(CHUNK + 3), processes=1))
    assert [item.id for item in items] == [f"a{n}" for n in range(CHUNK + 3)]
    assert items[4].extraction == extract(TEXT, "2024-05-05", "en")


def test_several_processes_give_the_same_in_the_same_order() -> None:
    count = WORTH_A_POOL + CHUNK + 1
    seen: list[int] = []
    items = list(extract_many(records(count), processes=2, progress=seen.append))
    assert [item.id for item in items] == [f"a{n}" for n in range(count)]
    assert items[-1].extraction == next(extract_many(list(records(count))[-1:], processes=1)).extraction
    assert seen == sorted(seen)
    assert seen[-1] == count


def test_records_are_read_only_as_needed_and_work_stops_when_closed() -> None:
    taken = 0

    def counted() -> Iterator[dict[str, Any]]:
        nonlocal taken
        for record in records(10_000):
            taken += 1
            yield record

    work = extract_many(counted(), processes=1)
    assert next(work).id == "a0"
    work.close()
    assert taken <= CHUNK


def test_a_record_without_text_is_said_and_the_others_go_on() -> None:
    items = list(extract_many([{"id": "x"}, {"id": "y", "text": TEXT}], processes=1))
    assert items[0].trouble
    assert not items[0].extraction.events
    assert items[1].extraction.events


def test_fields_of_the_wrong_kind_are_left_aside() -> None:
    item = extract_one({"id": 7, "text": TEXT, "published": 20240520, "language": ["en"]})
    assert item.id == "7"
    assert item.trouble is None
    assert item.extraction.language == "en"


def test_the_command_writes_a_line_an_article_with_the_fields_of_the_contract(
    command: typer.Typer, tmp_path: Path
) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records(3)), encoding="utf-8")
    result = CliRunner().invoke(command, [str(path)])
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["a0", "a1", "a2"]
    (event,) = lines[0]["events"]
    assert event["type"] == "exhibition"
    assert {
        "type",
        "status",
        "start",
        "end",
        "iran",
        "iraq",
        "direction",
        "venue",
        "venue_code",
        "certainty",
        "evidence",
    } <= set(event)


def test_the_command_reads_standard_input_names_broken_lines_and_keeps_the_rest(command: typer.Typer) -> None:
    lines = ['{"id": "a", "text": "\\ud800 nothing"}', "{broken", "[1]", "", '{"id": "b"}', json.dumps({"text": TEXT})]
    result = CliRunner().invoke(command, [], input="\n".join(lines) + "\n")
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines() if line.startswith("{")] == ["a", "b", "6"]
    told = result.stderr
    assert "line 2: not JSON" in told
    assert "line 3: not a JSON object" in told
    assert "b: there is no text" in told


def test_a_file_that_is_not_there_is_named(command: typer.Typer, tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(tmp_path / "none.jsonl")])
    assert result.exit_code == 2
    assert "none.jsonl: cannot be read" in result.stderr


def test_lone_surrogates_leave_the_command_as_escapes(command: typer.Typer) -> None:
    line = json.dumps({"id": "s\ud800", "text": TEXT, "published": "2024-05-20"})
    result = CliRunner().invoke(command, ["-"], input=line + "\n")
    assert result.exit_code == 0
    assert json.load(io.StringIO(result.stdout))["id"] == "s\ud800"
