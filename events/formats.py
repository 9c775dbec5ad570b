"""Which reader for which file: decides by the name's ending, and by the first bytes where the name has none.

Takes one file as a stream; gives its drafts, or failures that name it. It is what folders, zips and e-mails hand the
files inside them back to, so that each may hold any of the others.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from typing import BinaryIO

from events.archives import read_zip
from events.documents import read_html, read_plain, read_word
from events.drafts import Context, DraftOutcome, Unreadable, whole
from events.feeds import looks_like_feed
from events.json_records import read_json, read_json_lines
from events.mail import read_mail
from events.pdf_pages import read_pdf
from events.web import read_feed_entries

log = logging.getLogger(__name__)

READABLE = (
    *("txt", "text", "md", "html", "htm", "xhtml", "pdf", "docx", "eml"),
    *("jsonl", "ndjson", "json", "zip", "xml", "rss", "atom", "rdf"),
)
"""Endings of file names that are read; an upload field can offer just these."""

_ENDINGS = {
    "text": "plain",
    "txt": "plain",
    "md": "plain",
    "htm": "html",
    "html": "html",
    "xhtml": "html",
    "ndjson": "jsonl",
    "rss": "xml",
    "atom": "xml",
    "rdf": "xml",
}
_ADVICE = {
    **dict.fromkeys(("doc", "dot", "rtf", "odt", "pages", "wps"), "open it and save it as .docx or PDF."),
    **dict.fromkeys(("msg", "mbox", "pst"), "save each e-mail as .eml."),
    **dict.fromkeys(("mht", "mhtml", "webarchive"), "save the page as HTML, or give its address."),
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "tif", "tiff", "webp", "heic"), "pictures of text are not read."),
    **dict.fromkeys(("rar", "7z", "tar", "gz", "tgz", "bz2", "xz"), "pack the files as a zip."),
    **dict.fromkeys(("xls", "xlsx", "ods", "csv", "tsv", "ppt", "pptx"), "save the text of the article by itself."),
}
_KINDS = "text, HTML, PDF, Word (.docx), e-mail (.eml), JSON lines, feeds and zips of these are read"


def read_part(origin: str, name: str, stream: BinaryIO, context: Context) -> Iterator[DraftOutcome]:
    """The drafts of one file of any kind; whatever is wrong with it becomes a failure.

    Parameters
    ----------
    origin : str
        What the file is called in messages.
    name : str
        Its file name, for the ending.
    stream : binary file
        Its bytes, at their beginning; JSON lines are read as they are needed, other kinds whole.
    context : Context
        How far the reader may go.
    """
    try:
        yield from _drafts(origin, name, stream, context)
    except Unreadable as unreadable:
        yield unreadable.failure()
    except OSError as problem:  # a disk or network drive that fails half-way
        log.info("%s broke off", origin, exc_info=problem)
        yield Unreadable(origin, "reading it broke off; look whether the disk is still there.").failure()


def _drafts(origin: str, name: str, stream: BinaryIO, context: Context) -> Iterator[DraftOutcome]:
    ending = name.rpartition(".")[2].lower().strip() if "." in name.strip(".") else ""
    kind = _ENDINGS.get(ending, ending)
    if kind == "jsonl":
        yield from read_json_lines(origin, stream)
        return
    if kind == "zip":
        yield from read_zip(origin, stream, context, read_part)
        return
    if ending and ending not in READABLE:
        raise Unreadable(origin, f".{ending[:12]} files are not read: {_ADVICE.get(ending, f'{_KINDS}.')}")
    data = whole(origin, stream)
    if not data.strip():
        raise Unreadable(origin, "the file is empty.")
    yield from _READERS[kind or _sniffed(data)](origin, data, context)


def _sniffed(data: bytes) -> str:
    """The kind of a file without an ending, by what it begins with; text where nothing speaks against it."""
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf"):
        return "pdf"
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "xml" if start.startswith(b"<?xml") or looks_like_feed(start) else "plain"


def _json(origin: str, data: bytes, context: Context) -> Iterator[DraftOutcome]:
    """A .json file that holds JSON lines in truth is read as such: many programs name them so."""
    lines = [line for line in data.split(b"\n", 2) if line.strip()]
    if len(lines) > 1 and lines[0].strip().startswith(b"{") and lines[0].strip().endswith(b"}"):
        return read_json_lines(origin, io.BytesIO(data))
    return read_json(origin, data)


def _xml(origin: str, data: bytes, context: Context) -> Iterator[DraftOutcome]:
    """A feed, or a web page saved as XHTML."""
    if not looks_like_feed(data) and b"<html" in data[:2000].lower():
        return iter([read_html(origin, data)])
    return read_feed_entries(origin, data, context)


_READERS: dict[str, Callable[[str, bytes, Context], Iterator[DraftOutcome]]] = {
    "plain": lambda origin, data, context: iter([read_plain(origin, data)]),
    "html": lambda origin, data, context: iter([read_html(origin, data)]),
    "pdf": lambda origin, data, context: iter([read_pdf(origin, data)]),
    "docx": lambda origin, data, context: iter([read_word(origin, data)]),
    "eml": lambda origin, data, context: read_mail(origin, data, context, read_part),
    "json": _json,
    "xml": _xml,
}
