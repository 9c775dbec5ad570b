"""Remember for whom a person speaks: "Governor Omed Khoshnaw of Erbil", and later only "Khoshnaw", stands for Erbil.

Takes a reading and its place mentions; gives more mentions, one for each later naming of such a person by surname. In scripts
without capitals a name is the run of words, unknown to the word lists, beside the office and its place.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from events.extract.places.place_mention import Mention
from events.extract.text.reading import Cue, Reading

REACH: Final = 9
LONGEST_NAME: Final = 5
SHORTEST_WORD: Final = 3
MATTERS: Final = 5
WIDE: Final = 12
"""Tokens around a post among which its country is looked for; the name of a country has a few at most."""
NATIONAL: Final = ("roles.minister", "roles.official")
OFFICES: Final = ("roles.governor", "roles.mayor", "roles.chamber", "roles.official", "roles.scholar", "roles.minister")


def person_mentions(reading: Reading, mentions: list[Mention], known: set[str]) -> list[Mention]:
    """Mentions that stand behind surnames.

    Parameters
    ----------
    reading : Reading
    mentions : list of Mention
        Places and nations, as `PlaceFinder.find` gives them.
    known : set of str
        The words of the word lists, which are no names.
    """
    taken = {i for mention in mentions for i in range(mention.span.start, mention.span.end)}
    capitals = any(text[:1].isupper() for text in reading.texts[:200])
    seats: dict[str, Mention] = {}
    for mention in mentions:
        if mention.use not in ("party", "boundary") if mention.code else mention.use != "nation":
            continue
        sentence = reading.sentences[mention.sentence]
        low, high = max(sentence.start, mention.span.start - REACH), min(sentence.end, mention.span.end + REACH)
        names = OFFICES if mention.code else NATIONAL
        offices = reading.within(names, low, high)
        if not offices:
            continue
        for run in _names(reading, low, high, taken, known, capitals):
            if _joined(reading, run, mention.span, offices):
                seats.setdefault(reading.words[run.end - 1], mention)
                mention.official |= bool(mention.code)
    found = _envoys(reading, mentions)
    if not seats:
        return found
    for i, word in enumerate(reading.words):
        seat = seats.get(word)
        if seat is None or i in taken or reading.sentence_of[i] == seat.sentence:
            continue
        use = "person" if seat.code else "nation"
        found.append(
            Mention(
                Cue(i, i + 1), seat.side, seat.code, seat.place, "", reading.sentence_of[i], use,
                official=bool(seat.code),
            )
        )  # fmt: skip
    return found


def _envoys(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Consuls and ambassadors named without their country ("the consul general came"), where all others are of one country."""
    posts = reading.cues.get("places.posts", ())
    if not posts:
        return []
    nations = [m.span for m in mentions if m.use == "nation"]
    starts = [span.start for span in nations]
    sides = {m.span: m.side for m in mentions if m.use == "nation"}
    owners = {}
    for post in posts:
        near = nations[bisect_left(starts, post.start - WIDE) : bisect_left(starts, post.end + WIDE)]
        owners[post] = next((span for span in near if _is_owner(span, post)), None)
    owned = {sides[span] for span in owners.values() if span is not None}
    if len(owned) != 1:
        return []
    side = owned.pop()
    return [
        Mention(post, side, None, None, "", reading.sentence_of[post.start], "nation")
        for post, owner in owners.items()
        if owner is None
    ]


def _is_owner(country: Cue, post: Cue) -> bool:
    """Whether a country is named with a post ("the Iranian consul", "the ambassador of Iran")."""
    return -1 <= post.start - country.end <= 1 or -1 <= country.start - post.end <= 4


def _names(reading: Reading, low: int, high: int, taken: set[int], known: set[str], capitals: bool) -> list[Cue]:
    """Runs of words that may be a person's name."""
    runs: list[Cue] = []
    start = None
    for i in range(low, high + 1):
        text = reading.texts[i] if i < high else ""
        name = (
            i < high
            and i not in taken
            and text.isalpha()
            and (text[:1].isupper() if capitals else len(text) >= SHORTEST_WORD)
            and reading.words[i] not in known
        ) or (i < high and start is not None and reading.has("places.name_particles", i, i + 1))
        if name and start is None:
            start = i
        elif not name and start is not None:
            if (2 if capitals else 1) <= i - start <= LONGEST_NAME and reading.texts[i - 1][:1] != "a":
                runs.append(Cue(start, i))
            start = None
    return runs


def _joined(reading: Reading, run: Cue, place: Cue, offices: list[Cue]) -> bool:
    """Whether only the office and small words stand between a name and a place ("Wasit's governor, X", "X of Erbil")."""
    low, high = (run.end, place.start) if run.end <= place.start else (place.end, run.start)
    if low > high:
        return False
    fine = {i for cue in offices for i in range(cue.start, cue.end)}
    for name in ("places.from", "places.fillers", "places.joins", "places.possessive", "roles.deputy"):
        fine |= {i for cue in reading.within(name, low, high) for i in range(cue.start, cue.end)}
    if all(i in fine or reading.texts[i] == "," for i in range(low, high)):
        return True
    # "Iran's trade promotion chief Mehdi Zeighami": what he is chief of stands before his office
    office = next((cue for cue in offices if cue.end == run.start and low < cue.start), None)
    return (
        office is not None and place.end == low and office.start - low <= MATTERS
        and reading.has("places.possessive", low, low + 1)
        and all(reading.texts[i].isalpha() and reading.texts[i].islower() for i in range(low + 1, office.start))
    )  # fmt: skip
