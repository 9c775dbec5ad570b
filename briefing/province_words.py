"""What a province's page and its printed sheet say: the answer, the numbers line by line, and what is missing.

Takes an `events.profile.Profile` and its neighbours across the border; gives plain text, so that screen and paper say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from briefing.finding import listed, plural
from events.followups import spoken_age
from events.profile import Profile, year_ranges
from events.vocabulary import EventType, Status
from geo.provinces import REGION
from geo.provinces import name as plain_name

Piece = tuple[str, bool]
"""A text and whether it is set off."""


def name(code: str, language: str = "en") -> str:
    """A province's name, kept in its own direction by Unicode isolates where it may be needed."""
    text = plain_name(code, language)
    return text if language == "en" else f"\u2068{text}\u2069"


def opening(one: Profile, across: Sequence[str], last_year: int | None, language: str = "en") -> list[Piece]:
    """The answer in a few sentences: how much, with whom most, and the plainest things that are missing.

    Parameters
    ----------
    one : Profile
        With at least one event.
    across : sequence of str
        Its neighbours in the other country.
    last_year : int or None
        The newest year of the whole selection.
    language : str
        Of names: en, fa, ar or ckb.
    """
    n, held = len(one.found), int(one.held.sum())
    partners = one.counterparts[one.counterparts["code"] != REGION]
    side = (
        ("Iraqi governorate", "Iraqi governorates")
        if one.at_home == "IR"
        else ("Iranian province", "Iranian provinces")
    )
    years = one.by_year["year"].tolist()
    pieces: list[Piece] = [(name(one.code, language), True), (" had ", False), (plural(n, "event", "events"), True)]
    said = f" with {plural(len(partners), *side)}" if len(partners) else ""
    if years:
        said += f", {min(years)}–{max(years)}" if min(years) != max(years) else f", {min(years)}"
    pieces.append((f"{said}." if held == n else f"{said}; {held:,} of them reported as held or signed.", False))
    if len(one.counterparts):
        code, most = one.counterparts[["code", "n_events"]].iloc[0]
        pieces += [
            (" Its strongest tie is with ", False),
            (name(str(code), language), True),
            (f", {plural(int(most), 'event', 'events')}.", False),
        ]
    missing = one.never_signed(across)["code"].tolist()
    if missing and _looks_at_signed_agreements(one):
        beside = "a neighbour" if len(missing) == 1 else "neighbours"
        names = listed([name(code, language) for code in missing])
        pieces.append(
            (f" With {names}, {beside} across the border, no agreement is reported as signed{_here(one)}.", False)
        )
    if last_year and years and max(years) < last_year - 1:
        pieces.append((f" Nothing is reported since {max(years)}.", False))
    return pieces


def as_text(pieces: Sequence[Piece]) -> str:
    """Pieces as plain text."""
    return "".join(text for text, _ in pieces)


def as_html(pieces: Sequence[Piece]) -> str:
    """Pieces as HTML, what is set off in bold; all text is escaped."""
    return "".join(f"<b>{escape(text)}</b>" if bold else escape(text) for text, bold in pieces)


def activity_names(one: Profile) -> list[str]:
    """What each line of `Profile.activity` is called."""
    here, there = plain_name(one.code), plain_name("IQ" if one.at_home == "IR" else "IR")
    words = {
        ("delegation", "out"): f"Delegations out, to {there}",
        ("delegation", "in"): f"Delegations in, from {there}",
        ("delegation", "mutual"): "Delegations, direction not said",
        ("exhibition", "here"): f"Exhibitions in {here}",
        ("exhibition", "abroad"): f"Exhibitions in {there}",
        ("exhibition", "elsewhere"): f"Exhibitions elsewhere in {plain_name(one.at_home)}",
        ("exhibition", "unknown"): "Exhibitions, place not said",
        ("agreement", "all"): "Agreements",
        ("forum", "all"): "Forums and talks",
    }
    return [words[line.type, line.key] for line in one.activity]


def unsigned(one: Profile, across: Sequence[str], language: str = "en") -> str:
    """With which neighbours nothing was signed, and what there is with them instead."""
    if not across:
        return "It has no neighbour across the border."
    if not _looks_at_signed_agreements(one):
        return "The filter leaves out signed agreements, so this cannot be told."
    missing = one.never_signed(across)
    if missing.empty:
        return "None: an agreement is reported as signed with every neighbour across the border."
    said = []
    for code, n, n_open, region in missing.itertuples(index=False, name=None):
        text = f"{name(code, language)} ({plural(n, 'event', 'events')} together"
        if n_open:
            text += f", {plural(n_open, 'agreement', 'agreements')} announced or called for"
        if region:
            text += "; one was signed with the Kurdistan Region as a whole"
        said.append(f"{text})")
    return f"{listed(said)}."


def _looks_at_signed_agreements(one: Profile) -> bool:
    """Whether a signed agreement could be in the selection at all."""
    chosen = one.found.selection
    return (not chosen.types or EventType.AGREEMENT in chosen.types) and (
        not chosen.statuses or Status.COMPLETED in chosen.statuses
    )


def _here(one: Profile) -> str:
    """Under a filter, what is missing is missing in what it leaves."""
    return " in this selection" if one.found.selection.describe() else ""


def silence(one: Profile, last_year: int) -> str:
    """In which years nothing is reported."""
    if one.by_year.empty:
        return "None of its events is dated."
    first = int(one.by_year["year"].min())
    years = one.silent_years(last_year)
    if not years:
        return f"None: every year from {first} to {last_year} has an event."
    return (
        f"{year_ranges(years)}: no event is reported in {plural(len(years), 'year', 'years')} of {first}–{last_year}."
    )


def unanswered(ages: np.ndarray) -> str:
    """How many announcements had no follow-up, from their ages in days (negative: still ahead), oldest first."""
    if not len(ages):
        return "None: everything announced or called for was followed by something."
    past = int((ages >= 0).sum())
    ahead = len(ages) - past
    told = f"{plural(past, 'announcement has', 'announcements have')} had none"
    if past:
        told += f"; the oldest has waited {spoken_age(float(ages[0]))}"
    if ahead:
        told += f"; {ahead:,} still lie{'s' if ahead == 1 else ''} ahead"
    return f"{told}."
