"""The command line of the briefing room: `python -m briefing export DECK.json …`, `… one-pager …` and `… province IR-16 …`.

Takes a deck file, a filter or a province; writes slides, a report, pictures, playback, the offline page or a sheet. An error is
a sentence and exit code 1.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from briefing.data import data_of_deck, data_of_store
from briefing.deck_files import EXAMPLE, Shelf, open_deck, write_whole
from briefing.errors import BriefingError
from briefing.exporting import Product, Wishes, export, title_of_sheet
from briefing.resolving import resolve, resolve_deck
from briefing.view import View
from events.errors import EventsError
from events.selection import Selection, parse_strictly
from events.store import Store
from geo.errors import GeoError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Marz briefings: slides, reports, pictures and pages of saved views.",
)
say = Console(stderr=True, highlight=False, soft_wrap=True)

Where = Annotated[str, typer.Option("--where", help="A further filter, as in an address: border=IR-16&from=2024")]
Paper = Annotated[str, typer.Option(help="a4 or letter.")]
SheetTheme = Annotated[str, typer.Option(help="light or grey (safe for grey-scale print).")]
Language = Annotated[str, typer.Option(help="Of province names: en, fa, ar or ckb.")]
Out = Annotated[Path, typer.Option("--out", "-o", help="The file to write; for one picture a view, a folder.")]


@app.command("export")
def export_command(
    deck: Annotated[str, typer.Argument(help="A deck file, the id of a deck of yours, or “example”.")],
    out: Out,
    format: Annotated[Product, typer.Option("--format", "-f", help="What to make.")],
    template: Annotated[Path | None, typer.Option(help="A PowerPoint template of yours (.pptx).")] = None,
    where: Where = "",
    theme: Annotated[str, typer.Option(help="light, dark or grey (safe for grey-scale print).")] = "light",
    paper: Paper = "a4",
    dots: Annotated[str, typer.Option(help="Of pictures: 1x, 2x or 300dpi.")] = "2x",
    step: Annotated[str, typer.Option(help="Of playback: year, quarter or month.")] = "year",
    mode: Annotated[str, typer.Option(help="Of playback: cumulative or window.")] = "cumulative",
    window: Annotated[int, typer.Option(min=1, max=120, help="Of playback in windows: how many steps stay.")] = 1,
) -> None:
    """Make slides, a report, pictures, playback or the offline page of a deck."""
    _one_of("--theme", theme, "light", "dark", "grey")
    _one_of("--paper", paper, "a4", "letter")
    _one_of("--step", step, "year", "quarter", "month")
    _one_of("--mode", mode, "cumulative", "window")
    _one_of("--dots", dots, "1x", "2x", "300dpi")
    narrowed = _selection(where)
    opened = open_deck(EXAMPLE) if deck == "example" else _deck(deck)
    wishes: Any = Wishes(template, theme, paper, dots, step, mode, window)  # type: ignore[arg-type]
    with _store() as store:
        shown = resolve_deck(opened, data_of_deck(opened, store), narrowed=narrowed)
        with _progress() as bar:
            task = bar.add_task("Making", total=len(shown), view="")

            def told(done: int, of: int, title: str) -> None:
                bar.update(task, completed=done, total=of, view=title[:50])

            written, notices = export(opened, shown, format, out, wishes, told)
    _report(written, notices)


@app.command("one-pager")
def one_pager(
    out: Out,
    where: Where = "",
    title: Annotated[str, typer.Option(help="In place of the suggested one.")] = "",
    note: Annotated[str, typer.Option(help="A sentence below the map.")] = "",
    paper: Paper = "a4",
    theme: SheetTheme = "light",
    language: Language = "en",
) -> None:
    """Make a sheet of one page about a selection: for a weekly job."""
    from briefing.report import make_one_pager

    _check_sheet(paper, theme, language)
    selection = _selection(where)
    with _store() as store:
        data = data_of_store(store)
        view = View.of(selection, title=title, note=note, language=language)
        shown = resolve(view, data)
        if not title:
            shown = resolve(view.changed(title=title_of_sheet(shown)), data)
        if shown.empty:
            raise BriefingError(shown.notices[-1])
        write_whole(out, make_one_pager(shown, paper=paper, theme=theme))  # type: ignore[arg-type]
    _report([out], list(shown.notices))


@app.command("province")
def province(
    code: Annotated[
        str, typer.Argument(help="ISO 3166-2 code, such as IR-16 or IQ-WA; IQ-KR is the Kurdistan Region.")
    ],
    out: Out,
    where: Where = "",
    paper: Paper = "a4",
    theme: SheetTheme = "light",
    language: Language = "en",
) -> None:
    """Make the sheet of one province that its page prints: map, border, numbers, what is missing, agreements."""
    from briefing.province_sheet import sheet_of_store

    _check_sheet(paper, theme, language)
    selection = _selection(where)
    with _store() as store:
        sheet = sheet_of_store(store, code, selection, language=language, paper=paper, theme=theme)  # type: ignore[arg-type]
    write_whole(out, sheet)
    _report([out], [])


@app.command("decks")
def decks() -> None:
    """List your decks: id, title, number of views, and whether they are pinned."""
    found, notices = Shelf.of_user().decks()
    for deck in found:
        pinned = f"pinned to {deck.data_as_of}" if deck.pinned else "follows the data"
        typer.echo(f"{deck.id}\t{deck.title}\t{len(deck.views)} views\t{pinned}")
    if not found:
        say.print("No decks yet. The one that comes with Marz is called “example”.")
    _report([], notices)


def main() -> None:
    """Run the command line; an error is one sentence on standard error, and exit code 1."""
    # The offline page takes the map's files from where Streamlit serves them, and Streamlit warns that no page is running.
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").disabled = True
    try:
        app()
    except (BriefingError, EventsError, GeoError) as error:
        say.print(f"[red]Error:[/] {_plain(str(error))}")
        raise SystemExit(1) from None


def _deck(text: str) -> Any:
    path = Path(text)
    if path.suffix or path.exists():
        return open_deck(path)
    return Shelf.of_user().load(text)


def _store() -> Store:
    store = Store.open()
    for notice in store.notices:
        say.print(f"[yellow]Note:[/] {_plain(notice)}")
    return store


def _selection(where: str) -> Selection:
    return parse_strictly(where) if where else Selection()


def _check_sheet(paper: str, theme: str, language: str) -> None:
    """The wishes that all one-page sheets take."""
    _one_of("--paper", paper, "a4", "letter")
    _one_of("--theme", theme, "light", "grey")
    _one_of("--language", language, "en", "fa", "ar", "ckb")


def _one_of(option: str, value: str, *allowed: str) -> None:
    if value not in allowed:
        raise BriefingError(f"{option}: “{value[:40]}” is not known. Use {', '.join(allowed[:-1])} or {allowed[-1]}.")


def _progress() -> Progress:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[view]}", markup=False),
    )
    return Progress(*columns, console=say, transient=True, disable=not say.is_terminal)


def _report(written: list[Path], notices: list[str]) -> None:
    for notice in dict.fromkeys(notices):
        say.print(f"[yellow]Note:[/] {_plain(notice)}")
    for path in written:
        typer.echo(str(path))


def _plain(text: str) -> str:
    """A sentence in which nothing is read as markup."""
    return text.replace("[", r"\[")


if __name__ == "__main__":
    main()
