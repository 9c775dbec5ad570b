"""Reading articles: files, folders, zips, e-mails, feeds, web addresses and pasted text become `Article` records.

Takes whatever a reader of news has at hand; gives articles one at a time, and a failure (a sentence) for each thing
that could not be read, so that the others go on. Text is cleaned here once: evidence spans count characters of
`Article.text`. What a text says is never interpreted here, and nothing but `ArticleError` is raised.
"""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from events.addresses import canonical_address, host_of, is_address, is_web_address
from events.archives import read_file, read_folder
from events.cleaning import clean_line, clean_text, has_words
from events.drafts import ArticleFailure, Context, Draft, DraftOutcome, Unreadable, iso_date
from events.formats import READABLE, read_part
from events.guarding import PUBLIC_ONLY, Guard
from events.json_records import language_code
from events.outlets import outlet_of
from events.partial_date import IsoDate, PartialDate, spoken
from events.web import read_web

__all__ = [
    "READABLE",
    "Article",
    "ArticleFailure",
    "Outcome",
    "read_address",
    "read_articles",
    "read_bytes",
    "read_feed",
    "read_text",
]

MAX_TEXT_CHARACTERS = 1_000_000
"""Past this a text is no article but a book or a dump; finding events in it would hold up everything behind it."""


class Article(BaseModel):
    """One article, cleaned and ready for extraction.

    Attributes
    ----------
    id : str
        Stable name: of a fetched page by its canonical address; of a text given otherwise by its words, and its address
        where one is stated, so that the same text from two outlets is two articles and from two files one.
    title, text : str
        Text is never empty. The title is not part of the text, except where a plain text begins with it.
    published : str or None
        ISO 8601 of reduced precision.
    language : str or None
        "en", "fa", "ar", "ckb" or another code, where the source states it.
    outlet : str or None
        By the list of outlets, else as the page or record says, else the host name.
    source_url : str or None
        Always http or https.
    origin : str
        File name or address, for messages.
    given_id : str or None
        The "id" of a JSON record, for output that must repeat it.
    notice : str or None
        What the reader should know about how this was read.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    title: str | None = None
    text: str
    published: IsoDate | None = None
    language: str | None = None
    outlet: str | None = None
    source_url: str | None = None
    origin: str
    given_id: str | None = None
    notice: str | None = None


Outcome = Article | ArticleFailure


def read_articles(
    paths_or_addresses: Iterable[str | Path], *, fetch: bool = True, guard: Guard = PUBLIC_ONLY
) -> Iterator[Outcome]:
    """The articles of files, folders, zips, feeds and web addresses, one at a time, in the order given.

    Parameters
    ----------
    paths_or_addresses : iterable of str or pathlib.Path
        Addresses are told by their scheme; a folder is read with all folders in it.
    fetch : bool
        Whether addresses, and the pages that feeds lead to, are fetched from the web.
    guard : Guard
        What may be connected to; only tests give another.

    Yields
    ------
    Article or ArticleFailure
    """
    context = Context(fetch=fetch, guard=guard)
    for item in paths_or_addresses:
        if isinstance(item, str) and is_address(item.strip()):
            yield from _outcomes(_web(item, context))
            continue
        try:
            path = Path(item).expanduser()
            is_folder = path.is_dir()
        except (OSError, RuntimeError, ValueError):  # a name too long, "~nobody", a NUL in the name
            yield ArticleFailure(origin=clean_line(str(item)) or "nameless", reason="it is not the name of a file.")
            continue
        yield from _outcomes((read_folder if is_folder else read_file)(path, context, read_part))


def read_bytes(name: str, data: bytes, *, fetch: bool = False, guard: Guard = PUBLIC_ONLY) -> Iterator[Outcome]:
    """The articles of an uploaded file.

    Parameters
    ----------
    name : str
        File name; its ending says what the file is.
    data : bytes
        Its content.
    fetch : bool
        Whether the pages that an uploaded feed leads to are fetched.
    guard : Guard
        As of `read_articles`.
    """
    origin = clean_line(name) or "upload"
    return _outcomes(read_part(origin, name, io.BytesIO(data), Context(fetch=fetch, guard=guard)))


def read_address(address: str, *, guard: Guard = PUBLIC_ONLY) -> Iterator[Outcome]:
    """The article at a web address (page, PDF or Word file), or the articles of the feed there."""
    return _outcomes(_web(address, Context(guard=guard)))


def read_feed(address: str, *, fetch: bool = True, guard: Guard = PUBLIC_ONLY) -> Iterator[Outcome]:
    """The articles of an RSS or Atom feed; anything else at the address is a failure.

    Parameters
    ----------
    address : str
        Of the feed, which is always fetched.
    fetch : bool
        Whether the entries' pages are fetched too; else the feed's own text is taken.
    guard : Guard
        As of `read_articles`.
    """
    return _outcomes(_web(address, Context(guard=guard), feed_only=True, entries=fetch))


def read_text(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    source_url: str | None = None,
    origin: str = "pasted text",
) -> Article:
    """Pasted text as an article.

    Parameters
    ----------
    text : str
        The article.
    title, published, language, outlet, source_url : str, optional
        What the person states; the date in ISO 8601 of reduced precision.
    origin : str
        What to call it in messages.

    Raises
    ------
    ArticleError
        When the text has no words or is too long, the date is none, or the address is not http or https.
    """
    if source_url and source_url.strip() and not _web_address(source_url):
        raise Unreadable(origin, "the address is not an http or https address.")
    try:
        published = iso_date(published) if published and published.strip() else None
        language = language_code(language) if language and language.strip() else None
    except ValueError as error:
        raise Unreadable(origin, str(error)) from None
    return _article(
        Draft(
            origin=origin,
            text=text,
            title=title,
            published=published,
            language=language,
            outlet=outlet,
            source_url=source_url,
        )
    )


def _web(address: str, context: Context, *, feed_only: bool = False, entries: bool = True) -> Iterator[DraftOutcome]:
    try:
        yield from read_web(address, context, feed_only=feed_only, entries=entries)
    except Unreadable as unreadable:
        yield unreadable.failure()


def _outcomes(drafts: Iterator[DraftOutcome]) -> Iterator[Outcome]:
    for draft in drafts:
        if isinstance(draft, ArticleFailure):
            yield draft
            continue
        try:
            yield _article(draft)
        except Unreadable as unreadable:
            yield unreadable.failure()


def _article(draft: Draft) -> Article:
    """The draft, cleaned, named and checked; raises Unreadable where it is no article."""
    if len(draft.text) > 4 * MAX_TEXT_CHARACTERS:  # cleaning shortens, but not by that much
        raise Unreadable(draft.origin, _too_long(len(draft.text)))
    text = clean_text(draft.text)
    if not text:
        raise Unreadable(draft.origin, "the text is empty.")
    if not has_words(text):
        raise Unreadable(draft.origin, "there are no words in it.")
    if len(text) > MAX_TEXT_CHARACTERS:
        raise Unreadable(draft.origin, _too_long(len(text)))
    address = _web_address(draft.source_url)
    published, notices = _published(draft, text)
    return Article(
        id=_identity(text, address, fetched=draft.fetched),
        title=clean_line(draft.title),
        text=text,
        published=published,
        language=draft.language,
        outlet=_outlet(draft, address),
        source_url=address,
        origin=clean_line(draft.origin) or "nameless",
        given_id=draft.given_id,
        notice=" ".join(notices) or None,
    )


def _too_long(n_characters: int) -> str:
    return (
        f"the text has {n_characters:,} characters; an article has up to {MAX_TEXT_CHARACTERS:,}. "
        "Split it, or save the article by itself."
    )


def _published(draft: Draft, text: str) -> tuple[str | None, list[str]]:
    """The date to a precision that is sure, that of the dateline where none is given, and the notices to show."""
    from events.extract.dates.filing import filed_on  # loads the readers of four languages

    notices = [draft.notice] if draft.notice else []
    try:
        published = iso_date(draft.published) if draft.published else None
    except ValueError as error:
        published = None
        notices.append(f"The published date was left out: {error}")
    if published is None and (filed := filed_on(text, draft.language)):
        published = filed
        notices.append(f"The date of publication is that of the dateline, {spoken(filed)}.")
    # Tomorrow is today somewhere east of here.
    if published and PartialDate(published).first_day > date.today() + timedelta(days=1):
        notices.append(f"The published date {published} lies in the future; dates reckoned from it may be wrong.")
    return published, notices


def _web_address(address: str | None) -> str | None:
    """The address where it is http or https with a host; nothing else may ever become a link."""
    address = "".join(char for char in clean_text(address or "") if char > " ")
    return address if is_web_address(address) and host_of(address) else None


def _outlet(draft: Draft, address: str | None) -> str | None:
    if stated := clean_line(draft.outlet):
        return stated
    known = outlet_of(address) if address else None
    if known:
        return known.outlet
    host = host_of(canonical_address(address)) if address else None
    return clean_line(draft.site_name) or host


def _identity(text: str, address: str | None, *, fetched: bool) -> str:
    """Twenty hexadecimal digits of SHA-256.

    A page is fetched with other surroundings each time, so its address alone names it. Texts given otherwise are named
    by their letters and digits, whatever spaces, marks and line breaks a program put between them.
    """
    name = canonical_address(address) if address else ""
    if not (fetched and address):
        words = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
        name = f"{name}\n{words}"
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:20]
