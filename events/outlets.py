"""Outlets by the host name of an address, from `data/outlets.csv`, a list anybody can extend.

Takes an address; gives the outlet's name, language and country, or None where the list does not know the host. An entry
holds for its subdomains too, unless one of those has an entry of its own (en.irna.ir beside irna.ir).
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from events.addresses import host_of

OUTLETS_FILE = Path(__file__).resolve().parent.parent / "data" / "outlets.csv"
COLUMNS = ("host", "outlet", "language", "country")


@dataclass(frozen=True)
class Outlet:
    """One line of the list.

    Attributes
    ----------
    host : str
        Host name in lower case and ASCII, without "www.".
    outlet : str
        Name as shown.
    language : str or None
        ISO 639 code of what the host publishes; None where it is several.
    country : str or None
        ISO 3166-1 code of where the outlet is at home.
    """

    host: str
    outlet: str
    language: str | None
    country: str | None


@functools.cache
def outlets() -> Mapping[str, Outlet]:
    """The whole list, by host."""
    with OUTLETS_FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["host"]: Outlet(row["host"], row["outlet"], row["language"] or None, row["country"] or None)
            for row in csv.DictReader(file)
        }


def outlet_of(address: str) -> Outlet | None:
    """The outlet at an address.

    Examples
    --------
    >>> outlet_of("https://www.tehrantimes.com/news/518975").outlet
    'Tehran Times'
    """
    host = host_of(address)
    while host and "." in host:
        known = outlets().get(host)
        if known is not None:
            return known
        host = host.partition(".")[2]
    return None
