"""People of one country at a place of the other, whatever they did there: "engineers from Basra saw a mill in Yazd in May".

Takes an `Article`, a `Sentence` and the candidates found in it; gives one more visit, or makes the one found surer. No list of
verbs is asked: that people from here were there on a day or in a month that is told is a journey by itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from events.extract.article import Article
from events.extract.dates.timing import timing_of
from events.extract.places.place_mention import Mention
from events.extract.text.reading import Cue, Reading, Sentence
from events.extract.told.candidate import Candidate, circumstances, make
from events.extract.told.journeys import PERSONS
from events.extract.told.strength import THRESHOLDS
from events.partial_date import PartialDate
from events.vocabulary import EventType

PEOPLE: Final = ("delegation.people", "delegation.groups", "delegation.travellers", *PERSONS)
SHOWERS: Final = ("exhibition.makers", "exhibition.wares")
OWNED: Final = 3
REACH: Final = 30
INSIDE: Final = 7
STRENGTH: Final = 0.35
BONUS: Final = 0.25
ABROAD: Final = "people abroad"
PEOPLE_OF: Final = ("party", "nation", "person")
PLACES: Final = ("party", "echo")


def people_abroad(article: Article, sentence: Sentence, told: list[Candidate]) -> list[Candidate]:
    """The visit of people who are told to be abroad on a day, where no other rule has found one strong enough."""
    span = (sentence.start, sentence.end)
    if not article.dates_in(*span) or any(_says_all(candidate) for candidate in told):
        return []
    mentions = article.mentions_in(*span)
    goals = [m for m in mentions if m.use in PLACES and m.code and (m.role in ("at", "to") or _within(article, m))]
    pairs = [
        (people, goal)
        for goal in goals
        if any(m.side != goal.side for m in mentions)
        for people in _before(article, sentence, goal, mentions)
    ]
    if not pairs or _shows(article.reading, *span):
        return []
    people, goal = pairs[-1]
    visit = next((c for c in told if c.type == EventType.DELEGATION and c.kind != "homeward"), None)
    candidate = visit or make(
        article, sentence, EventType.DELEGATION, "visit", people, [people, goal.span], span, STRENGTH, []
    )
    if (candidate.status and candidate.status.negated) or article.reading.has(
        ("context.noise", "context.habit"), *span
    ):
        return []
    timing = timing_of(article, candidate)
    ahead = bool(
        article.published
        and timing.start
        and PartialDate(timing.start).first_day > PartialDate(article.published[:10]).last_day
    )
    if not timing.own or (ahead and candidate.status is None):
        return []  # "students from Kut may spend a term in Ilam in autumn"
    candidate.rules.append(ABROAD)
    if goal.role not in ("at", "to"):
        candidate.mentions = [replace(m, role="at") if m is goal else m for m in candidate.mentions]
    if visit is not None:
        visit.score += BONUS
        return []
    circumstances(article, candidate)
    return [candidate]


def _within(article: Article, place: Mention) -> bool:
    """Whether something of a place is where people were ("among the orchards of Kut", "in the lobby of a Kut hotel")."""
    reading, start = article.reading, place.span.start
    low = reading.clause_start(start, max(start - INSIDE, 0))
    if not (reading.has("places.from", start - 1, start) or reading.has("context.determiners", start - 1, start)):
        return False
    return any(cue.end < start for cue in reading.within(("places.at", "places.among"), low, start))


def _says_all(candidate: Candidate) -> bool:
    """Whether a candidate that is strong enough tells what the people did there."""
    return candidate.kind not in ("echo", "homeward") and candidate.score >= THRESHOLDS[candidate.kind]


def _shows(reading: Reading, start: int, end: int) -> bool:
    """Whether something is told to be shown or sold there."""
    shown = reading.has(SHOWERS, start, end) and reading.has("exhibition.showing", start, end)
    return shown or reading.has("exhibition.stands", start, end)


def _before(article: Article, sentence: Sentence, goal: Mention, mentions: list[Mention]) -> list[Cue]:
    """People of the other side than a place's, named before it with no verb of saying between."""
    reading = article.reading
    found = []
    for people in reading.within(PEOPLE, max(sentence.start, goal.span.start - REACH), goal.span.start):
        if people.end > goal.span.start or reading.has("context.reporting", people.end, goal.span.start):
            continue
        if any(m.side != goal.side and owns(article, m, people) for m in mentions):
            found.append(people)
    return found


def owns(article: Article, home: Mention, people: Cue) -> bool:
    """Whether a place or a nation is where people are from ("Iraqi buyers", "traders of Basra", "Basra's traders")."""
    if home.use not in PEOPLE_OF or home.role in ("at", "to"):
        return False
    reading = article.reading
    if reading.clause[home.span.start] != reading.clause[people.start]:
        return False
    if people.start <= home.span.start < people.end:
        return True
    before = people.start - home.span.end
    return 0 <= before <= OWNED or (home.role == "from" and 0 <= home.span.start - people.end <= OWNED)
