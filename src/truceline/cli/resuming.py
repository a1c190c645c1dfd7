"""The file that `truceline read --out` writes, so that a run broken off goes on where it stood.

FILE holds the claims alone, as they would come on standard output. FILE.progress, beside it, begins
with a line that says what the run read with, and has one line for each document that is finished:
its name and digest, where its claims end in FILE, and their digest. A document's claims are written
before its line. A later run keeps the documents that stand as they were, from the first on, cuts
both files after the last of them, and reads on from there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from truceline.basis.digest import digest_bytes
from truceline.cli.working import Read
from truceline.errors import CaseError

__all__ = ["FORMAT", "Begun", "Finished", "Output", "progress_file"]

FORMAT = "truceline.progress/1"


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """What a run reads with; where any of it differs the file is read anew."""

    extractor: str
    version: str
    actors: str
    parties: tuple[str, ...]
    format: str = FORMAT


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """A document whose claims are in the file, up to the byte ``end``; ``claims`` is their digest."""

    file: str
    mark: str
    end: int
    claims: str
    unread: tuple[str, ...] = ()
    is_read: bool = True


def progress_file(path: Path) -> Path:
    """Return where the progress of ``path`` is kept."""
    return path.with_name(path.name + ".progress")


class Output:
    """The file being written. Use it as a context; ``kept`` first, then ``add`` for the rest."""

    def __init__(self, path: Path, begun: Begun) -> None:
        self.path = path
        self.begun = begun
        self.is_anew = False
        """Whether claims that stood there were read with something else, and are read anew."""
        self._end = 0
        self._refuse_others()
        self._progress = _opened(progress_file(path))
        self._claims = _opened(path)

    def __enter__(self) -> Output:
        return self

    def __exit__(self, *_: object) -> None:
        self._claims.close()
        self._progress.close()

    def _refuse_others(self) -> None:
        """Raise CaseError for a file that no run of ours began: nobody's work is written over."""
        if self.path.is_dir():
            raise CaseError(f"{self.path} is a folder", remedy="name a file for --out")
        if not self.path.parent.is_dir():
            raise CaseError(f"there is no folder {self.path.parent}", remedy="make it first")
        there = self.path.exists() and self.path.stat().st_size > 0
        if there and not progress_file(self.path).exists():
            raise CaseError(
                f"{self.path} exists, and {progress_file(self.path).name} is not beside it",
                remedy="name another file for --out, or remove it",
            )

    def kept(self, marks: Iterator[str]) -> Iterator[Finished]:
        """Yield the documents that need not be read again, then cut off what follows them.

        ``marks`` are the digests of the documents in their order, taken one by one.
        """
        whole = self._begun_alike()
        for mark in marks if whole else ():
            entry = self._next_whole()
            if entry is None or entry.mark != mark:
                break
            whole, self._end = self._progress.tell(), entry.end
            yield entry
        self._cut(whole)

    def _begun_alike(self) -> int:
        """Return where the first line of the progress ends if it tells of the same run, else 0."""
        line = self._progress.readline()
        alike = line == _line(self.begun)
        self.is_anew = not alike and line.endswith(b"\n")
        return len(line) if alike else 0

    def _next_whole(self) -> Finished | None:
        """Return the next document that is finished, its claims unharmed; None at the first torn."""
        line = self._progress.readline()
        if not line.endswith(b"\n"):
            return None
        try:
            entry = msgspec.json.decode(line, type=Finished)
        except msgspec.MsgspecError:
            return None
        length = entry.end - self._end
        raw = self._claims.read(length) if length >= 0 else b""
        whole = len(raw) == length and digest_bytes(raw) == entry.claims
        return entry if whole else None

    def _cut(self, whole: int) -> None:
        for stream, end in ((self._claims, self._end), (self._progress, whole)):
            stream.seek(end)
            stream.truncate()
        if not whole:
            _write(self._progress, _line(self.begun))

    def add(self, read: Read) -> None:
        """Write the claims of one document, then the line that says they are whole."""
        _write(self._claims, read.lines)
        self._end += len(read.lines)
        entry = Finished(
            file=read.file,
            mark=read.mark,
            end=self._end,
            claims=digest_bytes(read.lines),
            unread=read.unread,
            is_read=read.is_read,
        )
        _write(self._progress, _line(entry))


def _opened(path: Path) -> IO[bytes]:
    """Open a file to read and write without changing it; it is made if it is not there."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b")


def _write(stream: IO[bytes], raw: bytes) -> None:
    stream.write(raw)
    stream.flush()


def _line(value: msgspec.Struct) -> bytes:
    return msgspec.json.encode(value) + b"\n"
