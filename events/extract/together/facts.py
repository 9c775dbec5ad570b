"""Read what an event is about and how large: sectors, organisations, stated figures, and the finer kind.

Takes an `Article` and a draft's candidates; gives values with the tokens that say them. Figures are numbers that stand in
the text beside what they count, never estimates.
"""

from __future__ import annotations

import re
from typing import Final

from events.extract.article import Article
from events.extract.text.reading import Cue, Reading
from events.extract.text.wordlist import WordList
from events.extract.told.candidate import Candidate
from events.vocabulary import SUBTYPES, EventType, Sector, Subtype

_SECTORS: Final = tuple((sector, f"sectors.{sector}") for sector in Sector)
_NUMBER: Final = re.compile(r"\d[\d,.٬٫]*")
_ORDINARY_MOST: Final = 9_999
_LONGEST_NAME: Final = 9
_DEFAULTS: Final = {
    EventType.DELEGATION: Subtype.OFFICIAL,
    EventType.EXHIBITION: Subtype.TRADE_FAIR,
    EventType.AGREEMENT: Subtype.ACCORD,
    EventType.FORUM: Subtype.TALKS,
}
# Where several kinds are named, the more telling one comes first.
_ORDER: Final = {
    EventType.DELEGATION: (Subtype.CHAMBER, Subtype.CULTURAL, Subtype.TRADE, Subtype.OFFICIAL),
    EventType.EXHIBITION: (
        Subtype.ROADSHOW, Subtype.TRADE_CENTRE, Subtype.HANDICRAFTS, Subtype.SALES, Subtype.EXCLUSIVE,
        Subtype.PAVILION, Subtype.TRADE_FAIR,
    ),
    EventType.AGREEMENT: (
        Subtype.SISTER_PROVINCE, Subtype.RENEWAL, Subtype.MOU, Subtype.PROTOCOL, Subtype.CONTRACT, Subtype.ACCORD,
    ),
    EventType.FORUM: (
        Subtype.BORDER_GOVERNORS, Subtype.JOINT_COMMITTEE, Subtype.BUSINESS_FORUM, Subtype.CONFERENCE, Subtype.TALKS,
    ),
}  # fmt: skip


_SUBTYPES: Final = {
    (type_, subtype): f"{type_}.subtypes.{subtype}" for type_, order in _ORDER.items() for subtype in order
}


def subtype_of(article: Article, type_: EventType, candidates: list[Candidate]) -> tuple[Subtype, Cue | None]:
    """The finer kind with the words that tell it; the commonest kind where none do."""
    reading = article.reading
    for candidate in candidates[:3]:
        for subtype in _ORDER[type_]:
            cues = reading.within(_SUBTYPES[type_, subtype], candidate.start, candidate.end)
            near = [cue for cue in cues if min(reading.distance(cue, t) for t in candidate.triggers) <= 8]
            if near and subtype in SUBTYPES[type_]:
                return subtype, near[0]
    return _DEFAULTS[type_], None


def sectors_of(article: Article, candidates: list[Candidate]) -> dict[Sector, Cue]:
    """Sectors named in the sentences that tell the event; "general" only where no closer one is."""
    found: dict[Sector, Cue] = {}
    told = [(sector, name) for sector, name in _SECTORS if name in article.reading.cues]
    for candidate in candidates:
        for sector, name in told:
            cues = article.reading.within(name, candidate.start, candidate.end)
            if cues:
                found.setdefault(sector, cues[0])
    if len(found) > 1:
        found.pop(Sector.GENERAL, None)
    return found or {Sector.GENERAL: candidates[0].anchor}


def organisations_of(article: Article, candidates: list[Candidate]) -> dict[str, Cue]:
    """Bodies named in the sentences that tell the event, as written.

    In scripts with capitals a body's name runs over the capitalised words around its head word; in others it is the head
    word with the place beside it.
    """
    reading = article.reading
    found: dict[str, Cue] = {}
    for candidate in candidates:
        for head in reading.within("organisations.heads", candidate.start, candidate.end):
            span = _name_around(article, head, candidate.start, candidate.end)
            if span is None:
                continue
            name = " ".join(reading.texts[i] for i in range(span.start, span.end) if not reading.texts[i].isspace())
            name = name.replace(" 's", "'s").replace(" ,", ",")
            if name not in found and len(found) < 8:
                found[name] = span
    return found


def _name_around(article: Article, head: Cue, low: int, high: int) -> Cue | None:
    reading = article.reading
    first = reading.texts[head.start]
    if first[:1].isascii() and first[:1].isalpha():
        if not any(reading.texts[i][:1].isupper() for i in range(head.start, head.end)):
            return None
        start, end = head.start, head.end
        while start > low and end - start < _LONGEST_NAME and _carries(reading, start - 1):
            start -= 1
        while (
            end < high
            and end - start < _LONGEST_NAME
            and (
                _carries(reading, end)
                or (reading.words[end] in ("of", "and", "for", "&") and end + 1 < high and _carries(reading, end + 1))
            )
        ):
            end += 1
        return Cue(start, end) if end - start > 1 else None
    for mention in article.mentions_in(head.end, min(head.end + 3, high)):
        if mention.code:
            return Cue(head.start, mention.span.end)
    return Cue(head.start, head.end) if head.end - head.start > 1 else None


def _carries(reading: Reading, i: int) -> bool:
    text = reading.texts[i]
    return text[:1].isupper() and text.replace("'", "").isalpha()


def figures_of(article: Article, candidates: list[Candidate], words: WordList) -> dict[str, tuple[float, Cue]]:
    """Delegates, companies, days and value in US dollars as stated."""
    reading = article.reading
    found: dict[str, tuple[float, Cue]] = {}
    for candidate in candidates:
        for name in ("delegates", "companies"):
            for cue in reading.within(f"figures.{name}", candidate.start, candidate.end):
                number = _number_before(reading, words, cue.start, max(candidate.start, cue.start - 4))
                if number and 1 < number[0] <= _ORDINARY_MOST and number[0].is_integer() and name not in found:
                    found[name] = (number[0], Cue(number[1], cue.end))
        for dated in candidate.dates:
            if dated.date.days and 1 < dated.date.days <= 60 and "days" not in found:
                found["days"] = (float(dated.date.days), dated.span)
        if candidate.type == EventType.AGREEMENT and "value_usd" not in found:
            for cue in reading.within("figures.dollars", candidate.start, candidate.end):
                value = _amount(reading, words, cue, candidate.start)
                if value:
                    found["value_usd"] = value
                    break
    return found


def _number_before(reading: Reading, words: WordList, at: int, floor: int) -> tuple[float, int] | None:
    """The number within a few words before a counted noun, with the token it begins at."""
    for i in range(at - 1, floor - 1, -1):
        text = reading.words[i]
        if _NUMBER.fullmatch(text):
            try:
                return float(re.sub(r"[,٬]", "", text.rstrip(".,"))), i
            except ValueError:
                return None
        if text in words.numbers:
            value, start = float(words.numbers[text]), i
            if i and reading.words[i - 1] in words.numbers:
                before = words.numbers[reading.words[i - 1]]
                value = before * value if value >= 100 or (value == 12 and before < 12) else before + value
                start = i - 1
            return value, start
        if text in (",", ".", ";", "؛", "،"):
            return None
    return None


def _amount(reading: Reading, words: WordList, cue: Cue, floor: int) -> tuple[float, Cue] | None:
    scale, at = 1.0, cue.start
    for name, factor in (("million", 1e6), ("billion", 1e9)):
        near = reading.within(f"figures.{name}", max(floor, cue.start - 2), cue.end + 2)
        if near:
            scale, at = factor, min(at, near[0].start)
    number = _number_before(reading, words, at, max(floor, at - 3))
    return (number[0] * scale, Cue(number[1], cue.end)) if number and number[0] > 0 else None
