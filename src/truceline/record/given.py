"""What a case gives to the record at one moment: its files, its rows, and what it leaves unread."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import rfc8785

from truceline.basis.digest import canonical_json, digest_bytes
from truceline.basis.registry_of_actors import Registry
from truceline.basis.time import first_instant, zone
from truceline.claims import Claim, claims_of_row
from truceline.errors import ObservationError
from truceline.record.entry import PUBLIC
from truceline.record.held import Unread
from truceline.record.kinds import Row
from truceline.reports import Case, ObservationRow, ReportFile, read_observations, report_files

__all__ = ["Given", "claims_digest", "given_by", "known_id"]

_NOT_CONTENT = ("file", "line")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """Report files, rows with their claims, and everything left aside, with the sentence why.

    ``rows`` are those that are not in force as they stand; ``row_ids`` are all rows of the
    tables by file, also those that make no claim.
    """

    files: tuple[ReportFile, ...]
    rows: tuple[Row, ...]
    row_ids: dict[str, frozenset[str]]
    unread: tuple[Unread, ...]


def given_by(
    case: Case,
    *,
    registry: Registry,
    parties: Sequence[str],
    issue_of: Mapping[str, str],
    now: datetime,
    in_force: Callable[[str, str], str | None],
) -> Given:
    """Look through a case and write nothing.

    ``in_force`` returns the content digest of the row in force by file and id: what stands
    already is not read again. Raises CaseError for an index, and ObservationError for a table,
    that cannot be used; files that no reader reads are not opened here.
    """
    files = report_files(case)
    tables = {f: read_observations(case.root / f, file=f) for f in case.observation_files}
    told = [row for rows, _ in tables.values() for row in rows]
    silent = [row for _, unread in tables.values() for row in unread]
    tz = zone(case.timezone)
    return Given(
        files=tuple(one for one in files if one.metadata.compartment == PUBLIC),
        rows=tuple(
            _row(
                row,
                content,
                claims_of_row(row, registry=registry, parties=parties, issue_of=issue_of),
            )
            for row, content in ((row, _content(row)) for row in told if row.compartment == PUBLIC)
            if in_force(row.file, row.id) != content
        ),
        row_ids={
            file: frozenset([row.id for row in rows] + [row.id for row in unread])
            for file, (rows, unread) in tables.items()
        },
        unread=(
            *(Unread(file=row.file, line=row.line, why=row.why) for row in silent),
            *_elsewhere(files, told),
            *_in_future(files, told, now, tz),
        ),
    )


def claims_digest(claims: Sequence[Claim]) -> str:
    """Return the digest by which two readings are told apart."""
    return digest_bytes(canonical_json(claims))


def _content(row: ObservationRow) -> str:
    """Return the digest of a row. Raises ObservationError for a figure that no JSON can hold."""
    cells: dict[str, Any] = msgspec.to_builtins(row)
    try:
        return digest_bytes(
            canonical_json({k: v for k, v in cells.items() if k not in _NOT_CONTENT})
        )
    except rfc8785.CanonicalizationError as error:
        raise ObservationError(
            f"row {row.id} cannot be kept: {error}",
            file=row.file,
            line=row.line,
            remedy="write a figure below 9,007,199,254,740,992",
        ) from error


def _row(row: ObservationRow, content: str, claims: tuple[Claim, ...]) -> Row:
    return Row(
        file=row.file,
        id=row.id,
        content=content,
        claimed=claims_digest(claims),
        published=row.published,
        received=row.received,
        observation=msgspec.to_builtins(row),
        claims=claims,
    )


def _elsewhere(files: Iterable[ReportFile], rows: Iterable[ObservationRow]) -> Iterator[Unread]:
    """List what belongs to another compartment: it must not enter the public log."""
    why = "belongs to the compartment {}, which this version does not keep; it was not taken in"
    for one in files:
        if one.metadata.compartment != PUBLIC:
            yield Unread(file=one.file, line=None, why=why.format(one.metadata.compartment))
    for row in rows:
        if row.compartment != PUBLIC:
            yield Unread(
                file=row.file, line=row.line, why=f"row {row.id} " + why.format(row.compartment)
            )


def _in_future(
    files: Iterable[ReportFile], rows: Iterable[ObservationRow], now: datetime, tz: ZoneInfo
) -> Iterator[Unread]:
    dated = [(one.file, None, one.metadata.published) for one in files]
    for file, line, published in (*dated, *((row.file, row.line, row.published) for row in rows)):
        if published is not None and first_instant(published, tz) > now:
            why = f"published {published}, which is still to come by this machine's clock"
            yield Unread(file=file, line=line, why=f"{why}; it was taken in, check the date")


def known_id(one: ReportFile) -> str | None:
    """Return the SHA-256 of the file's bytes without keeping them; None if it cannot be opened."""
    try:
        with one.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None  # reading it will say why
