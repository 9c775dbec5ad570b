"""``python -m events.extract FILE.jsonl``: the extraction command by itself, without the store."""

from __future__ import annotations

import typer

from events.extract.command import extract_command

if __name__ == "__main__":
    typer.run(extract_command)
