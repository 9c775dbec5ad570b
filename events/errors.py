"""Errors of the events room. Each message is a sentence for the reader: what is wrong, and what to do about it."""

from __future__ import annotations


class EventsError(Exception):
    """Something about events could not be done; the message says what and what to do."""


class RecordError(EventsError):
    """An event record breaks a rule of the codebook."""


class SelectionError(EventsError):
    """A filter could not be understood."""


class StoreError(EventsError):
    """The event store could not be opened, read or written."""


class ArticleError(EventsError):
    """An article could not be read: names the file or address, and the reason."""


class ExtractionError(EventsError):
    """An extractor could not do its work; the caller falls back to the rules and says so."""
