"""The typefaces of printed maps, from installed packages, and how much room a text takes.

Source Sans Pro (package font-source-sans-pro, OFL) for Latin letters, DejaVu Sans (comes with matplotlib) for Persian, Arabic and
Kurdish ones. matplotlib shapes and orders right-to-left text itself since 3.11. Nothing is taken from the system's fonts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal

import matplotlib
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import text_to_path

from geo.errors import GeoError

Weight = Literal["normal", "semibold", "bold"]
FAMILY: Final = ("Source Sans Pro", "DejaVu Sans")
"""Tried in this order, letter by letter."""

_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ISOLATES = re.compile(r"[\u2066-\u2069]")


def _folder() -> Path:
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise GeoError("The print fonts are missing: install the requirements again (pip install -r requirements.txt).")
    return Path(spec.origin).parent / "files"


LATIN: Final = {
    style: _folder() / f"SourceSansPro-{file}.ttf"
    for style, file in {
        "regular": "Regular", "italic": "It", "semibold": "Semibold", "bold": "Bold", "bold-italic": "BoldIt"
    }.items()
}  # fmt: skip
"""Font files by style."""

ARABIC: Final = {
    style: Path(matplotlib.get_data_path()) / "fonts" / "ttf" / f"DejaVuSans{file}.ttf"
    for style, file in {"regular": "", "italic": "", "semibold": "-Bold", "bold": "-Bold"}.items()
}
"""The same for Arabic script, which has no italic and no semibold."""

for _path in LATIN.values():
    fontManager.addfont(_path)
# DejaVu Sans has no semibold: its bold stands in, said here so that matplotlib need not warn at every name.
fontManager.ttflist.extend(
    replace(entry, weight=600)
    for entry in list(fontManager.ttflist)
    if entry.name == "DejaVu Sans" and entry.weight in (700, "bold") and Path(entry.fname) == ARABIC["bold"]
)
# Read when a file is written, for the whole process: fonts go into PDF as TrueType, letters into SVG as outlines, and letters keep
# their true widths at every size, so that what was measured fits.
matplotlib.rcParams.update(
    {
        "pdf.fonttype": 42,
        "ps.fonttype": 42,
        "svg.fonttype": "path",
        "svg.hashsalt": "marz",
        "text.hinting": "no_hinting",
    }
)


@lru_cache(maxsize=512)
def font(size: float, weight: Weight = "normal", italic: bool = False, arabic: bool = False) -> FontProperties:
    """The font for a text of `size` points; DejaVu comes first for a text in Arabic script, so that its numbers fit."""
    family = FAMILY[::-1] if arabic else FAMILY
    if arabic:
        weight, italic, size = "bold" if weight != "normal" else "normal", False, size * 0.92
    return FontProperties(family=list(family), size=size, weight=weight, style="italic" if italic else "normal")


def font_for(text: str, size: float, weight: Weight = "normal", italic: bool = False) -> FontProperties:
    """The font for this very text."""
    return font(size, weight, italic, mostly_rtl(text))


@lru_cache(maxsize=8192)
def extent(text: str, size: float, weight: Weight = "normal", italic: bool = False) -> tuple[float, float]:
    """Width and height in points of a text of one line, as matplotlib draws it."""
    if not text:
        return 0.0, 0.0
    width, height, _ = text_to_path.get_text_width_height_descent(text, font_for(text, size, weight, italic), False)
    return float(width), max(float(height), size * 0.72)


def wrapped(text: str, width: float, size: float, weight: Weight = "normal", italic: bool = False) -> list[str]:
    """A text broken into lines that fit a width in points; a word that does not fit is cut."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            while extent(word, size, weight, italic)[0] > width and len(word) > 4:
                keep = max(4, int(len(word) * width / extent(word, size, weight, italic)[0]) - 1)
                if line:
                    lines.append(line)
                    line = ""
                lines.append(word[:keep])
                word = word[keep:]
            longer = f"{line} {word}" if line else word
            if line and extent(longer, size, weight, italic)[0] > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def is_rtl(text: str) -> bool:
    """Whether a text has letters that run from right to left."""
    return _RTL.search(text) is not None


def mostly_rtl(text: str) -> bool:
    """Whether a text has more such letters than Latin ones."""
    return len(_RTL.findall(text)) > sum(letter.isascii() and letter.isalpha() for letter in text)


def plain(text: str) -> str:
    """A text without the marks that keep directions apart, which some fonts would show as boxes."""
    return _ISOLATES.sub("", text)
