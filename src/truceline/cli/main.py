"""The command `truceline` and what all its commands share: help, version, errors, exit codes.

Each command imports the rooms it needs when it runs, so that help and version come at once.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

from truceline.cli.brief import brief
from truceline.cli.check import check
from truceline.cli.command import HELP, Commands
from truceline.cli.ingest import ingest
from truceline.cli.judge import judge
from truceline.cli.new import new
from truceline.cli.read import read
from truceline.cli.status import status
from truceline.errors import TrucelineError

__all__ = ["main", "truceline"]

DONE, UNUSABLE, STOPPED = 0, 2, 130


def _print_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        click.echo(f"truceline {version('truceline')}")
        ctx.exit()


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings=HELP,
    epilog="\b\nExample:\n  truceline status examples/gaza-2025-01 --at 2025-01-27T12:00",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
@click.pass_context
def truceline(ctx: click.Context) -> None:
    """A ceasefire desk: who said what, what the agreement asks, what was done, and on whose word.

    Results go to standard output; notes and progress go to standard error. Each command shows its
    options and an example with --help.

    Exit status: 0 done (single unread files are listed), 1 only for `check` with an error, 2
    unusable input or usage, nothing written.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for _command in (new, read, check, ingest, status, judge, brief):
    truceline.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; every error is one message on standard error."""
    _show_what_cannot_be_encoded()
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.ClickException as error:
        error.show()
    except TrucelineError as error:
        click.echo(str(error) if error.file is not None else f"truceline: {error}", err=True)
    except BrokenPipeError:
        return _closed_pipe()
    except OSError as error:
        where = "" if error.filename is None else f"{error.filename}: "
        click.echo(f"truceline: {where}{error.strerror or error}", err=True)
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nstopped; what was recorded so far is kept", err=True)
        return STOPPED
    return UNUSABLE


def _run(arguments: list[str]) -> int:
    with truceline.make_context("truceline", arguments) as context:
        outcome = truceline.invoke(context)
    sys.stdout.flush()
    return outcome if isinstance(outcome, int) else DONE


def _show_what_cannot_be_encoded() -> None:
    """Let a terminal without Unicode, and a file name that is no text, print as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _closed_pipe() -> int:
    """A reader that closes the pipe (`| head`) is no error; keep the interpreter from saying so at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    return DONE
