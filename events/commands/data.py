"""`import`, `export`, `stats` and `where`: events in and out of the store, their numbers, and where it lies."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from events.commands.terminal import (
    DONE,
    NOT_DONE,
    PARTLY,
    Where,
    Who,
    complain,
    console,
    errors,
    opened_store,
    person,
    say,
    selected_events,
    sentences,
)


def import_events(
    file: Annotated[Path, typer.Argument(help="CSV or JSON lines.")],
    who: Who = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and report; write nothing.")] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Let rows with the id of an event in the store correct that event.")
    ] = False,
) -> None:
    """Import your own events. Good rows go in; each bad one is named by line and field.

    CSV: the first line names the columns: id, type, subtype, status, start, end, date_basis, iran, iraq, direction, venue,
    venue_code, lat, lon, sectors, organisations, delegates, companies, days, value_usd, summary, note, certainty, review,
    outlet, url, published, language. Needed are type, status, summary, and outlet or url; the others may be left out.
    Dates are 2025, 2025-05 or 2025-05-21; provinces are codes (IR-16, IQ-WA). Several values in a cell are separated by
    semicolons; the n-th outlet, url, published and language belong together. UTF-8 or Windows-1256; commas, semicolons or
    tabs. JSON lines: one event a line, as “export” writes them; the id may be missing. The words are defined in
    data/README.md.

    The same file again changes nothing. The whole import can be undone by the name of its batch.

    Exit status: 0 every row is in, 1 some rows were bad, 2 no row could be read.
    """
    from events.importing import import_file

    with sentences(), opened_store(to_write=not dry_run) as store:
        report = import_file(store, file, who=person(store, who), dry_run=dry_run, update=update)
    for notice in report.notices:
        errors.print(f"[yellow]{escape(notice)}[/yellow]")
    for problem in report.problems:
        complain(str(problem))
    done = "would be imported" if dry_run else "imported"
    say(
        f"{len(report.added):,} events {done}, {len(report.updated):,} corrected, {report.n_unchanged:,} known already, "
        f"{report.n_bad:,} rows left out."
    )
    if report.batch:
        say(f"To take it all back: python -m events undo {report.batch}")
    n_good = len(report.added) + len(report.updated) + report.n_unchanged
    raise typer.Exit(DONE if not report.problems else PARTLY if n_good else NOT_DONE)


def stats(
    where: Where = "",
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Every province and pair.")] = False,
) -> None:
    """Count events by type, status, year, province and pair, and say what these leave out."""
    from events.stats import show, statistics

    with sentences(), opened_store(to_write=False) as store:
        numbers = statistics(selected_events(store, where))
    if as_json:
        typer.echo(json.dumps(numbers.as_dict(), ensure_ascii=False, indent=2))
    else:
        console.soft_wrap = False
        show(numbers, console, everything=everything)


def export(
    where: Where = "",
    format: Annotated[
        str | None,
        typer.Option(
            help="csv, jsonl, xlsx, geojson, gpkg or parquet.", show_default="by the ending of --out, else csv"
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="File to write; “-” for standard output.", show_default="a name by date"),
    ] = None,
    layer: Annotated[str, typer.Option(help="For geojson and parquet: events, provinces or ties.")] = "events",
) -> None:
    """Write the selected events into a file: table, whole records, or map layer."""
    from events.export import export as exported
    from events.export import file_name, format_of, write

    with sentences(), opened_store(to_write=False) as store:
        kind = format or (format_of(out) if out and str(out) != "-" else "csv")
        selected = selected_events(store, where)
        if str(out) == "-":
            typer.get_binary_stream("stdout").write(exported(selected, store.get, kind, layer=layer))
            return
        path = out or Path(file_name(kind, layer=layer))
        write(path, selected, store.get, format=kind, layer=layer)
        say(f"{len(selected):,} events written to {path}.")


def where_is_it() -> None:
    """Print where your data is kept, and by which settings."""
    from events.settings import data_dir, database_url, shown

    with sentences():
        database = shown(database_url())
    say(f"Data folder:  {data_dir()}{_set_by('MARZ_DATA_DIR')}")
    say(f"Database:     {database}{_set_by('MARZ_DATABASE_URL')}")
    if not os.environ.get("MARZ_DATABASE_URL") and not Path(database).exists():
        say("It will be made, with the curated events, when Marz is first started.")


def _set_by(name: str) -> str:
    return f"  (set by {name})" if os.environ.get(name, "").strip() else ""
