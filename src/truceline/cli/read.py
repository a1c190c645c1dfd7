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
    "--extractor", default="trained", show_default=True, help="The named extractor to read with."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the JSON lines to FILE. A run that was broken off goes on where it stood when it is"
    " run again; FILE.progress beside it says how far it came. Default, and `-`: standard output.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many workers read at once. Default: one for each core, if there is much to read.",
)
def read(
    paths: tuple[Path, ...],
    folder: Path | None,
    shape: str | None,
    extractor: str,
    out: Path | None,
    jobs: int | None,
) -> int:
    """Print the claims in files or folders (`-`: standard input). Writes nothing without --out."""
    if out is not None and str(out) == "-":
        out = None
    elif out is not None and shape == "table":
        raise click.UsageError("--out takes JSON lines; leave out --format table")
    from truceline.cli.reading import print_claims

    return print_claims(paths, folder, shape=shape, extractor=extractor, out=out, jobs=jobs)
