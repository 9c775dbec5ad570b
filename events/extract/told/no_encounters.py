"""Tell what is named like a visit or a meeting and is none: a talk that guests hope for, or an invitation to invest.

Takes an `Article`, a `Candidate` and what was told before; says whether the candidate tells an encounter of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from events.extract.article import Article
from events.extract.dates.timing import Timing
from events.extract.text.reading import Reading
from events.extract.together.draft import Draft
from events.extract.told.candidate import AHEAD, ENCOUNTERS, Candidate
from events.extract.told.journeys import CROSSING, JOURNEY, PERSONS
from events.vocabulary import EventType, Status

AFTER: Final = 3
PURPOSE: Final = 10
THOUSANDS_REACH: Final = 6
BEFORE: Final = 5
SAID: Final = 6
COUNTED_BEHIND: Final = 3
MANY: Final = re.compile(r"\d{1,3}([,.٬]\d{3})+$|\d{5,}$")
THOUSANDS: Final = ("figures.million", "figures.thousands")
COUNTED: Final = ("delegation.people", "delegation.travellers", "delegation.crowds", *PERSONS)


def is_no_encounter(article: Article, candidate: Candidate, timing: Timing, drafts: Sequence[Draft]) -> bool:
    """Whether a visit or a meeting is only named: part of one told before, a wish of its guests, or no journey of persons."""
    if candidate.type not in ENCOUNTERS:
        return False
    if candidate.kind == "committee" and _status(candidate) == Status.PLANNED and not timing.own:
        return not any(
            m.counts and m.role in ("at", "to") for m in candidate.mentions
        )  # it is to be formed, as was agreed
    if candidate.kind == "persons" and candidate.value in AHEAD:
        return True  # what an office-holder of each side would like, or will do, is no meeting of theirs
    if _is_by_phone(article.reading, candidate) or _is_of_thousands(article, candidate):
        return True
    return _is_wish_of_guests(candidate, timing, drafts) or _is_other_invitation(article.reading, candidate)


def _is_by_phone(reading: Reading, candidate: Candidate) -> bool:
    """Whether two persons only telephoned, which is no meeting ("thanked his colleague in a telephone call")."""
    if candidate.type != EventType.FORUM or candidate.kind not in ("meeting", "persons"):
        return False
    first = reading.sentences[max(candidate.sentence - 1, 0)].start
    calls = [
        cue
        for cue in reading.within("forum.by_phone", first, candidate.end)
        if not reading.has("context.reporting", max(cue.start - SAID, first), cue.start)
    ]
    if any(cue.start >= candidate.start for cue in calls):
        return True
    spoke = not any(reading.has("forum.meetings", cue.start, cue.end) for cue in candidate.triggers)
    settled = any(m.role in ("at", "to") and m.counts for m in candidate.mentions)
    return bool(calls) and spoke and not settled


def _is_of_thousands(article: Article, candidate: Candidate) -> bool:
    """Whether more people are told to come than make a delegation ("400,000 Iranians visited the Region that year")."""
    if candidate.kind != "visit":
        return False
    reading = article.reading
    for i in range(candidate.start, min(candidate.anchor.end + THOUSANDS_REACH, candidate.end)):
        if reading.clause[i] != reading.clause[candidate.anchor.start] and not 0 < candidate.anchor.start - i <= BEFORE:
            continue
        if not (MANY.match(reading.texts[i]) or reading.has(THOUSANDS, i, i + 1)):
            continue
        behind = (i + 1, i + 1 + COUNTED_BEHIND)
        if reading.has(COUNTED, *behind) or any(m.use == "nation" for m in article.mentions_in(*behind)):
            return True
    return False


def _is_wish_of_guests(candidate: Candidate, timing: Timing, drafts: Sequence[Draft]) -> bool:
    """Whether a talk without date or place of its own lies ahead of guests ("they hope to talk with importers")."""
    if candidate.type != EventType.FORUM or candidate.kind != "meeting" or timing.own:
        return False
    if _status(candidate) not in AHEAD or any(m.counts and m.role in ("at", "to") for m in candidate.mentions):
        return False
    return any(
        d.type == EventType.DELEGATION and 0 <= candidate.sentence - d.candidates[-1].sentence <= AFTER for d in drafts
    )


def _status(candidate: Candidate) -> Status:
    """What the words say, also where a meeting is told as the place of a call."""
    return candidate.status.status if candidate.status else Status.COMPLETED


def _is_other_invitation(reading: Reading, candidate: Candidate) -> bool:
    """Whether somebody is asked to do something else than to come ("invited the traders to invest in the port")."""
    if candidate.kind != "invitation":
        return False
    end = candidate.end
    inviting = reading.within("delegation.inviting", candidate.start, end)
    return bool(inviting) and all(
        reading.has("delegation.other_purposes", cue.end, min(cue.end + PURPOSE, end)) for cue in inviting
    )


def is_vague(article: Article, candidate: Candidate) -> bool:
    """Whether no more than "visitors", "people from" or "colleagues" are named, without a word of how they came."""
    rules = {*candidate.rules} - ({CROSSING} if candidate.oblique else set())
    if (
        candidate.kind != "visit"
        or JOURNEY & rules
        or {"host receives guests", "journey told", "people abroad"} & rules
    ):
        return False
    start, end = candidate.start, candidate.end
    groups = article.reading.within("delegation.groups", start, end)
    return bool(groups) and all(article.reading.has("delegation.vague", cue.start, cue.end) for cue in groups)
