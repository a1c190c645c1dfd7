"""`truceline ingest`: take in what is new in a case folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from truceline.cli.command import Command

if TYPE_CHECKING:
    from truceline.record import Ingested

__all__ = ["ingest"]


@click.command(cls=Command, example="truceline ingest my-case")
@click.argument("folder", type=click.Path(path_type=Path), metavar="CASE")
@click.option(
    "--reread", is_flag=True, help="Read all reports again with the extractor of this version."
)
def ingest(folder: Path, reread: bool) -> None:
    """Take in what is new in a case folder.

    New and changed reports, observations, actors and agreement are new entries of the record;
    nothing that is recorded is ever changed. What could not be read is listed.
    """
    from truceline.cli.opening import opened, subject_of_case
    from truceline.cli.printing import unread_line

    with opened(subject_of_case(folder), reread=reread) as desk:
        size = desk.record.head().size
        gained = ", ".join(_counts(desk.ingested)) or "nothing new"
        click.echo(f"{gained}; {_counted(size, 'entry', 'entries')} in the record")
        for one in desk.record.unread():
            click.echo(f"unread: {unread_line(one.file, one.line, one.why)}")


def _counts(made: Ingested) -> Iterator[str]:
    """Yield what was entered, in words; nothing for what there is none of."""
    for number, one, several in (
        (made.new_reports, "new report", "new reports"),
        (made.receipts - made.new_reports, "new receipt", "new receipts"),
        (made.readings - made.new_reports, "report read again", "reports read again"),
        (made.new_rows, "new row", "new rows"),
        (made.corrected_rows, "corrected row", "corrected rows"),
        (made.reread_rows, "row read again", "rows read again"),
    ):
        if number > 0:
            yield _counted(number, one, several)


def _counted(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
