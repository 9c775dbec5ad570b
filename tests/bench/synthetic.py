"""Synthetic events for the benchmarks: any number, spread over provinces, kinds, towns and twenty years by a fixed seed.

Their summaries are three plain sentences, or (`worded`) all different and made of what real ones say.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from events.flat import FLAT_COLUMNS
from events.seed import curated_events
from events.vocabulary import SUBTYPES, Certainty, DateBasis, Direction, EventType, Sector, Status
from geo.provinces import BORDER, PROVINCES

_IRAN = [code for code, place in PROVINCES.items() if place.country == "IR"]
_IRAQ = [code for code, place in PROVINCES.items() if place.country == "IQ"]


def frame(n: int, seed: int = 7) -> pd.DataFrame:
    """A flat frame (FLAT_COLUMNS) of n events; border provinces come four times as often as the others."""
    draw = np.random.default_rng(seed)

    def pick(words, weights=None):
        chances = None if weights is None else np.array(weights) / np.sum(weights)
        return np.array(words, dtype=object)[draw.choice(len(words), n, p=chances)]

    iran = pick([*_IRAN, ""], [4 if code in BORDER else 1 for code in _IRAN] + [6])
    iraq = pick([*_IRAQ, "", "IQ-KR"], [4 if code in BORDER else 1 for code in _IRAQ] + [4, 4])
    kinds = pick(list(EventType))
    subtypes = {kind: np.array([*map(str, SUBTYPES[kind])], dtype=object) for kind in EventType}
    days = np.datetime64("2006-01-01") + draw.integers(0, 7300, n)
    starts = days.astype(str).astype(object)
    precision = draw.random(n)
    starts = np.where(
        precision < 0.2, [s[:4] for s in starts], np.where(precision < 0.6, [s[:7] for s in starts], starts)
    )
    host = np.where(draw.random(n) < 0.5, iran, iraq)
    held = np.array([PROVINCES[code].capital if code in PROVINCES else None for code in host], dtype=object)
    columns = {
        "id": np.char.add("s-", np.arange(n).astype(str)).astype(object),
        "type": kinds.astype(str),
        "subtype": [subtypes[kind][i % len(subtypes[kind])] for i, kind in enumerate(kinds)],
        "status": pick([str(s) for s in Status], [8, 12, 76, 2, 2]),
        "start": starts,
        "end": None,
        "date_basis": pick([str(b) for b in DateBasis]),
        "iran": iran,
        "iraq": iraq,
        "direction": pick([str(d) for d in Direction]),
        "venue": held,
        "venue_code": [code if code in PROVINCES else None for code in host],
        "lat": np.nan,
        "lon": np.nan,
        "sectors": pick([str(s) for s in Sector]),
        "organisations": "Chamber of Commerce",
        "summary": pick(
            [
                "Traders met and spoke of customs.",
                "An exhibition of crafts was opened.",
                "Officials signed a memorandum.",
            ]
        ),
        "note": "",
        "outlets": pick(["Wire A", "Wire B", "Wire C"]),
        "languages": pick(["en", "fa", "ar"]),
        "certainty": pick([str(c) for c in Certainty]),
        "review": "curated",
        "reviewed_by": None,
        "n_sources": 1,
    }
    return pd.DataFrame(columns)[list(FLAT_COLUMNS)]


def worded(n: int, seed: int = 7) -> pd.DataFrame:
    """As `frame`, each summary the beginning of one curated summary and the end of another: nearly no two alike."""
    draw = np.random.default_rng(seed)
    texts = [event.summary.split() for event in curated_events()]
    begin, end = draw.integers(0, len(texts), n), draw.integers(0, len(texts), n)
    return frame(n, seed).assign(
        summary=[" ".join(texts[a][:12] + texts[b][-10:]) for a, b in zip(begin, end, strict=True)]
    )
