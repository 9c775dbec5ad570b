"""Articles behind web addresses and feeds: fetches under the guard and hands the page to the reader of its type.

A feed gives the articles its entries lead to; with fetching off, or where a page cannot be had, it gives the text it
has itself and says so. Where the feed states a date, that one counts: it is the outlet's own and needs no guessing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from events.cleaning import clean_line, has_words
from events.documents import html_to_text, read_html, read_plain, read_word
from events.drafts import ArticleFailure, Context, Draft, DraftOutcome, Unreadable, reading
from events.feeds import FeedEntry, looks_like_feed, parse_feed
from events.fetching import Page, fetch
from events.guarding import FetchError
from events.pdf_pages import read_pdf

MIN_OWN_TEXT = 200
"""Characters of a feed's own text worth reading where the page itself could not be had; teasers are shorter."""


def read_web(
    address: str, context: Context, *, feed_only: bool = False, entries: bool = True
) -> Iterator[DraftOutcome]:
    """The article at an address, or the articles of the feed there.

    Parameters
    ----------
    address : str
        As pasted.
    context : Context
        With `fetch` off the address is refused.
    feed_only : bool
        Whether anything but a feed is refused.
    entries : bool
        Whether the pages that a feed leads to are fetched.

    Raises
    ------
    Unreadable
        With the reason.
    """
    origin = clean_line(address) or "address"
    page = _fetched(origin, address.strip(), context)
    is_feed = looks_like_feed(page.data) and page.media_type not in ("application/pdf", "text/plain")
    if is_feed or feed_only:
        yield from read_feed_entries(origin, page.data, replace(context, fetch=entries), base=page.address)
    else:
        yield _document(origin, page)


def read_feed_entries(origin: str, data: bytes, context: Context, base: str | None = None) -> Iterator[DraftOutcome]:
    """The articles of a feed.

    Parameters
    ----------
    origin : str
        File name or address of the feed for messages.
    data : bytes
        The feed.
    context : Context
        With `fetch` on, the entries' pages are fetched, one after the other.
    base : str, optional
        Where the feed was fetched.

    Raises
    ------
    Unreadable
        When it is no feed.
    """
    feed = parse_feed(origin, data, base)
    for number, entry in enumerate(feed.entries, start=1):
        where = clean_line(entry.address) or f"{origin}, entry {number}"
        try:
            yield _entry_draft(where, entry, feed.title, context)
        except Unreadable as unreadable:
            yield unreadable.failure()


def _entry_draft(where: str, entry: FeedEntry, feed_title: str | None, context: Context) -> DraftOutcome:
    notice = None
    if context.fetch and entry.address:
        try:
            page = _fetched(where, entry.address, context)
            if looks_like_feed(page.data):
                raise Unreadable(where, "it is a feed inside a feed, not an article.")
            draft = _document(where, page)
            return replace(draft, published=entry.published or draft.published, title=entry.title or draft.title)
        except Unreadable as unreadable:
            text = _own_text(where, entry)
            if len(text) < MIN_OWN_TEXT:
                return unreadable.failure()
            notice = f"This is the feed's own text; the page was not read: {unreadable.reason}"
    else:
        text = _own_text(where, entry)
        notice = "This is the feed's own text, which may be shortened; the page was not fetched."
    if not has_words(text):
        return ArticleFailure(origin=where, reason="the feed has no text for this entry, and its page was not fetched.")
    return Draft(
        origin=where,
        text=text,
        title=entry.title,
        published=entry.published,
        site_name=feed_title,
        source_url=entry.address,
        notice=notice,
    )


def _own_text(where: str, entry: FeedEntry) -> str:
    with reading(where, "a feed entry"):
        return html_to_text(entry.content or "")


def _fetched(origin: str, address: str, context: Context) -> Page:
    if not context.fetch:
        raise Unreadable(origin, "reading from the web is switched off.")
    try:
        return fetch(address, context.guard)
    except FetchError as refused:
        raise Unreadable(origin, str(refused)) from None


def _document(origin: str, page: Page) -> Draft:
    if page.media_type == "application/pdf":
        draft = read_pdf(origin, page.data)
    elif page.media_type.endswith("wordprocessingml.document"):
        draft = read_word(origin, page.data)
    elif page.media_type == "text/plain":
        draft = read_plain(origin, page.data, page.charset)
    else:
        return read_html(origin, page.data, page.charset, page.address)
    return replace(draft, source_url=page.address, fetched=True)
