"""A language model as an extractor, off unless MARZ_LLM_URL is set; the rules take over wherever it fails.

Takes an article as every `Extractor` does; gives an `Extraction` of validated events whose spans stand in the text. What
was dropped, and why the rules had to take over, stands in its notices.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from events.errors import ExtractionError
from events.extract import extract
from events.extract.model.answer import read_answer
from events.extract.model.client import Endpoint, ask
from events.extract.model.question import MOST_CHARACTERS, question
from events.extract.protocol import Extractor
from events.extract.results import EvidenceSpan, ExtractedEvent, Extraction
from events.extract.text.languages import find_language
from events.extract.text.wordlist import LANGUAGES
from events.partial_date import PartialDate

_COLOURS: Final = {
    "type": "trigger",
    "iran": "place",
    "iraq": "place",
    "venue": "place",
    "start": "date",
    "end": "date",
}


class LanguageModel:
    """An `Extractor` that asks a language model, and the rules where it fails.

    Parameters
    ----------
    endpoint : Endpoint
    rules : Extractor
        Reads the article where the model cannot.
    sleep : callable
        What waits before a second try.
    """

    def __init__(
        self, endpoint: Endpoint, rules: Extractor = extract, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._endpoint = endpoint
        self._rules = rules
        self._sleep = sleep

    def __call__(
        self, text: str, published: str | None = None, language: str | None = None, *, title: str | None = None
    ) -> Extraction:
        """Extract the events of one article; see `Extractor`."""
        if not text.strip():
            return self._rules(text, published, language, title=title)
        try:
            return self._ask(text, published, language, title)
        except ExtractionError as error:
            by_rules = self._rules(text, published, language, title=title)
            return replace(by_rules, notices=(*by_rules.notices, f"{error} The rules read the article instead."))

    def _ask(self, text: str, published: str | None, language: str | None, title: str | None) -> Extraction:
        notices: list[str] = []
        part = text[:MOST_CHARACTERS]
        if len(part) < len(text):
            notices.append(f"The language model read only the first {len(part):,} of {len(text):,} characters.")
        day = _day(published)
        system, user = question(part, day, title)
        answer = ask(self._endpoint, system, user, sleep=self._sleep)
        events, dropped = read_answer(answer, part, day, self._endpoint.model)
        code = language if language in LANGUAGES else find_language(text)
        return Extraction(code, events, (), _highlights(events), (*notices, *dropped))


class _Unusable:
    """The rules, with a notice that the settings of the language model cannot be used."""

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def __call__(
        self, text: str, published: str | None = None, language: str | None = None, *, title: str | None = None
    ) -> Extraction:
        by_rules = extract(text, published, language, title=title)
        return replace(by_rules, notices=(*by_rules.notices, f"{self._reason} The rules read the article instead."))


def extractor_from_settings() -> Extractor:
    """The extractor that the settings ask for: the rules, unless MARZ_LLM_URL names a language model."""
    try:
        endpoint = Endpoint.from_environment()
    except ExtractionError as error:
        return _Unusable(str(error))
    return extract if endpoint is None else LanguageModel(endpoint)


def _day(published: str | None) -> str | None:
    """The published date without its time; None where it is no date."""
    try:
        return PartialDate((published or "").strip()[:10]).text
    except ValueError:
        return None


def _highlights(events: tuple[ExtractedEvent, ...]) -> tuple[EvidenceSpan, ...]:
    """Triggers, places and dates to colour, from the evidence."""
    spans = {
        EvidenceSpan(_COLOURS[span.field], span.start, span.end)
        for event in events
        for span in event.evidence
        if span.field in _COLOURS
    }
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.field)))
