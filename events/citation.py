"""How the data of Marz are cited, and what a download says about itself.

Takes a selection, a number of events and a day; gives the sentence to cite and the lines of an "about" sheet.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from events.partial_date import spoken
from events.selection import Selection
from events.tables import Selected

TITLE: Final = "Marz: atlas of Iran–Iraq provincial trade ties"
AUTHORS: Final = "The Marz maintainers"
LICENCE: Final = "CC BY 4.0"
COUNTING: Final = (
    "An event counts once for each province it names, as a party or as the venue, and once for each Iran–Iraq pair of "
    "parties. So provinces and pairs add up to more than the number of events.",
    "An event of the Kurdistan Region as a whole (IQ-KR) counts for the region and for none of its four governorates.",
    "An event without a province on either side is national: it counts as an event and makes no pair.",
    "A range of dates takes in every event that may have happened within it; undated events stand outside any range.",
    "Planned and proposed events were announced or called for. They are not known to have been held.",
    "Coverage follows what the outlets’ archives showed, not all that happened.",
)
"""The counting rules, a sentence each, as the codebook (data/README.md) gives them at length."""


def cite(n_events: int, selection: Selection, day: date) -> str:
    """The line to cite a set of events by.

    Examples
    --------
    >>> cite(466, Selection(), date(2026, 7, 1)).partition("[data set]. ")[2]
    '466 events, as of 1 July 2026. CC BY 4.0.'
    """
    filters = selection.describe()
    what = f"{n_events:,} event{'' if n_events == 1 else 's'}{f' ({filters})' if filters else ''}"
    return f"{AUTHORS} ({day.year}). {TITLE} [data set]. {what}, as of {spoken(day.isoformat())}. {LICENCE}."


def about(selected: Selected, day: date) -> list[tuple[str, str]]:
    """What a download says about itself: a heading and a text a line."""
    chosen = selected.selection
    return [
        ("Title", TITLE),
        ("Events", f"{len(selected):,}"),
        ("Selection", chosen.describe() or "All events"),
        ("Selection as an address", f"?{chosen.to_query()}" if chosen else "(none: all events)"),
        ("Exported", day.isoformat()),
        (
            "Licence",
            f"{LICENCE}. Place names from GeoNames (CC BY 4.0), boundaries from Natural Earth (public domain).",
        ),
        ("How to cite", cite(len(selected), chosen, day)),
        ("Dates", "Text as precise as the source: 2025, 2025-05 or 2025-05-21. Precision stands beside each date."),
        ("Text", "Text that begins like a formula is kept as text and never computed."),
        *(("How it was counted", rule) for rule in COUNTING),
        ("Codebook", "data/README.md of Marz, or the Data page of the dashboard."),
    ]
