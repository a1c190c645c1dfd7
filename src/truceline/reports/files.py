"""Which files of a case are reports, in what order, and with what declared about each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from truceline.errors import UnreadReport
from truceline.reports.case import Case
from truceline.reports.index import INDEX_NAME, Index, read_index
from truceline.reports.readers import read_report
from truceline.reports.report import Metadata, Report

__all__ = ["ReportFile", "report_files"]


class ReportFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file given as a report. ``file`` is its name in outputs (relative to the case).

    ``refused`` says why it is not opened at all (a link that leaves the folder, a name in
    index.csv without a file); ``metadata`` is what reports/index.csv declares.
    """

    file: str
    path: Path
    metadata: Metadata = Metadata()
    refused: str | None = None

    def read(self) -> Report:
        """Return the report. Raises UnreadReport if it is refused or no reader reads it."""
        if self.refused is not None:
            raise UnreadReport(self.refused, file=self.file)
        return read_report(self.path, file=self.file, metadata=self.metadata)


def report_files(case: Case) -> tuple[ReportFile, ...]:
    """Return every report file of a case, sorted by name; each file once.

    Hidden files, editors' backups and index.csv are left out. Raises CaseError if an index.csv
    cannot be used.
    """
    found: dict[str, ReportFile] = {}
    others = {*case.observation_files, *case.actor_files, *case.amendments, case.agreement}
    for folder in case.report_folders:
        for one in _of_folder(case.root, folder):
            if one.file not in others:
                found.setdefault(one.file, one)
    for name in case.report_names:
        found.setdefault(name, ReportFile(file=_as_text(name), path=case.root / name))
    return tuple(found[name] for name in sorted(found))


def _of_folder(root: Path, folder: str) -> Iterator[ReportFile]:
    """Yield the files below one report folder, then those that its index names in vain."""
    base = root / folder
    index = _index_of(base, folder)
    seen: set[str] = set()
    for path in _walk(base):
        inner = path.relative_to(base).as_posix()
        seen.add(inner)
        yield ReportFile(
            file=_as_text(_joined(folder, inner)),
            path=path,
            metadata=index.metadata(inner),
            refused=_why_refused(path, base),
        )
    for name in index.rows:
        if name not in seen:
            why = f"line {index.lines[name]} of index.csv names it, but it is not in the folder"
            yield ReportFile(
                file=_joined(folder, name), path=base / name, metadata=index.rows[name], refused=why
            )


def _index_of(base: Path, folder: str) -> Index:
    path = base / INDEX_NAME
    return read_index(path, file=_joined(folder, INDEX_NAME)) if path.is_file() else Index()


def _joined(folder: str, inner: str) -> str:
    return inner if folder in {"", "."} else f"{folder.rstrip('/')}/{inner}"


def _walk(base: Path) -> Iterator[Path]:
    """Yield every visible file below ``base``; linked folders are named, never entered."""
    for here, folders, names in os.walk(base):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        linked = [f for f in folders if (Path(here) / f).is_symlink()]
        for name in sorted([*names, *linked]):
            if not _is_left_out(name):
                yield Path(here) / name


def _is_left_out(name: str) -> bool:
    return name.startswith((".", "~$")) or name.endswith("~") or name == INDEX_NAME


def _as_text(name: str) -> str:
    """Return a file name as text; bytes of it that are no UTF-8 are written as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _why_refused(path: Path, base: Path) -> str | None:
    """Return why a file is not opened; None for a plain file or a link to one inside the folder."""
    if path.is_symlink() and not path.resolve().is_relative_to(base.resolve()):
        return "this is a link that leaves the report folder; copy the file into the folder"
    if path.is_dir():
        return "this is a link to a folder, which is not followed"
    if path.is_symlink() and not path.exists():
        return "this is a link that leads nowhere; copy the file into the folder"
    if not path.is_file():
        return "this is no plain file (a pipe, a socket or a device); save what it gives as a file"
    return None
