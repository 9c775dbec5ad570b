"""Settle what an article is about: its main places on either side, and whether the Kurdistan Region itself acts.

Takes an `Article`, and its headline's where there is one; gives a `Focus`, which an event told without its parties takes
them from.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from events.extract.article import Article
from events.extract.places.place_mention import CAPITALS, TEHRAN, Mention
from events.extract.places.setting import LEAD_SENTENCES
from events.extract.text.reading import Cue
from geo.provinces import REGION, REGION_MEMBERS

LONG_ROW: Final = 3
PRESENT: Final = ("roles.governor", "forum.attending")
SEAT: Final = "IQ-AR"
"""Where the Region's government sits."""
LEAST_WEIGHT: Final = 3.5
REACH: Final = 10
TRAVELLING: Final = ("delegation.groups", "roles.trader")
BODIES: Final = ("delegation.people", "company.people")
LOCAL: Final = ("governor", "mayor", "chamber")


@dataclass(frozen=True, slots=True)
class Focus:
    """What the article is about: its main places on either side, and whether its beginning names each side.

    ``region`` tells whether the Kurdistan Region itself acts, by its government or its unions, and not Erbil's governorate;
    ``acting``, which capitals act as provinces: their governor, mayor, chamber or traders, not the government that sits there.
    """

    iran: tuple[str, ...]
    iraq: tuple[str, ...]
    named: frozenset[str]
    leading: frozenset[str]
    region: bool = False
    states: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()


def find_focus(article: Article, title: Article | None = None) -> Focus:
    """Weigh every place of the article: those in the lead, of office-holders, and named again count more."""
    weights: Counter[str] = Counter()
    capitals = [m for m in article.mentions if m.code in CAPITALS and m.counts]
    acting = frozenset(m.code for m in capitals if m.code and _acts_itself(article, m))
    for mention in article.mentions:
        if not mention.code or (mention.code == TEHRAN and TEHRAN not in acting and mention.role in ("at", "to")):
            continue
        weight = {"party": 2.0, "landmark": 0.5, "post": 0.2, "dateline": 0.6}.get(mention.use, 0.0)
        if mention.use == "party" and mention.sentence < LEAD_SENTENCES:
            weight += 3 if mention.sentence < 2 else 1
        if mention.official:
            weight += 1
        elif mention.code in CAPITALS:
            weight *= 0.3
        weights[mention.code] += weight  # type: ignore[assignment]
    headline = title.mentions if title else []
    for mention in headline:
        if mention.counts and mention.code:
            weights[mention.code] += 3
    telling = [m for m in (*article.mentions, *headline) if m.use != "dateline" or (m.code and m.code not in CAPITALS)]
    named = {m.side for m in telling}
    leading = {m.side for m in telling if m.sentence < LEAD_SENTENCES}
    sides = [
        _with_fellows(article, side, _with_colleagues(article, side, _heaviest(weights, side))) for side in ("IR", "IQ")
    ]
    region = _region_acts(article)
    if (
        region
        and len(sides[1]) < LONG_ROW
        and (sides[1] == (SEAT,) or weights[REGION] >= 0.7 * max((weights[c] for c in sides[1]), default=0))
    ):
        sides[1] = (REGION,)
    states = frozenset(side for side in ("IR", "IQ") if _leads_as_country(article, side))
    return Focus(sides[0], sides[1], frozenset(named), frozenset(leading), region, states, acting)


def _acts_itself(article: Article, capital: Mention) -> bool:
    """Whether a capital is named as a province, as somebody's home, or with its own governor, mayor or chamber."""
    province = capital.place is not None and capital.place.kind == "province"
    return province or capital.use == "person" or acts_locally(article, capital)


def _leads_as_country(article: Article, side: str) -> bool:
    """Whether the lead speaks of a country as such, and a province of it is named only further down, as nobody's home."""
    own = [m for m in article.mentions if m.side == side]
    lead = [m.use for m in own if m.sentence < LEAD_SENTENCES]
    return "nation" in lead and not {"party", "person"} & set(lead) and not _homes(article, side)


def _region_acts(article: Article) -> bool:
    """Whether the Region's government, ministers or unions are named, and not after Erbil's governor, mayor or chamber."""
    for mention in article.mentions:
        if mention.code == SEAT and acts_locally(article, mention):
            return False
        span = mention.span
        if mention.code != REGION or mention.use == "dateline":
            continue
        bodies = article.reading.within(("roles.minister", "roles.chamber"), max(span.start - 7, 0), span.end + 3)
        if any(not _parted(article, cue, span) for cue in bodies) or _has_people(article, mention):
            return True
        if article.reading.has("places.government", span.start, span.end):
            return True
    return False


def _has_people(article: Article, region: Mention) -> bool:
    """Whether experts, traders or boards of the Region are named ("the river experts of the Region", "the Region's board")."""
    reading, (start, end) = article.reading, region.span
    if reading.has("places.possessive", end, end + 1):
        return reading.has(BODIES, end + 1, end + 5)
    people = reading.within(BODIES, max(start - 4, 0), start)
    return region.role == "from" and any(start - 3 <= cue.end <= start for cue in people)


def acts_locally(article: Article, mention: Mention) -> bool:
    """Whether a place's own governor, mayor or chamber is named with it."""
    low, high = max(mention.span.start - 4, 0), mention.span.end + 4
    office = mention.official and any(
        article.reading.has(name, low, high) for name in ("places.likewise", *(f"roles.{name}" for name in LOCAL))
    )
    return office or _is_home(article, mention)


def _is_home(article: Article, mention: Mention) -> bool:
    """Whether traders or a delegation are said to be from a place."""
    start = mention.span.start
    return mention.role == "from" and any(
        start - 2 <= cue.end <= start and not article.mentions_in(cue.start, start)
        for cue in article.reading.within(TRAVELLING, max(start - 5, 0), start)
    )


def _parted(article: Article, body: Cue, span: Cue) -> bool:
    """Whether another place stands between a body and a name ("the chamber of Hamadan and traders of the Region")."""
    return bool(article.mentions_in(body.end, span.start) or article.mentions_in(span.end, body.start))


def _with_colleagues(article: Article, side: str, main: tuple[str, ...]) -> tuple[str, ...]:
    """Add the places named in one enumeration with a main one in the lead, where office-holders of three or more meet."""
    for row in _lead_rows(article):
        beside = [m for m in article.around(row[0].sentence, row[0].sentence) if m.official]
        codes = tuple(dict.fromkeys(m.code for m in (*row, *beside) if m.side == side and m.code))
        if len(codes) < LONG_ROW or not _of_office(article, row):
            continue
        if set(codes) & set(main) or (main and _are_colleagues(article, row)):
            return without_region(tuple(dict.fromkeys((*main, *codes))))
    return main


def _are_colleagues(article: Article, row: list[Mention]) -> bool:
    """Whether an enumeration is one of somebody's colleagues ("he and his colleagues of Erbil, Duhok and Halabja")."""
    start = row[0].span.start
    known = article.reading.within(("delegation.groups", "places.counterparts"), max(start - 4, 0), start)
    return any(start - cue.end <= 1 for cue in known)


def _with_fellows(article: Article, side: str, main: tuple[str, ...]) -> tuple[str, ...]:
    """Add the places that travellers of a main one share a list with ("merchants of Basra and Maysan")."""
    for row in _homes(article, side):
        codes = tuple(dict.fromkeys(m.code for m in row if m.code))
        if not main or (len(codes) > 1 and set(codes) & set(main)):
            return without_region(tuple(dict.fromkeys((*main, *codes))))
    return main


def _homes(article: Article, side: str) -> list[list[Mention]]:
    """The places that persons are said to come from, those of one list together."""
    rows: dict[int, list[Mention]] = {}
    reading = article.reading
    for i, mention in enumerate(article.mentions):
        if mention.side != side or not mention.counts or mention.role != "from":
            continue
        if mention.row >= 0 and mention.row in rows:
            rows[mention.row].append(mention)
            continue
        start = mention.span.start
        sentence = reading.sentences[mention.sentence]
        people = reading.within(TRAVELLING, max(sentence.start, start - REACH), start)
        hail = any(cue.end == start for cue in reading.within("places.hail", max(start - 3, 0), start))
        if any(c.end >= start - 1 for c in people) or (people and hail):
            rows[mention.row if mention.row >= 0 else -2 - i] = [mention]
    return list(rows.values())


def _of_office(article: Article, row: list[Mention]) -> bool:
    """Whether an enumeration is one of office-holders, or of their counterparts ("their counterparts of A, B and C")."""
    first = row[0].span.start
    sentence = article.reading.sentences[row[0].sentence]
    return (
        article.reading.has(PRESENT, sentence.start, sentence.end)
        or any(m.official for m in row)
        or any(first - cue.end <= 1 for cue in article.reading.within("places.counterparts", max(first - 3, 0), first))
    )


def _lead_rows(article: Article) -> list[list[Mention]]:
    """The enumerations of places in the lead sentences."""
    rows: dict[int, list[Mention]] = {}
    for mention in article.around(0, LEAD_SENTENCES - 1):
        if mention.row >= 0 and mention.use == "party":
            rows.setdefault(mention.row, []).append(mention)
    return list(rows.values())


def _heaviest(weights: Counter[str], side: str) -> tuple[str, ...]:
    own = {code: weight for code, weight in weights.items() if code.startswith(side)}
    if sum(code in REGION_MEMBERS and weight >= LEAST_WEIGHT for code, weight in own.items()) >= LONG_ROW:
        own.pop(REGION, None)  # "four governors of the Region": they act, each for his governorate
    most = max(own.values(), default=0)
    if most < LEAST_WEIGHT:
        return ()
    return without_region(tuple(code for code in own if own[code] >= 0.7 * most))


def without_region(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Leave the Region out where its governorates are named."""
    if REGION in codes and any(code in REGION_MEMBERS for code in codes):
        return tuple(code for code in codes if code != REGION)
    return codes
