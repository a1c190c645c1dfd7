"""What is done with one document, here or in a worker: count whom it names, read its claims."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from truceline.basis.actors import Actor
from truceline.basis.digest import digest
from truceline.basis.registry_of_actors import Registry, shipped_registry
from truceline.claims import Claim, claims_of_row, extract_claims
from truceline.cli.printing import printable, unread_line
from truceline.errors import UnreadReport
from truceline.reports import ObservationRow, Report, ReportFile, left_aside
from truceline.status.parties import mentions_in

__all__ = ["Given", "Read", "Reader", "Table", "mark_of", "named_in", "read_one", "reader_of"]


class Table(msgspec.Struct, frozen=True):
    """A table of observations: its name, where it lies, its rows that make claims."""

    file: str
    path: Path
    rows: tuple[ObservationRow, ...]


Given = ReportFile | Report | Table
"""A document to read: a file, what came by standard input, a table."""


class Reader(msgspec.Struct, frozen=True):
    """Whom a reader knows, the extractor by name, and the reports it may keep (None: it keeps none)."""

    registry: Registry
    extractor: str
    kept: dict[str, Report | UnreadReport] | None = None

    @property
    def own_layers(self) -> tuple[tuple[Actor, ...], ...]:
        """The actors that the registry has beyond the shipped ones; from them it can be made again."""
        return self.registry.layers[len(shipped_registry().layers) :]

    def report(self, one: ReportFile | Report) -> Report:
        """Return the report. Raises UnreadReport."""
        if isinstance(one, Report):
            return one
        if self.kept is None:
            return one.read()
        if one.file not in self.kept:
            self.kept[one.file] = _report_or_error(one)
        held = self.kept[one.file]
        if isinstance(held, UnreadReport):
            raise held
        return held


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one document: its claims as JSON lines, and what of it was left unread.

    ``mark`` is the digest of what was given (see `mark_of`); ``is_read`` is false where nothing
    of the document could be read; ``said`` is the partial time of a report, None if it has none.
    """

    file: str
    mark: str
    lines: bytes = b""
    unread: tuple[str, ...] = ()
    is_read: bool = True
    said: str | None = None


def reader_of(own_layers: Iterable[Sequence[Actor]], extractor: str) -> Reader:
    """Return the reader with the shipped actors and those of ``own_layers``."""
    registry = shipped_registry()
    for layer in own_layers:
        registry = registry.with_actors(layer)
    return Reader(registry, extractor)


def mark_of(one: Given) -> str:
    """Return the digest of a document's name, bytes, and what is declared about it."""
    match one:
        case Report():
            return digest("given/1", one.file, one.id)
        case Table():
            return digest("given/1", one.file, _digest_of(one.path))
        case ReportFile():
            declared = msgspec.json.encode(one.metadata)
            bytes_ = None if one.refused is not None else _digest_of(one.path)
            return digest("given/1", one.file, bytes_, declared, one.refused)


def _digest_of(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None  # reading it will say why


def _report_or_error(one: ReportFile) -> Report | UnreadReport:
    try:
        return one.read()
    except UnreadReport as error:
        return error


def named_in(reader: Reader, one: Given) -> Counter[str]:
    """Return how often a report names each actor; nothing for a table or what cannot be read."""
    if isinstance(one, Table):
        return Counter()
    try:
        return mentions_in([reader.report(one).text], reader.registry)
    except UnreadReport:
        return Counter()


def read_one(reader: Reader, one: Given, *, parties: tuple[str, ...]) -> Read:
    """Return the claims of one document; what of it cannot be read is told, never raised."""
    mark = mark_of(one)  # before reading: what changes meanwhile is read again the next time
    if isinstance(one, Table):
        made = (claims_of_row(r, registry=reader.registry, parties=parties) for r in one.rows)
        return Read(file=one.file, mark=mark, lines=_lines(c for claims in made for c in claims))
    try:
        report = reader.report(one)
    except UnreadReport as error:
        return Read(file=one.file, mark=mark, unread=(printable(str(error)),), is_read=False)
    aside = left_aside(report)
    return Read(
        file=one.file,
        mark=mark,
        lines=_lines(
            extract_claims(
                report, registry=reader.registry, parties=parties, extractor=reader.extractor
            )
        ),
        unread=tuple(unread_line(report.file, a.line, a.why) for a in aside),
        is_read=all(a.line is not None for a in aside),
        said=report.anchor,
    )


def _lines(claims: Iterable[Claim]) -> bytes:
    return b"".join(msgspec.json.encode(claim) + b"\n" for claim in claims)
