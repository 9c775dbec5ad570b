"""Events as cards: date, type, status, both sides, summary and sources as links, in one block of escaped HTML.

Takes records and a language for province names; draws them. All text is escaped: nothing from an article or a user's file can
become markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import quote, unquote, urlsplit

import streamlit as st

from events.model import Event, Source
from events.partial_date import spoken
from events.vocabulary import DateBasis, Direction, Review, Status
from geo.palette import TYPE_COLOURS
from geo.provinces import name

_ARROWS = {Direction.IRAN_TO_IRAQ: "→", Direction.IRAQ_TO_IRAN: "←", Direction.MUTUAL: "↔"}
_ANNOUNCED = (Status.PLANNED, Status.PROPOSED)
_LETTERS = re.compile(r"(?:%[89A-F][0-9A-F])+")
"""What stands for letters of other scripts in an address: three characters for each byte of UTF-8."""


def cards(events: Sequence[Event], *, language: str = "en") -> None:
    """Draw events as cards, in the order given.

    Parameters
    ----------
    events : sequence of Event
    language : str
        Of province names: en, fa, ar or ckb.
    """
    draw([card(event, language) for event in events])


def draw(bodies: Sequence[str]) -> None:
    """Draw what `card` gave, in the order given."""
    st.html(f'<div class="marz-cards">{"".join(bodies)}</div>')


def card(event: Event, language: str = "en") -> str:
    """One event as escaped HTML."""
    end = f" – {spoken(event.end)}" if event.end and event.end != event.start else ""
    venue = f" · {escape(event.venue)}" if event.venue else ""
    chips = [f'<span class="marz-chip" style="--chip:{TYPE_COLOURS[event.type]}">{escape(kind(event))}</span>']
    chips.append(f'<span class="marz-status marz-{event.status}">{escape(event.status.label)}</span>')
    if event.review is not Review.CURATED:
        chips.append(f'<span class="marz-status">{escape(provenance(event))}</span>')
    note = f'<p class="marz-note" dir="auto">{escape(event.note)}</p>' if event.note else ""
    return (
        f'<article class="marz-card"><header><time>{escape(spoken(event.start) + end)}</time>{"".join(chips)}</header>'
        f'<h4 dir="ltr">{sides(event, language)}{venue}</h4>'
        f'<p dir="auto">{escape(event.summary)}</p>{_dated(event)}{note}<footer>{links(event.sources)}</footer></article>'
    )


def kind(event: Event) -> str:
    """Type and, where known, subtype in words."""
    return f"{event.type.label}: {event.subtype.label.lower()}" if event.subtype else event.type.label


def provenance(event: Event) -> str:
    """Where an event that is not curated comes from."""
    return {
        Review.UNREVIEWED: "Not yet reviewed",
        Review.ACCEPTED: "From your articles",
        Review.EDITED: "From your articles, edited",
        Review.REJECTED: "Rejected",
    }.get(event.review, "")


def sides(event: Event, language: str = "en") -> str:
    """Both sides with an arrow for the direction, escaped."""
    return f"{places(event.iran or ('IR',), language)} {_ARROWS[event.direction]} {places(event.iraq or ('IQ',), language)}"


def places(codes: Sequence[str], language: str = "en") -> str:
    """Province names as a list, escaped; each stands in its own direction, so that the arrow keeps its meaning."""
    return ", ".join(f"<bdi>{escape(name(code, language))}</bdi>" for code in codes)


def links(sources: Sequence[Source]) -> str:
    """Sources as links that open in a new tab; a source without a web address as its outlet's name."""
    return " · ".join(_link(source) for source in sources)


def _link(source: Source) -> str:
    label = f"<bdi>{escape(source.outlet)}</bdi>" + (
        f", {escape(spoken(source.published))}" if source.published else ""
    )
    if source.url and urlsplit(source.url).scheme in ("http", "https"):
        return f'<a href="{escape(short(source.url), quote=True)}" target="_blank" rel="noreferrer">{label}</a>'
    return f"<span>{label}</span>"


def short(url: str) -> str:
    """The same web address with its Persian and Arabic letters written out, which is a third as long.

    A browser writes them as bytes again before it asks for the page; what it would write otherwise stays as it stands.
    """

    def letters(found: re.Match[str]) -> str:
        written = found.group()
        said = unquote(written, errors="replace")
        return said if said.isalpha() and quote(said) == written else written

    return _LETTERS.sub(letters, url)


def _dated(event: Event) -> str:
    if event.start and event.status in _ANNOUNCED and event.date_basis is DateBasis.PUBLICATION:
        return '<p class="marz-note">The date is that of the announcement.</p>'
    return ""
