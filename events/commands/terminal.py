"""What the commands share: the two consoles, the store with its notices, and faults told as sentences.

Takes nothing at import but typer and rich, so that `--help` is there at once.
"""

from __future__ import annotations

import contextlib
import getpass
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

if TYPE_CHECKING:
    from events.selection import Selection
    from events.store import Store
    from events.tables import Selected

console = Console(highlight=False, soft_wrap=True)
errors = Console(highlight=False, soft_wrap=True, stderr=True)

DONE, PARTLY, NOT_DONE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: everything was done; some of it, the rest is named; nothing; stopped by Ctrl-C."""

Who = Annotated[
    str | None,
    typer.Option("--who", help="Your name, as history keeps it.", show_default="the one remembered, or your login"),
]
Where = Annotated[
    str,
    typer.Option("--where", help='Filters as in the address bar, such as "border=IR-16&type=exhibition&from=2024".'),
]


@contextlib.contextmanager
def sentences() -> Iterator[None]:
    """Faults of ours as a sentence on the error stream and exit status 2, never as a traceback."""
    from events.errors import EventsError
    from geo.errors import GeoError

    try:
        yield
    except (EventsError, GeoError) as fault:
        complain(str(fault))
        raise typer.Exit(NOT_DONE) from None


def complain(sentence: str) -> None:
    """A sentence about something wrong, on the error stream."""
    errors.print(f"[red]{escape(sentence)}[/red]")


def say(text: str) -> None:
    """A line of plain text; square brackets in it are no markup."""
    console.print(escape(text))


@contextlib.contextmanager
def opened_store(*, to_write: bool = True) -> Iterator[Store]:
    """The user's store; its notices go to the error stream.

    Raises
    ------
    StoreError
        Also where something is to be written and would not be kept.
    """
    from events.errors import StoreError
    from events.store import Store

    with Store.open() as store:
        if to_write and not store.keeps:
            raise StoreError(" ".join(store.notices) or f"{store.name} cannot be written.")
        for notice in store.notices:
            errors.print(f"[yellow]{escape(notice)}[/yellow]")
        yield store


def person(store: Store, who: str | None) -> str:
    """Who does this: as told now, as told before, else the name of the login."""
    if who and who.strip():
        return " ".join(who.split())
    try:
        return store.who() or getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def chosen(where: str) -> Selection:
    """The selection of `--where`; raises SelectionError where anything in it is not understood."""
    from events.selection import parse_strictly

    return parse_strictly(where)


def selected_events(store: Store, where: str) -> Selected:
    """The events of `--where`."""
    from events.tables import Tables

    selection = chosen(where)
    return Tables.build(store.frame()).select(selection)
