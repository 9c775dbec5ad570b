"""Find, sentence by sentence, what may be an event: the trigger words, their strength, and the rules that saw them.

Takes a `Reading` with its place mentions and dates; gives `Candidate`s, several to a sentence where it tells several
things. Whether a candidate becomes an event is decided when all of them are seen together (`assembly`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from events.extract.dates import DateMention
from events.extract.mentions import CAPITALS, Mention
from events.extract.reading import Cue, Reading, Sentence
from events.extract.status import StatusFinding, find_status
from events.vocabulary import EventType, Status

NEAR: Final = 14
MEETINGS: Final = ("visit", "meeting", "persons", "participants")
AHEAD: Final = (Status.PLANNED, Status.PROPOSED)
DATE_REACH: Final = 30


@dataclass(frozen=True, slots=True)
class Dated:
    """A date mention with its tokens."""

    span: Cue
    date: DateMention


@dataclass(slots=True)
class Article:
    """What the candidate rules look at: the reading, and what was found in it."""

    reading: Reading
    mentions: list[Mention]
    dates: list[Dated]
    published: str | None

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        return [m for m in self.mentions if start <= m.span.start < end]

    def dates_in(self, start: int, end: int) -> list[Dated]:
        return [d for d in self.dates if start <= d.span.start < end]

    def sides_near(self, sentence: int, back: int = 2, ahead: int = 1) -> set[str]:
        """Which countries are named in a sentence or the ones around it."""
        return {
            m.side
            for m in self.mentions
            if -back <= m.sentence - sentence <= ahead and (m.use != "dateline" or (m.code and m.code not in CAPITALS))
        }


@dataclass(slots=True)
class Candidate:
    """One possible telling of an event.

    Attributes
    ----------
    type : EventType
    kind : str
        What the trigger is: "fair", "goods", "fairs", "paper", "accord", "venture", "twinning", "visit", "invitation",
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
        if self.status is None or (
            self.kind in MEETINGS and self.status.status == Status.PROPOSED and not self.moot
        ):
            return Status.COMPLETED
        return self.status.status

    @property
    def oblique(self) -> bool:
        """Whether a meeting is told only as the place where something was called for."""
        return self.kind in MEETINGS and self.value == Status.COMPLETED and bool(self.status) and (
            self.status is not None and self.status.status == Status.PROPOSED
        )

    @property
    def moot(self) -> bool:
        """Whether the word that calls for something stands right before a visit or meeting and so governs it."""
        cue = self.status.cue if self.status else None
        return cue is not None and 0 <= self.anchor.start - cue.end <= 5

    def sides(self) -> set[str]:
        """Which countries are named in it, as places or nations."""
        return {m.side for m in self.mentions if m.use not in ("outlet", "dateline")}


def _clear(reading: Reading, section: str, name: str, start: int, end: int) -> list[Cue]:
    """The cues of a list without those that a section's ``not`` list takes away."""
    cues = reading.within(f"{section}.{name}", start, end)
    if not cues:
        return []
    banned = reading.within(f"{section}.not", max(start - 4, 0), end)
    return [c for c in cues if not any(b.start < c.end and c.start < b.end for b in banned)]


def find_candidates(article: Article) -> list[Candidate]:
    """Every candidate of an article, in text order."""
    found: list[Candidate] = []
    for sentence in article.reading.sentences:
        told = [candidate for rule in (_exhibitions, _agreements, _encounters) for candidate in rule(article, sentence)]
        if len(told) > 1:
            _part(article, sentence, told)
        found += told
    return found


def _part(article: Article, sentence: Sentence, told: list[Candidate]) -> None:
    """Give events of different types in one sentence each its own dates and settings, where both have some.

    What stands before the first of them ("the governor of Ilam …") may belong to all.
    """
    told.sort(key=lambda c: c.anchor)
    for first, second in zip(told, told[1:], strict=False):
        if first.type == second.type or first.anchor.end > second.anchor.start or second.start > sentence.start:
            continue
        border = _border(article.reading, first.anchor.end, second.anchor.start)
        if border is None or not (_own(article, first.start, border) and _own(article, border, sentence.end)):
            continue
        if not _differ(article, first.start, border, sentence.end):
            continue
        first.mentions = [m for m in first.mentions if m.span.start < border]
        first.dates = [d for d in first.dates if d.span.start < border]
        second.mentions = [m for m in second.mentions if m.span.start >= border or m.role not in ("at", "to")]
        second.dates = [d for d in second.dates if d.span.start >= border]
        first.end, second.start = border, border
        first.triggers = [t for t in first.triggers if t.start < border] or [first.anchor]
        second.triggers = [t for t in second.triggers if t.start >= border] or [second.anchor]
        first.status = find_status(article.reading, first.anchor, first.start, border)
        second.status = find_status(article.reading, second.anchor, border, second.end)


def _segments(article: Article, sentence: Sentence, anchors: list[Cue]) -> list[tuple[Cue, int, int]]:
    """Give each anchor its part of the sentence, where the parts have dates or settings of their own; else one for all."""
    reading = article.reading
    if len(anchors) < 2:
        return [(anchor, sentence.start, sentence.end) for anchor in anchors]
    parts: list[tuple[Cue, int, int]] = []
    start, current = sentence.start, anchors[0]
    for following in anchors[1:]:
        border = _border(reading, current.end, following.start)
        if border is None:
            continue
        if _own(article, start, border) and _own(article, border, sentence.end) and _differ(article, start, border, sentence.end):
            parts.append((current, start, border))
            start, current = border, following
    parts.append((current, start, sentence.end))
    return parts


def _border(reading: Reading, start: int, end: int) -> int | None:
    """Where a new clause, or a comma or "and", begins between two tokens."""
    for i in range(start, end):
        if reading.clause[i] != reading.clause[i - 1]:
            return i
    joints = reading.within("places.joins", start, end)
    return joints[-1].start if joints else None


def _own(article: Article, start: int, end: int) -> bool:
    settings = any(m.counts and m.role in ("at", "to") for m in article.mentions_in(start, end))
    return settings or bool(article.dates_in(start, end))


def _differ(article: Article, start: int, border: int, end: int) -> bool:
    def places(a: int, b: int) -> set[str | None]:
        return {m.code for m in article.mentions_in(a, b) if m.counts and m.role in ("at", "to")}

    def days(a: int, b: int) -> set[str | None]:
        return {d.date.start or d.date.end for d in article.dates_in(a, b) if d.date.kind != "duration"}

    here, there = places(start, border), places(border, end)
    before, after = days(start, border), days(border, end)
    return bool(here and there and not here & there) or bool(before and after and not before & after)


def _make(
    article: Article, sentence: Sentence, type_: EventType, kind: str, anchor: Cue, triggers: Iterable[Cue],
    window: tuple[int, int], score: float, rules: list[str],
) -> Candidate:  # fmt: skip
    start, end = window
    status = find_status(article.reading, anchor, start, end)
    return Candidate(
        type_, kind, sentence.index, anchor, sorted({anchor, *triggers}), start, end, score, rules, status,
        article.mentions_in(start, end), article.dates_in(start, end),
    )  # fmt: skip


def _near(reading: Reading, cues: Iterable[Cue], other: Cue, reach: int = NEAR) -> list[Cue]:
    return [cue for cue in cues if reading.distance(cue, other) <= reach]


def _circumstances(article: Article, candidate: Candidate) -> None:
    """Strength from setting, date, status and both sides being named, which all types share."""
    if any(m.counts and m.role in ("at", "to") for m in candidate.mentions):
        candidate.score += 0.15
        candidate.rules.append("setting named")
    if any(d.date.kind == "recurrence" for d in candidate.dates):
        candidate.score -= 0.3 if candidate.value == Status.PROPOSED else 0.1
    elif any(d.date.kind != "duration" and not d.date.dateline for d in candidate.dates):
        candidate.score += 0.1
        candidate.rules.append("dated")
    if candidate.status and candidate.status.distance <= NEAR:
        candidate.score += 0.1
        candidate.rules.append(f"said to be {candidate.status.status}")
    if len(candidate.sides()) == 2:
        candidate.score += 0.15
        candidate.rules.append("both sides named")
    elif len(article.sides_near(candidate.sentence)) == 2:
        candidate.score += 0.1
        candidate.rules.append("both sides named nearby")


def _exhibitions(article: Article, sentence: Sentence) -> list[Candidate]:
    reading = article.reading
    span = (sentence.start, sentence.end)
    names = _clear(reading, "exhibition", "names", *span)
    many = [c for c in _clear(reading, "exhibition", "many", *span) if not any(c.start < n.end and n.start < c.end for n in names)]
    stands = _clear(reading, "exhibition", "stands", *span)
    found: list[Candidate] = []
    for anchor, start, end in _segments(article, sentence, names):
        candidate = _make(
            article, sentence, EventType.EXHIBITION, "fair", anchor, [*names, *stands], (start, end), 0.4, ["exhibition named"]
        )
        if stands:
            candidate.score += 0.1
            candidate.rules.append("goods on show")
        _circumstances(article, candidate)
        found.append(candidate)
    if not names and many:
        candidate = _make(article, sentence, EventType.EXHIBITION, "fairs", many[0], many, span, 0.15, ["exhibitions in general"])
        _circumstances(article, candidate)
        found.append(candidate)
    elif not names and not stands and reading.within("exhibition.echoes", *span):
        echoes = reading.within("exhibition.echoes", *span)
        candidate = _make(article, sentence, EventType.EXHIBITION, "echo", echoes[0], echoes, span, 0.3, ["told on"])
        _circumstances(article, candidate)
        found.append(candidate)
    elif not names and stands:
        score = 0.25 + 0.1 * min(len(stands), 3)
        candidate = _make(article, sentence, EventType.EXHIBITION, "goods", stands[0], stands, span, score, ["goods on show"])
        _circumstances(article, candidate)
        found.append(candidate)
    return found


def _agreements(article: Article, sentence: Sentence) -> list[Candidate]:
    reading = article.reading
    span = (sentence.start, sentence.end)
    papers = sorted({*_clear(reading, "agreement", "papers", *span), *_clear(reading, "agreement", "many_papers", *span)})
    papers = [p for i, p in enumerate(papers) if not i or p.start >= papers[i - 1].end]
    signing = _clear(reading, "agreement", "signing", *span)
    renewing = reading.within("agreement.renewing", *span)
    twinning = _clear(reading, "agreement", "twinning", *span)
    agreeing = _clear(reading, "agreement", "agreeing", *span)
    ventures = reading.within("agreement.ventures", *span)
    found: list[Candidate] = []
    parts = _segments(article, sentence, papers)
    if len(parts) == 1 and len(papers) > 1 and (signing or renewing):
        deeds = [*signing, *renewing]
        nearest = min(papers, key=lambda paper: min(reading.distance(paper, deed) for deed in deeds))
        parts = [(nearest, *parts[0][1:])]
    for anchor, start, end in parts:
        here = [c for c in signing if start <= c.start < end]
        score, rules = 0.3, ["agreement named"]
        if _near(reading, renewing, anchor):
            score, rules = 0.6, ["agreement renewed"]
        elif _near(reading, here, anchor, 22):
            score, rules = 0.55, ["agreement signed"]
        elif _near(reading, agreeing, anchor):
            score, rules = 0.5, ["agreement reached"]
        kind = "twinning" if _near(reading, twinning, anchor, 8) else "paper"
        candidate = _make(
            article, sentence, EventType.AGREEMENT, kind, anchor, _near(reading, [*here, *renewing, *twinning], anchor, 22), (start, end), score, rules
        )
        if kind == "twinning":
            candidate.score += 0.15
        if reading.has("agreement.existing", max(anchor.start - 3, start), anchor.start):
            candidate.status = StatusFinding(Status.COMPLETED, None, 0)
            candidate.rules.append("agreement in being")
        copied = _copied(article, candidate)
        if copied is not None:
            found.append(copied)
        if _near(reading, reading.within("agreement.another", start, end), anchor, 6):
            candidate.rules.append("one more")
        if candidate.value in AHEAD and candidate.status and candidate.status.distance <= 10:
            candidate.score = max(candidate.score, 0.45)
            candidate.rules.append("agreement ahead")
        _circumstances(article, candidate)
        found.append(candidate)
    if not papers and twinning:
        candidate = _make(article, sentence, EventType.AGREEMENT, "twinning", twinning[0], twinning, span, 0.4, ["twinning named"])
        _circumstances(article, candidate)
        found.append(candidate)
    elif not papers and reading.within("agreement.signed", *span):
        signed = reading.within("agreement.signed", *span)
        candidate = _make(article, sentence, EventType.AGREEMENT, "signature", signed[0], signed, span, 0.3, ["signature told"])
        _circumstances(article, candidate)
        found.append(candidate)
    elif not papers and agreeing:
        candidate = _make(article, sentence, EventType.AGREEMENT, "accord", agreeing[0], agreeing, span, 0.35, ["agreed in words"])
        if _near(reading, [*ventures, *reading.within("agreement.projects", *span)], agreeing[0]):
            candidate.score += 0.1
            candidate.rules.append("project agreed")
        _circumstances(article, candidate)
        found.append(candidate)
    elif not papers and ventures:
        candidate = _make(article, sentence, EventType.AGREEMENT, "venture", ventures[0], ventures, span, 0.2, ["joint venture named"])
        if candidate.value in AHEAD and candidate.status and candidate.status.distance <= 10:
            candidate.score += 0.1
            candidate.rules.append("joint venture called for")
            _circumstances(article, candidate)
            found.append(candidate)
    return found


def _copied(article: Article, candidate: Candidate) -> Candidate | None:
    """A second agreement told in the same breath: one of the past with A is to be had with B as well.

    Takes the place nearest to the past date as that of the agreement in being, and gives the other places of that side to
    an agreement called for.
    """
    reading = article.reading
    past = [d for d in candidate.dates if d.date.start and article.published and d.date.start[:7] < article.published[:7]]
    wishes = reading.within("status.proposed", candidate.start, candidate.end)
    if not past or not wishes or reading.distance(past[0].span, candidate.anchor) > NEAR:
        return None
    for side in ("IR", "IQ"):
        places = [m for m in candidate.mentions if m.side == side and m.counts]
        if len({m.code for m in places}) < 2:
            continue
        places.sort(key=lambda m: reading.distance(m.span, past[0].span))
        first = places[0].code
        others = [m for m in candidate.mentions if m.side == side and m.code not in (None, first)]
        rest = [m for m in candidate.mentions if m not in others]
        later = Candidate(
            candidate.type, candidate.kind, candidate.sentence, candidate.anchor, list(candidate.triggers), candidate.start,
            candidate.end, max(candidate.score, 0.6), ["the like called for"], StatusFinding(Status.PROPOSED, wishes[0], 0),
            [m for m in candidate.mentions if m.code != first], [],
        )  # fmt: skip
        candidate.mentions = rest
        candidate.status = StatusFinding(Status.COMPLETED, None, 0)
        return later
    return None


def _encounters(article: Article, sentence: Sentence) -> list[Candidate]:
    reading = article.reading
    span = (sentence.start, sentence.end)
    get: Callable[[str], list[Cue]] = lambda name: _clear(reading, "delegation", name, *span)  # noqa: E731
    groups, trips, travelling, receiving = get("groups"), get("trips"), get("travelling"), get("receiving")
    inviting = get("inviting")
    gatherings = _clear(reading, "forum", "gatherings", *span)
    committees = _clear(reading, "forum", "committees", *span)
    meetings = [*_clear(reading, "forum", "meetings", *span), *_clear(reading, "forum", "meeting", *span)]
    persons = [c for role in ("governor", "mayor", "minister", "chamber", "official", "trader", "scholar", "artisan")
               for c in reading.within(f"roles.{role}", *span)]  # fmt: skip
    found: list[Candidate] = []
    for anchor, start, end in _segments(article, sentence, gatherings):
        candidate = _make(article, sentence, EventType.FORUM, "gathering", anchor, [anchor], (start, end), 0.4, ["gathering named"])
        _circumstances(article, candidate)
        found.append(candidate)
    if committees and not gatherings:
        candidate = _make(article, sentence, EventType.FORUM, "committee", committees[0], committees, span, 0.3, ["joint body named"])
        if candidate.value in AHEAD and candidate.status and candidate.status.distance <= 10:
            candidate.score += 0.1
            candidate.rules.append("joint body called for")
        _circumstances(article, candidate)
        found.append(candidate)
    attending = reading.within("forum.attending", *span)
    if not gatherings and attending and sum(m.counts for m in article.mentions_in(*span)) >= 2 and reading.has("roles.governor", *span):
        candidate = _make(article, sentence, EventType.FORUM, "participants", attending[0], attending, span, 0.45, ["participants listed"])
        _circumstances(article, candidate)
        found.append(candidate)
    visit = _visit(article, sentence, groups, trips, travelling, receiving, inviting, persons, meetings)
    if visit is not None:
        if meetings and len(visit.sides()) == 2:
            visit.score += 0.1
        found.append(visit)
    officials = {m.side for m in article.mentions_in(*span) if m.official and m.use in ("party", "nation", "boundary")}
    both = len(officials) == 2 and reading.has("roles.governor", *span)
    if both and visit is None and not meetings and not gatherings:
        anchor = reading.within("roles.governor", *span)[0]
        candidate = _make(article, sentence, EventType.FORUM, "persons", anchor, [anchor], span, 0.35, ["office-holders of both sides"])
        _circumstances(article, candidate)
        found.append(candidate)
    if meetings and visit is None and not gatherings:
        score, rules = 0.2, ["meeting told"]
        if persons:
            score, rules = 0.3, ["office-holders met"]
        if any(m.official and m.counts for m in article.mentions_in(*span)):
            score += 0.15
        candidate = _make(article, sentence, EventType.FORUM, "meeting", meetings[0], meetings, span, score, rules)
        _circumstances(article, candidate)
        found.append(candidate)
    return found


def _is_goal(reading: Reading, verb: Cue, goal: Mention) -> bool:
    """Whether a place stands right behind a verb of travelling, or, where subjects follow verbs, later in its clause."""
    gap = goal.span.start - verb.end
    if -2 <= gap <= 4:
        return True
    return 0 <= gap <= NEAR and goal.role == "to" and reading.clause[verb.start] == reading.clause[goal.span.start]


def _crosses(article: Article, sentence: Sentence) -> bool:
    """Whether something comes from a place or country of one side and is at, or goes to, one of the other."""
    mentions = [m for m in article.mentions_in(sentence.start, sentence.end) if m.use in ("party", "nation")]
    origins = {m.side for m in mentions if m.role == "from"}
    goals = {m.side for m in mentions if m.role in ("at", "to")}
    return any(goals - {origin} for origin in origins)


def _named_person(article: Article, sentence: Sentence) -> bool:
    """Whether a capitalised word stands there that is no place and begins no sentence (scripts without capitals: never)."""
    taken = {i for m in article.mentions for i in range(m.span.start, m.span.end)}
    first = sentence.start
    while first < sentence.end and not article.reading.doc[first].text[:1].isalnum():
        first += 1
    words = [article.reading.doc[i].text for i in range(first, sentence.end) if i not in taken]
    return sum(word[:1].isupper() and word.isalpha() and len(word) > 2 for word in words) >= 1


def _visit(
    article: Article, sentence: Sentence, groups: list[Cue], trips: list[Cue], travelling: list[Cue],
    receiving: list[Cue], inviting: list[Cue], persons: list[Cue], meetings: list[Cue],
) -> Candidate | None:  # fmt: skip
    reading = article.reading
    span = (sentence.start, sentence.end)
    goals = [m for m in article.mentions_in(*span) if m.role in ("at", "to") and m.use in ("party", "nation", "landmark")]
    score, rules = 0.0, []
    if groups:
        score += 0.25
        rules.append("delegation named")
        if reading.within("delegation.proper", *span):
            score += 0.1
            rules.append("delegation proper")
    moves = [v for v in travelling if any(_is_goal(reading, v, m) for m in goals) or _near(reading, groups, v, 10)]
    if _crosses(article, sentence) and (groups or persons):
        score += 0.15
        rules.append("from one side to the other")
    if moves:
        score += 0.3 if groups or persons else 0.15 if _named_person(article, sentence) else 0.05
        rules.append("guests travel")
        if meetings and not groups:
            score += 0.15
            rules.append("guests travel to meet")
    if receiving:
        score += 0.2 if groups or persons else 0.1
        rules.append("host receives guests")
    if [t for t in trips if any(-1 <= m.span.start - t.end <= 6 for m in goals)]:
        score += 0.3
        rules.append("visit to a place")
    elif trips:
        score += 0.1
        rules.append("visit named")
    if inviting:
        score += 0.2
        rules.append("guests invited")
    official = any(m.official for m in article.mentions_in(*span))
    if score < 0.2 or not (groups or moves or trips or inviting or (meetings or official) and persons):
        return None
    pool = moves or groups or receiving or trips or inviting
    anchor = (groups or moves or receiving or trips or inviting)[0]
    candidate = _make(
        article, sentence, EventType.DELEGATION, "visit", anchor, [*pool, *groups, *receiving, *inviting], span, score, rules
    )
    told = candidate.status.cue if candidate.status and candidate.value == Status.COMPLETED else None
    if inviting and not (told and any(c.start <= told.start < c.end for c in (*moves, *receiving))):
        candidate.kind = "invitation"
    _circumstances(article, candidate)
    if not (groups or moves or trips or inviting) and candidate.status and candidate.status.status in AHEAD:
        return None
    if not (moves or trips or inviting or receiving or meetings) and candidate.value in AHEAD:
        candidate.score -= 0.2
    if not groups and reading.has("context.noise", *span):
        candidate.score -= 0.2
    return candidate
