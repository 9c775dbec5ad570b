"""Counts of the selected events for the command line: by type, status, year, province and pair, and what they leave out.

Takes `Selected` tables; gives `Stats`, plain numbers that print as tables or travel as JSON.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from events.counts import headline, pair_counts, province_counts, status_counts, type_counts
from events.selection import Include
from events.tables import Selected
from events.vocabulary import Review, Status
from geo.provinces import REGION, name

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

ANNOUNCED = (Status.PROPOSED, Status.PLANNED)
SHOWN = 12
"""Rows of the long tables on a screen, unless all are asked for."""


@dataclass(frozen=True, slots=True)
class Stats:
    """Numbers of a selection.

    Attributes
    ----------
    filters : str
        The selection as a query string.
    n_events : int
    by_type, by_status : dict of str to int
        In the order of the vocabularies, zeros included.
    by_year : list of dict
        `year`, `n_events`, `n_announced` (those of them proposed or planned: the year may be that of the announcement).
    by_province : list of dict
        `code`, `name`, `n_events`; an event counts once for each province it names, as a party or as the venue.
        The Kurdistan Region as a whole is a row of its own.
    by_pair : list of dict
        `iran`, `iraq`, `names`, `n_events`; an event counts once for each pair.
    n_undated, n_national, n_one_sided, n_region : int
        Of n_events: without a date (in no year); without a province on either side (in no province and no pair); with
        provinces on one side only (in no pair); naming the Kurdistan Region as a whole.
    n_unreviewed, n_rejected : int
        Events of the whole store that are left out, unless the selection includes them.
    """

    filters: str
    n_events: int
    by_type: dict[str, int]
    by_status: dict[str, int]
    by_year: list[dict[str, int]]
    by_province: list[dict[str, Any]]
    by_pair: list[dict[str, Any]]
    n_undated: int
    n_national: int
    n_one_sided: int
    n_region: int
    n_unreviewed: int
    n_rejected: int

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return asdict(self)


def statistics(selected: Selected) -> Stats:
    """The numbers of a selection."""
    numbers = headline(selected)
    provinces, pairs = province_counts(selected), pair_counts(selected)
    review = selected.tables.events["review"]
    asked = selected.selection.include
    return Stats(
        filters=selected.selection.to_query(),
        n_events=numbers.n_events,
        by_type=type_counts(selected),
        by_status=status_counts(selected),
        by_year=_by_year(selected),
        by_province=[
            {"code": row["code"], "name": name(row["code"]), "n_events": row["n_events"]}
            for row in provinces[["code", "n_events"]].to_dict("records")
        ],
        by_pair=[
            {
                "iran": row["iran"],
                "iraq": row["iraq"],
                "names": _pair(row["iran"], row["iraq"]),
                "n_events": row["n_events"],
            }
            for row in pairs[["iran", "iraq", "n_events"]].to_dict("records")
        ],
        n_undated=numbers.n_undated,
        n_national=numbers.n_national,
        n_one_sided=numbers.n_one_sided,
        n_region=numbers.n_region,
        n_unreviewed=0 if Include.UNREVIEWED in asked else int((review == str(Review.UNREVIEWED)).sum()),
        n_rejected=0 if Include.REJECTED in asked else int((review == str(Review.REJECTED)).sum()),
    )


def _by_year(selected: Selected) -> list[dict[str, int]]:
    """By the year in which an event began; undated ones are in none."""
    events = selected.tables.events[selected.mask]
    events = events[events["precision"].notna()]
    years = events["start"].str[:4].astype(int).to_numpy()
    announced = events["status"].isin([str(status) for status in ANNOUNCED]).to_numpy()
    found, index = np.unique(years, return_inverse=True)
    totals = np.bincount(index, minlength=len(found))
    of_which = np.bincount(index, weights=announced, minlength=len(found))
    return [
        {"year": int(year), "n_events": int(n), "n_announced": int(m)}
        for year, n, m in zip(found, totals, of_which, strict=True)
    ]


def _pair(iran: str, iraq: str) -> str:
    return f"{name(iran)} – {name(iraq)}"


def show(stats: Stats, console: Console, *, everything: bool = False) -> None:
    """Print the numbers as tables, with what they leave out."""
    from rich.columns import Columns

    console.print(f"[bold]{_n(stats.n_events, 'event')}[/bold]" + (f" for {stats.filters}" if stats.filters else ""))
    if stats.n_events == 0:
        console.print("Nothing was found: take a filter out, or widen its dates.")
    else:
        announced = [
            (str(row["year"]), row["n_events"], f"{row['n_announced']} announced" if row["n_announced"] else "")
            for row in stats.by_year
        ]
        small: list[RenderableType] = [
            _table("Type", [(key, n, "") for key, n in stats.by_type.items()]),
            _table("Status", [(key, n, "") for key, n in stats.by_status.items()]),
            _table("Year", announced),
            _long(
                "Province",
                [(f"{row['name']} {row['code']}", row["n_events"], "") for row in stats.by_province],
                everything,
            ),
            _long("Pair", [(row["names"], row["n_events"], "") for row in stats.by_pair], everything),
        ]
        console.print(Columns(small, padding=(0, 4)))
    for note in notes(stats):
        console.print(note)


def notes(stats: Stats) -> list[str]:
    """How it was counted and what stands outside the tables, a sentence each; nothing that does not apply."""
    told = []
    if stats.n_events:
        told.append(
            "An event counts once for each province it names, as a party or as the venue, and once for each pair."
        )
    if any(row["n_announced"] for row in stats.by_year):
        told.append("“Announced” are proposed and planned events: their year may be that of the announcement.")
    if stats.n_undated:
        told.append(f"{_n(stats.n_undated, 'event is', 'events are')} without a date, and in no year.")
    if stats.n_national:
        told.append(
            f"{_n(stats.n_national, 'event is', 'events are')} national: no province is named on either side, so they stand in "
            "no pair, and in no province unless by their venue."
        )
    if stats.n_one_sided:
        told.append(
            f"{_n(stats.n_one_sided, 'event names', 'events name')} provinces on one side only, and stand in no pair."
        )
    if stats.n_region:
        told.append(
            f"{_n(stats.n_region, 'event names', 'events name')} the Kurdistan Region as a whole ({REGION}), counted as that "
            "and not for its governorates."
        )
    if stats.n_unreviewed:
        told.append(
            f"{_n(stats.n_unreviewed, 'unreviewed event is', 'unreviewed events are')} left out; include=unreviewed adds them."
        )
    if stats.n_rejected:
        told.append(f"{_n(stats.n_rejected, 'rejected event is', 'rejected events are')} left out.")
    return told


def _n(number: int, singular: str, plural: str | None = None) -> str:
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"


def _long(title: str, rows: list[tuple[str, int, str]], everything: bool) -> RenderableType:
    if everything or len(rows) <= SHOWN:
        return _table(title, rows)
    return _table(title, rows[:SHOWN], f"and {len(rows) - SHOWN} more: --all")


def _table(title: str, rows: list[tuple[str, int, str]], more: str = "") -> RenderableType:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, caption=more or None, caption_justify="left")
    table.add_column(title)
    table.add_column("Events", justify="right")
    if any(remark for _, _, remark in rows):
        table.add_column("")
    for label, number, remark in rows:
        table.add_row(label, f"{number:,}", *([remark] if len(table.columns) == 3 else []))
    return table
