"""What every command has: help with an example, and no value option that may be given twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

__all__ = [
    "AT", "FROZEN", "HELP", "KNOWN_AT", "PATHS", "Command", "Commands", "shape",
]  # fmt: skip

HELP: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
Handler = TypeVar("Handler", bound=Callable[..., Any])
_EXAMPLE = "\b\nExample:\n  "


class Command(click.Command):
    """A command whose help ends with an ``example``, and that refuses one option with two values."""

    def __init__(self, name: str | None, *, example: str, **named: Any) -> None:
        named |= {"epilog": _EXAMPLE + example, "context_settings": HELP}
        super().__init__(name, **named)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse ``args``. Raises UsageError for a value option that is given twice."""
        _, _, order = self.make_parser(ctx).parse_args(args=list(args))
        for option in self.params:
            if isinstance(option, click.Option) and not (option.multiple or option.is_flag):
                _once(option, order, ctx)
        return super().parse_args(ctx, args)


def _once(option: click.Option, order: Sequence[click.Parameter], ctx: click.Context) -> None:
    times = sum(given is option for given in order)
    if times > 1:
        raise click.UsageError(f"{option.opts[-1]} is given {times} times; give one value", ctx)


class Commands(click.Group):
    """The group of commands; an unknown one is answered with the nearest."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command named by the first argument. Raises UsageError if there is none."""
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            from truceline.basis.vocabulary import nearest

            known = nearest(name, sorted(self.commands))
            raise click.UsageError(f"“{name}” is not a command; {known}", ctx)
        return super().resolve_command(ctx, args)


def shape(*names: str, **named: Any) -> Callable[[Handler], Handler]:
    """Return the option ``--format`` with these choices."""
    return click.option("--format", "shape", type=click.Choice(names), **named)


PATHS = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CASE|PATH..."
)
AT = click.option(
    "--at",
    metavar="T",
    help="The moment asked for; a date means its last instant. Default: the case's, else now.",
)
KNOWN_AT = click.option(
    "--known-at", metavar="T", help="Only what was known by then. Default: all that is held."
)
FROZEN = click.option("--frozen", is_flag=True, help="Take nothing in: the record as it stands.")
