"""RSS and Atom feeds: bytes in, the entries out, each with address, date and what text the feed itself has.

The XML is parsed by defusedxml, which refuses entities of the sender's own making (entity bombs, files of this
machine). Fetching the entries' pages is the business of `events.web`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from events.drafts import Unreadable, iso_date, reading

MAX_ENTRIES = 100
"""Entries read of one feed, from the top, where the newest stand."""

_FEED_ROOT = re.compile(rb"<(?:[\w-]+:)?(?:rss|feed|RDF)[\s>]")


@dataclass(frozen=True)
class FeedEntry:
    """One entry: title, address of its page, ISO date, and its own text as the feed has it (HTML); any may be None."""

    title: str | None
    address: str | None
    published: str | None
    content: str | None


@dataclass(frozen=True)
class Feed:
    """A feed: its title and its entries, in the feed's order."""

    title: str | None
    entries: tuple[FeedEntry, ...]


def looks_like_feed(data: bytes) -> bool:
    """Whether the first element of the bytes is that of RSS, RDF or Atom."""
    return _FEED_ROOT.search(data[:2000]) is not None


def parse_feed(origin: str, data: bytes, base: str | None = None) -> Feed:
    """Entries of an RSS (0.9 to 2.0) or Atom feed.

    Parameters
    ----------
    origin : str
        File name or address for messages.
    data : bytes
        The feed.
    base : str, optional
        Address that relative links start from.

    Raises
    ------
    Unreadable
        When it is not XML, is XML but no feed, has entities of its own, or has no entries.
    """
    with reading(origin, "a feed"):
        try:
            root = fromstring(data)
        except DefusedXmlException:
            raise Unreadable(
                origin, "the feed defines entities of its own, which none needs; it was not read."
            ) from None
        except (ParseError, ValueError, LookupError):
            raise Unreadable(origin, "it is not an RSS or Atom feed (it is not XML, or broken).") from None
        if _name(root) not in ("rss", "RDF", "feed"):
            raise Unreadable(origin, "it is not an RSS or Atom feed.")
        # RSS 1.0 has its items beside the channel, the others inside; the feed's own title comes before any entry's.
        items = [element for element in root.iter() if _name(element) in ("item", "entry")]
        head = root if _name(root) == "feed" else next((child for child in root if _name(child) == "channel"), root)
        feed = Feed(_text(head, "title"), tuple(_entry(item, base) for item in items[:MAX_ENTRIES]))
    if not feed.entries:
        raise Unreadable(origin, "the feed has no entries.")
    return feed


def _entry(item: Element, base: str | None) -> FeedEntry:
    link = _link(item)
    try:
        address = urljoin(base or "", link) if link else None
    except ValueError:
        address = None
    return FeedEntry(
        title=_text(item, "title"),
        address=address,
        published=_date(_text(item, "pubDate", "published", "date", "issued", "updated")),
        content=_text(item, "encoded", "content", "description", "summary"),
    )


def _link(item: Element) -> str | None:
    for link in _children(item, "link"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return (link.get("href") or "").strip()
        if link.text and link.text.strip():
            return link.text.strip()
    for guid in _children(item, "guid"):
        if guid.get("isPermaLink", "true") == "true" and (guid.text or "").strip().startswith("http"):
            return (guid.text or "").strip()
    return None


def _text(element: Element, *names: str) -> str | None:
    """Text of the first child that has any, of the first of the names; Atom's XHTML content without its tags."""
    for name in names:
        for child in _children(element, name):
            text = " ".join(child.itertext()) if len(child) else child.text
            if text and text.strip():
                return text.strip()
    return None


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if _name(child) == name)


def _name(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _date(text: str | None) -> str | None:
    """RFC 822 or ISO 8601 to an ISO date, as of the sender's time zone; None where it is neither."""
    if text is None:
        return None
    try:
        return iso_date(text)
    except ValueError:
        pass
    try:
        return iso_date(parsedate_to_datetime(text).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
