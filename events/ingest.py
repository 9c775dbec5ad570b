"""The way of an article into the store: read, extracted, held against what is known, kept whole.

Takes articles (or failures to read one) and a store; gives an `Ingested` for each as soon as it is kept. The command
`add` and the Articles page use the same generator: whoever stops asking has what was given so far, and nothing half.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import Final

from events import unread_languages
from events.articles import Article
from events.drafts import ArticleFailure
from events.errors import EventsError
from events.extract.protocol import Extractor
from events.extract.results import ExtractedEvent, Extraction
from events.ingested import Ingested, Tally
from events.merge import Decision, apply, propose
from events.merge_lookup import StoredIndex, UsedIds
from events.model import Event, Source
from events.rereading import completed, line_up, outlet_of_origin, put_off, take_back, why_read_again
from events.store import Added, Merge, Store
from events.stored_articles import Proposal, StoredArticle
from events.vocabulary import Review
from events.workers import in_order

__all__ = ["Ingest", "Ingested", "Reading", "Tally", "by_rules", "extract_with"]

log = logging.getLogger(__name__)

Reading = Article | ArticleFailure

_DATED_NOW: Final = "The article dates it so, now that its date of publication is known."


class Ingest:
    """Puts articles into a store, one after another.

    Parameters
    ----------
    store : Store
    who : str
        Who answers for it, on record with every event.
    extractor : Extractor, optional
        The rules by default.
    """

    def __init__(self, store: Store, *, who: str, extractor: Extractor | None = None) -> None:
        self._store = store
        self._who = who
        self._extractor = extractor
        self._index = StoredIndex(store)
        self._used = UsedIds(store)

    def run(self, readings: Iterable[Reading], *, processes: int = 1) -> Generator[Ingested, None, None]:
        """Take articles in.

        Parameters
        ----------
        readings : iterable of Article or ArticleFailure
            As `events.articles.read_articles` gives them; read as they are needed.
        processes : int
            On how many processes the rules work; with an extractor of one's own it is always this one.

        Yields
        ------
        Ingested
            One for each, in their order, when it is safely kept. Closing the generator stops the work.

        Raises
        ------
        StoreError
            Where the store fails; what was given before is kept.
        """
        with closing(self._extracted(readings, processes)) as extracted:
            for reading, extraction in extracted:
                if isinstance(reading, ArticleFailure):
                    yield Ingested(reading.origin, "", "failed", reason=reading.reason)
                elif extraction is None:
                    yield self._skipped(reading)
                elif isinstance(extraction, str):
                    yield Ingested(reading.origin, reading.title or "", "failed", reading.id, reason=extraction)
                else:
                    yield self.keep(reading, extraction)

    def keep(self, article: Article, extraction: Extraction) -> Ingested:
        """Keep an article with what was extracted from it, whole or not at all."""
        with self._store.exclusively():
            if not self._store.has_article(article.id):
                return self._keep(article, extraction)
            fuller = completed(self._store, article)
            return self._skipped(article) if fuller is None else self._keep_again(fuller, extraction)

    def read_again(self, article: Article) -> Ingested:
        """Read an article of the store once more, with what was not known of it before.

        Its events that nobody has decided on are taken back and those found now put in their place. Those that a person has
        accepted, corrected, rejected or joined stay as they are; where the article now dates one differently, what it says
        stands beside it with a question.

        Parameters
        ----------
        article : Article
            With the id of the one in the store and its text, which evidence that stays points to.
        """
        extraction = by_rules(article) if self._extractor is None else extract_with(self._extractor, article)
        if isinstance(extraction, str):
            return Ingested(article.origin, article.title or "", "failed", article.id, reason=extraction)
        with self._store.exclusively():
            return self._keep_again(article, extraction)

    def _keep(
        self, article: Article, extraction: Extraction, decided: Mapping[str, str] = MappingProxyType({})
    ) -> Ingested:
        # Within the lock, so that what another writer added a moment ago is held against as well.
        self._index.catch_up()
        plan = self._plan(article, extraction, decided)
        added = self._store.add_article(
            _stored(article, extraction, plan.reasons),
            plan.new,
            merges=plan.merges,
            proposals=plan.questions,
            who=self._who,
        )
        if decided:
            line_up(self._store, article.id, plan.order, decided.values())
        return _ingested(article, extraction, added, len(plan.questions))

    def _keep_again(self, article: Article, extraction: Extraction) -> Ingested:
        why = why_read_again(self._store.article(article.id), article, _outlet(article))
        decided = take_back(self._store, article.id, self._who, why)
        kept = self._keep(article, extraction, decided)
        return replace(kept, outcome="again", n_left=len(decided))

    def _skipped(self, article: Article) -> Ingested:
        notices = put_off(self._store, article)
        return Ingested(article.origin, article.title or "", "skipped", article.id, notices=notices)

    def _extracted(
        self, readings: Iterable[Reading], processes: int
    ) -> Generator[tuple[Reading, Extraction | str | None], None, None]:
        """Each reading with its extraction, with the reason why there is none, or with None where none is needed."""

        def wanted(reading: Reading) -> bool:
            if isinstance(reading, ArticleFailure):
                return False
            return not self._store.has_article(reading.id) or completed(self._store, reading) is not None

        def fuller(reading: Reading) -> Reading:
            """A copy of a known article with what the store knows of it, such as a date that the copy lacks."""
            return reading if isinstance(reading, ArticleFailure) else completed(self._store, reading) or reading

        readings = map(fuller, readings)
        if self._extractor is None:
            return in_order(readings, by_rules, processes=processes, wanted=wanted)
        work = partial(extract_with, self._extractor)
        # A language model is asked from here: it is another machine that works, and its client need not travel.
        return in_order(readings, work, processes=1, wanted=wanted)

    def _plan(self, article: Article, extraction: Extraction, decided: Mapping[str, str]) -> _Plan:
        found = self._events(article, extraction.language, extraction.events)
        told = zip(found, extraction.events, strict=True)
        plan = _Plan(reasons={event.id: list(one.reasons) for event, one in told})
        current: dict[str, Event] = {}
        for event, decision in zip(found, propose(found, self._index), strict=True):
            other = self._current(decision, current)
            if other is not None and other.id in decided:
                plan.order.append(decided[other.id])
                if other.review is Review.REJECTED or event.start in (None, other.start):
                    continue
                # The same event by the article; what a person has decided on is not changed unasked.
                plan.questions.append(Proposal(event.id, other.id, (_DATED_NOW,), decision.score))
            elif decision.action in ("same", "follow_up"):
                if not decision.adds:
                    continue
                assert other is not None
                merged = apply(decision, event, other)
                current[merged.id] = merged
                plan.merges.append(Merge(other.id, event.id, merged, " ".join(decision.reasons)))
            elif decision.action == "ask" and decision.other_id:
                plan.questions.append(Proposal(event.id, decision.other_id, decision.reasons, decision.score))
            current.setdefault(event.id, event)
            plan.new.append(event)
            plan.order.append(event.id)
        return plan

    def _current(self, decision: Decision, current: dict[str, Event]) -> Event | None:
        if decision.other_id is None:
            return None
        return current.get(decision.other_id) or self._index.get(decision.other_id)

    def _events(self, article: Article, language: str, extracted: Iterable[ExtractedEvent]) -> list[Event]:
        """Records of what was found, with ids never used, each piece of evidence naming the article."""
        source = Source(
            outlet=_outlet(article),
            url=article.source_url,
            published=article.published,
            language=article.language or language,
        )
        events: list[Event] = []
        for one in extracted:
            event = one.to_event(source, self._used, article.text)
            # Used for the rest of this article only: what is then kept the store knows by itself.
            self._used.add(event.id)
            evidence = tuple(piece.model_copy(update={"article": article.id}) for piece in event.evidence)
            events.append(event.model_copy(update={"evidence": evidence}))
        self._used.forget()
        return events


def extract_with(extractor: Extractor, reading: Reading) -> Extraction | str:
    """What an extractor finds in an article, or a sentence that says why it found nothing."""
    assert isinstance(reading, Article)
    try:
        return extractor(reading.text, reading.published, reading.language, title=reading.title)
    except EventsError as error:
        return str(error)
    except Exception:
        # One article must not take down the hundreds behind it; the log has what a developer needs.
        log.exception("extraction failed for %s", reading.origin)
        return "the events could not be read out of it, which is a fault in Marz; please report it with this article."


def by_rules(reading: Reading) -> Extraction | str:
    """What the rules find in an article; a function of this module, so that it can be called in other processes."""
    from events.extract import extract

    return extract_with(extract, reading)


@dataclass(slots=True)
class _Plan:
    """What an article brings."""

    new: list[Event] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    questions: list[Proposal] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    reasons: dict[str, list[str]] = field(default_factory=dict)


def _stored(article: Article, extraction: Extraction, reasons: dict[str, list[str]]) -> StoredArticle:
    return StoredArticle(
        id=article.id,
        title=article.title or "",
        text=article.text,
        outlet=_outlet(article),
        url=article.source_url,
        published=article.published,
        language=article.language or extraction.language,
        extraction={
            "origin": article.origin,
            "notices": list(_notices(article, extraction)),
            "highlights": [span._asdict() for span in extraction.highlights],
            "background": [asdict(item) for item in extraction.background],
            "reasons": reasons,
        },
    )


def _outlet(article: Article) -> str:
    """The outlet, else the name of the file without its folders, which say more of the user than of the source."""
    return article.outlet or outlet_of_origin(article.origin)


def _notices(article: Article, extraction: Extraction) -> tuple[str, ...]:
    own = (article.notice, unread_languages.notice(article.text, extraction.language, article.language))
    return (*(sentence for sentence in own if sentence), *extraction.notices)


def _ingested(article: Article, extraction: Extraction, added: Added, n_questions: int) -> Ingested:
    return Ingested(
        origin=article.origin,
        title=article.title or "",
        outcome="added" if added.new or added.merged else "empty",
        article_id=article.id,
        batch=added.batch,
        new=added.new,
        merged=added.merged,
        n_questions=n_questions,
        notices=_notices(article, extraction),
    )
