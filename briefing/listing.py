"""Events as lines of text: for speaker notes, tables on slides, reports and pages.

Takes `Event` records; gives plain text. A planned event is never said to have been held.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.finding import listed
from events.model import Event
from events.partial_date import spoken
from events.vocabulary import DateBasis, Status
from geo.provinces import name


def when(event: Event) -> str:
    """The date in words, with its end: "6–13 December 2025", "5 May – 7 June 2022", "2025", "undated"."""
    if not event.start or not event.end or event.end == event.start:
        return spoken(event.start)
    first, last = spoken(event.start), spoken(event.end)
    if len(event.start) == len(event.end) == 10 and event.start[:7] == event.end[:7]:
        return f"{first.split(' ')[0]}–{last}"
    if len(event.start) > 4 and event.start[:4] == event.end[:4]:
        return f"{first.removesuffix(event.start[:4]).strip()} – {last}"
    return f"{first} – {last}"


def dated_by(event: Event) -> str:
    """A remark where the date is not one that a source states; else empty."""
    if not event.start or event.date_basis is DateBasis.STATED:
        return ""
    return {
        DateBasis.PUBLICATION: "dated by its publication",
        DateBasis.INFERRED: "date inferred",
        DateBasis.RELATIVE: "",
    }[event.date_basis]


def sides(event: Event, language: str = "en") -> str:
    """Both sides by name: "Ilam – Wasit and Karbala"; a country where no province is named."""
    iran = listed([name(code, language) for code in event.iran]) or name("IR", language)
    iraq = listed([name(code, language) for code in event.iraq]) or name("IQ", language)
    return f"{iran} – {iraq}"


def what(event: Event) -> str:
    """Kind and status: "exhibition, planned"; a completed event needs no word."""
    kind = (event.subtype or event.type).label if event.subtype else event.type.label
    text = event.type.label if kind == event.type.label else f"{event.type.label} ({kind.lower()})"
    return text if event.status is Status.COMPLETED else f"{text}, {event.status.label.lower()}"


def sources(event: Event) -> list[tuple[str, str | None]]:
    """Each source as text ("IRNA, 21 May 2025") and its address."""
    return [
        (f"{source.outlet}, {spoken(source.published)}" if source.published else source.outlet, source.url)
        for source in event.sources
    ]


def line(event: Event, language: str = "en") -> str:
    """An event in one line, with its sources, for speaker notes."""
    told = "; ".join(text for text, _ in sources(event))
    return f"{when(event)} · {what(event)} · {sides(event, language)} · {event.summary} [{told}]"


def notes(events: Iterable[Event], total: int, language: str = "en") -> list[str]:
    """A list of events for speaker notes, newest first, and how many more there are."""
    lines = [f"• {line(event, language)}" for event in events]
    more = total - len(lines)
    if more > 0:
        lines.append(f"… and {more:,} more, which the report lists.")
    return lines
