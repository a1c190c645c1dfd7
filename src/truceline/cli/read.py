"""`truceline read`: the claims in the given files; writes nothing."""

from __future__ import annotations

from pathlib import Path

import click

from truceline.cli.command import Command, shape

__all__ = ["read"]


@click.command(cls=Command, example="truceline read reports/ --format jsonl | head -3")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option(
    "--case",
    "folder",
    metavar="CASE",
    type=click.Path(path_type=Path),
    help="A case whose actors and parties to use.",
)
@shape(
    "table",
    "jsonl",
    help="Default: a table on a terminal, else one JSON object a line. The table withholds names of"
    " private persons; jsonl gives a document's words as they are, since its offsets index them.",
)
@click.option(
    "--extractor", default="rules", show_default=True, help="The named extractor to read with."
)
def read(paths: tuple[Path, ...], folder: Path | None, shape: str | None, extractor: str) -> int:
    """Print the claims in files or folders (`-`: standard input). Writes nothing."""
    from truceline.cli.reading import print_claims

    return print_claims(paths, folder, shape=shape, extractor=extractor)
