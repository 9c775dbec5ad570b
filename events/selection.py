"""`Selection`: the one answer to "what am I looking at", shared by sidebar, tables, address bar, briefings and `--where`.

Takes a query string such as `border=IR-16&type=exhibition&from=2024` or its parsed parameters; gives a frozen
`Selection` and the notices about what could not be understood. One parser (`parse`), one writer (`to_query`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from urllib.parse import parse_qsl, quote

from events.errors import SelectionError
from events.model import IRAN_CODES, IRAQ_CODES
from events.partial_date import PartialDate, spoken
from events.vocabulary import Certainty, Direction, EventType, Sector, Status, Term
from geo.provinces import name

PERIODS = {
    "this-year": "This year",
    "last-12-months": "Last 12 months",
    "last-5-years": "Last 5 years",
    "all": "All dates",
}
"""Presets for dates: the parser turns `period=…` into `from` and `to` on the day it is read, so that a link is exact."""

VIEW_KEYS = frozenset(
    {
        "lang", "ties", "pick", "at", "layers", "page", "step", "unit", "window", "marks", "province", "a",
        "b", "order", "view", "deck", "slide", "article", "tab", "stage", "agreement",
    }
)  # fmt: skip
"""Parameters of an address that say how a page looks, not which events it shows; pages read them themselves."""


class National(StrEnum):
    """What happens to events without a province on either side."""

    COUNTED = "counted"
    HIDDEN = "hidden"
    ONLY = "only"


class Include(StrEnum):
    """Events that are left out unless the reader asks for them."""

    UNREVIEWED = "unreviewed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events are looked at; an empty field filters nothing.

    Attributes
    ----------
    border : tuple of str
        Province codes (any of the 50, or IQ-KR); an event counts when it names at least one, as a party or the venue.
    counterparts : tuple of str
        As `border`; given both, an event must name at least one of each.
    pairs : tuple of str
        Pairs of parties, as "IR-16~IQ-WA"; an event counts when it is between at least one.
    types, statuses, sectors, directions, certainty : tuple of vocabulary terms
    start, end : str or None
        ISO 8601 of reduced precision. An event counts when the days it may have happened on meet the range;
        undated events stand outside any range.
    venue : str
        The town as written in the events.
    text : str
        Words that must all occur in summary, note, organisations, venue or outlets, whatever their case or script form.
    national : National
    include : tuple of Include
    """

    border: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    sectors: tuple[Sector, ...] = ()
    directions: tuple[Direction, ...] = ()
    certainty: tuple[Certainty, ...] = ()
    start: str | None = None
    end: str | None = None
    venue: str = ""
    text: str = ""
    national: National = National.COUNTED
    include: tuple[Include, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything at all is filtered."""
        return self != Selection()

    def to_query(self) -> str:
        """The query string of this selection, parameters in a fixed order, `parse` reads it back unchanged."""
        return "&".join(f"{key}={quote(value, safe=',:~')}" for key, value in self.to_params().items())

    def to_params(self) -> dict[str, str]:
        """The same as a mapping, as Streamlit's query parameters take it; only what differs from the default."""
        params = {}
        for key, attribute in _KEYS.items():
            value = getattr(self, attribute)
            if value != _DEFAULTS[attribute]:
                params[key] = ",".join(value) if isinstance(value, tuple) else str(value)
        return params

    def describe(self) -> str:
        """The filters in words, for titles, file names' notes and the line under a chart: "" where nothing is filtered."""
        parts = []
        if self.border:
            parts.append(_listed(name(code) for code in self.border))
        if self.counterparts:
            parts.append(("with " if self.border else "naming ") + _listed(name(code) for code in self.counterparts))
        if self.pairs:
            parts.append(
                "between " + _listed(" and ".join(name(code) for code in pair.split("~")) for pair in self.pairs)
            )
        for terms in (self.types, self.statuses, self.sectors, self.directions):
            if terms:
                parts.append(
                    _listed(term.label.lower() if terms is not self.directions else term.label for term in terms)
                )
        if self.certainty:
            parts.append(f"{_listed(self.certainty)} certainty")
        if self.start and self.end:
            parts.append(f"{spoken(self.start)} to {spoken(self.end)}")
        elif self.start:
            parts.append(f"since {spoken(self.start)}")
        elif self.end:
            parts.append(f"until {spoken(self.end)}")
        if self.venue:
            parts.append(f"held in {self.venue}")
        if self.text:
            parts.append(f"“{self.text}”")
        if self.national is not National.COUNTED:
            parts.append("without national events" if self.national is National.HIDDEN else "national events only")
        parts.extend(f"with {what} events" for what in self.include)
        return " · ".join(parts)

    def without(self, *attributes: str) -> Selection:
        """This selection with the named fields back at their defaults."""
        return replace(self, **{attribute: _DEFAULTS[attribute] for attribute in attributes})

    def active(self) -> tuple[str, ...]:
        """The fields that filter something, in the order of the address."""
        return tuple(attribute for attribute in _KEYS.values() if getattr(self, attribute) != _DEFAULTS[attribute])


_KEYS = {
    "border": "border",
    "with": "counterparts",
    "pair": "pairs",
    "type": "types",
    "status": "statuses",
    "sector": "sectors",
    "direction": "directions",
    "certainty": "certainty",
    "from": "start",
    "to": "end",
    "venue": "venue",
    "q": "text",
    "national": "national",
    "include": "include",
}
_TERMS: dict[str, type[Term]] = {
    "types": EventType,
    "statuses": Status,
    "sectors": Sector,
    "directions": Direction,
    "certainty": Certainty,
}
_DEFAULTS = {item.name: getattr(Selection(), item.name) for item in fields(Selection)}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A selection and, a sentence each, what of the input was ignored and why."""

    selection: Selection
    notices: tuple[str, ...] = field(default=())


def parse(source: str | Mapping[str, str | Iterable[str]], *, today: date | None = None) -> Parsed:
    """Read a selection from a query string or from parameters.

    Values of one parameter may be separated by commas or given several times; case does not matter for codes and words.

    Parameters
    ----------
    source : str or mapping
        "border=IR-16&type=exhibition", with or without a leading "?", or a mapping of parameter to value or values.
    today : date, optional
        The day `period=…` counts from; the real one by default.

    Returns
    -------
    Parsed
        What was understood, and one sentence for each parameter that was not (it is ignored).
    """
    return _parsed(source, today or date.today(), "was ignored", "they were exchanged")


def _parsed(source: str | Mapping[str, str | Iterable[str]], today: date, ignored: str, exchanged: str) -> Parsed:
    """As `parse`; `ignored` and `exchanged` say what becomes of what is not understood and of dates in reverse."""
    values: dict[str, str] = {}
    for key, value in _pairs(source):
        values[key] = f"{values[key]},{value}" if key in values else value
    chosen: dict[str, object] = {}
    notices: list[str] = []
    for key, value in values.items():
        if key in VIEW_KEYS:
            continue
        if key == "period":
            _read_period(value, today, chosen, notices, ignored)
        elif key not in _KEYS:
            known = ", ".join([*_KEYS, "period"])
            notices.append(f"The filter “{_short(key)}” is not known and {ignored}. Known are: {known}.")
        else:
            _read(key, value, chosen, notices, ignored)
    start, end = chosen.get("start"), chosen.get("end")
    if isinstance(start, str) and isinstance(end, str) and PartialDate(end).last_day < PartialDate(start).first_day:
        notices.append(f"The dates stood in reverse, from {start} to {end}; {exchanged}.")
        chosen["start"], chosen["end"] = end, start
    return Parsed(Selection(**chosen), tuple(notices))  # type: ignore[arg-type]  # the readers give each field its type


def parse_strictly(source: str) -> Selection:
    """As `parse`, for the command line: anything not understood raises.

    Raises
    ------
    SelectionError
        With all the notices as one message, which says that nothing was selected rather than that a part was ignored.
    """
    parsed = _parsed(source, date.today(), "was refused", "exchange them")
    if parsed.notices:
        raise SelectionError(f"{' '.join(parsed.notices)} Nothing was selected.")
    return parsed.selection


def preset(period: str, today: date) -> tuple[str | None, str | None]:
    """The first and last date of a preset of `PERIODS`, ISO 8601; (None, None) for "all"."""
    if period == "this-year":
        return f"{today.year}", None
    if period == "last-12-months":
        day = min(today.day, 28) if today.month == 2 else today.day
        return date(today.year - 1, today.month, day).isoformat(), None
    if period == "last-5-years":
        return f"{today.year - 4}", None
    return None, None


def _pairs(source: str | Mapping[str, str | Iterable[str]]) -> Iterable[tuple[str, str]]:
    if isinstance(source, str):
        yield from parse_qsl(source.strip().lstrip("?"), keep_blank_values=True)
        return
    for key, value in source.items():
        for item in [value] if isinstance(value, str) else value:
            yield key, item


def _read_period(value: str, today: date, chosen: dict[str, object], notices: list[str], ignored: str) -> None:
    if value not in PERIODS:
        notices.append(f"period: “{_short(value)}” is not known and {ignored}. Use one of {', '.join(PERIODS)}.")
        return
    start, end = preset(value, today)
    chosen.update({key: day for key, day in (("start", start), ("end", end)) if day})


def _read(key: str, value: str, chosen: dict[str, object], notices: list[str], ignored: str) -> None:
    attribute = _KEYS[key]
    if attribute in ("venue", "text"):
        chosen[attribute] = " ".join(value.split())
    elif attribute in ("start", "end"):
        try:
            chosen[attribute] = PartialDate(value.strip()).text
        except ValueError as error:
            notices.append(f"{key}: {error} It {ignored}.")
    elif attribute == "national":
        try:
            chosen[attribute] = National(value.strip().lower())
        except ValueError:
            notices.append(f"national: “{_short(value)}” is not known and {ignored}. Use {_listed(National, 'or')}.")
    else:
        words = [word.strip() for word in value.split(",") if word.strip()]
        good = []
        for word in words:
            term = _term(attribute, word)
            if term is None:
                notices.append(f"{key}: “{_short(word)}” {_hint(attribute, ignored)}")
            elif term not in good:
                good.append(term)
        chosen[attribute] = tuple(good)


def _term(attribute: str, word: str) -> str | None:
    if attribute in ("border", "counterparts"):
        code = word.upper()
        return code if code in IRAN_CODES or code in IRAQ_CODES else None
    if attribute == "pairs":
        iran, _, iraq = word.upper().partition("~")
        return f"{iran}~{iraq}" if iran in IRAN_CODES and iraq in IRAQ_CODES else None
    vocabulary: type[Term] | type[Include] = Include if attribute == "include" else _TERMS[attribute]
    try:
        return vocabulary(word.lower())
    except ValueError:
        return None


def _hint(attribute: str, ignored: str) -> str:
    if attribute in ("border", "counterparts"):
        return f"is not the code of a province or governorate (such as IR-16 or IQ-WA) and {ignored}."
    if attribute == "pairs":
        return f"is not a pair of an Iranian and an Iraqi code (such as IR-16~IQ-WA) and {ignored}."
    vocabulary: Iterable[str] = Include if attribute == "include" else _TERMS[attribute]
    return f"is not known and {ignored}. Use {_listed(vocabulary, 'or')}."


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _listed(words: Iterable[str], last: str = "and") -> str:
    items = [str(word) for word in words]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""
