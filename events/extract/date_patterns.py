"""The grammar of dates: which rows of date tokens say a date, the same for all languages.

Takes the tokens of ``date_words`` as a string of code letters and gives, for each date found, the name of its rule and
the tokens it covers. What the rule means in days is worked out in ``date_rules``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from events.extract.date_words import Token

# Building blocks over code letters; the letters are explained in date_words (and in dates.toml, key by key).
NUMBER = "[doh]"
MONTH = "(?:H*(?:B[fH]*)?[MPL](?:[(s][MP][)]?)?B?)"
YEAR = "(?:,?[fiq]*[(]?H*A?H*[yj][HG]*|[fiq]*[tlnm]H*A|[fiq]*A[tln]H*|[fiq]*c)"
WEEKDAY = "(?:D?T?f?D?K[tln]?T?[,i:]*[(]?D?f?)"
COUNT = "[wdoa#]"
UNIT = "[DWBA]"

# Alternatives in order of preference; each is tried wherever a date may begin.
RULES: tuple[tuple[str, str], ...] = (
    ("days", f"[rb]?{WEEKDAY}?{NUMBER}(?:f?{MONTH})?(?:[-zus&]|,&)r?{WEEKDAY}?D?{NUMBER}f?{MONTH}t?(?:{YEAR})?[)]?"),
    ("days", f"[rb]?{WEEKDAY}?{MONTH}[do](?:[-zu]|&(?![do]x)){WEEKDAY}?[do](?!f?{MONTH})(?:{YEAR})?[)]?"),
    ("day", f"{WEEKDAY}?D?{NUMBER}f?{MONTH}t?(?:{YEAR})?[)]?"),
    ("day", f"{WEEKDAY}?{MONTH}f?[do](?:{YEAR})?[)]?"),
    ("full", f"{WEEKDAY}?FG*[)]?"),
    ("ordinals", "o[-zu]o"),
    (
        "part",
        f"H*E[-fiq]*(?:{MONTH}(?:{YEAR})?|[tlnm]H*[WBA]|[WBA][tlnm]H*|H*A[yj][HG]*|[WBA](?![a-z])|c|[yj]H*|S(?:f?{YEAR})?)",
    ),
    ("months", f"[rb]?{MONTH}(?:{YEAR})?[-zu&]{MONTH}(?:{YEAR})?"),
    ("relative", "T?[fi]?D?R(?:T|D)?(?:[,(D]*K[)]?)?"),
    ("month", f"[tlnm]{MONTH}|{MONTH}[tln](?![BA])|{MONTH}(?:{YEAR})?"),
    ("today", "tT|Tt"),
    ("ago", f"{COUNT}H?{UNIT}g|g{COUNT}{UNIT}|gQ|Qg|[DWBA]g|g[WBA]"),
    ("ahead", f"q{COUNT}{UNIT}n?(?!-?Z)|q?n{COUNT}{UNIT}|q?{COUNT}{UNIT}n|qQn?|Qn"),
    ("anchored", f"{COUNT}{UNIT}[ek][zfi]?m?|a?n?D[ke]|[mn]D|m[WBA]|[WBA][mk]|kD|Q[ke]"),
    ("weekday", "E?[tlnm]?D?T?f?D?K[tlnk]?T?[tln]?"),
    ("unit", "[tln]H*[WBA]|[WBA][tln]|D[lt]|c"),
    ("season", f"[tln]S|S[tln](?!A)|S(?:[fiq]?(?:{YEAR}))?"),
    ("years", "H*A?[yj]H*[-s][yjd](?![-s/])"),
    ("year", "H*A?H*[yj][HG]*"),
    ("recurrence", "v[DWBAK]|V"),
    ("duration", f"{COUNT}-?(?:{UNIT}|X)(?:-?Z)?|[DWBA]-?Z|QX?"),
    ("ordinal", "o"),
)
_ANY = re.compile("|".join(f"(?P<r{i}>{pattern})" for i, (_, pattern) in enumerate(RULES)))


class Candidate(NamedTuple):
    """A row of tokens that reads as a date: its rule and the tokens' first and last index (last excluded)."""

    rule: str
    first: int
    last: int


def read_candidates(tokens: list[Token]) -> Iterator[Candidate]:
    """Yield what may be dates among the tokens, left to right and not overlapping."""
    codes = "".join([t.code for t in tokens])
    for match in _ANY.finditer(codes):
        first, last = match.span()
        if first < last:
            yield Candidate(RULES[int(match.lastgroup[1:])][0], first, last)  # type: ignore[index]
