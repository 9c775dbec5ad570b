"""Errors of the briefing room. Each message is a sentence for the reader: what is wrong, and what to do about it."""

from __future__ import annotations


class BriefingError(Exception):
    """A deck, a view or a product of one could not be read, made or written."""


class DeckError(BriefingError):
    """A deck file is not one, is from a newer Marz, or breaks a rule of the format."""


class TemplateError(BriefingError):
    """A PowerPoint template cannot be used."""


class NotWritten(BriefingError):
    """A file cannot be written where it was asked for; nothing else can be written there either."""
