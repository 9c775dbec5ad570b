"""Find the places and countries an article names, and what part each plays where it stands.

Takes a `Reading`; gives `Mention`s: which province a name means (Kurdistan the province or the Region, Badreh or Badra),
whether it is the setting, the goal or the origin, and whether it counts as a party at all: names in datelines, in border
geography, in posts ("consul in Erbil") and in routes do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from spacy.matcher import PhraseMatcher

from events.extract.folding import fold
from events.extract.reading import Cue, Reader, Reading, reader
from geo.gazetteer import Place, toponyms
from geo.provinces import PROVINCES, REGION, REGION_MEMBERS

CAPITALS: Final = {"IR-23": "IR", "IQ-BG": "IQ"}
REACH_LEFT: Final = 7
DESCRIBED: Final = "description of a capital"


@dataclass(slots=True)
class Mention:
    """One naming of a place or a country.

    Attributes
    ----------
    span : Cue
        Its tokens.
    side : {"IR", "IQ"}
    code : str or None
        ISO 3166-2 of the province it lies in; None for a country as a whole.
    place : Place or None
        The gazetteer's entry.
    role : {"at", "to", "from", ""}
        What the words before it say.
    sentence : int
    use : {"party", "nation", "boundary", "post", "landmark", "dateline", "outlet"}
        Whether it can be a party, or why it cannot.
    """

    span: Cue
    side: str
    code: str | None
    place: Place | None
    role: str
    sentence: int
    use: str
    others: tuple[Place, ...] = ()
    city: bool = False
    official: bool = False
    row: int = -1

    @property
    def counts(self) -> bool:
        """Whether the mention may be a party or a venue."""
        return self.use in ("party", "person") and self.code is not None


class PlaceFinder:
    """Searches readings of one language for the toponyms of geo.gazetteer. Make it by `place_finder(language)`."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.choices: list[tuple[Place, ...]] = []
        surfaces: dict[tuple[str, ...], dict[tuple[str, str, str], Place]] = {}
        listed = list(toponyms(reader.words.language))  # type: ignore[arg-type]
        reader.learn(surface for surface, _ in listed)
        for surface, place in listed:
            words = tuple(token.text for token in reader.nlp.tokenizer(fold(surface).text) if not token.is_space)
            if words and any(word.isalpha() for word in words):
                surfaces.setdefault(tuple(w.lower() for w in words), {}).setdefault((place.code, place.name, place.kind), place)
        self.matcher = PhraseMatcher(reader.nlp.vocab, attr="NORM")
        for words, places in surfaces.items():
            self.matcher.add(str(len(self.choices)), [reader.pattern(words)])
            self.choices.append(tuple(places.values()))

    def find(self, reading: Reading, dateline: int = 0) -> list[Mention]:
        """Every place and country named in a reading, in text order; those before token `dateline` are the reporter's."""
        spans: list[tuple[Cue, tuple[Place, ...]]] = []
        strings = self.reader.nlp.vocab.strings
        raw = [(Cue(start, end), self.choices[int(strings[key])]) for key, start, end in self.matcher(reading.doc)]
        for name, cues in reading.cues.items():
            if name.startswith(("descriptions.", "institutions.")):
                raw += [(cue, (_capital(name.partition(".")[2]),)) for cue in cues]
        institutions = {c for name, cues in reading.cues.items() if name.startswith("institutions.") for c in cues}
        raw.sort(key=lambda item: (item[0].start, -item[0].end))
        for span, places in raw:
            if (not spans or span.start >= spans[-1][0].end) and self._is_name(reading, span, places):
                spans.append((span, places))
        taken = {i for span, _ in spans for i in range(span.start, span.end)}
        mentions = [self._place_mention(reading, span, places) for span, places in spans]
        for side, names in (("IR", ("places.iran", "places.iran_people")), ("IQ", ("places.iraq", "places.iraq_people"))):
            for name in names:
                for cue in reading.cues.get(name, ()):
                    if cue.start not in taken:
                        mentions.append(
                            Mention(cue, side, None, None, _role(reading, cue), reading.sentence_of[cue.start], "nation")
                        )
        mentions.sort(key=lambda m: m.span)
        _inherit_roles(reading, mentions)
        self._settle(reading, mentions, dict(spans))
        for mention in mentions:
            _judge_use(reading, mention, mentions)
            if mention.code and mention.span in institutions:
                mention.use, mention.role, mention.official = "party", "from", True
            if mention.span.start < dateline:
                mention.use = "dateline"
        for before, after in zip(mentions, mentions[1:], strict=False):
            # "the governors of Kurdistan, Kermanshah and Ilam": the office holds for the whole list.
            if before.official and not after.role and _only_joins(reading, before.span.end, after.span.start):
                after.official = True
        return mentions

    def _is_name(self, reading: Reading, span: Cue, places: Sequence[Place]) -> bool:
        """Leave out lower-case words, and towns that are part of a person's name."""
        if places[0].origin == DESCRIBED:
            return True
        first = reading.doc[span.start].text
        if first[0].isascii() and not first[0].isupper():
            return False
        if not first[0].isascii():
            return not self._is_surname(reading, span)
        before, after = self._is_person_word(reading, span.start - 1), self._is_person_word(reading, span.end)
        if all(place.kind == "town" for place in places):
            return not before and not after
        return not (before or after) or bool(_role(reading, span)) or reading.has("places.province", span.end, span.end + 1)

    def _is_surname(self, reading: Reading, span: Cue) -> bool:
        """Whether a name with an ending taken off ("الأنباري", "کرمانی") follows a word that is in no list, as first names are."""
        word = reading.words[span.start]
        if span.end - span.start > 1 or word == self.reader.bare(reading.doc[span.start].text) or not span.start:
            return False
        before = reading.doc[span.start - 1].text
        return before.isalpha() and reading.words[span.start - 1] not in self.reader.known

    def _is_person_word(self, reading: Reading, i: int) -> bool:
        if not 0 <= i < len(reading.doc):
            return False
        text = reading.doc[i].text
        if reading.has("places.name_particles", i, i + 1):
            return i + 1 < len(reading.doc) and reading.doc[i + 1].text[:1].isupper()
        return text[0].isupper() and text.isalpha() and len(text) > 1 and reading.words[i] not in self.reader.known

    def _place_mention(self, reading: Reading, span: Cue, places: Sequence[Place]) -> Mention:
        place = self._one(reading, span, places) if len({p.code for p in places}) == 1 else None
        side = place.country if place else ""
        mention = Mention(
            span, side, place.code if place else None, place, _role(reading, span), reading.sentence_of[span.start], "party"
        )
        near = range(max(span.start - 3, 0), min(span.end + 2, len(reading.doc)))
        mention.city = any(reading.has("places.city", i, i + 1) for i in near)
        return mention

    @staticmethod
    def _one(reading: Reading, span: Cue, places: Sequence[Place]) -> Place:
        """The province where the word "province" stands by the name, else the town."""
        provincial = reading.has("places.province", span.end, span.end + 1) or any(
            reading.has("places.province", i, i + 1) for i in range(max(span.start - 2, 0), span.start)
        )
        kinds = ("province", "region") if provincial else ("town", "crossing")
        return next((place for place in places if place.kind in kinds), places[0])

    def _settle(self, reading: Reading, mentions: list[Mention], spans: dict[Cue, tuple[Place, ...]]) -> None:
        """Decide names that mean two places, by the words beside them, then by their company."""
        known = [m for m in mentions if m.place]
        open_ = [m for m in mentions if m.place is None and m.use == "party"]
        totals = Counter(m.side for m in known)
        for mention in open_:
            places = spans[mention.span]
            mention.others = tuple(places)
            by_code = {place.code: place for place in places}
            choice = None
            if REGION in by_code and len(by_code) > 1:
                choice = self._region_or_province(reading, mention, mentions, by_code)
            if choice is None and mention.role in ("at", "to"):
                # Guests from Ilam "in Badra" are in Badra of Wasit: nobody is sent to where he comes from.
                guests = _guests_of(reading, known, mention.sentence)
                places = tuple(place for place in places if place.code not in guests) or places
            if choice is None:
                hosts = _hosts_side(reading, mention, known)
                places = tuple(place for place in places if place.country == hosts) or places
                choice = _by_company(mention, known, places, totals)
            same = [place for place in places if place.code == choice.code]
            mention.place, mention.code, mention.side = self._one(reading, mention.span, same), choice.code, choice.country

    def _region_or_province(
        self, reading: Reading, mention: Mention, mentions: list[Mention], by_code: dict[str, Place]
    ) -> Place | None:
        span = mention.span
        region, province = by_code[REGION], next(place for code, place in by_code.items() if code != REGION)
        before, after = max(span.start - 3, 0), min(span.end + 2, len(reading.doc))
        for reach in ((span.end, after), (before, span.start)):
            pulls = {
                name: [c for c in reading.within(f"places.{name}", *reach) if not _crosses(reading, c, span)]
                for name in ("region", "homeland")
            }
            if bool(pulls["region"]) != bool(pulls["homeland"]):
                return region if pulls["region"] else province
        listed = _list_of(reading, mention, mentions)
        sides = {m.side for m in listed if m is not mention and m.side and m.code}
        if sides == {"IR"}:
            return province
        if sides == {"IQ"}:
            return region
        return None


def _crosses(reading: Reading, cue: Cue, span: Cue) -> bool:
    low, high = min(cue.end, span.end), max(cue.start, span.start)
    return any(reading.doc[i].text in ",.;،" for i in range(low, high))


def _list_of(reading: Reading, mention: Mention, mentions: list[Mention]) -> list[Mention]:
    """The names that stand in one enumeration with a mention ("A, B and C")."""
    at = mentions.index(mention)
    found = [mention]
    for step in (-1, 1):
        i = at + step
        while 0 <= i < len(mentions):
            a, b = sorted((mentions[i].span, mentions[i - step].span))
            if not _only_joins(reading, a.end, b.start) or not mentions[i].place:
                break
            found.append(mentions[i])
            i += step
    return found


def _only_joins(reading: Reading, start: int, end: int) -> bool:
    """Whether tokens start to end are only commas, "and" and other fillers, with at least one joint."""
    if not 0 < end - start <= 4:
        return False
    fillers = {i for cue in reading.within("places.fillers", start, end) for i in range(cue.start, cue.end)}
    joints = {i for cue in reading.within("places.joins", start, end) for i in range(cue.start, cue.end)}
    return bool(joints) and all(i in fillers or i in joints for i in range(start, end))


def _by_company(mention: Mention, known: list[Mention], places: Sequence[Place], totals: Counter[str]) -> Place:
    """The reading that other names of the same sentence, then of the whole article, speak for."""

    def weight(place: Place) -> tuple[float, ...]:
        container = sum(m.code == place.code for m in known if 0 < m.span.start - mention.span.end <= 4 and m.sentence == mention.sentence)
        same = sum(m.code == place.code for m in known if m.sentence == mention.sentence)
        everywhere = sum(m.code == place.code for m in known)
        region = place.code == REGION
        members = sum(m.code in REGION_MEMBERS or m.code == REGION for m in known) if region else 0
        kinds = {"province": 2, "region": 2, "crossing": 1}
        return (container, same, everywhere + members, float(kinds.get(place.kind, 0)), totals[place.country])

    return max(places, key=weight)


def _hosts_side(reading: Reading, mention: Mention, known: list[Mention]) -> str | None:
    """The country of a governor whom people of the other country meet ("Ilam's party held talks with the governor of Badra")."""
    sentence = reading.sentences[mention.sentence]
    span = mention.span
    if mention.role != "from" or not reading.has("roles.governor", max(span.start - 4, sentence.start), span.start):
        return None
    if any(0 < m.span.start - span.end <= 4 for m in known):
        return None
    talks = ("forum.meetings", "forum.meeting", "delegation.receiving")
    if not any(reading.has(name, sentence.start, span.start) for name in talks):
        return None
    sides = {m.side for m in known if m.sentence == mention.sentence}
    return {"IR": "IQ", "IQ": "IR"}[sides.pop()] if len(sides) == 1 else None


def _guests_of(reading: Reading, known: list[Mention], sentence: int) -> set[str | None]:
    """The provinces named right beside "delegation" in a sentence."""
    bounds = reading.sentences[sentence]
    groups = reading.within("delegation.groups", bounds.start, bounds.end)
    return {
        m.code for m in known for cue in groups
        if m.sentence == sentence and (0 <= m.span.start - cue.end <= 2 or 0 <= cue.start - m.span.end <= 1)
    }  # fmt: skip


def _role(reading: Reading, span: Cue) -> str:
    """What the words before a name say about its part: "at", "to", "from" or nothing."""
    i = span.start - 1
    floor = max(span.start - REACH_LEFT, reading.sentences[reading.sentence_of[span.start]].start if reading.sentences else 0)
    while i >= floor:
        fillers = [cue for cue in reading.within("places.fillers", max(i - 2, 0), i + 1) if cue.end == i + 1]
        if fillers and fillers[0].end - fillers[0].start > 1:
            i = fillers[0].start - 1
            continue
        roles = [
            (cue.end - cue.start, role)
            for role in ("at", "to", "from")
            for cue in reading.within(f"places.{role}", max(i - 2, 0), i + 1)
            if cue.end == i + 1
        ]
        if roles:  # the longest speaks: "returned to" is no "to"
            return max(roles, key=lambda item: item[0])[1]
        if not fillers:
            return ""
        i = fillers[0].start - 1
    return ""


def _inherit_roles(reading: Reading, mentions: list[Mention]) -> None:
    """Names of one enumeration ("A, B and C") share what is said of the first, and a row number."""
    row = 0
    for before, after in zip(mentions, mentions[1:], strict=False):
        if _only_joins(reading, before.span.end, after.span.start):
            if before.row < 0:
                row += 1
                before.row = row
            after.row = before.row
            after.role = after.role or before.role


def _judge_use(reading: Reading, mention: Mention, mentions: list[Mention]) -> None:
    span = mention.span
    sentence = reading.sentences[mention.sentence]
    before, after = max(sentence.start, span.start - 5), min(sentence.end, span.end + 4)
    official = [
        cue
        for name in ("roles.governor", "roles.mayor", "roles.chamber", "roles.scholar", "delegation.groups")
        for cue in (*reading.within(name, before, span.start), *reading.within(name, span.end, after))
        if cue.end <= span.start or cue.start >= span.end
    ]
    if mention.code in CAPITALS and reading.has("roles.mayor", sentence.start, _end_of_next(reading, sentence.index)):
        mention.official = True  # mayors speak for the town, not for the country
    mention.official |= any(_touching(reading, cue, span, mentions, ("from", "fillers", "joins")) for cue in official)
    if not mention.code:
        return
    if mention.role == "at" and _is_workplace(reading, span):
        mention.role = "from"
    if any(_touching(reading, cue, span, mentions) for cue in reading.within("places.posts", before, span.start)):
        mention.use = "post"
    elif mention.code in CAPITALS and mention.place and mention.place.kind != "province" and _is_metonym(reading, mention):
        mention.use = "nation"
    elif mention.place and mention.place.kind == "crossing":
        mention.use = "landmark"
    elif reading.has("places.landmarks", span.end, span.end + 2) and not mention.official:
        mention.use = "landmark"
    elif not mention.official and _near_boundary(reading, mention):
        mention.use = "boundary"
    elif mention.role == "at" and reading.has("places.telling", max(span.start - 4, sentence.start), span.start):
        mention.use = "telling"
    elif mention.role == "at" and _holds_the_last(reading, mention, mentions):
        mention.use = "container"
    if not mention.role and reading.within("places.hosting", span.end, min(span.end + 5, sentence.end)):
        mention.role = "at"


def _end_of_next(reading: Reading, index: int) -> int:
    return reading.sentences[min(index + 1, len(reading.sentences) - 1)].end


def _is_workplace(reading: Reading, span: Cue) -> bool:
    """Whether "in" or "at" only tells where somebody works ("at the Ilam governorate", "a university in Tehran")."""
    after = span.end + (1 if reading.has("places.possessive", span.end, span.end + 1) else 0)
    if reading.has("roles.governor", after, after + 1):
        return True
    bodies = [c for name in ("roles.scholar", "roles.chamber") for c in reading.within(name, max(span.start - 4, 0), span.start)]
    return any(cue.end >= span.start - 2 and reading.has("places.at", cue.end, span.start) for cue in bodies)


def _holds_the_last(reading: Reading, mention: Mention, mentions: list[Mention]) -> bool:
    """Whether a name only says where the one before lies ("Sulaymaniyah in Iraqi Kurdistan")."""
    before = [m for m in mentions if m.side == mention.side and m.place and 0 <= mention.span.start - m.span.end <= 4]
    if not before or mention.place is None or mention.place.kind not in ("region", "province"):
        return False
    last = before[-1]
    inside = last.code == mention.code or (mention.code == REGION and last.code in REGION_MEMBERS)
    return inside and all(
        reading.words[i] == "," or any(
            c.start <= i < c.end
            for name in ("places.at", "places.fillers")
            for c in reading.within(name, max(last.span.end - 1, 0), mention.span.start)
        )
        or any(m.span.start <= i < m.span.end for m in mentions)
        for i in range(last.span.end, mention.span.start)
    )


def _touching(
    reading: Reading, cue: Cue, span: Cue, mentions: list[Mention], between: Sequence[str] = ("from", "at", "to", "fillers", "joins")
) -> bool:
    """Whether only small words (and other names) stand between a cue and a name."""
    low, high = (cue.end, span.start) if cue.end <= span.start else (span.end, cue.start)
    small = {
        i
        for name in between
        for c in reading.within(f"places.{name}", low, high)
        for i in range(c.start, c.end)
    }
    small |= {i for m in mentions for i in range(m.span.start, m.span.end)}
    return all(i in small for i in range(low, high))


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


@cache
def _capital(code: str) -> Place:
    """The gazetteer's town for a province's capital, which texts may only describe ("the Iraqi capital")."""
    province = PROVINCES[code]
    return Place(
        province.capital, code, province.country, "town", province.capital_lat, province.capital_lon, DESCRIBED
    )


@lru_cache(maxsize=8)
def place_finder(language: str) -> PlaceFinder:
    """The place finder of a language, made once."""
    return PlaceFinder(reader(language))


def province_name(code: str) -> str:
    """English name of a province code, the Region included."""
    return "Kurdistan Region" if code == REGION else PROVINCES[code].name_en
