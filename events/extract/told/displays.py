"""Exhibitions told without a word for one, over neighbouring sentences: who has which hall or tent, with what, since when.

Takes an `Article`, a `Sentence` and the candidates found so far; gives one more where makers or goods are told to have room
to show at ("the hall was rented for them", "they had two tents to themselves", "asked for 400 square metres").
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article, Dated
from events.extract.places.place_mention import Mention
from events.extract.text.reading import Cue, Reading, Sentence
from events.extract.told.candidate import Candidate, circumstances, clear, make
from events.extract.told.status import StatusFinding, find_status
from events.vocabulary import EventType, Status

TAKING: Final = ("exhibition.filling", "exhibition.getting", "exhibition.having")
REACH: Final = 12
OWNED: Final = 3
LONGEST: Final = 31
FOLLOWS: Final = 2
STRENGTH: Final = 0.45
GETTING: Final = "exhibition.getting"
SEEN_IN_PART: Final = ("goods", "wares")
CLEARER: Final = 0.1
SHOWN: Final = ("exhibition.makers", "exhibition.wares", "exhibition.sellers")
TOLD_ON: Final = ("exhibition.spaces", "exhibition.showing", "exhibition.stands", "exhibition.lasting")
DAYS: Final = ("status.opening", "status.closing", "status.running")


def with_displays(
    article: Article, sentence: Sentence, told: list[Candidate], before: list[Candidate]
) -> list[Candidate]:
    """What a sentence tells, with the exhibition it tells together with its neighbours, if none is named in it.

    Of two that overlap the weaker is left out, also where it stands in ``before``.
    """
    reading = article.reading
    if not reading.has("exhibition.spaces", sentence.start, sentence.end) or any(c.kind == "fair" for c in told):
        return told
    found = _display(article, sentence)
    if found is None:
        return told
    every = article.reading.sentences
    other = next(
        (c for c in reversed(before) if c.kind == "display" and every[c.sentence].paragraph == sentence.paragraph), None
    )
    if other is not None and other.score >= found.score:
        return told
    if other is not None:
        before.remove(other)
    return [*(c for c in told if c.kind not in SEEN_IN_PART or c.score > found.score + CLEARER), found]


def _display(article: Article, sentence: Sentence) -> Candidate | None:
    reading = article.reading
    window = _window(reading, sentence)
    start, end = window[0].start, window[-1].end
    if not reading.has(SHOWN, start, end):
        return None
    room = _room(reading, sentence.start, sentence.end) or _open_for_days(article, sentence, window)
    if room is None:
        return None
    span = (sentence.start, sentence.end)
    candidate = make(article, sentence, EventType.EXHIBITION, "display", room[0], room, span, STRENGTH, ["room taken"])
    if room[0] in reading.within(GETTING, *span):
        candidate.status = _status_of_show(article, candidate, window)
    candidate.start, candidate.end = start, end
    candidate.triggers = sorted({*room, *reading.within((*SHOWN, *TOLD_ON, *DAYS), start, end)})
    candidate.mentions = _mentions(article, start, sentence.end, end)
    candidate.dates = [d for d in article.dates_in(start, end) if d.date.kind != "recurrence"]
    circumstances(article, candidate)
    return candidate


def _mentions(article: Article, start: int, own: int, end: int) -> list[Mention]:
    """The places of the window, without settings told further on where a place of that side was named before.

    "They will be shown in Erbil for ten days, in a hall free of rent. Last year the potters went to Baghdad."
    """
    named = article.mentions_in(start, own)
    sides = {m.side for m in named if m.code}
    return named + [m for m in article.mentions_in(own, end) if m.side not in sides or m.role not in ("at", "to")]


def _room(reading: Reading, start: int, end: int) -> tuple[Cue, Cue] | None:
    """The words for being rented, given or filled, and for the hall, tent or area, where they stand together."""
    taken = [cue for name in TAKING for cue in clear(reading, name, start, end)]
    near = [
        (max(cue.start - space.end, 0) if _in_which(reading, space, cue) else reading.distance(cue, space), cue, space)
        for space in (clear(reading, "exhibition.spaces", start, end) if taken else ())
        for cue in taken
        if reading.clause[cue.start] == reading.clause[space.start] or _in_which(reading, space, cue)
    ]
    gap, cue, space = min(near, default=(REACH + 1, None, None))
    reach = OWNED if cue in reading.within("exhibition.having", start, end) else REACH
    return (cue, space) if gap <= reach and cue and space else None


def _in_which(reading: Reading, space: Cue, cue: Cue) -> bool:
    """Whether a clause hangs on the room it is about ("the hall in which they spread out kilims", "the tent they have filled")."""
    if cue.start < space.end or not reading.has("exhibition.in_which", space.end, space.end + 1):
        return False
    return not any(reading.words[i] == "," for i in range(space.end, cue.start))


def _open_for_days(article: Article, sentence: Sentence, window: list[Sentence]) -> tuple[Cue, Cue] | None:
    """A room, and the words for selling or showing, where a sentence tells since when, until when or how long it goes on there."""
    reading, span = article.reading, (sentence.start, sentence.end)
    spaces = clear(reading, "exhibition.spaces", *span)
    if not spaces or not any(_goes_on(article, d) for d in article.dates_in(*span)):
        return None
    shown = next((c for s in (sentence, *window) for c in clear(reading, "exhibition.selling", s.start, s.end)), None)
    return (shown, spaces[0]) if shown else None


def _goes_on(article: Article, dated: Dated) -> bool:
    """Whether a date tells a stretch of days ("from 3 to 9 May", "for a week", "since Saturday", "until Friday")."""
    told, reading = dated.date, article.reading
    if told.kind in ("range", "duration"):
        return 1 < (told.days or 0) <= LONGEST
    if told.kind != "day" or told.dateline or told.in_name:
        return False
    return told.start is None or any(
        c.end == dated.span.start for c in reading.within("status.since", dated.span.start - 2, dated.span.start)
    )


def _window(reading: Reading, sentence: Sentence) -> list[Sentence]:
    """A sentence with those around that tell more: the one before in its paragraph, those behind that speak of room or days."""
    every, i = reading.sentences, sentence.index
    window = [sentence]
    if i and every[i - 1].paragraph == sentence.paragraph:
        window.insert(0, every[i - 1])
    for following in every[i + 1 : i + 1 + FOLLOWS]:
        if not reading.has(TOLD_ON, following.start, following.end):
            break
        window.append(following)
    return window


def _status_of_show(article: Article, candidate: Candidate, window: list[Sentence]) -> StatusFinding | None:
    """How far the exhibition has come whose room was got: what was rented or promised may still have to be filled.

    The next sentence with a date says so, else nothing does but the date itself.
    """
    if candidate.status is None or candidate.status.status != Status.COMPLETED:
        return candidate.status
    for sentence in window:
        if sentence.index <= candidate.sentence or not article.dates_in(sentence.start, sentence.end):
            continue
        shown = article.reading.within(TOLD_ON, sentence.start, sentence.end)
        return find_status(article.reading, shown[0], sentence.start, sentence.end)
    return None
