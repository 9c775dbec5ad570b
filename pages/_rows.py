"""A table whose rows open: pick one, and the events behind it are read as cards below.

Takes a frame of words and numbers and, row by row, the identifiers of the events behind it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages import _access, _cards, _view

MOST_CARDS: Final = 12
_HINT: Final = "Pick a row to read the events behind it."


def picked(
    frame: pd.DataFrame,
    *,
    key: str,
    columns: Mapping[str, Any] | None = None,
    height: int | None = None,
    alt_text: str = "",
) -> int | None:
    """Draw a table and give the row that is picked, by its mark or by one of its cells.

    Parameters
    ----------
    frame : DataFrame
    key : str
        Unique on the page. Other contents are another table: a row picked in the last one must not stand for a row of this one.
    columns : mapping, optional
        As `column_config` of `st.dataframe`.
    height : int, optional
        At most, in pixels.
    alt_text : str
    """
    contents = pd.util.hash_pandas_object(frame.astype(str), index=False).sum() if len(frame) else 0
    answer: Any = st.dataframe(
        frame,
        key=f"{key}_{contents:x}",
        hide_index=True,
        width="stretch",
        height="content" if len(frame) <= (height or 420) // 36 - 1 else height or 420,
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
        column_config=dict(columns or {}),
        placeholder="",
        alt=alt_text,
    )
    rows, cells = answer.selection.get("rows", []), answer.selection.get("cells", [])
    row = rows[0] if rows else cells[0][0] if cells else None
    return row if row is not None and row < len(frame) else None


def with_cards(
    frame: pd.DataFrame,
    ids: Sequence[Sequence[str]],
    *,
    key: str,
    columns: Mapping[str, Any] | None = None,
    height: int | None = None,
    hint: str = _HINT,
    alt_text: str = "",
) -> None:
    """Draw a table and, below it, the events of the row that is picked.

    Parameters
    ----------
    frame : DataFrame
    ids : sequence of sequence of str
        Identifiers behind each row, in the order to be read.
    key, columns, height, alt_text
        As for `picked`.
    hint : str
        What is said as long as nothing is picked.
    """
    row = picked(frame, key=key, columns=columns, height=height, alt_text=alt_text)
    if row is None:
        st.caption(hint)
        return
    cards(ids[row])


def cards(ids: Sequence[str], most: int = MOST_CARDS) -> None:
    """The first events of these identifiers as cards, and how many there are more."""
    if not ids:
        st.caption("No event of this selection here.")
        return
    _cards.cards(_access.records(list(ids[:most])), language=_view.language())
    if len(ids) > most:
        st.caption(
            f"And {len(ids) - most:,} more, newest first: narrow the filter to read them, or open the Data page."
        )
