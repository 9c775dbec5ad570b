"""The command line as a user meets it: what is said, on which stream, and with which exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from events.seed import curated_events
from events.store import Store
from events.vocabulary import Review
from tests.events.conftest import Run
from tests.events.records import event

ROOT = Path(__file__).resolve().parents[2]
A, B = "2031-01-forum-ir16-kut", "2031-02-forum-ir16-kut"


def put(*ids: str, **fields: object) -> None:
    """Add unreviewed events to the store of this test."""
    with Store.open() as store:
        store.add([event(one, **fields) for one in ids], who="Marz")


def test_help_names_every_command_and_is_quick_to_load() -> None:
    """Quick because nothing heavy is imported for it, which is what is looked at here."""
    code = (
        "import sys, runpy; sys.argv = ['events', '--help']\n"
        "try: runpy.run_module('events', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "heavy = {'pandas', 'spacy', 'sqlalchemy', 'pydantic', 'geopandas', 'trafilatura'} & set(sys.modules)\n"
        "print('HEAVY', sorted(heavy))"
    )
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for command in ("add", "extract", "review", "history", "undo", "import", "stats", "export", "where"):
        assert f"\n  {command} " in shown
    assert "HEAVY []" in shown


def test_where_names_folder_and_database_and_makes_neither(run: Run, tmp_path: Path) -> None:
    shown = run("where").stdout
    assert f"{tmp_path / 'data'}  (set by MARZ_DATA_DIR)" in shown
    assert str(tmp_path / "data" / "marz.db") in shown
    assert "will be made" in shown
    assert not (tmp_path / "data").exists()


def test_where_does_not_show_a_password(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARZ_DATABASE_URL", "postgresql://sara:secret@server/marz")
    shown = run("where").stdout
    assert "server/marz" in shown
    assert "secret" not in shown


def test_stats_for_people_and_for_machines_agree(run: Run) -> None:
    query = "border=IR-16&type=exhibition&from=2024"
    numbers = json.loads(run("stats", "--where", query, "--json").stdout)
    assert numbers["filters"] == query
    assert numbers["n_events"] == numbers["by_type"]["exhibition"] > 5
    shown = run("stats", "--where", query)
    assert shown.exit_code == 0
    assert f"{numbers['n_events']} events for {query}" in shown.stdout


def test_a_filter_that_is_not_understood_is_refused(run: Run) -> None:
    refused = run("stats", "--where", "border=IR-99")
    assert refused.exit_code == 2
    assert "“IR-99” is not the code of a province" in refused.stderr
    assert refused.stdout == ""


def test_the_queue_is_listed_accepted_and_rejected(run: Run) -> None:
    put(A, B)
    shown = run("review").stdout
    assert A in shown
    assert "2 to review" in shown
    assert "1 more not listed" in run("review", "--limit", 1).stdout
    assert run("review", "list").stdout == shown
    assert "1 more not listed" in run("review", "list", "--limit", 1).stdout
    assert "1 accepted." in run("review", "accept", A, "--who", "Sara").stdout
    assert "1 rejected." in run("review", "reject", B, "--why", "a match").stdout
    assert "Nothing waits" in run("review").stdout
    with Store.open() as store:
        assert (store.event(A).review, store.event(A).reviewed_by) == (Review.ACCEPTED, "Sara")
        assert store.history(B)[-1].why == "a match"


def test_everything_that_waits_is_accepted_at_once(run: Run) -> None:
    put(A, B)
    assert "2 accepted." in run("review", "accept", "--all").stdout
    assert "0 accepted." in run("review", "accept", "--all").stdout


def test_accepting_wants_ids_or_all(run: Run) -> None:
    put(A)
    for arguments in ((), (A, "--all")):
        refused = run("review", "accept", *arguments)
        assert refused.exit_code == 2
        assert "say --all" in refused.stderr
    unknown = run("review", "accept", "nothing-here")
    assert unknown.exit_code == 2
    assert "There is no event “nothing-here”" in unknown.stderr


def test_the_remembered_name_stands_in_history(run: Run) -> None:
    put(A)
    with Store.open() as store:
        store.remember_who("Sara Karimi")
    run("review", "accept", A)
    assert "accepted, by Sara Karimi" in run("history", A).stdout


def test_a_question_is_answered_with_yes_or_no(run: Run, tmp_path: Path) -> None:
    from events.ingest import Ingest
    from tests.events.plain_extractor import plain_extractor, told

    near = [told(f"exhibition completed 2031-05-{day} IR-16 IQ-WA Kut", day, f"2031-05-{day}") for day in (21, 25)]
    with Store.open() as store:
        kept = list(Ingest(store, who="Sara", extractor=plain_extractor).run(near))
        (question,) = store.proposals()
    assert f"? {question.n}: the same as {kept[0].new[0]}?" in run("review").stdout
    assert "was merged into" in run("review", "same", question.n).stdout
    with Store.open() as store:
        assert len(store.event(kept[0].new[0]).sources) == 2
    run("undo", kept[0].new[0])
    assert "stay two events" in run("review", "different", question.n).stdout
    again = run("review", "same", question.n)
    assert again.exit_code == 2
    assert "no open question" in again.stderr


def test_history_does_not_call_an_event_undated_whose_report_has_no_day(run: Run) -> None:
    run("stats")
    with Store.open() as store:
        store.add([event(A, start="2025-05-07", sources=[{"outlet": "ok.docx"}])], who="Marz")
    assert "completed, day of the report not known (ok.docx)" in run("history", A).stdout


def test_a_filter_that_is_not_understood_writes_nothing_and_says_so(run: Run, tmp_path: Path) -> None:
    result = run("export", "--where", "border=IR-99", "--out", tmp_path / "out.csv")
    assert result.exit_code == 2
    assert "Nothing was selected." in " ".join(result.stderr.split())
    assert "ignored" not in result.stderr
    assert not (tmp_path / "out.csv").exists()


def test_history_and_undo_by_event_number_and_batch(run: Run) -> None:
    put(A)
    run("review", "accept", A, "--who", "Sara")
    shown = run("history", A).stdout
    assert "added, by Marz" in shown
    assert "accepted, by Sara" in shown
    assert "completed, reported 2025-05-22 (Border Post)" in shown
    undone = run("undo", A, "--who", "Omid").stdout
    assert f"Undone: {A}" in undone
    with Store.open() as store:
        last = store.history(A)[-1]
        batch = store.history(A)[0].batch
    assert run("undo", last.n).exit_code == 0
    refused = run("undo", batch)
    assert refused.exit_code == 2
    assert "Undo that one first" in refused.stderr


def test_an_import_names_bad_rows_and_tells_how_to_undo(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(
        "type,status,start,iran,iraq,summary,outlet\n"
        "forum,completed,2031-05,IR-16,IQ-WA,They met.,Border Post\n"
        "forum,completed,2031-06,IR-99,IQ-WA,They met.,Border Post\n",
        encoding="utf-8",
    )
    dry = run("import", file, "--dry-run")
    assert "1 events would be imported" in dry.stdout
    result = run("import", file, "--who", "Sara")
    assert result.exit_code == dry.exit_code == 1
    assert "line 3, iran: “IR-99”" in result.stderr
    assert "1 events imported, 0 corrected, 0 known already, 1 rows left out." in result.stdout
    batch = result.stdout.split("python -m events undo ")[1].strip()
    assert run("undo", batch).exit_code == 0
    with Store.open() as store:
        assert len(store.ids()) == len(curated_events())


def test_exit_statuses_of_import(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text(event(A).to_json() + "\n", encoding="utf-8")
    assert run("import", file).exit_code == 0
    assert run("import", file).exit_code == 0
    file.write_text("nothing of the kind\n", encoding="utf-8")
    assert run("import", file).exit_code == 2
    missing = run("import", tmp_path / "missing.csv")
    assert missing.exit_code == 2
    assert "cannot be read" in missing.stderr


def test_an_export_is_imported_elsewhere_without_loss(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    written = run("export", "--where", "border=IR-16&type=exhibition", "--out", out)
    assert written.exit_code == 0
    ids = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert f"{len(ids)} events written" in written.stdout
    known = run("import", out)
    assert f"0 events imported, 0 corrected, {len(ids)} known already, 0 rows left out." in known.stdout
    with Store.open() as store:
        sent = store.get(ids)
    monkeypatch.setenv("MARZ_DATABASE_URL", f"sqlite:///{tmp_path / 'elsewhere.db'}")
    Store.open(seed=False).close()
    monkeypatch.setattr("events.seed.is_seeded", lambda *_: True)
    assert f"{len(ids)} events imported" in run("import", out).stdout
    own = {"review", "reviewed_by", "reviewed_at"}
    with Store.open() as store:
        assert [one.model_dump(exclude=own) for one in store.get(ids)] == [one.model_dump(exclude=own) for one in sent]


def test_a_spreadsheet_export_of_imported_events_can_be_imported_again(run: Run, tmp_path: Path) -> None:
    put(A, B, review="accepted", start="2031-05")
    out = tmp_path / "out.csv"
    run("export", "--where", "from=2031", "--out", out)
    put("2031-03-forum-ir16-kut")
    result = run("import", out)
    assert result.stderr == ""
    assert "2 known already" in result.stdout


def test_an_export_to_standard_output(run: Run) -> None:
    result = run("export", "--where", "border=IR-16&type=exhibition", "--format", "jsonl", "--out", "-")
    assert all(json.loads(line)["type"] == "exhibition" for line in result.stdout.splitlines())


def test_an_unknown_format_is_refused(run: Run, tmp_path: Path) -> None:
    refused = run("export", "--out", tmp_path / "out.docx")
    assert refused.exit_code == 2
    assert "which format?" in refused.stderr


def test_a_data_folder_that_cannot_be_written_shows_and_refuses_to_take(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the way")
    shown = run("stats")
    assert shown.exit_code == 0
    assert f"{len(curated_events())} events" in shown.stdout
    assert "cannot be written" in shown.stderr
    refused = run("review", "accept", "--all")
    assert refused.exit_code == 2
    assert "MARZ_DATA_DIR" in refused.stderr


def test_a_locked_or_foreign_database_is_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "marz.db").write_text("shopping list\n" * 100)
    for command in (("stats",), ("review",), ("history", A), ("undo", A), ("add", "x.txt"), ("export",)):
        refused = run(*command)
        assert refused.exit_code == 2
        assert "is not a Marz database" in refused.stderr


def test_the_dashboard_sees_what_the_command_line_does_and_the_other_way_round(run: Run) -> None:
    put(A, B)
    with Store.open() as dashboard:
        seen = dashboard.revision()
        run("review", "accept", A, "--who", "Sara")
        assert dashboard.revision() > seen
        assert dashboard.event(A).review is Review.ACCEPTED
        dashboard.reject(B, "Omid")
        assert "rejected, by Omid" in run("history", B).stdout


def test_extract_has_its_own_help_and_options(run: Run) -> None:
    shown = run("extract", "--help")
    assert shown.exit_code == 0
    assert "python -m events extract" in shown.stdout
