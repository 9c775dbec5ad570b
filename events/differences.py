"""Two records of an event side by side, in plain words: what a reviewer changed, or where two articles differ.

Takes two `Event`s; gives one row for each field that says something else in them, labels and values as a person would say
them.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from events.model import Event, Figures, Source
from events.partial_date import spoken
from events.vocabulary import Term
from geo.provinces import name

LABELS: Final = {
    "type": "Type",
    "subtype": "Kind",
    "status": "Status",
    "start": "Start",
    "end": "End",
    "date_basis": "Date from",
    "iran": "Iranian side",
    "iraq": "Iraqi side",
    "direction": "Direction",
    "venue": "Venue",
    "venue_code": "Venue’s province",
    "lat": "Latitude",
    "lon": "Longitude",
    "sectors": "Sectors",
    "organisations": "Organisations",
    "figures": "Figures",
    "note": "Note",
    "summary": "Summary",
    "sources": "Sources",
    "certainty": "Certainty",
    "review": "Review",
}
"""The fields a person reads, in the order in which they are shown, with what they are called."""

FIGURE_LABELS: Final = {
    "delegates": "people",
    "companies": "companies",
    "days": "days",
    "value_usd": "US dollars",
}
NOTHING: Final = "—"


class Difference(NamedTuple):
    """One field in which two records differ."""

    field: str
    label: str
    before: str
    after: str


def differences(before: Event, after: Event, *, leave_out: tuple[str, ...] = ()) -> list[Difference]:
    """The fields that differ, in the order of LABELS.

    Parameters
    ----------
    before, after : Event
    leave_out : tuple of str
        Fields that are not to be compared, such as "review".
    """
    return [
        Difference(field, label, in_words(field, getattr(before, field)), in_words(field, getattr(after, field)))
        for field, label in LABELS.items()
        if field not in leave_out and getattr(before, field) != getattr(after, field)
    ]


def in_words(field: str, value: Any) -> str:
    """The value of a field as a person would say it; a dash where there is none."""
    if field == "iran" and not value:
        return "Iran as a whole"
    if field == "iraq" and not value:
        return "Iraq as a whole"
    if value is None or value == () or value == "":
        return NOTHING
    if field in ("start", "end"):
        return spoken(value)
    if field in ("iran", "iraq"):
        return ", ".join(name(code) for code in value)
    if field == "venue_code":
        return name(value)
    if isinstance(value, Figures):
        return figures_in_words(value) or NOTHING
    if isinstance(value, Term):
        return value.label
    if isinstance(value, tuple):
        return "; ".join(_one(item) for item in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def figures_in_words(figures: Figures) -> str:
    """The stated numbers in one line: "15 companies, 7 days"; "" where there are none."""
    told = ((label, getattr(figures, key)) for key, label in FIGURE_LABELS.items())
    return ", ".join(f"{number:,.0f} {label}" for label, number in told if number is not None)


def _one(item: Any) -> str:
    if isinstance(item, Source):
        return f"{item.outlet}, {spoken(item.published)}" if item.published else item.outlet
    return item.label if isinstance(item, Term) else str(item)
