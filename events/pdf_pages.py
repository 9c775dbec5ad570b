"""Reader of PDF files: the text of every page as running text. Bytes in, one `Draft` out.

A PDF knows places of glyphs, not sentences: lines are joined to paragraphs again, and pages in Arabic script, whose
glyphs stand in visual order from left to right, are turned back into the order in which they are read.
"""

from __future__ import annotations

import io
import re

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

from events.documents import headline, keep_quiet
from events.drafts import Draft, Unreadable, reading

MAX_PAGES = 300
"""An article has a few; a book read to its end would hold up everything behind it."""
MAX_CHARACTERS = 2_000_000

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LTR = re.compile(r"[A-Za-z\u00c0-\u024f]")
# What keeps its own direction inside a right-to-left line: Latin words, and numbers in any digits with their signs.
_FORWARD = re.compile(
    r"[A-Za-z\u00c0-\u024f](?:[\w.,:/@&'’ -]*[A-Za-z\u00c0-\u024f0-9])?|[\d](?:[\d.,/:٫٬%٪-]*[\d%٪])?",
)
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_SENTENCE_END = re.compile(r"[.!?؟:۔…][\"”’»)\]]*$")
_BROKEN_WORD = re.compile(r"[^\W\d_]-$")
_LOCKED = "it is locked with a password; save a copy without one."

keep_quiet("pypdf")


def read_pdf(origin: str, data: bytes) -> Draft:
    """A PDF with text in it.

    Parameters
    ----------
    origin : str
        File name or address for messages.
    data : bytes
        The file.

    Raises
    ------
    Unreadable
        When it is no PDF, is locked, has more than `MAX_PAGES` pages, or holds pictures of pages only (a scan).
    """
    with reading(origin, "a PDF"):
        try:
            reader = PdfReader(io.BytesIO(data))
            # Many PDFs are locked against changes only and open with an empty password.
            if reader.is_encrypted and not reader.decrypt(""):
                raise Unreadable(origin, _LOCKED)
            n_pages = len(reader.pages)
            if n_pages > MAX_PAGES:
                raise Unreadable(origin, f"it has {n_pages} pages, more than the {MAX_PAGES} that are read; split it.")
            pages: list[str] = []
            for page in reader.pages:
                text = page.extract_text()
                if is_right_to_left(text):
                    text = in_reading_order(page.extract_text(extraction_mode="layout"))
                pages.append(joined_lines(text))
                if sum(map(len, pages)) > MAX_CHARACTERS:
                    raise Unreadable(origin, "it holds more text than any article; split it.")
            title = str(reader.metadata.title or "") if reader.metadata else ""
        except (FileNotDecryptedError, WrongPasswordError, DependencyError):
            raise Unreadable(origin, _LOCKED) from None
    text = "\n\n".join(pages)
    if not text.strip():
        raise Unreadable(origin, "no text could be read (is it a scan?)")
    return Draft(origin=origin, text=text, title=_real_title(title) or headline(text))


def is_right_to_left(text: str) -> bool:
    """Whether most letters are of a script written from right to left."""
    return len(_RTL.findall(text)) > len(_LTR.findall(text))


def in_reading_order(page: str) -> str:
    """Lines of glyphs as they stand from left to right, turned into lines as they are read from right to left.

    Latin words and numbers keep their direction, brackets are mirrored back; other lines stay.
    """
    return "\n".join(_reversed(line) if _RTL.search(line) else line for line in page.splitlines())


def _reversed(line: str) -> str:
    kept = _FORWARD.sub(lambda run: run[0][::-1], line)
    return kept[::-1].translate(_MIRRORED)


def joined_lines(page: str) -> str:
    """Lines of a page joined to paragraphs.

    A line goes on into the next one unless it is empty, or ends a sentence, or is much shorter than the page is wide
    (headlines, bylines). A word broken by a hyphen at the end of a line is made whole.
    """
    lines = [" ".join(line.split()) for line in page.splitlines()]
    width = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    parts: list[str] = []  # of the paragraph that is open
    for line in [*lines, ""]:
        if parts and _BROKEN_WORD.search(parts[-1][-3:]) and line[:1].islower():
            parts[-1] = parts[-1][:-1] + line
        elif line:
            parts.append(line)
        ends = len(line) < 0.6 * width or (_SENTENCE_END.search(line) and len(line) < 0.85 * width)
        if parts and (not line or ends):
            paragraphs.append(" ".join(parts))
            parts = []
    return "\n".join(paragraphs)


def _real_title(title: str) -> str | None:
    """The title a PDF states, unless a program put its own file name there."""
    title = title.strip()
    if re.match(r"microsoft word\b|untitled|about:|https?:", title, re.IGNORECASE):
        return None
    return None if re.search(r"\.\w{2,5}$", title) else title or None
