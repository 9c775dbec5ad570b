"""Find the provinces at the two ends of a road, a railway or a gate that an agreement or a joint body is about.

Takes an `Article` and a `Candidate` with the places its telling names; gives those of a side that is named by nothing but the
country: "the two governments signed the first agreement on the railway", where the line was told of as one from A to B.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from events.extract.article import Article
from events.extract.told.candidate import Candidate
from events.vocabulary import EventType
from geo.gazetteer import Place

SIDES: Final = ("IR", "IQ")
Ends = tuple[tuple[str, ...], tuple[str, ...]]
"""Codes of provinces in Iran and in Iraq."""


def fill_from_link(article: Article, candidate: Candidate, codes: Ends) -> Ends:
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


def _link_before(article: Article, candidate: Candidate) -> Ends | None:
    """The provinces on both ends of the last gate or line named in the sentence or before it."""
    links = article.once("links", _links)
    last = bisect_right(links, candidate.sentence, key=lambda link: link[0])
    return links[last - 1][1] if last else None


def _links(article: Article) -> list[tuple[int, Ends]]:
    """The sentences that name gates or lines with both ends, and the provinces on these."""
    marks: dict[int, list[Place]] = {}
    for mention in article.mentions:
        if mention.use == "landmark" and mention.code:
            places = marks.setdefault(mention.sentence, [])
            places += [place for place in (mention.others or (mention.place,)) if place]
    found = []
    for sentence, places in sorted(marks.items()):
        iran, iraq = (tuple(dict.fromkeys(p.code for p in places if p.country == side)) for side in SIDES)
        if iran and iraq:
            found.append((sentence, (iran, iraq)))
    return found
