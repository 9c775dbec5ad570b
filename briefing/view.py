"""A saved view: which events, how the page showed them, and what is said about them.

Takes plain fields (from a page, a deck file or a command line); gives frozen, validated `View` records. What a view shows
is worked out anew from the data each time, by `briefing.resolving.resolve`.
"""

from __future__ import annotations

import secrets
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from events.model import IRAN_CODES, IRAQ_CODES
from events.selection import Parsed, Selection, parse
from geo.provinces import Language

Page = Literal["map", "time", "province", "ties", "agreements"]
"""The pages a view can be saved from."""

SWITCHES: Final = ("shading", "ties", "venues", "labels", "region", "crossings", "tiles")
"""Layers of the map that a reader can switch; `switched` names those that differ from the way they come."""

MOST_TEXT: Final = 5_000
"""Characters that a title, a note or speaker notes may have in a file; products shorten what does not fit and say so."""


class Frozen(BaseModel):
    """Common settings: frozen, no unknown fields, text trimmed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Picked(Frozen):
    """What is picked out on the map: a province (or IQ-KR), a tie or a venue."""

    kind: Literal["province", "tie", "venue"]
    code: str | None = None
    iran: str | None = None
    iraq: str | None = None
    venue: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        known = {
            "province": self.code in IRAN_CODES | IRAQ_CODES,
            "tie": self.iran in IRAN_CODES and self.iraq in IRAQ_CODES,
            "venue": bool(self.venue),
        }
        if not known[self.kind]:
            raise ValueError("needs the code of a province, the two codes of a tie, or the name of a venue.")
        return self

    def as_dict(self) -> dict[str, str]:
        """As the atlas takes it, without what is missing."""
        return {key: value for key, value in self.model_dump().items() if value is not None}


def new_id() -> str:
    """An id for a view or a deck, never used before."""
    return secrets.token_hex(6)


class View(Frozen):
    """One slide to be.

    Attributes
    ----------
    id : str
    page : Page
        Where it was saved.
    selection : str
        Query string of `events.selection.Selection`, such as "border=IR-16&type=exhibition".
    at : (float, float, float) or None
        Latitude and longitude of the map's centre (EPSG:4326) and Leaflet's zoom; None where nobody moved it.
    switched : tuple of str
        Layers switched from the way they come, of SWITCHES.
    n_ties : int
        How many ties are drawn, strongest first.
    language : {"en", "fa", "ar", "ckb"}
        Of the names.
    picked : Picked or None
    params : dict of str to str
        Further parameters of the page's address (step of a time axis, a province page's province, a playback).
    title, note, speaker_notes : str
        Finding, caption, and what only the speaker sees. An empty title is filled with the finding.
    """

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$", default_factory=new_id)]
    page: Page = "map"
    selection: str = ""
    at: tuple[
        Annotated[float, Field(ge=-90, le=90)], Annotated[float, Field(ge=-180, le=180)], Annotated[float, Field(ge=2, le=14)]
    ] | None = None  # fmt: skip
    switched: tuple[Literal["shading", "ties", "venues", "labels", "region", "crossings", "tiles"], ...] = ()
    n_ties: Annotated[int, Field(ge=0, le=1000)] = 25
    language: Language = "en"
    picked: Picked | None = None
    params: dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=400)]] = {}
    title: Annotated[str, Field(max_length=MOST_TEXT)] = ""
    note: Annotated[str, Field(max_length=MOST_TEXT)] = ""
    speaker_notes: Annotated[str, Field(max_length=4 * MOST_TEXT)] = ""

    def parsed(self) -> Parsed:
        """The selection, and a sentence for each part of it that this Marz does not understand."""
        return parse(self.selection)

    def shows(self, layer: str) -> bool:
        """Whether a layer of the map is switched on in this view."""
        return (layer in ("crossings", "tiles")) == (layer in self.switched)

    @classmethod
    def of(cls, selection: Selection, **fields: Any) -> Self:
        """A view of a selection, with a new id where none is given."""
        return cls(selection=selection.to_query(), **fields)

    def changed(self, **fields: Any) -> Self:
        """This view with some fields changed, checked as a new one would be."""
        return type(self).model_validate({**self.model_dump(), **fields})
