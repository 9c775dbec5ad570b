"""Selected events as a table to read: which rows a page of it holds, in which order, and what stands in each.

Takes a `Selected` and, for the rows shown, their records; gives identifiers and a frame of words ready to be displayed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import pandas as pd

from events.model import Event
from events.tables import Selected
from events.vocabulary import Review
from geo.provinces import name

ORDERS: Final[Mapping[str, str]] = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "type": "Type",
    "status": "Status",
    "iran": "Iranian side",
    "iraq": "Iraqi side",
    "venue": "Venue",
    "sources": "Most sources",
}
COLUMNS: Final = (
    "id", "start", "type", "status", "iran", "iraq", "venue", "summary", "source", "n_sources", "until", "certainty", "review",
)  # fmt: skip
PROVENANCE: Final[Mapping[Review, str]] = {
    Review.CURATED: "Curated",
    Review.UNREVIEWED: "Not yet reviewed",
    Review.ACCEPTED: "From your articles",
    Review.EDITED: "From your articles, edited",
    Review.REJECTED: "Rejected",
}


def ordered_ids(selected: Selected, order: str = "newest") -> list[str]:
    """Identifiers of the selected events in one of ORDERS; equal ones newest first, what is missing last."""
    if order == "newest":
        return selected.ids
    events = selected.events
    if order == "oldest":
        undated = events["precision"].isna().to_numpy()
        ids = events["id"].to_numpy()
        return [*ids[~undated][::-1].tolist(), *ids[undated].tolist()]
    if order == "sources":
        return events.sort_values("n_sources", ascending=False, kind="stable")["id"].tolist()
    key = events[order]
    if order in ("iran", "iraq"):
        names = {codes: ", ".join(map(name, codes.split(","))) for codes in key.dropna().unique() if codes}
        key = key.map(names)
    return events.loc[key.sort_values(kind="stable", na_position="last").index, "id"].tolist()


def listing(events: Iterable[Event], language: str = "en") -> pd.DataFrame:
    """Events as rows to read.

    Parameters
    ----------
    events : iterable of Event
    language : str
        Of province names: en, fa, ar or ckb.

    Returns
    -------
    DataFrame
        COLUMNS: `start` and `until` are ISO 8601 of reduced precision, which sort as dates do; both sides by name, the country
        where it is a side as a whole; `source` the address of the first source that has one; the rest in words. What is
        missing is None.
    """
    comma = ", " if language == "en" else "، "
    rows = [
        (
            event.id,
            event.start,
            event.type.label,
            event.status.label,
            comma.join(name(code, language) for code in event.iran) or name("IR", language),
            comma.join(name(code, language) for code in event.iraq) or name("IQ", language),
            event.venue,
            event.summary,
            next((source.url for source in event.sources if source.url), None),
            len(event.sources),
            event.end,
            event.certainty.label,
            PROVENANCE[event.review],
        )
        for event in events
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
