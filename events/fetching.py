"""The one door to the web: fetches a page the user asked for, under the checks of `events.guarding`.

Takes an http or https address; gives the bytes with their type and final address. The connection goes to the very IP
address that was checked (the host's name is still what the certificate and the server see), so a name that changes its
mind between check and use gains nothing; each redirect is checked anew. Time and size are limited for the whole of it.
"""

from __future__ import annotations

import contextlib
import functools
import http.client
import mimetypes
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from urllib.parse import quote, urljoin

import certifi

from events.guarding import PUBLIC_ONLY, FetchError, Guard, checked_ips, checked_parts, too_slow

MAX_BYTES = 5_000_000
"""Largest body, counted as it arrives and again as it unpacks."""
MAX_REDIRECTS = 5
TYPES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/xml",
        "application/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Marz article reader)",
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, application/pdf;q=0.8, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate, identity",
    "Connection": "close",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Page:
    """What came back: final address, media type in lower case, declared character set or None, and the body."""

    address: str
    media_type: str
    charset: str | None
    data: bytes


def fetch(address: str, guard: Guard = PUBLIC_ONLY) -> Page:
    """One page, following up to five redirects, each under the same checks.

    Parameters
    ----------
    address : str
        http or https, on the usual ports, without user name or password.
    guard : Guard
        What may be connected to.

    Raises
    ------
    FetchError
        With the reason: address refused, host unknown, no answer in ten seconds, more than 5 MB, a type that holds no
        article, a status other than 200, too many redirects.
    """
    deadline = time.monotonic() + guard.seconds
    for _ in range(MAX_REDIRECTS + 1):
        answer = _ask(address, guard, deadline)
        if isinstance(answer, Page):
            return answer
        address = answer
    raise FetchError(f"it was redirected more than {MAX_REDIRECTS} times.")


def _ask(address: str, guard: Guard, deadline: float) -> Page | str:
    """One request: the page, or the address it redirects to."""
    parts, host, port = checked_parts(address, guard)
    ips = checked_ips(host, port, guard, deadline)
    connection = _Connection(host, port, ips, parts.scheme == "https", deadline)
    # A timeout of the socket alone would let a server drip a byte every nine seconds for ever.
    watchdog = threading.Timer(max(0.01, deadline - time.monotonic()), connection.cut)
    watchdog.daemon = True
    watchdog.start()
    try:
        target = quote(parts.path or "/", safe="/:@!$&'()*+,;=~-._%")
        query = quote(parts.query, safe="/:@!$&'()*+,;=~-._%?[]")
        connection.request("GET", f"{target}?{query}" if query else target, headers=_HEADERS)
        response = connection.getresponse()
        if connection.was_cut:  # http.client takes headers that stop short for all of them
            raise TimeoutError
        location = response.headers.get("Location")
        if response.status in _REDIRECTS and location:
            return urljoin(address, _one_encoding(location))
        if response.status != 200:
            raise FetchError(_status_reason(response.status))
        media_type, charset = _checked_type(response.headers, parts.path)
        return Page(address, media_type, charset, _body(response, connection))
    except ssl.SSLCertVerificationError:
        raise FetchError("its certificate is not valid, so it is not clear who answers there.") from None
    except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
        # Value and attribute errors are what http.client and ssl raise when the watchdog closes a socket under them.
        if connection.was_cut or isinstance(error, TimeoutError) or time.monotonic() >= deadline:
            raise FetchError(too_slow(guard)) from None
        raise FetchError(
            "the connection failed or broke off; try again later, or save the page and upload it."
        ) from None
    finally:
        watchdog.cancel()
        connection.close()


class _Connection(http.client.HTTPConnection):
    """A connection to checked addresses under the host's own name, that another thread can cut."""

    def __init__(self, host: str, port: int, ips: Sequence[str], secure: bool, deadline: float) -> None:
        super().__init__(host, port)
        # http.client drops the port from the Host header only where it equals this.
        self.default_port = 443 if secure else 80
        self._ips, self._secure, self._deadline = ips, secure, deadline
        self.was_cut = False
        # http.client lets go of `sock` as soon as the headers are in; the body still comes through it.
        self._wire: socket.socket | None = None

    def connect(self) -> None:
        problem: OSError = ConnectionError("no address")
        for number, ip in enumerate(self._ips):
            left = self._deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            try:
                # A dead address may take its share of the time, not all of it.
                wire = socket.create_connection((ip, self.port), timeout=left / (len(self._ips) - number))
                break
            except OSError as error:
                problem = error
        else:
            raise problem
        wire.settimeout(max(0.01, self._deadline - time.monotonic()))
        if self._secure:
            # The handshake waits until the wrapped socket is ours: only that one can be cut.
            wire = _tls().wrap_socket(wire, server_hostname=self.host, do_handshake_on_connect=False)
        self.sock = self._wire = wire
        if isinstance(wire, ssl.SSLSocket):
            wire.do_handshake()

    def cut(self) -> None:
        """End both directions, whoever is reading; called at the deadline."""
        self.was_cut = True
        if self._wire is not None:
            with contextlib.suppress(OSError):  # gone already
                self._wire.shutdown(socket.SHUT_RDWR)


@functools.cache
def _tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    # Besides the system's own: bare containers and some Pythons on macOS have none.
    context.load_verify_locations(cafile=certifi.where())
    return context


def _checked_type(headers: Message, path: str) -> tuple[str, str | None]:
    """Media type and character set, when it is one that may hold an article."""
    media_type = headers.get_content_type() if headers.get("Content-Type") else "application/octet-stream"
    if media_type == "application/octet-stream":
        # Ministries serve their PDFs like this; the name then says what it is.
        media_type = (mimetypes.guess_type(path)[0] or "application/octet-stream").lower()
    if media_type not in TYPES:
        raise FetchError(f"it is of type {media_type[:80]}, not a page, a feed, a PDF or a Word document.")
    return media_type, headers.get_content_charset()


def _body(response: http.client.HTTPResponse, connection: _Connection) -> bytes:
    """The body, unpacked; neither what arrives nor what it unpacks to may pass the limit."""
    coding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"it is packed as {coding[:40]}, which was not asked for.")
    unpack = None if coding == "identity" else zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    body, arrived = bytearray(), 0
    while piece := response.read1(65536):
        arrived += len(piece)
        if unpack is not None:
            try:
                piece = unpack.decompress(piece, MAX_BYTES + 1 - len(body))
            except zlib.error:
                raise FetchError("what came back is packed wrongly.") from None
        body += piece
        if max(arrived, len(body)) > MAX_BYTES:
            raise FetchError(f"it is larger than {MAX_BYTES // 1_000_000} MB.")
    if connection.was_cut:
        raise TimeoutError
    if response.length or (unpack is not None and not unpack.eof and arrived):
        raise ConnectionError("the body ended early")
    return bytes(body)


def _one_encoding(location: str) -> str:
    """A Location header with what should have been escaped escaped; http.client reads its bytes as Latin-1."""
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    return quote(location.strip(), safe="/:@!$&'()*+,;=~-._%?#[]")


def _status_reason(status: int) -> str:
    meaning = http.client.responses.get(status, "no such status is known")
    advice = "; open it in a browser, save the page and upload it" if status in (401, 403, 406, 429, 451, 503) else ""
    return f"the server answered {status} ({meaning}){advice}."
