"""Readers of single documents: plain text, web pages, Word files. Bytes in, one `Draft` out.

Web pages go through trafilatura (article text without menus and scripts; title, outlet, date of publication), Word
files through python-docx (paragraphs and tables in reading order). PDF has its own module.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

import docx
import trafilatura
from docx.document import Document as WordDocument
from docx.table import Table, _Cell

from events.addresses import canonical_address, host_of, is_web_address
from events.archives import check_zip
from events.cleaning import ZWNJ, NotText, decode
from events.drafts import Draft, Unreadable, reading

MAX_HTML_BYTES = 5_000_000
MAX_HTML_TAGS = 60_000
"""A long news page has some 5,000; finding the article in 60,000 takes a few seconds, and grows faster than they do."""
MAX_HEADLINE = 160

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?")
# trafilatura drops the zero-width non-joiner as it drops controls, and می‌شود would become میشود; a letter that no
# newswire writes (a Latin one for Roman inscriptions) stands for it on the way through.
_ZWNJ = re.compile("\u200c|&zwnj;|&#8204;|&#x200c;", re.IGNORECASE)
_STAND_IN = "\ua7fe"
# Only what a page says of itself: a date found by looking through the text may be the event's, or the copyright's.
# The far end keeps a date in the future, which the front then remarks on.
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}


def keep_quiet(*libraries: str) -> None:
    """Let the remarks that parsers log on odd files be asked for, rather than stand in everybody's log.

    What cannot be read is told as a sentence, and what can be is no fault. Where somebody has set a level, it stays.

    Parameters
    ----------
    libraries : str
        Names of their loggers.
    """
    for library in libraries:
        logger = logging.getLogger(library)
        if logger.level == logging.NOTSET:
            logger.setLevel(logging.CRITICAL)


keep_quiet("trafilatura", "htmldate", "courlan")


def read_plain(origin: str, data: bytes, charset: str | None = None) -> Draft:
    """A plain text file; a short first line standing apart like a headline is taken as title (and stays in the text).

    Parameters
    ----------
    origin : str
        File name or address for messages.
    data : bytes
        The file, in UTF-8, UTF-16, Windows-1256 or Windows-1252.
    charset : str, optional
        The encoding an HTTP header claims.

    Raises
    ------
    Unreadable
        When the bytes are no text.
    """
    text = _decoded(origin, data, charset)
    return Draft(origin=origin, text=text, title=headline(text))


def headline(text: str) -> str | None:
    """The first line, where it reads like a headline: short, without a full stop, and with a text below it."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    if not first or len(first) > MAX_HEADLINE or first[-1] in ".؟?!:،,;؛" or not rest.strip():
        return None
    return first


def read_html(origin: str, data: bytes, charset: str | None = None, address: str | None = None) -> Draft:
    """A web page, fetched or saved.

    Parameters
    ----------
    origin, data, charset
        As of `read_plain`; the page's own declaration is used where no header claims an encoding.
    address : str, optional
        Where the page was fetched. A saved page is known by the address it states as its own.

    Raises
    ------
    Unreadable
        When the page is too large, or no article text is in it.
    """
    if len(data) > MAX_HTML_BYTES:
        raise Unreadable(origin, f"the page is larger than {MAX_HTML_BYTES // 1_000_000} MB; save its text only.")
    if data.count(b"<") > MAX_HTML_TAGS:
        raise Unreadable(origin, f"the page has more than {MAX_HTML_TAGS:,} tags; save its text only.")
    declared = _DECLARED.search(data[:4096]) or _XML_DECLARED.search(data[:200])
    page = _decoded(origin, data, charset or (declared[1].decode("ascii", "replace") if declared else None))
    page = _ZWNJ.sub(_STAND_IN, page)
    with reading(origin, "a web page"):
        found = trafilatura.bare_extraction(
            page, url=address, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATE_SEARCH)
        )
        text = found.text if found is not None and not isinstance(found, dict) else None
        text = text or html_to_text(page)
    if not text or not text.strip():
        raise Unreadable(origin, "no article text was found in the page.")
    if found is None or isinstance(found, dict):
        return Draft(origin=origin, text=_restored(text), source_url=address, fetched=address is not None)
    return Draft(
        origin=origin,
        text=_restored(text),
        title=_restored(found.title or "") or None,
        published=found.date,
        # Where a page does not say, trafilatura puts a host there, and not always the one that was asked.
        site_name=None if _HOST.fullmatch(found.sitename or "") else _restored(found.sitename or "") or None,
        source_url=_own_address(_restored(found.url or ""), address),
        fetched=address is not None,
    )


def _restored(text: str) -> str:
    return text.replace(_STAND_IN, ZWNJ)


def html_to_text(page: str) -> str:
    """Text of a piece of HTML without its scripts (mail bodies, feed entries); a piece without tags comes back as is.

    Raises whatever the parser raises; call it inside `events.drafts.reading`.
    """
    if "<" not in page and "&" not in page:
        return page
    if len(page) > MAX_HTML_BYTES or page.count("<") > MAX_HTML_TAGS:
        return ""
    tree = trafilatura.load_html(f"<html><body><div>{page}</div></body></html>")
    if tree is None:
        return ""
    for unseen in list(tree.iter("script", "style", "template", "noscript", "head", "title")):
        unseen.drop_tree()
    for block in tree.iter("p", "div", "li", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"):
        block.text = f"\n\n{block.text or ''}"
        block.tail = f"\n\n{block.tail or ''}"
    for line_break in tree.iter("br", "td", "th"):
        line_break.tail = ("\n" if line_break.tag == "br" else " ") + (line_break.tail or "")
    return str(tree.text_content())


def read_word(origin: str, data: bytes) -> Draft:
    """A Word file (.docx): paragraphs and tables in reading order, table cells apart by a tab, rows on lines.

    Raises
    ------
    Unreadable
        When it is no Word file, is locked with a password, or unpacks to something absurd.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            origin, "it is an old Word file or locked with a password; save it as .docx without a password."
        )
    with reading(origin, "a Word document"):
        check_zip(origin, io.BytesIO(data), "a Word document")
        document = docx.Document(io.BytesIO(data))
        text = "\n\n".join(_blocks(document))
        title = document.core_properties.title or headline(text)
    return Draft(origin=origin, text=text, title=title)


def _blocks(container: WordDocument | _Cell) -> Iterator[str]:
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            yield "\n".join(_rows(block))
        else:
            yield block.text


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = {cell._tc: cell for cell in row.cells}  # a merged cell is listed once for each column it spans
        yield "\t".join(" ".join(_blocks(cell)) for cell in cells.values())


def _decoded(origin: str, data: bytes, charset: str | None) -> str:
    try:
        return decode(data, charset)
    except NotText:
        raise Unreadable(origin, "it is not text; the file is damaged or of another kind.") from None


def _own_address(stated: str, address: str | None) -> str | None:
    """The address a page states as its own; for a fetched page only within the same host, lest it pose as another."""
    if not is_web_address(stated):
        return address
    if address is None:
        return stated
    same = host_of(canonical_address(stated)) == host_of(canonical_address(address))
    return stated if same else address
