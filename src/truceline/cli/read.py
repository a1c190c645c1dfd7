"""`truceline read`: the claims in the given files; writes nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from truceline.basis.registry_of_actors import Registry, shipped_registry
from truceline.claims import Claim, extract_claims
from truceline.cli.opening import progress_bar, registry_of
from truceline.errors import CaseError, UnreadReport
from truceline.reports import (
    Metadata,
    Report,
    bare_case,
    load_case,
    read_report_bytes,
    report_files,
)
from truceline.reports.files import ReportFile
from truceline.status.parties import parties_of

__all__ = ["read"]

EVERYTHING_UNREAD = 2


@click.command(epilog="Example: truceline read reports/ --format jsonl | head -3")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option(
    "--case",
    "case_folder",
    type=click.Path(path_type=Path, exists=True),
    help="A case whose actors and parties to use.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "jsonl"]),
    help="Default: a table on a terminal, else one JSON object a line.",
)
@click.option(
    "--extractor", default="rules", show_default=True, help="The named extractor to read with."
)
def read(
    paths: tuple[Path, ...], case_folder: Path | None, shape: str | None, extractor: str
) -> int:
    """Print the claims in files or folders (`-`: standard input). Writes nothing."""
    case = None if case_folder is None else load_case(case_folder)
    registry = shipped_registry() if case is None else registry_of(case)
    reports, failed = _reports(paths)
    parties = parties_of(
        None, () if case is None else case.parties, (r.text for r in reports), registry
    )
    claims = _claims(reports, registry, parties, extractor)
    if (shape or ("table" if sys.stdout.isatty() else "jsonl")) == "jsonl":
        for claim in claims:
            click.echo(msgspec.json.encode(claim).decode())
    else:
        _print_table(claims, reports)
    return EVERYTHING_UNREAD if failed and not reports else 0


def _reports(paths: Sequence[Path]) -> tuple[list[Report], bool]:
    """Read what can be read; what cannot is one sentence each on standard error."""
    found: list[Report] = []
    failed = False
    for path in paths:
        for source in _sources(path):
            try:
                found.append(_read(source))
            except UnreadReport as error:
                failed = True
                click.echo(f"unread: {error}", err=True)
    return found, failed


def _sources(path: Path) -> list[ReportFile | Path]:
    if str(path) == "-":
        return [path]
    if not path.exists():
        raise CaseError(
            f"there is no {path}", remedy="name files or folders, or - for standard input"
        )
    return list(report_files(bare_case([path])))


def _read(source: ReportFile | Path) -> Report:
    if isinstance(source, Path):
        return read_report_bytes(
            sys.stdin.buffer.read(), file="standard-input.txt", metadata=Metadata()
        )
    return source.read()


def _claims(
    reports: Sequence[Report], registry: Registry, parties: Sequence[str], extractor: str
) -> list[Claim]:
    found: list[Claim] = []
    with progress_bar("reading") as tick:
        for n, report in enumerate(reports, 1):
            found += extract_claims(report, registry=registry, parties=parties, extractor=extractor)
            tick(report.file, n, len(reports))
    return found


def _print_table(claims: Sequence[Claim], reports: Sequence[Report]) -> None:
    console = Console()
    for report in reports:
        mine = [c for c in claims if c.report == report.id and c.file == report.file]
        table = Table(
            title=f"{report.file}: {len(mine)} claims",
            title_justify="left",
            show_lines=False,
            expand=True,
        )
        for name, ratio in (("who", 3), ("act", 2), ("what", 8), ("issues", 3), ("score", 1)):
            table.add_column(name, ratio=ratio, overflow="fold")
        for row in _rows(mine):
            table.add_row(*row)
        console.print(table)


def _rows(claims: Sequence[Claim]) -> Iterator[tuple[str, ...]]:
    for claim in claims:
        via = "".join(f", who has it from {v.text}" for v in claim.via)
        who = "the report says" if claim.source is None else claim.source.text + via
        what = "" if claim.content is None else " ".join(claim.content.text.split())
        about = "" if claim.about is None else f" (about {claim.about.party}: {claim.about.act})"
        yield who, claim.act, what + about, ", ".join(claim.issues), f"{claim.score:.2f}"
