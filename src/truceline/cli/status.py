"""`truceline status`: what is agreed, due, done, disputed, awaited, at any moment, and why."""

from __future__ import annotations

from pathlib import Path

import click

from truceline.cli.command import AT, FROZEN, KNOWN_AT, PATHS, Command, shape

__all__ = ["status"]


@click.command(
    cls=Command,
    example="truceline status examples/gaza-2025-01 --at 2025-01-27T12:00 --why step:return-north",
)
@PATHS
@AT
@KNOWN_AT
@click.option("--view", metavar="NAME", help="One view only: a party, found, others, as-encoded.")
@click.option(
    "--why",
    "address",
    metavar="ID",
    help="Open one value to its reasons: step:..., position:..., claim:..., phase, or the"
    " beginning of any id that the status prints.",
)
@click.option(
    "--since",
    metavar="T",
    help="Also list what changed since then; a date means its first instant.",
)
@FROZEN
@shape("text", "json", default="text", show_default=True)
def status(
    paths: tuple[Path, ...], at: str | None, known_at: str | None, view: str | None, address: str | None,
    since: str | None, frozen: bool, shape: str,
) -> None:  # fmt: skip
    """Print what is agreed, due, done, disputed and awaited.

    The status is that of a case, or of bare folders and files, at one moment: per view and by
    outcome. What is new is taken in first.
    """
    from truceline.basis.reason import Reason
    from truceline.cli.asking import answered, asked, one_view
    from truceline.cli.masking import masked, status_masker
    from truceline.cli.opening import opened, subject_of
    from truceline.cli.printing import print_json, print_reason
    from truceline.cli.status_text import print_status
    from truceline.status import why

    subject = subject_of(paths)
    question = asked(subject, at=at, known_at=known_at, since=since, view=view)
    with opened(subject, frozen=frozen) as desk:
        answer = answered(desk, question)
        found = answer.status if view is None else one_view(answer.status, view)
        shown = found if address is None else why(found, answer.held, address)
        masker = status_masker(shown, answer.held, desk.record, subject.registry)
    shown = masked(shown, masker)
    if shape == "json":
        print_json(shown)
    elif isinstance(shown, Reason):
        print_reason(shown)
    else:
        print_status(shown, subject.registry)
