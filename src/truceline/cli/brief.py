"""`truceline brief`: the briefing, as HTML, Markdown and JSON."""

from __future__ import annotations

from pathlib import Path

import click

from truceline.cli.command import AT, FROZEN, KNOWN_AT, PATHS, Command

__all__ = ["brief"]

_FOLDER = "briefing"


@click.command(
    cls=Command, example="truceline brief examples/gaza-2025-01 --at 2025-01-27T12:00 --out week-2"
)
@PATHS
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write to. Default: CASE/briefing, else ./briefing.",
)
@click.option(
    "--since",
    metavar="T",
    help="Show what changed since then; a date means its first instant. Default: seven days before.",
)
@AT
@KNOWN_AT
@FROZEN
def brief(
    paths: tuple[Path, ...],
    out: Path | None,
    since: str | None,
    at: str | None,
    known_at: str | None,
    frozen: bool,
) -> None:
    """Write the briefing of a case as HTML, Markdown and JSON.

    The files are briefing.html, .md and .json. Bare folders and files do as well: their record
    is kept in memory.
    """
    import msgspec

    from truceline.briefing import brief as compose
    from truceline.briefing import write_briefing
    from truceline.cli.asking import answered, asked, week_before
    from truceline.cli.opening import opened, subject_of

    subject = subject_of(paths)
    question = asked(subject, at=at, known_at=known_at, since=since or week_before(subject, at))
    with opened(subject, frozen=frozen) as desk:
        answer = answered(desk, question)
        before = msgspec.structs.replace(question, at=question.since, since=None)
        reports = desk.record.reports(question.known_at, question.known_by, question.tz)
        made = compose(
            answer.status,
            held=answer.held,
            reports={r.id: r for r in reports},
            agreement=subject.agreement,
            registry=subject.registry,
            since=answer.status.changes.since,
            timezone=subject.case.timezone,
            before=answered(desk, before).status,
        )
    folder = out or (subject.case.root / _FOLDER if subject.case.is_case else Path(_FOLDER))
    for path in write_briefing(made, folder):
        click.echo(path)
