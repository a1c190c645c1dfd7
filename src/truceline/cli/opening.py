"""Opening what a command is pointed at: a case folder, or a bare folder or files that are no case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from truceline.agreement import Agreement, load_agreement
from truceline.basis.digest import canonical_json, digest_bytes
from truceline.basis.registry_of_actors import Registry, read_actors, shipped_registry
from truceline.basis.time import first_instant, last_instant, zone
from truceline.errors import CaseError, RecordError, UnreadReport
from truceline.record import HeldClaim, Record, ingest, open_record
from truceline.reports import Case, bare_case, is_case, load_case, report_files
from truceline.status import Question, Status, evaluate
from truceline.status.parties import parties_of
from truceline.status.shapes import RecordHead

__all__ = ["Opened", "moment", "opened", "progress_bar", "registry_of", "status_of"]

RECORD_FILE = "truceline.db"


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A case with its record, its actors, its agreement and parties; ``notes`` are said on standard error."""

    case: Case
    record: Record
    registry: Registry
    agreement: Agreement | None
    parties: tuple[str, ...]
    tz: ZoneInfo
    notes: tuple[str, ...] = ()


@contextmanager
def opened(
    paths: Sequence[Path], *, frozen: bool = False, reread: bool = False
) -> Iterator[Opened]:
    """Open ``paths``, take in what is new (unless ``frozen``), and let the record go at the end.

    A bare folder, a list of files, or a case that cannot be written uses a record in memory and
    says so. Raises CaseError for a path that does not exist.
    """
    case = _case(paths)
    registry = registry_of(case)
    agreement = None if case.agreement is None else load_agreement(case.root / case.agreement)
    record, notes = _record(case)
    with record:
        parties = parties_of(agreement, case.parties, _texts(case, agreement), registry)
        if frozen and case.is_case and record.head().size == 0:
            notes = (*notes, "the record is empty and --frozen takes nothing in")
        if not frozen:
            _take_in(record, case, registry, parties, agreement, reread)
        yield Opened(
            case=case, record=record, registry=registry, agreement=agreement, parties=parties,
            tz=zone(case.timezone), notes=notes,
        )  # fmt: skip


def _case(paths: Sequence[Path]) -> Case:
    for path in paths:
        if not path.exists():
            raise CaseError(
                f"there is no {path}", remedy="name a case folder, a folder of reports, or files"
            )
    if len(paths) == 1 and is_case(paths[0]):
        return load_case(paths[0])
    return bare_case(paths)


def registry_of(case: Case) -> Registry:
    """Return the shipped actors with those of the case's own actor files."""
    registry = shipped_registry()
    for name in case.actor_files:
        registry = registry.with_actors(
            read_actors((case.root / name).read_text("utf-8"), file=name)
        )
    return registry


def _record(case: Case) -> tuple[Record, tuple[str, ...]]:
    if not case.is_case:
        return open_record(None), (
            "not a case folder: the record is kept in memory and nothing is written beside the files",
        )
    try:
        return open_record(case.root / RECORD_FILE), ()
    except RecordError as error:
        if (case.root / RECORD_FILE).exists() and not _read_only(case.root):
            raise
        return open_record(None), (f"the record is kept in memory: {error}",)


def _read_only(folder: Path) -> bool:
    probe = folder / ".truceline-write-test"
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return True
    return False


def _texts(case: Case, agreement: Agreement | None) -> Iterator[str]:
    """The texts from which parties are inferred: only where nothing names them."""
    if agreement is not None or case.parties:
        return
    for file in report_files(case):
        try:
            yield file.read().text
        except UnreadReport:
            continue


def _take_in(
    record: Record,
    case: Case,
    registry: Registry,
    parties: tuple[str, ...],
    agreement: Agreement | None,
    reread: bool,
) -> None:
    issue_of = (
        {}
        if agreement is None
        else {o.id: o.issue for o in agreement.obligations.values() if o.issue is not None}
    )
    with progress_bar("reading") as tick:
        ingest(
            record,
            case,
            registry=registry,
            parties=parties,
            issue_of=issue_of,
            reread=reread,
            progress=tick,
        )
    if agreement is not None:
        record.note_agreement(agreement.digest, agreement.source, agreement.file)
    own = {k: registry.actors[k] for k in sorted(registry.actors)}
    text = canonical_json(list(own.values()))
    record.note_registry(digest_bytes(text), text.decode(), parties)


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[str, int, int], None]]:
    """Yield a callback (name, done, of) that draws a bar on standard error if that is a terminal."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(what, total=None)

        def tick(name: str, done: int, of: int) -> None:
            bar.update(task, description=f"{what} {name}"[:60], completed=done, total=of)

        yield tick


def moment(text: str | None, tz: ZoneInfo, *, first: bool = False) -> datetime | None:
    """Return the instant that a partial time on the command line means: its last (``--since``: its first)."""
    if text is None:
        return None
    return first_instant(text, tz) if first else last_instant(text, tz)


def status_of(
    desk: Opened, *, at: str | None = None, known_at: str | None = None, since: str | None = None
) -> tuple[Status, dict[str, HeldClaim]]:
    """Return the status of an opened case and the claims it rests on, by id."""
    case, tz = desk.case, desk.tz
    known = moment(known_at, tz)
    held = desk.record.held(known, case.known_by, tz)
    question = Question(
        case=case.title, at=moment(at or case.at, tz) or datetime.now(UTC), tz=tz, parties=desk.parties,
        known_at=known, known_by=case.known_by, since=moment(since, tz, first=True),
    )  # fmt: skip
    status = evaluate(
        held, question, agreement=desk.agreement, registry=desk.registry, record=_head(desk.record),
        unread=desk.record.unread(known, case.known_by, tz),
    )  # fmt: skip
    for note in desk.notes:
        click.echo(f"note: {note}", err=True)
    return status, {h.claim.id: h for h in held}


def _head(record: Record) -> RecordHead:
    size, root, last = record.head()
    return RecordHead(
        size=size, root=root, last_recorded=None if last is None else last.isoformat()
    )
