"""The codebook says what the program does: its vocabularies, fields, columns, examples and files are held against both."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from events.export_rows import EVENT_COLUMNS
from events.model import Event
from events.seed import curated_events
from events.vocabulary import (
    SUBTYPES,
    Certainty,
    DateBasis,
    Direction,
    EventType,
    Review,
    Sector,
    Status,
    Subtype,
    Term,
)
from geo.provinces import BORDER, name

DATA = Path(__file__).resolve().parent.parent / "data"
CODEBOOK = (DATA / "README.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    """The text under a heading, up to the next one of any level."""
    return re.split(r"^#+ ", CODEBOOK.split(f" {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def table(text: str) -> list[list[str]]:
    """The rows of the first table, without heading and rule; cells trimmed."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize(
    ("heading", "vocabulary"),
    [
        ("Type", EventType),
        ("Status", Status),
        ("Direction", Direction),
        ("Date basis", DateBasis),
        ("Certainty", Certainty),
        ("Review", Review),
        ("Sector", Sector),
    ],
)
def test_every_term_stands_with_its_label_and_definition_word_for_word(heading: str, vocabulary: type[Term]):
    assert table(section(heading)) == [[f"`{term}`", term.label, term.definition] for term in vocabulary]


def test_every_subtype_stands_under_its_type():
    rows = [[str(kind), f"`{term}`", term.label, term.definition] for kind in EventType for term in SUBTYPES[kind]]
    assert table(section("Subtype")) == rows
    assert {row[1] for row in rows} == {f"`{term}`" for term in Subtype}


def test_every_field_of_a_record_is_explained_once():
    named = [field for row in table(section("3 Fields")) for field in re.findall(r"`(\w+)`", row[0])]
    assert sorted(named) == sorted(Event.model_fields)


def test_every_column_of_a_download_is_explained_once():
    named = [column for row in table(section("11 Downloads")) for column in re.findall(r"`(\w+)`", row[0])]
    assert sorted(named) == sorted(EVENT_COLUMNS)


def test_the_border_provinces_stand_with_code_and_name():
    text = section("6 Place")
    assert [code for code in BORDER if f"`{code}` {name(code)}" not in " ".join(text.split())] == []


EXAMPLES = table(section("8 Worked examples"))


@pytest.mark.parametrize("row", EXAMPLES, ids=[row[0].strip("`") for row in EXAMPLES])
def test_a_worked_example_is_coded_as_the_codebook_says(row: list[str]):
    event = {event.id: event for event in curated_events()}[row[0].strip("`")]
    coded = [pair.split("=", 1) for pair in re.findall(r"`([^`]*=[^`]*)`", row[2])]
    assert coded
    for field, value in coded:
        given = getattr(event, field)
        assert (",".join(given) if isinstance(given, tuple) else str(given or "")) == value


def test_there_are_enough_worked_examples():
    assert len(EXAMPLES) >= 12


def files_of_data() -> list[str]:
    return sorted(
        path.relative_to(DATA).as_posix()
        for path in DATA.rglob("*")
        if path.is_file() and not path.name.startswith(".") and "__pycache__" not in path.parts
    )


def test_every_file_of_data_has_a_row_with_origin_and_licence():
    rows = {row[0].strip("`"): row for row in table(section("13 Files, origins and licences"))}
    unnamed = [path for path in files_of_data() if not any(fnmatch(path, pattern) for pattern in rows)]
    assert unnamed == []
    assert [row for row in rows.values() if len(row) != 4 or not all(row)] == []


def test_no_row_names_a_file_that_is_not_there_or_a_whole_tree():
    patterns = [row[0].strip("`") for row in table(section("13 Files, origins and licences"))]
    assert [pattern for pattern in patterns if not any(fnmatch(path, pattern) for path in files_of_data())] == []
    assert [pattern for pattern in patterns if "." not in pattern or pattern.startswith("*")] == []
