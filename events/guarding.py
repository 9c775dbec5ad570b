"""What may be connected to: http and https on the usual ports of public hosts, and nothing of the user's own network.

Takes an address; gives its parts and the IP addresses to connect to, or a reason why not. Every host is resolved here
and every address it resolves to is judged; `events.fetching` connects to those and to no other. Proxies of the
environment are not used: they would resolve names for us, unchecked.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from events.errors import ArticleError

MAX_SECONDS = 10.0
"""For the whole of it: names, connections, redirects and body together."""
PORTS = frozenset({80, 443})
"""Ports that may be asked; news is not served on others, and what listens there is often not meant for readers."""

# IANA special-purpose registry; written out because `is_global` of older Pythons lets some of these through.
_UNROUTED = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
        ),
    )
)
_GLOBAL6 = ipaddress.IPv6Network("2000::/3")
_UNROUTED6 = tuple(ipaddress.IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "3fff::/20"))
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

Resolver = Callable[[str, int], Sequence[str]]


class FetchError(ArticleError):
    """A page was not fetched; the message is the reason alone, as a sentence without the address."""


def resolve(host: str, port: int) -> Sequence[str]:
    """IP addresses of a host by the system's resolver, in its order of preference."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True)
class Guard:
    """What may be connected to.

    Attributes
    ----------
    resolver : callable
        (host, port) → IP addresses.
    endpoints : frozenset of (ip, port)
        Endpoints allowed although they are not public. Only the tests name any: their servers listen on loopback.
        No setting and no variable of the environment reaches this.
    seconds : float
        Time for the whole fetch.
    """

    resolver: Resolver = resolve
    endpoints: frozenset[tuple[str, int]] = field(default=frozenset())
    seconds: float = MAX_SECONDS


PUBLIC_ONLY = Guard()
"""The guard of everything but tests: public addresses on ports 80 and 443."""


def is_public(ip: str) -> bool:
    """Whether an IP address is an ordinary one of the public internet.

    IPv4 inside IPv6 (mapped, NAT64, 6to4) is judged by the IPv4 address; anything outside 2000::/3, Teredo and the
    documentation nets are not public. Text that is no IP address is not public.
    """
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is None:
            return address in _GLOBAL6 and not any(address in net for net in _UNROUTED6)
        address = inner
    return not any(address in net for net in _UNROUTED)


def checked_parts(address: str, guard: Guard) -> tuple[SplitResult, str, int]:
    """The address in parts, its host in ASCII and its port, when all of them are allowed."""
    if any(char <= " " or char in "\\\x7f" for char in address):
        raise FetchError("the address has spaces or characters that no address has.")
    try:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = (parts.hostname or "").rstrip(".")
        if ":" not in host:
            host = host.encode("idna").decode("ascii")
    except ValueError:
        raise FetchError("the address is not written correctly.") from None
    if parts.scheme not in ("http", "https"):
        raise FetchError("only http and https addresses are read.")
    if parts.username is not None or parts.password is not None:
        raise FetchError("addresses with a user name or password in them are not read.")
    if not host:
        raise FetchError("the address names no host.")
    if port not in PORTS and port not in {allowed for _, allowed in guard.endpoints}:
        raise FetchError(f"port {port} is not read, only 80 and 443.")
    return parts, host, port


def checked_ips(host: str, port: int, guard: Guard, deadline: float) -> list[str]:
    """Addresses of the host, all of them public; one that is not condemns the others with it."""
    last = host.rsplit(".", 1)[-1]
    if ":" not in host and (last.isdigit() or last.startswith("0x")):
        # 2130706433, 0177.0.0.1, 0x7f.1, 127.1 are spellings of 127.0.0.1 that some resolvers know and some do not.
        try:
            ipaddress.IPv4Address(host)
        except ValueError:
            raise FetchError("the host is a number in an unusual spelling.") from None
    found: list[str] = []
    failed: list[BaseException] = []

    def look_up() -> None:
        try:
            found.extend(guard.resolver(host, port))
        except (OSError, ValueError) as error:
            failed.append(error)

    thread = threading.Thread(target=look_up, daemon=True)  # the system's resolver cannot be interrupted
    thread.start()
    thread.join(max(0.0, deadline - time.monotonic()))
    if thread.is_alive():
        raise FetchError(too_slow(guard))
    if failed or not found:
        raise FetchError("no host of that name was found; check the spelling and the connection.")
    if not all(is_public(ip) or (ip, port) in guard.endpoints for ip in found):
        raise FetchError("it leads to a private or local network, which is not read.")
    return found


def too_slow(guard: Guard) -> str:
    """The reason given when the time is used up."""
    return f"it did not arrive within {guard.seconds:g} seconds; try again later, or save the page and upload it."
