"""reports/index.csv: what is declared about each report (outlet, title, dates, rights)."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import msgspec

from truceline.basis.time import is_partial_time
from truceline.basis.vocabulary import nearest, vocabulary
from truceline.errors import CaseError
from truceline.reports.report import Metadata
from truceline.reports.tables import TableRow, read_table

__all__ = ["INDEX_COLUMNS", "INDEX_NAME", "Index", "read_index"]

INDEX_NAME = "index.csv"
INDEX_COLUMNS = (
    "file", "outlet", "title", "url", "published", "received", "language", "compartment", "rights",
)  # fmt: skip
_COMPARTMENT = re.compile(r"public|mediator|side/[a-z0-9]+(?:-[a-z0-9]+)*")


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """What index.csv declares. ``rows`` and ``lines`` are by file name relative to the folder."""

    rows: dict[str, Metadata] = {}
    lines: dict[str, int] = {}

    def metadata(self, name: str) -> Metadata:
        """Return what is declared of one file; all unknown if the index does not name it."""
        return self.rows.get(name, Metadata())


def read_index(path: Path, *, file: str = "reports/index.csv") -> Index:
    """Return the declared metadata of a report folder.

    Raises CaseError with file and line for an unknown column, a file named twice, a date that is
    no partial time, a word that is no right or compartment.
    """
    table = read_table(path, file=file, columns=INDEX_COLUMNS, required={"file"}, error=CaseError)
    rows: dict[str, Metadata] = {}
    lines: dict[str, int] = {}
    for row in table.rows:
        name = _file_name(row, file)
        if name in rows:
            raise CaseError(
                f"“{name}” is named twice, first in line {lines[name]}",
                file=file,
                line=row.line,
                remedy="keep one row for each file; the record keeps earlier versions",
            )
        rows[name], lines[name] = _metadata(row, file), row.line
    return Index(rows=rows, lines=lines)


def _file_name(row: TableRow, file: str) -> str:
    name = row.get("file")
    if name is None:
        raise CaseError(
            "this row names no file", file=file, line=row.line, remedy="fill the column file"
        )
    plain = PurePosixPath(name.replace("\\", "/"))
    if plain.is_absolute() or ".." in plain.parts:
        raise CaseError(
            f"“{name}” lies outside the report folder",
            file=file,
            line=row.line,
            remedy="write the name relative to the folder of index.csv",
        )
    return plain.as_posix()


def _metadata(row: TableRow, file: str) -> Metadata:
    for column in ("published", "received"):
        _check_date(row, column, file)
    _check_rights(row, file)
    return Metadata(
        outlet=row.get("outlet"),
        title=row.get("title"),
        url=row.get("url"),
        published=row.get("published"),
        received=row.get("received"),
        language=row.get("language"),
        compartment=_compartment(row, file),
        rights=row.get("rights"),
    )


def _check_date(row: TableRow, column: str, file: str) -> None:
    value = row.get(column)
    if value is not None and not is_partial_time(value):
        raise CaseError(
            f"“{value}” in column {column} is not a date",
            file=file,
            line=row.line,
            remedy="write 2025, 2025-03, 2025-03-02 or 2025-03-02T07:00, or leave it blank",
        )


def _check_rights(row: TableRow, file: str) -> None:
    value = row.get("rights")
    known = list(vocabulary("rights"))
    if value is not None and value not in known:
        raise CaseError(
            f"“{value}” is not one of the rights",
            file=file,
            line=row.line,
            remedy=nearest(value, known),
        )


def _compartment(row: TableRow, file: str) -> str:
    value = row.get("compartment")
    if value is None:
        return Metadata().compartment
    if _COMPARTMENT.fullmatch(value) is None:
        raise CaseError(
            f"“{value}” is not a compartment",
            file=file,
            line=row.line,
            remedy="write public, mediator or side/ and the id of a party",
        )
    return value
