"""A deck: saved views in their order, with a title, and whether it follows the data or is pinned to a day.

Takes and gives frozen `Deck` records; every change is a function that gives a new deck, so that a page can step back. A deck
travels as one JSON file; a pinned one carries the events it shows, so that another machine opens it to the same result.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, ValidationError

from briefing.errors import BriefingError, DeckError
from briefing.view import MOST_TEXT, Frozen, View, new_id
from events.model import Event, complaints

FORMAT: Final = "marz-deck"
VERSION: Final = 1
"""Version of the deck format; a file with a higher number is refused."""

MOST_VIEWS: Final = 200
MOST_CARRIED: Final = 5_000
"""Events a pinned deck may carry (about 5 MB)."""


def _moment(text: str) -> str:
    with contextlib.suppress(ValueError):
        date.fromisoformat(text)
        return text
    with contextlib.suppress(ValueError):
        if datetime.fromisoformat(text).tzinfo is not None:
            return text
    raise ValueError(f"“{text[:40]}” is no date: write 2026-07-01, or a time such as 2026-07-01T12:00:00Z.")


Moment = Annotated[str, AfterValidator(_moment)]
"""A day, or a moment with its time zone, ISO 8601."""


class Deck(Frozen):
    """Views in the order in which they are shown.

    Attributes
    ----------
    id, title, author : str
    views : tuple of View
        Ids are unique.
    data_as_of : str or None
        None: the deck follows the data. Else it is pinned: shown as the data stood then.
    events : tuple of Event
        The records a pinned deck carries. Where it carries none, they are worked out from the store's history.
    created : str
    """

    format: Literal["marz-deck"] = FORMAT
    version: Literal[1] = VERSION
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$", default_factory=new_id)]
    title: Annotated[str, Field(min_length=1, max_length=MOST_TEXT)]
    author: Annotated[str, Field(max_length=400)] = ""
    created: Moment = Field(default_factory=lambda: datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    data_as_of: Moment | None = None
    views: Annotated[tuple[View, ...], Field(max_length=MOST_VIEWS)] = ()
    events: Annotated[tuple[Event, ...], Field(max_length=MOST_CARRIED)] = ()

    @property
    def pinned(self) -> bool:
        """Whether it is pinned to the data as of a day."""
        return self.data_as_of is not None

    def view(self, view_id: str) -> View:
        """A view by its id; raises BriefingError where there is none."""
        return self.views[_index(self, view_id)]

    def to_json(self) -> str:
        """The deck as the text of a file, readable and ordered; `read_deck` reads it back to an equal deck."""
        fields = self.model_dump(mode="json", exclude_defaults=True)
        head = {"format": FORMAT, "version": VERSION, "id": self.id, "title": self.title, "created": self.created}
        views = [{"id": view.id, **fields["views"][i]} for i, view in enumerate(self.views)]
        return json.dumps({**head, **fields, "views": views}, ensure_ascii=False, indent=1) + "\n"


def read_deck(text: str | bytes, name: str = "This file") -> Deck:
    """A deck from the text of a file.

    Parameters
    ----------
    text : str or bytes
        Bytes are read as UTF-8.
    name : str
        How messages name the file.

    Raises
    ------
    DeckError
        With a sentence: not a deck, from a newer Marz, or which field of which view is wrong.
    """
    try:
        fields = json.loads(text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise DeckError(f"{name} is not a deck of Marz: it is not JSON. Choose a file that Marz exported.") from None
    if not isinstance(fields, dict) or fields.get("format") != FORMAT:
        raise DeckError(
            f"{name} is not a deck of Marz (it does not say “format”: “{FORMAT}”). Choose an exported deck."
        )
    version = fields.get("version")
    if isinstance(version, int) and version > VERSION:
        raise DeckError(
            f"{name} was made by a newer Marz (deck format {version}; this one reads up to {VERSION}). Update Marz, then "
            "open it again."
        )
    try:
        deck = Deck.model_validate(fields)
    except ValidationError as error:
        raise DeckError(f"{name} cannot be opened: {_told(error)}") from None
    ids = [view.id for view in deck.views]
    if len(set(ids)) < len(ids):
        seen: set[str] = set()
        fresh = []
        for view in deck.views:
            fresh.append(view if view.id not in seen else view.changed(id=new_id()))
            seen.add(view.id)
        deck = deck.model_copy(update={"views": tuple(fresh)})
    return deck


def _told(error: ValidationError) -> str:
    """The first three complaints, views counted from 1 as a person would."""
    sentences = []
    for sentence in complaints(error)[:3]:
        head, mark, rest = sentence.partition(": ")
        parts = head.split(".")
        if parts[0] in ("views", "events") and len(parts) > 1 and parts[1].isdigit():
            head = f"{parts[0].removesuffix('s')} {int(parts[1]) + 1}, {'.'.join(parts[2:]) or 'as a whole'}"
        sentences.append(f"{head}{mark}{rest}".rstrip(".") + ".")
    more = len(error.errors()) - len(sentences)
    return " ".join(sentences) + (f" And {more} more." if more > 0 else "")


# Changes ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Removed:
    """A view taken out of a deck, and where it stood; `restore` puts it back."""

    view: View
    index: int


def add(deck: Deck, view: View, index: int | None = None) -> Deck:
    """The deck with one view more, at the end or before the place given. A taken id is replaced by a new one."""
    if len(deck.views) >= MOST_VIEWS:
        raise BriefingError(f"A deck holds at most {MOST_VIEWS} views: begin another one.")
    if any(view.id == other.id for other in deck.views):
        view = view.changed(id=new_id())
    at = len(deck.views) if index is None else max(0, min(index, len(deck.views)))
    return _with(deck, (*deck.views[:at], view, *deck.views[at:]))


def replace_view(deck: Deck, view: View) -> Deck:
    """The deck with the view of the same id replaced."""
    at = _index(deck, view.id)
    return _with(deck, (*deck.views[:at], view, *deck.views[at + 1 :]))


def move(deck: Deck, view_id: str, to: int) -> Deck:
    """The deck with a view at another place, counted from 0; beyond the ends means the first or last."""
    view = deck.view(view_id)
    rest = [other for other in deck.views if other.id != view_id]
    at = max(0, min(to, len(rest)))
    return _with(deck, (*rest[:at], view, *rest[at:]))


def reorder(deck: Deck, ids: Sequence[str]) -> Deck:
    """The deck in the order of these ids; views that are not named keep their order behind them."""
    named = [deck.view(view_id) for view_id in dict.fromkeys(ids)]
    return _with(deck, (*named, *(view for view in deck.views if view not in named)))


def duplicate(deck: Deck, view_id: str) -> Deck:
    """The deck with a copy of a view right after it."""
    return add(deck, deck.view(view_id).changed(id=new_id()), _index(deck, view_id) + 1)


def delete(deck: Deck, view_id: str) -> tuple[Deck, Removed]:
    """The deck without a view, and what `restore` needs to put it back."""
    at = _index(deck, view_id)
    return _with(deck, (*deck.views[:at], *deck.views[at + 1 :])), Removed(deck.views[at], at)


def restore(deck: Deck, removed: Removed) -> Deck:
    """The deck with a deleted view where it stood."""
    return add(deck, removed.view, removed.index)


def retitle(deck: Deck, title: str, author: str | None = None) -> Deck:
    """The deck under another title; an empty one is refused."""
    if not title.strip():
        raise BriefingError("A deck needs a title: write one.")
    update = {"title": title} if author is None else {"title": title, "author": author}
    return Deck.model_validate({**deck.model_dump(), **update})


def copy_of(deck: Deck) -> Deck:
    """The same deck under a new id, named as a copy."""
    return deck.model_copy(update={"id": new_id(), "title": f"{deck.title[: MOST_TEXT - 10]} (copy)"})


def pinned_to(deck: Deck, moment: str, events: Iterable[Event]) -> Deck:
    """The deck pinned to a day or moment, carrying its events. Which those are: `briefing.data.pin`.

    Raises
    ------
    BriefingError
        More than MOST_CARRIED events.
    """
    carried = tuple(events)
    if len(carried) > MOST_CARRIED:
        raise BriefingError(
            f"This deck shows {len(carried):,} events; a pinned deck carries at most {MOST_CARRIED:,}. Narrow its views, "
            "or let it follow the data."
        )
    return deck.model_copy(update={"data_as_of": _moment(moment), "events": carried})


def following(deck: Deck) -> Deck:
    """The deck let loose: it shows the data as they are when it is opened, and carries none."""
    return deck.model_copy(update={"data_as_of": None, "events": ()})


def _with(deck: Deck, views: tuple[View, ...]) -> Deck:
    return deck.model_copy(update={"views": views})


def _index(deck: Deck, view_id: str) -> int:
    for i, view in enumerate(deck.views):
        if view.id == view_id:
            return i
    raise BriefingError(f"The deck “{deck.title[:60]}” has no view “{view_id[:40]}”: it may have been deleted.")
