"""The sheets of a report: fonts, headings, running foot and tables of events, written with fpdf2.

Takes texts and events; gives a document to which vector maps are added afterwards (`briefing.report_maps`). Text in Arabic
script is shaped and set right to left; addresses of sources are links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final, Literal

from fpdf import FPDF
from fpdf.enums import WrapMode, XPos, YPos

from briefing import listing
from briefing.finding import shortened
from events.model import Event
from geo.print_fonts import ARABIC, LATIN, is_rtl, mostly_rtl, plain

Paper = Literal["a4", "letter"]
PAPERS: Final[tuple[Paper, ...]] = ("a4", "letter")
SIDE: Final = 48.0
TOP: Final = 46.0
FOOT: Final = 46.0
"""Margins, points."""

Piece = tuple[str, Any]
"""A text and what it links to: an address, a place in the document, or None."""

Cell = str | Sequence[Piece]
Lines = list[list[tuple[str, Any, float]]]
"""Lines of pieces: a text, what it links to, and its width in points."""

_WORD = re.compile(r"\n|\S+[^\S\n]?|[^\S\n]")

INK, SMALL, RULE, ACCENT, LINK = (29, 43, 51), (91, 106, 114), (200, 206, 209), (21, 88, 103), (0, 92, 148)
__all__ = ["ACCENT", "INK", "PAPERS", "SIDE", "SMALL", "Paper", "Sheets"]


class Sheets(FPDF):
    """A document with Marz's fonts, margins and foot.

    Parameters
    ----------
    paper : {"a4", "letter"}
    title, author : str
    foot : str
        What stands at the foot of every page but the first, beside the page number.
    """

    def __init__(self, paper: Paper, title: str, author: str, foot: str) -> None:
        super().__init__(orientation="portrait", unit="pt", format=paper)
        self.set_margins(SIDE, TOP, SIDE)
        self.set_auto_page_break(True, FOOT)
        for family, files in (("Marz", LATIN), ("Marz Arabic", ARABIC)):
            self.add_font(family, "", files["regular"])
            self.add_font(family, "B", files["semibold"])
            self.add_font(family, "I", files["italic"])
        self.set_fallback_fonts(["Marz Arabic"], exact_match=False)
        self.set_title(plain(title))
        self.set_author(plain(author))
        self.set_creator("Marz")
        self.set_subject("Iran–Iraq provincial trade ties")
        self.set_lang("en-GB")
        self.set_creation_date(datetime.now(UTC))
        self.set_viewer_preference_title()
        self.foot = foot
        self._widths: dict[str, float] = {}
        self.set_font("Marz", "", 10)

    def set_viewer_preference_title(self) -> None:
        """Let readers show the document's title, not the file's name."""
        from fpdf.prefs import ViewerPreferences

        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    @property
    def room(self) -> float:
        """Width between the margins, points."""
        return float(self.w - 2 * SIDE)

    @property
    def limit(self) -> float:
        """Lowest point that text may reach, points from the top."""
        return float(self.h - FOOT)

    def footer(self) -> None:
        """Page number and line of the foot; called by fpdf2 at the end of each page."""
        if self.page_no() == 1 and not self.foot:
            return
        self.set_y(-30)
        foot = readable(shortened(self.foot, 120))
        with self.style(8, SMALL), self.shaping(foot):
            self.cell(self.room - 60, 10, foot)
        # Within a style of its own: after letters of the second font fpdf2 does not choose the first again by itself.
        with self.style(8, SMALL):
            self.cell(60, 10, str(self.page_no()), align="R")

    @contextmanager
    def style(self, size: float, colour: tuple[int, int, int] = INK, face: str = "") -> Iterator[None]:
        """Text of a size, a colour and a face ("", "B", "I") within."""
        with self.local_context():
            self.set_font("Marz", face, size)
            self.set_text_color(*colour)
            yield

    def paragraph(
        self,
        text: str,
        size: float = 10,
        colour: tuple[int, int, int] = INK,
        face: str = "",
        *,
        width: float | None = None,
        after: float = 4,
        link: Any = "",
    ) -> None:
        """A paragraph from the left margin; one mostly right-to-left stands at the right."""
        text = readable(text)
        with self.style(size, colour, face), self.shaping(text):
            self.multi_cell(
                width or self.room, size * 1.32, text, align="R" if mostly_rtl(text) else "L", new_x=XPos.LMARGIN, new_y=YPos.NEXT,
                wrapmode=WrapMode.WORD, link=link,
            )  # fmt: skip
        self.ln(after)

    @contextmanager
    def shaping(self, text: str) -> Iterator[None]:
        """Letters joined and ordered where a text has Arabic script; plain, and several times as fast, where it has not."""
        if not is_rtl(text):
            yield
            return
        self.set_text_shaping(use_shaping_engine=True)
        try:
            yield
        finally:
            self.set_text_shaping(use_shaping_engine=False)

    def heading(self, text: str, size: float = 17, level: int = 0) -> None:
        """A heading, which becomes a bookmark."""
        self.start_section(shortened(plain(readable(text)), 120), level)
        self.paragraph(text, size, ACCENT if level else INK, "B", after=3)

    def rule(self) -> None:
        """A thin line across the page."""
        self.set_draw_color(*RULE)
        self.set_line_width(0.6)
        self.line(SIDE, self.get_y(), self.w - SIDE, self.get_y())

    def table(  # type: ignore[override]
        self, heads: Sequence[str], widths: Sequence[float], rows: Iterator[Sequence[Cell]], size: float = 8.3
    ) -> None:
        """Rows of cells that break over pages with their heads repeated; a cell is a text, or pieces."""
        self._heads(heads, widths, size)
        for row in rows:
            broken = [self.broken(cell, width - 6, size) for cell, width in zip(row, widths, strict=True)]
            height = row_height(broken, size)
            if self.get_y() + height > self.limit:
                self.add_page()
                self._heads(heads, widths, size)
            top = self.get_y()
            left = SIDE
            for lines, width in zip(broken, widths, strict=True):
                self._cell(lines, left + 3, top + 2.5, width - 6, size)
                left += width
            self.set_xy(SIDE, top + height)
            self.rule()

    def _heads(self, heads: Sequence[str], widths: Sequence[float], size: float) -> None:
        top, left = self.get_y(), SIDE
        self.set_fill_color(*ACCENT)
        self.rect(SIDE, top, sum(widths), size * 1.8, style="F")
        for head, width in zip(heads, widths, strict=True):
            self.set_xy(left + 3, top)
            with self.style(size, (255, 255, 255), "B"):
                self.cell(width - 6, size * 1.8, head)
            left += width
        self.set_xy(SIDE, top + size * 1.8)

    def _height(self, cell: Cell, width: float, size: float) -> float:
        """Height of a cell, points."""
        return len(self.broken(cell, width, size)) * size * 1.28

    def _cell(self, lines: Lines, x: float, y: float, width: float, size: float) -> None:
        for line in lines:
            whole = "".join(text for text, _, _ in line)
            self.set_xy(x, y)
            if mostly_rtl(whole):
                link = next((link for _, link, _ in line if link), "")
                with self.style(size), self.shaping(whole):
                    self.cell(width, size * 1.28, whole.strip(), align="R", link=link)
            else:
                for text, link, wide in line:
                    with self.style(size, LINK if link else INK), self.shaping(text):
                        self.cell(wide, size * 1.28, text, link=link or "")
            y += size * 1.28

    def broken(self, cell: Cell, width: float, size: float) -> Lines:
        """A cell broken into lines of pieces that fit a width.

        fpdf2's own breaking measures every letter anew with each that is added, and takes many times as long.
        """
        lines: Lines = [[]]
        used = 0.0
        for text, link in [(cell, None)] if isinstance(cell, str) else cell:
            for word in _WORD.findall(text):
                if word == "\n":
                    lines.append([])
                    used = 0.0
                    continue
                for part in self._parts(word, width, size):
                    wide = self._wide(part, size)
                    if used and used + self._wide(part.rstrip(), size) > width:
                        lines.append([])
                        used = 0.0
                    line = lines[-1]
                    if line and line[-1][1] == link:
                        line[-1] = (line[-1][0] + part, link, line[-1][2] + wide)
                    else:
                        line.append((part, link, wide))
                    used += wide
        return lines

    def _parts(self, word: str, width: float, size: float) -> list[str]:
        """A word, cut where it is wider than its cell."""
        wide = self._wide(word.rstrip(), size)
        if wide <= width:
            return [word]
        keep = max(1, int(len(word) * width / wide * 0.9))
        return [word[i : i + keep] for i in range(0, len(word), keep)]

    def _wide(self, word: str, size: float) -> float:
        """Width of a word in points; each is measured once."""
        if word not in self._widths:
            with self.style(100), self.shaping(word):
                self._widths[word] = float(self.get_string_width(word)) / 100
        return self._widths[word] * size

    def event_rows(
        self, events: Sequence[Event], numbers: Mapping[str, tuple[int, Any]], language: str
    ) -> Iterator[list[Any]]:
        """Rows of a view's table: number in the annex, date, kind, sides, summary."""
        for event in events:
            number, link = numbers.get(event.id, (0, ""))
            date = readable(listing.when(event))
            remark = listing.dated_by(event)
            yield [
                [(str(number), link)] if number else "",
                f"{date} ({remark})" if remark else date,
                readable(listing.what(event)),
                readable(listing.sides(event, language)),
                readable(event.summary),
            ]


def row_height(broken: Sequence[Lines], size: float) -> float:
    """Height of a row of broken cells, points."""
    return max(len(lines) for lines in broken) * size * 1.28 + 5


def source_pieces(event: Event) -> list[tuple[str, str | None]]:
    """A summary and its sources as pieces of text, addresses as links."""
    pieces: list[tuple[str, str | None]] = [(f"{readable(event.summary)} ", None)]
    if event.note:
        pieces.append((f"{readable(shortened(event.note, 300))} ", None))
    told = listing.sources(event)
    for i, (text, url) in enumerate(told):
        # Brackets and semicolons go with the words they stand at: a line must not end with the one or begin with the other.
        first, last = "[" if i == 0 else "", "]" if i == len(told) - 1 else ";"
        pieces += [(f"{first}{readable(text)}{last}", url), (" ", None)]
    return pieces[:-1]


def readable(text: str) -> str:
    """A text without the control characters a PDF should not have."""
    return "".join(letter for letter in text if letter == "\n" or ord(letter) >= 32)
