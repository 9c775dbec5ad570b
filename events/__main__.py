"""Command line of the events room: ``python -m events add|review|history|undo|import|export|stats|where|extract``.

Takes articles, files of events and filters; changes or reads the same store as the dashboard, also while that is open.
"""

from __future__ import annotations

import typer

from events.commands.adding import add
from events.commands.data import export, import_events, stats, where_is_it
from events.commands.reviewing import history, review, undo

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Events between Iranian provinces and Iraqi governorates: from articles, in and out of your store.",
    epilog="Exit status: 0 done, 1 done in part and the rest is named, 2 not done, 130 stopped by Ctrl-C.",
)
app.command("add")(add)
app.add_typer(review, name="review")
app.command("history")(history)
app.command("undo")(undo)
app.command("import")(import_events)
app.command("export")(export)
app.command("stats")(stats)
app.command("where")(where_is_it)


@app.command(
    "extract",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    add_help_option=False,
    help="Extract events from articles given as JSON lines; nothing is stored (the contract that scoring uses).",
)
def extract(context: typer.Context) -> None:
    """Hand over to the extractor's own command, which is imported now, as it takes seconds to load."""
    from events.extract.command import extract_command

    own = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    own.command()(extract_command)
    typer.main.get_command(own)(args=context.args, prog_name="python -m events extract")


if __name__ == "__main__":
    app(prog_name="python -m events")
