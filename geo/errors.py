"""Errors of the geo room. Each message is a sentence for the reader: what is wrong, and what to do about it."""

from __future__ import annotations


class GeoError(Exception):
    """Something about places could not be done; the message says what and what to do."""


class LayerError(GeoError):
    """A map layer is missing, unreadable or without usable province codes."""
