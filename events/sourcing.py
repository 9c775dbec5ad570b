"""Where the selected events come from: how many articles, of which outlets, languages and years.

Takes a `Selected`, whose sources a `SourceTable` knows; the table reads a store once and keeps up with its changes. Gives
small frames with documented columns.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import numpy as np
import pandas as pd

from events.model import Event
from events.outlets import outlet_of
from events.tables import Selected, Tables

_AT_A_TIME = 5_000
_NAMES = {"fa": "Persian", "ckb": "Sorani Kurdish", "kmr": "Kurmanji Kurdish", "ku": "Kurdish", "el": "Greek"}
"""Names of languages where that of ISO 639 is not the usual one."""


@dataclass(frozen=True, slots=True)
class Totals:
    """How much was read for a set of events.

    Attributes
    ----------
    n_sources, n_articles, n_outlets : int
        An article that tells of two events is two sources and one article.
    n_undated : int
        Articles of which no date of publication is known.
    languages : dict of str to int
        Articles by ISO 639 code, most first; without those of no known language.
    """

    n_sources: int
    n_articles: int
    n_outlets: int
    n_undated: int
    languages: dict[str, int]


def totals(sources: pd.DataFrame) -> Totals:
    """The totals of some sources, as `SourceTable.of` gives them."""
    articles = _articles(sources)
    languages = articles["language"].value_counts()
    return Totals(
        n_sources=len(sources),
        n_articles=len(articles),
        n_outlets=int(sources["outlet"].nunique()),
        n_undated=int((articles["year"] == 0).sum()),
        languages={
            str(code): int(n) for code, n in sorted(languages.items(), key=lambda item: (-item[1], str(item[0])))
        },
    )


@cache
def language_name(code: str) -> str:
    """English name of a language by its ISO 639 code; the code itself where it is none.

    Examples
    --------
    >>> language_name("fa"), language_name("ru")
    ('Persian', 'Russian')
    """
    if code in _NAMES:
        return _NAMES[code]
    import pycountry

    found = pycountry.languages.get(alpha_2=code) if len(code) == 2 else pycountry.languages.get(alpha_3=code)
    return found.name if found is not None else code


class _Readable(Protocol):
    """What is needed of a store."""

    def revision(self) -> int: ...

    def ids(self) -> list[str]: ...

    def get(self, ids: Iterable[str]) -> list[Event]: ...

    def changed_since(self, revision: int) -> set[str]: ...


class SourceTable:
    """Every source of every event of a store. Read whole once; later only what has changed is read again.

    Parameters
    ----------
    store : Store
    """

    def __init__(self, store: _Readable) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._revision: int | None = None
        self._frame = _frame([])
        self._of: Tables | None = None
        self._rows = np.array([], dtype=np.int64)

    @property
    def has_been_read(self) -> bool:
        """Whether the store was read whole already, so that `of` answers at once."""
        return self._revision is not None

    def of(self, selected: Selected) -> pd.DataFrame:
        """The sources of the selected events.

        Returns
        -------
        DataFrame
            `event_id`, `outlet`, `url`, `published` (ISO 8601 of reduced precision), `language`, all text, missing where
            there is none; `article` (int: equal for the same address, or for the same outlet and date where a source has no
            address) and `year` (int: of publication, 0 where it is not known). `outlet` is the name that data/outlets.csv
            has for the address, so that “Mehr” and “Mehr News” are one outlet; else the name the source gives.
        """
        with self._lock:
            self._refresh()
            if self._of is not selected.tables:
                self._rows = pd.Index(selected.tables.events["id"]).get_indexer(pd.Index(self._frame["event_id"]))
                self._of = selected.tables
            frame, rows = self._frame, self._rows
        wanted = np.zeros(len(frame), dtype=bool)
        wanted[rows >= 0] = selected.mask[rows[rows >= 0]]
        return frame[wanted]

    def _refresh(self) -> None:
        revision = self._store.revision()
        if revision == self._revision:
            return
        changed = self._store.ids() if self._revision is None else sorted(self._store.changed_since(self._revision))
        kept = self._frame[~self._frame["event_id"].isin(changed)][list(_TEXTS)]
        parts = [
            _frame(self._store.get(changed[start : start + _AT_A_TIME])) for start in range(0, len(changed), _AT_A_TIME)
        ]
        whole = pd.concat([kept, *(part[list(_TEXTS)] for part in parts)], ignore_index=True)
        self._frame, self._revision, self._of = _numbered(whole), revision, None


_TEXTS = ("event_id", "outlet", "url", "published", "language")


def _frame(events: Iterable[Event]) -> pd.DataFrame:
    rows = [
        (event.id, source.outlet, source.url, source.published, source.language)
        for event in events
        for source in event.sources
    ]
    return _numbered(pd.DataFrame(rows, columns=list(_TEXTS)).astype("str"))


def _numbered(frame: pd.DataFrame) -> pd.DataFrame:
    """Add `article` and `year`, and give each outlet the name that its address has."""
    published = frame["published"].fillna("")
    codes, addresses = pd.factorize(frame["url"])
    known = pd.Series([outlet.outlet if (outlet := outlet_of(address)) else None for address in addresses], dtype="str")
    outlets = known.reindex(codes).set_axis(frame.index).fillna(frame["outlet"])
    article = frame["url"].where(frame["url"].notna(), frame["outlet"] + "\n" + published)
    years = pd.to_numeric(published.str[:4]).fillna(0).astype("int64")
    return frame.assign(outlet=outlets, article=pd.factorize(article)[0], year=years)


def _articles(sources: pd.DataFrame) -> pd.DataFrame:
    """Each article once, with its date of publication where any of its sources gives one."""
    return sources.sort_values("year", ascending=False, kind="stable").drop_duplicates("article")


def by_outlet(sources: pd.DataFrame) -> pd.DataFrame:
    """Sources by outlet.

    Returns
    -------
    DataFrame
        `outlet`, `n_articles`, `n_events`, `languages` (ISO 639, joined by ", "), `first`, `last` (years of publication, 0
        where none is known); most articles first.
    """
    columns = ["outlet", "n_articles", "n_events", "languages", "first", "last"]
    if sources.empty:
        return pd.DataFrame(columns=columns)
    grouped = sources.groupby("outlet", sort=False)
    found = pd.DataFrame({"n_articles": grouped["article"].nunique(), "n_events": grouped["event_id"].nunique()})
    spoken = sources[["outlet", "language"]].dropna().drop_duplicates().sort_values(["outlet", "language"])
    found["languages"] = spoken.groupby("outlet")["language"].agg(", ".join)
    dated = sources[sources["year"] > 0].groupby("outlet")["year"]
    found["first"], found["last"] = dated.min(), dated.max()
    found = found.fillna({"languages": "", "first": 0, "last": 0}).astype({"first": int, "last": int}).reset_index()
    return found.sort_values(["n_articles", "n_events", "outlet"], ascending=[False, False, True], ignore_index=True)[
        columns
    ]


def by_year(sources: pd.DataFrame) -> pd.DataFrame:
    """Articles by year of publication.

    Returns
    -------
    DataFrame
        `year` (every year from the first to the last; 0, first, for those without a date of publication), `n_articles`.
    """
    counts = _articles(sources)["year"].value_counts()
    years = counts.index[counts.index > 0]
    whole = [0, *range(years.min(), years.max() + 1)] if len(years) else [0]
    found = counts.reindex(whole, fill_value=0).rename_axis("year").rename("n_articles").reset_index()
    return found[(found["year"] > 0) | (found["n_articles"] > 0)].reset_index(drop=True)
