"""What `truceline read` does: find the documents, read them, print their claims as they are found.

Many files are read by workers, at most a few ahead of what is printed; of what was
printed the tables keep only what may tell of an event, and JSON lines nothing.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from importlib.metadata import version
from pathlib import Path

import click
import msgspec

from truceline.basis.digest import digest_bytes
from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims.pipeline import extractor_named
from truceline.cli.crew import Crew, alone, cores, crew_of
from truceline.cli.opening import case_in, progress_bar, registry_of, say
from truceline.cli.printing import unread_line
from truceline.cli.resuming import Begun, Output, progress_file
from truceline.cli.tables import Tables
from truceline.cli.working import Given, Read, Reader, Table, mark_of, named_in, read_one
from truceline.errors import CaseError, UnreadReport
from truceline.reports import (
    Case,
    Report,
    ReportFile,
    bare_case,
    is_case,
    load_case,
    read_observations,
    read_report_bytes,
    report_files,
)
from truceline.status.parties import process_most_named

__all__ = ["print_claims"]

DONE, NOTHING_READ = 0, 2
_STANDARD_INPUT = "-"
_SMALL = 150_000
"""Bytes of documents up to which starting workers takes longer than reading."""


Emit = Callable[[Read], None]


def print_claims(
    paths: Sequence[Path],
    folder: Path | None,
    *,
    shape: str | None,
    extractor: str,
    out: Path | None = None,
    jobs: int | None = None,
) -> int:
    """Print the claims in ``paths``; return 2 if nothing at all could be read.

    ``folder`` is a case whose actors and parties to use; a case among ``paths`` serves by itself.
    ``out`` is a file to write JSON lines to and to go on with; ``jobs`` how many workers read
    (None: as many as cores, where there is enough to read).
    """
    given = [load_case(path) for path in paths if is_case(path)]
    case = case_in(folder) if folder is not None else next(iter(given), None)
    documents = _documents([*given, *_bare([p for p in paths if not is_case(p)])], paths, out)
    as_table = (shape or _usual_shape(out)) == "table"
    size = sum(map(_size, documents))
    small = size <= _SMALL or len(documents) < 2
    registry = shipped_registry() if case is None else registry_of(case)
    reader = Reader(registry, extractor, {} if small else None)
    workers = min(len(documents), jobs or (1 if small else cores()))
    with _crew(reader, workers) as crew:
        parties = () if case is None else case.parties
        parties = parties or _parties_named(documents, crew)
        if out is not None:
            return _written(documents, reader, crew, parties=parties, out=out)
        shown = not sys.stdout.isatty()
        if not as_table:
            return _emitted(documents, crew, parties, _print_lines, shown=shown)
        tables = Tables(reader.registry, _texts(documents, reader))
        done = _emitted(documents, crew, parties, tables.add, shown=shown)
        tables.end()
        return done


def _usual_shape(out: Path | None) -> str:
    return "table" if out is None and sys.stdout.isatty() else "jsonl"


def _crew(reader: Reader, workers: int) -> AbstractContextManager[Crew]:
    return nullcontext(alone(reader)) if workers < 2 else crew_of(reader, workers)


# finding


def _bare(paths: Sequence[Path]) -> list[Case]:
    named = [path for path in paths if str(path) != _STANDARD_INPUT]
    return [bare_case(named)] if named else []


def _documents(cases: Sequence[Case], paths: Sequence[Path], out: Path | None) -> tuple[Given, ...]:
    """Return what is to be read, reports before tables; what ``out`` writes is none of it."""
    written = set() if out is None else {out.resolve(), progress_file(out).resolve()}
    reports = [f for case in cases for f in report_files(case) if f.path.resolve() not in written]
    piped = [_standard_input()] if any(str(p) == _STANDARD_INPUT for p in paths) else []
    tables = [_table(case, name) for case in cases for name in case.observation_files]
    if not (reports or piped or tables):
        raise CaseError(
            "no report and no table of observations is there",
            remedy="name files, or a folder that holds some; - reads standard input",
        )
    return (*reports, *piped, *tables)


def _standard_input() -> Report | ReportFile:
    file = "standard-input.txt"
    try:
        return read_report_bytes(sys.stdin.buffer.read(), file=file)
    except UnreadReport as error:
        why = f"{error.what}; {error.remedy}"
        return ReportFile(file=file, path=Path(file), refused=why)


def _table(case: Case, name: str) -> Table:
    rows, unread = read_observations(case.root / name, file=name)
    for one in unread:
        click.echo(f"unread: {unread_line(one.file, one.line, one.why)}", err=True)
    return Table(name, case.root / name, rows)


def _size(one: Given) -> int:
    """Return about how many bytes there are to read in one document."""
    if not isinstance(one, ReportFile):
        return 0
    try:
        return one.path.stat().st_size if one.refused is None else 0
    except OSError:
        return 0  # reading it will say why


def _parties_named(documents: Sequence[Given], crew: Crew) -> tuple[str, ...]:
    """Return the parties of the shipped process that the reports name; none where no process fits."""
    counts: Counter[str] = Counter()
    for named in crew(named_in, documents):
        counts.update(named)
    process = process_most_named(counts)
    return () if process is None else process.parties


# reading


def _emitted(
    documents: Sequence[Given],
    crew: Crew,
    parties: tuple[str, ...],
    emit: Emit,
    *,
    shown: bool,
    before: int = 0,
    was_read: bool = False,
) -> int:
    """Read ``documents`` and emit each as soon as those before it are; return the exit status.

    ``before`` were emitted by an earlier run; ``was_read`` says that one of them could be read.
    """
    total = before + len(documents)
    with progress_bar("reading", shown=shown) as tick:
        work = partial(read_one, parties=parties)
        for done, read in enumerate(crew(work, documents), before + 1):
            _tell_unread(read.unread)
            was_read = was_read or read.is_read
            emit(read)
            tick(read.file, done, total)
    return DONE if was_read else NOTHING_READ


def _tell_unread(lines: Sequence[str]) -> None:
    for line in lines:
        click.echo(f"unread: {line}", err=True)


def _print_lines(read: Read) -> None:
    sys.stdout.buffer.write(read.lines)


def _written(
    documents: Sequence[Given],
    reader: Reader,
    crew: Crew,
    *,
    parties: tuple[str, ...],
    out: Path,
) -> int:
    """Write the claims to ``out``, going on after the documents that an earlier run finished."""
    with Output(out, _begun(reader, parties)) as output:
        before, was_read = 0, False
        for entry in output.kept(map(mark_of, documents)):
            _tell_unread(entry.unread)
            before, was_read = before + 1, was_read or entry.is_read
        if output.is_anew:
            say(f"{out} was written with another extractor or other actors; it is read anew")
        elif before:
            say(f"{before} of {len(documents)} documents stand in {out} and are not read again")
        return _emitted(
            documents[before:],
            crew,
            parties,
            output.add,
            shown=True,
            before=before,
            was_read=was_read,
        )


def _begun(reader: Reader, parties: tuple[str, ...]) -> Begun:
    actors = reader.registry.actors
    held = msgspec.json.encode([actors[id_] for id_ in sorted(actors)], order="sorted")
    return Begun(
        extractor=extractor_named(reader.extractor).label,
        version=version("truceline"),
        actors=digest_bytes(held),
        parties=parties,
    )


def _texts(documents: Sequence[Given], reader: Reader) -> Iterator[str]:
    for one in documents:
        if not isinstance(one, Table):
            try:
                yield reader.report(one).text
            except UnreadReport:
                continue
