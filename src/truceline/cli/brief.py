"""`truceline brief`: the briefing, as HTML, Markdown and JSON."""

from __future__ import annotations

from pathlib import Path

import click

from truceline.briefing import brief as compose
from truceline.briefing import write_briefing
from truceline.cli.opening import opened, status_of

__all__ = ["brief"]


@click.command(
    epilog="Example: truceline brief examples/gaza-2025-01 --at 2025-01-27T12:00 --out /tmp/briefing"
)
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CASE|PATH..."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write to. Default: CASE/briefing, else ./briefing.",
)
@click.option("--since", help="Show what changed since then. Default: seven days before.")
@click.option("--at", help="The moment asked for (a date means its last instant).")
@click.option("--known-at", help="Only what was known by then.")
@click.option("--frozen", is_flag=True, help="Take nothing in: the record as it stands.")
def brief(
    paths: tuple[Path, ...],
    out: Path | None,
    since: str | None,
    at: str | None,
    known_at: str | None,
    frozen: bool,
) -> None:
    """Write briefing.html, .md and .json for a case, or for bare folders and files."""
    with opened(list(paths), frozen=frozen) as desk:
        status, held = status_of(desk, at=at, known_at=known_at, since=since)
        reports = {r.id: r for r in desk.record.reports()}
        made = compose(
            status, held=held, reports=reports, agreement=desk.agreement, registry=desk.registry
        )
        folder = out or (desk.case.root / "briefing" if desk.case.is_case else Path("briefing"))
        for path in write_briefing(made, folder):
            click.echo(path)
    click.echo(f"open {folder / 'briefing.html'} in a browser", err=True)
