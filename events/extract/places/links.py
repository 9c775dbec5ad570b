"""Find the provinces at the two ends of a road, a railway or a gate that an agreement or a joint body is about.

Takes an `Article` and a `Candidate` with the places its telling names; gives those of a side that is named by nothing but the
country: "the two governments signed the first agreement on the railway", where the line was told of as one from A to B.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.told.candidate import Candidate
from events.vocabulary import EventType

SIDES: Final = ("IR", "IQ")


def fill_from_link(
    article: Article, candidate: Candidate, codes: tuple[tuple[str, ...], tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both sides' places, one that is empty filled with the end of the link told of last, where the other end fits."""
    if all(codes) or not (candidate.type == EventType.AGREEMENT or candidate.kind == "committee"):
        return codes
    ends = _link_before(article, candidate)
    if ends is None or (not any(codes) and not _in_sentence(candidate)):
        return codes
    fits = all(not mine or set(mine) & set(end) for mine, end in zip(codes, ends, strict=True))
    return (codes[0] or ends[0], codes[1] or ends[1]) if fits else codes


def _in_sentence(candidate: Candidate) -> bool:
    return any(m.use == "landmark" for m in candidate.mentions)


def _link_before(article: Article, candidate: Candidate) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The provinces on both ends of the last gate or line named in the sentence or before it."""
    for sentence in range(candidate.sentence, -1, -1):
        marks = [m for m in article.around(sentence, sentence) if m.use == "landmark" and m.code]
        places = [place for m in marks for place in (m.others or (m.place,)) if place]
        ends = [tuple(dict.fromkeys(p.code for p in places if p.country == side)) for side in SIDES]
        if all(ends):
            return ends[0], ends[1]
    return None
