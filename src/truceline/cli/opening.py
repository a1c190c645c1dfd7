"""Opening what a command is pointed at: a case folder, or a bare folder or files that are no case.

First the *subject* is read (settings, actors, agreement) and the options are checked against it;
only then is the record opened and what is new taken in. So unusable input writes nothing.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from truceline.agreement import Agreement, load_agreement
from truceline.basis.registry_of_actors import Registry, read_actors, shipped_registry
from truceline.basis.time import zone
from truceline.cli.printing import unread_line
from truceline.errors import CaseError, RecordError, UnreadReport
from truceline.record import Ingested, Record, open_record
from truceline.record import ingest as take_in
from truceline.reports import (
    Case,
    bare_case,
    is_case,
    load_case,
    read_observations,
    report_files,
)
from truceline.status.parties import parties_of

__all__ = [
    "Desk", "Subject", "case_in", "opened", "progress_bar", "record_to_judge", "registry_of",
    "say", "subject_of", "subject_of_case",
]  # fmt: skip

_RECORD = "truceline.db"
_UNFINISHED = "-wal"
"""What SQLite keeps beside a database until it is folded in."""


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What a command is about: case, actors, agreement, parties; the record is not open yet."""

    case: Case
    registry: Registry
    agreement: Agreement | None
    parties: tuple[str, ...]

    @property
    def tz(self) -> ZoneInfo:
        """The zone of the case."""
        return zone(self.case.timezone)


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """A subject with its record open; ``ingested`` is what this run took in (nothing if frozen)."""

    subject: Subject
    record: Record
    ingested: Ingested = Ingested()


def say(note: str) -> None:
    """Print a note on standard error."""
    click.echo(f"note: {note}", err=True)


# the subject


def subject_of(paths: Sequence[Path]) -> Subject:
    """Return what ``paths`` hold: a case folder alone, or folders and files that are no case.

    Raises CaseError for a path that is not there or holds nothing to read, and the errors of the
    actors and of the agreement. Nothing is written.
    """
    cases = [path for path in paths if is_case(path)]
    if cases and len(paths) > 1:
        raise CaseError(
            f"{cases[0]} is a case folder, and {len(paths)} paths are given",
            remedy="give one case folder alone, or only folders and files that are no case",
        )
    return _subject(load_case(cases[0]) if cases else _bare(paths))


def subject_of_case(folder: Path) -> Subject:
    """Return what a case folder holds. Raises CaseError if it is none."""
    return _subject(case_in(folder))


def case_in(folder: Path) -> Case:
    """Return the case in ``folder``. Raises CaseError if there is no such folder or it is no case."""
    if not folder.exists():
        raise CaseError(f"there is no folder {folder}", remedy="check the name")
    return load_case(folder)


def _bare(paths: Sequence[Path]) -> Case:
    case = bare_case(paths)
    if not (case.agreement or case.observation_files or report_files(case)):
        raise CaseError(
            f"no report, table or agreement lies in {', '.join(map(str, paths))}",
            remedy="name a folder of reports or files, or make a case with `truceline new DIR`",
        )
    return case


def _subject(case: Case) -> Subject:
    registry = registry_of(case)
    agreement = None if case.agreement is None else load_agreement(case.root / case.agreement)
    return Subject(
        case=case,
        registry=registry,
        agreement=agreement,
        parties=parties_of(agreement, case.parties, _texts(case, agreement), registry),
    )


def registry_of(case: Case) -> Registry:
    """Return the shipped actors with those of the case's own actor files. Raises CaseError."""
    registry = shipped_registry()
    for name in case.actor_files:
        registry = registry.with_actors(read_actors(_text(case.root / name, name), file=name))
    return registry


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CaseError(
            "this file is not UTF-8", file=name, line=line, remedy="save it as UTF-8"
        ) from error


def _texts(case: Case, agreement: Agreement | None) -> Iterator[str]:
    """The texts from which parties are inferred: only where nothing names them."""
    if agreement is not None or case.parties:
        return
    for file in report_files(case):
        try:
            yield file.read().text
        except UnreadReport:
            continue


# the record


@contextmanager
def opened(subject: Subject, *, frozen: bool = False, reread: bool = False) -> Iterator[Desk]:
    """Open the record of ``subject``, take in what is new (unless ``frozen``), let it go at the end.

    A bare folder, a list of files, or a case that cannot be written uses a record in memory (or a
    copy of the one it has) and says so. Raises CaseError or ObservationError, with nothing
    written, for an index or a table that cannot be used; CaseError where none of several bare
    files could be read; and RecordError.
    """
    with _record(subject.case, frozen) as record:
        ingested = Ingested() if frozen else _ingested(subject, record, reread)
        if not frozen:
            _look_at_what_is_held(subject, record)
        yield Desk(subject=subject, record=record, ingested=ingested)


@contextmanager
def _record(case: Case, frozen: bool) -> Iterator[Record]:
    path, why_not = case.root / _RECORD, _unkept(case, frozen)
    if why_not is None:
        if not path.exists():
            _look_through(case)
        with open_record(path) as record:
            yield record
        return
    say(why_not)
    if case.is_case and path.exists():
        with _copied(path) as record:
            yield record
    else:
        with open_record(None) as record:
            yield record


def _unkept(case: Case, frozen: bool) -> str | None:
    """Return why nothing is written; None if the record of the case is used."""
    path = case.root / _RECORD
    if not case.is_case:
        return "no case folder: the record is kept in memory, nothing is written beside the files"
    if frozen and not path.exists():
        return "nothing has been taken in yet, and --frozen takes nothing in"
    if is_writable(case.root, path):
        return None
    if path.exists():
        return "the case cannot be written: a copy of its record is used, nothing new is kept"
    return "the case cannot be written: the record is kept in memory"


def is_writable(folder: Path, record: Path) -> bool:
    """Say whether the record in ``folder`` can be written (SQLite also writes beside it)."""
    return os.access(folder, os.W_OK) and (not record.exists() or os.access(record, os.W_OK))


@contextmanager
def _copied(path: Path) -> Iterator[Record]:
    """Open a copy of a record that cannot be written, with what was judged and known when."""
    with tempfile.TemporaryDirectory(prefix="truceline-") as folder:
        for end in ("", _UNFINISHED):
            if path.with_name(path.name + end).exists():
                shutil.copy(path.with_name(path.name + end), folder)
        try:
            record = open_record(Path(folder) / path.name)
        except RecordError as error:
            raise RecordError(error.what, file=str(path), remedy=error.remedy) from error
        with record:
            yield record


def record_to_judge(case: Case) -> Record:
    """Open the record of a case for a judgement. Raises CaseError if nothing was taken in yet."""
    path = case.root / _RECORD
    if not path.exists():
        raise CaseError(
            f"{case.root} has no record yet, so it holds no claim to judge",
            remedy=f"run `truceline ingest {case.root}` first",
        )
    return open_record(path)


def _look_through(case: Case) -> None:
    """Raise the errors of the index and the tables before a new record is made."""
    report_files(case)
    for name in case.observation_files:
        read_observations(case.root / name, file=name)


def _ingested(subject: Subject, record: Record, reread: bool) -> Ingested:
    agreement = subject.agreement
    obligations = {} if agreement is None else agreement.obligations
    with progress_bar("reading") as tick:
        made = take_in(
            record,
            subject.case,
            registry=subject.registry,
            parties=subject.parties,
            issue_of={o.id: o.issue for o in obligations.values() if o.issue is not None},
            reread=reread,
            progress=tick,
        )
    if agreement is not None and subject.case.agreement is not None:
        record.note_agreement(agreement.digest, agreement.source, subject.case.agreement)
    return made


def _look_at_what_is_held(subject: Subject, record: Record) -> None:
    """Say it if no report is held; refuse bare files of which none could be read (CaseError)."""
    projection, unread = record.projection(), record.unread()
    if projection.reports or projection.rows:
        return
    if subject.case.is_case or subject.agreement is not None or not unread:
        say("no report and no observation is held; what follows is the agreement's calendar alone")
        return
    for one in unread:
        click.echo(f"unread: {unread_line(one.file, one.line, one.why)}", err=True)
    raise CaseError(
        "nothing that was given could be read", remedy="mend a file as told, or give another"
    )


@contextmanager
def progress_bar(what: str, *, shown: bool = True) -> Iterator[Callable[[str, int, int], None]]:
    """Yield a callback (name, done, of) that draws a bar on standard error if that is a terminal."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not (shown and console.is_terminal)
    ) as bar:
        task = bar.add_task(what, total=None)

        def tick(name: str, done: int, of: int) -> None:
            bar.update(task, description=f"{what} {name}"[:60], completed=done, total=of)

        yield tick
