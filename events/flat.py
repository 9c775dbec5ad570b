"""All events of a store as one flat frame, straight from SQL.

Takes a connection; gives the columns `events.tables.FLAT_COLUMNS` without making a record of any event, so that a
hundred thousand of them are there in about a second.
"""

from __future__ import annotations

import pandas as pd
import sqlalchemy as sa

from events import schema

COLUMNS = tuple(column.name for column in schema.events.columns if column.name not in ("record", "revision"))
"""The flat columns, in the order of the table."""

_NUMBERS = {"lat": "float64", "lon": "float64", "n_sources": "int64"}


def read_frame(connection: sa.Connection) -> pd.DataFrame:
    """Every event that stands, ordered by id.

    Returns
    -------
    DataFrame
        Columns as `events.tables.FLAT_COLUMNS`; text columns of dtype str with NaN where there is none.
    """
    query = sa.select(*(schema.events.c[name] for name in COLUMNS)).order_by(schema.events.c.id)
    rows = connection.execute(query).all()
    values = zip(*rows, strict=True) if rows else ((),) * len(COLUMNS)
    return pd.DataFrame(
        {name: pd.Series(column, dtype=_NUMBERS.get(name, "str")) for name, column in zip(COLUMNS, values, strict=True)}
    )
