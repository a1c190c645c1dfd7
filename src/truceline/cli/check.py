"""`truceline check`: what is unclear, missing or impossible in an agreement."""

from __future__ import annotations

from pathlib import Path

import click

from truceline.cli.command import Command, shape

__all__ = ["check"]


@click.command(cls=Command, example="truceline check my-case/agreement.truce.yaml --case my-case")
@click.argument("file", type=click.Path(path_type=Path), metavar="AGREEMENT")
@click.option(
    "--case",
    "folder",
    metavar="CASE",
    type=click.Path(path_type=Path),
    help="A case whose actors to use. Without it the checks that need actors are skipped.",
)
@shape("text", "json", default="text", show_default=True)
def check(file: Path, folder: Path | None, shape: str) -> int:
    """Check an agreement file. Exit status 1 if there is an error, 2 if the file cannot be used."""
    from truceline.agreement import CheckResult, load_agreement, render_findings, skipped_checks
    from truceline.agreement import check as run_checks
    from truceline.cli.opening import case_in, registry_of, say
    from truceline.cli.printing import print_json

    registry = None if folder is None else registry_of(case_in(folder))
    agreement = load_agreement(file)
    result = CheckResult(agreement=agreement.id, findings=run_checks(agreement, registry=registry))
    if shape == "json":
        print_json(result)
    else:
        click.echo(render_findings(agreement, result.findings))
    if skipped := skipped_checks(registry):
        say(f"skipped, for want of a case's actors: {', '.join(skipped)}; give --case")
    return int(result.failed)
