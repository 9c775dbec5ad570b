"""The record of one event: what happened, where, when, between whom, who reported it, and how sure we are.

Takes fields as the codebook (data/README.md) defines them; gives frozen, validated `Event` objects that travel as JSON
lines without loss. A broken record is refused with sentences that name the field.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from events.complaints import sentence
from events.errors import RecordError
from events.partial_date import IsoDate, PartialDate
from events.vocabulary import SUBTYPES, Certainty, DateBasis, Direction, EventType, Review, Sector, Status, Subtype
from geo.provinces import PROVINCES, REGION

IRAN_CODES = frozenset(code for code, place in PROVINCES.items() if place.country == "IR")
IRAQ_CODES = frozenset(code for code, place in PROVINCES.items() if place.country == "IQ") | {REGION}


def _known(codes: Collection[str], country: str) -> Any:
    def check(value: tuple[str, ...]) -> tuple[str, ...]:
        for code in value:
            if code not in codes:
                raise ValueError(f"“{code}” is not a code of {country} (ISO 3166-2, as listed in data/README.md).")
        return tuple(dict.fromkeys(value))

    return AfterValidator(check)


def _venue_code(code: str | None) -> str | None:
    if code is not None and code not in IRAN_CODES | IRAQ_CODES:
        raise ValueError(f"“{code}” is not the code of a province or governorate (ISO 3166-2).")
    return code


def _web_address(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError(f"“{address[:80]}” is not a web address: it must begin with http:// or https://.")
    return address


class Record(BaseModel):
    """Common settings: frozen, no unknown fields, text trimmed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Source(Record):
    """One article that reports an event."""

    outlet: Annotated[str, Field(min_length=1)]
    url: Annotated[str, AfterValidator(_web_address)] | None = None
    published: IsoDate | None = None
    language: str | None = None


class Figures(Record):
    """Numbers a source states, never estimates of ours."""

    delegates: Annotated[int, Field(gt=0)] | None = None
    companies: Annotated[int, Field(gt=0)] | None = None
    days: Annotated[int, Field(gt=0)] | None = None
    value_usd: Annotated[float, Field(gt=0)] | None = None


class Evidence(Record):
    """The characters start to end (end not included) of an article's text that support one field.

    `article` names the article by its id where the event has several.
    """

    field: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    text: str = ""
    article: str | None = None


class Event(Record):
    """One event between the Iranian and the Iraqi side. Field by field as in data/README.md.

    Empty `iran` or `iraq` means the country as a whole; `IQ-KR` the Kurdistan Region as a whole.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{2,119}$")]
    type: EventType
    subtype: Subtype | None = None
    status: Status
    start: IsoDate | None = None
    end: IsoDate | None = None
    date_basis: DateBasis = DateBasis.STATED
    iran: Annotated[tuple[str, ...], _known(IRAN_CODES, "Iran")] = ()
    iraq: Annotated[tuple[str, ...], _known(IRAQ_CODES, "Iraq")] = ()
    direction: Direction = Direction.MUTUAL
    venue: str | None = None
    venue_code: Annotated[str | None, AfterValidator(_venue_code)] = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    sectors: tuple[Sector, ...] = ()
    organisations: tuple[str, ...] = ()
    figures: Figures = Figures()
    note: str = ""
    summary: Annotated[str, Field(min_length=1)]
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    certainty: Certainty = Certainty.MEDIUM
    score: Annotated[float, Field(ge=0, le=1)] | None = None
    rules: tuple[str, ...] = ()
    review: Review = Review.CURATED
    reviewed_by: str | None = None
    reviewed_at: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _hang_together(self) -> Self:
        if self.subtype is not None and self.subtype not in SUBTYPES[self.type]:
            allowed = ", ".join(SUBTYPES[self.type])
            raise ValueError(f"subtype “{self.subtype}” does not go with type “{self.type}”: use one of {allowed}.")
        if self.end is not None:
            if self.start is None:
                raise ValueError("end is given without start: give both, or neither.")
            if PartialDate(self.end).last_day < PartialDate(self.start).first_day:
                raise ValueError(f"end {self.end} is before start {self.start}: exchange them or correct one.")
        return self

    @property
    def places(self) -> tuple[str, ...]:
        """Every province code the event names, as a party or as its venue, each once."""
        named = (*self.iran, *self.iraq, *((self.venue_code,) if self.venue_code else ()))
        return tuple(dict.fromkeys(named))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every Iran–Iraq pair of parties; empty where one side is the country as a whole."""
        return tuple((a, b) for a in self.iran for b in self.iraq)

    def to_json(self) -> str:
        """One JSON line, without fields that are empty by default."""
        return self.model_dump_json(exclude_defaults=True)


def parse_event(fields: dict[str, Any]) -> Event:
    """An event from plain fields.

    Raises
    ------
    RecordError
        Naming each broken field and what is wrong with it, in one sentence a field.
    """
    try:
        return Event.model_validate(fields)
    except ValidationError as error:
        raise RecordError("; ".join(complaints(error))) from None


def parse_event_line(line: str) -> Event:
    """An event from one JSON line; raises RecordError as `parse_event` does, also where the line is not JSON."""
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise RecordError(f"this is not JSON ({error})") from None
    if not isinstance(fields, dict):
        raise RecordError("this is not a JSON object with the fields of an event")
    return parse_event(fields)


def complaints(error: ValidationError) -> list[str]:
    """One sentence a broken field, the field named first, as a person would say it."""
    sentences = []
    for item in error.errors(include_url=False):
        field = ".".join(str(part) for part in item["loc"] if part not in ("function-after", "str"))
        message = sentence(item)
        sentences.append(f"{field}: {message}" if field else message)
    return sentences


def make_id(
    *,
    start: str | None,
    type: EventType | str,
    iran: Collection[str],
    iraq: Collection[str],
    venue: str | None = None,
    taken: Collection[str] = (),
) -> str:
    """A readable, unused identifier, such as `2025-05-21-forum-ir12-sanandaj`.

    The venue's town ends it where there is one, else the Iraqi side; a number is added where that is taken. Made once
    and never reused, so it must be given every id ever used.
    """
    iran_part = "-".join(code.replace("-", "").lower() for code in list(iran)[:2]) or "ir"
    iraq_part = "-".join(code.replace("-", "").lower() for code in list(iraq)[:2]) or "iq"
    ascii_venue = unicodedata.normalize("NFKD", venue or "").encode("ascii", "ignore").decode()
    town = re.sub(r"[^a-z0-9]+", "-", ascii_venue.lower()).strip("-")[:40]
    stem = f"{start or 'undated'}-{type}-{iran_part}-{town or iraq_part}"
    candidate, n = stem, 2
    while candidate in taken:
        candidate, n = f"{stem}-{n}", n + 1
    return candidate
