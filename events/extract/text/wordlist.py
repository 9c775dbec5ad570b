"""Word lists: what the rules listen for in one language, read from data/words/<language>.toml.

Takes a language code; gives the phrases of each list, written out in full, and the settings of the file. The way phrases
are written is explained in data/words/README.md.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any, Final

from events.errors import EventsError
from events.extract.text.folding import fold

WORDS: Final = Path(__file__).resolve().parents[3] / "data" / "words"
LANGUAGES: Final = ("en", "fa", "ar", "ckb")
GAP: Final = ".."
ZWNJ: Final = "\u200c"
MOST_SPELLINGS: Final = 600
PAST: Final = slice(2, 4)
"""Where the past and the participle stand among the forms of a verb."""
TELLING: Final = (
    "roles.governor", "roles.mayor", "roles.minister", "roles.official", "delegation.groups", "exhibition.names",
)  # fmt: skip


class WordListError(EventsError):
    """A word list that cannot be used; the message names the file, the list and what to mend."""


@dataclass(frozen=True, slots=True)
class WordList:
    """One language's words.

    Attributes
    ----------
    language, pipeline : str
        Our code and the code of spaCy's blank pipeline.
    phrases : dict
        List name ("status.completed") → phrases, each a tuple of words.
    gapped : dict
        List name → (words before the gap, words after it).
    always, split, ahead, definite, origin, prefixes, suffixes, inflections : tuple of str
        Affixes, see the README.
    abbreviations : frozenset of str
    numbers : dict of str to int
    verbs_first : bool
        Whether verbs stand before their subjects (Arabic).
    inherit : bool
        Whether a phrase also stands for those inflected forms of its words that other lists hold.
    telling : frozenset of str
        Single words for office-holders, delegations and exhibitions, folded: a head that holds one is no dateline.
    """

    language: str
    pipeline: str
    phrases: dict[str, set[tuple[str, ...]]]
    gapped: dict[str, set[tuple[tuple[str, ...], tuple[str, ...]]]]
    always: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    inflections: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    numbers: dict[str, int] = field(default_factory=dict)
    telling: frozenset[str] = frozenset()
    verbs_first: bool = False
    inherit: bool = False


def words_of(text: str) -> list[str]:
    """The words of a phrase or word-list entry, folded and in lower case; the possessive 's is a word of its own."""
    if text in ("'s", "’s"):
        return ["'s"]
    return fold(text).text.lower().replace("'s", " 's").replace("/", " / ").split()


def spellings(phrase: str) -> list[tuple[str, ...]]:
    """Every way to say a phrase with alternatives (``a|b``) and optional words (``a?``).

    Raises
    ------
    ValueError
        When there are more than 600 ways, or nothing is left.
    """
    slots: list[list[tuple[str, ...]]] = []
    total = 1
    for word in phrase.split():
        optional = word.endswith("?") and len(word) > 1
        choices = [tuple(words_of(choice)) if choice != GAP else (GAP,) for choice in word.rstrip("?").split("|")]
        choices = [choice for choice in choices if choice]
        if optional:
            choices.append(())
        total *= max(len(choices), 1)
        if total > MOST_SPELLINGS:
            raise ValueError(f"“{phrase}” can be said in more than {MOST_SPELLINGS} ways: write it as several phrases.")
        slots.append(choices)
    found = {tuple(word for part in choice for word in part) for choice in product(*slots)}
    found.discard(())
    if not found:
        raise ValueError(f"“{phrase}” is empty.")
    return sorted(found)


def all_forms(ways: list[tuple[str, ...]], verbs: dict[str, set[str]]) -> list[tuple[str, ...]]:
    """Phrases of several words that begin with a past form, in all forms of that verb ("shook hands" → "shaken hands")."""
    more = {(form, *way[1:]) for way in ways if len(way) > 1 for form in verbs.get(way[0], ())}
    return sorted({*ways, *more})


def _lists(tree: dict[str, Any], prefix: str = "") -> list[tuple[str, list[str]]]:
    found = []
    for key, value in tree.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            found += _lists(value, f"{name}.")
        elif isinstance(value, list):
            found.append((name, value))
    return found


def _verbs(entries: list[str]) -> dict[str, set[str]]:
    """Each past form and participle with all forms of its verb: present, third person, past, participle."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        forms = entry.split()
        for past in forms[PAST]:
            found.setdefault(past, set()).update(forms)
    return found


def read_words(path: Path) -> WordList:
    """Read one word list.

    Raises
    ------
    WordListError
        When the file is missing, is not TOML, or holds a phrase that cannot be written out.
    """
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WordListError(f"{path.name}: there is no such word list in {path.parent.name}/.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WordListError(f"{path.name}: not readable as TOML ({error}).") from None
    affixes = tree.pop("affixes", {})
    settings = tree.pop("language", {})
    numbers = tree.pop("numbers", {})
    verbs = _verbs(settings.get("verbs", []))
    inflected = frozenset(settings.get("inflected", []))
    abbreviations = tree.get("cutting", {}).pop("abbreviations", [])
    phrases: dict[str, set[tuple[str, ...]]] = {}
    gapped: dict[str, set[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for name, entries in _lists(tree):
        for entry in entries:
            try:
                ways = spellings(entry)
                if name in inflected:
                    ways = all_forms(ways, verbs)
                if ZWNJ in entry:  # many Iranian pages lose it: تفاهمنامه
                    ways += spellings(entry.replace(ZWNJ, ""))
            except (ValueError, AttributeError) as error:
                raise WordListError(f"{path.name}, list {name}: {error}") from None
            for way in ways:
                if GAP in way:
                    cut = way.index(GAP)
                    before, after = way[:cut], tuple(word for word in way[cut + 1 :] if word != GAP)
                    if not before or not after:
                        raise WordListError(f"{path.name}, list {name}: “{entry}” needs words on both sides of “..”.")
                    gapped.setdefault(name, set()).add((before, after))
                else:
                    phrases.setdefault(name, set()).add(way)
    return WordList(
        language=str(settings.get("code", path.stem)),
        pipeline=str(settings.get("pipeline", "xx")),
        phrases=phrases,
        gapped=gapped,
        always=tuple(fold(a).text for a in affixes.get("always", [])),
        split=tuple(fold(a).text for a in affixes.get("split", [])),
        inflections=tuple(fold(a).text for a in affixes.get("inflections", [])),
        ahead=tuple(fold(a).text for a in affixes.get("ahead", [])),
        definite=tuple(fold(a).text for a in affixes.get("definite", [])),
        origin=tuple(fold(a).text for a in affixes.get("origin", [])),
        prefixes=tuple(sorted((fold(a).text for a in affixes.get("prefixes", [])), key=len, reverse=True)),
        suffixes=tuple(sorted((fold(a).text for a in affixes.get("suffixes", [])), key=len, reverse=True)),
        abbreviations=frozenset(fold(a).text.lower() for a in abbreviations),
        numbers={" ".join(words_of(str(word))): int(value) for word, value in numbers.items()},
        inherit=bool(affixes.get("inherit", False)),
        verbs_first=bool(settings.get("verbs_first", False)),
        telling=frozenset(way[0] for name in TELLING for way in phrases.get(name, ()) if len(way) == 1),
    )


@lru_cache(maxsize=8)
def load_words(language: str) -> WordList:
    """The word list of a language, read once; raises WordListError where it is missing or broken."""
    return read_words(WORDS / f"{language}.toml")
