"""What an agreement is about, as things two records can share: sectors, telling words of the summary, organisations.

Takes the rows of `Tables.events` that are agreements; gives sets of shared-able things as small arrays, and the words for
saying what two records have in common. Used by events/agreement_chains.py.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
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
    words = _words(taken["summary"])
    counted = Counter(word for found, n in _counted(words) for word in found for _ in range(n))
    most = max(COMMON_FROM, COMMON_SHARE * len(rows))
    telling = {word for word, n in counted.items() if n <= most * (PAIRS_MORE if " " in word else 1)}
    number: dict[tuple[int, str], int] = {}
    names: list[str] = []

    def numbered(kind: int, key: str, shown: str) -> int:
        if (kind, key) not in number:
            number[kind, key] = len(names)
            names.append(shown)
        return number[kind, key]

    by_sector = {
        text: [numbered(0, s, Sector(s).label.lower()) for s in str(text).split(",") if s and s != Sector.GENERAL]
        for text in taken["sectors"].fillna("").unique()
    }
    by_words = {
        text: [numbered(1, word, word) for word in found if word in telling] for text, found in words[1].items()
    }
    by_bodies = {
        text: [numbered(2, key, shown) for key, shown in bodies(text)] for text in _texts(taken["organisations"])
    }
    by_form = {
        form: [numbered(3, form, Subtype(form).label.lower())] if form in FORMS else []
        for form in taken["subtype"].astype(object).fillna("").unique()
    }
    lists = [
        by_sector[s] + by_words[w] + by_bodies[o] + by_form[f]
        for s, w, o, f in zip(
            *(taken[column].astype(object).fillna("") for column in ("sectors", "summary", "organisations", "subtype")),
            strict=True,
        )
    ]
    kinds = np.zeros(len(names), dtype=np.int8)
    for (kind, _), i in number.items():
        kinds[i] = kind
    return Features(
        rows=rows,
        pointers=np.concatenate([[0], np.cumsum([len(found) for found in lists])]).astype(np.int64),
        features=np.array([f for found in lists for f in found], dtype=np.int64),
        kinds=kinds,
        names=names,
    )


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
    kept = []
    for word in _WORD.findall(normalise(summary)):
        single = _singular(word)
        if not {word, single} & _LEFT_OUT:
            kept.append(single)
    pairs = {f"{a} {b}" for a, b in pairwise(kept) if a != b}
    return frozenset(word for word in kept if len(word) > 3) | pairs


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3 else word


def _texts(column: pd.Series) -> list[str]:
    return [str(text) for text in column.fillna("").unique()]


def _words(summaries: pd.Series) -> tuple[pd.Series, dict[str, frozenset[str]]]:
    filled = summaries.fillna("")
    return filled.value_counts(), {str(text): telling_words(str(text)) for text in filled.unique()}


def _counted(words: tuple[pd.Series, dict[str, frozenset[str]]]) -> list[tuple[frozenset[str], int]]:
    counts, found = words
    return [(found[str(text)], int(n)) for text, n in counts.items()]


_LEFT_OUT: Final = _EMPTY | frozenset(
    word
    for place in PROVINCES.values()
    for text in (place.name_en, place.name_fa, place.name_ar, place.name_ckb, place.capital)
    for word in _WORD.findall(normalise(text))
)
