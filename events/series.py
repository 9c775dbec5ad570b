"""Exhibitions that recur: which ones are editions of the same series, in which years there was none, and what became of each.

Takes the tables; gives for every exhibition the series and the edition it belongs to. Two exhibitions are of one series where they
are in the same town and share an organiser, the name of the fair, or the provinces shown together with the kind of show, and at
most LONGEST days lie between them (NUMBERED, where the organisers' own count agrees with the years). Calls for an exhibition and
standing showrooms are no editions; a series has editions in two years, or three in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from events.agreement_features import bodies, is_office
from events.profile import year_ranges
from events.tables import Selected, Tables
from events.vocabulary import Status, Subtype
from geo.gazetteer import normalise

LONGEST: Final = 913
"""Days between two editions of a series: two and a half years, so that a yearly fair may miss one year."""
NUMBERED: Final = 1461
"""The same where both say the how-manieth they are and the difference fits the years between them."""
SAME_EDITION: Final = 20
"""Days within which reports are of one edition."""
PUT_OFF: Final = 400
"""Days within which an edition that was put off may still be held."""

COLUMNS: Final = (
    "series", "town", "venue_code", "name", "n_editions", "n_held", "rhythm", "first_year", "last_year", "missing",
    "not_held", "numbers", "why", "events",
)  # fmt: skip
_STATUSES: Final = ("completed", "cancelled", "postponed", "planned")
"""What an edition with several reports is, the first that occurs."""
MOST: Final = 60
NOT_HELD: Final = {"planned": "announced", "postponed": "put off", "cancelled": "called off"}
_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
_FAIR: Final = r"(?:fair|exhibition|expo|show|festival|roadshow)s?\b"
_NUMBER: Final = re.compile(
    rf"\b(\d{{1,3}})(?:st|nd|rd|th)\b|\b({'|'.join(_ORDINALS)})\b(?=(?:\W+[\w-]+){{0,8}}?\W+{_FAIR})"
)
_NAME: Final = re.compile(rf"\b([\w-]+)\s+({_FAIR})")
_PLAIN: Final = frozenset(_ORDINALS) | {
    "a", "an", "the", "its", "his", "this", "that", "of", "day", "days", "week", "long", "iranian", "iran", "iraqi", "own", "solo",
    "another", "trade", "goods", "products", "exclusive", "dedicated", "such", "and", "s", "to", "on", "in", "stage", "special",
    "craft", "crafts", "handicraft", "handicrafts",
}  # fmt: skip
"""Words before "fair" or "show" that are no name."""


@dataclass(frozen=True)
class Series:
    """The series of a set of tables.

    Attributes
    ----------
    tables : Tables
    series : ndarray of int32
        One an event: the row of the first exhibition of its series; -1 where it is of none.
    edition : ndarray of int32
        One an event: the row of the first report of its edition; -1 likewise.
    why : dict of int to str
        By series: what its editions have in common.
    numbers : dict of int to int
        By event: the how-manieth edition its summary says it is, where it does.
    """

    tables: Tables
    series: np.ndarray
    edition: np.ndarray
    why: dict[int, str]
    numbers: dict[int, int]


def find_series(tables: Tables) -> Series:
    """Recognise the series among the exhibitions of the tables; rejected events are left out."""
    events = tables.events
    usable = (
        (events["type"] == "exhibition")
        & (events["status"] != str(Status.PROPOSED))
        & (events["subtype"] != str(Subtype.TRADE_CENTRE))
        & events["venue"].notna()
        & events["precision"].notna()
        & (events["review"] != "rejected")
    ).to_numpy(dtype=bool, na_value=False)
    rows = np.flatnonzero(usable)
    rows = rows[np.argsort(events["first_day"].to_numpy()[rows], kind="stable")]
    texts = events["summary"].astype(object).to_numpy()
    counted = {text: number_of(text) for text in set(texts[rows])}
    numbers = {int(row): n for row in rows if (n := counted[texts[row]]) is not None}
    parent = {int(row): int(row) for row in rows}
    why: dict[int, set[str]] = {}
    for a, b, reason in _links(events, rows, numbers):
        top, below = sorted((_top(parent, a), _top(parent, b)))
        parent[below] = top
        shared = {reason} | why.pop(below, set())
        why.setdefault(top, set()).update(shared)
    series = np.full(len(events), -1, dtype=np.int32)
    edition = np.full(len(events), -1, dtype=np.int32)
    facts = _facts(events)
    groups: dict[int, list[int]] = {}
    for row in rows.tolist():
        groups.setdefault(_top(parent, row), []).append(row)
    reasons = {}
    for members in groups.values():
        of = _editions(facts, members, numbers)
        years = {str(facts.start[row])[:4] for row in of}
        if len(set(of)) < 2 or (len(years) < 2 and len(set(of)) < 3):
            continue
        series[members] = members[0]
        edition[members] = of
        reasons[members[0]] = _said(why.get(_top(parent, members[0]), set()))
    return Series(tables, series, edition, reasons, numbers)


def series_table(selected: Selected, found: Series, last_year: int, most: int = MOST) -> pd.DataFrame:
    """The series of which a selection holds at least one edition, those with most editions first.

    Parameters
    ----------
    selected : Selected
    found : Series
        Of the same tables: all editions of a series count, also those outside the selection.
    last_year : int
        Up to which year a missing edition is told.
    most : int
        How many series are described, those with most editions.

    Returns
    -------
    DataFrame
        COLUMNS: `name` (kind of show in words), `rhythm` ("yearly" or "several a year"), `missing` (years without an edition, as
        text), `not_held` (editions announced, put off or called off, as text), `numbers` (the organisers' own count), `why`, and
        `events` (list of rows of the tables).
    """
    of, edition = found.series, found.edition
    wanted = np.unique(of[selected.mask & (of >= 0)])
    members = np.flatnonzero(np.isin(of, wanted))
    sizes = pd.Series(edition[members]).groupby(of[members]).nunique().sort_values(ascending=False, kind="stable")
    shown = set(sizes.index[:most].tolist())
    facts = _facts(found.tables.events)
    by_series: dict[int, list[int]] = {}
    for row in members[np.argsort(facts.first[members], kind="stable")].tolist():
        if int(of[row]) in shown:
            by_series.setdefault(int(of[row]), []).append(row)
    rows = [_row(found, facts, number, by_series[number], last_year) for number in by_series]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.sort_values(["n_editions", "last_year", "town"], ascending=[False, False, True], ignore_index=True)


def editions(found: Series, table: pd.DataFrame) -> pd.DataFrame:
    """The editions of some series, for a chart along years.

    Returns
    -------
    DataFrame
        `series`, `year` (int), `status` (completed, cancelled, postponed, planned), `start` (ISO 8601), `event` (row of the report
        that says so), one row an edition.
    """
    facts = _facts(found.tables.events)
    rows = []
    for number, members in zip(table["series"], table["events"], strict=True):
        for reports in _reports(found, members, facts.first):
            best = _telling(facts, reports)
            start = str(facts.start[best])
            rows.append((number, int(start[:4]), str(facts.status[best]), start, best))
    return pd.DataFrame(rows, columns=["series", "year", "status", "start", "event"])


def _links(events: pd.DataFrame, rows: np.ndarray, numbers: dict[int, int]) -> Iterator[tuple[int, int, str]]:
    """Pairs of neighbouring exhibitions that share a key and lie close enough, with what they share in words."""
    first = events["first_day"].to_numpy(np.int64)
    last = events["last_day"].to_numpy(np.int64)
    newest: dict[tuple[str, ...], int] = {}
    columns = ["venue", "subtype", "iran", "organisations", "summary"]
    for row, record in zip(
        rows.tolist(), events.iloc[rows][columns].astype(object).itertuples(index=False), strict=True
    ):
        for key, reason in _keys(*(value if isinstance(value, str) else "" for value in record)):
            before = newest.get(key)
            if before is not None:
                gap = first[row] - last[before]
                years = round((first[row] - first[before]) / 365.25)
                a, b = numbers.get(before), numbers.get(row)
                counted = a is not None and b is not None and abs((b - a) - years) <= 1
                if gap <= LONGEST or (counted and gap <= NUMBERED):
                    yield before, row, reason
            newest[key] = row


def _keys(
    venue: str, subtype: str, iran: str, organisations: str, summary: str
) -> Iterator[tuple[tuple[str, ...], str]]:
    town = normalise(re.sub(r"\(.*?\)", "", venue)).strip()
    for part in {part.strip() for part in organisations.split(";") if part.strip()}:
        folded = normalise(part)
        if is_office(folded) or _national(folded):
            yield (town, "office", subtype, folded), f"the organiser {part} and the kind of show"
        else:
            yield (town, "body", folded), f"the organiser {part}"
    if iran:
        yield (town, "side", subtype, iran), "the provinces shown and the kind of show"
    for word, fair in _NAME.findall(normalise(summary)):
        if word not in _PLAIN and word not in town and not word.isdigit():
            yield (town, "name", f"{word} {fair.rstrip('s')}"), f"the name “{word} {fair.rstrip('s')}”"


def _national(folded: str) -> bool:
    """Bodies that stand behind shows of every kind everywhere."""
    return not bodies(folded) or any(word in folded for word in ("trade promotion", "attache", "chamber"))


def number_of(summary: object) -> int | None:
    """The how-manieth edition a summary says this is, or None: "the 45th Baghdad International Fair" → 45."""
    if not isinstance(summary, str):
        return None
    match = _NUMBER.search(summary.lower())
    if match is None:
        return None
    return int(match[1]) if match[1] else _ORDINALS[match[2]]


def _top(parent: dict[int, int], row: int) -> int:
    while parent[row] != row:
        parent[row] = parent[parent[row]]
        row = parent[row]
    return row


class _Facts(NamedTuple):
    """Columns of the events as arrays, read once."""

    first: np.ndarray
    last: np.ndarray
    precision: np.ndarray
    status: np.ndarray
    start: np.ndarray


def _facts(events: pd.DataFrame) -> _Facts:
    return _Facts(
        events["first_day"].to_numpy(np.int64),
        events["last_day"].to_numpy(np.int64),
        events["precision"].astype(object).to_numpy(),
        events["status"].astype(object).to_numpy(),
        events["start"].astype(object).to_numpy(),
    )


def _editions(facts: _Facts, members: list[int], numbers: dict[int, int]) -> list[int]:
    """For each exhibition of a series, in order of time, the row of the first report of its edition."""
    of = [members[0]]
    for latest, row in pairwise(members):
        of.append(of[-1] if _same_edition(facts, latest, row, numbers) else row)
    return of


def _same_edition(facts: _Facts, latest: int, row: int, numbers: dict[int, int]) -> bool:
    a, b = str(facts.status[latest]), str(facts.status[row])
    gap = facts.first[row] - facts.last[latest]
    if numbers.get(latest, 0) != numbers.get(row, 0) and latest in numbers and row in numbers:
        return False
    if a == "postponed" or (b in ("cancelled", "postponed") and a == "planned"):
        return bool(gap <= PUT_OFF)
    if a == b == "completed":
        # Two records of shows held are two shows, unless they are of the same days.
        return bool(facts.precision[latest] == facts.precision[row] == "day" and gap <= 3)
    vague = "year" in (facts.precision[latest], facts.precision[row])
    return bool(gap <= (0 if vague else SAME_EDITION))


def _reports(found: Series, members: list[int], first: np.ndarray) -> list[list[int]]:
    """The reports of each edition, editions in order of time."""
    grouped: dict[int, list[int]] = {}
    for row in members:
        grouped.setdefault(int(found.edition[row]), []).append(row)
    return [grouped[key] for key in sorted(grouped, key=lambda row: (int(first[row]), row))]


def _telling(facts: _Facts, reports: list[int]) -> int:
    """The report that says what became of an edition."""
    statuses = [str(facts.status[row]) for row in reports]
    best = next((status for status in _STATUSES if status in statuses), statuses[0])
    return reports[statuses.index(best)]


def _row(found: Series, facts: _Facts, number: int, members: list[int], last_year: int) -> tuple:
    reports = _reports(found, members, facts.first)
    told = [_telling(facts, rows) for rows in reports]
    statuses = [str(facts.status[row]) for row in told]
    years = [int(str(facts.start[row])[:4]) for row in told]
    missing = set(range(min(years), max(*years, last_year) + 1)) - set(years)
    not_held = [f"{year} {NOT_HELD[s]}" for year, s in zip(years, statuses, strict=True) if s in NOT_HELD]
    events = found.tables.events
    venue_code = events["venue_code"].iloc[members[0]]
    subtypes = events["subtype"].iloc[members].astype(object).dropna()
    return (
        number,
        re.sub(r"\s*\(.*?\)", "", str(events["venue"].iloc[members[0]])),
        venue_code if isinstance(venue_code, str) else None,
        Subtype(subtypes.mode().iloc[0]).label if len(subtypes) else "Exhibition",
        len(reports),
        statuses.count("completed"),
        "several a year" if len(reports) > 1.5 * len(set(years)) else "yearly",
        min(years),
        max(years),
        year_ranges(missing),
        ", ".join(not_held),
        year_ranges({found.numbers[row] for row in members if found.numbers.get(row, 0) > 1}),
        found.why[number],
        members,
    )


def _said(reasons: set[str]) -> str:
    """What the editions share, in a sentence; the plainest reasons first."""
    ordered = sorted(reasons, key=lambda text: (not text.startswith("the name"), "kind of show" in text, text))
    return f"Same town, same {', same '.join(text.removeprefix('the ') for text in ordered[:3])}." if ordered else ""
