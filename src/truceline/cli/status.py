"""`truceline status`: what is agreed, due, done, disputed, awaited, at any moment, and why."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.tree import Tree

from truceline.basis.reason import Reason
from truceline.basis.vocabulary import nearest
from truceline.cli.opening import opened, status_of
from truceline.cli.status_table import print_status
from truceline.errors import UnknownAddress
from truceline.status import Status, why

__all__ = ["status"]


@click.command(
    epilog="Example: truceline status examples/gaza-2025-01 --at 2025-01-27T12:00 --why step:return-north"
)
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CASE|PATH..."
)
@click.option(
    "--at",
    help="The moment asked for (a date means its last instant). Default: the case's, else now.",
)
@click.option("--known-at", help="Only what was known by then. Default: all that is held.")
@click.option("--view", help="One view only: a party, found, others or as-encoded.")
@click.option(
    "--why",
    "address",
    help="Open one value to its reasons: step:..., position:..., phase, claim:...",
)
@click.option("--since", help="Also list what changed since then (a date means its first instant).")
@click.option("--frozen", is_flag=True, help="Take nothing in: the record as it stands.")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def status(
    paths: tuple[Path, ...], at: str | None, known_at: str | None, view: str | None, address: str | None,
    since: str | None, frozen: bool, shape: str,
) -> None:  # fmt: skip
    """Print the status of a case (or of bare reports) at a moment, per view and by outcome."""
    with opened(list(paths), frozen=frozen) as desk:
        found, held = status_of(desk, at=at, known_at=known_at, since=since)
        if view is not None:
            found = _one_view(found, view)
        if address is not None:
            _print_reason(why(found, held, address), shape)
        elif shape == "json":
            click.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
        else:
            print_status(found, desk.registry)


def _one_view(found: Status, view: str) -> Status:
    """Keep one view's cells and leave the outcomes, which compare all views."""
    known = list(found.phase.views)
    if view not in known:
        raise UnknownAddress(
            f"“{view}” is not a view of this case",
            remedy=nearest(view, known) if known else "no agreement is held",
        )
    phase = msgspec.structs.replace(found.phase, views={view: found.phase.views[view]})
    steps = tuple(
        msgspec.structs.replace(
            s,
            views={view: s.views[view]},
            done={view: s.done[view]},
            cumulative={view: s.cumulative[view]},
        )
        for s in found.obligations
    )
    return msgspec.structs.replace(found, phase=phase, obligations=steps)


def _print_reason(reason: Reason, shape: str) -> None:
    if shape == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(reason)).decode())
        return
    Console(soft_wrap=True).print(_tree(reason))


def _tree(reason: Reason) -> Tree:
    clause = f"  [{reason.clause}]" if reason.clause else ""
    tree = Tree((reason.text + clause).replace("[", "\\["))
    for below in reason.because:
        tree.children.append(_tree(below))
    return tree
