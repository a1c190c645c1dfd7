"""`truceline judge`: a person's correction of a claim, kept beside it."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from truceline.cli.opening import RECORD_FILE
from truceline.errors import InputError
from truceline.record import open_record
from truceline.reports import load_case

__all__ = ["judge"]


@click.command(
    epilog="Example: truceline judge my-case --claim 3f9a --set act=denies --by 'A. Analyst' --reason 'the cue denies'"
)
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="CASE"
)
@click.option("--claim", required=True, help="The id of the claim; a unique beginning is enough.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    help="A field and its right value; may be repeated.",
)
@click.option(
    "--withdraw", is_flag=True, help="Hide the claim from the status; it stays in the record."
)
@click.option("--by", required=True, help="Who judges.")
@click.option("--reason", default="", help="Why, in one sentence.")
def judge(
    folder: Path, claim: str, settings: tuple[str, ...], withdraw: bool, by: str, reason: str
) -> None:
    """Correct or withdraw a claim. The claim stays as it was read; the correction wins from now on."""
    load_case(folder)
    if not settings and not withdraw:
        raise InputError(
            "there is nothing to change", remedy="give --set field=value, or --withdraw"
        )
    changes = dict(_setting(s) for s in settings)
    with open_record(folder / RECORD_FILE) as record:
        made = record.judge(
            claim, changes, by, reason, kind="withdrawal" if withdraw else "correction"
        )
    click.echo(f"{made}: kept; the claim itself is unchanged")


def _setting(text: str) -> tuple[str, object]:
    field, sign, value = text.partition("=")
    if not sign or not field:
        raise InputError(
            f"“{text}” is not field=value", remedy="write for instance --set act=denies"
        )
    try:
        return field, msgspec.json.decode(value.encode())
    except msgspec.DecodeError:
        return field, value
