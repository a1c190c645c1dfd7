"""Tables of observations: one row is one report of one claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from truceline.basis.quantity import Quantity
from truceline.basis.time import interval_of, is_partial_time
from truceline.basis.vocabulary import nearest, vocabulary
from truceline.errors import InputError, ObservationError
from truceline.reports.figures import figure_of
from truceline.reports.tables import TableRow, read_table
from truceline.reports.words import word_set

__all__ = ["OBSERVATION_COLUMNS", "ObservationRow", "Observed", "UnreadRow", "read_observations"]

OBSERVATION_COLUMNS = (
    "id", "kind", "at", "until", "by", "to", "deed", "item", "low", "high", "unit",
    "counting_point", "place", "toward", "aspect", "says", "words", "condition", "claimed_by",
    "via", "published", "received", "source", "method", "grade", "compartment", "note",
)  # fmt: skip
_CHECKED = (
    ("kind", "observation_kinds"),
    ("says", "says"),
    ("counting_point", "counting_points"),
)
_LISTED = ("by", "to", "claimed_by", "via")
_FIGURE = ("low", "high", "unit", "counting_point")
_SINGLE = tuple(
    c for c in OBSERVATION_COLUMNS if c not in {*_LISTED, *_FIGURE, "aspect", "says", "compartment"}
)
_REQUIRED = ("id", "kind", "at")
_FINDING = "finding"
_FINDING_NEEDS = ("method", "grade", "claimed_by")
_ANY_ZONE = ZoneInfo("UTC")
_SHOWN = 5


class Observed(msgspec.Struct, frozen=True, kw_only=True):
    """What one observation tells, be it entered as a row or read in a text (ARCHITECTURE section 11).

    ``at`` and ``until`` are partial times in the zone of the case; ``by`` and ``to`` actors;
    ``toward`` a step ("hostages/day-7"), an obligation, a phase or a clause, or "-" (counts for
    nothing); ``aspects`` are words of the vocabulary ``aspects``; ``says`` of the vocabulary
    ``says``, None meaning told without a verdict.
    """

    kind: str
    at: str | None = None
    until: str | None = None
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    deed: str | None = None
    item: str | None = None
    quantity: Quantity | None = None
    place: str | None = None
    toward: str | None = None
    aspects: tuple[str, ...] = ()
    says: str | None = None
    words: str | None = None
    condition: str | None = None
    method: str | None = None
    grade: str | None = None


class ObservationRow(Observed, frozen=True, kw_only=True):
    """One row of an observations table, checked; blank cells are None or empty.

    ``published`` and ``received`` are partial times too; ``by``, ``to``, ``claimed_by``, ``via``
    actor names as written. ``line`` is 1-based, that on which the row begins.
    """

    file: str
    id: str
    line: int
    at: str
    claimed_by: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    published: str | None = None
    received: str | None = None
    source: str | None = None
    compartment: str = "public"
    note: str | None = None


class UnreadRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row that makes no claim, and why; it is listed under ``unread``."""

    file: str
    id: str
    line: int
    why: str


def read_observations(
    path: Path, *, file: str
) -> tuple[tuple[ObservationRow, ...], tuple[UnreadRow, ...]]:
    """Return the rows that make claims, in the order of the file, and those that make none.

    Raises ObservationError for an unusable header, and once for all rows that cannot be read: the
    sentence names the first five with line and column, and how many there are.
    """
    table = read_table(
        path, file=file, columns=OBSERVATION_COLUMNS, required=_REQUIRED, error=ObservationError
    )
    faults = [fault for row in table.rows for fault in _faults(row)]
    faults = sorted([*faults, *_doubled(table.rows)])
    if faults:
        raise _refusal(faults, file)
    rows = [_row(row, file) for row in table.rows]
    return (
        tuple(r for r in rows if r.claimed_by),
        tuple(_without_claimant(r) for r in rows if not r.claimed_by),
    )


def _without_claimant(row: ObservationRow) -> UnreadRow:
    why = f"row {row.id} names nobody in claimed_by, so it makes no claim"
    return UnreadRow(file=row.file, id=row.id, line=row.line, why=why)


def _refusal(faults: list[tuple[int, str]], file: str) -> ObservationError:
    shown = "; ".join(f"line {line}, {what}" for line, what in faults[:_SHOWN])
    lines = len({line for line, _ in faults})
    more = f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    rows = "1 row cannot be read" if lines == 1 else f"{lines} rows cannot be read"
    return ObservationError(
        f"{rows}: {shown}{more}",
        file=file,
        line=faults[0][0],
        remedy="correct the table; nothing of it was taken in",
    )


def _doubled(rows: Iterable[TableRow]) -> Iterator[tuple[int, str]]:
    first: dict[str, int] = {}
    for row in rows:
        name = row.get("id")
        if name is not None and first.setdefault(name, row.line) != row.line:
            yield row.line, f"column id: “{name}” already stands in line {first[name]}"


def _faults(row: TableRow) -> Iterator[tuple[int, str]]:
    """Yield every fault of one row as (line, "column X: ...")."""
    for check in (_missing, _unknown_words, _bad_times, _bad_figure, _bad_actors, _bad_finding):
        for column, what in check(row):
            yield row.line, f"column {column}: {what}"


def _missing(row: TableRow) -> Iterator[tuple[str, str]]:
    for column in _REQUIRED:
        if row.get(column) is None:
            yield column, "is blank, but every row needs it"


def _unknown_words(row: TableRow) -> Iterator[tuple[str, str]]:
    words = [(column, name, row.get(column)) for column, name in _CHECKED]
    words += [("aspect", "aspects", aspect) for aspect in _listed(row, "aspect")]
    for column, name, word in words:
        known = list(vocabulary(name))
        if word is not None and word not in known:
            shown = name.replace("_", " ")
            yield column, f"“{word}” is not one of the {shown}, {nearest(word, known)}"


def _bad_times(row: TableRow) -> Iterator[tuple[str, str]]:
    for column in ("at", "until", "published", "received"):
        value = row.get(column)
        if value is not None and not is_partial_time(value):
            yield column, f"“{value}” is not a date such as 2025-03-02 or 2025-03-02T07:00"
            return
    at, until = row.get("at"), row.get("until")
    if at and until and interval_of(until, _ANY_ZONE).before(interval_of(at, _ANY_ZONE)):
        yield "until", f"{until} is before {at}"


def _bad_figure(row: TableRow) -> Iterator[tuple[str, str]]:
    try:
        figure = figure_of(row.get("low"), row.get("high"))
    except InputError as error:
        yield "low" if row.get("low") else "high", f"{error.what}, {error.remedy}"
        return
    if figure is None and row.get("counting_point"):
        yield "counting_point", "a counting point without a figure in low or high"


def _bad_actors(row: TableRow) -> Iterator[tuple[str, str]]:
    for column in _LISTED:
        for name in _listed(row, column):
            if name.casefold() in word_set("not actors"):
                yield column, f"“{name}” is not an actor, name each one, joined by semicolons"


def _bad_finding(row: TableRow) -> Iterator[tuple[str, str]]:
    if row.get("kind") == _FINDING:
        for column in _FINDING_NEEDS:
            if row.get(column) is None:
                yield column, "is blank, but a finding needs method, grade and claimed_by"


def _listed(row: TableRow, column: str) -> tuple[str, ...]:
    """Return the parts of a cell joined by ``;``, in order, each once."""
    parts = (part.strip() for part in (row.get(column) or "").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _says(row: TableRow) -> str | None:
    """Return what the row says; a row on an aspect judges it only if it says so itself."""
    said = row.get("says")
    if said is not None or row.get("aspect") is not None:
        return said
    default: str | None = vocabulary("observation_kinds")[row.cells["kind"]].more.get("says")
    return default


def _row(row: TableRow, file: str) -> ObservationRow:
    unit, point = row.get("unit"), row.get("counting_point")
    cells: dict[str, Any] = {name: row.get(name) for name in _SINGLE}
    cells |= {name: _listed(row, name) for name in _LISTED}
    return ObservationRow(
        **cells,
        file=file,
        line=row.line,
        aspects=_listed(row, "aspect"),
        says=_says(row),
        quantity=figure_of(row.get("low"), row.get("high"), unit=unit, counting_point=point),
        compartment=row.get("compartment") or "public",
    )
