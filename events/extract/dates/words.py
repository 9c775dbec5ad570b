"""The words of dates: reads data/words/dates.toml and turns a text into a row of date tokens.

Takes a text and its language; gives one code letter for every token (``M`` a Gregorian month, ``d`` a small number,
``x`` anything else …) with value and place, so that the grammar in ``dates.patterns`` is one for all four languages.
"""

from __future__ import annotations

import importlib
import re
import tomllib
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from events.extract.dates.calendars import GREGORIAN, GREGORIAN_YEARS, SOLAR, SOLAR_YEARS

LANGUAGES = ("en", "fa", "ar", "ckb")
WORDS_FILE = Path(__file__).parents[3] / "data" / "words" / "dates.toml"

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_FOLD = {ord(a): b for a, b in zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True)}
_FOLD |= {ord(a): b for a, b in zip("يىېےێكةۀھەہأإآٱؤۆڕڵ", "یییییکهههههااااوورل", strict=True)}
_FOLD |= dict.fromkeys(map(ord, "\u200c\u00a0\u202f\u2009\t\r\n"), " ")
_FOLD |= dict.fromkeys(map(ord, "–—−‑‒‐"), "-")
_FOLD |= dict.fromkeys(map(ord, "’ʼ‘`"), "'")
_FOLD |= {ord("،"): ",", ord("／"): "/"}
# Marks that stand inside words without being letters: vowel signs, tatweel, joiners, direction marks.
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b\u200d\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
# In older Kurdish spelling a half-space behind ه is a part of the letter ە.
_KURDISH_MARKS = re.compile(_MARKS.pattern + "|(?<=ه)\u200c")
# Words come first, for most tokens are words, and no flag is set, which would make every letter be looked up in both cases.
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)|(?P<full>(?<![\d/])\d{1,4}([/.\-])\d{1,2}\3\d{1,4}(?![\d/]))"
    r"|(?P<other>\d+(?:[.,٬٫]\d+)+|\d{5,})|(?P<ordinal>\d{1,2}(?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH])\b)|(?P<number>\d+)"
    r"|[^\s\w]|_"
)

PUNCTUATION = {
    "-": "-",
    ",": ",",
    "/": "s",
    "(": "(",
    ")": ")",
    ".": ".",
    "!": ".",
    "?": ".",
    "؟": ".",
    ";": ".",
    "؛": ".",
    ":": ":",
}
_CLASSES = {
    "next": "n", "last": "l", "this": "t", "following": "n", "same": "m", "ago": "g", "before": "e", "after": "k",
    "within": "q", "early": "E", "middle": "E", "late": "E", "daypart": "T", "night": "T", "to": "z", "until": "u", "and": "&",
    "of": "f", "from": "r", "between": "b", "prepositions": "i", "every": "v", "long": "Z", "solar": "H",
    "gregorian": "G", "names": "N", "skip": "_", "article": "a", "day_adjective": "X",
    "week_adjective": "X", "month_adjective": "X", "elapsed": "q", "of_it": "U", "to_the_day": "Y", "other": "x", "for": "i",
    "ahead_of": "p", "by_when": "q", "times": "x", "behind": "O",
}  # fmt: skip
_UNIT_CODES = {"day": "D", "week": "W", "month": "B", "year": "A"}
# Names that are ordinary words too when they are not capitalised.
_NEEDS_CAPITAL = frozenset("MPLKN")
ARABIC_PREFIXES = ("ف", "ب", "ل", "ك", "فب")
KURDISH_ENDINGS = (
    "ی", "دا", "یدا", "ە", "ەی", "ەدا", "ێک", "ان", "ەوە", "وە", "یەوە", "ش", "یش", "دایە", "شدا", "یشدا", "ەکە",
    "ەکەدا", "ەکەی", "یە", "ەوەیە", "انی", "اندا",
)  # fmt: skip
_new: Final = tuple.__new__  # a Token without the detour by its keyword arguments


class Token(NamedTuple):
    """One token: its code letter, its value (month, number, offset in days …), its place in the text as given."""

    code: str
    value: Any
    start: int
    end: int
    text: str


class Lexicon(NamedTuple):
    """The words of one language by their first token: the tokens that must follow, code letter and value."""

    language: str
    entries: dict[str, tuple[tuple[tuple[str, ...], str, Any], ...]]


def fold(text: str) -> str:
    """Return the text with digits, letter variants, dashes and spaces folded, as long as the text itself."""
    return text.translate(_FOLD)


@lru_cache(maxsize=8)
def load_lexicon(language: str) -> Lexicon:
    """Read the words of one of the four languages from the word file."""
    with WORDS_FILE.open("rb") as file:
        words = tomllib.load(file)
    lists = words[language]
    found: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}

    def add(phrases: list[str], code: str, value: Any) -> None:
        for phrase in phrases:
            for form in _forms(phrase, language, code):
                tokens = tuple(t.group().lower() for t in _TOKEN.finditer(fold(_MARKS.sub("", form))))
                if tokens and not any(e[0] == tokens[1:] for e in found.get(tokens[0], ())):
                    found.setdefault(tokens[0], []).append((tokens[1:], code, value))

    for code, table in (("M", "gregorian"), ("P", "solar"), ("L", "lunar"), ("K", "weekdays"), ("R", "days"),
                        ("c", "years"), ("w", "numbers"), ("h", "ordinals"), ("S", "seasons")):  # fmt: skip
        for number, phrases in lists.get(table, {}).items():
            add(phrases, code, int(number))
    for number, phrases in _known_months(language).items():
        add(phrases, "M", number)
    for unit, phrases in lists.get("units", {}).items():
        if unit.startswith("two_"):
            add(phrases, "Q", (2, unit[4:].rstrip("s")))
        else:
            add(phrases, _UNIT_CODES[unit], unit)
    for unit, phrases in lists.get("plurals", {}).items():
        add(phrases, "C", unit)
    for unit, phrases in lists.get("recurring", {}).items():
        add(phrases, "V", unit)
    for name, phrases in lists["words"].items():
        add(phrases, _CLASSES[name], name)
    return Lexicon(language, {w: tuple(sorted(e, key=lambda x: -len(x[0]))) for w, e in found.items()})


def _known_months(language: str) -> dict[int, list[str]]:
    """Return the Gregorian month names of dateparser's locale data; the shortest are other words too."""
    info = importlib.import_module(f"dateparser.data.date_translation_data.{language}").info
    return {n: [m for m in info.get(name, []) if len(m) > 3] for n, name in enumerate(MONTH_NAMES, start=1)}


def _forms(phrase: str, language: str, code: str) -> list[str]:
    forms = [phrase]
    if language == "ar" and len(fold(phrase)) > 2:  # "باب" is a door and no "in August", "لدى" is no "for Dey"
        forms += [p + phrase for p in ARABIC_PREFIXES]
        if phrase.startswith("ال"):
            forms.append("لل" + phrase[2:])
    elif language == "ckb" and code not in "z&fiw":
        forms += [phrase + ending for ending in KURDISH_ENDINGS]
    elif language == "fa" and code in "MP":
        forms.append(phrase + "ماه")
    return forms


def read_tokens(text: str, language: str) -> list[Token]:
    """Turn a text into date tokens.

    Parameters
    ----------
    text : str
        The article as given; offsets of the tokens refer to it.
    language : str
        ``en``, ``fa``, ``ar`` or ``ckb``.

    Returns
    -------
    list of Token
        In reading order, without the words that may stand anywhere in a date ("the").
    """
    folded = fold(text)
    dropped: list[int] = []  # places in the shortened text before which a character is missing
    marks = _KURDISH_MARKS if language == "ckb" else _MARKS
    if marks.search(text):
        # The half-space is a space by now: the marks are looked for in the text as given.
        for match in marks.finditer(text):
            dropped.append(match.start() - len(dropped))
        pieces = marks.split(text)
        folded = fold("".join(pieces))
    tokens = _classify(list(_TOKEN.finditer(folded)), load_lexicon(language))
    if dropped:
        tokens = [
            Token(code, value, start + bisect_right(dropped, start), end + bisect_right(dropped, end - 1), text)
            for code, value, start, end, text in tokens
        ]
    return tokens


def _classify(found: list[re.Match[str]], lexicon: Lexicon) -> list[Token]:
    choices_of, english, arabic = lexicon.entries.get, lexicon.language == "en", lexicon.language == "ar"
    tokens: list[Token] = []
    position, n = 0, len(found)
    while position < n:
        match = found[position]
        position += 1
        group, written = match.lastgroup, match.group()
        start, end = match.span()
        if group == "word":
            choices = choices_of(written.lower())
            if choices is None and arabic and written[0] == "و" and written[1:] in lexicon.entries:
                tokens.append(Token("&", None, start, start + 1, "و"))  # "and" is written with the word behind it
                written, start = written[1:], start + 1
                choices = choices_of(written)
            if choices is None and english and written.endswith(("'s", "'S")):
                choices = choices_of(written[:-2].lower())
            if choices is None:  # most words
                tokens.append(_new(Token, ("x", None, start, end, written)))
                continue
            code, value = "x", None
            for rest, entry_code, entry_value in choices:
                size = len(rest)
                if size and (position == n or found[position].group().lower() != rest[0]):
                    continue
                if size > 1 and tuple(m.group().lower() for m in found[position : position + size]) != rest:
                    continue
                if english and entry_code in _NEEDS_CAPITAL and not written[0].isupper():
                    continue
                code, value, position, end = entry_code, entry_value, position + size, found[position + size - 1].end()
                break
            if code == "_":
                continue
            tokens.append(_new(Token, (code, value, start, end, written)))
        elif group is None:
            code = PUNCTUATION.get(written, "x")
            if (
                code == "."
                and written == "."
                and tokens
                and tokens[-1].code == "M"
                and len(tokens[-1].text) <= 4
                and english
            ):
                continue
            tokens.append(_new(Token, (code, None, start, end, written)))
        elif group == "full":
            value = _numeric(written, lexicon.language)
            tokens.append(Token("F" if value else "x", value, start, end, written))
        else:
            tokens.append(_number(group, written, start, end, tokens[-1].code if tokens else ""))
    return tokens


def _number(group: str, written: str, start: int, end: int, before: str) -> Token:
    if group == "other":
        return Token("#", None, start, end, written)
    value = int(re.match(r"\d+", written).group())  # type: ignore[union-attr]
    if group == "ordinal":
        return Token("o" if 1 <= value <= 31 else "x", value, start, end, written)
    if 1 <= value <= 31:
        return Token("d", value, start, end, written)
    if len(written) == 4 and value in GREGORIAN_YEARS:
        return Token("y", value, start, end, written)
    if len(written) == 4 and value in SOLAR_YEARS:
        return Token("j", value, start, end, written)
    if len(written) == 2 and before in ("P", "S", "A") and 1300 + value in SOLAR_YEARS:
        return Token("j", 1300 + value, start, end, written)  # "the spring of 93"
    return Token("#", value, start, end, written)


def _numeric(written: str, language: str) -> tuple[str, int, int, int] | None:
    """Read 2025-10-14, 14/10/2025, 1404/07/18: the calendar, year, month, day; None for what is no date.

    Day before month, as all four languages' outlets in the region write it, unless only the other order is a date.
    """
    first, second, third = (int(p) for p in re.split(r"[/.\-]", written))
    if first > 31:
        year, month, day = first, second, third
    else:
        year, month, day = third, second, first
        if month > 12 >= day and language == "en":
            month, day = day, month
    if language == "fa" and 31 < year < 100:
        year += 1300  # ۹۵/۱۱/۰۴
    calendar = SOLAR if year in SOLAR_YEARS else GREGORIAN
    if year not in GREGORIAN_YEARS and year not in SOLAR_YEARS:
        return None
    return (calendar, year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
