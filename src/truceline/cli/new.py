"""`truceline new`: a commented case folder to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from truceline.cli.command import Command
from truceline.errors import CaseError

__all__ = ["new"]


@click.command(cls=Command, example="truceline new my-case")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def new(folder: Path) -> None:
    """Write a commented case folder to fill in.

    DIR, new or empty, gets one complete example of each file of a case. It can be read as it is.
    """
    from truceline.reports import case_template

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseError(
            f"{folder} is there and not empty", remedy="name a new folder; nothing was written"
        )
    for name, text in case_template().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        click.echo(path)
    click.echo(f"next: truceline status {folder}", err=True)
