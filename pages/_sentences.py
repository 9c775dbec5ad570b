"""The sentences pages open and close with: what was found, and how it was counted.

Takes the numbers of a `Headline`; gives HTML whose only markup is our own.
"""

from __future__ import annotations

from html import escape

from briefing.finding import between, listed, plural
from events.counts import Headline
from geo.provinces import name

__all__ = ["WORDS", "counting", "listed", "opening", "period", "plural", "years"]

WORDS = {
    "delegation": ("delegation", "delegations"),
    "exhibition": ("exhibition", "exhibitions"),
    "agreement": ("agreement", "agreements"),
    "forum": ("forum", "forums"),
}


def opening(found: Headline, language: str = "en") -> str:
    """How many events of which kinds between how many provinces in which period, and the strongest tie."""
    kinds = listed([plural(n, *WORDS[kind]) for kind, n in found.by_type.items() if n])
    one_kind = sum(n > 0 for n in found.by_type.values()) == 1
    first = f"<b>{kinds}</b>" if one_kind else f"<b>{plural(found.n_events, 'event', 'events')}</b>"
    sentence = f"{first}{between(found)}{period(found)}"
    if not one_kind:
        sentence += f": {kinds}"
    held = found.n_events - found.n_held
    sentence += f"; {held:,} of them announced, called for or put off." if held else "."
    if found.strongest:
        iran, iraq, n = found.strongest
        tie = " – ".join(f"<bdi>{escape(name(code, language))}</bdi>" for code in (iran, iraq))
        sentence += f' The strongest tie is <b dir="ltr">{tie}</b>, {plural(n, "event", "events")}.'
    return sentence


def period(found: Headline) -> str:
    """ ", 2004–2026" or ", all undated", with what stands outside."""
    if found.first_year is None:
        return ", none of them dated" if found.n_events else ""
    return f", {years(found.first_year, found.last_year or found.first_year)}"


def years(first: int, last: int) -> str:
    """A stretch of years: "2004–2026", or "2025" where it is one."""
    return f"{first}–{last}" if first != last else f"{first}"


def counting(found: Headline) -> str:
    """The counting rules as they bear on this selection."""
    parts = [
        "An event counts once for each province it names, as a party or as the venue, and once for each Iran–Iraq pair of parties."
    ]
    if found.n_region:
        parts.append(
            f"{plural(found.n_region, 'event names', 'events name')} the Kurdistan Region as a whole: drawn on its four "
            "governorates as region-level, counted for none of them."
        )
    if found.n_one_sided:
        parts.append(
            f"{plural(found.n_one_sided, 'names', 'name')} provinces on one side only, the other being the country as a "
            "whole: they shade the map and draw no tie."
        )
    if found.n_national:
        parts.append(
            f"{plural(found.n_national, 'is', 'are')} national, without a province on either side: counted apart from ties, "
            "shown by their venue only, and can be hidden under More filters."
        )
    if found.n_undated:
        parts.append(f"{plural(found.n_undated, 'is', 'are')} undated and outside any range of dates.")
    parts.append("Coverage follows what outlets’ archives showed, not all that happened.")
    return " ".join(parts)
