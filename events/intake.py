"""An intake that runs beside a page: many articles read and kept while the reader looks on, stops it, or goes elsewhere.

Takes parts (a pasted text, a file, an address), each giving its articles when asked; keeps them one by one on a thread of its
own. Whoever holds the `Intake` sees at any moment how far it is; stopping leaves whole articles only.
"""

from __future__ import annotations

import contextlib
import io
import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from events.archives import check_zip
from events.drafts import Unreadable
from events.errors import EventsError
from events.extract.protocol import Extractor
from events.ingest import Ingest, Ingested, Reading, Tally
from events.store import Store

log = logging.getLogger(__name__)

MOST_NOTICES: Final = 50
"""Notices kept for the summary; past this they would hide what matters."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing the reader handed in.

    Attributes
    ----------
    name : str
        File name, address or "pasted text".
    read : callable
        Gives its articles and failures, one at a time.
    n_expected : int
        About how many articles it holds, for the progress bar.
    """

    name: str
    read: Callable[[], Iterable[Reading]]
    n_expected: int = 1


class Intake:
    """Articles being taken in. It starts at once.

    Parameters
    ----------
    store : Store
    parts : iterable of Part
    who : str
        Who answers for it, on record with every event.
    extractor : Extractor, optional
        The rules by default.

    Attributes
    ----------
    tally : Tally
        The sum so far.
    kept : list of str
        Ids of the articles that are new, or were read again, in their order.
    skipped : list of str
        Ids of those that were in the store already.
    batches : list of str
        The names under which what came in can be undone, article by article.
    notices : list of str
        What the reader should know about how articles were read, each with the name of its file.
    trouble : str
        Why the whole of it broke off; "" where it did not.
    """

    def __init__(
        self, store: Store, parts: Iterable[Part], *, who: str, extractor: Extractor | None = None, start: bool = True
    ) -> None:
        self._store, self._parts, self._who, self._extractor = store, list(parts), who, extractor
        self._stop, self._done = threading.Event(), threading.Event()
        self.n_expected = max(1, sum(part.n_expected for part in self._parts))
        self.tally = Tally()
        self.kept: list[str] = []
        self.skipped: list[str] = []
        self.batches: list[str] = []
        self.notices: list[str] = []
        self.trouble = ""
        self.at = self._parts[0].name if self._parts else ""
        if start:
            threading.Thread(target=self.run, name="marz-intake", daemon=True).start()

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return not self._done.is_set()

    @property
    def stopped(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stop.is_set()

    @property
    def progress(self) -> float:
        """How far it is, 0 to 1, by the number of articles expected."""
        return min(1.0, self.tally.n_articles / self.n_expected) if self.running else 1.0

    def stop(self) -> None:
        """Stop after the article at hand; what was kept stays."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the end, but no longer than this; whether it has come."""
        return self._done.wait(seconds)

    def run(self) -> None:
        """Do the work on the calling thread."""
        try:
            ingest = Ingest(self._store, who=self._who, extractor=self._extractor)
            with contextlib.closing(ingest.run(self._readings())) as given:
                for one in given:
                    self._take(one)
                    if self._stop.is_set():
                        break
        except EventsError as error:
            self.trouble = str(error)
        except Exception:
            # The thread has nobody above it: without this the page would wait for ever.
            log.exception("an intake broke off")
            self.trouble = "It broke off through a fault in Marz; what was kept before stays. The log has the details."
        finally:
            self._done.set()

    def _readings(self) -> Iterator[Reading]:
        for part in self._parts:
            self.at = part.name
            for reading in part.read():
                if self._stop.is_set():
                    return
                yield reading

    def _take(self, one: Ingested) -> None:
        self.tally.take(one)
        if one.article_id is None:
            return
        if one.outcome == "skipped":
            self.skipped.append(one.article_id)
        elif one.outcome in ("added", "empty", "again"):
            self.kept.append(one.article_id)
            if one.batch and one.outcome == "added":
                self.batches.append(one.batch)
        room = MOST_NOTICES - len(self.notices)
        self.notices.extend(f"{one.origin}: {notice}" for notice in one.notices[:room])


def about_how_many(name: str, data: bytes) -> int:
    """About how many articles an uploaded file holds: lines of JSON lines, entries of a zip that is read, else one.

    Parameters
    ----------
    name : str
        File name; its ending says what the file is.
    data : bytes
    """
    ending = name.rpartition(".")[2].lower()
    if ending in ("jsonl", "ndjson"):
        return max(1, data.count(b"\n") + (not data.endswith(b"\n")))
    if ending == "zip":
        try:
            with check_zip(name, io.BytesIO(data)) as archive:
                return max(1, sum(not entry.filename.endswith("/") for entry in archive.infolist()))
        except Unreadable:
            return 1  # refused as a whole; the reader of zips says in a sentence what is wrong with it
    return 1
