"""Meetings told by who sat there: people of both sides in one breath ("the customs heads of Ilam and Wasit argued till noon").

Takes an `Article`, a `Sentence` and the encounters found in it; gives them with the meeting of those people among them, or makes
the one found surer. "They sat in Kut from Sunday to Tuesday" is understood of the people of both sides named just before.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from events.extract.article import Article
from events.extract.dates.timing import timing_of
from events.extract.places.place_mention import Mention
from events.extract.text.reading import Cue, Reading, Sentence
from events.extract.told.abroad import owns
from events.extract.told.candidate import AHEAD, CONVENED, Candidate, circumstances, make
from events.extract.told.journeys import JOURNEY, PERSONS
from events.extract.told.strength import HINTS, THRESHOLDS
from events.vocabulary import EventType, Status

PEOPLE: Final = ("delegation.people", "delegation.travellers", *PERSONS)
STRENGTH: Final = 0.5
BONUS: Final = 0.2
PAIR: Final = 0.1
OWNED: Final = 5
BEHIND: Final = 3
JOINED: Final = 6
OPENS: Final = 4
BACK: Final = 2
TRAVELLED: Final = JOURNEY | {"host receives guests", "journey told", "people abroad"}
BOTH: Final = "people of both sides"


def with_both_sides(
    article: Article, sentence: Sentence, found: list[Candidate], others: list[Candidate]
) -> list[Candidate]:
    """The encounters of a sentence, and among them that of people of both sides who deal with each other in it.

    `others` are its candidates of other types: who signs or shows something there is told to do that.
    """
    reading = article.reading
    span = (sentence.start, sentence.end)
    dealings = reading.within("forum.dealing", *span)
    if not dealings or any(_tells_all(c) for c in found):
        return found
    named = next((c for c in found if c.type == EventType.DELEGATION and not TRAVELLED & set(c.rules)), None)
    if named is not None and named.value not in AHEAD and _across(article, sentence, dealings):
        named.type, named.kind = EventType.FORUM, "meeting"  # guests without a journey who deal with their hosts
        named.rules.append(BOTH)
        return found
    if any(c.kind not in HINTS and c.score >= THRESHOLDS[c.kind] for c in others):
        return found
    people = _people(article, sentence) or _pointed_to(article, sentence) or _across(article, sentence, dealings)
    if people is None:
        return found
    dealings = [
        d for d in dealings if reading.clause[d.start] == reading.clause[people.end - 1] or d.start > people.end
    ]
    if not dealings or reading.has(("context.noise", "context.habit"), *span):
        return found
    meeting = next((c for c in found if c.type == EventType.FORUM), None)
    if meeting is not None:
        if "meeting told" in meeting.rules and not (meeting.status and meeting.status.negated):
            meeting.score += BONUS
            meeting.rules = [BOTH if rule == "meeting told" else rule for rule in meeting.rules]
        return found
    candidate = make(
        article, sentence, EventType.FORUM, "meeting", dealings[0], [people, *dealings], span, STRENGTH, [BOTH]
    )
    timing = timing_of(article, candidate)
    if candidate.value == Status.PROPOSED or (candidate.status and candidate.status.negated) or not timing.own:
        return found
    if candidate.value not in AHEAD and (timing.start or "") > (article.published or timing.start or ""):
        return found
    circumstances(article, candidate)
    return [*found, candidate]


def _tells_all(candidate: Candidate) -> bool:
    """Whether a visit or a gathering of the sentence is strong enough by itself."""
    visit = candidate.type == EventType.DELEGATION and candidate.score >= THRESHOLDS["visit"] - PAIR
    visit &= bool(TRAVELLED & set(candidate.rules)) or candidate.value in AHEAD
    return visit or candidate.kind in CONVENED


def _across(article: Article, sentence: Sentence, dealings: list[Cue]) -> Cue | None:
    """People of one side who deal with people of the other ("buyers from Kut will face the growers of Ilam")."""
    reading = article.reading
    mentions = article.mentions_in(sentence.start, sentence.end)
    if len({m.side for m in mentions if m.counts}) < 2:
        return None
    everyone = reading.within(PEOPLE, sentence.start, sentence.end)
    for deal in dealings:
        near = [p for p in everyone if reading.clause[p.start] == reading.clause[deal.start]]
        left = {m.side for p in near if p.end <= deal.start for m in mentions if owns(article, m, p)}
        right = {m.side for p in near if deal.end <= p.start for m in mentions if owns(article, m, p)}
        if any(a != b for a in left for b in right):
            return deal
    return None


def _people(article: Article, sentence: Sentence) -> Cue | None:
    """People of places of both sides named in one row, or "the two provinces' experts"."""
    reading = article.reading
    named = [m for m in article.mentions_in(sentence.start, sentence.end) if m.use in ("party", "person", "nation")]
    for first, second in pairwise(named):
        if first.side == second.side or not _joined(article, first, second):
            continue
        low = max(sentence.start, first.span.start - OWNED)
        before = [p for p in reading.within(PEOPLE, low, first.span.start) if p.end <= first.span.start]
        behind = reading.within(PEOPLE, second.span.end, second.span.end + BEHIND)
        if before or behind:
            return Cue(first.span.start, second.span.end)
    for both in reading.within("places.both", sentence.start, sentence.end):
        for person in reading.within(PEOPLE, max(both.start - BEHIND, sentence.start), both.end + BEHIND):
            if reading.clause[person.start] == reading.clause[both.start]:
                return Cue(min(both.start, person.start), max(both.end, person.end))
    return None


def _joined(article: Article, first: Mention, second: Mention) -> bool:
    """Whether two places are of one row, or joined with no more than an office between ("of Ilam and his colleague from Kut")."""
    if first.row == second.row >= 0:
        return True
    gap = (first.span.end, second.span.start)
    return gap[1] - gap[0] <= JOINED and article.reading.has("places.joins", *gap)


def _pointed_to(article: Article, sentence: Sentence) -> Cue | None:
    """The "they" or "the two" that a sentence begins with, where the one or two before it name people of both sides."""
    reading = article.reading
    they: list[Cue] = reading.within("forum.they", sentence.start, sentence.start + OPENS)
    if not they:
        return None
    before = reading.sentences[max(sentence.index - BACK, 0) : sentence.index]
    return they[0] if any(_people(article, s) for s in before) else None


def joint_bodies(article: Article, sentence: Sentence) -> list[Cue]:
    """Bodies that people of both sides are said to make up and that sit ("the fourth round of the two provinces' water panel")."""
    reading = article.reading
    span = (sentence.start, sentence.end)
    bodies = reading.within("forum.bodies", *span)
    if not bodies or not reading.has("forum.sitting", *span):
        return []
    of_rows = _bodies_of_rows(article, sentence)
    return [body for body in bodies if body in of_rows or _named_before(article, body)]


def _bodies_of_rows(article: Article, sentence: Sentence) -> list[Cue]:
    reading = article.reading
    span = (sentence.start, sentence.end)
    bodies = reading.within("forum.bodies", *span)
    if not bodies:
        return []
    named = [m for m in article.mentions_in(*span) if m.use in ("party", "nation")]
    rows = [Cue(a.span.start, b.span.end) for a, b in pairwise(named) if a.side != b.side and _joined(article, a, b)]
    rows += reading.within("places.both", *span)
    return [body for body in bodies if any(_is_of(reading, body, row) for row in rows)]


def _named_before(article: Article, body: Cue) -> bool:
    """Whether it is the body of both sides that the sentence or two before told of ("the panel, in session since Monday")."""
    reading = article.reading
    if not reading.has("context.definite", max(body.start - 2, 0), body.start):
        return False
    here = reading.sentence_of[body.start]
    return any(
        reading.words[other.end - 1] == reading.words[body.end - 1]
        for sentence in reading.sentences[max(here - BACK, 0) : here]
        for other in _bodies_of_rows(article, sentence)
    )


def _is_of(reading: Reading, body: Cue, row: Cue) -> bool:
    """Whether a body is that of two places ("the panel of Ilam and Wasit", "the two provinces' joint water panel")."""
    if reading.clause[body.start] != reading.clause[row.start]:
        return False
    if row.start >= body.end:
        return row.start - body.end <= BEHIND and reading.has("places.from", body.end, row.start)
    return 0 <= body.start - row.end <= OWNED and reading.has("places.possessive", row.end, body.start)
