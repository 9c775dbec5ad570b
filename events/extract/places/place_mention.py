"""One naming of a place or a country in an article, and the constants that all who look at namings share.

Takes and gives nothing by itself; `mentions` makes them, `places.name_meaning` and `places.name_use` complete them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from events.extract.text.reading import Cue
from geo.gazetteer import Place

TEHRAN: Final = "IR-23"
BAGHDAD: Final = "IQ-BG"
CAPITALS: Final = {TEHRAN: "IR", BAGHDAD: "IQ"}


@dataclass(slots=True)
class Mention:
    """One naming of a place or a country.

    Attributes
    ----------
    span : Cue
        Its tokens.
    side : {"IR", "IQ"}
    code : str or None
        ISO 3166-2 of the province it lies in; None for a country as a whole.
    place : Place or None
        The gazetteer's entry.
    role : {"at", "to", "from", ""}
        What the words before it say.
    sentence : int
    use : {"party", "nation", "boundary", "post", "landmark", "passage", "dateline", "outlet", "echo"}
        Whether it can be a party, or why it cannot; an "echo" only stands for a place named before.
    """

    span: Cue
    side: str
    code: str | None
    place: Place | None
    role: str
    sentence: int
    use: str
    others: tuple[Place, ...] = ()
    city: bool = False
    official: bool = False
    row: int = -1

    @property
    def counts(self) -> bool:
        """Whether the mention may be a party or a venue."""
        return self.use in ("party", "person") and self.code is not None
