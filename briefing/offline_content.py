"""What the deck document shows, as plain data: slides with their numbers, words and small print, and the events behind them.

Takes resolved views; gives a dict ready for JSON that briefing/web/deck.js draws. The offline page carries it inside; the
dashboard hands the same to the document it presents with.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from briefing.finding import shortened
from briefing.offline_events import listed_events
from briefing.resolving import Resolved
from events.moving import moving
from geo import layers
from geo.maps import ATTRIBUTION, HOME
from geo.playback import WINDOWS, frames

LONGEST_SPEECH: Final = 4_000
"""Characters of speaker notes that go along."""


def content(shown: Sequence[Resolved], *, title: str, author: str = "", speaker_notes: bool = False) -> dict[str, Any]:
    """The content of the deck document.

    Parameters
    ----------
    shown : sequence of Resolved
        The views, in order; one without events is a slide that says so. None at all: a document that says so.
    title, author : str
        Of the whole.
    speaker_notes : bool
        Whether they go along; a page that is handed on should not carry them.

    Returns
    -------
    dict
        `title`, `author`, `made` (day), `as_of`, `meaning`, `credit`, `home` (south-west and north-east corner), `slides`,
        `events` (rows: see `briefing.offline_events.ROW`). A slide has `id`, `title`, `sentence`, `caption`, `sources`,
        `filters`, `counting`, `notices`, `as_of`, `page`, `at` (lat, lon, zoom or None), `fit` (codes to bring into view, or
        None), `n_events`, `events` (numbers of rows), and either `map` (a payload of geo/payload.py) or `play` (frames of
        geo/playback.py).
    """
    rows, of_views = listed_events(shown)
    return {
        "title": shortened(title, 200),
        "author": shortened(author, 200),
        "made": datetime.now(UTC).date().isoformat(),
        "as_of": shown[0].as_of if shown else "",
        "meaning": shown[0].data.meaning if shown else "",
        "credit": layers.attribution() or ATTRIBUTION,
        "home": HOME,
        "slides": [
            {**_slide(view), "events": numbers, **({"speech": _speech(view)} if speaker_notes else {})}
            for view, numbers in zip(shown, of_views, strict=True)
        ],
        "events": rows,
    }


def _slide(shown: Resolved) -> dict[str, Any]:
    view = shown.view
    return {
        "id": view.id,
        "page": view.page,
        "title": shown.title,
        "sentence": shown.sentence,
        "caption": shown.caption,
        "sources": "" if shown.empty else shown.sources,
        "filters": shown.filters,
        "counting": [] if shown.empty else shown.counting,
        "notices": list(shown.notices),
        "as_of": shown.as_of,
        "at": list(view.at) if view.at else None,
        "fit": _fitted(shown),
        "n_events": shown.numbers.n_events,
        **_drawn(shown),
    }


def _drawn(shown: Resolved) -> dict[str, Any]:
    """The map of a view: of all its events, playing, or of the change between two periods."""
    if shown.kind == "play":
        return {"play": _frames(shown)}
    return {"map": {**shown.drawn, "off": _switched(shown), "label": f"Map: {shown.title}"}}


def _switched(shown: Resolved) -> list[str]:
    """Layers switched; online tiles are never among them, so that nothing here asks another host."""
    return [layer for layer in shown.view.switched if layer != "tiles"]


def _frames(shown: Resolved) -> dict[str, Any]:
    view, moved = shown.view, moving(shown.selected)
    unit: Any = view.params.get("unit", "year")
    unit = unit if unit in WINDOWS else "year"
    window = view.params.get("window", "")
    return frames(
        moved.total,
        moved.provinces,
        moved.ties,
        moved.venues,
        moved.highlights,
        n_undated=moved.n_undated,
        n_ties=view.n_ties,
        language=view.language,
        picked=view.picked.as_dict() if view.picked else None,
        unit=unit,
        window=int(window) if window.isdecimal() and int(window) in WINDOWS[unit] else 0,
        step=view.params.get("step"),
        off=_switched(shown),
        label=f"Map through time: {shown.title}",
    )


def _fitted(shown: Resolved) -> list[str] | None:
    """The provinces to bring into view where nobody moved the map: those that a narrowed view names."""
    if not shown.fits or shown.empty:
        return None
    picked = shown.view.picked.as_dict() if shown.view.picked else {}
    codes = [picked[key] for key in ("iran", "iraq") if key in picked] or list(shown.provinces["code"].astype(str))
    return codes or None


def _speech(shown: Resolved) -> str:
    return shortened_lines(shown.view.speaker_notes, LONGEST_SPEECH)


def shortened_lines(text: str, most: int) -> str:
    """A text with its line breaks, cut and ended by "…" where it is longer than `most` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
