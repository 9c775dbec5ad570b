"""Selected events as an Excel workbook: sheets events, sources, provinces, pairs and about.

Takes the tables of a download; gives the bytes of an .xlsx file. Dates stay text, so that 2025-05 is not turned into a day,
and no text is ever taken for a formula.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from typing import Any, Final

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from events.export_rows import ExportError

MOST_ROWS: Final = 1_048_575
"""Rows of data in a sheet, its heading left out. Source: Microsoft, Excel specifications and limits."""

_LONGEST_TEXT: Final = 32_767
"""Characters in a cell. Source: as above."""

_WIDTHS: Final = {
    "id": 40, "event_id": 40, "summary": 80, "note": 50, "organisations": 40, "url": 60, "outlet": 28, "published": 14,
    "language": 11, "iran_names": 24, "iraq_names": 24, "iran_name": 24, "iraq_name": 24, "venue": 18, "date_basis": 22,
    "name_en": 24, "name_fa": 24, "name_ar": 24, "name_ckb": 24,
}  # fmt: skip
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")


def workbook(tables: Sequence[tuple[str, pd.DataFrame]], about: Iterable[tuple[str, str]]) -> bytes:
    """The bytes of a workbook.

    Parameters
    ----------
    tables : sequence of (sheet name, DataFrame)
        Each becomes a sheet with a heading that stays in view and can be filtered.
    about : iterable of (str, str)
        Headings and texts of the last sheet.

    Raises
    ------
    ExportError
        Where a table has more rows than a sheet can hold.
    """
    check_size(tables)
    book = Workbook(write_only=True)
    for title, frame in tables:
        _table_sheet(book, title, frame)
    _about_sheet(book, about)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def check_size(tables: Sequence[tuple[str, pd.DataFrame]]) -> None:
    """Raise ExportError where a table does not fit into a sheet."""
    for title, frame in tables:
        if len(frame) > MOST_ROWS:
            raise ExportError(
                f"{len(frame):,} {title} are more than a sheet of Excel holds ({MOST_ROWS:,}): take CSV or GeoParquet, "
                "or narrow the filter."
            )


def _table_sheet(book: Workbook, title: str, frame: pd.DataFrame) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    for number, column in enumerate(frame.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, max(11, len(column) + 3))
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(frame.columns))}{len(frame) + 1}"
    sheet.append([_heading(sheet, column) for column in frame.columns])
    columns = [_plain(frame[column]) for column in frame.columns]
    for row in zip(*columns, strict=True):
        sheet.append([_cell(sheet, value) if isinstance(value, str) else value for value in row])


def _plain(column: pd.Series) -> list[Any]:
    """Values as Python's own, whole numbers without a decimal point, None where there is none."""
    values = column.astype(object).where(column.notna(), None).tolist()
    if pd.api.types.is_float_dtype(column.dtype):
        return [int(v) if v is not None and math.isfinite(v) and v == int(v) else v for v in values]
    return values


def _cell(sheet: WriteOnlyWorksheet, text: str) -> Any:
    """Text that stays text: marked so where Excel would compute it, without characters that XML cannot hold."""
    if not text.isprintable():
        text = ILLEGAL_CHARACTERS_RE.sub("", text)
    if len(text) > _LONGEST_TEXT:
        text = text[: _LONGEST_TEXT - 1] + "…"
    if not text.startswith(_FORMULA_SIGNS):
        return text
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.quotePrefix = True  # Editing the cell in Excel does not make it a formula either.
    return cell


def _heading(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell


def _about_sheet(book: Workbook, about: Iterable[tuple[str, str]]) -> None:
    sheet = book.create_sheet("about")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 110
    for heading, text in about:
        safe = _cell(sheet, text)
        cell = WriteOnlyCell(sheet, value=safe) if isinstance(safe, str) else safe
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.append([_heading(sheet, heading), cell])
