"""Extract events from many articles on all cores, one after the other in memory.

Takes an iterable of article records (id, text, published, language, title); gives one result an article, in order, as a
generator that never holds more than a few chunks. Progress goes to a callback.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

from events import unread_languages
from events.drafts import EARLIEST_YEAR
from events.extract.engine import extract_by_rules
from events.extract.results import Extraction
from events.extract.text.wordlist import LANGUAGES
from events.workers import start_worker

CHUNK: Final = 32
# Fewer articles than this are done sooner by one process than by starting others.
WORTH_A_POOL: Final = 200
WAITING_CHUNKS: Final = 3

_YEAR: Final = re.compile(r"\s*(\d{4})(?!\d)")

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One article of a batch: its identifier, what was extracted, or in ``trouble`` why nothing was."""

    id: str
    extraction: Extraction
    trouble: str | None = None


def extract_one(record: dict[str, Any]) -> BatchItem:
    """Extract from one article record; trouble becomes a sentence, never an exception.

    Parameters
    ----------
    record : dict
        ``id`` and ``text``; ``published``, ``language`` and ``title`` where known. Other fields are ignored.
    """
    identifier, text = record.get("id"), record.get("text")
    name = str(identifier) if identifier is not None else ""
    if not isinstance(text, str):
        return BatchItem(name, Extraction("en"), "there is no text: a record needs a field “text” with a string in it")
    published, language, title = (
        value if isinstance(value := record.get(key), str) else None for key in ("published", "language", "title")
    )
    published, notices = _gregorian(published)
    extraction = extract_by_rules(text, published, language, title)
    unread = unread_languages.notice(text, extraction.language, language)
    notices += [unread] if unread else []
    return BatchItem(name, replace(extraction, notices=(*notices, *extraction.notices)) if notices else extraction)


def _gregorian(published: str | None) -> tuple[str | None, list[str]]:
    """A published date, but none of another calendar (1404-05-15), which would be taken for a year of the Middle Ages."""
    year = _YEAR.match(published) if published else None
    if year is None or int(year[1]) >= EARLIEST_YEAR:
        return published, []
    return None, [f"The published date “{(published or '')[:40]}” is not of the Gregorian calendar; it was not used."]


def settle(languages: Iterable[str] = LANGUAGES) -> None:
    """Load the word lists and place names now, and spare the garbage collector looking through them again and again.

    For processes that do nothing but extract: it makes them a third faster. Objects alive at this moment stay for good.
    """
    for language in languages:
        extract_by_rules("", None, language, None)
    gc.collect()
    gc.freeze()


def _start() -> None:
    """What a process of the batch does first: it ends with the one that started it, and is settled."""
    start_worker()
    settle()


def _extract_chunk(records: list[dict[str, Any]]) -> list[BatchItem]:
    return [extract_one(record) for record in records]


def extract_many(
    records: Iterable[dict[str, Any]], *, processes: int | None = None, progress: Progress | None = None
) -> Iterator[BatchItem]:
    """Extract from many articles.

    Parameters
    ----------
    records : iterable of dict
        As for `extract_one`; read as needed, so a file of any length may stand behind it.
    processes : int, optional
        How many to work on; all cores by default, 1 for this process alone.
    progress : callable, optional
        Called with the number of articles done so far, after each chunk.

    Yields
    ------
    BatchItem
        In the order of ``records``. Closing the generator stops the work; what was given stays given.
    """
    wanted = processes if processes is not None else os.cpu_count() or 1
    source = iter(records)
    head = list(islice(source, WORTH_A_POOL if wanted > 1 else 0))
    done = 0
    if wanted <= 1 or len(head) < WORTH_A_POOL:
        for chunk in _chunks(_chain(head, source)):
            yield from _extract_chunk(chunk)
            done += len(chunk)
            if progress:
                progress(done)
        return
    # Fresh interpreters: the caller may be a server with threads, which a fork would copy in mid-step.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(wanted, mp_context=context, initializer=_start) as pool:
        waiting: list[Future[list[BatchItem]]] = []
        chunks = _chunks(_chain(head, source))
        try:
            for chunk in chunks:
                waiting.append(pool.submit(_extract_chunk, chunk))
                if len(waiting) >= wanted * WAITING_CHUNKS:
                    items = waiting.pop(0).result()
                    yield from items
                    done += len(items)
                    if progress:
                        progress(done)
            for future in waiting:
                items = future.result()
                yield from items
                done += len(items)
                if progress:
                    progress(done)
        finally:
            for future in waiting:
                future.cancel()


def _chain(head: list[dict[str, Any]], rest: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield from head
    yield from rest


def _chunks(records: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while chunk := list(islice(records, CHUNK)):
        yield chunk
