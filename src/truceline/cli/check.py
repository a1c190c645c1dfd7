"""`truceline check`: what is unclear, missing or impossible in an agreement."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from truceline.agreement import check as run_checks
from truceline.agreement import load_agreement, render_findings
from truceline.cli.opening import registry_of
from truceline.reports import load_case

__all__ = ["check"]


@click.command(epilog="Example: truceline check examples/gaza-2025-01/agreement.truce.yaml")
@click.argument(
    "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="AGREEMENT"
)
@click.option(
    "--case",
    "case_folder",
    type=click.Path(path_type=Path, exists=True),
    help="A case whose actors to use.",
)
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def check(file: Path, case_folder: Path | None, shape: str) -> int:
    """Check an agreement file. Exit status 1 if there is an error, 2 if the file cannot be used."""
    agreement = load_agreement(file)
    registry = None if case_folder is None else registry_of(load_case(case_folder))
    findings = run_checks(agreement, registry=registry)
    if shape == "json":
        body = {"schema": "truceline.check/1", "agreement": agreement.id, "findings": findings}
        click.echo(msgspec.json.format(msgspec.json.encode(body)).decode())
    else:
        click.echo(render_findings(agreement, findings))
        if registry is None:
            click.echo("checks that need actors were skipped: give --case to run them", err=True)
    return int(any(f.severity == "error" for f in findings))
