"""The numbers of one map screen, as small as they can be: what `atlas.update` in geo/web/atlas.js takes.

Takes small frames of counts by province, tie and venue; gives a plain dict, and the same as JavaScript source in which no
text can end the script it stands in. Used by the dashboard, by presenting and by the offline page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import pandas as pd

from geo import palette
from geo.provinces import REGION, REGION_MEMBERS, name

TYPE_WORDS: Final = [
    ("delegation", "delegations"),
    ("exhibition", "exhibitions"),
    ("agreement", "agreements"),
    ("forum", "forums"),
]
DIRECTION_WORDS: Final = [("iran_to_iraq", "Iran → Iraq"), ("iraq_to_iran", "Iraq → Iran"), ("mutual", "mutual")]
COUNTRY_LABELS: Final = {"IR": [33.2, 54.6], "IQ": [32.25, 42.0]}
"""Where the two countries' names stand: lat, lon, EPSG:4326."""
MOST_VENUES: Final = 120
FIXED_SCRIPT: Final = Path(__file__).with_name("web") / "fixed.js"


def payload(
    provinces: pd.DataFrame,
    ties: pd.DataFrame,
    venues: pd.DataFrame,
    *,
    language: str = "en",
    n_ties: int = 25,
    picked: Mapping[str, str] | None = None,
    **more: object,
) -> dict[str, object]:
    """The numbers of one screen.

    Parameters
    ----------
    provinces : DataFrame
        `code`, `n_events`, then the four types; a row IQ-KR is the region level.
    ties : DataFrame
        `iran`, `iraq`, `n_events`, `iran_to_iraq`, `iraq_to_iran`, `mutual`; strongest first, the first `n_ties` are drawn.
    venues : DataFrame
        `venue`, `venue_code`, `lat`, `lon` (EPSG:4326), `n_events`, then the four types; the first MOST_VENUES are drawn.
    language : str
        Of the names: en, fa, ar or ckb.
    n_ties : int
    picked : mapping, optional
        What is picked out: {"kind": "province", "code"}, {"kind": "tie", "iran", "iraq"} or {"kind": "venue", "venue"}.
    **more
        Further keys for the atlas: `theme` (else that of the page around it), `large` (presenting), `off` (layers
        switched from the way they come), `measure` (what the shading counts), `extra` (code → a line for its tooltip).

    Returns
    -------
    dict
        Ready for JSON.
    """
    kinds = [word for word, _ in TYPE_WORDS]
    shaded = provinces[provinces["code"] != REGION]
    region = provinces[provinces["code"] == REGION]
    cut = palette.classes(int(shaded["n_events"].max()) if len(shaded) else 0)
    return {
        "lang": language,
        "names": {code: name(code, language) for code in ("IR", "IQ", REGION)},
        "breaks": [[label, palette.shade_of(i, len(cut))] for i, label in enumerate(palette.class_labels(cut))],
        "shade": {
            row[0]: [palette.shade_of(palette.class_of(row[1], cut), len(cut)), *row[1:]]
            for row in _rows(shaded, ["code", "n_events", *kinds])
        },
        "region": {
            "n": int(region["n_events"].sum()),
            "kinds": [int(region[kind].sum()) for kind in kinds],
            "members": REGION_MEMBERS,
        },
        "ties": _rows(ties.head(n_ties), ["iran", "iraq", "n_events", *(word for word, _ in DIRECTION_WORDS)]),
        "venues": _rows(venues.head(MOST_VENUES), ["venue", "venue_code", "lat", "lon", "n_events", *kinds]),
        "picked": dict(picked) if picked else None,
        **more,
    }


def fixed() -> dict[str, object]:
    """What every payload shares and the map is given once: words, colours of the themes, where the countries' names stand."""
    themes: tuple[palette.Theme, ...] = ("light", "dark", "grey")
    return {
        "countries": COUNTRY_LABELS,
        "types": TYPE_WORDS,
        "directions": DIRECTION_WORDS,
        "palettes": {theme: palette.colours(theme) for theme in themes},
    }


def fixed_script() -> str:
    """The same as the script geo/web/fixed.js, which `python -m geo build` writes: it travels once, not with every rerun."""
    lines = ",\n".join(f"  {key}: {as_script(value)}" for key, value in fixed().items())
    return (
        "/* Words and colours every map shares, written by `python -m geo build` from geo/payload.py and geo/palette.py. */\n"
        f"window.Marz = window.Marz || {{}};\nwindow.Marz.fixed = {{\n{lines},\n}};\n"
    )


def write_fixed_script() -> Path:
    """Write `fixed_script` where the map's scripts lie; returns the file."""
    FIXED_SCRIPT.write_text(fixed_script(), encoding="utf-8", newline="\n")
    return FIXED_SCRIPT


def as_script(value: object) -> str:
    """A value as JavaScript source: JSON in which no text can end the script it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _rows(frame: pd.DataFrame, columns: Sequence[str]) -> list[list]:
    """Rows as plain lists, coordinates to four decimals (11 m), missing values as None."""
    rows = []
    for row in frame[list(columns)].itertuples(index=False):
        values = [value.item() if hasattr(value, "item") else value for value in row]
        rows.append(
            [None if value != value else round(value, 4) if isinstance(value, float) else value for value in values]
        )
    return rows
