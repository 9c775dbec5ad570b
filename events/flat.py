"""Events as flat rows of plain columns: what the store keeps beside each record, and what the tables are built from.

Takes records, or a connection; gives rows or one frame of `FLAT_COLUMNS`. The frame comes straight from SQL, without
making a record of any event, so that a hundred thousand of them are there in a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from events.model import Event

if TYPE_CHECKING:
    import pandas as pd

FLAT_COLUMNS = (
    "id", "type", "subtype", "status", "start", "end", "date_basis", "iran", "iraq", "direction", "venue", "venue_code",
    "lat", "lon", "sectors", "organisations", "summary", "note", "outlets", "languages", "certainty", "review",
    "reviewed_by", "n_sources",
)  # fmt: skip
"""Codes, sectors and languages are joined by ",", organisations and outlets by "; "; dates are ISO 8601 text of reduced
precision; what is missing is None (lat and lon: NaN)."""

_TERMS = ("type", "subtype", "status", "date_basis", "direction", "certainty", "review")
_NUMBERS = {"lat": "float64", "lon": "float64", "n_sources": "int64"}


def flat_row(event: Event) -> dict[str, Any]:
    """One record as the values of FLAT_COLUMNS."""
    return {
        **{key: getattr(event, key) for key in ("id", "start", "end", "venue", "venue_code", "lat", "lon")},
        **{key: getattr(event, key) for key in ("summary", "note", "reviewed_by")},
        **{key: str(value) if (value := getattr(event, key)) else None for key in _TERMS},
        "iran": ",".join(event.iran),
        "iraq": ",".join(event.iraq),
        "sectors": ",".join(event.sectors),
        "organisations": "; ".join(event.organisations),
        "outlets": "; ".join(dict.fromkeys(source.outlet for source in event.sources)),
        "languages": ",".join(dict.fromkeys(source.language for source in event.sources if source.language)),
        "n_sources": len(event.sources),
    }


def read_frame(connection: sa.Connection, table: sa.Table) -> pd.DataFrame:
    """Every row of a table that has the flat columns, ordered by id.

    Returns
    -------
    DataFrame
        FLAT_COLUMNS; text columns of dtype str with NaN where there is none, lat and lon float64, n_sources int64.
    """
    import pandas as pd
    import pyarrow as pa

    query = sa.select(*(table.c[name] for name in FLAT_COLUMNS)).order_by(table.c.id)
    result = connection.execute(query)
    # The driver's own tuples: none of the columns needs converting, and SQLAlchemy's rows would double the time.
    rows = result.cursor.fetchall() if result.cursor is not None else []
    columns: dict[str, Any] = {}
    for name, values in zip(FLAT_COLUMNS, zip(*rows, strict=True) if rows else ((),) * len(FLAT_COLUMNS), strict=True):
        if name in _NUMBERS:
            columns[name] = pd.Series(values, dtype=_NUMBERS[name])
        else:
            columns[name] = pd.array(pa.array(values, type=pa.large_string()), dtype="str")
    result.close()
    return pd.DataFrame(columns)
