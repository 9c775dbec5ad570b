"""Bytes to text and text to clean text, once for every article: evidence spans count characters of what this gives.

Takes whatever a file held; gives Unicode with plain newlines and spaces, without controls, direction marks, joiners
(the zero-width non-joiner stays: Persian and Kurdish spell with it) and presentation forms. Text is never interpreted.
"""

from __future__ import annotations

import codecs
import functools
import re
import unicodedata

MAX_JUNK_SHARE = 0.01
"""Share of control characters above which bytes are not taken for text."""

ZWNJ = "\u200c"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LETTERS = re.compile(r"[^\W\d_]")
_NEWLINES = re.compile(r"\r\n?|[\x0b\x1e\x85\u2028]")
_PARAGRAPHS = re.compile(r"[\x0c\u2029]")
_SPACES = re.compile(r" {2,}")
_LINE_ENDS = re.compile(r" ?\n ?")
_BLANK_LINES = re.compile(r"\n{3,}")
_LOOSE_ZWNJ = re.compile(f"{ZWNJ}{{2,}}")
_ZWNJ_AT_SPACE = re.compile(f"{ZWNJ}(?=[ \n])|(?<=[ \n]){ZWNJ}")
_PRESENTATION = re.compile("[\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc]+")


class NotText(ValueError):
    """The bytes are no text in any encoding tried."""


@functools.cache
def _replacements() -> dict[int, str | None]:
    """Translation table: what is dropped (controls, marks, surrogates, noncharacters) and what becomes a space."""
    table: dict[int, str | None] = {0x09: " "}
    for point in (*range(0x20000), *range(0xE0000, 0xE1000)):  # no such characters elsewhere
        category = unicodedata.category(chr(point))
        if point == 0x09:
            continue
        if category in ("Cc", "Cf", "Cs") or point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF:
            table[point] = None
        elif category == "Zs":
            table[point] = " "
    # Kept: newline, non-joiner, and the Arabic number signs, which are visible although of category Cf.
    for point in (0x0A, 0x200C, *range(0x600, 0x606), 0x6DD):
        table.pop(point, None)
    return table


def clean_text(text: str) -> str:
    """Body text as it is stored, shown and cited.

    Newlines become \\n, at most one blank line stands between paragraphs, runs of spaces become one, no line begins or
    ends with a space. Controls, bidirectional marks, zero-width joiners, soft hyphens, lone surrogates are dropped,
    Arabic presentation forms (PDF) become letters, the rest is NFC. Applying it again changes nothing.

    Parameters
    ----------
    text : str
        Any string.
    """
    text = _PARAGRAPHS.sub("\n\n", _NEWLINES.sub("\n", text))
    text = text.translate(_replacements())
    text = _PRESENTATION.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    text = unicodedata.normalize("NFC", text)
    text = _LOOSE_ZWNJ.sub(ZWNJ, text)
    text = _SPACES.sub(" ", text)
    # Twice, since a space may show itself only when the non-joiner beside it is gone, and the other way round.
    text = _SPACES.sub(" ", _ZWNJ_AT_SPACE.sub("", text))
    text = _BLANK_LINES.sub("\n\n", _LINE_ENDS.sub("\n", text))
    return text.strip(f" \n{ZWNJ}")


def clean_line(text: str | None, limit: int = 300) -> str | None:
    """A title, outlet or file name on one line, cut at `limit` characters; None where nothing is left."""
    if not text:
        return None
    line = " ".join(clean_text(text[: limit * 4]).split())
    return (line if len(line) <= limit else line[: limit - 1].rstrip() + "…") or None


def has_words(text: str) -> bool:
    """Whether the text has at least one letter of any script."""
    return _LETTERS.search(text) is not None


def decode(data: bytes, declared: str | None = None) -> str:
    """Text of bytes whose encoding is unknown or only claimed.

    In order: a byte order mark; UTF-16 without a mark; the declared encoding; UTF-8; then Windows-1256 where its
    reading is mostly Arabic letters in words, else Windows-1252.

    Parameters
    ----------
    data : bytes
        The file.
    declared : str, optional
        What an HTTP header or an HTML head says; ignored where it is unknown or does not fit.

    Raises
    ------
    NotText
        When the bytes are no text: too many controls, as in a picture or a program.
    """
    text = _decoded(data, declared)
    junk = sum(text.count(chr(point)) for point in (*range(9), *range(14, 27), 28, 29, 31, 127))
    junk += text.count("\ufffd")
    if junk > max(2, MAX_JUNK_SHARE * len(text)):
        raise NotText("too many control characters for a text")
    return text


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            # An odd byte at the end is a newline some program put there without thinking.
            whole = len(rest) // len("a".encode(encoding)) * len("a".encode(encoding))
            return rest[:whole].decode(encoding, errors="replace")
    wide = _utf16(data)
    if wide is not None:
        return wide
    for claimed in (declared, "utf-8"):
        if claimed:
            try:
                # bytes.decode also knows encodings that are no character sets ("hex"); those raise LookupError.
                return data.decode(claimed)
            except (LookupError, ValueError):
                continue
    persian = data.decode("cp1256", errors="replace")
    arabic, letters = len(_ARABIC.findall(persian)), len(_LETTERS.findall(persian))
    # A Latin text has few letters above 7F; a text in Arabic script has little else, apart from names.
    if letters and arabic > 0.4 * letters:
        return persian
    return data.decode("cp1252", errors="replace")


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: one byte of each pair is nearly always 00 (Latin) or 06 (Arabic)."""
    sample = data[:4000]
    if len(data) < 4 or len(data) % 2:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if sum(byte in (0x00, 0x06) for byte in high) > 0.9 * len(high):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    return None
