"""Read an article once: words, sentences, clauses, and every phrase of the word lists that stands in it.

Takes a folded text and a language; gives a `Reading`, on which all rules work. Built on spaCy's blank pipelines and PhraseMatcher;
nothing here knows a language.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, cast

import spacy
from spacy.attrs import IDX, LENGTH, NORM
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from events.extract.text.cutting import Cue, cut_sentences, ruler
from events.extract.text.folding import Folded, fold
from events.extract.text.reading import Reading
from events.extract.text.spans import bridged, longest
from events.extract.text.wordlist import WordList, load_words

MOST_CUTS: Final = 50_000
WHOLE: Final = "cutting.whole"
SHORTEST: Final = 4
_WORD: Final = re.compile(r"\w+")
_new: Final = tuple.__new__  # a Cue without the detour by its keyword arguments


class Reader:
    """Cuts and searches articles of one language. Make it by `reader(language)`, which keeps it."""

    def __init__(self, words: WordList) -> None:
        self.words = words
        self.nlp: Language = spacy.blank(words.pipeline)
        cast(Any, self.nlp.tokenizer).rules = {}  # whatever is particular to a language stands in its word list
        self.nlp.max_length = 10_000_000
        phrases = [way for ways in words.phrases.values() for way in ways]
        phrases += [part for pairs in words.gapped.values() for pair in pairs for part in pair]
        self.listed = self._vocabulary([*phrases, *((number,) for number in words.numbers)])
        self.known = set(self.listed)
        self._kin = self._inflected_forms(words.phrases.get(WHOLE, ())) if words.inherit else {}
        vocabulary: Any = self.nlp.vocab
        vocabulary.lex_attr_getters[NORM] = self.stem
        lists_of: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for name, ways in words.phrases.items():
            for way in ways:
                for form in self._forms(way):
                    lists_of[tuple(form)].add(name)
        self._cuts: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._pairs: dict[str, dict[str, list[str]]] = {}
        halves: dict[tuple[str, ...], str] = {}
        for name, pairs in words.gapped.items():
            for before, after in pairs:
                keys = [
                    halves.setdefault((side, *part), f"{side}{len(halves)}")
                    for side, part in (("<", before), (">", after))
                ]
                self._pairs.setdefault(keys[0], {}).setdefault(keys[1], []).append(name)
        for half, key in halves.items():
            for form in self._forms(half[1:]):
                lists_of[tuple(form)].add(key)
        self._halves = frozenset(halves.values())
        # A phrase is searched for once however many lists it stands in: those that stand in the same lists share a key.
        groups: defaultdict[frozenset[str], list[Doc]] = defaultdict(list)
        for form, lists in lists_of.items():
            groups[frozenset(lists)].append(self.pattern(form))
        self._matcher = PhraseMatcher(self.nlp.vocab, attr="NORM")
        self._lists: dict[int, tuple[str, ...]] = {}
        for group, patterns in groups.items():
            key = f"in {len(self._lists)}"
            self._matcher.add(key, patterns)
            self._lists[self.nlp.vocab.strings.add(key)] = tuple(sorted(group))

    def learn(self, surfaces: Iterable[str]) -> None:
        """Count the words of place names as known, so that affixes come off before them, and never off them."""
        # Without the tokenizer, which would fix the words' stems before they are known.
        self.known |= self._vocabulary([_WORD.findall(fold(surface).text) for surface in surfaces])

    def _vocabulary(self, phrases: Iterable[Sequence[str]]) -> set[str]:
        """The bare words of phrases, without those that are only inflected forms of others ("شاندێکی" of "شاند")."""
        ways = [[self.bare(word) for word in phrase] for phrase in phrases]
        words = {word for way in ways for word in way}
        alone = {way[0] for way in ways if len(way) == 1}
        return {word for word in words if word in alone or not self._is_inflected(word, words)}

    def _is_inflected(self, word: str, words: set[str]) -> bool:
        return any(
            word.endswith(ending) and len(word) - len(ending) >= 3 and word[: -len(ending)] in words
            for ending in self.words.inflections
        )

    def _inflected_forms(self, whole: Iterable[Sequence[str]]) -> dict[str, list[str]]:
        """By plain word, the listed words that are it with an ending, which no other list need name beside it."""
        kept = {self.bare(word) for way in whole for word in way}
        kin: dict[str, list[str]] = {}
        for word in sorted(self.listed - kept):
            for suffix in reversed(self.words.suffixes):
                plain = word[: -len(suffix)]
                if word.endswith(suffix) and len(plain) >= SHORTEST and plain in self.listed and plain not in kept:
                    kin.setdefault(plain, []).append(word)
                    break
        return kin

    def _forms(self, way: Sequence[str]) -> list[Sequence[str]]:
        """A phrase, and the same with one of its words in each inflected form that some other list holds."""
        forms: list[Sequence[str]] = [way]
        for i, word in enumerate(way):
            forms += [(*way[:i], other, *way[i + 1 :]) for other in self._kin.get(self.bare(word), ())]
        return forms

    def pattern(self, words: Iterable[str]) -> Doc:
        """A phrase as a document to search for, cut as articles are."""
        cut = [token for word in words for token in ([word] if word == "'s" else self._pieces(word))]
        return Doc(self.nlp.vocab, words=cut)

    def _pieces(self, word: str) -> list[str]:
        return [token.text for token in self.nlp.tokenizer(word) if not token.is_space]

    def bare(self, word: str) -> str:
        """The word without the prefixes that are always taken off, in lower case."""
        word = word.lower()
        for prefix in self.words.always:
            if word.startswith(prefix) and len(word) - len(prefix) >= 3:
                return word[len(prefix) :]
        return word

    def stem(self, text: str) -> str:
        """The form of a word that phrases are compared by."""
        word = self.bare(text)
        if word in self.known or not (self.words.prefixes or self.words.suffixes):
            return word
        for prefix in ("", *self.words.prefixes):
            if not word.startswith(prefix):
                continue
            bare = self.bare(word[len(prefix) :]) if prefix else word
            if len(bare) >= 2 and bare in self.known:
                return bare
            stems = [
                bare[: -len(suffix)]
                for suffix in reversed(self.words.suffixes)
                if bare.endswith(suffix) and len(bare) - len(suffix) >= 2 and bare[: -len(suffix)] in self.known
            ]
            if stems:  # a word of the lists before a name: مێزەکانیان is مێز with an ending, not the village of Mizeh
                return next((stem for stem in stems if stem in self.listed), stems[0])
        return word

    def _split_clitics(self, doc: Doc) -> Doc:
        """Make the letters that stand for "and", "in", "to" before a known word (Arabic و ب ل) tokens of their own."""
        if not self.words.split:
            return doc
        words: list[str] = []
        spaces: list[bool] = []
        for token in doc:
            rest = token.text
            for _ in range(self._split_letters(rest)):
                words.append(rest[0])
                spaces.append(False)
                rest = rest[1:]
            words.append(rest)
            spaces.append(bool(token.whitespace_))
        return Doc(doc.vocab, words=words, spaces=spaces)

    def _split_letters(self, text: str) -> int:
        """How many letters to cut off a word: the fewest that leave a known one, none where it is known itself."""
        known = self._cuts.get(text)
        if known is None:
            if len(self._cuts) >= MOST_CUTS:
                self._cuts.clear()
            known = self._cuts[text] = self._count_letters(text)
        return known

    def _count_letters(self, text: str) -> int:
        for cut in range(3):
            if self._knows(text, cut):
                return cut
        for cut in (1, 2):
            if (
                len(text) >= cut + 3
                and text[: cut - 1] in ("", *self.words.split)
                and text.startswith(self.words.ahead, cut - 1)
            ):
                return cut  # an unknown verb of the future: Arabic سيقوم
        return 0

    def _knows(self, text: str, cut: int) -> bool:
        rest = text[cut:]
        if len(rest) < 2 or any(letter not in self.words.split for letter in text[:cut]):
            return False
        if cut:
            return (rest if len(rest) < 3 else self.stem(rest)) in self.known
        bare = self.bare(rest)
        return bare in self.known or any(
            bare.endswith(suffix) and bare[: -len(suffix)] in self.known for suffix in self.words.suffixes
        )

    def _name_of(self, key: int) -> str:
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = self.nlp.vocab.strings[key]
        return name

    def read(self, folded: Folded) -> Reading:
        """Read a folded text."""
        doc = self._split_clitics(self.nlp.tokenizer(folded.text))
        # One call for all tokens: making a Token object for each would take longer than all the matching.
        table: list[list[int]] = doc.to_array([NORM, IDX, LENGTH]).tolist()
        known, name_of, text = self._names, self._name_of, folded.text
        words = [known.get(norm) or name_of(norm) for norm, _, _ in table]
        texts = [text[start : start + length] for _, start, length in table]
        starts = [start for _, start, _ in table]
        ends = [start + length for _, start, length in table]
        sentences, sentence_of = cut_sentences(texts, words, self.words.abbreviations)
        cues = self._cues(doc, sentence_of)
        light = {cue.start for cue in cues.get("cutting.light_breaks", [])}
        place, clause = ruler(texts, sentence_of, cues.get("cutting.clause_breaks", []), light)
        article = self.words.definite
        definite = {i for i, written in enumerate(texts) if written.startswith(article)} if article else set()
        origins = self._origins(texts, words) if self.words.origin else set()
        first, numbers = self.words.verbs_first, self.words.numbers
        return Reading(
            folded,
            doc,
            texts,
            words,
            starts,
            ends,
            sentences,
            sentence_of,
            place,
            cues,
            clause,
            definite,
            origins,
            first,
            numbers,
        )

    def _origins(self, texts: list[str], words: list[str]) -> set[int]:
        """Tokens off which an ending that says "from" was taken."""
        ends = self.words.origin
        return {i for i, (text, word) in enumerate(zip(texts, words, strict=True)) if text[len(word) :] in ends}

    def _cues(self, doc: Doc, sentence_of: list[int]) -> dict[str, list[Cue]]:
        """What stands in a document of each list; of phrases that begin together or overlap as `longest` says."""
        by_key: dict[int, list[Cue]] = {}
        for key, start, end in self._matcher(doc):
            spans = by_key.get(key)
            if spans is None:
                by_key[key] = [_new(Cue, (start, end))]
            else:
                spans.append(_new(Cue, (start, end)))
        found: dict[str, list[Cue]] = {}
        for key, spans in by_key.items():
            for name in self._lists[key]:
                known = found.get(name)
                found[name] = spans if known is None else known + spans
        gapped: defaultdict[str, list[Cue]] = defaultdict(list)
        for before in found.keys() & self._pairs.keys():
            for after in found.keys() & self._pairs[before].keys():
                for span in bridged(found[before], found[after], sentence_of):
                    for name in self._pairs[before][after]:
                        gapped[name].append(span)
        for name, spans in gapped.items():
            found[name] = found.get(name, []) + spans
        halves = self._halves
        return {n: spans if len(spans) == 1 else longest(spans) for n, spans in found.items() if n not in halves}


@lru_cache(maxsize=8)
def reader(language: str) -> Reader:
    """The reader of a language, made once (about 0.3 s)."""
    return Reader(load_words(language))
