"""An event found in an article as a readable card whose every field points to the words that support it.

Takes a record, its place in the list and the reasons for its certainty; gives escaped HTML. Editing and deciding are elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from events.differences import figures_in_words
from events.model import Event
from events.partial_date import spoken
from events.vocabulary import DateBasis, Direction, Review, Status
from geo.palette import TYPE_COLOURS
from geo.provinces import name
from pages import _cards

_ARROWS = {Direction.IRAN_TO_IRAQ: "→", Direction.IRAQ_TO_IRAN: "←", Direction.MUTUAL: "↔"}


def card(event: Event, position: int, *, language: str = "en", reasons: Sequence[str] = ()) -> str:
    """One event as escaped HTML.

    Parameters
    ----------
    event : Event
    position : int
        Its place in the list of cards, by which the page's script finds its marks.
    language : str
        Of province names: en, fa, ar or ckb.
    reasons : sequence of str
        Why it was read so.
    """
    supported = {piece.field for piece in event.evidence}

    def field(names: str, inner: str) -> str:
        """`inner`, pointing to the evidence of the named fields where there is any."""
        found = [one for one in names.split() if one in supported]
        if not found:
            return inner
        return (
            f'<span class="marz-ev" tabindex="0" role="button" aria-description="Show its words in the article" '
            f'data-ev="{position}" data-field="{" ".join(found)}">{inner}</span>'
        )

    end = f" – {spoken(event.end)}" if event.end and event.end != event.start else ""
    chips = (
        f'<span class="marz-chip" style="--chip:{TYPE_COLOURS[event.type]}">'
        f"{field('type subtype', escape(_cards.kind(event)))}</span>"
        f'<span class="marz-status marz-{event.status}">{field("status", escape(event.status.label))}</span>'
    )
    if event.review is not Review.UNREVIEWED:
        chips += f'<span class="marz-status">{escape(standing(event))}</span>'
    iran = field("iran", _cards.places(event.iran or ("IR",), language))
    iraq = field("iraq", _cards.places(event.iraq or ("IQ",), language))
    return (
        f'<div class="marz-found"><header><time>{field("start end", escape(spoken(event.start) + end))}</time>{chips}</header>'
        f'<h4 dir="ltr">{iran} {_ARROWS[event.direction]} {iraq}{field("venue", _venue(event, language))}</h4>'
        f'<p dir="auto">{escape(event.summary)}</p>{_details(event, field)}'
        f"{_certainty(event, reasons)}{_sources(event)}</div>"
    )


def standing(event: Event) -> str:
    """How far its review is, and by whom."""
    if event.review is Review.CURATED:
        return "Curated"
    words = {Review.ACCEPTED: "Accepted", Review.EDITED: "Corrected and accepted", Review.REJECTED: "Rejected"}
    done = words.get(event.review, "Not yet reviewed")
    return f"{done} by {event.reviewed_by}" if event.reviewed_by and event.review in words else done


def _venue(event: Event, language: str) -> str:
    if not event.venue:
        return ""
    code = event.venue_code
    place = f", {escape(name(code, language))}" if code and name(code, language) != event.venue else ""
    return f" · <bdi>{escape(event.venue)}</bdi>{place}"


def _details(event: Event, field: Callable[[str, str], str]) -> str:
    parts = []
    if event.sectors:
        parts.append(field("sectors", escape(", ".join(sector.label for sector in event.sectors))))
    if event.organisations:
        names = "; ".join(f"<bdi>{escape(one)}</bdi>" for one in event.organisations)
        parts.append(field("organisations", names))
    figures = figures_in_words(event.figures)
    if figures:
        parts.append(field("figures", escape(figures)))
    lines = [f'<p class="marz-note">{" · ".join(parts)}</p>'] if parts else []
    if event.start and event.date_basis is not DateBasis.STATED and not event.note:
        announced = event.status in (Status.PLANNED, Status.PROPOSED) and event.date_basis is DateBasis.PUBLICATION
        told = "The date is that of the announcement." if announced else event.date_basis.definition
        lines.append(f'<p class="marz-note">{escape(told)}</p>')
    if event.note:
        lines.append(f'<p class="marz-note" dir="auto">{escape(event.note)}</p>')
    return "".join(lines)


def _certainty(event: Event, reasons: Sequence[str]) -> str:
    """How sure it is, the reasons folded away."""
    # The score is the rules'; a person who has corrected the event has judged its certainty without it.
    score = f" ({event.score:.0%})" if event.score is not None and event.review is not Review.EDITED else ""
    title = f"{event.certainty.label} certainty{score}"
    told = [escape(reason) for reason in reasons] or [escape(event.certainty.definition)]
    if event.rules and not reasons:
        told.append(f"Rules that fired: {escape(', '.join(event.rules))}.")
    items = "".join(f"<li>{reason}</li>" for reason in told)
    return f"<details><summary>{escape(title)}</summary><ul>{items}</ul></details>"


def _sources(event: Event) -> str:
    if len(event.sources) < 2:
        return ""
    return f"<footer>Reported by {_cards.links(event.sources)}</footer>"
