"""Tell how far an event has come from the words around its trigger: held, planned, called for, put off, called off, denied.

Takes a `Reading` and the trigger's tokens; gives a status with the cue that decided. The nearest cue speaks; distance is
measured along the reading's ruler, so that a cue in the same clause beats one past a comma or a "which".
"""

from __future__ import annotations

from typing import Final, NamedTuple

from events.extract.text.reading import Cue, Reading
from events.vocabulary import Status

# A word of intention governs what is done ("will be signed", "called for signing"): it may be this much farther away.
_HANDICAP: Final = {"completed": 3, "planned": 0, "proposed": 1, "postponed": -16, "cancelled": -16}
_LISTS: Final = tuple(f"status.{name}" for name in _HANDICAP)
REACH: Final = 34
PUT_OFF_REACH: Final = 50
AHEAD_REACH: Final = 12
WISH_REACH: Final = 9
FAR_WISH_REACH: Final = 20
WANTED_REACH: Final = 14
DENIAL_REACH: Final = 14
NEGATION_REACH: Final = 3
VERB_LAST_REACH: Final = 9
ENDS: Final = 2
WAIT_REACH: Final = 8
ENDING_REACH: Final = 4
RUNNING_REACH: Final = 8
_MODAL_REACH: Final = 3
FAR_MODAL_REACH: Final = 8


class StatusFinding(NamedTuple):
    """A status, the cue it rests on (none where it is assumed), and how far that cue stood."""

    status: Status
    cue: Cue | None
    distance: int
    negated: bool = False


class Said(NamedTuple):
    """A status told in a stretch of text: its handicap, its cue, where it is measured from, and whether no clause parts it."""

    name: str
    handicap: int
    cue: Cue
    measured: Cue
    anywhere: bool


Told = tuple[list[Said], bool]


def find_status(reading: Reading, trigger: Cue, start: int, end: int) -> StatusFinding | None:
    """The status that the words in tokens start to end give a trigger, or None where they say nothing.

    Parameters
    ----------
    reading : Reading
    trigger : Cue
        The words that name the event.
    start, end : int
        The sentence, or part of it, in which to look.
    """
    told, denied = _told(reading, start, end)
    options: list[tuple[int, str, Cue]] = []
    clause = reading.clause
    concludes = reading.has("status.ending", *trigger)
    for name, handicap, cue, measured, anywhere in told:
        if name == "completed" and anywhere and concludes:
            name, handicap = "planned", 0  # "they are to conclude a pact": it is not on yet
        distance = reading.distance(measured, trigger)
        if not anywhere and clause[cue.start] != clause[trigger.start]:
            if name in ("planned", "proposed") and distance > AHEAD_REACH:
                continue
            distance += 3
        options.append((distance + handicap, name, cue))
    if not options:
        return _undone(reading, trigger, start, end)
    options.sort()
    distance, name, cue = options[0]
    if name in ("planned", "proposed"):
        # "The tour that was to bring them on Monday has been scrapped": what is said last of a plan holds.
        undone = [o for o in options if o[1] in ("postponed", "cancelled") and o[2].start > cue.start]
        distance, name, cue = undone[0] if undone else options[0]
    if distance > (PUT_OFF_REACH if name in ("postponed", "cancelled") else REACH):
        return None
    negated = any(
        reading.clause[no.start] == reading.clause[cue.start]
        and min(reading.distance(no, cue), reading.distance(no, trigger)) <= 3
        for no in reading.within("status.negated", start, end)
        if not (denied and reading.has("status.denied", no.start, no.end))
    )
    return StatusFinding(Status(name), cue, distance, negated and name == "completed")


def _told(reading: Reading, start: int, end: int) -> Told:
    """What is said of status in tokens start to end, whatever it is said of, and whether a putting off is denied.

    Worked out once for a stretch of text and kept, for many triggers may stand in it.
    """
    known: Told | None = reading.statuses.get((start, end))
    if known is None:
        known = reading.statuses[start, end] = _say(reading, start, end)
    return known


def _say(reading: Reading, start: int, end: int) -> Told:
    told: list[Said] = []
    denied = False
    if not reading.has(_LISTS, start, end):
        return told, denied
    cues = {name: reading.within(f"status.{name}", start, end) for name in _HANDICAP}
    every = [cue for found in cues.values() for cue in found]
    intentions = [cue for name, found in cues.items() if name != "completed" for cue in found]
    for name, handicap in _HANDICAP.items():
        for cue in cues[name]:
            if name not in ("postponed", "cancelled"):
                if any(o.start <= cue.start and cue.end <= o.end and o != cue for o in every):
                    continue  # part of a longer cue
                if any(o.start < cue.start < o.end for o in intentions):
                    continue  # begun by an earlier one ("ought to be signed")
            if name == "completed" and (_governed(reading, cue, intentions) or _awaited(reading, cue, cues["planned"])):
                continue
            if name == "cancelled" and any(o.start <= cue.start and cue.end < o.end for o in cues["postponed"]):
                continue  # "will not take place then"
            if name in ("postponed", "cancelled") and _denied(reading, cue, start, end):
                denied = True
                continue  # "denied that the contract had been cancelled"
            if name == "postponed" and (fixed := _fixed_at_last(reading, cue, end)):
                told.append(Said("planned", handicap, fixed, cue, True))
                continue
            if name in ("postponed", "cancelled") and _overcome(reading, cue, cues["completed"], intentions):
                continue  # "the pact, put off twice, was signed"
            if name == "planned" and _wished(reading, cue, start):
                continue
            if name == "planned" and _by_nobody(reading, cue, start):
                told.append(Said("cancelled", _HANDICAP["cancelled"], cue, cue, True))
                continue
            if name == "planned" and _is_of_end(reading, cue):
                told.append(Said("completed", _HANDICAP["completed"], cue, cue, True))
                continue  # "the fair is to close on Friday": it is on
            told.append(Said(name, handicap, cue, cue, False))
    for cue in reading.within("status.cleft", start, end):
        told.append(Said("proposed", _HANDICAP["proposed"], cue, cue, True))  # "what he would like … is a pact"
    return told, denied


def _by_nobody(reading: Reading, plan: Cue, start: int) -> bool:
    """Whether a plan is one that nobody has ("not one of the six firms will be coming")."""
    return any(
        reading.clause[no.start] == reading.clause[plan.start]
        for no in reading.within("status.nobody", max(start, plan.start - REACH), plan.start)
    )


def _fixed_at_last(reading: Reading, put_off: Cue, end: int) -> Cue | None:
    """The words behind a putting-off by which it has a day after all ("postponed twice, it will now open on 3 May")."""
    return next(iter(reading.within("status.fixed_at_last", put_off.end, end)), None)


def _wished(reading: Reading, plan: Cue, start: int) -> bool:
    """Whether a plan is only wished for ("hopes that it will", "asked them to come in June", "suggests that a fair be held")."""
    wishes = [
        w for w in reading.within("status.proposed", max(start, plan.start - FAR_WISH_REACH), plan.start)
        if w.end <= plan.start
    ]  # fmt: skip
    if any(reading.distance(wish, plan) <= WISH_REACH for wish in wishes):
        return True
    if reading.has("status.infinitive", plan.start, plan.start + 1):
        return any(reading.clause[w.start] == reading.clause[plan.start] for w in wishes)
    if reading.has("status.subjunctive", plan.start, plan.start + 1):
        return bool(wishes) and not reading.has("status.planned", plan.start - 2, plan.start)
    return False


def within_plan(reading: Reading, trigger: Cue, start: int, end: int) -> StatusFinding | None:
    """The plan or wish that a clause without a status of its own belongs to.

    "He intends to travel in July, when the chamber offers its hall for a fair."
    """
    if reading.has("status.negated", start, end):
        return None
    ahead = [
        (reading.distance(cue, trigger), name, cue)
        for name in ("planned", "proposed")
        for cue in reading.within(f"status.{name}", start, trigger.start)
        if reading.clause[cue.start] != reading.clause[trigger.start]
    ]
    if not ahead:
        return None
    distance, name, cue = min(ahead)
    return StatusFinding(Status(name), cue, distance)


def _undone(reading: Reading, trigger: Cue, start: int, end: int) -> StatusFinding | None:
    """What is only said not to be ("they reached no understanding"), where nothing else is said of it."""
    for no in reading.within("status.negated", start, end):
        distance = reading.distance(no, trigger)
        reach = VERB_LAST_REACH if no.end - no.start > 1 and no.start >= trigger.end else NEGATION_REACH
        if reading.clause[no.start] == reading.clause[trigger.start] and distance <= reach:
            return StatusFinding(Status.COMPLETED, no, distance, True)
    return None


def _denied(reading: Reading, cue: Cue, start: int, end: int) -> bool:
    """Whether it is denied that something was put off or called off."""
    denials = reading.within("status.denied", max(start, cue.start - DENIAL_REACH), min(end, cue.end + DENIAL_REACH))
    return bool(denials)


def _overcome(reading: Reading, cue: Cue, completed: list[Cue], intentions: list[Cue]) -> bool:
    """Whether it was put off only before it was done after all ("the pact, put off twice, was signed")."""
    if not reading.has("status.overcome", cue.start - 2, cue.end):
        return False
    if reading.has("status.finite", cue.start - 2, cue.start):
        return False
    return any(done.start >= cue.end + 2 and not _governed(reading, done, intentions) for done in completed)


def _governed(reading: Reading, cue: Cue, intentions: list[Cue]) -> bool:
    """Whether "held" stands right behind "will", or behind a word that leaves it undone ("be held", "to hold")."""
    if any(undone.end == cue.start for undone in reading.within("status.undone", max(cue.start - 3, 0), cue.start)):
        return True
    if reading.has("status.wanted", cue.start, cue.start + 1) and any(
        reading.clause[wish.start] == reading.clause[cue.start]
        for wish in reading.within("status.wanting", max(cue.start - WANTED_REACH, 0), cue.start)
    ):
        return True  # "wants the pact of the two chambers renewed"
    reach = FAR_MODAL_REACH if reading.has("status.same_form", cue.start, cue.end) else _MODAL_REACH
    for other in intentions:
        if 0 <= cue.start - other.end < reach and reading.clause[other.start] == reading.clause[cue.start]:
            return True
    return False


def _awaited(reading: Reading, cue: Cue, plans: list[Cue]) -> bool:
    """Whether something that is to come waits for it ("it will bind us once the minister has signed it")."""
    waits = reading.within("status.waiting_for", max(cue.start - WAIT_REACH, 0), cue.start)
    return bool(waits) and any(
        plan.end <= waits[-1].start and 0 <= reading.clause[waits[-1].start] - reading.clause[plan.start] <= 1
        for plan in plans
    )


def _is_of_end(reading: Reading, plan: Cue) -> bool:
    """Whether what is to come is only the end ("is to close", Persian به پایان خواهد رسید, whose verb stands last)."""
    return reading.has("status.ending", plan.end - 1, plan.end + ENDS) or any(
        plan.end <= cue.end for cue in reading.within("status.ending", plan.start - ENDS, plan.start + 1)
    )


def runs_until(reading: Reading, day: Cue) -> bool:
    """Whether a date is that until which something is said to go on ("goes on till Thursday")."""
    return any(
        reading.clause[cue.start] == reading.clause[day.start]
        for cue in reading.within("status.running", max(day.start - RUNNING_REACH, 0), day.end + RUNNING_REACH)
    )


def ends_by(reading: Reading, day: Cue) -> bool:
    """Whether a date is that by which something is to end ("is to close on Friday")."""
    return any(
        any(
            plan.end >= end.start - ENDS + 1
            for plan in reading.within("status.planned", end.start - ENDS - 2, end.start + 1)
        )
        for end in reading.within("status.ending", max(day.start - 6, 0), day.start)
        if reading.distance(end, day) <= ENDING_REACH
    )
