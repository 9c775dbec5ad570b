"""Find all who meet where many do, by the words that call them up together: "the eight governors", "all seven", "those present".

Takes an `Article` and a `Candidate`; gives the provinces whose governors, chambers or traders the article names as having come,
one by one and in whatever sentences. The words are the lists of the section ``company``.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from events.extract.article import Article
from events.extract.places.focus import LONG_ROW
from events.extract.places.place_mention import CAPITALS, Mention
from events.extract.text.reading import Cue, Reading, Sentence
from events.extract.told.candidate import Candidate
from events.partial_date import PartialDate
from events.vocabulary import EventType
from geo.provinces import REGION, REGION_MEMBERS

Sides = tuple[tuple[str, ...], tuple[str, ...]]

FEWEST: Final = 3
MOST: Final = 20
BACK: Final = 5
AHEAD: Final = 3
NOUN_REACH: Final = 4
PAST_DAYS: Final = 40
NAMES: Final = 2
OF_ALL: Final = ("participants", "round", "another round")
"""Kinds of telling that are of all who meet: a list of who came, and the next or the last meeting of the same people."""
MEETINGS: Final = ("forum.gatherings", "forum.meetings", "forum.meeting", "forum.committees")
OFFICE_REACH: Final = 4
OFFICES: Final = ("roles.governor", "roles.chamber", "roles.mayor", "roles.scholar")
BORDERING: Final = ("context.boundary", "company.bordering")
PAIR: Final = ("places.both", "company.pair")
COMING: Final = ("company.coming", "forum.attending")
SIDES: Final = ("places.iran", "places.iraq")
PEOPLE: Final = ("roles.official", "roles.scholar", "company.people")
TITLES: Final = (*PEOPLE, *OFFICES)


def company_called(article: Article, candidate: Candidate) -> Sides | None:
    """The provinces of both sides that a telling calls up together, or None where it calls up nobody or too few are named.

    A paper told without a place ("it ended with a communiqué") is one of all those just named, where they were many.
    """
    if candidate.type == EventType.EXHIBITION:
        return None
    number = _number_called(article.reading, candidate.start, candidate.end)
    named = number is not None or _is_called(article, candidate, "company.all")
    called = named or candidate.kind in OF_ALL or _is_called(article, candidate, "company.both")
    if not called and not _names_nobody(article, candidate):
        return None
    time = _time_of(article, candidate.sentence)
    last = candidate.sentence
    sentences = range(len(article.reading.sentences)) if called else range(max(last - BACK, 0), last + AHEAD)
    iran, iraq = _gathered(article, time, sentences)
    if time and len(iran) + len(iraq) < FEWEST and (number is not None or candidate.kind in OF_ALL):
        iran, iraq = _gathered(article, time := "", sentences)
    iran, iraq = _with_host(article, time, (iran, iraq), number)
    total = len(iran) + len(iraq)
    if number is None:
        many = total >= FEWEST if named else max(len(iran), len(iraq)) >= FEWEST
        return (iran, iraq) if many else None
    if total < FEWEST:
        return None
    if number >= total - 1:
        return iran, iraq
    return {len(iran): (iran, ()), len(iraq): ((), iraq)}.get(number)


def _names_nobody(article: Article, candidate: Candidate) -> bool:
    """Whether a meeting or a paper is told with nothing but its place ("the meeting in Kut lasted five hours")."""
    if candidate.type not in (EventType.AGREEMENT, EventType.FORUM):
        return False
    if article.reading.has(PAIR, candidate.start, candidate.end):
        return False
    named = [m for m in candidate.mentions if m.counts]
    return all(m.role == "at" and not m.official and not _is_of_a_peer(article.reading, m) for m in named)


def _is_of_a_peer(reading: Reading, mention: Mention) -> bool:
    """Whether "in" only tells where a colleague serves ("his counterpart in Kermanshah")."""
    return reading.has("company.peers", max(mention.span.start - 2, 0), mention.span.start)


def _with_host(article: Article, time: str, sides: Sides, number: int | None) -> Sides:
    """With the province they met in, where a host is spoken of or the number called has room for one more."""
    reading, total = article.reading, len(sides[0]) + len(sides[1])
    if total < FEWEST - 1 or ((number or 0) <= total and not reading.cues.get("company.host")):
        return sides
    for mention in article.mentions:
        if (
            mention.counts and mention.role == "at" and mention.code and mention.code not in CAPITALS
            and mention.code not in (*sides[0], *sides[1]) and _time_of(article, mention.sentence) == time
            and reading.has(MEETINGS, *_bounds(reading, mention.sentence))
        ):  # fmt: skip
            own = (mention.code,)
            return (own + sides[0], sides[1]) if mention.side == "IR" else (sides[0], own + sides[1])
    return sides


def _bounds(reading: Reading, index: int) -> tuple[int, int]:
    return reading.sentences[index].start, reading.sentences[index].end


def _gathered(article: Article, time: str, sentences: range) -> Sides:
    """Everybody told to act in those of some sentences that are about one time."""
    found: dict[str, None] = {}
    mentions = [m for m in article.around(sentences.start, sentences.stop - 1) if m.counts]
    if len({m.code for m in mentions}) < FEWEST - 1:
        return (), ()
    for mention in mentions:
        new = mention.code and mention.code not in found
        if mention.code and new and acts(article, mention) and _time_of(article, mention.sentence) == time:
            found[mention.code] = None
    if any(code in REGION_MEMBERS for code in found):
        found.pop(REGION, None)
    return tuple(c for c in found if c.startswith("IR")), tuple(c for c in found if c.startswith("IQ"))


def _time_of(article: Article, sentence: int) -> str:
    """The month long past that a sentence is about; "" where it tells news or what lies ahead."""
    if not article.published or len(article.published) < len("2000-01-01"):
        return ""
    sentences = article.reading.sentences
    news = PartialDate(article.published[:10]).first_day - timedelta(days=PAST_DAYS)
    for index in range(sentence, -1, -1):
        if sentences[index].paragraph != sentences[sentence].paragraph:
            return ""
        told = [
            d.date for d in article.dates_in(sentences[index].start, sentences[index].end)
            if d.date.start and d.date.kind not in ("duration", "recurrence") and not d.date.in_name and not d.date.dateline
        ]  # fmt: skip
        if told:
            old = [t for t in told if PartialDate(t.end or t.start or "").last_day < news]
            return (old[0].start or "")[:7] if len(old) == len(told) else ""
    return ""


def acts(article: Article, mention: Mention) -> bool:
    """Whether somebody of a place is told to act: its governor or chamber, a person of it, or it is listed as having come."""
    if not mention.counts or (mention.code in CAPITALS and not (mention.official and mention.role == "from")):
        return False
    reading, sentence = article.reading, article.reading.sentences[mention.sentence]
    if reading.has("company.not", max(mention.span.start - OFFICE_REACH, sentence.start), mention.span.start):
        return False  # "visitors from Basra", "students of Maysan"
    if mention.official or mention.use == "person":
        return True
    beside = [m for m in article.around(sentence.index, sentence.index) if m.code and m.side == mention.side]
    row = [m for m in beside if m.row == mention.row >= 0] or [mention]
    if mention.role == "at" and not _is_of_a_peer(reading, row[0]):
        return False
    if mention.role == "to" and not reading.has("company.invited", sentence.start, mention.span.start):
        return False
    if _is_of_a_person(reading, mention) or _holds_office(article, mention) or mention.role == "at":
        return True
    if any(m.official or _is_of_a_person(reading, m) or (m is not mention and _holds_office(article, m)) for m in row):
        return True
    first = row[0].span.start
    led = any(cue.end == first for cue in reading.within(("places.from", "company.such_as"), max(first - 2, 0), first))
    if led and not reading.has("company.people", max(first - 3, 0), first) and not _hail_from(reading, sentence, first):
        return False  # "half of them from Wasit and Maysan", "towns such as Mashhad and Shiraz"
    listed = len(row) > 1 or any(m.row >= 0 and m.role == "" for m in beside)
    bordering = reading.has(BORDERING, sentence.start, sentence.end)
    telling = COMING if bordering else (*COMING, "company.people")
    if not listed or not reading.has(telling, sentence.start, sentence.end):
        return False
    before = reading.sentences[max(sentence.index - 1, 0)]
    return reading.has(("company.people", *OFFICES), before.start, sentence.end)


def _hail_from(reading: Reading, sentence: Sentence, first: int) -> bool:
    """Whether those spoken of just before are said to have come from the places of a list ("they had come from Kut and Amara")."""
    return any(
        reading.has("places.from", cue.end - 1, cue.end)
        for cue in reading.within("company.come_from", sentence.start, first)
    )


def _is_of_a_person(reading: Reading, mention: Mention) -> bool:
    """Whether a name stands before "of" or "from" and the place, or behind the place ("Omed Khoshnaw of Erbil")."""
    start, end = mention.span
    if reading.has("places.possessive", end, end + 1):
        return _are_names(reading, end + 1, end + 1 + NAMES)  # "Ilam's Ahmad Karami"
    if mention.role != "from" or not reading.has("places.from", start - 1, start):
        return False
    return _are_names(reading, start - 1 - NAMES, start - 1)


def _are_names(reading: Reading, start: int, end: int) -> bool:
    """Whether tokens are words of a person's name."""
    texts = reading.texts
    return start >= 0 and all(
        i < len(texts)
        and texts[i].isalpha()
        and (texts[i][:1].isupper() or reading.has("places.name_particles", i, i + 1))
        for i in range(start, end)
    )


def _holds_office(article: Article, mention: Mention) -> bool:
    """Whether somebody with an office, or traders, are of a place ("the head of Halabja's traders' union")."""
    reading, (start, end) = article.reading, mention.span
    if reading.has("places.possessive", end, end + 1):
        return reading.has(PEOPLE, end + 1, end + 1 + OFFICE_REACH)
    begins = mention.role == "from" and start - reading.sentences[mention.sentence].start <= 1
    if begins and reading.has("places.joins", end, end + 1) and reading.has(TITLES, end + 1, end + 1 + OFFICE_REACH):
        return True  # "From Diyala, the deputy governor."
    before = reading.within(PEOPLE, max(start - OFFICE_REACH, 0), start)
    return mention.role == "from" and any(not article.mentions_in(c.end, start) for c in before)


def are_members(candidate: Candidate, named: list[Mention], main: tuple[str, ...]) -> bool:
    """Whether the Region stands for the governorates whose heads the article lists ("governors of Iran and of the Region met")."""
    listed = len(main) >= LONG_ROW and all(code in REGION_MEMBERS for code in main)
    return listed and candidate.type != EventType.EXHIBITION and all(m.code == REGION for m in named)


def hosts_colleagues(candidate: Candidate, named: list[Mention], main: tuple[str, ...]) -> bool:
    """Whether a gathering of many provinces names only the one it is held in ("the next round will be in Erbil")."""
    only = all(m.role == "at" and m.code in main for m in named) and len({m.code for m in named}) == 1
    joint = candidate.kind == "gathering" or candidate.type == EventType.AGREEMENT
    return joint and len(main) >= LONG_ROW and only


def _is_called(article: Article, candidate: Candidate, name: str) -> bool:
    """Whether words for all who came stand in a telling, with no place behind them that says which ones are meant."""
    cues = article.reading.within(name, candidate.start, candidate.end)
    return any(not _of_places(article, cue) for cue in cues)


def _of_places(article: Article, cue: Cue) -> bool:
    """Whether places are said right behind ("the governors of Wasit and Ilam"), or which two are meant ("of the two")."""
    reading = article.reading
    leads = reading.within("places.from", cue.end, cue.end + 1)
    if not leads:
        return False
    start = leads[0].end
    return bool(article.mentions_in(start, start + NOUN_REACH)) or reading.has(PAIR, start, start + 2)


def _number_called(reading: Reading, start: int, end: int) -> int | None:
    """How many are called up by their number ("the six", "all seven of them", "four Iranian and three Iraqi provinces")."""
    last = 0
    for i in range(start, end):
        value = reading.numbers.get(reading.words[i])
        if value is None or not 1 < value <= MOST:
            continue
        nouns = reading.within("company.people", i + 1, i + 1 + NOUN_REACH)
        if nouns and not reading.has("places.joins", i + 1, nouns[0].start):
            value += last
        elif reading.has(SIDES, i + 1, i + 2) and reading.has("places.joins", i + 2, i + 4):
            last = value
            continue
        elif not (reading.has("company.these", max(i - 2, 0), i) and reading.has("company.doing", i + 1, i + 2)):
            continue
        if value >= FEWEST:
            return value
    return None
