"""Downloads: the selected events as CSV, Excel, JSON lines, GeoJSON, GeoPackage or GeoParquet.

Takes a `Selected`, a way to get full records and a format of `FORMATS`; gives bytes (`export`) or a file (`write`). The page
and `python -m events export` use the same two functions.
"""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

import pandas as pd

from events.citation import about
from events.excel_export import MOST_ROWS, workbook
from events.export_rows import (
    ExportError,
    Records,
    event_rows,
    pair_rows,
    province_rows,
    selected_records,
    source_rows,
)
from events.model import Event
from events.spatial_export import LAYERS, geojson, geopackage, geoparquet, layer
from events.tables import Selected

__all__ = ["FORMATS", "LAYERS", "ExportError", "Format", "export", "file_name", "format_of", "obstacle", "write"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of downloads.

    Attributes
    ----------
    key, label : str
        Name in code and on the command line; name as shown.
    suffix, mime : str
        Ending of the file name with its dot; media type.
    one_layer : bool
        Whether a file holds one of LAYERS, to be chosen.
    about : str
        What is in it, for the reader who has to choose.
    """

    key: str
    label: str
    suffix: str
    mime: str
    one_layer: bool
    about: str


FORMATS: Final[Mapping[str, Format]] = {
    item.key: item
    for item in (
        Format("csv", "CSV", ".csv", "text/csv", False, "One row an event; opens in Excel with Persian and Arabic letters"),
        Format(
            "xlsx", "Excel", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", False,
            "Sheets events, sources, provinces, pairs and about",
        ),
        Format("jsonl", "JSON lines", ".jsonl", "application/x-ndjson", False, "Whole records; Marz imports them again"),
        Format("geojson", "GeoJSON", ".geojson", "application/geo+json", True, "One map layer a file"),
        Format("gpkg", "GeoPackage", ".gpkg", "application/geopackage+sqlite3", False, "All three map layers, for QGIS and ArcGIS"),
        Format("parquet", "GeoParquet", ".parquet", "application/vnd.apache.parquet", True, "One map layer a file, small and fast"),
    )
}  # fmt: skip

_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula. Source: OWASP, CSV injection."""


def export(
    selected: Selected, records: Records, format: str, *, layer: str = "events", day: date | None = None
) -> bytes:
    """The selected events as the bytes of a file.

    Parameters
    ----------
    selected : Selected
    records : callable
        Gives the full records of a list of ids, such as `Store.get`.
    format : str
        A key of FORMATS.
    layer : str
        A key of LAYERS, for the formats that hold one layer a file.
    day : date, optional
        The day named as that of the export; today by default.

    Raises
    ------
    ExportError
        Where the format or layer is not known, the events do not fit, or they changed meanwhile.
    """
    _check(format, layer)
    if reason := obstacle(len(selected), format):
        raise ExportError(reason)
    return _MAKERS[format](selected, records, layer, day or date.today())


def write(
    path: Path,
    selected: Selected,
    records: Records,
    *,
    format: str | None = None,
    layer: str = "events",
    day: date | None = None,
) -> None:
    """Write the selected events into a file, which appears whole or not at all.

    Parameters
    ----------
    path : Path
        Where its ending is that of a format, `format` can be left out.
    selected, records, format, layer, day
        As for `export`.

    Raises
    ------
    ExportError
        As for `export`, and where the file cannot be written.
    """
    content = export(selected, records, format or format_of(path), layer=layer, day=day)
    try:
        handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(unfinished, 0o644)
            os.replace(unfinished, path)
        except BaseException:
            os.unlink(unfinished)
            raise
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}. Choose another folder.") from None


def format_of(path: Path) -> str:
    """The format that the ending of a file name stands for; raises ExportError where it stands for none."""
    found = next((item.key for item in FORMATS.values() if item.suffix == path.suffix.lower()), None)
    if found is None:
        endings = ", ".join(item.suffix for item in FORMATS.values())
        raise ExportError(f"{path.name}: which format? End the name in {endings}, or name the format.")
    return found


def file_name(format: str, *, layer: str = "events", day: date | None = None) -> str:
    """A name for a download, such as `marz-events-2026-07-01.csv`."""
    _check(format, layer)
    return f"marz-{layer}-{(day or date.today()).isoformat()}{FORMATS[format].suffix}"


def obstacle(n_events: int, format: str) -> str | None:
    """Why so many events cannot be had in a format, in a sentence; None where they can."""
    if format == "xlsx" and n_events > MOST_ROWS:
        return f"{n_events:,} events are more than a sheet of Excel holds ({MOST_ROWS:,}): take CSV or GeoParquet."
    return None


def _check(format: str, layer: str) -> None:
    if format not in FORMATS:
        raise ExportError(f"The format “{format}” is not known. Use one of {', '.join(FORMATS)}.")
    if layer not in LAYERS:
        raise ExportError(f"The layer “{layer}” is not known. Use one of {', '.join(LAYERS)}.")
    if layer != "events" and not FORMATS[format].one_layer:
        single = ", ".join(item.key for item in FORMATS.values() if item.one_layer)
        raise ExportError(f"A layer can be chosen for {single} alone, not for {format}.")


def _rows(selected: Selected, records: Records) -> pd.DataFrame:
    return event_rows(selected, selected_records(selected, records))


def _csv(selected: Selected, records: Records, _layer: str, _day: date) -> bytes:
    """UTF-8 with a byte-order mark, without which Excel would not show Persian and Arabic letters."""
    frame = _rows(selected, records)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(frame.columns)
    columns = [_guarded(frame[column]) for column in frame.columns]
    writer.writerows(zip(*columns, strict=True))
    return stream.getvalue().encode("utf-8-sig")


def _guarded(column: pd.Series) -> list[object]:
    """Values with an apostrophe before every text that a spreadsheet might compute; missing ones empty."""
    if pd.api.types.is_float_dtype(column.dtype):
        return [f"{value:.10g}" if value == value else "" for value in column.tolist()]
    values = column.astype(object).where(column.notna(), "").tolist()
    return [f"'{v}" if isinstance(v, str) and v.startswith(_FORMULA_SIGNS) else v for v in values]


def _excel(selected: Selected, records: Records, _layer: str, day: date) -> bytes:
    sources: list[pd.DataFrame] = []

    def noted(events: Iterable[Event]) -> Iterator[Event]:
        """Pass the records on, and note their sources on the way, so that each is read once."""
        batch: list[Event] = []
        for event in events:
            batch.append(event)
            yield event
            if len(batch) == 1_000:
                sources.append(source_rows(batch))
                batch.clear()
        sources.append(source_rows(batch))

    events = event_rows(selected, noted(selected_records(selected, records)))
    tables = [
        ("events", events),
        ("sources", pd.concat(sources, ignore_index=True)),
        ("provinces", province_rows(selected)),
        ("pairs", pair_rows(selected)),
    ]
    return workbook(tables, about(selected, day))


def _json_lines(selected: Selected, records: Records, _layer: str, _day: date) -> bytes:
    return b"".join(event.to_json().encode() + b"\n" for event in selected_records(selected, records))


def _geopackage(selected: Selected, records: Records, _layer: str, _day: date) -> bytes:
    rows = partial(_rows, selected, records)
    return geopackage({which: layer(selected, rows, which) for which in LAYERS})


def _geojson(selected: Selected, records: Records, which: str, _day: date) -> bytes:
    return geojson(layer(selected, partial(_rows, selected, records), which), which)


def _geoparquet(selected: Selected, records: Records, which: str, _day: date) -> bytes:
    return geoparquet(layer(selected, partial(_rows, selected, records), which))


_MAKERS: Final[Mapping[str, Callable[[Selected, Records, str, date], bytes]]] = {
    "csv": _csv,
    "xlsx": _excel,
    "jsonl": _json_lines,
    "geojson": _geojson,
    "gpkg": _geopackage,
    "parquet": _geoparquet,
}
