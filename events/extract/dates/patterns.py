"""The grammar of dates: which rows of date tokens say a date, the same for all languages.

Takes the tokens of ``dates.words`` as a string of code letters and gives, for each date found, the name of its rule and
the tokens it covers. What the rule means in days is worked out in ``dates.rules``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from events.extract.dates.words import Token

# Building blocks over code letters; the letters are explained in words (and in dates.toml, key by key).
NUMBER = "[doh]"
MONTH = "(?:H*(?:B[fH]*)?[MPL](?:[(s][MP][)]?)?B?)"
YEAR = "(?:,?[fiq]*[(]?H*A?H*[yj][HG]*|[fiq]*[tlnm]H*A|[fiq]*A[tlnmg]H*|[fiq]*c)"
WEEKDAY = "(?:D?T?f?D?K[tln]?T?[,i:]*[(]?D?f?)"
TODAY = "(?:T?D?RT?[,(]?)"  # "today, Tuesday 14 October" is one date
COUNT = "[wdoa#]"
UNIT = "[DWBAC]"
NOTHING_COUNTED = "(?![WBASKDTMPyjdo])"  # "the week before last", and not "before last week"

# Most tokens are "x" and begin no date; a date begins with its own words, or with small words that one of these follows.
OWN_WORDS = "FEHNATDWBCMPLKRQSVXdohwyj#ac"
SMALL_WORDS = "rbfiqgetlnmkvu"
MOST_SMALL = 8
"""How many small words may lead in a date ("by the end of the"): with no bound a row of them would be read again at each."""

# Alternatives in order of preference; each is tried wherever a date may begin. "@" stands for the words that may come
# before a name ("last Monday"), which the languages do not share.
RULES: tuple[tuple[str, str], ...] = (
    (
        "days",
        f"[rb]?(?:D?K&)?{WEEKDAY}?{NUMBER}(?:[,&]{NUMBER}){{0,5}}(?:f?{MONTH})?(?:[-zus&]|,&)r?"
        f"{WEEKDAY}?D?{NUMBER}f?{MONTH}(?:[tln](?![BWA]))?(?:{YEAR})?[)]?",
    ),
    ("days", f"[rb]?(?:D?K&)?{WEEKDAY}?{NUMBER}[-zus&]{WEEKDAY}?D?FG*"),
    ("month-first days", f"[rb]?{WEEKDAY}?{MONTH}[do](?:[-zu]|&(?![do]x)){WEEKDAY}?[do](?!f?{MONTH})(?:{YEAR})?[)]?"),
    (
        "days of month",
        f"[rb]?{WEEKDAY}?D?{NUMBER}(?:[-zu&]|,&)r?D?{NUMBER}f?(?:B[tlnm]|[tlnm]B)|[rb]?{WEEKDAY}?D?[oh](?:[-zu&]|,&)D?[oh]fB",
    ),
    ("day", f"{TODAY}?{WEEKDAY}?D?{NUMBER}(?:Df)?f?{MONTH}(?:[tln](?![BWA]))?(?:{YEAR})?[)]?"),
    (
        "day of month",
        f"{WEEKDAY}?D?(?:{NUMBER}f?B[tlnm]|[oh]f[tlnm]B)|(?:{WEEKDAY}|D){NUMBER}[tm]B|[dh][tm]B|(?:{WEEKDAY}|D)[dh]f?[tln](?![BWAC])|hft(?![BWAC])|[oh]fB|[tln]B,?[qi]D?[oh](?!f)",
    ),
    ("month-first day", f"{TODAY}?{WEEKDAY}?{MONTH}f?[do](?!f?{MONTH})(?:{YEAR})?[)]?"),
    ("nth weekday", f"[lh]D?K[fqi]?(?:{MONTH}(?:{YEAR})?|[tln]B|B[tln]|(?<=f)B)(?![do])"),
    ("full", f"{TODAY}?{WEEKDAY}?FG*[)]?"),
    ("spaced", f"[rb]?(?:D?K&)?{WEEKDAY}?(?:d[-zu&])?dsds[yj][)]?|{WEEKDAY}?[yj]sdsd"),
    ("slashed", "D?K[,i:]*[(]?D?(?:d[-zu&])?dsd(?![sd])"),
    ("ordinals", "o[-zu]o"),
    ("days of it", "[rbf]?D?[doh][-zu&]D?[doh]U"),
    ("day of it", "D?[doh]U"),
    ("same day", "[fi]?R[mnk]"),
    ("counted day", "[fi]?Rh(?!f?[MPB])"),
    (
        "part",
        f"H*E[-fiq]*(?:{MONTH}(?![do])(?:[tln](?![BWA])|{YEAR})?|@H*[WBA]|[WBA][tlnm]H*|H*A[yj][HG]*|[WBA](?![a-z])|c|[yj]H*|S(?:f?{YEAR})?)",
    ),
    ("months", f"[rb]?{MONTH}(?:{YEAR})?[-zu&]{MONTH}(?:{YEAR})?"),
    ("relative", "T?[fi]?D?R(?:T|D)?(?:[,(D]*K(?![tln])[)]?)?"),
    ("month", f"@{MONTH}|{MONTH}[tln](?![BA])|{MONTH}(?:{YEAR})?"),
    ("today", "tT|Tt"),
    ("to the day", f"{COUNT}(?:[WBAC]g[YR]|[WDC](?:gR|rR))|a?Qg[YR]|a?QrR"),
    ("weekday", f"{COUNT}[WC]gi?D?K"),
    ("ago", f"{COUNT}H?{UNIT}g|g{COUNT}{UNIT}|gQ|Qg|[DWBA]g|g[WBA](?![yj])"),
    ("ahead", f"q{COUNT}{UNIT}n?(?!-?Z|f|l)|q?n{COUNT}{UNIT}|q?{COUNT}{UNIT}n|qa?Qn?(?!f)|Qn"),
    ("before last", f"(?:D?KT?|[WBAS])(?:pl|On){NOTHING_COUNTED}|D?KT?W(?![-tlngkpO])|aWrD?K"),
    ("anchored", f"{COUNT}{UNIT}[ekpO][zfi]?m?|a?n?D[kepO]m?|T[p](?!l)|[mn]D|nT|mT(?!x)|m[WBA]|[WBA][mk]|kD|Q[kepO]m?"),
    ("weekday", "D?KR"),
    ("weekday", f"T?D?KT?[fiq]*(?:{COUNT}[WC]g|gQ|Qg|g{COUNT}[WC])"),
    ("weekday", "T?D?KT?[fiq]*(?:[tln]W|W[tlngk])"),
    ("weekday", "E?@?D?T?f?D?K[tlnk]?T?[tln]?"),
    ("unit", "@H*[WBA]|[WBA][tln]|D[lt]|c"),
    ("season", f"@S|S[tln](?!A)|S(?:[fiq]?(?:{YEAR}))?"),
    ("years", "[AC][yj]H*&A?[yj]"),
    ("years", "H*[AC]?[yj]H*[-szu][yjd](?![-s/])"),
    ("year", "H*[AC]?H*[yj][HG]*"),
    ("recurrence", "v[DWBAK]|V"),
    ("nights", "wT(?!D?K)"),
    ("duration", f"{COUNT}-?(?:{UNIT}|X)(?:-?Z)?|[DWBA]-?Z|QX?"),
    ("ordinal", "o"),
)


def _compiled(rules: tuple[tuple[str, str], ...], modifiers: str) -> re.Pattern[str]:
    alternatives = "|".join(f"(?P<r{RULES.index(rule)}>{rule[1].replace('@', modifiers)})" for rule in rules)
    return re.compile(f"(?=[{OWN_WORDS}]|[{SMALL_WORDS}]{{1,{MOST_SMALL}}}[{OWN_WORDS}])(?:{alternatives})")


# Only English writes the month before the day ("خبرگزاری مهر ۱۵ هنرمند" is the Mehr agency and fifteen artists) and
# "last", "next" before the name ("نمایشگاه پیشین اردیبهشت ۱۳۹۶" is the last exhibition).
_ENGLISH = _compiled(RULES, "[tlnm]")
_OTHERS = _compiled(tuple(rule for rule in RULES if not rule[0].startswith("month-first")), "[tm]")


class Candidate(NamedTuple):
    """A row of tokens that reads as a date: its rule and the tokens' first and last index (last excluded)."""

    rule: str
    first: int
    last: int


def read_candidates(tokens: list[Token], language: str) -> Iterator[Candidate]:
    """Yield what may be dates among the tokens of a language, left to right and not overlapping."""
    codes = "".join([t.code for t in tokens])
    for match in (_ENGLISH if language == "en" else _OTHERS).finditer(codes):
        first, last = match.span()
        if first < last:
            name = RULES[int(match.lastgroup[1:])][0]  # type: ignore[index]
            yield Candidate(name.removeprefix("month-first "), first, last)
