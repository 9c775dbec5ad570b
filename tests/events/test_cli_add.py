"""`python -m events add`: what is kept, skipped and named, and what Ctrl-C leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from events.seed import curated_events
from events.store import Store
from events.vocabulary import Review
from tests.events.conftest import Run
from tests.events.newswire import article, write_articles

ROOT = Path(__file__).resolve().parents[2]


def test_adding_a_folder_twice(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path / "articles", 3)
    first = run("add", tmp_path / "articles", "--who", "Sara")
    assert first.exit_code == 0
    assert "3 articles: 3 with events, 0 without," in first.stdout
    again = run("add", tmp_path / "articles", "--who", "Sara")
    assert again.exit_code == 0
    assert "3 skipped (known already), 0 failed." in again.stdout
    assert "0 new events" in again.stdout
    with Store.open() as store:
        assert len(store.articles()) == 3
        found = store.get([one for stored in store.articles() for one in store.events_of(stored.id)])
    fairs = [one for one in found if one.type == "exhibition"]
    assert [(one.start, one.iran, one.iraq) for one in sorted(fairs, key=lambda one: str(one.start))] == [
        ("2019-01-06", ("IR-16",), ("IQ-WA",)),
        ("2019-01-09", ("IR-05",), ("IQ-DI",)),
        ("2019-01-12", ("IR-06",), ("IQ-BA",)),
    ]
    assert {one.review for one in found} == {Review.UNREVIEWED}


def test_a_copy_with_a_date_of_publication_dates_what_the_first_left_undated(run: Run, tmp_path: Path) -> None:
    text = "KUT - A trade delegation from Ilam arrived in Kut, the centre of Wasit province in Iraq, on Monday."
    plain, dated = tmp_path / "visit.txt", tmp_path / "visit.jsonl"
    plain.write_text(text)
    dated.write_text(json.dumps({"id": "1", "text": text, "published": "2025-10-15"}))
    run("add", plain, "--who", "Sara")
    again = run("add", dated, "--who", "Sara")
    assert again.exit_code == 0
    assert "1 read again, with a date of publication or an outlet that was not known before," in " ".join(
        again.stdout.split()
    )
    with Store.open() as store:
        (stored,) = store.articles()
        (event,) = store.get(store.events_of(stored.id))
    assert (stored.published, event.start) == ("2025-10-15", "2025-10-13")


def test_articles_that_fail_are_named_and_the_others_kept(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write_articles(folder, 1)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 no more")
    result = run("add", folder)
    assert result.exit_code == 1
    assert "broken.pdf: " in result.stderr
    assert "1 failed" in result.stdout
    assert run("add", tmp_path / "missing.txt").exit_code == 2


def test_an_address_inside_is_not_fetched(run: Run) -> None:
    result = run("add", "http://127.0.0.1:9/article")
    assert result.exit_code == 2
    assert "127.0.0.1" in result.stderr


def test_markup_in_a_title_is_shown_as_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "[red]x[bold].txt").write_bytes(b"")
    result = run("add", tmp_path / "[red]x[bold].txt")
    assert "[red]x[bold].txt" in result.stderr


def test_ctrl_c_keeps_whole_articles_and_says_so(tmp_path: Path) -> None:
    lines = tmp_path / "many.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for n in range(3000):
            file.write(json.dumps({"id": str(n), "text": article(n), "published": "2025-01-01"}) + "\n")
    environment = {key: value for key, value in os.environ.items() if key != "MARZ_DATABASE_URL"}
    url = f"sqlite:///{tmp_path / 'marz.db'}"
    process = subprocess.Popen(
        [sys.executable, "-m", "events", "add", str(lines)],
        cwd=ROOT,
        env=environment | {"MARZ_DATABASE_URL": url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 300
    with Store.open(url) as store:
        while sum(store.article_counts().values()) < 10:
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        output, faults = process.communicate(timeout=300)
        kept = sum(store.article_counts().values())
        events = set(store.taken_ids()) - {one.id for one in curated_events()}
        assert {one for stored in store.articles() for one in store.events_of(stored.id)} == events
    assert process.returncode == 130, faults
    assert "Stopped. What is counted here is kept" in faults
    assert "Traceback" not in faults
    assert 10 <= kept < 3000
    assert f"{kept} articles:" in output.replace(",", "")
