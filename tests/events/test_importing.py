"""A user's own events from CSV and JSON lines: good rows in, bad rows named by line and field, the same file twice nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from events.errors import StoreError
from events.export_rows import EVENT_COLUMNS
from events.import_rows import ALIASES, COLUMNS, DERIVED, ImportFileError
from events.importing import ImportReport, import_file
from events.store import Store
from events.vocabulary import Review
from tests.events.records import event

HEADER = ["type", "status", "start", "iran", "iraq", "venue", "summary", "outlet", "url"]
GOOD = ["forum", "completed", "2025-05", "IR-16", "IQ-WA", "Kut", "They met.", "Border Post", "https://post.example/1"]
A = "2025-05-forum-ir16-kut"


@pytest.fixture
def own() -> Iterator[Store]:
    """A store without events, in memory."""
    with Store.open("sqlite://", seed=False) as store:
        yield store


def write_csv(
    folder: Path, *rows: list[str], header: list[str] = HEADER, encoding: str = "utf-8", sep: str = ","
) -> Path:
    file = folder / "mine.csv"
    with file.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=sep).writerows([header, *rows])
    return file


def write_lines(folder: Path, *lines: str) -> Path:
    file = folder / "mine.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def changed(**cells: str) -> list[str]:
    """The good row with some cells changed."""
    return [cells.get(name, cell) for name, cell in zip(HEADER, GOOD, strict=True)]


def problems(report: ImportReport) -> list[str]:
    return [str(problem) for problem in report.problems]


def test_a_csv_row_becomes_an_event_with_an_id(store: Store, tmp_path: Path) -> None:
    report = import_file(store, write_csv(tmp_path, GOOD), who="Sara")
    assert report.added == (A,)
    assert report.problems == ()
    stored = store.event(A)
    assert (stored.start, stored.iran, stored.iraq, stored.venue) == ("2025-05", ("IR-16",), ("IQ-WA",), "Kut")
    assert (stored.review, stored.reviewed_by) == (Review.ACCEPTED, "Sara")
    assert stored.sources[0].url == "https://post.example/1"
    assert store.history(A)[0].told() == "imported, by Sara: imported from mine.csv"


def test_every_column_is_read(own: Store, tmp_path: Path) -> None:
    cells = {
        "id": "my-own-id", "type": "exhibition", "subtype": "handicrafts", "status": "completed", "start": "2024-10-10",
        "end": "2024-10-16", "date_basis": "stated", "iran": "IR-16; ir-05", "iraq": "IQ-WA,IQ-SU",
        "direction": "iran_to_iraq", "venue": "Kut", "venue_code": "iq-wa", "lat": "32.5", "lon": "45.82",
        "sectors": "handicrafts; food", "organisations": "Ilam Chamber; Wasit Council, Kut branch", "delegates": "15",
        "companies": "3", "days": "7", "value_usd": "1500000.5", "summary": "Crafts of Ilam in Kut.", "note": "A week.",
        "certainty": "high", "review": "unreviewed", "outlet": "Border Post; Ilam Today",
        "url": "https://post.example/1; https://ilam.example/2", "published": "2024-10-10; 2024-10-11", "language": "en; fa",
    }  # fmt: skip
    assert set(cells) == set(COLUMNS)
    report = import_file(own, write_csv(tmp_path, list(cells.values()), header=list(cells)), who="Sara")
    assert problems(report) == []
    one = own.event("my-own-id")
    assert (one.iran, one.iraq, one.venue_code) == (("IR-16", "IR-05"), ("IQ-WA", "IQ-SU"), "IQ-WA")
    assert one.organisations == ("Ilam Chamber", "Wasit Council, Kut branch")
    assert one.figures.model_dump() == {"delegates": 15, "companies": 3, "days": 7, "value_usd": 1500000.5}
    assert [(s.outlet, s.url, s.published, s.language) for s in one.sources] == [
        ("Border Post", "https://post.example/1", "2024-10-10", "en"),
        ("Ilam Today", "https://ilam.example/2", "2024-10-11", "fa"),
    ]
    assert (one.lat, one.lon, one.review, one.end) == (32.5, 45.82, Review.UNREVIEWED, "2024-10-16")


def test_every_column_of_our_own_downloads_is_known() -> None:
    assert set(EVENT_COLUMNS) <= set(COLUMNS) | set(ALIASES) | DERIVED


def test_good_rows_go_in_and_each_bad_one_is_named_by_line_and_field(store: Store, tmp_path: Path) -> None:
    file = write_csv(
        tmp_path,
        GOOD,
        changed(iran="IR-99"),
        changed(start="2025-13"),
        changed(type="picnic", summary=""),
        changed(url="javascript:alert(1)"),
        changed(start="2025-06"),
    )
    report = import_file(store, file, who="Sara")
    assert store.ids() == [A, "2025-06-forum-ir16-kut"]
    assert report.n_bad == 4
    told = problems(report)
    assert told[0] == "line 3, iran: “IR-99” is not a code of Iran (ISO 3166-2, as listed in data/README.md)."
    assert told[1] == "line 4, start: “2025-13” is not a date in the calendar."
    assert told[2].startswith("line 5, type: must be 'delegation', 'exhibition', 'agreement' or 'forum'")
    assert told[3] == "line 5, summary: is required."
    assert told[4].startswith("line 6, url: “javascript:alert(1)” is not a web address")
    assert len(told) == 5


def test_a_json_line_with_an_empty_list_of_sources_is_named(own: Store, tmp_path: Path) -> None:
    line = '{"type":"forum","status":"completed","summary":"They met.","sources":[]}'
    report = import_file(own, write_lines(tmp_path, line), who="Sara")
    assert problems(report) == ["line 1, sources: at least one source is needed."]


def test_an_end_before_the_start_is_named(own: Store, tmp_path: Path) -> None:
    file = write_csv(tmp_path, [*GOOD, "2025-04"], header=[*HEADER, "end"])
    report = import_file(own, file, who="Sara")
    assert problems(report) == ["line 2, end: end 2025-04 is before start 2025-05: exchange them or correct one."]
    assert own.ids() == []


def test_a_subtype_of_another_type_is_named(own: Store, tmp_path: Path) -> None:
    report = import_file(own, write_csv(tmp_path, [*GOOD, "mou"], header=[*HEADER, "subtype"]), who="Sara")
    assert problems(report)[0].startswith("line 2, subtype: subtype “mou” does not go with type “forum”")


def test_a_row_without_a_source_is_named_with_all_else_that_is_wrong(own: Store, tmp_path: Path) -> None:
    report = import_file(own, write_csv(tmp_path, changed(outlet="", url="", iraq="IQ-99")), who="Sara")
    assert problems(report) == [
        "line 2, outlet: a source is needed: fill in outlet, url or both.",
        "line 2, iraq: “IQ-99” is not a code of Iraq (ISO 3166-2, as listed in data/README.md).",
    ]


def test_numbers_of_sources_that_do_not_match_are_named(own: Store, tmp_path: Path) -> None:
    row = changed(outlet="One; Two", url="https://a.example/1; https://b.example/2; https://c.example/3")
    report = import_file(own, write_csv(tmp_path, row), who="Sara")
    assert problems(report) == [
        "line 2, outlet: 2 values, where another column has 3: give one for each source, in order."
    ]


def test_an_address_without_an_outlet_names_it(own: Store, tmp_path: Path) -> None:
    import_file(
        own, write_csv(tmp_path, changed(outlet="", url="https://www.irna.ir/news/1; https://post.example/2")), who="S"
    )
    assert [source.outlet for source in own.event(A).sources] == ["IRNA", "post.example"]


def test_html_in_a_summary_stays_text(own: Store, tmp_path: Path) -> None:
    markup = "<img src=x onerror=alert(1)> & <script>alert(2)</script>"
    import_file(own, write_csv(tmp_path, changed(summary=markup)), who="Sara")
    assert own.event(A).summary == markup


def test_a_guard_against_spreadsheets_is_taken_off_again(own: Store, tmp_path: Path) -> None:
    import_file(own, write_csv(tmp_path, changed(summary="'=They met.")), who="Sara")
    assert own.event(A).summary == "=They met."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
@pytest.mark.parametrize("sep", [",", ";", "\t"])
def test_files_as_spreadsheets_write_them_are_read(own: Store, tmp_path: Path, encoding: str, sep: str) -> None:
    summary = "اجتماع إيلام وواسط; تعاون، تبادل"
    report = import_file(own, write_csv(tmp_path, changed(summary=summary), encoding=encoding, sep=sep), who="Sara")
    assert problems(report) == []
    assert own.event(A).summary == summary


def test_line_numbers_are_those_of_an_editor(own: Store, tmp_path: Path) -> None:
    file = write_csv(tmp_path, changed(summary="Two\nlines."), [""] * 9, changed(status="begun"))
    report = import_file(own, file, who="Sara")
    assert [problem.line for problem in report.problems] == [5]
    assert own.event(A).summary == "Two\nlines."


def test_the_names_of_columns_may_be_written_as_people_do(own: Store, tmp_path: Path) -> None:
    header = [name.upper() if name != "url" else " Url " for name in HEADER]
    report = import_file(
        own, write_csv(tmp_path, [*GOOD, "high", "x"], header=[*header, "Certainty", "My colour"]), who="S"
    )
    assert report.notices == ("These columns are not known and were passed over: my_colour.",)
    assert own.event(A).certainty == "high"


def test_the_same_file_twice_changes_nothing(store: Store, tmp_path: Path) -> None:
    file = write_csv(tmp_path, GOOD, changed(summary="They met again."), GOOD)
    first = import_file(store, file, who="Sara")
    assert first.added == (A, f"{A}-2")
    assert first.n_unchanged == 1
    before = store.revision()
    again = import_file(store, file, who="Omid")
    assert (again.added, again.n_unchanged, again.batch, again.problems) == ((), 3, None, ())
    assert store.revision() == before


def test_the_same_file_again_leaves_what_a_person_did_since(own: Store, tmp_path: Path) -> None:
    file = write_csv(tmp_path, GOOD)
    import_file(own, file, who="Sara")
    own.edit(A, own.event(A).model_copy(update={"summary": "Better words."}), "Omid")
    assert import_file(own, file, who="Sara").n_unchanged == 1
    assert own.event(A).summary == "Better words."
    own.reject(A, "Omid")
    assert import_file(own, file, who="Sara").n_unchanged == 1
    assert own.event(A).review is Review.REJECTED


def test_a_whole_import_can_be_undone(own: Store, tmp_path: Path) -> None:
    report = import_file(own, write_csv(tmp_path, GOOD, changed(start="2025-06")), who="Sara")
    assert report.batch
    own.undo(report.batch, "Sara")
    assert own.ids() == []


def test_a_dry_run_reports_the_same_and_writes_nothing(own: Store, tmp_path: Path) -> None:
    file = write_csv(tmp_path, GOOD, changed(iran="IR-99"))
    dry = import_file(own, file, who="Sara", dry_run=True)
    assert own.revision() == 0
    real = import_file(own, file, who="Sara")
    assert (dry.added, dry.problems, dry.n_bad) == (real.added, real.problems, real.n_bad)
    assert dry.batch is None


def test_json_lines_come_in_as_they_went_out(own: Store, tmp_path: Path) -> None:
    sent = [
        event("my-first-event", note="\u2028 is no line end", review="accepted"),
        event("my-second-event", review="edited"),
    ]
    report = import_file(own, write_lines(tmp_path, *(one.to_json() for one in sent)), who="Sara")
    assert problems(report) == []
    assert own.get(["my-first-event", "my-second-event"]) == sent


def test_a_json_line_may_come_without_an_id(own: Store, tmp_path: Path) -> None:
    line = (
        '{"type":"forum","status":"completed","start":"2025-05","iran":["IR-16"],"iraq":["IQ-WA"],"venue":"Kut",'
        '"summary":"They met.","sources":[{"outlet":"Border Post"}]}'
    )
    assert import_file(own, write_lines(tmp_path, line), who="Sara").added == (A,)
    assert import_file(own, write_lines(tmp_path, line), who="Sara").n_unchanged == 1


def test_broken_json_lines_are_named_and_the_others_go_in(own: Store, tmp_path: Path) -> None:
    good = event("my-own-event").to_json()
    lines = ["{broken", "[1, 2]", "", good, '{"type": "forum", "colour": 3}', "[" * 100_000]
    report = import_file(own, write_lines(tmp_path, *lines), who="Sara")
    assert own.ids() == ["my-own-event"]
    assert report.n_bad == 4
    told = problems(report)
    assert told[0].startswith("line 1: this is not JSON")
    assert told[1] == "line 2: this is not a JSON object with the fields of an event."
    assert {(problem.line, problem.field) for problem in report.problems if problem.line == 5} == {
        (5, "status"), (5, "summary"), (5, "sources"), (5, "colour"),
    }  # fmt: skip
    assert told[-1].startswith("line 6: this is not JSON")


def test_an_id_with_other_content_is_reported_or_corrected_when_asked(own: Store, tmp_path: Path) -> None:
    own.add([event("my-own-event", review="accepted")], who="Sara")
    better = event("my-own-event", summary="Better words.")
    report = import_file(own, write_lines(tmp_path, better.to_json()), who="Omid")
    assert problems(report) == [
        "line 1, id: “my-own-event” is in the store with other content; import with --update to correct it."
    ]
    report = import_file(own, write_lines(tmp_path, better.to_json()), who="Omid", update=True)
    assert report.updated == ("my-own-event",)
    assert own.event("my-own-event").summary == "Better words."
    assert own.event("my-own-event").review is Review.EDITED


def test_an_id_twice_in_a_file_is_reported(own: Store, tmp_path: Path) -> None:
    lines = [event("my-own-event", summary=text).to_json() for text in ("One.", "Two.")]
    report = import_file(own, write_lines(tmp_path, *lines), who="Sara")
    assert problems(report) == ["line 2, id: “my-own-event” stands in line 1 already."]
    assert own.event("my-own-event").summary == "One."


def test_the_id_of_an_event_that_is_gone_is_not_used_again(own: Store, tmp_path: Path) -> None:
    own.add([event("my-own-event")], who="Sara")
    own.undo("my-own-event", "Sara")
    report = import_file(own, write_lines(tmp_path, event("my-own-event", summary="Other.").to_json()), who="Sara")
    assert "merged or taken back" in problems(report)[0]
    assert own.ids() == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("mine.csv", b"", "is empty"),
        ("mine.csv", b"   \n\n", "is empty"),
        ("mine.xlsx", b"PK\x03\x04rest", "save the sheet as CSV"),
        ("mine.csv", bytes(range(256)) * 8, "not a text file"),
        ("mine.csv", b"a,b\n1,2\n", "has no column type, status, summary, outlet or url"),
        ("mine.csv", b"type,status,summary,url,url\n", "two columns url"),
        ("mine.csv", b'"type,status\nforum', "is not CSV"),
    ],
)
def test_a_file_that_cannot_be_read_at_all_is_refused(
    own: Store, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ImportFileError, match=said):
        import_file(own, tmp_path / name, who="Sara")


def test_a_missing_file_and_a_folder_are_named(own: Store, tmp_path: Path) -> None:
    for path in (tmp_path / "missing.csv", tmp_path):
        with pytest.raises(ImportFileError, match=f"{path} cannot be read"):
            import_file(own, path, who="Sara")


def test_a_row_with_too_many_cells_is_named(own: Store, tmp_path: Path) -> None:
    report = import_file(own, write_csv(tmp_path, [*GOOD, "and more"], GOOD), who="Sara")
    assert problems(report) == ["line 2: there are 10 cells for 9 columns: put text with separators in quotes."]
    assert own.ids() == [A]


def test_a_quote_that_is_never_closed_is_named_and_what_came_before_goes_in(own: Store, tmp_path: Path) -> None:
    file = write_csv(tmp_path, GOOD)
    file.write_text(file.read_text(encoding="utf-8") + 'forum,"never closed\n' + ",".join(GOOD), encoding="utf-8")
    report = import_file(own, file, who="Sara")
    assert problems(report)[0].startswith("line 3: this is not CSV, and what follows was not read")
    assert own.ids() == [A]


def test_a_failure_while_writing_leaves_nothing(own: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StoreError("The disk is full.")

    own.add([event("my-own-event", review="accepted")], who="Sara")
    monkeypatch.setattr(own, "edit", refuse)
    lines = [event("a-new-event").to_json(), event("my-own-event", summary="Better.").to_json()]
    with pytest.raises(StoreError, match="disk is full"):
        import_file(own, write_lines(tmp_path, *lines), who="Sara", update=True)
    assert own.ids() == ["my-own-event"]
