"""Exhibitions told in a sentence: one named, goods on show, exhibitions in general, or more of one told just before.

Takes an `Article` and a `Sentence`; gives `Candidate`s.
"""

from __future__ import annotations

from events.extract.article import Article
from events.extract.candidate import Candidate, circumstances, clear, make, segments
from events.extract.reading import Sentence
from events.vocabulary import EventType


def exhibitions(article: Article, sentence: Sentence) -> list[Candidate]:
    reading = article.reading
    span = (sentence.start, sentence.end)
    names = clear(reading, "exhibition", "names", *span)
    many = [
        c
        for c in clear(reading, "exhibition", "many", *span)
        if not any(c.start < n.end and n.start < c.end for n in names)
    ]
    stands = clear(reading, "exhibition", "stands", *span)
    found: list[Candidate] = []
    ellipsis = reading.within("exhibition.ellipsis", *span)
    places = [m.span for m in article.mentions_in(*span) if m.counts and m.role == "at"]
    if ellipsis and places and not names and article.dates_in(*span):
        # "The earlier two were held in Kut in December and in Basra in May."
        for anchor, start, end in segments(article, sentence, places):
            candidate = make(
                article,
                sentence,
                EventType.EXHIBITION,
                "another",
                anchor,
                [anchor, *ellipsis],
                (start, end),
                0.4,
                ["one more"],
            )
            circumstances(article, candidate)
            found.append(candidate)
        return found
    for anchor, start, end in segments(article, sentence, names):
        candidate = make(
            article,
            sentence,
            EventType.EXHIBITION,
            "fair",
            anchor,
            [*names, *stands, *reading.within("exhibition.openings", start, end)],
            (start, end),
            0.4,
            ["exhibition named"],
        )
        if stands:
            candidate.score += 0.1
            candidate.rules.append("goods on show")
        circumstances(article, candidate)
        found.append(candidate)
    if not names and many:
        candidate = make(
            article, sentence, EventType.EXHIBITION, "fairs", many[0], many, span, 0.15, ["exhibitions in general"]
        )
        circumstances(article, candidate)
        found.append(candidate)
    elif not names and not stands and reading.within("exhibition.echoes", *span):
        echoes = reading.within("exhibition.echoes", *span)
        candidate = make(article, sentence, EventType.EXHIBITION, "echo", echoes[0], echoes, span, 0.3, ["told on"])
        circumstances(article, candidate)
        found.append(candidate)
    elif not names and stands:
        score = 0.25 + 0.1 * min(len(stands), 3)
        candidate = make(
            article, sentence, EventType.EXHIBITION, "goods", stands[0], stands, span, score, ["goods on show"]
        )
        circumstances(article, candidate)
        found.append(candidate)
    return found
