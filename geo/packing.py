"""The numbers of a map screen as they travel with every filter change: a third of their size, and unpacked in the browser.

Takes a payload (geo/payload.py); gives one whose rows of provinces, ties and venues are short texts, which geo/web/unpack.js makes
rows again. A count that is the sum of those behind it is left out, as are zeros, `IR-` and `IQ-` (Iran's codes are digits, Iraq's
are letters); whatever has another form travels as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

_CODE: Final = re.compile(r"IR-\d\d|IQ-[A-Z]{2}")
_NO_CODE: Final = "--"
DECIMALS: Final = 3
"""Of coordinates: 110 m, less than a town's circle covers at any zoom of the map."""


def packed(numbers: Mapping[str, object]) -> dict[str, object]:
    """A payload with `shade`, `ties` and `venues` in their short form.

    Parameters
    ----------
    numbers : mapping
        As `geo.payload.payload` gives it, with whatever else a map is told.

    Returns
    -------
    dict
        `shade` and `ties` as one text, rows ended by ";"; `venues` as a list of texts, each ending with the town's name.
        A group with a row that does not fit its form is given as it was.
    """
    found = dict(numbers)
    for key, rows in numbers.items():
        if key in ("shade", "ties", "venues") and rows:
            with suppress(ValueError):
                found[key] = _PACKED[key](rows)
    return found


def _shade(code: str, row: Sequence[int]) -> str:
    """A province: code, class of its shade (a digit), counts."""
    if len(row) != 6 or row[0] > 9:
        raise ValueError
    return f"{_short(code)}{row[0]}{_counts(row[1:])}"


def _tie(row: Sequence) -> str:
    """A tie: both codes, counts."""
    iran, iraq, *counts = row
    if len(counts) != 4:
        raise ValueError
    return f"{_short(iran)}{_short(iraq)}{_counts(counts)}"


def _venue(row: Sequence) -> str:
    """A venue: code, latitude, longitude, counts, and its name, which may hold anything."""
    town, code, lat, lon, *counts = row
    if len(counts) != 5 or not isinstance(lat, (int, float)) or not isinstance(lon, (int, float)):
        raise ValueError
    at = ",".join(f"{round(degrees, DECIMALS):.12g}" for degrees in (lat, lon))
    return f"{_short(code) if code else _NO_CODE}{at},{_counts(counts)}|{town}"


def _short(code: str) -> str:
    if not _CODE.fullmatch(code):
        raise ValueError
    return code[3:]


def _counts(counts: Sequence[int]) -> str:
    total, *parts = counts
    if any(not isinstance(n, int) for n in counts):
        raise ValueError
    words = ["" if total == sum(parts) else str(total), *("" if n == 0 else str(n) for n in parts)]
    return ",".join(words).rstrip(",") if any(parts) else f"{total},"


_PACKED: Final[dict[str, Callable[[Any], str | list[str]]]] = {
    "shade": lambda rows: ";".join(_shade(code, row) for code, row in rows.items()),
    "ties": lambda rows: ";".join(map(_tie, rows)),
    "venues": lambda rows: [*map(_venue, rows)],
}
