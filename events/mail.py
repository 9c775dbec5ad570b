"""Reader of e-mails (.eml): the body as one article, each readable attachment and attached e-mail as another.

The body is the plain part, else the HTML part as text. A message forwarded inside the body gives title and date, since
those are the article's; otherwise subject and date of the e-mail stand for them. Pictures and signatures are passed
over.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.header import Header, decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

import dateparser

from events.cleaning import NotText, clean_line, clean_text, decode, has_words
from events.documents import html_to_text
from events.drafts import ArticleFailure, Context, Draft, DraftOutcome, PartReader, Unreadable, iso_date, reading
from events.outlets import outlet_of

MAX_DEPTH = 3
"""E-mails inside e-mails that are opened."""
MAX_PARTS = 200
MAX_HEADER_CHARACTERS = 10_000
"""Of one header line; those of real mails have some hundreds, and parsing them takes time by the square of their length."""
_USED_HEADERS = ("Subject", "Date", "From", "Content-Type", "Content-Disposition", "Content-Transfer-Encoding")

_FORWARDED = re.compile(
    r"^(?:[-—_ ]{2,80}(?:forwarded message|original message|پیام (?:هدایت|ارسال|فوروارد)[\s\u200c]?شده"
    r"|رسالة (?:معاد توجيهها|مُعاد توجيهها)|الرسالة (?:المعاد توجيهها|الأصلية)|نامەی ڕەوانەکراو)[-—_ ]{0,80}"
    r"|begin forwarded message:)$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(r"^[>*\s]*([^\W\d][^:\n]{0,24}?)\*?\s*:\*?\s*(.*)$")
_SUBJECTS = frozenset({"subject", "موضوع", "الموضوع", "بابەت"})
_DATES = frozenset({"date", "sent", "تاریخ", "التاريخ", "تاريخ الإرسال", "ڕێکەوت", "بەروار"})
_SENDERS = frozenset({"from", "از", "من", "لە"})
_OTHERS = frozenset({"to", "cc", "bcc", "reply-to", "به", "رونوشت", "إلى", "نسخة", "بۆ"})
_REPLY_MARKS = re.compile(r"^(?:\s*(?:fwd?|re|fw)\s*:)+\s*", re.IGNORECASE)
# 10/11/2025 is one day in London and another in New York; neither is taken.
_AMBIGUOUS = re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b")
_NO_ARTICLE = ("image/", "audio/", "video/", "text/calendar", "text/vcard", "application/pgp-", "application/pkcs7-")


def read_mail(origin: str, data: bytes, context: Context, read_part: PartReader) -> Iterator[DraftOutcome]:
    """The articles of an e-mail.

    Parameters
    ----------
    origin : str
        File name for messages; attachments are called "mail.eml/name.pdf".
    data : bytes
        The e-mail as saved (RFC 5322).
    context : Context
        Handed on, one e-mail deeper.
    read_part : PartReader
        Reads an attachment of any kind.

    Raises
    ------
    Unreadable
        When there is nothing to read in it.
    """
    if context.mail_depth >= MAX_DEPTH:
        raise Unreadable(origin, f"it lies more than {MAX_DEPTH} e-mails deep; open it and save it by itself.")
    with reading(origin, "an e-mail"):
        message = message_from_bytes(data)
        if not message.keys():
            raise Unreadable(origin, "it has no headers, so it is no e-mail.")
        leaves = list(_leaves(message))
        used = [str(part.get(name, "")) for part in (message, *leaves) for name in _USED_HEADERS]
        if max(map(len, used)) > MAX_HEADER_CHARACTERS:
            raise Unreadable(origin, "it has a header longer than any mail program writes; it was not read.")
        body = _body(leaves)
        draft = _draft(origin, message, body)
        attachments = [leaf for leaf in leaves if _is_attachment(leaf)]
        parts = [(_part_name(leaf, number), _bytes_of(leaf)) for number, leaf in enumerate(attachments, start=1)]
    if has_words(body):
        yield draft
    elif not parts:
        raise Unreadable(origin, "no text could be read in the e-mail or its attachments.")
    deeper = replace(context, mail_depth=context.mail_depth + 1)
    for name, content in parts:
        for found in read_part(f"{origin}/{name}", name, io.BytesIO(content), deeper):
            yield found if isinstance(found, ArticleFailure) else _dated_by_mail(found, draft)


def _leaves(message: Message) -> Iterator[Message]:
    """Parts that have content, without entering attached e-mails."""
    found, open_parts = 0, [message]
    while open_parts and found < MAX_PARTS:
        part = open_parts.pop()
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_maintype() == "multipart":
            open_parts.extend(reversed([piece for piece in payload if isinstance(piece, Message)]))
        else:
            found += 1
            yield part


def _header(message: Message, name: str) -> str:
    """A header as text, its encoded words decoded; "" where there is none."""
    return _words(message.get(name))


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Header):  # letters as they are, where there should be encoded words
        value = "".join(_decoded_word(*word) for word in decode_header(value))
    return "".join(_decoded_word(*word) for word in decode_header(str(value)))


def _decoded_word(word: str | bytes, charset: str | None) -> str:
    if isinstance(word, str):
        return word
    if charset is None:  # what stands between encoded words, as decode_header hands it on
        return word.decode("raw-unicode-escape", errors="replace")
    try:
        return decode(word, charset)
    except NotText:
        return ""


def _is_attachment(part: Message) -> bool:
    kind = part.get_content_type()
    if kind == "message/rfc822":
        return True
    return not kind.startswith(_NO_ARTICLE) and bool(part.get_filename())


def _body(leaves: list[Message]) -> str:
    """The plain parts, else the HTML parts as text."""
    for kind in ("text/plain", "text/html"):
        texts = []
        for leaf in leaves:
            if leaf.get_content_type() == kind and not leaf.get_filename():
                try:
                    text = decode(_bytes_of(leaf), leaf.get_content_charset())
                except NotText:
                    continue
                texts.append(html_to_text(text) if kind == "text/html" else text)
        joined = "\n\n".join(texts)
        if has_words(joined):
            return joined
    return ""


def _bytes_of(part: Message) -> bytes:
    payload = part.get_payload()
    if isinstance(payload, list):  # an attached e-mail
        return b"\n".join(piece.as_bytes() for piece in payload if isinstance(piece, Message))
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _part_name(part: Message, number: int) -> str:
    name = clean_line(_words(part.get_filename())) or f"attachment {number}"
    return f"{name}.eml" if part.get_content_type() == "message/rfc822" and not name.endswith(".eml") else name


def _draft(origin: str, message: Message, body: str) -> Draft:
    title = _REPLY_MARKS.sub("", _header(message, "Subject")) or None
    published = _header_date(message)
    sender = _header(message, "From")
    body = clean_text(body)
    marker = _FORWARDED.search(body)
    notice = None
    if marker:
        headers, rest = _forwarded_headers(body[marker.end() :])
        body = f"{body[: marker.start()].rstrip()}\n\n{rest}".strip()
        title = next((_REPLY_MARKS.sub("", headers[key]) for key in _SUBJECTS if headers.get(key)), title)
        sender = next((headers[key] for key in _SENDERS if headers.get(key)), sender)
        stated = next((headers[key] for key in _DATES if headers.get(key)), None)
        forwarded = _free_date(stated) if stated else None
        if forwarded:
            published = forwarded
        elif published:
            notice = "The published date is that of the forwarding e-mail; the article may be older."
    return Draft(
        origin=origin, text=body, title=title, published=published, outlet=_outlet_of_sender(sender), notice=notice
    )


def _forwarded_headers(text: str) -> tuple[dict[str, str], str]:
    """The lines "From: …", "Date: …" at the top of a forwarded message, and the message below them."""
    headers: dict[str, str] = {}
    lines = text.split("\n")
    first = 0  # line of the message below
    for line in lines:
        match = _HEADER.match(line)
        key = match[1].strip().lower() if match else ""
        if match and key in _SUBJECTS | _DATES | _SENDERS | _OTHERS:
            headers.setdefault(key, match[2].strip())
        elif line.strip():
            break
        first += 1
    return headers, "\n".join(lines[first:])


def _header_date(message: Message) -> str | None:
    try:
        return iso_date(parsedate_to_datetime(_header(message, "Date")).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _free_date(text: str) -> str | None:
    """The date in a forwarded "Date:" line, which every mail program writes its own way; None where it is ambiguous."""
    if _AMBIGUOUS.search(text):
        return None
    found = dateparser.parse(text[:80].replace(" at ", " "), languages=["en", "fa", "ar"])
    return found.date().isoformat() if found else None


def _outlet_of_sender(sender: str) -> str | None:
    """The outlet whose own domain the e-mail comes from, where the list knows it (newsletters)."""
    domain = parseaddr(sender)[1].rpartition("@")[2]
    known = outlet_of(f"https://{domain}/") if domain else None
    return known.outlet if known else None


def _dated_by_mail(found: Draft, mail: Draft) -> Draft:
    if found.published or not mail.published:
        return found
    notice = "The published date is that of the e-mail it was attached to; the article may be older."
    return replace(found, published=mail.published, notice=f"{found.notice} {notice}" if found.notice else notice)
