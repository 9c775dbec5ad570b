"""Find the places and countries an article names, and what each means and plays where it stands.

Takes a `Reading`; gives `Mention`s: which province a name means, whether it is the setting, the goal or the origin, and whether
it counts as a party. Toponyms come from geo.gazetteer alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from spacy.matcher import PhraseMatcher

from events.extract.places.name_meaning import Company, by_company, crosses, guests_of, hosts_side
from events.extract.places.name_use import inherit_roles, judge_use, role_of, visited
from events.extract.places.place_mention import CAPITALS, Mention
from events.extract.text.folding import fold
from events.extract.text.reader import Reader, reader
from events.extract.text.reading import Cue, Reading
from geo.gazetteer import Place, toponyms
from geo.provinces import PROVINCES, REGION, REGION_MEMBERS

__all__ = ["CAPITALS", "Mention", "PlaceFinder", "place_finder", "province_name"]

DESCRIBED: Final = "description of a capital"


class PlaceFinder:
    """Searches readings of one language for the toponyms of geo.gazetteer. Make it by `place_finder(language)`."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.choices: list[tuple[Place, ...]] = []
        self.region: Place | None = None
        surfaces: dict[tuple[str, ...], dict[tuple[str, str, str], Place]] = {}
        listed = list(toponyms(reader.words.language))
        reader.learn(surface for surface, _ in listed)
        for surface, place in listed:
            if place.code == REGION and self.region is None:
                self.region = place
            words = tuple(token.text for token in reader.nlp.tokenizer(fold(surface).text) if not token.is_space)
            if words and any(word.isalpha() for word in words):
                surfaces.setdefault(tuple(w.lower() for w in words), {}).setdefault(
                    (place.code, place.name, place.kind), place
                )
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
            last = spans[-1][0] if spans else None
            if last and (span.start < last.end or self._is_officer(reading, last, span)):
                continue
            if self._is_name(reading, span, places):
                spans.append((span, places))
        spans += self._short_names(reading, spans)
        taken = {i for span, _ in spans for i in range(span.start, span.end)}
        mentions = [self._place_mention(reading, span, places) for span, places in spans]
        for side, names in (
            ("IR", ("places.iran", "places.iran_people")),
            ("IQ", ("places.iraq", "places.iraq_people")),
        ):
            for name in names:
                for cue in reading.cues.get(name, ()):
                    if cue.start not in taken:
                        mentions.append(
                            Mention(
                                cue, side, None, None, role_of(reading, cue), reading.sentence_of[cue.start], "nation"
                            )
                        )
        mentions.sort(key=lambda m: m.span)
        inherit_roles(reading, mentions)
        mentions = [m for m in mentions if not _is_agency(reading, m)]
        self._settle(reading, mentions, dict(spans))
        beside: dict[int, list[Mention]] = {}
        for mention in mentions:
            beside.setdefault(mention.sentence, []).append(mention)
        for mention in mentions:
            judge_use(reading, mention, beside[mention.sentence])
            if mention.code and mention.span in institutions:
                mention.use, mention.role, mention.official = "party", "from", True
            if mention.span.start < dateline:
                mention.use = "dateline"
        visited(reading, mentions)
        for before, after in pairwise(mentions):
            # "the governors of Kurdistan, Kermanshah and Ilam": the office holds for the whole list.
            if before.official and after.role in ("", before.role) and before.row == after.row >= 0:
                after.official = True
            if before.use == "passage" and after.row == before.row >= 0 and not after.official:
                after.use = "passage"
        return mentions

    def _short_names(
        self, reading: Reading, spans: list[tuple[Cue, tuple[Place, ...]]]
    ) -> list[tuple[Cue, tuple[Place, ...]]]:
        """Where "the Region" stands for the Kurdistan Region: that or one of its governorates is named before or after."""
        sure = {places[0].code for _, places in spans if len({p.code for p in places}) == 1}
        region = self.region
        if region is None or not sure & {REGION, *REGION_MEMBERS}:
            return []
        taken = {i for span, _ in spans for i in range(span.start, span.end)}
        short = [Cue(cue.end - 1, cue.end) for cue in reading.cues.get("places.short_region", ())]
        return [
            (cue, (region,)) for cue in short if cue.start not in taken and not reading.texts[cue.start][:1].islower()
        ]

    def _is_name(self, reading: Reading, span: Cue, places: Sequence[Place]) -> bool:
        """Leave out lower-case words, and towns that are part of a person's name."""
        if places[0].origin == DESCRIBED:
            return True
        first = reading.texts[span.start]
        if first[0].isascii() and not first[0].isupper():
            return False
        if reading.has("places.fields", span.start - 1, span.start):
            return False  # "the fields of architecture", which is written as Amara is
        if not first[0].isascii():
            return not self._is_surname(reading, span) and not _is_given(reading, span)
        before, after = self._is_person_word(reading, span.start - 1), self._is_person_word(reading, span.end)
        if all(place.kind == "town" for place in places):
            return not before and not after
        return (
            not (before or after)
            or bool(role_of(reading, span))
            or reading.has("places.province", span.end, span.end + 1)
        )

    def _is_surname(self, reading: Reading, span: Cue) -> bool:
        """Whether a name with an ending taken off ("الأنباري", "کرمانی") follows a word that is in no list, as first names are."""
        word = reading.words[span.start]
        if span.end - span.start > 1 or word == self.reader.bare(reading.texts[span.start]) or not span.start:
            return False
        before = reading.texts[span.start - 1]
        return before.isalpha() and reading.words[span.start - 1] not in self.reader.known

    def _is_officer(self, reading: Reading, place: Cue, span: Cue) -> bool:
        """Whether a name between a governor's place and an unknown word is the governor's ("محافظ ديالى مثنى التميمي")."""
        if place.end != span.start or span.end >= len(reading.texts) or reading.texts[span.start][:1].isascii():
            return False
        behind = reading.texts[span.end]
        unknown = behind.isalpha() and reading.words[span.end] not in self.reader.known
        return unknown and reading.has("roles.governor", max(place.start - 2, 0), place.start)

    def _is_person_word(self, reading: Reading, i: int) -> bool:
        if not 0 <= i < len(reading.texts):
            return False
        text = reading.texts[i]
        if reading.has("places.name_particles", i, i + 1):
            return i + 1 < len(reading.texts) and reading.texts[i + 1][:1].isupper()
        return text[0].isupper() and text.isalpha() and len(text) > 1 and reading.words[i] not in self.reader.known

    def _place_mention(self, reading: Reading, span: Cue, places: Sequence[Place]) -> Mention:
        place = self._one(reading, span, places) if len({p.code for p in places}) == 1 else None
        side = place.country if place else ""
        mention = Mention(
            span,
            side,
            place.code if place else None,
            place,
            role_of(reading, span),
            reading.sentence_of[span.start],
            "party",
        )
        mention.city = reading.has("places.city", max(span.start - 3, 0), span.end + 2)
        return mention

    @staticmethod
    def _one(reading: Reading, span: Cue, places: Sequence[Place]) -> Place:
        """The province where the word "province" stands by the name, else the town."""
        provincial = reading.has("places.province", span.end, span.end + 1) or reading.has(
            "places.province", max(span.start - 2, 0), span.start
        )
        kinds = ("province", "region") if provincial else ("town", "crossing")
        return next((place for place in places if place.kind in kinds), places[0])

    def _settle(self, reading: Reading, mentions: list[Mention], spans: dict[Cue, tuple[Place, ...]]) -> None:
        """Decide names that mean two places, by the words beside them, then by their company."""
        open_ = [m for m in mentions if m.place is None and m.use == "party"]
        if not open_:
            return
        company = Company.of(m for m in mentions if m.place)
        nations = [m for m in mentions if m.use == "nation"]
        behind = {m.span.start: m.side for m in reversed(nations)}
        before = {m.span.end: m.side for m in reversed(nations)}
        rows: dict[int, list[Mention]] = {}
        for mention in mentions:
            rows.setdefault(mention.row, []).append(mention)
        for mention in open_:
            places = spans[mention.span]
            mention.others = tuple(places)
            by_code = {place.code: place for place in places}
            choice = None
            if REGION in by_code and len(by_code) > 1:
                row = rows[mention.row] if mention.row >= 0 else []
                choice = self._region_or_province(reading, mention, _owner(reading, mention, before), row, by_code)
            nation = behind.get(mention.span.end)  # "بدره عراق", "مهران الإيرانية"
            places = tuple(place for place in places if place.country == nation) or places
            if choice is None and mention.role in ("at", "to"):
                # Guests from Ilam "in Badra" are in Badra of Wasit: nobody is sent to where he comes from.
                guests = guests_of(reading, company, mention.sentence)
                places = tuple(place for place in places if place.code not in guests) or places
            if choice is None:
                hosts = hosts_side(reading, mention, company)
                places = tuple(place for place in places if place.country == hosts) or places
                choice = by_company(mention, company, places)
            same = [place for place in mention.others if place.code == choice.code]
            mention.place, mention.code, mention.side = (
                self._one(reading, mention.span, same),
                choice.code,
                choice.country,
            )

    @staticmethod
    def _region_or_province(
        reading: Reading, mention: Mention, owner: str | None, listed: list[Mention], by_code: dict[str, Place]
    ) -> Place | None:
        span = mention.span
        region, province = by_code[REGION], next(place for code, place in by_code.items() if code != REGION)
        if owner:
            return province if owner == "IR" else region
        before, after = max(span.start - 3, 0), min(span.end + 2, len(reading.texts))
        for reach in ((span.end, after), (before, span.start)):
            pulls = {
                name: [c for c in reading.within(f"places.{name}", *reach) if not crosses(reading, c, span)]
                for name in ("region", "homeland")
            }
            if bool(pulls["region"]) != bool(pulls["homeland"]):
                return region if pulls["region"] else province
        sides = {m.side for m in listed if m is not mention and m.side and m.code}
        if sides == {"IR"}:
            return province
        if sides == {"IQ"}:
            return region
        return None


def _is_given(reading: Reading, span: Cue) -> bool:
    """Whether a name that is a first name as well stands before a family name ("مثنی التمیمی"), and not for the place."""
    if span.end >= len(reading.texts) or not reading.has("places.given", span.start, span.end):
        return False
    return not reading.texts[span.start].startswith("ال") and reading.texts[span.end].startswith("ال")


def _owner(reading: Reading, mention: Mention, before: dict[int, str]) -> str | None:
    """The country said right before a name ("Iran's Kurdistan"); ``before`` holds each country by where its name ends."""
    start = mention.span.start
    if reading.has("places.possessive", start - 1, start):
        start -= 1
    return before.get(start)


@cache
def _capital(code: str) -> Place:
    """The gazetteer's town for a province's capital, which texts may only describe ("the Iraqi capital")."""
    province = PROVINCES[code]
    return Place(
        province.capital, code, province.country, "town", province.capital_lat, province.capital_lon, DESCRIBED
    )


def _is_agency(reading: Reading, mention: Mention) -> bool:
    """Whether a name that an agency has too is the agency's: no place by its role or by those it is listed with."""
    start, end = mention.span
    if end - start > 1 or not reading.has("places.agencies", start, end):
        return False
    said = reading.within("context.reporting", max(start - 3, 0), end + 1)
    source = any(cue.end == start or cue.start == end for cue in said)
    return source or (mention.role not in ("at", "from") and mention.row < 0)


@lru_cache(maxsize=8)
def place_finder(language: str) -> PlaceFinder:
    """The place finder of a language, made once."""
    return PlaceFinder(reader(language))


def province_name(code: str) -> str:
    """English name of a province code, the Region included."""
    return "Kurdistan Region" if code == REGION else PROVINCES[code].name_en
