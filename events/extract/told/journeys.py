"""Tell journeys from what only looks like one: in "the visit" it is a noun, in "to visit" a verb.

Takes a `Reading` and a cue; says what it is.
"""

from __future__ import annotations

from typing import Final

from events.extract.places.place_mention import Mention
from events.extract.text.reading import Cue, Reading, Sentence

BEFORE: Final = 3
HOME: Final = 2
GOAL: Final = 6
FAR: Final = 16
SUBJECT: Final = 7
TRIP_DAYS: Final = 7
"""How many days a trip lasts at most."""
CROSSING: Final = "from one side to the other"
JOURNEY: Final = frozenset({
    "delegation proper", "guests travel", "visit to a place", "guests invited", "visit named",
    CROSSING, "guests travel to meet", "visit by guests",
})  # fmt: skip
PERSONS: Final = (
    "roles.governor", "roles.mayor", "roles.minister", "roles.chamber", "roles.official", "roles.trader", "roles.scholar",
    "roles.artisan",
)  # fmt: skip
PEOPLE: Final = ("delegation.groups", "delegation.travellers", "delegation.pronouns", *PERSONS)


def subject_range(reading: Reading, verb: Cue, sentence: Sentence, reach: int) -> tuple[int, int]:
    """The tokens of a verb's clause in which its subject may stand: before it, or around it where verbs stand first.

    Parameters
    ----------
    reading : Reading
    verb : Cue
    sentence : Sentence
        The one in which the verb stands.
    reach : int
        How far the subject may be from the verb.
    """
    low, high = reading.clause_start(verb.start, max(verb.start - reach, sentence.start)), verb.start
    if reading.verbs_first:
        high, last = verb.end, min(sentence.end, verb.end + reach)
        while high < last and reading.clause[high] == reading.clause[verb.start]:
            high += 1
    return low, high


def is_noun(reading: Reading, cue: Cue) -> bool:
    """Whether a single word that may be verb or noun stands right behind an article or its like ("the stay", "a two day visit")."""
    if cue.end - cue.start > 1 or not reading.has("delegation.trips", cue.start, cue.end):
        return False
    if any(w.end == cue.start for w in reading.within("context.auxiliaries", cue.start - 2, cue.start)):
        return False
    return any(w.end > cue.start - BEFORE for w in reading.within("context.determiners", cue.start - BEFORE, cue.start))


def leads_to(reading: Reading, trip: Cue, goal: Mention) -> bool:
    """Whether a journey is told to go to a place ("a visit to Kut", "the visit that the minister paid to Kut")."""
    gap = goal.span.start - trip.end
    if -1 <= gap <= GOAL:
        return True
    return goal.role == "to" and 0 < gap <= FAR and reading.has("delegation.paying", trip.end, goal.span.start)


def is_of_things(reading: Reading, verb: Cue, start: int) -> bool:
    """Whether goods, texts or figures are what moves ("the copy reached Kut today", "megawatts which could be sent to Kut").

    Parameters
    ----------
    reading : Reading
    verb : Cue
        A verb of travelling.
    start : int
        Where its sentence begins.
    """
    if not reading.has("delegation.things", max(start, verb.start - SUBJECT), verb.start):
        return False
    clause = reading.clause[verb.start]
    return not any(cue for cue in people(reading, start, verb.start) if reading.clause[cue.start] == clause)


def people(reading: Reading, start: int, end: int) -> list[Cue]:
    """The words for persons, without a "who" or "which" right behind things ("the cement that came back", Persian که)."""
    return [
        cue
        for cue in reading.within(PEOPLE, start, end)
        if not (
            cue.start
            and reading.clause[cue.start] != reading.clause[cue.start - 1]
            and reading.has("delegation.things", max(cue.start - BEFORE, 0), cue.start)
        )
    ]


def is_home(reading: Reading, place: Mention, homeward: Cue) -> bool:
    """Whether somebody goes home to a place ("به بوشهر بازگشت", "returned to Bushehr"), and not from it ("از بوشهر بازگشت")."""
    if place.role != "to" or not (homeward.start == place.span.end or -1 <= place.span.start - homeward.end <= HOME):
        return False
    parting = reading.has(("places.seen", "places.back_from"), homeward.start, homeward.end)
    return not parting or not _led_from(reading, place.span)


def is_left(reading: Reading, place: Mention, homeward: Cue) -> bool:
    """Whether somebody comes home from a place, where he was until then ("came home from Kut", "brought back from Kut")."""
    if place.role != "from" or place.use != "party":
        return False
    return 0 <= place.span.start - homeward.end <= HOME or (
        homeward.end - homeward.start > 1 and place.span.start == homeward.end
    )


def _led_from(reading: Reading, span: Cue) -> bool:
    """Whether a word for "from" leads a place, with no more than a few words between ("از شهر بوشهر")."""
    leads = [
        (cue.end, name)
        for name in ("places.from", "places.to")
        for cue in reading.within(name, max(span.start - BEFORE, 0), span.start)
    ]
    return bool(leads) and max(leads)[1] == "places.from"
