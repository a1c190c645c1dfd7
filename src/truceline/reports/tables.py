"""Tables as they come from spreadsheets: comma-separated UTF-8 with a header line."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import msgspec

from truceline.basis.vocabulary import nearest
from truceline.errors import InputError

__all__ = ["Table", "TableRow", "read_table"]

LIMIT_CHARACTERS = 1_000_000
"""The longest cell that is read; a longer one is a quotation mark left open."""

_DELIMITERS = ((";", "semicolons"), ("\t", "tabs"))


class TableRow(msgspec.Struct, frozen=True):
    """One row: the 1-based line on which it begins, and its cells by column, stripped."""

    line: int
    cells: dict[str, str]

    def get(self, column: str) -> str | None:
        """Return the cell, None if it is blank or the table has no such column."""
        return self.cells.get(column) or None


class Table(msgspec.Struct, frozen=True):
    """A table: its columns as the header gives them, and its rows that are not blank."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(
    path: Path,
    *,
    file: str,
    columns: Sequence[str],
    required: Collection[str],
    error: type[InputError],
) -> Table:
    """Return the rows of a CSV file whose header holds some of ``columns`` in any order.

    Raises ``error`` with file and line for an unknown, doubled or missing column, another
    delimiter, another encoding, a row with more cells than the header, an open quotation mark.
    """
    text = _decoded(path, file, error)
    lines = _records(text, file, error)
    line, header = next(lines, (1, []))
    names = tuple(cell.strip() for cell in header)
    _check_header(names, line, file=file, columns=columns, required=required, error=error)
    filled = ((at, cells) for at, cells in lines if any(map(str.strip, cells)))
    rows = [_row(at, cells, names, file, error) for at, cells in filled]
    return Table(names, tuple(rows))


def _decoded(path: Path, file: str, error: type[InputError]) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise error(
            f"this table is not UTF-8 (byte {cause.start})",
            file=file,
            remedy="save it as CSV UTF-8",
        ) from cause
    except OSError as cause:
        raise error(f"this table cannot be opened ({cause.strerror})", file=file) from cause


def _records(text: str, file: str, error: type[InputError]) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line on which it begins (a quoted cell may span lines)."""
    csv.field_size_limit(LIMIT_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as cause:
            raise error(
                f"the row that begins here cannot be read ({cause})",
                file=file,
                line=line,
                remedy="check its quotation marks: write a quotation mark inside a cell twice",
            ) from cause
        yield line, cells
        line = reader.line_num + 1


def _check_header(
    names: tuple[str, ...],
    line: int,
    *,
    file: str,
    columns: Sequence[str],
    required: Collection[str],
    error: type[InputError],
) -> None:
    known = ",".join(columns)
    if not any(names):
        raise error("this table has no header", file=file, line=line, remedy=f"columns are {known}")
    other = _other_delimiter(names)
    if other is not None:
        raise error(
            f"the columns are separated by {other}, not by commas",
            file=file,
            line=line,
            remedy="save the table as CSV with commas",
        )
    for place, name in enumerate(names):
        if name not in columns:
            shown = f"“{name}” is not a column" if name else f"column {place + 1} has no name"
            raise error(shown, file=file, line=line, remedy=nearest(name, list(columns)))
        if name in names[:place]:
            what = f"the column “{name}” stands twice"
            raise error(what, file=file, line=line, remedy="keep one")
    missing = [c for c in columns if c in required and c not in names]
    if missing:
        raise error(
            f"the column “{missing[0]}” is missing",
            file=file,
            line=line,
            remedy=f"columns are {known}",
        )


def _other_delimiter(names: tuple[str, ...]) -> str | None:
    if len(names) > 1:
        return None
    return next((word for sign, word in _DELIMITERS if sign in names[0]), None)


def _row(
    line: int, cells: list[str], names: tuple[str, ...], file: str, error: type[InputError]
) -> TableRow:
    if any(cell.strip() for cell in cells[len(names) :]):
        raise error(
            f"this row has {len(cells)} cells, the header {len(names)}",
            file=file,
            line=line,
            remedy="put a cell that holds a comma between quotation marks",
        )
    return TableRow(line, {n: c.strip() for n, c in zip(names, cells, strict=False)})
