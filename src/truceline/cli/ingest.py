"""`truceline ingest`: take in what is new in a case folder."""

from __future__ import annotations

from pathlib import Path

import click

from truceline.cli.opening import opened

__all__ = ["ingest"]


@click.command(epilog="Example: truceline ingest my-case")
@click.argument("folder", type=click.Path(path_type=Path), metavar="CASE")
@click.option(
    "--reread", is_flag=True, help="Read all reports again with the extractor of this version."
)
def ingest(folder: Path, reread: bool) -> None:
    """Take in new reports, observations, actors and agreement. What was recorded is never changed."""
    with opened([folder], frozen=True) as before:
        size = before.record.head().size
        empty = not before.case.is_case
    with opened([folder], reread=reread) as desk:
        after = desk.record.head().size
        unread = desk.record.unread()
        for note in desk.notes:
            click.echo(f"note: {note}", err=True)
    gained = after - (0 if empty else size)
    click.echo(
        f"{gained} new entries, {after} in the record"
        if gained
        else f"nothing new, {after} entries in the record"
    )
    for one in unread:
        where = one.file if one.line is None else f"{one.file}:{one.line}"
        click.echo(f"unread: {where}: {one.why}")
