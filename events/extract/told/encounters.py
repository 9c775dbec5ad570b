"""Visits and meetings told in a sentence: delegations, hosts and guests, invitations, talks, conferences, joint bodies.

Takes an `Article` and a `Sentence`; gives `Candidate`s.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.places.place_mention import Mention
from events.extract.text.reading import Cue, Reading, Sentence
from events.extract.told.both_sides import joint_bodies
from events.extract.told.candidate import AHEAD, NEAR, TABLED, Candidate, circumstances, clear, make, near, segments
from events.extract.told.envoys import with_call
from events.extract.told.journeys import PERSONS, is_noun, is_of_things, leads_to
from events.extract.told.status import StatusFinding
from events.extract.told.travellers import with_journey
from events.vocabulary import EventType, Status

SPEECH: Final = 5
SUBJECT: Final = 4
GUEST_REACH: Final = 6
OF_COMMITTEE: Final = 5
TIME_REACH: Final = 5
CALLED: Final = 10
BEGINNING: Final = (
    "delegation.groups", "delegation.trips", "delegation.travelling", "delegation.receiving", "delegation.inviting",
    "delegation.journeys", "delegation.homeward", "forum.gatherings", "forum.committees", "forum.bodies", "forum.tables",
    "forum.meetings", "forum.meeting", "forum.attending", "roles.governor", "roles.envoy", *PERSONS,
)  # fmt: skip
"""The lists one of which every telling of an encounter begins with: a sentence without them is looked at no further."""


def encounters(article: Article, sentence: Sentence) -> list[Candidate]:
    reading = article.reading
    span = (sentence.start, sentence.end)
    if not reading.has(BEGINNING, *span):
        return []
    groups = clear(reading, "delegation.groups", *span)
    trips = clear(reading, "delegation.trips", *span)
    moves = clear(reading, "delegation.travelling", *span)
    travelling = [v for v in moves if not (is_noun(reading, v) or is_of_things(reading, v, sentence.start))]
    receiving = clear(reading, "delegation.receiving", *span)
    inviting = clear(reading, "delegation.inviting", *span)
    gatherings = clear(reading, "forum.gatherings", *span)
    committees = clear(reading, "forum.committees", *span) or joint_bodies(article, sentence)
    named = clear(reading, "forum.meetings", *span)
    meetings = [*named, *clear(reading, "forum.meeting", *span)]
    persons = reading.within(PERSONS, *span)
    found: list[Candidate] = []
    rule = "gathering named"
    if not gatherings:
        gatherings, rule = clear(reading, "forum.tables", *span)[:1], TABLED
    for anchor, start, end in segments(article, sentence, gatherings):
        candidate = make(article, sentence, EventType.FORUM, "gathering", anchor, [anchor], (start, end), 0.4, [rule])
        circumstances(article, candidate)
        found.append(candidate)
    if committees and not gatherings:
        candidate = make(
            article, sentence, EventType.FORUM, "committee", committees[0], committees, span, 0.3, ["joint body named"]
        )
        if candidate.value in AHEAD and candidate.status and candidate.status.distance <= 10:
            candidate.score += 0.1
            candidate.rules.append("joint body called for")
        circumstances(article, candidate)
        found.append(candidate)
    attending = clear(reading, "forum.attending", *span)
    if (
        not gatherings
        and attending
        and sum(m.counts for m in article.mentions_in(*span)) >= 2
        and reading.has("roles.governor", *span)
        and not (reading.verbs_first and reading.has("exhibition.names", *span))
    ):
        candidate = make(
            article,
            sentence,
            EventType.FORUM,
            "participants",
            attending[0],
            attending,
            span,
            0.45,
            ["participants listed"],
        )
        circumstances(article, candidate)
        found.append(candidate)
    visit = _visit(article, sentence, groups, trips, travelling, receiving, inviting, persons, meetings)
    visit = with_journey(article, sentence, visit)
    if visit is not None:
        if meetings and len(visit.sides()) == 2:
            visit.score += 0.1
        found.append(visit)
    officials = {m.side for m in article.mentions_in(*span) if m.official and m.use in ("party", "nation", "boundary")}
    both = len(officials) == 2 and reading.has("roles.governor", *span)
    if both and visit is None and not meetings and not gatherings:
        anchor = reading.within("roles.governor", *span)[0]
        candidate = make(
            article,
            sentence,
            EventType.FORUM,
            "persons",
            anchor,
            [anchor],
            span,
            0.35,
            ["office-holders of both sides"],
        )
        circumstances(article, candidate)
        found.append(candidate)
    meetings = [m for m in meetings if not _of_committee(reading, m, committees)]
    if meetings and visit is None and not gatherings:
        score, rules = 0.2, ["meeting told"]
        if persons:
            score, rules = 0.3, ["office-holders met"]
        if any(m.official and m.counts for m in article.mentions_in(*span)):
            score += 0.15
        if any(_has_its_time(article, cue, span[0]) for cue in named):
            score, rules = score + 0.15, ["meeting of its own time"]
        candidate = make(article, sentence, EventType.FORUM, "meeting", meetings[0], meetings, span, score, rules)
        circumstances(article, candidate)
        found.append(candidate)
    return with_call(article, sentence, found)


def _of_committee(reading: Reading, meeting: Cue, committees: list[Cue]) -> bool:
    """Whether a meeting is told as that of a joint body behind it ("the sixth meeting of their joint committee")."""
    return any(
        0 <= committee.start - meeting.end <= OF_COMMITTEE
        and reading.clause[committee.start] == reading.clause[meeting.start]
        and reading.has("places.from", meeting.end, committee.start)
        for committee in committees
    )


def _is_goal(article: Article, verb: Cue, goal: Mention) -> bool:
    """Whether a place stands inside or right behind a verb of travelling, or, where subjects follow verbs, later in its clause.

    Dates in between do not part them ("spent three days of last week in Kut").
    """
    if verb.start < goal.span.start < verb.end:
        return True
    reading = article.reading
    gap = goal.span.start - verb.end
    if 4 < gap <= NEAR and goal.role in ("at", "to"):
        gap -= sum(d.span.end - d.span.start for d in article.dates_in(verb.end, goal.span.start))
    if -2 <= gap <= 4:
        return True
    return 0 <= gap <= NEAR and goal.role == "to" and reading.clause[verb.start] == reading.clause[goal.span.start]


def _has_its_time(article: Article, meeting: Cue, start: int) -> bool:
    """Whether a day, a month or a length of time stands right before a meeting ("Wednesday's session", "a two day sitting")."""
    return any(
        d.date.kind != "recurrence"
        and not (d.date.rule and d.date.rule.of_another)
        and 0 <= meeting.start - d.span.end <= 1
        for d in article.dates_in(max(meeting.start - TIME_REACH, start), meeting.start)
    )


def _crosses(article: Article, sentence: Sentence) -> bool:
    """Whether something comes from a place or country of one side and is at, or goes to, one of the other."""
    mentions = [m for m in article.mentions_in(sentence.start, sentence.end) if m.use in ("party", "nation")]
    origins = {m.side for m in mentions if m.role == "from"}
    goals = {m.side for m in mentions if m.role in ("at", "to")}
    return any(goals - {origin} for origin in origins)


def _named_person(article: Article, sentence: Sentence) -> bool:
    """Whether a capitalised word stands there that is no place and begins no sentence (scripts without capitals: never)."""
    here = article.mentions_in(sentence.start, sentence.end)
    taken = {i for m in here for i in range(m.span.start, m.span.end)}
    first = sentence.start
    while first < sentence.end and not article.reading.texts[first][:1].isalnum():
        first += 1
    words = [article.reading.texts[i] for i in range(first, sentence.end) if i not in taken]
    return sum(word[:1].isupper() and word.isalpha() and len(word) > 2 for word in words) >= 1


def _is_walker(article: Article, sentence: Sentence, verb: Cue) -> bool:
    """Whether a person is the subject of a verb of travelling: a name or "he" stands right before it."""
    reading = article.reading
    places = [m.span for m in article.mentions_in(sentence.start, verb.start) if m.use != "person"]
    for i in range(verb.start - 1, max(verb.start - SUBJECT, sentence.start) - 1, -1):
        if reading.clause[i] != reading.clause[verb.start]:
            return False
        if reading.has("delegation.pronouns", i, i + 1) or article.is_name(reading.texts[i]):
            return not any(span.start <= i < span.end for span in places)
    return False


def _is_by_guests(article: Article, trip: Cue, persons: list[Cue]) -> bool:
    """Whether the people of a place are told to be the visitors ("a visit by Fars businessmen")."""
    reading = article.reading
    low, high = trip.end - 1, trip.end + GUEST_REACH
    if not reading.has("delegation.by", low, trip.end + 1):
        return False
    return any(low < p.start < high for p in persons) and any(m.counts for m in article.mentions_in(low, high))


def _is_call(reading: Reading, wish: Cue | None, moves: list[Cue]) -> bool:
    """Whether what may be a wish is a call paid ("called on his colleagues in Ilam", not "called on them to come")."""
    if wish is None or not any(move.start <= wish.start < move.end for move in moves):
        return False
    behind = (wish.end, wish.end + CALLED)
    clause = reading.clause[wish.start]
    return not any(reading.clause[cue.start] == clause for cue in reading.within("status.undone", *behind))


def _speech_begins(reading: Reading, told: list[Cue], start: int, end: int) -> int:
    """Where what somebody says begins ("told his hosts that …"): its places and dates are not those of the visit."""
    first = min(cue.end for cue in told)
    for said in reading.within("context.reporting", start, end):
        for that in reading.within("cutting.light_breaks", max(said.end, first), end):
            if that.start - said.end <= SPEECH:
                return that.start
    return end


def _visit(
    article: Article, sentence: Sentence, groups: list[Cue], trips: list[Cue], travelling: list[Cue],
    receiving: list[Cue], inviting: list[Cue], persons: list[Cue], meetings: list[Cue],
) -> Candidate | None:  # fmt: skip
    reading = article.reading
    span = (sentence.start, sentence.end)
    goals = [
        m
        for m in article.mentions_in(*span)
        if m.role in ("at", "to") and m.use in ("party", "nation", "landmark", "echo")
    ]
    score, rules = 0.0, []
    if groups:
        score += 0.25
        rules.append("delegation named")
        if reading.within("delegation.proper", *span):
            score += 0.1
            rules.append("delegation proper")
    moves = [v for v in travelling if any(_is_goal(article, v, m) for m in goals) or near(reading, groups, v, 10)]
    crossing = _crosses(article, sentence) and bool(groups or persons)
    if crossing:
        score += 0.15
        rules.append("from one side to the other")
    if moves:
        straight = any(m.role == "to" for m in goals)
        walker = straight and any(_is_walker(article, sentence, v) for v in moves)
        score += 0.3 if groups or persons else 0.15 if walker or _named_person(article, sentence) else 0.05
        rules.append("guests travel")
        if meetings and not groups:
            score += 0.15
            rules.append("guests travel to meet")
    if receiving:
        score += 0.2 if groups or persons else 0.1
        rules.append("host receives guests")
    if any(leads_to(reading, trip, goal) for trip in trips for goal in goals):
        score += 0.3
        rules.append("visit to a place")
    elif [t for t in trips if _is_by_guests(article, t, persons)]:
        score += 0.3 if groups else 0.45
        rules.append("visit by guests")
    elif trips:
        score += 0.1
        rules.append("visit named")
    if inviting:
        score += 0.2
        rules.append("guests invited")
    official = any(m.official for m in article.mentions_in(*span))
    least = 0.15 if any(_is_walker(article, sentence, v) for v in moves) else 0.2
    journey = groups or moves or trips or inviting or (receiving and crossing)
    enough = journey or ((meetings or official) and persons)
    if score < least or not enough:
        return None
    pool = moves or groups or receiving or trips or inviting
    span = (span[0], _speech_begins(reading, pool, *span))
    anchor = (groups or moves or receiving or trips or inviting)[0]
    candidate = make(
        article,
        sentence,
        EventType.DELEGATION,
        "visit",
        anchor,
        [*pool, *groups, *receiving, *inviting],
        span,
        score,
        rules,
    )
    if (
        candidate.status
        and candidate.status.status == Status.PROPOSED
        and _is_call(reading, candidate.status.cue, moves)
    ):
        candidate.status = StatusFinding(Status.COMPLETED, candidate.status.cue, candidate.status.distance)
    told = candidate.status.cue if candidate.status and candidate.value == Status.COMPLETED else None
    if inviting and not (told and any(c.start <= told.start < c.end for c in (*moves, *receiving))):
        candidate.kind = "invitation"
    circumstances(article, candidate)
    if not (groups or moves or trips or inviting) and candidate.status and candidate.status.status in AHEAD:
        return None
    if not (moves or trips or inviting or receiving or meetings) and candidate.value in AHEAD:
        candidate.score -= 0.2
    if not reading.has("delegation.proper", *span) and reading.has("context.noise", *span):
        candidate.score -= 0.2
    return candidate
