"""One possible telling of an event, and the tools that the rules for all types share to make and weigh one.

Takes an `Article` and trigger cues; gives `Candidate`s with status, mentions, dates and a first strength.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from events.extract.article import Article, Dated
from events.extract.places.place_mention import Mention
from events.extract.text.reading import Cue, Reading, Sentence
from events.extract.told.status import StatusFinding, find_status, within_plan
from events.vocabulary import EventType, Status

NEAR: Final = 14
DEED: Final = 4
ANOTHER: Final = 6
CONTENT: Final = 3
CONVENED: Final = ("gathering", "committee")
"""Kinds of meeting that have a name and a programme of their own."""
TABLED: Final = "sat at one table"
"""The rule that fires where people of both sides are seen sitting together, which is more than a visit."""
MEETINGS: Final = ("visit", "meeting", "persons", "participants")
AHEAD: Final = (Status.PLANNED, Status.PROPOSED)
PUT_OFF: Final = frozenset({Status.POSTPONED, Status.CANCELLED})
ENCOUNTERS: Final = frozenset({EventType.DELEGATION, EventType.FORUM})
"""The types that newswires tell in the same words."""


@dataclass(slots=True)
class Candidate:
    """One possible telling of an event.

    Attributes
    ----------
    type : EventType
    kind : str
        What the trigger is: "fair", "goods", "fairs", "display", "paper", "accord", "venture", "twinning", "visit", "invitation",
        "meeting", "gathering", "committee".
    anchor : Cue
        The main trigger; ``triggers`` holds all of them.
    start, end : int
        The tokens that belong to it: a sentence or a part of one.
    status : StatusFinding or None
    score : float
        Strength so far, 0 to 1.
    rules : list of str
        Names of the rules that fired.
    """

    type: EventType
    kind: str
    sentence: int
    anchor: Cue
    triggers: list[Cue]
    start: int
    end: int
    score: float
    rules: list[str]
    status: StatusFinding | None = None
    mentions: list[Mention] = field(default_factory=list)
    dates: list[Dated] = field(default_factory=list)

    @property
    def value(self) -> Status:
        """The status, held where the words say nothing.

        What guests or hosts call for at a meeting is another event: the meeting itself was held, unless the word that
        calls for something stands right before it.
        """
        if self.status is None or (self.kind in MEETINGS and self.status.status == Status.PROPOSED and not self.moot):
            return Status.COMPLETED
        return self.status.status

    @property
    def oblique(self) -> bool:
        """Whether a meeting is told only as the place where something was called for."""
        return (
            self.kind in MEETINGS
            and self.value == Status.COMPLETED
            and bool(self.status)
            and (self.status is not None and self.status.status == Status.PROPOSED)
        )

    @property
    def moot(self) -> bool:
        """Whether the word that calls for something stands right before a visit or meeting and so governs it."""
        cue = self.status.cue if self.status else None
        return cue is not None and 0 <= self.anchor.start - cue.end <= 5

    def sides(self) -> set[str]:
        """Which countries are named in it, as places or nations."""
        return {m.side for m in self.mentions if m.use not in ("outlet", "dateline")}


def clear(reading: Reading, name: str, start: int, end: int) -> list[Cue]:
    """The cues of a list without those that the ``not`` list of its section takes away."""
    cues = reading.within(name, start, end)
    if not cues:
        return cues
    banned = reading.within(f"{name.partition('.')[0]}.not", max(start - 4, 0), end)
    return [c for c in cues if not any(b.start < c.end and c.start < b.end for b in banned)] if banned else cues


def segments(article: Article, sentence: Sentence, anchors: list[Cue]) -> list[tuple[Cue, int, int]]:
    """Give each anchor its part of the sentence, where the parts have dates or settings of their own; else one for all."""
    reading = article.reading
    if len(anchors) < 2:
        return [(anchor, sentence.start, sentence.end) for anchor in anchors]
    parts: list[tuple[Cue, int, int]] = []
    start, current = sentence.start, anchors[0]
    for following in anchors[1:]:
        border = border_between(reading, current.end, following.start)
        if border is None:
            continue
        if (
            own(article, start, border)
            and own(article, border, sentence.end)
            and differ(article, start, border, sentence.end)
        ):
            parts.append((current, start, border))
            start, current = border, following
    parts.append((current, start, sentence.end))
    return parts


def border_between(reading: Reading, start: int, end: int) -> int | None:
    """Where a new clause, or a comma or "and", begins between two tokens."""
    for i in range(start, end):
        if reading.clause[i] != reading.clause[i - 1]:
            return i
    joints = reading.within("places.joins", start, end)
    return joints[-1].start if joints else None


def own(article: Article, start: int, end: int) -> bool:
    settings = any(m.counts and m.role in ("at", "to") for m in article.mentions_in(start, end))
    return settings or bool(article.dates_in(start, end))


def differ(article: Article, start: int, border: int, end: int) -> bool:
    def places(a: int, b: int) -> set[str | None]:
        return {m.code for m in article.mentions_in(a, b) if m.counts and m.role in ("at", "to")}

    def days(a: int, b: int) -> set[str | None]:
        return {d.date.start or d.date.end for d in article.dates_in(a, b) if d.date.kind != "duration"}

    here, there = places(start, border), places(border, end)
    before, after = days(start, border), days(border, end)
    return bool(here and there and not here & there) or bool(before and after and not before & after)


def make(
    article: Article, sentence: Sentence, type_: EventType, kind: str, anchor: Cue, triggers: Iterable[Cue],
    window: tuple[int, int], score: float, rules: list[str],
) -> Candidate:  # fmt: skip
    start, end = window
    triggers = list(triggers)
    status = find_status(article.reading, anchor, start, end)
    if status is None and type_ == EventType.EXHIBITION:
        status = within_plan(article.reading, anchor, start, end)
    if type_ == EventType.AGREEMENT and kind != "accord":
        # "A paper that provides for a market has been signed", "A document … is to be signed": the deed says it, not the paper.
        deeds = [
            find_status(article.reading, t, start, end) for t in triggers if t != anchor and start <= t.start < end
        ]
        sure = [s for s in deeds if s and s.distance <= DEED]
        chosen = min(sure, key=lambda s: s.distance) if sure else status
        denied = status is not None and chosen is not None and status.negated and status.cue == chosen.cue
        status = status if denied else chosen  # "nor was any contract concluded"
    if (
        type_ == EventType.AGREEMENT
        and status
        and status.status == Status.PLANNED
        and _is_content(article.reading, anchor, status)
    ):
        status = None
    return Candidate(
        type_, kind, sentence.index, anchor, sorted({anchor, *triggers}), start, end, score, rules, status,
        article.mentions_in(start, end), article.dates_in(start, end),
    )  # fmt: skip


def _is_content(reading: Reading, anchor: Cue, status: StatusFinding) -> bool:
    """Whether a plan is what a paper says, and not that of the paper ("an accord that will let lorries through")."""
    cue = status.cue
    return cue is not None and any(
        begin.end <= cue.start and cue.start - begin.end <= CONTENT
        for begin in reading.within("agreement.contents", anchor.end, anchor.end + CONTENT)
    )


def near(reading: Reading, cues: Iterable[Cue], other: Cue, reach: int = NEAR) -> list[Cue]:
    return [cue for cue in cues if reading.distance(cue, other) <= reach]


def circumstances(article: Article, candidate: Candidate) -> None:
    """Strength from setting, date, status and both sides being named, which all types share."""
    reading = article.reading
    if near(reading, reading.within("context.another", candidate.start, candidate.end), candidate.anchor, ANOTHER):
        candidate.rules.append("one more")
    if any(m.counts and m.role in ("at", "to") for m in candidate.mentions):
        candidate.score += 0.15
        candidate.rules.append("setting named")
    if any(d.date.kind == "recurrence" for d in candidate.dates):
        candidate.score -= 0.3 if candidate.value == Status.PROPOSED and candidate.kind != "committee" else 0.1
    elif any(d.date.kind != "duration" and not d.date.dateline for d in candidate.dates):
        candidate.score += 0.1
        candidate.rules.append("dated")
    if candidate.status and candidate.status.distance <= NEAR:
        candidate.score += 0.1
        candidate.rules.append(f"said to be {candidate.status.status}")
    if len(candidate.sides()) == 2:
        candidate.score += 0.15
        candidate.rules.append("both sides named")
    elif candidate.type == EventType.FORUM and reading.has("places.both", candidate.start, candidate.end):
        candidate.score += 0.15
        candidate.rules.append("both sides meant")
    elif len(article.sides_near(candidate.sentence)) == 2:
        candidate.score += 0.1
        candidate.rules.append("both sides named nearby")
