"""Judge what part a name plays where it stands: setting, goal or origin, and whether it can be a party at all.

Takes a reading and its mentions; fills in their role and use. Names in border geography, in posts ("consul in Erbil"), in
routes, and those that only say where the place before lies, are no parties; Tehran and Baghdad may stand for their countries.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from events.extract.places.name_meaning import only_joins
from events.extract.places.place_mention import CAPITALS, Mention
from events.extract.text.reading import Cue, Reading
from geo.provinces import REGION, REGION_MEMBERS

REACH_LEFT: Final = 8
LONGEST_LEAD: Final = 4
LONGEST_NAME: Final = 7
BACK: Final = 9
HALL_NAME: Final = 5
OBJECT_REACH: Final = 14
HELD: Final = ("exhibition.names", "forum.gatherings")
OFFICES: Final = ("roles.governor", "roles.mayor", "roles.chamber", "roles.scholar")
MOVES: Final = ("delegation.travelling", "forum.meeting", "status.completed", "status.planned")
SPEAKERS: Final = (*OFFICES, "delegation.groups")


def role_of(reading: Reading, span: Cue) -> str:
    """What the words before a name say about its part: "at", "to", "from" or nothing."""
    i = span.start - 1
    floor = max(
        span.start - REACH_LEFT, reading.sentences[reading.sentence_of[span.start]].start if reading.sentences else 0
    )
    while i >= floor:
        fillers = [cue for cue in reading.within("places.fillers", max(i - 2, 0), i + 1) if cue.end == i + 1]
        if fillers and fillers[0].end - fillers[0].start > 1:
            i = fillers[0].start - 1
            continue
        roles = [
            (cue.end - cue.start, role)
            for role in ("at", "to", "from")
            for cue in reading.within(f"places.{role}", max(i - LONGEST_LEAD, 0), i + 1)
            if cue.end == i + 1
        ]
        if roles:  # the longest speaks: "returned to" is no "to"
            role = max(roles, key=lambda item: item[0])[1]
            if role == "at" and span.end - 1 in reading.origins:
                return "from"
            seen = role == "from" and _seen_behind(reading, span)
            return "to" if seen else role
        if not fillers:
            if _is_seen(reading, span, floor):
                return "to"
            return "at" if _in_a_hall(reading, i, floor) else ""
        i = fillers[0].start - 1
    return ""


def _seen_behind(reading: Reading, span: Cue) -> bool:
    """Whether a place is told to be looked at behind its name, and no more than the aim of those who come from it."""
    seen = reading.within("places.seen", span.end, span.end + 4)
    return any(not reading.has("status.undone", span.end, cue.start) for cue in seen)


def _is_seen(reading: Reading, span: Cue, floor: int) -> bool:
    """Whether something of a place is looked at ("از شهرک‌های صنعتی اصفهان بازدید کردند")."""
    if not reading.has("places.seen", span.end, span.end + 2):
        return False
    return any(
        not reading.has("places.joins", cue.end, span.start) for cue in reading.within("places.from", floor, span.start)
    )


def _in_a_hall(reading: Reading, i: int, floor: int) -> bool:
    """Whether the words up to token `i` are the name of a hall one is in ("in the Unity Hall of …", Persian در تالار وحدت …)."""
    return any(
        i + 1 - cue.end <= HALL_NAME
        and not any(reading.has(name, cue.end, i + 1) for name in ("places.joins", "places.with"))
        for cue in reading.within("places.halls", floor, i + 1)
    )


def inherit_roles(reading: Reading, mentions: list[Mention]) -> None:
    """Names of one enumeration ("A, B and C") share what is said of the first, and a row number."""
    row = 0
    for before, after in pairwise(mentions):
        if only_joins(reading, before.span.end, after.span.start) or _persons_joined(reading, before, after):
            if before.row < 0:
                row += 1
                before.row = row
            after.row = before.row
            after.role = after.role or before.role
    for before, after in zip(mentions[-2::-1], mentions[:0:-1], strict=False):
        if after.row == before.row >= 0 and before.role == after.role == "at" and after.span.end - 1 in reading.origins:
            before.role = after.role = "from"  # only the last of a row has the ending: "لە سنە و مەریوانەوە"


def _persons_joined(reading: Reading, before: Mention, after: Mention) -> bool:
    """Whether persons of two places are enumerated ("Ali Amini of Ilam, Nasser Karim of Wasit and …")."""
    low, high = before.span.end, after.span.start
    if not before.role == after.role == "from" or not 3 <= high - low <= LONGEST_NAME:
        return False
    lead = [cue for cue in reading.within("places.joins", low, low + 2) if cue.start == low]
    last = [cue for cue in reading.within("places.from", low, high) if cue.end == high]
    if not lead or not last:
        return False
    names = [reading.texts[i] for i in range(lead[0].end, last[0].start) if reading.texts[i] not in (",", "and")]
    return bool(names) and all(name[:1].isupper() and name.isalpha() for name in names)


def judge_use(reading: Reading, mention: Mention, mentions: list[Mention]) -> None:
    span = mention.span
    sentence = reading.sentences[mention.sentence]
    before, after = max(sentence.start, span.start - 5), min(sentence.end, span.end + 4)
    official = [
        cue
        for cue in (*reading.within(SPEAKERS, before, span.start), *reading.within(SPEAKERS, span.end, after))
        if (cue.end <= span.start or cue.start >= span.end) and not reading.has("places.public", *cue)
    ]
    if mention.code in CAPITALS and reading.has("roles.mayor", sentence.start, _end_of_next(reading, sentence.index)):
        mention.official = True  # mayors speak for the town, not for the country
    mention.official |= any(_touching(reading, cue, span, mentions, ("from", "fillers", "joins")) for cue in official)
    if not mention.code:
        return
    for cue in reading.within("places.likewise", max(span.start - 3, sentence.start), span.start):
        if cue.end == span.start and reading.has(OFFICES, sentence.start, cue.start):
            mention.official = True  # "the chamber signed with the one of Erbil"
    if any(c.start <= span.start and span.end <= c.end and c != span
           for c in reading.within("cutting.byline", max(span.start - 2, 0), span.end)):  # fmt: skip
        mention.use, mention.official = "outlet", False
        return
    if mention.role == "at" and (_is_workplace(reading, span) or _is_home(reading, mention, mentions)):
        mention.role = "from"
    if mention.role == "from" and _is_left_for_home(reading, span):
        mention.role = "to"
    if mention.code == REGION and reading.has("places.government", span.start, span.end):
        mention.role, mention.official = "" if mention.role == "at" else mention.role, True
    if any(_touching(reading, cue, span, mentions) for cue in reading.within("places.posts", before, span.start)):
        mention.use = "post"
    elif (
        mention.code in CAPITALS
        and mention.place
        and mention.place.kind != "province"
        and _is_metonym(reading, mention)
    ):
        mention.use = "nation"
    elif (mention.place and mention.place.kind == "crossing" and not mention.official) or (
        (_names_a_landmark(reading, span) or _is_led_in(reading, span, "places.routes")) and not mention.official
    ):
        mention.use = "landmark"
    elif mention.code != REGION and not mention.official and _is_by_the_way(reading, mention):
        mention.use = "passage"
    elif not mention.official and not _is_held_in(reading, mention) and _near_boundary(reading, mention):
        mention.use = "boundary"
    elif mention.role == "at" and reading.has("places.telling", max(span.start - 4, sentence.start), span.start):
        mention.use = "telling"
    elif mention.role == "at" and _holds_the_last(reading, mention, mentions):
        mention.use = "container"
    if not mention.role and any(
        not reading.has("places.beside_hosts", cue.start - 2, cue.start - 1)  # "… and Khuzestan besides the host"
        for cue in reading.within("places.hosting", span.end, min(span.end + 5, sentence.end))
    ):
        mention.role = "at"


def _is_left_for_home(reading: Reading, span: Cue) -> bool:
    """Whether somebody comes back from a place, which he had gone to ("the team returned on Thursday from Urmia")."""
    back = reading.within("places.back_from", max(span.start - BACK, 0), span.start)
    return any(0 <= span.start - cue.end <= 1 for cue in back)


def _is_led_in(reading: Reading, span: Cue, name: str) -> bool:
    """Whether a phrase of a list stands right before a name ("راه مهران", "منفذ زرباطية", "by way of Basra")."""
    start = span.start
    if start and reading.has("places.fillers", start - 1, start):
        start -= 1
    return any(cue.end in (start, span.start) for cue in reading.within(name, max(start - 4, 0), span.start))


def _is_by_the_way(reading: Reading, mention: Mention) -> bool:
    """Whether a journey only touches a place, or people are from it who act for none ("patients from Basra")."""
    span = mention.span
    if _is_led_in(reading, span, "places.passing"):
        return True
    if mention.role != "from":
        return False
    people = reading.within("places.public", max(span.start - 4, 0), span.start)
    return any(reading.has("places.from", cue.end, cue.end + 1) for cue in people)


def _names_a_landmark(reading: Reading, span: Cue) -> bool:
    """Whether a name goes on as that of a road or a gate ("the Mehran crossing"); not where a new phrase begins behind it."""
    joins = reading.has(("places.at", "places.joins"), span.end, span.end + 1)
    end = reading.sentences[reading.sentence_of[span.start]].end
    return reading.has("places.landmarks", span.end, min(span.end + (1 if joins else 2), end))


def _end_of_next(reading: Reading, index: int) -> int:
    return reading.sentences[min(index + 1, len(reading.sentences) - 1)].end


def _is_workplace(reading: Reading, span: Cue) -> bool:
    """Whether "in" or "at" only tells where somebody works ("at the Ilam governorate", "a university in Tehran")."""
    after = span.end + (1 if reading.has("places.possessive", span.end, span.end + 1) else 0)
    if reading.has("roles.governor", after, after + 1):
        return True
    bodies = reading.within(("roles.scholar", "roles.chamber"), max(span.start - 4, 0), span.start)
    return any(
        cue.end >= span.start - 2
        and reading.has("places.at", cue.end, span.start)
        and not reading.has(MOVES, cue.end, span.start)
        for cue in bodies
    )


def _is_home(reading: Reading, mention: Mention, mentions: list[Mention]) -> bool:
    """Whether "in" tells where travellers are from ("traders in Karbala set out for Mashhad")."""
    span = mention.span
    clause = reading.clause
    goals = [m for m in mentions if m.role == "to" and m.side != mention.side and m.span.start > span.end]
    if not any(clause[m.span.start] == clause[span.start] for m in goals):
        return False
    for cue in reading.within(("roles.trader", "delegation.groups"), max(span.start - 6, 0), span.start):
        lead = reading.within("places.at", cue.end, span.start)
        if lead and lead[0].start == cue.end and _touching(reading, cue, span, mentions):
            return True
    return False


def visited(reading: Reading, mentions: list[Mention]) -> None:
    """Make the object of a verb of visiting the goal, where the guests are named between (Arabic زار محافظ ديالى كرمانشاه)."""
    for verb in reading.cues.get("delegation.visiting", ()):
        behind = [
            m
            for m in mentions
            if 0 <= m.span.start - verb.end <= OBJECT_REACH
            and m.code
            and m.use == "party"
            and reading.clause[m.span.start] == reading.clause[verb.start]
        ]
        guests = [m for m in behind if m.role in ("", "from")][:1]
        if not guests or guests[0] is not behind[0]:
            continue
        goal = next((m for m in behind if m.side != guests[0].side), None)
        if goal is not None and not goal.role:
            goal.role = "to"


def _holds_the_last(reading: Reading, mention: Mention, mentions: list[Mention]) -> bool:
    """Whether a name only says where the one before lies ("Sulaymaniyah in Iraqi Kurdistan")."""
    before = [m for m in mentions if m.side == mention.side and m.place and 0 <= mention.span.start - m.span.end <= 4]
    if not before or mention.place is None or mention.place.kind not in ("region", "province"):
        return False
    last = before[-1]
    inside = last.code == mention.code or (mention.code == REGION and last.code in REGION_MEMBERS)
    return inside and all(
        reading.words[i] == ","
        or any(
            c.start <= i < c.end
            for name in ("places.at", "places.fillers")
            for c in reading.within(name, max(last.span.end - 1, 0), mention.span.start)
        )
        or any(m.span.start <= i < m.span.end for m in mentions)
        for i in range(last.span.end, mention.span.start)
    )


def _touching(
    reading: Reading,
    cue: Cue,
    span: Cue,
    mentions: list[Mention],
    between: Sequence[str] = ("from", "at", "to", "fillers", "joins"),
) -> bool:
    """Whether only small words (and other names) stand between a cue and a name."""
    low, high = (cue.end, span.start) if cue.end <= span.start else (span.end, cue.start)
    small = {i for name in between for c in reading.within(f"places.{name}", low, high) for i in range(c.start, c.end)}
    small |= {i for m in mentions if m.span.start < high and m.span.end > low for i in range(m.span.start, m.span.end)}
    return all(i in small for i in range(low, high))


def _is_held_in(reading: Reading, mention: Mention) -> bool:
    """Whether a fair or a gathering is said to be right there ("stood side by side at a fair in Kut")."""
    start = mention.span.start
    return mention.role == "at" and any(reading.has(name, max(start - 4, 0), start) for name in HELD)


def _near_boundary(reading: Reading, mention: Mention) -> bool:
    sentence = reading.sentences[mention.sentence]
    return any(
        reading.clause[cue.start] == reading.clause[mention.span.start] and reading.distance(cue, mention.span) <= 14
        for cue in reading.within("context.boundary", sentence.start, sentence.end)
    )


def _is_metonym(reading: Reading, mention: Mention) -> bool:
    """Tehran or Baghdad as a government: no word says that the town itself is meant."""
    span = mention.span
    if mention.role in ("at", "to") or mention.city or mention.official:
        return False
    if mention.role == "from" and not reading.has("places.possessive", span.end, span.end + 1):
        return False
    return not reading.has("places.city", span.end, span.end + 2)
