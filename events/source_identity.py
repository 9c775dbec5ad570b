"""When two sources are one article, and when two outlets speak independently of each other.

Takes `Source`s and events; gives keys that are equal for the same article under differing addresses, and the number of
outlets that report on their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from events.model import Event, Source
from geo.script_folding import normalise

_TRACKING: Final = re.compile(
    r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref|ref_src|source|amp|share|output", re.IGNORECASE
)
_FRONT_HOSTS: Final = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_AGENCY_WORDS: Final = re.compile(r"\b(?:news|agency|network|arabic|english|persian|sorani|kurmanji|tv|com|ir)\b")
_VIA: Final = re.compile(r"\b(?:via|from|citing|reprint of|quoting)\b|[(),;/]")


@lru_cache(maxsize=65_536)
def canonical_url(url: str) -> str:
    """An address without what differs between links to one article.

    Scheme, "www.", "m." and "amp.", tracking parameters, fragment, "/amp" and the last slash go; the host is in lower
    case, escapes are undone, parameters sorted.

    Examples
    --------
    >>> canonical_url("http://www.Example.ir/news/12/?utm_source=x#top") == canonical_url("https://example.ir/news/12")
    True
    """
    parts = urlsplit(url)
    host = _FRONT_HOSTS.sub("", (parts.hostname or "").rstrip("."))
    try:
        port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    except ValueError:  # what stands for the port is no number: part of the name, then
        host, port = parts.netloc.lower(), ""
    path = re.sub(r"/(?:amp/?)?$", "", unquote(parts.path))
    query = sorted((key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key))
    return f"{host}{port}{path}" + (f"?{urlencode(query)}" if query else "")


def source_key(source: Source) -> tuple[str, ...]:
    """What is equal for two mentions of one article: its address, else outlet and day of publication."""
    if source.url:
        return ("url", canonical_url(source.url))
    return ("outlet", normalise(source.outlet) or source.outlet, source.published or "")


def article_keys(event: Event) -> frozenset[str]:
    """What names the articles an event is drawn from: addresses of sources and article ids of evidence."""
    addresses = {canonical_url(source.url) for source in event.sources if source.url}
    return frozenset(addresses | {f"article:{item.article}" for item in event.evidence if item.article})


def united_sources(*groups: Iterable[Source]) -> tuple[Source, ...]:
    """All sources, each article once, the fuller telling of it; in order of first mention.

    A source without an address is one with an address where outlet and day of publication are the same.
    """
    found: dict[tuple[str, ...], Source] = {}
    for source in (source for group in groups for source in group):
        key = source_key(source)
        found[key] = _fuller(found[key], source) if key in found else source
    dated = {
        (normalise(source.outlet), source.published) for source in found.values() if source.url and source.published
    }
    return tuple(s for s in found.values() if s.url or (normalise(s.outlet), s.published) not in dated)


def _fuller(a: Source, b: Source) -> Source:
    """One mention of an article with what the other adds: the closer day of publication, the language."""
    closer = b.published if len(b.published or "") > len(a.published or "") else a.published
    return a.model_copy(update={"published": closer, "language": a.language or b.language})


def outlet_names(source: Source) -> frozenset[str]:
    """The outlets a source speaks for: "Shafaq News (Mehr)" reprints, so it gives both."""
    parts = (_AGENCY_WORDS.sub(" ", normalise(part)) for part in _VIA.split(source.outlet.lower()))
    names = frozenset(" ".join(part.split()) for part in parts if part.split())
    return names or frozenset({normalise(source.outlet)})


def independent_outlets(sources: Iterable[Source]) -> int:
    """How many outlets report on their own: reprints count with the outlet they reprint."""
    groups: list[set[str]] = []
    for source in sources:
        merged = set(outlet_names(source))
        apart = []
        for group in groups:
            if group & merged:
                merged |= group
            else:
                apart.append(group)
        groups = [*apart, merged]
    return len(groups)
