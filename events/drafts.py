"""What the readers of files and pages hand to `events.articles`: raw drafts, and failures that do not stop the others.

A reader takes bytes and a name for messages and gives `Draft` objects; where nothing can be read it raises
`Unreadable`, which names the file and the reason in one sentence. Cleaning and checking is done once, by the front.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict

from events.errors import ArticleError
from events.guarding import PUBLIC_ONLY, Guard
from events.partial_date import PartialDate

log = logging.getLogger(__name__)

MAX_FILE_BYTES = 50_000_000
"""Largest single file taken into memory (a PDF with pictures may be large; its text is limited apart)."""


@dataclass(frozen=True)
class Draft:
    """One article as its file or page gave it: nothing is cleaned or checked yet.

    Attributes
    ----------
    origin : str
        File name or address, for messages.
    text : str
        Body, possibly with carriage returns, marks and controls.
    published : str or None
        ISO date or date and time, as found.
    site_name : str or None
        What the page calls its outlet; used where the list of outlets does not know the address.
    given_id : str or None
        The "id" of a JSON record.
    fetched : bool
        Whether the text came from `source_url` itself; such an article is known by its address alone.
    notice : str or None
        A sentence for the reader about how this was read.
    """

    origin: str
    text: str
    title: str | None = None
    published: str | None = None
    language: str | None = None
    outlet: str | None = None
    site_name: str | None = None
    source_url: str | None = None
    given_id: str | None = None
    fetched: bool = False
    notice: str | None = None


class ArticleFailure(BaseModel):
    """Something that could not be read: the file or address, and the reason as a sentence for the reader."""

    model_config = ConfigDict(frozen=True)

    origin: str
    reason: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


class Unreadable(ArticleError):
    """An article could not be read; carries origin and reason apart, so that a page can list them."""

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason

    def failure(self) -> ArticleFailure:
        return ArticleFailure(origin=self.origin, reason=self.reason)


DraftOutcome = Draft | ArticleFailure


@dataclass(frozen=True)
class Context:
    """How far a reader may go.

    Attributes
    ----------
    fetch : bool
        Whether addresses may be asked; otherwise feeds give their own text and addresses are refused.
    guard : Guard
        What addresses may be connected to.
    inside_archive : bool
        Whether the file came out of a zip: a further zip is then refused.
    mail_depth : int
        How many e-mails the file lies inside of.
    """

    fetch: bool = True
    guard: Guard = PUBLIC_ONLY
    inside_archive: bool = False
    mail_depth: int = 0


EARLIEST_YEAR = 1900
_DATE_AND_TIME = re.compile(r"(\d{4}(?:-\d{2}){0,2})(?:[T ]\d.*)?", re.ASCII | re.DOTALL)


def iso_date(text: str) -> str:
    """The date of an ISO date, month, year, or date and time.

    Raises
    ------
    ValueError
        With a sentence, when it is none, or of another calendar (1404-07-18).
    """
    match = _DATE_AND_TIME.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text[:40]}” is not a date: write 2025, 2025-05 or 2025-05-21.")
    day = PartialDate(match[1])
    if day.first_day.year < EARLIEST_YEAR:
        raise ValueError(f"“{day}” is not of the Gregorian calendar: write it as 2025-05-21.")
    return day.text


PartReader = Callable[[str, str, BinaryIO, Context], Iterator[DraftOutcome]]
"""Reads one file found inside another: (origin for messages, file name, stream, context)."""


@contextmanager
def reading(origin: str, kind: str, reason: str | None = None) -> Iterator[None]:
    """Turn whatever a parser raises on a broken or hostile file into one sentence.

    Parsers of foreign formats raise far more kinds of exception than they document, so everything is caught here, and
    only here; the real cause goes to the log.

    Parameters
    ----------
    origin : str
        File name or address for the message.
    kind : str
        What the file should be, with its article: "a PDF", "an e-mail".
    reason : str, optional
        The sentence, where "it could not be read as …" does not say enough.

    Raises
    ------
    Unreadable
        In place of any other exception raised in the block.
    """
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:
        log.info("%s could not be read as %s", origin, kind, exc_info=error)
        reason = reason or f"it could not be read as {kind}; the file is damaged or of another kind."
        raise Unreadable(origin, reason) from error


def whole(origin: str, stream: BinaryIO) -> bytes:
    """All bytes of a stream, refused past `MAX_FILE_BYTES`.

    Raises
    ------
    Unreadable
        When the file is larger.
    """
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise Unreadable(origin, f"it is larger than {MAX_FILE_BYTES // 1_000_000} MB; split it or save its text only.")
    return data
