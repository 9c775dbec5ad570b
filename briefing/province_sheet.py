"""One province on one printed page: the answer, map, border, numbers, what is missing, its agreements, sources and date.

Takes a `Profile`, the chains and open announcements of its tables; gives the content of a PDF with embedded fonts and a vector map.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from briefing import province_words as words
from briefing.errors import BriefingError
from briefing.finding import sources_line
from briefing.report_maps import Placed, with_maps
from briefing.report_sheets import ACCENT, SIDE, SMALL, Paper, Sheets, row_height
from events.agreement_chains import Chains, find_chains
from events.agreement_register import register
from events.chain_corrections import corrections
from events.counts import pair_counts, province_counts, venue_counts
from events.followups import age_days
from events.followups import unanswered as find_unanswered
from events.partial_date import spoken
from events.profile import Profile, newest_year, profile
from events.readable_store import ReadableStore
from events.selection import Selection
from events.tables import Tables
from events.ties import sector_counts
from events.vocabulary import Sector
from geo.figures import CREDIT, figure
from geo.locator import across, extent
from geo.neighbours import MEASURED, border_length
from geo.palette import Theme
from geo.payload import payload
from geo.provinces import PROVINCES, REGION, name

MAP_RATIO = 0.5
_FOOT_ROOM = 46


def make_province_sheet(
    one: Profile,
    chains: Chains,
    unanswered: np.ndarray,
    *,
    last_year: int,
    today: date,
    filters: str = "",
    language: str = "en",
    paper: Paper = "a4",
    theme: Theme = "light",
) -> bytes:
    """The sheet as a PDF of exactly one page.

    Parameters
    ----------
    one : Profile
        With at least one event.
    chains : Chains
    unanswered : ndarray of bool
        As `events.followups.unanswered`.
    last_year : int
        The newest year of the whole selection.
    today : date
    filters : str
        The selection in words.
    language : str
        Of names: en, fa, ar or ckb.
    paper : {"a4", "letter"}
    theme : {"light", "grey"}
    """
    beside = across(one.code)
    title = f"{name(one.code)} and {name('IQ' if one.at_home == 'IR' else 'IR')}"
    as_of = f"Data as of {spoken(today.isoformat())}"
    sheets = Sheets(paper, title, "Marz", "")
    sheets.set_auto_page_break(False)
    sheets.add_page()
    sheets.heading(title, 19)
    sheets.paragraph(words.as_text(words.opening(one, beside, last_year, language)), 10.5, SMALL, after=5)
    placed = [_map(sheets, one, beside, language, theme, title)]
    sheets.paragraph(_border(one, beside, language), 9, after=5)
    _numbers(sheets, one)
    sheets.paragraph(_ranked(one, language), 9, after=4)
    _missing(sheets, one, beside, unanswered, last_year, today, language)
    _agreements(sheets, one, chains, today, language)
    sheets.set_y(sheets.h - _FOOT_ROOM - 20)
    filtered = f" Filter: {filters}." if filters else ""
    small = f"{sources_line(one.found)}. {as_of}.{filtered} Announced or called for is never counted as held. {CREDIT}."
    sheets.paragraph(small, 7.4, SMALL, after=0)
    return with_maps(bytes(sheets.output()), placed)


def sheet_of_store(
    store: ReadableStore,
    code: str,
    selection: Selection,
    *,
    language: str = "en",
    paper: Paper = "a4",
    theme: Theme = "light",
) -> bytes:
    """The sheet of a province as a store stands today: what the Province page prints under the same filter.

    Parameters
    ----------
    store : ReadableStore
    code : str
        ISO 3166-2, or IQ-KR for the Kurdistan Region as a whole.
    selection : Selection
    language, paper, theme
        As of `make_province_sheet`.

    Raises
    ------
    BriefingError
        Where the code is of no province, or no event of the selection names it.
    """
    code = _known(code)
    tables = Tables.build(store.frame())
    found = tables.select(selection)
    one = profile(found, code)
    if not len(one.found):
        within = f" of this filter ({selection.describe()})" if selection.describe() else ""
        raise BriefingError(f"No event{within} names {name(code)}, so there is no sheet of it. Loosen the filter.")
    chains = find_chains(tables, corrections(store))
    today = date.today()
    return make_province_sheet(
        one,
        chains,
        find_unanswered(tables, chains),
        last_year=newest_year(found) or today.year,
        today=today,
        filters=selection.describe(),
        language=language,
        paper=paper,
        theme=theme,
    )


def _known(code: str) -> str:
    """A code as it is written here."""
    known = code.strip().upper()
    if known in PROVINCES or known == REGION:
        return known
    alike = [
        f"{one.code} ({one.name_en})"
        for one in PROVINCES.values()
        if code.strip().casefold() in (one.name_en.casefold(), one.name_fa, one.name_ar, one.name_ckb)
    ]
    hint = f"Did you mean {' or '.join(alike)}?" if alike else "Use one such as IR-16 (Ilam) or IQ-WA (Wasit)."
    raise BriefingError(f"“{code[:40]}” is not the code of a province or governorate. {hint}")


def _map(sheets: Sheets, one: Profile, beside: Sequence[str], language: str, theme: Theme, title: str) -> Placed:
    pairs = pair_counts(one.found)
    ours = "iran" if one.at_home == "IR" else "iraq"
    numbers = payload(
        province_counts(one.found),
        pairs[pairs[ours] == one.code],
        venue_counts(one.found),
        language=language,
        n_ties=12,
        picked={"kind": "province", "code": one.code},
    )
    width = sheets.room
    height = width * MAP_RATIO
    drawn = figure(
        numbers,
        theme=theme,
        size=(width / 72, height / 72),
        language=language,
        extent=extent([one.code, *beside]),
        credit="",
    )
    placed = Placed(sheets.page_no(), SIDE, sheets.get_y(), drawn, f"Map: {title}, events by province and their ties")
    sheets.set_y(sheets.get_y() + height + 6)
    return placed


def _border(one: Profile, beside: Sequence[str], language: str) -> str:
    if not beside:
        return "It shares no border with the other country."
    if one.code == REGION:
        return f"Neighbours across the border: {', '.join(words.name(code, language) for code in beside)}."
    whole = border_length(one.code)
    parts = []
    for other in beside:
        shared = border_length(one.code, other)
        parts.append(
            f"{words.name(other, language)} {shared.km:,.0f} km"
            if shared
            else f"{words.name(other, language)} by a crossing"
        )
    text = f"Border: {', '.join(parts)} ({MEASURED})"
    if whole and whole.basis == "published":
        text = f"Border with the other country: {whole.km:,.0f} km as published ({whole.source}); by neighbour: "
        text += f"{', '.join(parts)} ({MEASURED})"
    return f"{text}."


def _numbers(sheets: Sheets, one: Profile) -> None:
    widths = [sheets.room * part for part in (0.44, 0.14, 0.14, 0.14, 0.14)]
    rows = (
        [
            label,
            *(
                f"{n:,}"
                for n in (line.n_held, line.n_announced, line.n_off, line.n_held + line.n_announced + line.n_off)
            ),
        ]
        for label, line in zip(words.activity_names(one), one.activity, strict=True)
    )
    sheets.table(("What", "Held or signed", "Announced", "Put off", "All"), widths, rows)
    sheets.ln(5)


def _ranked(one: Profile, language: str) -> str:
    partners = one.counterparts.head(8)
    said = []
    if len(partners):
        listed = ", ".join(
            f"{words.name(code, language)} {n}" for code, n in partners[["code", "n_events"]].to_numpy().tolist()
        )
        said.append(
            f"Counterparts: {listed}" + (f" and {len(one.counterparts) - 8} more" if len(one.counterparts) > 8 else "")
        )
    sectors = sector_counts(one.found).head(7)
    if len(sectors):
        said.append("Sectors: " + ", ".join(f"{Sector(s).label.lower()} {n}" for s, n in sectors.to_numpy().tolist()))
    return f"{'. '.join(said)}." if said else "No counterpart and no sector is named."


def _missing(
    sheets: Sheets,
    one: Profile,
    beside: Sequence[str],
    unanswered: np.ndarray,
    last_year: int,
    today: date,
    language: str,
) -> None:
    rows = np.flatnonzero(unanswered & one.found.mask)
    ages = np.sort(age_days(one.found.tables, rows, today))[::-1]
    sheets.paragraph("What is missing", 10.5, ACCENT, "B", after=2)
    for head, text in (
        ("Neighbours without a signed agreement", words.unsigned(one, beside, language)),
        ("Years of silence", words.silence(one, last_year)),
        ("Announcements without a follow-up", words.unanswered(ages)),
    ):
        sheets.paragraph(f"{head}: {text}", 9, after=1.5)
    sheets.ln(4)


def _agreements(sheets: Sheets, one: Profile, chains: Chains, today: date, language: str) -> None:
    """The newest agreements, as many as fit above the foot."""
    mask = np.logical_or.reduce(list(one.agreements.values()))
    rows = one.found.narrowed(mask).events.index.tolist()[:16]
    if not rows:
        return
    table = register(chains, rows, today, language)
    other = "iraq" if one.at_home == "IR" else "iran"
    widths = [sheets.room * part for part in (0.12, 0.15, 0.14, 0.41, 0.18)]
    free = sheets.h - _FOOT_ROOM - 26 - sheets.get_y() - 32
    shown: list[list[str]] = []
    for start, partner, stage, summary, outcome in (
        table[["start", other, "stage", "summary", "outcome"]].to_numpy().tolist()
    ):
        row = [spoken(start if isinstance(start, str) else None), str(partner), str(stage), str(summary), str(outcome)]
        height = row_height([sheets.broken(cell, width - 6, 8.3) for cell, width in zip(row, widths, strict=True)], 8.3)
        if height > free:
            break
        free -= height
        shown.append(row)
    if shown:
        total = int(mask.sum())
        more = f"Latest {len(shown)} of {total:,} agreements" if len(shown) < total else "Agreements"
        sheets.paragraph(more, 10.5, ACCENT, "B", after=2)
        sheets.table(("Date", "With", "Stage", "What it says", "What became of it"), widths, iter(shown))
