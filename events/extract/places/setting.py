"""Settle where an event is told to happen.

Takes an `Article` and a `Candidate`; gives the mention of its setting: named beside the trigger, or pointed
at ("there", "in the city").
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import Final

from events.extract.article import Article
from events.extract.places.name_use import role_of
from events.extract.places.place_mention import CAPITALS, Mention
from events.extract.text.reading import Cue, Reading
from events.extract.told.candidate import Candidate
from events.extract.told.journeys import is_home, is_left
from events.vocabulary import EventType
from geo.provinces import REGION

LEAD_SENTENCES: Final = 3
BACK: Final = 2
FAIR_REACH: Final = 3
DEFINITE_REACH: Final = 5
LEAD: Final = 3
OWNED: Final = 12
OWN_REACH: Final = 4
FAIRS: Final = ("exhibition.names", "exhibition.grounds")
NOWHERE: Final = frozenset({"boundary", "dateline", "landmark", "passage", "container", "person", "telling"})
"""Uses of a name that set no scene."""
POST_REACH: Final = 5
AGREED_REACH: Final = 2
SAID_REACH: Final = 3


def venue_of(article: Article, candidate: Candidate) -> Mention | None:
    """The place where a candidate is told to happen, or None where no words say so."""
    reading = article.reading
    options = []
    homeward = reading.within("delegation.homeward", candidate.start, candidate.end)
    for mention in candidate.mentions if homeward and candidate.type == EventType.DELEGATION else ():
        if mention.code and any(is_left(reading, mention, cue) for cue in homeward):
            return mention
    for mention in candidate.mentions:
        if not mention.code or mention.use in NOWHERE:
            continue
        if mention.use == "post" and not _at_the_post(reading, mention.span):
            continue  # "the consul in Erbil" may be anywhere
        goal = mention.role == "to" and candidate.type != EventType.AGREEMENT
        owned = _owns_the_place(article, candidate, mention)
        if not (mention.role == "at" or goal or owned) or _is_kept_for(article, candidate, mention):
            continue
        if any(is_home(reading, mention, cue) for cue in homeward):
            continue
        distance = min(reading.distance(mention.span, trigger) for trigger in candidate.triggers)
        distance += 4 if mention.role == "to" else 0
        distance -= OWNED if owned else 0
        if candidate.type == EventType.AGREEMENT and not in_clause(article, candidate, mention.span):
            continue
        if candidate.kind == "accord" and _is_what_was_agreed(reading, candidate.anchor, mention.span):
            continue  # "agreed to open a market in Mehran", wherever they did so
        distance += 6 if reading.clause[mention.span.start] != reading.clause[candidate.anchor.start] else 0
        distance -= 3 if mention.place and mention.place.kind == "town" else 0
        distance += 6 if mention.code == REGION else 0
        options.append((distance, mention))
    here = [c for c in reading.within("places.here", candidate.start, candidate.end) if not _said_there(reading, c)]
    if any(in_clause(article, candidate, cue) and reading.has("places.from_here", cue.start, cue.end) for cue in here):
        filed = next((m for m in article.filed if m.code), None)
        if filed is not None:
            return filed  # "signed here on Monday", where the report was filed
    if any(in_clause(article, candidate, cue) for cue in here) and not any(
        in_clause(article, candidate, mention.span) for _, mention in options
    ):
        before = setting_before(article, candidate.sentence)
        if before is not None:
            return before
    if options:
        distance, chosen = min(options, key=lambda option: option[0])
        row = [mention for _, mention in options if mention.row >= 0 and mention.row == chosen.row]
        return (row or [chosen])[0] if distance <= 40 else None
    before = setting_before(article, candidate.sentence) if here else None
    if before is not None:
        return before
    if candidate.type != EventType.EXHIBITION and reading.has("places.premises", candidate.start, candidate.end):
        return next((m for m in candidate.mentions if m.official and m.counts), None)
    if candidate.type == EventType.EXHIBITION and not here:
        owners = [
            m
            for m in candidate.mentions
            if m.use == "party" and not m.role and m.side == "IQ" and in_clause(article, candidate, m.span)
        ]
        return owners[0] if owners else _fair_of_a_town(article, candidate)
    return None


def _owns_the_place(article: Article, candidate: Candidate, mention: Mention) -> bool:
    """Whether an exhibition is told to be in a park or a hall of a town ("Kut's municipal park", "the sports hall of Kut").

    So it is not in "a street market of Ilam".
    """
    reading, place = article.reading, mention.span
    if candidate.type != EventType.EXHIBITION or mention.sentence != candidate.sentence:
        return False
    if not in_clause(article, candidate, place):
        return False
    if reading.has("places.possessive", place.end, place.end + 1):
        return reading.has("exhibition.premises", place.end, place.end + OWN_REACH)
    return any(
        cue.end < place.start
        and reading.has(("places.from", "places.at"), cue.end, cue.end + 1)
        and not any(cue.start < n.end for n in reading.within("exhibition.names", cue.start - 1, cue.end))
        for cue in reading.within("exhibition.premises", max(place.start - OWN_REACH, 0), place.start)
    )


def _is_what_was_agreed(reading: Reading, agreed: Cue, place: Cue) -> bool:
    """Whether a place stands behind the word that leads from agreeing to what was agreed ("to open …", "that …")."""
    leads = reading.within("agreement.contents", agreed.end - 1, agreed.end + AGREED_REACH)
    return any(lead.end <= place.start for lead in leads)


def _fair_of_a_town(article: Article, candidate: Candidate) -> Mention | None:
    """The town whose fair is named, here or in the sentences before ("the Baghdad International Fair", then "the pavilion")."""
    fairs = article.once("fairs of towns", _fairs_of_towns)
    last = bisect_left(fairs, candidate.end, key=lambda fair: fair[0])
    if not last:
        return None
    start, owner = fairs[last - 1]
    if start < candidate.start and not _points_at(article.reading, candidate.anchor):
        return None
    return replace(owner, role="at", use="party")


def _fairs_of_towns(article: Article) -> list[tuple[int, Mention]]:
    """Where fairs are named with the town whose they are, and that town."""
    found = []
    for name in article.reading.within(FAIRS, 0, len(article.reading.words)):
        for mention in article.mentions_in(max(name.start - FAIR_REACH, 0), name.start):
            owns = mention.use in ("party", "nation") and (mention.side == "IQ" or mention.code in CAPITALS)
            if mention.code and owns:
                found.append((name.start, mention))
                break
    return found


def _is_kept_for(article: Article, candidate: Candidate, mention: Mention) -> bool:
    """Whether room at an exhibition is kept for those of a place, who come from there ("a row of tents for Saveh")."""
    if candidate.type != EventType.EXHIBITION or mention.role != "to":
        return False
    reading, start = article.reading, mention.span.start
    if not reading.has("exhibition.for_whom", start - LEAD, start):
        return False
    return reading.has("exhibition.getting", reading.clause_start(start, candidate.start), start)


def _points_at(reading: Reading, anchor: Cue) -> bool:
    """Whether a fair is one known, or only a pavilion or a hall of one is named."""
    low = max(anchor.start - DEFINITE_REACH, 0)
    return reading.has("context.definite", low, anchor.start + 1) or reading.has("exhibition.within", *anchor)


def gate_of(article: Article, candidate: Candidate) -> Mention | None:
    """The crossing at which a candidate is told to happen ("met at the Mehran gate")."""
    gates = (m for m in candidate.mentions if m.use == "landmark" and m.code and m.role == "at")
    return next((m for m in gates if in_clause(article, candidate, m.span)), None)


def _said_there(reading: Reading, here: Cue) -> bool:
    """Whether "here" tells where something was said ("told reporters here on Tuesday") and not where it was done."""
    if not reading.has("places.from_here", here.start, here.end):
        return False
    said = reading.within("context.reporting", max(here.start - SAID_REACH, 0), here.start)
    return any(here.start - cue.end < SAID_REACH - 1 for cue in said)


def _at_the_post(reading: Reading, span: Cue) -> bool:
    """Whether something is told to be at a consulate or embassy, and not only who serves there."""
    posts = reading.within("places.posts", max(span.start - POST_REACH, 0), span.start)
    return bool(posts) and role_of(reading, posts[0]) == "at"


def in_clause(article: Article, candidate: Candidate, span: Cue) -> bool:
    """Whether a span stands in one clause with a trigger of the candidate, or that clause begins with "where" right behind it."""
    reading, clause = article.reading, article.reading.clause
    own = {c for t in candidate.triggers for c in (clause[t.start], clause[t.end - 1])}
    if clause[span.start] in own:
        return True
    where = reading.within("places.where", span.end, span.end + 2)
    return any(clause[cue.end] in own for cue in where if cue.end < len(clause))


def setting_before(article: Article, sentence: int, back: int = BACK) -> Mention | None:
    """The last place named as a setting in the sentences just before."""
    for mention in reversed(article.around(sentence - back, sentence - 1)):
        if mention.code and mention.role in ("at", "to") and mention.use in ("party", "nation", "echo"):
            return mention
    for mention in reversed(article.around(sentence - 1, sentence - 1)):
        if mention.use == "party" and mention.place and mention.place.kind == "town":
            return mention
    if sentence < LEAD_SENTENCES:
        return next((m for m in article.filed if m.code not in CAPITALS and m.code), None)
    return None
