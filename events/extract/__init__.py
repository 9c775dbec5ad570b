"""Articles become events: one article's text in, the events it reports out, each with the words that support it.

`extract` is the rules engine; `Extractor` the contract it fulfils; `events.extract.batch` works through many articles.
Words to listen for stand in data/words/, place names in data/names/.

The packages: `text` reads words and the phrases of the lists; `places` and `dates` find what is named, and say who takes part,
where and when; `told` finds in each sentence what may be an event; `together` sees the tellings of the article as one; `model`
asks a language model in place of the rules.
"""

from __future__ import annotations

from events.extract.engine import extract_by_rules
from events.extract.protocol import Extractor
from events.extract.results import Background, EvidenceSpan, ExtractedEvent, Extraction

__all__ = ["Background", "EvidenceSpan", "ExtractedEvent", "Extraction", "Extractor", "extract"]


def extract(
    text: str, published: str | None = None, language: str | None = None, *, title: str | None = None
) -> Extraction:
    """Read the events out of one article.

    Parameters
    ----------
    text : str
        The article, in English, Persian, Arabic or Sorani Kurdish. Anything else gives no events.
    published : str, optional
        ISO date, also of reduced precision ("2025-10") or with a time. Settles "on Monday" and years not told.
    language : {"en", "fa", "ar", "ckb"}, optional
        Found where not given.
    title : str, optional
        The headline.

    Returns
    -------
    Extraction
        Evidence spans count characters of ``text`` as given.
    """
    return extract_by_rules(text, published, language, title)
