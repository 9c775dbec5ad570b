from __future__ import annotations

import io
import struct
import zipfile

import pytest

from events.archives import MAX_ENTRIES
from events.articles import Article, ArticleFailure, read_bytes
from tests.events.article_files import STORY, pdf_of, zip_of


def texts(data: bytes) -> list[str]:
    return [found.text for found in read_bytes("a.zip", data) if isinstance(found, Article)]


def sentences(data: bytes) -> list[str]:
    return [str(found) for found in read_bytes("a.zip", data) if isinstance(found, ArticleFailure)]


def test_a_zip_gives_the_articles_of_its_files_in_order_of_names() -> None:
    data = zip_of({"b.txt": b"Fair two.", "a/1.txt": b"Fair one.", "c.jsonl": b'{"text": "Fair three."}'})
    found = list(read_bytes("a.zip", data))
    assert [getattr(outcome, "text", outcome) for outcome in found] == ["Fair one.", "Fair two.", "Fair three."]
    assert [outcome.origin for outcome in found] == ["a.zip/a/1.txt", "a.zip/b.txt", "a.zip/c.jsonl, line 1"]


def test_hidden_files_folders_and_what_macos_adds_are_passed_over() -> None:
    data = zip_of({".hidden.txt": b"Fair.", "__MACOSX/a.txt": b"Fair.", "a/": b"", "a/b.txt": b"Fair one."})
    assert texts(data) == ["Fair one."]
    assert sentences(data) == []


def test_files_that_cannot_be_read_are_named_and_the_others_go_on() -> None:
    data = zip_of({"1.pdf": pdf_of(), "2.exe": b"MZ", "3.txt": b"", "4.txt": b"Fair one."})
    assert texts(data) == ["Fair one."]
    first, second, third = sentences(data)
    assert first == "a.zip/1.pdf: no text could be read (is it a scan?)"
    assert second.startswith("a.zip/2.exe: .exe files are not read: text, HTML, PDF")
    assert third == "a.zip/3.txt: the file is empty."


def test_names_that_climb_out_of_the_archive_are_only_names() -> None:
    assert texts(zip_of({"../../etc/cron.txt": b"Fair one."})) == ["Fair one."]


def test_a_file_without_a_name_is_read_all_the_same() -> None:
    data = bytearray(zip_of({"a": b"Fair one."}))
    # Both records of the entry say that its name has no letters; the letter then counts as an extra field.
    local, directory = data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    data[directory + 28 : directory + 30] = struct.pack("<H", 0)
    data[directory + 32 : directory + 34] = struct.pack("<H", 1)
    data[local + 26 : local + 28] = struct.pack("<H", 0)
    data[local + 28 : local + 30] = struct.pack("<H", 1)
    (found,) = read_bytes("a.zip", bytes(data))
    assert isinstance(found, Article)
    assert (found.text, found.origin) == ("Fair one.", "a.zip/nameless")


def test_a_zip_of_ten_thousand_entries_is_refused() -> None:
    data = zip_of({f"{number}.txt": b"x" for number in range(10_000)})
    assert sentences(data) == ["a.zip: it has 10,000 entries; up to 2,000 are read. Split it."]
    assert texts(data) == []


def test_a_zip_of_as_many_entries_as_allowed_is_read() -> None:
    assert (
        len(texts(zip_of({f"{number}.txt": f"Fair {number}.".encode() for number in range(MAX_ENTRIES)})))
        == MAX_ENTRIES
    )


def test_a_zip_with_an_absurd_ratio_is_left_shut() -> None:
    (sentence,) = sentences(zip_of({"a.txt": b"a" * 30_000_000}))
    assert sentence.startswith("a.zip: it would unpack to 30 MB from 0.0 MB, as no archive of articles does")


def test_a_size_that_lies_does_not_get_past_the_limit() -> None:
    # The directory claims 10 bytes where 60 MB come out: what counts is what comes out.
    data = bytearray(zip_of({"a.txt": b"a" * 60_000_000, "b.txt": b"Fair one."}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 10)
    found = list(read_bytes("a.zip", bytes(data)))
    assert isinstance(found[0], ArticleFailure)
    assert "a.zip/a.txt: it" in str(found[0])
    assert [outcome.text for outcome in found if isinstance(outcome, Article)] == ["Fair one."]


def test_a_zip_inside_a_zip_is_refused_and_the_others_go_on() -> None:
    data = zip_of({"a.zip": zip_of({"b.txt": b"Fair."}), "c.txt": b"Fair one."})
    assert sentences(data) == ["a.zip/a.zip: archives inside archives are not read; unpack it first."]
    assert texts(data) == ["Fair one."]


def test_a_locked_entry_is_named() -> None:
    data = bytearray(zip_of({"a.txt": STORY.encode()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert sentences(bytes(data)) == ["a.zip/a.txt: it is locked with a password; unpack it first."]


def test_a_damaged_entry_is_named_and_the_others_go_on() -> None:
    data = bytearray(zip_of({"a.txt": STORY.encode() * 3, "b.txt": b"Fair one."}))
    data[45:60] = b"\xff" * 15
    assert sentences(bytes(data)) == ["a.zip/a.txt: it could not be unpacked; the archive is damaged."]
    assert texts(bytes(data)) == ["Fair one."]


@pytest.mark.parametrize("data", [b"no zip", b"PK\x03\x04 cut off", zip_of({"a.txt": b"x"})[:-10]])
def test_what_is_no_zip_is_said_so(data: bytes) -> None:
    assert sentences(data) == ["a.zip: it could not be read as a zip; the file is damaged or of another kind."]


def test_an_entry_packed_in_a_way_we_do_not_know_is_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", STORY)
    data = bytearray(out.getvalue())
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = data.index(mark) + offset
        data[place : place + 2] = struct.pack("<H", 97)
    assert sentences(bytes(data)) == ["a.zip/a.txt: it could not be unpacked; the archive is damaged."]
