"""What an agreement is about, as things two records can share: sectors, telling words of the summary, organisations.

Takes the rows of `Tables.events` that are agreements; gives sets of shared-able things as small arrays, and the words for
saying what two records have in common. Used by events/agreement_chains.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from events.tables import Tables
from events.vocabulary import Sector, Subtype
from geo.gazetteer import normalise
from geo.provinces import PROVINCES

KINDS: Final = ("sector", "word", "organisation", "form")
COMMON_SHARE: Final = 0.04
"""A word in more than this share of all agreements says nothing about what one of them is about."""
COMMON_FROM: Final = 12
"""However few agreements there are, a word in fewer than this many is never too common."""
PAIRS_MORE: Final = 2.5
"""How much more common a pair of words may be: "free zone" tells more than "zone"."""

FORMS: Final = (Subtype.MOU, Subtype.CONTRACT, Subtype.PROTOCOL, Subtype.SISTER_PROVINCE)
"""Named forms: that two records name the same one says a little."""

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_OFFICES: Final = re.compile(
    r"governor|province|ministry|government|council|embassy|consulate|organi[sz]ation$|استاند|وزارت|محافظ|سفارت|وزار"
)
_UNTELLING: Final = Path(__file__).resolve().parent.parent / "data" / "words" / "untelling_en.txt"
_EMPTY: Final = frozenset(
    word
    for line in _UNTELLING.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)


@dataclass(frozen=True)
class Features:
    """What each agreement could share with another.

    Attributes
    ----------
    rows : ndarray of int
        Rows of `Tables.events` that are agreements.
    pointers, features : ndarray of int
        The features of agreement i are `features[pointers[i]:pointers[i + 1]]`.
    kinds : ndarray of int8
        Position in KINDS, one a feature.
    names : list of str
        In words, one a feature.
    """

    rows: np.ndarray
    pointers: np.ndarray
    features: np.ndarray
    kinds: np.ndarray
    names: list[str]

    def of(self, i: int) -> np.ndarray:
        """The features of agreement i."""
        return self.features[self.pointers[i] : self.pointers[i + 1]]

    def shared(self, i: int, j: int) -> dict[str, list[str]]:
        """What two agreements have in common, by kind, in words, each kind in the order of the alphabet."""
        both = np.intersect1d(self.of(i), self.of(j))
        found = {kind: sorted(self.names[f] for f in both if KINDS[self.kinds[f]] == kind) for kind in KINDS}
        paired = {word for words in found["word"] if " " in words for word in words.split()}
        return found | {"word": [word for word in found["word"] if word not in paired]}


def features(tables: Tables) -> Features:
    """Collect the features of every agreement of the tables; each distinct text is read once."""
    events = tables.events
    rows = np.flatnonzero((events["type"] == "agreement").to_numpy())
    taken = events.iloc[rows]
    read: tuple[tuple[str, Callable[[str], dict[str, str]]], ...] = (
        ("sectors", _sectors),
        ("summary", lambda text: {word: word for word in telling_words(text)}),
        ("organisations", lambda text: dict(bodies(text))),
        ("subtype", lambda form: {form: Subtype(form).label.lower()} if form in FORMS else {}),
    )
    names: list[str] = []
    kinds, owners, found = [], [], []
    for kind, (column, things) in enumerate(read):
        owner, feature, own_names = _of_column(taken[column], things)
        if column == "summary":
            kept = _telling(own_names, feature, len(rows))[feature]
            owner, feature = owner[kept], feature[kept]
        owners.append(owner)
        found.append(feature + len(names))
        kinds.append(np.full(len(own_names), kind, dtype=np.int8))
        names += own_names
    owner = np.concatenate(owners)
    return Features(
        rows=rows,
        pointers=np.searchsorted(np.sort(owner), np.arange(len(rows) + 1)),
        features=np.concatenate(found)[np.argsort(owner, kind="stable")],
        kinds=np.concatenate(kinds),
        names=names,
    )


def _of_column(column: pd.Series, things: Callable[[str], dict[str, str]]) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """What the texts of a column name: agreement and number of the thing, an entry each; and the things in words."""
    codes, texts = pd.factorize(column.astype(object).fillna("").to_numpy(dtype=object))
    number: dict[str, int] = {}
    names: list[str] = []
    lists = []
    for text in texts:
        told = things(str(text))
        for key, shown in told.items():
            if key not in number:
                number[key] = len(names)
                names.append(shown)
        lists.append([number[key] for key in told])
    ends = np.cumsum([len(found) for found in lists], dtype=np.int64)
    sizes = np.diff(ends, prepend=0)
    flat = np.array([n for found in lists for n in found], dtype=np.int64)
    return np.repeat(np.arange(len(codes)), sizes[codes]), flat[ranges((ends - sizes)[codes], sizes[codes])], names


def ranges(starts: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """The numbers of many ranges one after the other: from each start so many."""
    return np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())


def _telling(words: list[str], mentions: np.ndarray, n_agreements: int) -> np.ndarray:
    """Which words so few agreements have that sharing one says something; one bool a word."""
    most = max(COMMON_FROM, COMMON_SHARE * n_agreements)
    limits = np.array([most * (PAIRS_MORE if " " in word else 1) for word in words])
    return np.bincount(mentions, minlength=len(words)) <= limits


def _sectors(text: str) -> dict[str, str]:
    return {sector: Sector(sector).label.lower() for sector in text.split(",") if sector and sector != Sector.GENERAL}


def bodies(text: str) -> list[tuple[str, str]]:
    """The organisations of a record that are no mere office of a side: (folded name, name as written), each once."""
    found = {normalise(part): part.strip() for part in text.split(";") if part.strip()}
    return [(key, shown) for key, shown in found.items() if key and not is_office(key)]


def is_office(folded: str) -> bool:
    """Whether a folded name is that of a government office, which a pair of provinces shares in almost everything."""
    return bool(_OFFICES.search(folded)) and "fair" not in folded


def telling_words(summary: str) -> frozenset[str]:
    """Words, and pairs of words, that may tell what a summary is about.

    No province, no word that every agreement has; plurals as singulars. Pairs skip what is left out, so that
    "free zone" is found in "a free trade zone" as well.
    """
    kept = [single for word in _WORD.findall(normalise(summary)) if (single := _singular(word))]
    pairs = {f"{a} {b}" for a, b in pairwise(kept) if a != b}
    return frozenset(word for word in kept if len(word) > 3) | pairs


@lru_cache(maxsize=65_536)
def _singular(word: str) -> str:
    """A word as a singular; "" where it is one that tells nothing."""
    single = word
    if word.endswith("ies") and len(word) > 4:
        single = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3:
        single = word[:-1]
    return "" if word in _LEFT_OUT or single in _LEFT_OUT else single


_LEFT_OUT: Final = _EMPTY | frozenset(
    word
    for place in PROVINCES.values()
    for text in (place.name_en, place.name_fa, place.name_ar, place.name_ckb, place.capital)
    for word in _WORD.findall(normalise(text))
)
