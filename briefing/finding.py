"""What a view found, in plain sentences without markup: the finding, a title to suggest, how it was counted, the sources.

Takes the numbers of `events.counts.headline` or the selected rows; gives text for slides, reports, pictures and pages.
"""

from __future__ import annotations

from collections import Counter

import pandas as pd

from events.counts import Headline
from events.selection import Selection
from events.tables import Selected
from geo.provinces import name

_WORDS = {
    "delegation": ("delegation", "delegations"),
    "exhibition": ("exhibition", "exhibitions"),
    "agreement": ("agreement", "agreements"),
    "forum": ("forum", "forums"),
}


def finding(found: Headline, language: str = "en") -> str:
    """How many events of which kinds between how many provinces in which period, and the strongest tie."""
    if not found.n_events:
        return "No event is left in this selection."
    kinds = listed([plural(n, *_WORDS[kind]) for kind, n in found.by_type.items() if n])
    one_kind = sum(n > 0 for n in found.by_type.values()) == 1
    text = kinds if one_kind else plural(found.n_events, "event", "events")
    text += between(found)
    text += f", {years}" if (years := period(found)) else ", none of them dated"
    text += "" if one_kind else f": {kinds}"
    waiting = found.n_events - found.n_held
    text += f"; {waiting:,} of them announced, called for or put off." if waiting else "."
    if found.strongest:
        iran, iraq, n = found.strongest
        text += f" The strongest tie is {pair(iran, iraq, language)}, {plural(n, 'event', 'events')}."
    return text


def between(found: Headline) -> str:
    """Whom the events bring together, to follow their number: " between 22 Iranian provinces and 18 Iraqi governorates", or ""."""
    where = listed(
        [plural(found.n_iran, "Iranian province", "Iranian provinces")] * (found.n_iran > 0)
        + [plural(found.n_iraq, "Iraqi governorate", "Iraqi governorates")] * (found.n_iraq > 0)
    )
    if found.n_events and found.n_national == found.n_events:  # what they name are venues alone
        return " between the two countries as such" + (f", with venues in {where}" if where else "")
    if not where:
        return ""
    return f" {'between' if found.n_iran and found.n_iraq else 'naming'} {where}"


def suggested_title(found: Headline, chosen: Selection, language: str = "en") -> str:
    """A title that states the finding, short enough for a slide."""
    what = chosen.describe()
    if not found.n_events:
        return f"No events: {what}" if what else "No events"
    kinds = [kind for kind, n in found.by_type.items() if n]
    counted = plural(found.n_events, *(_WORDS[kinds[0]] if len(kinds) == 1 else ("event", "events")))
    years = period(found)
    named = chosen.border or chosen.counterparts or chosen.pairs or chosen.venue
    if found.strongest and not named and found.n_iran + found.n_iraq > 2:
        return f"{counted}{f', {years}' if years else ''}: {pair(*found.strongest[:2], language)} leads"
    return f"{counted}{f', {years}' if years else ''}{f' ({what})' if what else ''}"


def period(found: Headline) -> str:
    """The years, "2004–2026"; empty where nothing is dated."""
    if found.first_year is None:
        return ""
    return f"{found.first_year}–{found.last_year}" if found.first_year != found.last_year else f"{found.first_year}"


def counting(found: Headline) -> list[str]:
    """The counting rules as they bear on these events, a sentence each."""
    parts = [
        "An event counts once for each province it names, as a party or as the venue, and once for each Iran–Iraq pair "
        "of parties."
    ]
    if found.n_region:
        parts.append(
            f"{plural(found.n_region, 'event names', 'events name')} the Kurdistan Region as a whole: drawn on its four "
            "governorates as region-level, counted for none of them."
        )
    if found.n_one_sided:
        parts.append(
            f"{plural(found.n_one_sided, 'event names', 'events name')} provinces on one side only: shaded, without a tie."
        )
    if found.n_national:
        parts.append(
            f"{plural(found.n_national, 'event is', 'events are')} national, without a province on either side: shown by "
            "the venue only."
        )
    if found.n_undated:
        parts.append(f"{plural(found.n_undated, 'event is', 'events are')} undated and outside any range of dates.")
    return parts


def outlets(selected: Selected) -> list[tuple[str, int]]:
    """Outlets that report the selected events, with how many events each, most first."""
    column: pd.Series = selected.events["outlets"]
    tally: Counter[str] = Counter()
    for text in column.dropna():
        tally.update({part.strip() for part in str(text).split(";") if part.strip()})
    return sorted(tally.items(), key=lambda item: (-item[1], item[0]))


def sources_line(selected: Selected, most: int = 6) -> str:
    """The sources in small print: the outlets that report most of the events, and how many others."""
    found = outlets(selected)
    if not found:
        return "Sources: none named"
    shown = ", ".join(f"{outlet} ({n:,})" for outlet, n in found[:most])
    more = len(found) - most
    return f"Sources: {shown}" + (f" and {plural(more, 'other outlet', 'other outlets')}" if more > 0 else "")


def pair(iran: str, iraq: str, language: str = "en") -> str:
    """A pair of provinces as text, each name kept in its own direction by Unicode isolates where it may be needed."""
    names = [name(code, language) for code in (iran, iraq)]
    return " – ".join(names if language == "en" else [f"\u2068{text}\u2069" for text in names])


def plural(n: int, one: str, many: str) -> str:
    """A number with its word: "1 event", "1,204 events"."""
    return f"{n:,} {one if n == 1 else many}"


def listed(words: list[str]) -> str:
    """Words as a list in a sentence: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def shortened(text: str, most: int) -> str:
    """The text itself, or cut at a word and ended by "…" where it is longer than `most` characters."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[most // 2 :] else cut).rstrip(" ,;:–-") + "…"
