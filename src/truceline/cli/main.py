"""The command `truceline` and what all its commands share: help, version, errors, exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import click

from truceline.cli.brief import brief
from truceline.cli.check import check
from truceline.cli.ingest import ingest
from truceline.cli.judge import judge
from truceline.cli.new import new
from truceline.cli.read import read
from truceline.cli.status import status
from truceline.errors import TrucelineError

__all__ = ["main", "truceline"]

DONE, FINDING, UNUSABLE = 0, 1, 2


def _version() -> str:
    try:
        return version("truceline")
    except PackageNotFoundError:
        return "unknown (not installed)"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(_version(), prog_name="truceline")
def truceline() -> None:
    """A ceasefire desk: who said what, what the agreement asks, what was done, and on whose word.

    Start with `truceline brief examples/gaza-2025-01`, or make a case of your own with
    `truceline new my-case`. Logs and progress go to standard error, results to standard output.

    Exit status: 0 done (single unread files are listed), 1 only for `check` with an error, 2
    unusable input or usage, nothing written.
    """


for command in (new, read, check, ingest, status, judge, brief):
    truceline.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; errors of ours are one sentence on standard error."""
    try:
        outcome = truceline.main(
            args=None if arguments is None else list(arguments), standalone_mode=False
        )
    except click.exceptions.Abort:
        click.echo("stopped; what was recorded so far is kept", err=True)
        return UNUSABLE
    except click.ClickException as error:
        error.show()
        return UNUSABLE
    except TrucelineError as error:
        click.echo(f"truceline: {error}", err=True)
        return UNUSABLE
    except BrokenPipeError:
        return _closed_pipe()
    return outcome if isinstance(outcome, int) else DONE


def _closed_pipe() -> int:
    """A reader that closes the pipe (`| head`) is no error; keep the interpreter from saying so at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
