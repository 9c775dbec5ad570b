"""kill -9 while 500 articles are added: the store opens, holds whole articles only, and a second run adds the rest."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from events.seed import curated_events
from events.store import Store
from tests.events.newswire import write_articles

ROOT = Path(__file__).resolve().parents[2]
N_ARTICLES = 500
CURATED = {event.id for event in curated_events()}


def add(folder: Path, url: str) -> subprocess.Popen[bytes]:
    """Start `python -m events add` as a user would, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "events", "add", str(folder), "--who", "Sara"],
        cwd=ROOT,
        env=os.environ | {"MARZ_DATABASE_URL": url},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def wait_for_articles(url: str, at_least: int, process: subprocess.Popen[bytes]) -> None:
    """Come back as soon as so many articles are kept; the process must still be at work then."""
    deadline = time.monotonic() + 300
    with Store.open(url, seed=False) as store:
        while sum(store.article_counts().values()) < at_least:
            assert process.poll() is None, "adding ended too early"
            assert time.monotonic() < deadline, "adding takes too long"
            time.sleep(0.1)


def assert_whole(store: Store) -> None:
    """Every article has all its events and every event its article; nothing hangs in the air."""
    found = {article.id: store.events_of(article.id) for article in store.articles()}
    written = {event_id for ids in found.values() for event_id in ids}
    assert written == store.taken_ids() - CURATED
    records = store.records(written)
    for article in store.articles():
        assert bool(found[article.id]) == (article.state == "read")
        for event_id in found[article.id]:
            assert all(piece.article == article.id for piece in records[event_id][0].evidence)
    assert {event.id for event in store.get(store.ids())} == set(store.ids()) == set(store.frame()["id"])


def test_a_killed_add_leaves_whole_articles_and_the_next_finishes_without_doubles(url: str, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write_articles(folder, N_ARTICLES)
    Store.open(url).close()

    for at_least in (40, 200):
        process = add(folder, url)
        try:
            wait_for_articles(url, at_least, process)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        with Store.open(url, seed=False) as store:
            assert at_least <= len(store.articles()) < N_ARTICLES
            assert_whole(store)
            kept = {article.id: store.events_of(article.id) for article in store.articles()}

    process = add(folder, url)
    output, _ = process.communicate(timeout=600)
    assert process.returncode == 0
    assert f"{len(kept)} skipped" in output.decode()
    with Store.open(url, seed=False) as store:
        assert len(store.articles()) == N_ARTICLES
        assert_whole(store)
        assert {article_id: store.events_of(article_id) for article_id in kept} == kept
        exhibitions = [one for one in store.get(set(store.ids()) - CURATED) if one.type == "exhibition"]
        assert len({one.start for one in exhibitions}) == len(exhibitions) == N_ARTICLES
        before = store.revision()

    process = add(folder, url)
    output, _ = process.communicate(timeout=600)
    assert f"{N_ARTICLES} skipped" in output.decode()
    with Store.open(url, seed=False) as store:
        assert store.revision() == before
