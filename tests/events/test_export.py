"""Downloads as tables: what stands in CSV, Excel and JSON lines, read back by the programs that people open them with."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from events.excel_export import MOST_ROWS, check_size
from events.export import FORMATS, ExportError, export, file_name, format_of, obstacle, write
from events.export_rows import EVENT_COLUMNS
from events.importing import import_file
from events.model import Event, parse_event_line
from events.seed import curated_events
from events.selection import parse_strictly
from events.store import Store
from events.tables import Selected, Tables, flat
from tests.events.making import event

DAY = date(2026, 7, 1)
HTML = "<img src=x onerror=alert(1)>"
FORMULA = '=HYPERLINK("http://evil.example","Click")'
EVENTS = [
    event("year-only", start="2024", iraq=["IQ-KR"], summary="کرماشان له هەولێر بوو."),
    event(
        "month-only", start="2025-05", venue="Kut", venue_code="IQ-WA", figures={"companies": 12, "value_usd": 2.5e6}
    ),
    event("days", start="2025-05-21", end="2025-05-24", summary=FORMULA, note="+1", venue=HTML),
    event("undated", start=None, iran=[], iraq=[], organisations=["Chamber of Commerce", "@Union"]),
    event(
        "two-sources",
        start="2025-06-01",
        sources=[
            {"outlet": HTML, "url": "https://news.example/a;b", "published": "2025-06", "language": "fa"},
            {"outlet": "Paper without address"},
        ],
    ),
]


def choose(events: list[Event], where: str = "") -> Selected:
    return Tables.build(flat(events)).select(parse_strictly(where))


def keeper(events: list[Event]):
    """What `Store.get` does, for a list."""
    known = {one.id: one for one in events}
    return lambda ids: [known[own] for own in ids if own in known]


def made(format: str, events: list[Event] = EVENTS, where: str = "", layer: str = "events") -> bytes:
    return export(choose(events, where), keeper(events), format, layer=layer, day=DAY)


def csv_rows(content: bytes) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))}


def sheet_rows(content: bytes, sheet: str) -> list[dict]:
    cells = list(load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True))
    return [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]


def test_csv_has_one_row_an_event_and_the_columns_of_the_codebook():
    content = made("csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(pd.read_csv(io.BytesIO(content)).columns) == list(EVENT_COLUMNS)
    assert set(csv_rows(content)) == {one.id for one in EVENTS}


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_dates_are_text_as_precise_as_the_source_with_the_precision_beside_them(format: str):
    content = made(format)
    rows = csv_rows(content) if format == "csv" else {row["id"]: row for row in sheet_rows(content, "events")}
    found = {own: (row["start"] or "", row["start_precision"] or "", row["end"] or "") for own, row in rows.items()}
    assert found == {
        "year-only": ("2024", "year", ""),
        "month-only": ("2025-05", "month", ""),
        "days": ("2025-05-21", "day", "2025-05-24"),
        "undated": ("", "", ""),
        "two-sources": ("2025-06-01", "day", ""),
    }


def test_only_the_selected_events_are_in_the_file():
    assert set(csv_rows(made("csv", where="from=2025"))) == {"month-only", "days", "two-sources"}


def test_text_that_looks_like_a_formula_is_quoted_in_csv():
    rows = csv_rows(made("csv"))
    assert rows["days"]["summary"] == f"'{FORMULA}"
    assert rows["days"]["note"] == "'+1"
    assert rows["days"]["venue"] == HTML


def test_text_that_looks_like_a_formula_is_text_in_excel_and_never_computed():
    book = load_workbook(io.BytesIO(made("xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    formula = next(cell for cell in cells if cell.value == FORMULA)
    assert formula.data_type == "s"
    assert formula.quotePrefix
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr", "b"}


def test_excel_has_sheets_for_events_sources_provinces_pairs_and_itself():
    content = made("xlsx", where="from=2024")
    assert load_workbook(io.BytesIO(content)).sheetnames == ["events", "sources", "provinces", "pairs", "about"]
    assert len(sheet_rows(content, "events")) == 4
    sources = [(row["event_id"], row["outlet"], row["published"]) for row in sheet_rows(content, "sources")]
    assert ("two-sources", HTML, "2025-06") in sources
    assert len(sources) == 5
    counts = {row["code"]: (row["n_events"], row["n_region_events"]) for row in sheet_rows(content, "provinces")}
    assert len(counts) == 51
    assert counts["IR-16"] == (4, 0)
    assert counts["IQ-KR"] == (1, 0)
    assert counts["IQ-AR"] == (0, 1)
    assert [(row["iran"], row["iraq"], row["n_events"]) for row in sheet_rows(content, "pairs")] == [
        ("IR-16", "IQ-WA", 3),
        ("IR-16", "IQ-KR", 1),
    ]


def test_the_about_sheet_names_selection_day_and_citation():
    sheet = load_workbook(io.BytesIO(made("xlsx", where="border=IR-16&from=2025")))["about"]
    said = {row[0]: row[1] for row in sheet.iter_rows(values_only=True) if row[0] != "How it was counted"}
    assert said["Events"] == "3"
    assert said["Selection"] == "Ilam · since 2025"
    assert said["Selection as an address"] == "?border=IR-16&from=2025"
    assert said["Exported"] == "2026-07-01"
    assert said["How to cite"].endswith("3 events (Ilam · since 2025), as of 1 July 2026. CC BY 4.0.")


def test_excel_takes_text_that_its_files_cannot_hold():
    events = [event("odd", summary="A\x0bB" + "x" * 40_000, note="\x01")]
    row = sheet_rows(made("xlsx", events), "events")[0]
    assert row["summary"].startswith("ABx")
    assert len(row["summary"]) == 32_767
    assert row["note"] is None or row["note"] == ""


def test_more_rows_than_a_sheet_holds_are_refused_in_a_sentence():
    assert obstacle(MOST_ROWS, "xlsx") is None
    assert "take CSV" in (obstacle(MOST_ROWS + 1, "xlsx") or "")
    assert obstacle(MOST_ROWS + 1, "csv") is None
    with pytest.raises(ExportError, match="sources are more than a sheet"):
        check_size([("sources", pd.DataFrame(index=range(MOST_ROWS + 1)))])


def test_json_lines_hold_the_whole_records():
    lines = made("jsonl").decode().splitlines()
    assert {(one := parse_event_line(line)).id: one for line in lines} == {one.id: one for one in EVENTS}


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_what_marz_exports_it_imports_again_word_for_word(format: str, tmp_path: Path):
    events = curated_events()
    path = tmp_path / f"events{FORMATS[format].suffix}"
    write(path, choose(events), keeper(events))
    with Store.open("sqlite://") as store:
        report = import_file(store, path, who="tester")
    assert report.problems == ()
    assert (report.n_unchanged, report.added, report.updated) == (len(events), (), ())


def test_a_source_keeps_its_place_among_the_sources_of_an_event():
    row = csv_rows(made("csv"))["two-sources"]
    assert row["outlet"] == f"{HTML}; Paper without address"
    assert row["url"] == "https://news.example/a%3Bb; "
    assert row["published"] == "2025-06; "
    assert row["n_sources"] == "2"


def test_an_empty_selection_gives_files_without_events():
    nothing = "q=nowhere"
    assert csv_rows(made("csv", where=nothing)) == {}
    assert sheet_rows(made("xlsx", where=nothing), "events") == []
    assert len(sheet_rows(made("xlsx", where=nothing), "provinces")) == 51
    assert made("jsonl", where=nothing) == b""


def test_events_that_changed_meanwhile_are_not_left_out_silently():
    with pytest.raises(ExportError, match="changed while the file was being made"):
        export(choose(EVENTS), keeper(EVENTS[1:]), "csv")


@pytest.mark.parametrize(
    ("format", "layer", "sentence"),
    [
        ("pdf", "events", "The format “pdf” is not known"),
        ("geojson", "rivers", "The layer “rivers” is not known"),
        ("csv", "ties", "for geojson, parquet alone"),
    ],
)
def test_what_cannot_be_made_is_said(format: str, layer: str, sentence: str):
    with pytest.raises(ExportError, match=sentence):
        made(format, layer=layer)


def test_the_format_follows_from_the_ending_of_a_file_name():
    assert [format_of(Path(f"x{item.suffix.upper()}")) for item in FORMATS.values()] == list(FORMATS)
    with pytest.raises(ExportError, match="which format"):
        format_of(Path("events.doc"))
    assert file_name("geojson", layer="ties", day=DAY) == "marz-ties-2026-07-01.geojson"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path):
    path = tmp_path / "events.csv"
    write(path, choose(EVENTS), keeper(EVENTS), day=DAY)
    assert path.read_bytes() == made("csv")
    with pytest.raises(ExportError):
        write(path, choose(EVENTS), keeper([]))
    assert path.read_bytes() == made("csv")
    assert [one.name for one in tmp_path.iterdir()] == ["events.csv"]
    with pytest.raises(ExportError, match="cannot be written"):
        write(tmp_path / "no such folder" / "events.csv", choose(EVENTS), keeper(EVENTS))
