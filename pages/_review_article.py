"""The article under review as escaped HTML, the words that support each field of an event marked in the field's colour.

Takes the stored text and marks (character spans with a field and the event they belong to); gives HTML in which nothing of the
text can become markup. Overlapping marks are cut into pieces that each carry all their fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Final

from events.model import Event, Source
from events.partial_date import spoken
from events.stored_articles import StoredArticle
from pages import _cards

MOST_SHOWN: Final = 60_000
"""Characters shown; a longer text would only slow the page, and no article of a newswire is as long."""

RIGHT_TO_LEFT: Final = ("fa", "ar", "ckb")

GROUPS: Final = {
    "what": ("What", ("type", "subtype", "sectors")),
    "status": ("How far it has come", ("status",)),
    "when": ("When", ("start", "end", "date_basis")),
    "iran": ("Iranian side", ("iran",)),
    "iraq": ("Iraqi side", ("iraq",)),
    "venue": ("Venue", ("venue", "venue_code")),
    "who": ("Organisations, figures", ("organisations", "figures")),
    "background": ("Told as background", ("background",)),
}
"""Colours of the legend: class, label and the fields that share it. The colours themselves are in review.css."""
_GROUP_OF: Final = {field: group for group, (_, fields) in GROUPS.items() for field in fields}


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters start to end (end not included) that support a field of the event at a place in the list of cards."""

    start: int
    end: int
    field: str
    event: int | None = None

    @property
    def group(self) -> str:
        """The colour it takes."""
        return _GROUP_OF.get(self.field, "what")

    @property
    def token(self) -> str:
        """How the page's script finds it."""
        return f"{self.event}:{self.field}"


def marks_of(events: Sequence[Event], article: StoredArticle) -> list[Mark]:
    """The marks of an article: the evidence of its events that stands in it, and what is told as background."""
    marks = [
        Mark(piece.start, piece.end, piece.field, position)
        for position, event in enumerate(events)
        for piece in event.evidence
        if piece.article in (None, article.id)
    ]
    for item in article.extraction.get("background", ()):
        if isinstance(item, dict) and isinstance(item.get("start"), int) and isinstance(item.get("end"), int):
            marks.append(Mark(item["start"], item["end"], "background"))
    return [mark for mark in marks if 0 <= mark.start < mark.end <= len(article.text)]


def head(article: StoredArticle) -> str:
    """Title, outlet, date and link of an article, escaped."""
    title = f'<h3 class="marz-title" dir="auto">{escape(article.title)}</h3>' if article.title else ""
    source = Source(outlet=article.outlet or "Unnamed outlet", url=article.url)
    dated = spoken(article.published) if article.published else "date of publication not known"
    # The date stands outside the outlet's own direction, or a Persian name would turn its parts round.
    outlet = f"<bdi>{_cards.links((source,))}</bdi>"
    return f'<div class="marz-article-head">{title}<p dir="ltr">{outlet} · <bdi>{escape(dated)}</bdi></p></div>'


def legend(marks: Iterable[Mark]) -> str:
    """Which colour stands for what, for the groups that occur."""
    found = {mark.group for mark in marks}
    items = [
        f'<span class="marz-key m-{group}">{escape(GROUPS[group][0])}</span>' for group in GROUPS if group in found
    ]
    return f'<p class="marz-keys">{"".join(items)}</p>' if items else ""


def body(article: StoredArticle, marks: Sequence[Mark]) -> str:
    """The text, paragraph by paragraph, in its own direction."""
    text = article.text
    shown = len(text) if len(text) <= MOST_SHOWN else max(text.rfind(" ", 0, MOST_SHOWN), MOST_SHOWN // 2)
    paragraphs = [""]
    for start, end, standing in _pieces(text, shown, marks):
        for i, line in enumerate(text[start:end].split("\n")):
            if i:
                paragraphs.append("")
            if line:
                paragraphs[-1] += _marked(line, standing) if standing else escape(line)
    direction = "rtl" if article.language in RIGHT_TO_LEFT else "ltr"
    inner = "auto" if direction == "ltr" else "rtl"
    html = "".join(f'<p dir="{inner}">{paragraph}</p>' for paragraph in paragraphs if paragraph)
    if shown < len(text):
        html += (
            f'<p class="marz-note" dir="ltr">Shown are the first {shown:,} of {len(text):,} characters. '
            "The whole text is kept.</p>"
        )
    return f'<div class="marz-text" dir="{direction}" lang="{escape(article.language or "und")}">{html}</div>'


def _pieces(text: str, shown: int, marks: Sequence[Mark]) -> Iterable[tuple[int, int, list[Mark]]]:
    """The shown text cut wherever a mark begins or ends, each piece with the marks that cover it."""
    kept = sorted((mark for mark in marks if mark.start < shown), key=lambda mark: (mark.start, mark.end))
    points = sorted({0, shown, *(mark.start for mark in kept), *(min(mark.end, shown) for mark in kept)})
    standing: list[Mark] = []
    following = 0
    for start, end in pairwise(points):
        standing = [mark for mark in standing if mark.end > start]
        while following < len(kept) and kept[following].start <= start:
            standing.append(kept[following])
            following += 1
        yield start, end, standing


def _marked(text: str, standing: Sequence[Mark]) -> str:
    """One piece: the colour of its first field, a line below in that of a second one, all fields for the script."""
    groups = [group for group in GROUPS if any(mark.group == group for mark in standing)]
    classes = f"m-{groups[0]}" + (f" u-{groups[1]}" if len(groups) > 1 else "")
    tokens = " ".join(dict.fromkeys(mark.token for mark in standing if mark.event is not None))
    title = ", ".join(GROUPS[group][0] for group in groups)
    return f'<mark class="{classes}" data-m="{escape(tokens)}" title="{escape(title)}">{escape(text)}</mark>'
