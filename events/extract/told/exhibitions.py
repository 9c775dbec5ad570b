"""Exhibitions told in a sentence: one named, goods on show, exhibitions in general, or more of one told just before.

Takes an `Article` and a `Sentence`; gives `Candidate`s.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.text.reading import Cue, Reading, Sentence
from events.extract.told.candidate import AHEAD, Candidate, circumstances, clear, make, segments
from events.vocabulary import EventType

BACK: Final = 3
AHEAD_BY: Final = 2
OTHER_NOUNS: Final = ("forum.meetings", "forum.gatherings", "forum.rounds")
TOLD: Final = ("names", "many", "stands")
BEGINNING: Final = tuple(
    f"exhibition.{name}" for name in ("names", "many", "stands", "festivals", "weeks", "ellipsis", "showing", "echoes")
)
"""The lists one of which every telling of an exhibition begins with: a sentence without them is looked at no further."""


def exhibitions(article: Article, sentence: Sentence) -> list[Candidate]:
    reading = article.reading
    span = (sentence.start, sentence.end)
    if not reading.has(BEGINNING, *span):
        return []
    names = clear(reading, "exhibition.names", *span)
    many = [
        c
        for c in clear(reading, "exhibition.many", *span)
        if not any(c.start < n.end and n.start < c.end for n in names)
    ]
    stands = clear(reading, "exhibition.stands", *span)
    if not names:
        names = _festivals(article, sentence)
    found: list[Candidate] = []
    further = _further(article, sentence) if not names else []
    if further:
        return further
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
    elif not names and not stands and _makers_or_wares(reading, *span) and (shown := _showing(reading, *span)):
        score = 0.35 + 0.1 * min(len(shown), 2)
        candidate = make(
            article, sentence, EventType.EXHIBITION, "wares", shown[0], shown, span, score, ["goods shown"]
        )
        circumstances(article, candidate)
        found.append(candidate)
    if not names and not stands and reading.within("exhibition.echoes", *span):
        echoes = reading.within("exhibition.echoes", *span)
        candidate = make(article, sentence, EventType.EXHIBITION, "echo", echoes[0], echoes, span, 0.3, ["told on"])
        circumstances(article, candidate)
        found.append(candidate)
    elif not names and stands:
        score = 0.25 + 0.1 * min(len(stands), 3) + (0.1 if _makers_or_wares(reading, *span) else 0)
        candidate = make(
            article, sentence, EventType.EXHIBITION, "goods", stands[0], stands, span, score, ["goods on show"]
        )
        circumstances(article, candidate)
        found.append(candidate)
    return found


def _further(article: Article, sentence: Sentence) -> list[Candidate]:
    """More of what was told just before, not named again ("the earlier two were held in Kut in December and in Basra in May")."""
    reading = article.reading
    span = (sentence.start, sentence.end)
    ellipsis = clear(reading, "exhibition.ellipsis", *span)
    before = reading.sentences[max(sentence.index - BACK, 0)].start
    if reading.has(OTHER_NOUNS, *span):
        return []  # "such a sitting was last held in Baghdad"
    if not ellipsis or not any(reading.has(f"exhibition.{name}", before, sentence.start) for name in TOLD):
        return []
    places = [m.span for m in article.mentions_in(*span) if m.counts and m.role == "at"]
    dated = any(d.date.kind not in ("duration", "recurrence") for d in article.dates_in(*span))
    found: list[Candidate] = []
    for anchor, start, end in segments(article, sentence, places or ellipsis[:1]):
        if not (dated or places):
            break
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
        if not dated and candidate.value not in AHEAD:
            break
        circumstances(article, candidate)
        found.append(candidate)
    return found


def _showing(reading: Reading, start: int, end: int) -> list[Cue]:
    """How goods are shown, if by more than words that may as well mean guests who are shown something."""
    shown = reading.within("exhibition.showing", start, end)
    vague = reading.within("exhibition.vague", start, end)
    return shown if any(not any(v.start <= c.start < v.end for v in vague) for c in shown) else []


def _makers_or_wares(reading: Reading, start: int, end: int) -> bool:
    """Whether those who make things to be shown, or such things, are named."""
    return reading.has("exhibition.makers", start, end) or reading.has("exhibition.wares", start, end)


def _festivals(article: Article, sentence: Sentence) -> list[Cue]:
    """Festivals, bazaars, weeks of a place: exhibitions where goods, stalls or makers are told with them."""
    reading = article.reading
    last = min(sentence.index + AHEAD_BY, len(reading.sentences) - 1)
    near = (reading.sentences[max(sentence.index - 1, 0)].start, reading.sentences[last].end)
    found = clear(reading, "exhibition.festivals", sentence.start, sentence.end)
    for cue in reading.within("exhibition.weeks", sentence.start, sentence.end):
        if any(m.counts and _owns(reading, m.span, cue) for m in article.mentions_in(sentence.start, sentence.end)):
            found.append(cue)
    if not found or len(article.sides_near(sentence.index, 1, AHEAD_BY)) < 2:
        return []
    shown = (
        any(cue.end - cue.start > 1 for cue in found)
        or reading.has("exhibition.stands", *near)
        or (_makers_or_wares(reading, *near) and reading.has("exhibition.showing", *near))
    )
    return sorted(found) if shown else []


def _owns(reading: Reading, place: Cue, cue: Cue) -> bool:
    """Whether a week or days are those of a place ("Khorasan Week", "the days of Fars")."""
    return place.end == cue.start or (place.start - cue.end == 1 and reading.has("places.from", cue.end, place.start))
