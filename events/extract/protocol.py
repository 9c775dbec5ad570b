"""The contract of an extractor: what every way of turning an article into events takes and gives.

The rules (`events.extract.extract`) are the default; a language model is the other. Pages, store and command line know only
this protocol.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from events.extract.results import Extraction


@runtime_checkable
class Extractor(Protocol):
    """Anything that turns one article into an `Extraction`. It must not raise on any text; trouble goes into notices."""

    def __call__(
        self, text: str, published: str | None = None, language: str | None = None, *, title: str | None = None
    ) -> Extraction:
        """Extract the events of one article.

        Parameters
        ----------
        text : str
            The article.
        published : str, optional
            ISO date, also of reduced precision or with a time.
        language : {"en", "fa", "ar", "ckb"}, optional
            Found where not given.
        title : str, optional
            The headline; it weighs in the choice of the article's main places and carries no evidence.
        """
        ...
