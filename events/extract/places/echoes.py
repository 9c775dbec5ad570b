"""Find what points back to a place without naming it: "in the same city", "to the Iraqi port", "in that province".

Takes a reading and its mentions; gives more mentions, with the place last named that fits. They tell where something
happens and make nobody a party.
"""

from __future__ import annotations

from collections.abc import Iterable

from events.extract.places.name_use import role_of
from events.extract.places.place_mention import CAPITALS, Mention
from events.extract.text.reading import Cue, Reading
from geo.provinces import REGION

BACK = 3
NAME_REACH = 3
RANKS = {"at": 0, "to": 0, "": 1, "from": 2}
NAMED = ("party", "dateline", "post", "landmark", "container", "telling", "person")


def echo_mentions(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Mentions that stand behind words such as "the same city", where these tell a setting or a goal.

    Parameters
    ----------
    reading : Reading
    mentions : list of Mention
        Every place and country named, in text order.
    """
    taken = {i for m in mentions if m.code for i in range(m.span.start, m.span.end)}
    found: list[Mention] = []
    at = 0
    capital: Mention | None = None
    for cue in reading.cues.get("places.echoes", ()):
        if any(i in taken for i in range(cue.start, cue.end + NAME_REACH)) or reading.has(
            "places.possessive", cue.end, cue.end + 1
        ):
            continue  # "the Iraqi city of Kut", "the city's shops"
        role = role_of(reading, cue)
        if role not in ("at", "to"):
            continue
        while at < len(mentions) and mentions[at].span.start < cue.start:
            capital = mentions[at] if mentions[at].code in CAPITALS else capital
            at += 1
        pointed = reading.has("places.capital", cue.start, cue.end)
        meant = capital if pointed else _meant(reading, cue, (mentions[i] for i in range(at - 1, -1, -1)))
        if meant is not None:
            sentence = reading.sentence_of[cue.start]
            found.append(Mention(cue, meant.side, meant.code, meant.place, role, sentence, "echo"))
    return found


def _meant(reading: Reading, cue: Cue, before: Iterable[Mention]) -> Mention | None:
    """The place last named that may be meant; ``before`` runs backwards from the cue."""
    sides = set()
    for name, side in (("places.iran", "IR"), ("places.iraq", "IQ")):
        if reading.has(name, cue.start, cue.end):
            sides = {side}
    sentence = reading.sentence_of[cue.start]
    fitting: list[Mention] = []
    for mention in before:
        if sentence - mention.sentence > BACK:
            break
        if (
            mention.code in (None, REGION, *CAPITALS)
            or mention.use not in NAMED
            or mention.side not in (sides or mention.side)
        ):
            continue
        fitting.append(mention)
    if reading.has("places.demonstrative", cue.start, cue.end):
        # "Kermanshah showed its goods in the same city": not in its own
        others = [m for m in fitting if m.role or m.sentence != sentence] or fitting
        return next((m for m in others if m.role in ("at", "to")), others[0] if others else None)
    return min(fitting, key=_rank, default=None)


def _rank(mention: Mention) -> int:
    """ "A week of Tabriz in the town": what belongs to a place is seldom said to be in it."""
    return RANKS.get(mention.role, 1)
