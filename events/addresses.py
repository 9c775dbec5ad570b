"""Web addresses as names of articles: recognising one, and the one spelling under which it counts as the same.

Takes addresses as people paste them and pages link them; gives a canonical text for comparing and hashing. Nothing
here connects anywhere (`events.fetching` does, with its own checks).
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|ref_src|amp|outputtype", re.IGNORECASE
)
_SAME_SITE = re.compile(r"(?:www|m|mobile|amp)\d?\.(?=[^.]+\.)")


def is_address(text: str) -> bool:
    """Whether the text names something by scheme ("https://…", also "ftp://…", which fetching then refuses)."""
    return _SCHEME.match(text) is not None


def is_web_address(text: str) -> bool:
    """Whether the text begins as an address of the web does: http or https."""
    return text.strip().lower().startswith(("http://", "https://"))


def host_of(address: str) -> str | None:
    """The host name in lower case and ASCII (punycode), without port; None where the address has none or is broken."""
    try:
        host = urlsplit(address.strip()).hostname
        return host.rstrip(".").encode("idna").decode("ascii").lower() or None if host else None
    except ValueError:  # also UnicodeError of a label too long or empty
        return None


def canonical_address(address: str) -> str:
    """One spelling for the addresses of one page.

    Scheme, "www." and "m." before the host, port, fragment, tracking parameters (utm_source and the like), the order of
    parameters and a closing slash do not matter; percent signs are spelt one way. A broken address comes back stripped.

    Examples
    --------
    >>> canonical_address("http://www.Example.com/news/1/?utm_source=x#top")
    'https://example.com/news/1'
    """
    address = address.strip()
    host = host_of(address)
    if host is None:
        return address
    parts = urlsplit(address)
    path = quote(unquote(parts.path, errors="replace"), safe="/:@!$&'()*+,;=~-._")
    kept = sorted(
        (key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(key)
    )
    query = f"?{urlencode(kept)}" if kept else ""
    return f"https://{_SAME_SITE.sub('', host, count=1)}{path.rstrip('/')}{query}"
