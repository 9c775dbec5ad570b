"""One record out of two reports of a happening: the closer facts, all sources, and what the sources disagree on.

Takes two `Event`s, the one on record first; gives one `Event` under its id. What a person has set is never overruled by
what a machine read: it is completed, and a difference goes into the note.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from events.merge_profile import body_words, same_body
from events.model import Event, Evidence, Figures
from events.partial_date import PartialDate, spoken
from events.source_identity import article_keys, independent_outlets, source_key, united_sources
from events.status_history import status_history, with_history, without_history
from events.vocabulary import Certainty, DateBasis, Direction, EventType, Review, Status
from geo.provinces import name

_SURE: Final = (Certainty.LOW, Certainty.MEDIUM, Certainty.HIGH)
_BY_PERSON: Final = frozenset({Review.CURATED, Review.ACCEPTED, Review.EDITED})
_DIFFER: Final = "Sources differ on"


def adds_nothing(old: Event, new: Event) -> bool:
    """Whether the new report comes from articles that the record has already."""
    known = {source_key(source) for source in old.sources}
    if not all(source_key(source) in known for source in new.sources):
        return False
    undigested = {key for key in article_keys(new) if key.startswith("article:")} - article_keys(old)
    return not undigested or all(source.url for source in new.sources)


def merge(old: Event, new: Event) -> Event:
    """Unite two reports of one happening.

    Parameters
    ----------
    old, new : Event
        The record that stands, whose id is kept, and the report that joins it.

    Returns
    -------
    Event
        The older record itself where the new one comes from articles it has already. Else: all sources, each article
        once; evidence of both, each with its article; the closer of two dates where one covers the other; parties and
        details completed where one report says nothing of them; certainty raised by a step for independent outlets; the
        status that was reached, with its history in the note; and in the note where sources differ.
    """
    if old.status is not new.status:
        return advance(old, new)
    return old if adds_nothing(old, new) else _united(old, new, _same_status_dates(old, new))


def advance(old: Event, new: Event) -> Event:
    """Carry an event on to the status that a later report gives it, or give it the announcement that came before.

    The dates are those of the furthest status: the day on which it was held rather than the day planned, the new date
    of what was put off. The note keeps the date that was planned, and the status history that `status_history` reads.
    Parameters and result otherwise as for `merge`.
    """
    if old.status is new.status:
        return merge(old, new)
    return old if adds_nothing(old, new) else _united(old, new, _status_fields(old, new))


def _united(old: Event, new: Event, dates: dict[str, Any]) -> Event:
    """Everything but dates and status, which are given."""
    trusting = not (old.review in _BY_PERSON and new.review not in _BY_PERSON)
    differences: list[str] = list(dates.pop("differences", ()))
    sources = united_sources(old.sources, new.sources)
    fields: dict[str, Any] = {
        "subtype": old.subtype or (new.subtype if new.type is old.type else None),
        "sources": sources,
        "sectors": tuple(dict.fromkeys((*old.sectors, *new.sectors))),
        "organisations": _united_bodies(old.organisations, new.organisations),
        "evidence": _united_evidence(old, new),
        "rules": tuple(dict.fromkeys((*old.rules, *new.rules))),
        "score": max((score for score in (old.score, new.score) if score is not None), default=None),
        "certainty": _certainty(old, new, independent_outlets(sources)),
        **_parties(old, new, trusting, differences),
        **_venue(old, new, differences),
        "figures": _figures(old, new, differences),
        **dates,
    }
    fields["note"] = _note(old, new, fields.pop("steps", ()), differences)
    # Built anew, not copied, so that every rule of the record is checked again.
    return Event.model_validate(old.model_dump() | {k: _plain(v) for k, v in fields.items()})


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return value.model_dump() if isinstance(value, Figures | Evidence) or hasattr(value, "model_dump") else value


def _same_status_dates(old: Event, new: Event) -> dict[str, Any]:
    """Start, end and basis of two reports of one status."""
    differences: list[str] = []
    start, basis = old.start, old.date_basis
    if new.start and new.start != start:
        if start is None or PartialDate(start).covers(PartialDate(new.start)):
            start, basis = new.start, new.date_basis
        elif not PartialDate(new.start).covers(PartialDate(start)):
            guessed = (DateBasis.PUBLICATION, DateBasis.INFERRED)
            if old.review not in _BY_PERSON and basis in guessed and new.date_basis not in guessed:
                differences.append(f"the start: {spoken(start)} ({_outlet(old)})")
                start, basis = new.start, new.date_basis
            else:
                differences.append(f"the start: {spoken(new.start)} ({_outlet(new)})")
    end = old.end
    if new.end and (end is None or PartialDate(end).covers(PartialDate(new.end))):
        end = new.end
    elif new.end and end and not PartialDate(new.end).covers(PartialDate(end)):
        differences.append(f"the end: {spoken(new.end)} ({_outlet(new)})")
    steps = status_history([old, new])
    return {
        "start": start,
        "end": _fitting(start, end),
        "date_basis": basis,
        "differences": differences,
        "steps": steps,
    }


def _status_fields(old: Event, new: Event) -> dict[str, Any]:
    """Status and dates where the two reports are steps of one history."""
    steps = status_history([old, new])
    status = steps[-1].status
    ahead, earlier = (new, old) if new.status is status else (old, new)
    start, end, basis = ahead.start, ahead.end, ahead.date_basis
    plan = PartialDate(earlier.start) if earlier.start else None
    told: list[str] = []
    if plan and (start is None or (basis is DateBasis.PUBLICATION and _narrows(start, plan) and _is_stated(earlier))):
        # The report of it gives no date of its own: the one planned is the best there is, and is said to be that.
        start, end, basis = earlier.start, earlier.end, DateBasis.INFERRED
        told.append("The date is the one that was planned.")
    elif plan and start and earlier.start != start and _is_stated(earlier) and not PartialDate(start).covers(plan):
        word = "proposed" if earlier.status is Status.PROPOSED else "planned"
        told.append(f"First {word} for {spoken(earlier.start)}.")
    return {
        "status": status,
        "start": start,
        "end": _fitting(start, end),
        "date_basis": basis,
        "steps": steps,
        "differences": told,
    }


def _narrows(start: str, plan: PartialDate) -> bool:
    return PartialDate(start).covers(plan) and PartialDate(start) != plan


def _is_stated(event: Event) -> bool:
    return event.date_basis in (DateBasis.STATED, DateBasis.RELATIVE)


def _fitting(start: str | None, end: str | None) -> str | None:
    """The end, unless it comes before the start."""
    if start is None or end is None or PartialDate(end).last_day < PartialDate(start).first_day:
        return None
    return end


def _parties(old: Event, new: Event, trusting: bool, differences: list[str]) -> dict[str, Any]:
    """Provinces of both sides: a country made closer, a list made fuller by one that contains it; else as they are."""
    fields: dict[str, Any] = {}
    for side in ("iran", "iraq"):
        mine, theirs = getattr(old, side), getattr(new, side)
        if trusting and set(mine) <= set(theirs):
            fields[side] = (*mine, *(code for code in theirs if code not in mine))
        elif not set(theirs) <= set(mine):
            extra = ", ".join(name(code) for code in theirs if code not in mine)
            differences.append(f"the parties: also {extra} ({_outlet(new)})")
    if trusting and old.direction is Direction.MUTUAL and old.type is not EventType.AGREEMENT:
        fields["direction"] = new.direction
    return fields


def _venue(old: Event, new: Event, differences: list[str]) -> dict[str, Any]:
    """Town, its province and coordinates, taken together where the older record has no town."""
    if not new.venue or (old.venue_code and new.venue_code and old.venue_code != new.venue_code):
        if new.venue_code and old.venue_code and new.venue_code != old.venue_code:
            differences.append(f"the venue: {new.venue or name(new.venue_code)} ({_outlet(new)})")
        return {"venue_code": old.venue_code or new.venue_code} if not old.venue else {}
    if old.venue is None:
        place = {"venue": new.venue, "lat": new.lat, "lon": new.lon}
        return place | {"venue_code": new.venue_code or old.venue_code}
    if old.lat is None and old.venue == new.venue:
        return {"lat": new.lat, "lon": new.lon, "venue_code": old.venue_code or new.venue_code}
    return {}


def _figures(old: Event, new: Event, differences: list[str]) -> Figures:
    filled = old.figures.model_dump()
    for figure, value in new.figures.model_dump(exclude_none=True).items():
        if filled[figure] is None:
            filled[figure] = value
        elif filled[figure] != value:
            differences.append(f"{figure.replace('_usd', ' in dollars')}: {value:,.0f} ({_outlet(new)})")
    return Figures(**filled)


def _united_bodies(old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
    """Organisations of both, none under a second name."""
    bodies = list(dict.fromkeys(old))
    for body in new:
        words = body_words(body)
        if body not in bodies and not any(words and same_body(words, body_words(known)) for known in bodies):
            bodies.append(body)
    return tuple(bodies)


def _united_evidence(old: Event, new: Event) -> tuple[Evidence, ...]:
    """Evidence of both, each piece with the article it stands in: offsets mean nothing without."""
    pieces = [piece for event in (old, new) for piece in _with_article(event)]
    return tuple({(p.article, p.field, p.start, p.end): p for p in reversed(pieces)}.values())[::-1]


def _with_article(event: Event) -> Iterable[Evidence]:
    source = event.sources[0]
    article = source.url or " ".join(filter(None, (source.outlet, source.published)))
    return (piece if piece.article else piece.model_copy(update={"article": article}) for piece in event.evidence)


def _certainty(old: Event, new: Event, outlets: int) -> Certainty:
    """The surer of both; a step surer where outlets that do not reprint each other come together."""
    rank = max(_SURE.index(old.certainty), _SURE.index(new.certainty))
    if outlets > max(independent_outlets(old.sources), independent_outlets(new.sources)):
        rank = min(rank + 1, len(_SURE) - 1)
    return _SURE[rank]


def _note(old: Event, new: Event, steps: Any, differences: Iterable[str]) -> str:
    """The notes of both, then what sources differ on, then the status history; no sentence twice."""
    note = without_history(old.note)
    sentences = [without_history(new.note)]
    sentences += [text if text.endswith(".") else f"{_DIFFER} {text}." for text in differences]
    for sentence in sentences:
        if sentence and sentence not in note:
            note = f"{note} {sentence}".strip()
    return with_history(note, steps)


def _outlet(event: Event) -> str:
    return event.sources[0].outlet
