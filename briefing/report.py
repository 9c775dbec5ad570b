"""A deck as a PDF report: contents, a section a view with its vector map and table, all events with their sources, the method.

Takes a deck and its resolved views; gives the content of a PDF with bookmarks, links, embedded fonts, title and language. Also the
sheet of one page that a weekly job makes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from briefing import listing
from briefing.deck import Deck
from briefing.finding import plural, shortened
from briefing.pictures import picture
from briefing.report_maps import Placed, with_maps
from briefing.report_sheets import ACCENT, SIDE, SMALL, TOP, Paper, Sheets, readable, row_height, source_pieces
from briefing.resolving import Resolved
from events.citation import COUNTING, TITLE, cite
from events.model import Event
from geo.figures import CREDIT
from geo.palette import Theme

MOST_IN_SECTION: Final = 30
"""Events that the table of a view lists; all of them stand in the annex."""

MOST_IN_ANNEX: Final = 1_000
Progress = Callable[[int, int], None]


def make_report(
    deck: Deck,
    shown: Sequence[Resolved],
    *,
    paper: Paper = "a4",
    theme: Theme = "light",
    progress: Progress | None = None,
) -> bytes:
    """The deck as a PDF.

    Parameters
    ----------
    deck : Deck
    shown : sequence of Resolved
        Its views, in order; one without events becomes a section that says so.
    paper : {"a4", "letter"}
    theme : {"light", "grey"}
    progress : callable, optional
        Called with how many sections are done and how many there are.
    """
    title = shortened(deck.title, 200)
    as_of = shown[0].as_of if shown else ""
    sheets = Sheets(paper, title, deck.author or "Marz", " · ".join(part for part in (title[:70], as_of) if part))
    _cover(sheets, deck, title, shown)
    sheets.add_page()
    entries = len(shown) + 2
    sheets.insert_toc_placeholder(_contents, pages=max(1, -(-(entries + 3) // 38)))
    numbers, listed, left_out = _annex_numbers(sheets, shown)
    placed: list[Placed] = []
    for i, view in enumerate(shown):
        if i:
            sheets.add_page()
        placed += _section(sheets, view, numbers, theme)
        if progress:
            progress(i + 1, len(shown))
    if shown:
        sheets.add_page()
    _annex(sheets, listed, numbers, left_out, shown[0].view.language if shown else "en")
    sheets.add_page()
    _method(sheets, shown)
    return with_maps(bytes(sheets.output()), placed)


def make_one_pager(view: Resolved, *, paper: Paper = "a4", theme: Theme = "light") -> bytes:
    """A view on one sheet: finding, map, the latest events as far as they fit, sources and date."""
    sheets = Sheets(paper, view.title, "Marz", f"{view.as_of} · {view.filters}")
    sheets.add_page()
    sheets.heading(view.title, 19)
    sheets.paragraph(view.sentence, 10.5, SMALL, after=5)
    placed = [_figure(sheets, view, 0.60, theme)]
    if view.caption:
        sheets.paragraph(view.caption, 9.2, after=4)
    total = view.numbers.n_events
    events = view.records(24)
    widths = _widths(sheets.room, (0, 0.17, 0.18, 0.23, 0.42))[1:]
    rows: list[list[Any]] = []
    free = sheets.limit - sheets.get_y() - 58
    for row in sheets.event_rows(events, {}, view.view.language):
        broken = [sheets.broken(cell, width - 6, 8.3) for cell, width in zip(row[1:], widths, strict=True)]
        height = row_height(broken, 8.3)
        if height > free:
            break
        free -= height
        rows.append(row[1:])
    if rows:
        sheets.paragraph(f"Latest {len(rows)} of {plural(total, 'event', 'events')}" if len(rows) < total else "The events",
                         10.5, ACCENT, "B", after=2)  # fmt: skip
        sheets.table(("Date", "Kind", "Between", "What happened"), widths, iter(rows))
        sheets.ln(4)
    if total:
        sheets.paragraph(view.sources, 7.6, SMALL, after=1)
    sheets.paragraph(f"{view.as_of}. {CREDIT}.", 7.6, SMALL, after=0)
    return with_maps(bytes(sheets.output()), placed)


def _cover(sheets: Sheets, deck: Deck, title: str, shown: Sequence[Resolved]) -> None:
    sheets.add_page()
    sheets.set_fill_color(*ACCENT)
    sheets.rect(0, 0, sheets.w, 14, style="F")
    sheets.set_y(sheets.h * 0.26)
    sheets.paragraph(title, 30 if len(title) < 70 else 22, face="B", after=10)
    if deck.author:
        sheets.paragraph(shortened(deck.author, 120), 13, SMALL, after=16)
    if not shown:
        sheets.paragraph("This deck has no views. Add some on any page of Marz with “Add to briefing”.", 12)
        return
    sheets.paragraph(shown[0].as_of, 13, ACCENT, "B", after=4)
    sheets.paragraph(shown[0].data.meaning, 10, SMALL, after=14)
    sheets.paragraph(f"{TITLE}. {plural(len(shown), 'view', 'views')}.", 10, SMALL)


def _contents(sheets: Any, outline: Sequence[Any]) -> None:
    sheets.set_xy(SIDE, TOP)
    sheets.paragraph("Contents", 17, face="B", after=8)
    for entry in outline:
        link = sheets.add_link(page=entry.page_number)
        number = str(entry.page_number)
        name = readable(entry.name)
        with sheets.style(10.5 if entry.level == 0 else 9.5), sheets.shaping(name):
            while sheets.get_string_width(name) > sheets.room - 50 and len(name) > 20:
                name = shortened(name, len(name) - 8)
            sheets.cell(sheets.room - 40, 17, name, link=link)
        with sheets.style(10.5 if entry.level == 0 else 9.5):
            sheets.cell(40, 17, number, align="R", link=link, new_x="LMARGIN", new_y="NEXT")


def _section(sheets: Sheets, view: Resolved, numbers: dict[str, tuple[int, Any]], theme: Theme) -> list[Placed]:
    sheets.heading(view.title)
    sheets.paragraph(view.sentence, 10.5, SMALL, after=6)
    placed = [_figure(sheets, view, 0.66, theme)]
    if view.caption:
        sheets.paragraph(view.caption, 10, after=5)
    small = f"{view.sources}. " if not view.empty else ""
    sheets.paragraph(f"{small}{view.as_of}. Filter: {view.filters}. {CREDIT}.", 7.8, SMALL, after=7)
    total = view.numbers.n_events
    if not total:
        return placed
    events = view.records(MOST_IN_SECTION)
    if view.view.page == "ties" and len(view.ties) > 1:
        _ties(sheets, view)
    more = "" if len(events) == total else f"; all {total:,} stand in the annex"
    head = "Events" if len(events) == total else f"Latest {len(events)} events"
    sheets.paragraph(f"{head}, newest first{more}", 11, ACCENT, "B", after=2)
    widths = _widths(sheets.room, (0.06, 0.15, 0.17, 0.22, 0.40))
    rows = sheets.event_rows(events, numbers, view.view.language)
    sheets.table(("No.", "Date", "Kind", "Between", "What happened"), widths, rows)
    return placed


def _figure(sheets: Sheets, view: Resolved, ratio: float, theme: Theme) -> Placed:
    """Leave room for the picture of a view, and say where it goes."""
    width = sheets.room
    height = width * ratio
    made = picture(view, theme=theme, size=(width / 72, height / 72), bare=True)
    if sheets.get_y() + height > sheets.limit:
        sheets.add_page()
    placed = Placed(sheets.page_no(), SIDE, sheets.get_y(), made, view.sentence)
    sheets.set_y(sheets.get_y() + height + 6)
    return placed


def _ties(sheets: Sheets, view: Resolved) -> None:
    from briefing.finding import pair
    from geo.print_fonts import plain

    sheets.paragraph("Strongest ties", 11, ACCENT, "B", after=2)
    columns = ["iran", "iraq", "n_events", "iran_to_iraq", "iraq_to_iran", "mutual"]
    rows = (
        [plain(pair(iran, iraq, view.view.language)), *(f"{n:,}" for n in counted)]
        for iran, iraq, *counted in view.ties.head(12)[columns].to_numpy().tolist()
    )
    heads = ("Provinces", "Events", "Iran → Iraq", "Iraq → Iran", "Mutual")
    sheets.table(heads, _widths(sheets.room, (0.44, 0.14, 0.14, 0.14, 0.14)), rows)
    sheets.ln(8)


def _annex_numbers(sheets: Sheets, shown: Sequence[Resolved]) -> tuple[dict[str, tuple[int, Any]], list[Event], int]:
    """A number and a link for each event of the deck, newest first; the events; how many were too many."""
    if not shown:
        return {}, [], 0
    tables = shown[0].data.tables
    mask = shown[0].selected.mask.copy()
    for view in shown[1:]:
        mask |= view.selected.mask
    everything = shown[0].selected.__class__(tables, mask, shown[0].selection)
    ids = everything.ids
    listed = shown[0].data.records(ids[:MOST_IN_ANNEX])
    return (
        {event.id: (i + 1, sheets.add_link()) for i, event in enumerate(listed)},
        listed,
        max(0, len(ids) - MOST_IN_ANNEX),
    )


def _annex(
    sheets: Sheets, events: list[Event], numbers: dict[str, tuple[int, Any]], left_out: int, language: str
) -> None:
    sheets.heading("Events and their sources")
    if not events:
        sheets.paragraph("No event is left in any view of this deck.")
        return
    sheets.paragraph(
        "Every event of this report once, newest first, undated ones last. Planned and proposed events were announced or "
        "called for; they are not known to have been held." + (f" {left_out:,} older ones are left out." if left_out else ""),
        9, SMALL, after=5,
    )  # fmt: skip

    def rows() -> Any:
        for event in events:
            number, link = numbers[event.id]
            # The row may move to the next page; a link to the place before it still shows it.
            sheets.set_link(link, y=max(0, sheets.get_y() - 6), page=sheets.page_no())
            first = f"{listing.what(event)}\n{listing.sides(event, language)}"
            yield [str(number), readable(listing.when(event)), readable(first), source_pieces(event)]

    sheets.table(("No.", "Date", "Kind and sides", "What happened, and who reports it"),
                 _widths(sheets.room, (0.06, 0.15, 0.25, 0.54)), rows())  # fmt: skip


def _method(sheets: Sheets, shown: Sequence[Resolved]) -> None:
    sheets.heading("How it was counted")
    for rule in COUNTING:
        sheets.paragraph(rule, 10)
    if shown:
        sheets.paragraph(shown[0].data.meaning, 10)
    sheets.paragraph(
        "Maps: Lambert conformal conic projection, standard parallels 29° and 37° N; lengths are true to one per cent, angles and "
        "small shapes as they are. Boundaries: Natural Earth; Halabja’s is approximate, drawn from the positions of towns. Names: "
        "GeoNames, CC BY.", 10,
    )  # fmt: skip
    if shown:
        from datetime import date

        view = max(shown, key=lambda item: item.numbers.n_events)
        sheets.paragraph("How to cite", 11, ACCENT, "B", after=2)
        sheets.paragraph(cite(view.numbers.n_events, view.selection, date.fromisoformat(view.data.day)), 10)


def _widths(room: float, parts: Sequence[float]) -> list[float]:
    return [room * part for part in parts]
