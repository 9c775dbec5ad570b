"""What a language model answered, believed only as far as the article bears it out.

Takes the answer's text and the article; gives `ExtractedEvent`s whose every span stands in the text and whose every code
and word is of our vocabularies, with a notice for each thing that was dropped. Anything may stand in the answer: it is
checked as data and never followed.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, TypeVar

from events.errors import ExtractionError
from events.extract.model.question import MOST_EVENTS
from events.extract.places.fields import Parties
from events.extract.places.mentions import Mention
from events.extract.places.party_names import names_country, names_place, party_code, venue_place
from events.extract.results import EvidenceSpan, ExtractedEvent
from events.extract.text.quotes import Quoted
from events.extract.text.reading import Cue
from events.extract.together.summaries import summarise
from events.partial_date import PartialDate
from events.vocabulary import (
    SUBTYPES,
    Certainty,
    DateBasis,
    Direction,
    EventType,
    Sector,
    Status,
    Subtype,
)
from geo.gazetteer import Place

_UNSAID: Final = {
    EventType.DELEGATION: Subtype.OFFICIAL,
    EventType.EXHIBITION: Subtype.TRADE_FAIR,
    EventType.AGREEMENT: Subtype.ACCORD,
    EventType.FORUM: Subtype.TALKS,
}
_FIGURES: Final = {"delegates": 10_000, "companies": 10_000, "days": 366, "value_usd": 1e12}
_MOST_LISTED: Final = 12
_HIGH, _MEDIUM = 0.95, 0.7
_YEARS: Final = range(1980, 2101)

_Word = TypeVar("_Word", bound=StrEnum)


@dataclass
class _Reading:
    """One event of the answer while it is checked."""

    quoted: Quoted
    number: int
    claimed: int = 0
    spans: list[EvidenceSpan] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def stands(self, field_name: str, quote: object) -> tuple[int, int] | None:
        """Look a quote up and keep it as evidence; a notice where it does not stand in the text."""
        self.claimed += 1
        span = self.quoted.find(quote)
        if span is None:
            self.drop(f"the quote “{_short(quote)}” for its {field_name} does not stand in the text")
            return None
        self.spans.append(EvidenceSpan(field_name, *span))
        return span

    def drop(self, what: str) -> None:
        self.notices.append(f"Language model, event {self.number}: {what}; dropped.")

    def has(self, *fields: str) -> bool:
        return any(span.field in fields for span in self.spans)


def read_answer(
    answer: str, text: str, published: str | None, model: str
) -> tuple[tuple[ExtractedEvent, ...], tuple[str, ...]]:
    """Events of an answer that the article bears out, and what was dropped.

    Parameters
    ----------
    answer : str
        JSON, also within a fence of backticks.
    text : str
        The article as the model was given it.
    published : str or None
        ISO date of reduced precision.
    model : str
        Its name, for the reasons.

    Raises
    ------
    ExtractionError
        Where the answer is not JSON, or not of the form that was asked for.
    """
    items = _items(answer)
    notices: list[str] = []
    if len(items) > MOST_EVENTS:
        notices.append(f"The language model gave {len(items)} events; only the first {MOST_EVENTS} were read.")
    events: list[ExtractedEvent] = []
    quoted = Quoted(text)
    for number, item in enumerate(items[:MOST_EVENTS], start=1):
        reading = _Reading(quoted, number)
        event = _event(item, reading, published, model) if isinstance(item, dict) else None
        if not isinstance(item, dict):
            reading.drop("it is not of the form asked for")
        notices.extend(reading.notices)
        if event is not None and event not in events:
            events.append(event)
    return tuple(events), tuple(dict.fromkeys(notices))


def _items(answer: str) -> list[Any]:
    body = answer.strip()
    if body.startswith("```"):
        body = body.partition("\n")[2].rpartition("```")[0]
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise ExtractionError("The language model's answer is not JSON.") from None
    items = content.get("events") if isinstance(content, dict) else None
    if not isinstance(items, list):
        raise ExtractionError("The language model's answer has no list of events in it.")
    return items


def _event(item: dict[str, Any], reading: _Reading, published: str | None, model: str) -> ExtractedEvent | None:
    """One event, or None where type, status or parties do not hold."""
    kind, status = _word(EventType, item.get("type")), _word(Status, item.get("status"))
    if kind is None or status is None:
        reading.drop(f"“{_short(item.get('type') if kind is None else item.get('status'))}” is no known type or status")
        return None
    evidence = item.get("evidence")
    quotes = evidence if isinstance(evidence, dict) else {}
    for name in ("type", "status", "start", "end"):
        for quote in _listed(quotes.get(name)):
            reading.stands(name, quote)
    if not reading.has("type"):
        reading.drop("no words of the article support its type")
        return None
    iran, iraq = (
        _parties(item.get(side), side, country, reading) for side, country in (("iran", "IR"), ("iraq", "IQ"))
    )
    if iran is None or iraq is None or not reading.has("iran", "iraq"):
        reading.drop("no words of the article support its provinces")
        return None
    start, end, basis = _dates(item, reading, published)
    place = _venue(item.get("venue"), (*iran, *iraq), reading)
    direction = _word(Direction, item.get("direction")) or Direction.MUTUAL
    sectors = _sectors(item.get("sectors"), reading)
    organisations = _organisations(item.get("organisations"), reading)
    figures = _figures(item.get("figures"), reading)
    subtype = _word(Subtype, item.get("subtype"))
    if subtype not in SUBTYPES[kind]:
        subtype = _UNSAID[kind]
    kept = len(reading.spans)
    score = round(0.9 * kept / max(reading.claimed, 1), 3)
    share = kept / max(reading.claimed, 1)
    certainty = Certainty.HIGH if share >= _HIGH else Certainty.MEDIUM if share >= _MEDIUM else Certainty.LOW
    if not (reading.has("iran") and reading.has("iraq")):
        certainty = min(certainty, Certainty.MEDIUM, key=(Certainty.LOW, Certainty.MEDIUM, Certainty.HIGH).index)
    return ExtractedEvent(
        type=kind,
        subtype=subtype,
        status=status,
        start=start,
        end=end,
        date_basis=basis,
        iran=iran,
        iraq=iraq,
        direction=direction,
        venue=place.name if place and place.kind in ("town", "crossing") else None,
        venue_code=place.code if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        sectors=sectors,
        organisations=organisations,
        figures=figures,
        certainty=certainty,
        score=score,
        rules=("language model",),
        reasons=(
            f"Read by the language model {model}.",
            f"{kept} of the {reading.claimed} quotes it gave stand in the text.",
        ),
        evidence=tuple(sorted(set(reading.spans), key=lambda span: (span.start, span.end, span.field))),
        summary=_summary(kind, subtype, status, iran, iraq, direction, place, start, basis, sectors),
        note="Dated by its publication." if basis is DateBasis.PUBLICATION and start else "",
    )


def _parties(entries: object, side: str, country: str, reading: _Reading) -> tuple[str, ...] | None:
    """Codes of one side whose names stand in the text; None where provinces were claimed and none of them does."""
    codes: list[str] = []
    claimed = False
    for entry in _listed(entries):
        given = entry if isinstance(entry, dict) else {"name": entry, "quote": entry}
        name, quote = given.get("name"), given.get("quote")
        if names_country(name, country):
            if names_country(quote, country):
                reading.stands(side, quote)
            continue
        claimed = True
        code = party_code(name, country)
        if code is None:
            reading.drop(f"“{_short(name)}” is not a place of that side that we know")
        elif not names_place(quote, code, country):
            reading.claimed += 1
            reading.drop(f"the words “{_short(quote)}” do not name {_short(name)}")
        elif reading.stands(side, quote):
            codes.append(code)
    return None if claimed and not codes else tuple(dict.fromkeys(codes))


def _dates(item: dict[str, Any], reading: _Reading, published: str | None) -> tuple[str | None, str | None, DateBasis]:
    """Start and end where words of the article support them; else the month of publication, and said to be that."""
    start, end = _date(item.get("start")), _date(item.get("end"))
    basis = _word(DateBasis, item.get("date_basis")) or DateBasis.STATED
    if start and reading.has("start") and basis in (DateBasis.STATED, DateBasis.RELATIVE):
        if end and PartialDate(end).last_day < PartialDate(start).first_day:
            reading.drop(f"its end {end} comes before its start {start}")
            end = None
        return start, end, basis
    if start and basis is not DateBasis.PUBLICATION:
        reading.drop(f"no words of the article support the date {start}")
    month = published[:7] if published else None
    return month, None, DateBasis.PUBLICATION


def _date(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    try:
        date = PartialDate(value.strip())
    except ValueError:
        return None
    return date.text if date.first_day.year in _YEARS else None


def _venue(given: object, codes: tuple[str, ...], reading: _Reading) -> Place | None:
    if not isinstance(given, dict):
        return None
    place = venue_place(given.get("name"), codes)
    if place is None:
        reading.drop(f"the venue “{_short(given.get('name'))}” is not a place that we know")
        return None
    if not names_place(given.get("quote"), place.code, place.country):
        reading.claimed += 1
        reading.drop(f"the words “{_short(given.get('quote'))}” do not name the venue {place.name}")
        return None
    return place if reading.stands("venue", given.get("quote")) else None


def _sectors(given: object, reading: _Reading) -> tuple[Sector, ...]:
    found = []
    for value in _listed(given):
        sector = _word(Sector, value)
        if sector is None:
            reading.drop(f"“{_short(value)}” is no known sector")
        else:
            found.append(sector)
    return tuple(dict.fromkeys(found)) or (Sector.GENERAL,)


def _organisations(given: object, reading: _Reading) -> tuple[str, ...]:
    """Bodies whose names stand in the text, as they stand there."""
    spans = (reading.stands("organisations", value) for value in _listed(given))
    found = (" ".join(reading.quoted.text[slice(*span)].split()) for span in spans if span)
    return tuple(dict.fromkeys(found))


def _figures(given: object, reading: _Reading) -> dict[str, float]:
    figures: dict[str, float] = {}
    for entry in _listed(given):
        name, value = (entry.get("name"), entry.get("value")) if isinstance(entry, dict) else (None, None)
        if (
            not isinstance(name, str)
            or name not in _FIGURES
            or isinstance(value, bool)
            or not isinstance(value, int | float)
        ):
            reading.drop("a figure is not of the form asked for")
            continue
        whole = name == "value_usd" or value == int(value) if math.isfinite(value) else False
        if not whole or not 0 < value <= _FIGURES[name]:
            reading.drop(f"{value!r:.40} cannot be its number of {name}")
        elif reading.stands("figures", entry.get("quote")):
            figures.setdefault(name, float(value))
    return figures


def _summary(
    kind: EventType, subtype: Subtype, status: Status, iran: tuple[str, ...], iraq: tuple[str, ...],
    direction: Direction, place: Place | None, start: str | None, basis: DateBasis, sectors: tuple[Sector, ...],
) -> str:  # fmt: skip
    """The sentence that the rules would compose: the model's own words are not taken over."""
    venue = Mention(Cue(0, 0), place.country, place.code, place, "at", 0, "party") if place else None
    return summarise(kind, subtype, status, Parties(iran, iraq, ()), direction, venue, start, basis, sectors)


def _word(vocabulary: type[_Word], value: object) -> _Word | None:
    return next((term for term in vocabulary if term == value), None) if isinstance(value, str) else None


def _listed(value: object) -> Iterable[Any]:
    """A list's first entries; a single value as a list of one."""
    if value is None:
        return ()
    return value[:_MOST_LISTED] if isinstance(value, list) else (value,)


def _short(value: object) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else type(value).__name__
    return text if len(text) <= 60 else f"{text[:57]}…"
