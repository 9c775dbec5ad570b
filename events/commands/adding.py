"""`add`: articles from files, folders, addresses and feeds into the store, with progress and a summary."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from events.commands.terminal import (
    DONE,
    INTERRUPTED,
    NOT_DONE,
    PARTLY,
    Who,
    complain,
    console,
    errors,
    opened_store,
    person,
    say,
    sentences,
)

if TYPE_CHECKING:
    from collections.abc import Generator

    from events.ingest import Ingested, Tally
    from events.store import Store


def add(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Files (text, HTML, PDF, Word, e-mail, JSON lines), folders, zips, web addresses, RSS and Atom feeds."
        ),
    ],
    who: Who = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, help="Processes that extract.", show_default="one a processor")
    ] = os.cpu_count() or 1,
    fetch: Annotated[bool, typer.Option(help="Fetch web addresses, and the pages that feeds lead to.")] = True,
) -> None:
    """Read articles and keep the events they report, unreviewed.

    Articles that are known already are skipped; one whose date of publication or outlet was not known is read again where
    this copy tells it, as long as nobody has reviewed its events. The same happening told by several articles becomes one
    event. Each article is kept whole as soon as it is done: after Ctrl-C, or anything worse, run it again for the rest.

    Exit status: 0 everything was read, 1 some articles failed, 2 none could be read or kept, 130 stopped by Ctrl-C.
    """
    from events.ingest import Tally

    tally = Tally()
    with sentences(), opened_store() as store, _ctrl_c() as stop:
        try:
            _take(store, paths, person(store, who), jobs, fetch, tally, stop)
        except KeyboardInterrupt:
            stop.set()
        finally:
            _summary(tally, stop.is_set())
    if stop.is_set():
        raise typer.Exit(INTERRUPTED)
    failed = len(tally.failures)
    raise typer.Exit(DONE if not failed else PARTLY if failed < tally.n_articles else NOT_DONE)


@contextlib.contextmanager
def _ctrl_c() -> Iterator[threading.Event]:
    """An event that Ctrl-C sets, so that the article in hand is finished and counted; a second Ctrl-C stops at once."""
    stop = threading.Event()

    def ask_to_stop(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        errors.print("[yellow]Stopping after this article; Ctrl-C again stops at once.[/yellow]")

    before = signal.signal(signal.SIGINT, ask_to_stop)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _take(
    store: Store, paths: list[str], who: str, jobs: int, fetch: bool, tally: Tally, stop: threading.Event
) -> None:
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=errors, transient=True
    ) as progress:
        task = progress.add_task("Reading …", total=None)
        running = _ingested(store, paths, who, jobs, fetch)
        for one in running:
            tally.take(one)
            if one.outcome == "failed":
                complain(f"{one.origin}: {one.reason}")
            for notice in one.notices:
                errors.print(f"[yellow]{escape(f'{one.origin}: {notice}')}[/yellow]")
            told = f"{tally.n_articles:,} articles, {tally.n_new:,} new events · {one.title or one.origin}"
            progress.update(task, description=escape(told[:100]))
            if stop.is_set():
                running.close()
                break


def _ingested(store: Store, paths: list[str], who: str, jobs: int, fetch: bool) -> Generator[Ingested, None, None]:
    from events.articles import read_articles
    from events.ingest import Ingest

    extractor = None
    if os.environ.get("MARZ_LLM_URL", "").strip():
        from events.extract.model.adapter import extractor_from_settings

        extractor = extractor_from_settings()
    ingest = Ingest(store, who=who, extractor=extractor)
    return ingest.run(read_articles(paths, fetch=fetch), processes=jobs)


def _summary(tally: Tally, stopped: bool) -> None:
    if stopped:
        errors.print("[yellow]Stopped. What is counted here is kept; run it again for the rest.[/yellow]")
    console.print(
        f"[bold]{tally.n_articles:,}[/bold] articles: {tally.n_added:,} with events, {tally.n_empty:,} without,"
    )
    if tally.n_again:
        say(f"  {tally.n_again:,} read again, with a date of publication or an outlet that was not known before,")
    say(f"  {tally.n_skipped:,} skipped (known already), {len(tally.failures):,} failed.")
    console.print(f"[bold]{tally.n_new:,}[/bold] new events, {tally.n_merged:,} merged with known ones.")
    if tally.n_questions:
        say(f"  {tally.n_questions:,} may be the same as a known one: see “review”.")
