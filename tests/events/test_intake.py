"""An intake beside a page: whole articles only, stopped when asked, failures and troubles said and not raised."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Iterator

from events.archives import MAX_ENTRIES
from events.articles import read_text
from events.drafts import ArticleFailure
from events.errors import StoreError
from events.extract.results import Extraction
from events.ingest import Reading
from events.intake import Intake, Part, about_how_many
from events.store import Store


def nothing(text, published=None, language=None, *, title=None) -> Extraction:
    return Extraction("en")


def texts(n: int) -> Iterator[Reading]:
    return (read_text(f"Article number {i} about nothing.", outlet="Wire") for i in range(n))


def test_what_was_handed_in_is_kept_and_counted_failures_named(store: Store):
    failure = ArticleFailure(origin="scan.pdf", reason="there is no text in it.")
    parts = [Part("a", lambda: texts(3), 3), Part("scan.pdf", lambda: [failure]), Part("again", lambda: texts(2), 2)]
    intake = Intake(store, parts, who="Sara", extractor=nothing, start=False)
    intake.run()
    assert not intake.running
    assert (len(intake.kept), len(intake.skipped), intake.tally.n_articles) == (3, 2, 6)
    assert [(one.origin, one.reason) for one in intake.tally.failures] == [("scan.pdf", "there is no text in it.")]
    assert intake.progress == 1.0
    assert intake.trouble == ""


def test_stopping_keeps_whole_articles_and_leaves_the_rest_unread(store: Store):
    read: list[int] = []
    reached, go_on = threading.Event(), threading.Event()

    def slowly() -> Iterator[Reading]:
        for i, article in enumerate(texts(10)):
            read.append(i)
            if i == 3:
                reached.set()
                assert go_on.wait(120)
            yield article

    intake = Intake(store, [Part("slow", slowly, 10)], who="Sara", extractor=nothing)
    assert reached.wait(120)
    assert intake.running
    assert not intake.wait(0.0)
    assert 0 < intake.progress < 1
    intake.stop()
    go_on.set()
    assert intake.wait(120)
    assert intake.stopped
    assert read == [0, 1, 2, 3]
    assert {article.id for article in store.articles()} == set(intake.kept)
    assert len(intake.kept) == 3


def test_a_store_that_fails_is_said_and_what_was_kept_stays(store: Store):
    def breaking() -> Iterator[Reading]:
        yield from texts(2)
        raise StoreError("The disk is full.")

    intake = Intake(store, [Part("x", breaking)], who="Sara", extractor=nothing, start=False)
    intake.run()
    assert intake.trouble == "The disk is full."
    assert len(store.articles()) == 2


def test_a_fault_of_ours_ends_the_intake_with_a_sentence(store: Store, caplog):
    def faulty() -> Iterator[Reading]:
        yield from texts(1)
        raise KeyError("x")

    intake = Intake(store, [Part("x", faulty)], who="Sara", extractor=nothing, start=False)
    intake.run()
    assert intake.trouble.startswith("It broke off through a fault in Marz")
    assert not intake.running
    assert "KeyError" in caplog.text


def test_how_many_articles_a_file_holds_is_told_from_its_bytes():
    lines = "\n".join(json.dumps({"text": "x"}) for _ in range(7)).encode()
    assert about_how_many("a.jsonl", lines) == 7
    assert about_how_many("a.jsonl", lines + b"\n") == 7
    assert about_how_many("A.TXT", b"one\ntwo") == 1
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for i in range(4):
            archive.writestr(f"folder/{i}.txt", "x")
        archive.mkdir("empty")
    assert about_how_many("a.zip", packed.getvalue()) == 4
    assert about_how_many("a.zip", b"no zip at all") == 1


def test_the_entries_of_an_archive_that_is_refused_are_not_expected():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for i in range(MAX_ENTRIES + 1):
            archive.writestr(f"{i}.txt", "")
    assert about_how_many("many.zip", packed.getvalue()) == 1
