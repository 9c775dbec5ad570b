"""Zip archives and folders: which files are in them, under limits, each handed to the reader of its kind.

Nothing is unpacked to disk, so names in an archive can do no harm; sizes are counted as they unpack, not believed. One
file that cannot be read does not stop the others.
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from events.cleaning import clean_line
from events.drafts import MAX_FILE_BYTES, ArticleFailure, Context, DraftOutcome, PartReader, Unreadable, reading

MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 500_000_000
MAX_RATIO = 200
"""Unpacked to packed size. Text packs to about a tenth, repetitive logs to a hundredth, zeros to a thousandth."""
RATIO_FROM_BYTES = 5_000_000
"""Archives unpacking to less than this may have any ratio: they cannot hurt."""


def check_zip(origin: str, stream: BinaryIO, kind: str = "a zip") -> zipfile.ZipFile:
    """The archive, opened, when its directory is within the limits; `kind` is what the file should be, for the message.

    Raises
    ------
    Unreadable
        When it is no zip, has more than `MAX_ENTRIES` entries, or says it unpacks to an absurd size.
    """
    with reading(origin, kind):
        archive = zipfile.ZipFile(stream)
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise Unreadable(origin, f"it has {len(entries):,} entries; up to {MAX_ENTRIES:,} are read. Split it.")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > MAX_UNPACKED_BYTES or (unpacked > RATIO_FROM_BYTES and unpacked > MAX_RATIO * max(1, packed)):
        size = f"{unpacked / 1e6:,.0f} MB from {packed / 1e6:,.1f} MB"
        raise Unreadable(origin, f"it would unpack to {size}, as no archive of articles does; it was left shut.")
    return archive


def read_zip(origin: str, stream: BinaryIO, context: Context, read_part: PartReader) -> Iterator[DraftOutcome]:
    """The articles of every file in a zip, in the order of their names.

    Hidden files, folders and what macOS adds are passed over; archives inside the archive are refused.

    Parameters
    ----------
    origin : str
        Name of the archive for messages; entries are called "archive.zip/entry.txt".
    stream : binary file
        The archive, seekable.
    context : Context
        Handed on, marked as inside an archive.
    read_part : PartReader
        Reads one file of any kind.

    Raises
    ------
    Unreadable
        For the archive as a whole; faults of single entries are given as failures.
    """
    if context.inside_archive:
        raise Unreadable(origin, "archives inside archives are not read; unpack it first.")
    inside = replace(context, inside_archive=True)
    left = MAX_UNPACKED_BYTES
    with check_zip(origin, stream) as archive:
        # Not is_dir(): it fails on an entry without a name.
        files = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
        entries = [entry for entry in files if not _is_hidden(entry.filename)]
        if not entries:
            raise Unreadable(origin, "there are no files in it.")
        for entry in sorted(entries, key=lambda entry: entry.filename):
            name = f"{origin}/{clean_line(entry.filename) or 'nameless'}"
            try:
                if entry.flag_bits & 0x1:
                    raise Unreadable(name, "it is locked with a password; unpack it first.")
                data = _unpacked(archive, entry, name)
            except Unreadable as unreadable:
                yield unreadable.failure()
                continue
            left -= len(data)
            if left < 0:
                raise Unreadable(origin, "it unpacks to more than its directory says; the rest was left alone.")
            yield from read_part(name, entry.filename, io.BytesIO(data), inside)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    with (
        reading(name, "a file in a zip", "it could not be unpacked; the archive is damaged."),
        archive.open(entry) as stream,
    ):
        data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise Unreadable(name, f"it is larger than {MAX_FILE_BYTES // 1_000_000} MB; split it or save its text only.")
    return data


def read_folder(folder: Path, context: Context, read_part: PartReader) -> Iterator[DraftOutcome]:
    """The articles of every file in a folder and its folders, in the order of their names.

    Hidden files and folders are passed over, linked folders not entered (a link may lead round in a circle), and what
    is no plain file (pipes, devices) is named and left.

    Parameters
    ----------
    folder : pathlib.Path
        The folder; files are called by their paths as seen from where the folder was named.
    context, read_part
        As of `read_zip`.
    """
    problems: list[OSError] = []
    n_files = 0
    for root, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        for name in sorted(name for name in files if not _is_hidden(name)):
            n_files += 1
            yield from read_file(Path(root) / name, context, read_part)
    for problem in problems:
        yield ArticleFailure(
            origin=clean_line(str(problem.filename)) or "nameless",
            reason=f"the folder could not be read ({problem.strerror}).",
        )
    if not n_files and not problems:
        yield ArticleFailure(origin=clean_line(str(folder)) or "nameless", reason="there are no files in it.")


def read_file(path: Path, context: Context, read_part: PartReader) -> Iterator[DraftOutcome]:
    """The articles of one file on disk, or the reason why it cannot be opened."""
    origin = clean_line(str(path)) or "nameless"
    try:
        # Asked before opening: opening a pipe would wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            yield ArticleFailure(origin=origin, reason="it is not a plain file.")
            return
        stream = path.open("rb")
    except FileNotFoundError:
        yield ArticleFailure(origin=origin, reason="there is no such file or folder.")
        return
    except PermissionError:
        yield ArticleFailure(origin=origin, reason="it may not be read by you; look at its permissions.")
        return
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else "its name is not valid"
        yield ArticleFailure(origin=origin, reason=f"it could not be opened ({reason}).")
        return
    with stream:
        yield from read_part(origin, path.name, stream, context)


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".") != "") for part in parts)
