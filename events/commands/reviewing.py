"""`review`, `history` and `undo`: what waits for a reader, what was done to an event, and how it is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from events.commands.terminal import Who, complain, console, opened_store, person, say, sentences

if TYPE_CHECKING:
    from events.model import Event
    from events.store import Store

review = typer.Typer(
    help="List the events that nobody has looked at; accept, reject or merge them.", invoke_without_command=True
)

Ids = Annotated[list[str] | None, typer.Argument(help="Ids of events.", metavar="ID…")]
Limit = Annotated[int, typer.Option(min=1, help="How many to list.")]
LISTED = 20
Why = Annotated[str, typer.Option("--why", help="The reason, for the history.")]


@review.callback()
def list_queue(context: typer.Context, limit: Limit = LISTED) -> None:
    """List the events that wait for a reader, and the questions about them."""
    if context.invoked_subcommand is None:
        _list(limit)


def _list(limit: int) -> None:
    from events.vocabulary import Review

    with sentences(), opened_store(to_write=False) as store:
        n_waiting = store.counts()[Review.UNREVIEWED]
        if n_waiting == 0:
            say("Nothing waits for a review.")
            return
        for item in store.queue(limit=limit):
            _show(item.event)
            for question in item.proposals:
                other = question.other_id if question.event_id == item.event.id else question.event_id
                say(f"    ? {question.n}: the same as {other}? {' '.join(question.reasons)}")
        more = f", {n_waiting - limit:,} more not listed (--limit)" if n_waiting > limit else ""
        console.print(f"[bold]{n_waiting:,}[/bold] to review{more}. Use: review accept ID…, review reject ID…")


@review.command("list")
def list_by_name(limit: Limit = LISTED) -> None:
    """List the events that wait for a reader, and the questions about them; so does `review` alone."""
    _list(limit)


@review.command("accept")
def accept(
    ids: Ids = None,
    everything: Annotated[bool, typer.Option("--all", help="Accept everything that waits.")] = False,
    who: Who = None,
) -> None:
    """Accept events as they are."""
    with sentences(), opened_store() as store:
        changed = store.accept(_wanted(store, ids, everything), person(store, who))
        say(f"{len(changed):,} accepted.")


@review.command("reject")
def reject(
    ids: Ids = None,
    everything: Annotated[bool, typer.Option("--all", help="Reject everything that waits.")] = False,
    why: Why = "",
    who: Who = None,
) -> None:
    """Judge events not to be events; they stay on record."""
    with sentences(), opened_store() as store:
        changed = store.reject(_wanted(store, ids, everything), person(store, who), why)
        say(f"{len(changed):,} rejected.")


@review.command("same")
def same(number: Annotated[int, typer.Argument(help="The number of a question.")], who: Who = None) -> None:
    """Answer a question with yes: the two events become one, with the sources of both."""
    from events.merge import merge

    with sentences(), opened_store() as store, store.exclusively():
        question = store.proposal(number)
        known, found = store.event(question.other_id), store.event(question.event_id)
        store.merge(known.id, found.id, merge(known, found), person(store, who), " ".join(question.reasons))
        say(f"{found.id} was merged into {known.id}.")


@review.command("different")
def different(number: Annotated[int, typer.Argument(help="The number of a question.")]) -> None:
    """Answer a question with no: they stay two events."""
    with sentences(), opened_store() as store:
        store.dismiss(number)
        say("They stay two events.")


def history(event_id: Annotated[str, typer.Argument(metavar="ID", help="The id of an event.")]) -> None:
    """Show how an event's status went, and every change of it."""
    with sentences(), opened_store(to_write=False) as store:
        changes = store.history(event_id)
        if event_id in store.ids():
            _show(store.event(event_id))
        for step in store.status_history(event_id):
            when = f"reported {step.date}" if step.date else "day of the report not known"
            say(f"  {step.status}, {when} ({step.source})")
        for change in changes:
            say(f"{change.n:>7}  {change.at}  {change.told()}")


def undo(
    target: Annotated[
        str, typer.Argument(metavar="ID", help="An event (its last change), a change by its number, or a whole batch.")
    ],
    why: Why = "",
    who: Who = None,
) -> None:
    """Take back a change. That is on record too, and can be taken back by its number."""
    with sentences(), opened_store() as store:
        done = store.undo(int(target) if target.isdecimal() else target, person(store, who), why)
        for change in done:
            say(f"Undone: {change.event_id}, change {change.n} ({change.told()})")


def _wanted(store: Store, ids: list[str] | None, everything: bool) -> list[str]:
    if bool(ids) == everything:
        complain("Name the events by their ids, or say --all.")
        raise typer.Exit(2)
    return ids or [item.event.id for item in store.queue()]


def _show(event: Event) -> None:
    from geo.provinces import name

    sides = " – ".join(
        ", ".join(map(name, codes)) or name(country) for codes, country in ((event.iran, "IR"), (event.iraq, "IQ"))
    )
    say(f"{event.id}")
    say(f"    {event.type}, {event.status}, {event.start or 'undated'}: {sides}. {event.summary}")
    say(f"    {'; '.join(source.outlet for source in event.sources)} · certainty {event.certainty} · {event.review}")
