"""`truceline judge`: a person's correction of a claim, kept beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from truceline.cli.command import Command
from truceline.errors import InputError

__all__ = ["judge"]


@click.command(
    cls=Command,
    example="truceline judge my-case --claim 3f9a --set act=denies --by 'A. Analyst'"
    " --reason 'the cue denies'",
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="CASE")
@click.option("--claim", required=True, help="The id of the claim; a unique beginning is enough.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    help="A field and its right value, such as act=denies; may be repeated for other fields.",
)
@click.option(
    "--withdraw", is_flag=True, help="Hide the claim from the status; it stays in the record."
)
@click.option("--by", required=True, help="Who judges.")
@click.option("--reason", default="", help="Why, in one sentence.")
def judge(
    folder: Path, claim: str, settings: tuple[str, ...], withdraw: bool, by: str, reason: str
) -> None:
    """Correct or withdraw a claim. It stays as it was read; the correction counts from now on."""
    from truceline.cli.opening import case_in, record_to_judge
    from truceline.record import CORRECTION, WITHDRAWAL

    case = case_in(folder)
    changes = _changes(settings)
    if not by.strip():
        raise InputError("nobody judges", remedy="give a name or a role with --by")
    with record_to_judge(case) as record:
        held = record.claim(claim).claim.id
        kind = WITHDRAWAL if withdraw else CORRECTION
        made = record.judge(held, changes, by, reason, kind=kind)
    click.echo(f"{made} on claim:{held[:12]}; the claim as read is kept beside it")


def _changes(settings: Sequence[str]) -> dict[str, object]:
    """Return field -> value. Raises InputError for anything but field=value, and for a field twice."""
    changes: dict[str, object] = {}
    for text in settings:
        field, value = _setting(text)
        if field in changes:
            raise InputError(f"“{field}” is set twice", remedy="give one value for each field")
        changes[field] = value
    return changes


def _setting(text: str) -> tuple[str, object]:
    """Split field=value; the value is JSON if it reads as JSON (numbers, null, lists), else words."""
    import msgspec

    field, sign, value = text.partition("=")
    if not sign or not field:
        raise InputError(
            f"“{text}” is not field=value", remedy="write for instance --set act=denies"
        )
    try:
        return field, msgspec.json.decode(value.encode())
    except msgspec.DecodeError:
        return field, value
