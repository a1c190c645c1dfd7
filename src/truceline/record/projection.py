"""What is in force: a fold over the log, rebuilt by replay and never patched by anybody else.

Only ``apply`` moves a projection, one entry at a time, so that what a running program holds and
what a replay from the first entry gives are the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Generic, TypeVar

import msgspec

from truceline.basis.digest import canonical_json
from truceline.record.entry import Entry, head_of
from truceline.record.held import Unread
from truceline.record.kinds import (
    AgreementText,
    Judgement,
    ReadingHead,
    Receipt,
    RegistryHead,
    ReportHead,
    RowHead,
)

__all__ = ["Kept", "Projection", "apply", "main_receipt", "replay", "standing"]

T = TypeVar("T")


class Kept(msgspec.Struct, Generic[T], frozen=True):
    """Something in force and the entry that holds it."""

    sequence: int
    recorded: datetime
    value: T


class Projection(msgspec.Struct):
    """Reports, receipts, readings, rows, judgements and texts in force after ``size`` entries.

    ``receipts`` are by report and file name, the latest of each; ``rows`` by table and row id,
    every version, oldest first; ``unread`` and ``timezone`` are those of the latest run.
    """

    size: int = 0
    recorded: datetime | None = None
    reports: dict[str, Kept[ReportHead]] = {}
    receipts: dict[str, dict[str, Kept[Receipt]]] = {}
    readings: dict[str, Kept[ReadingHead]] = {}
    rows: dict[str, dict[str, list[Kept[RowHead]]]] = {}
    judgements: list[Kept[Judgement]] = []
    unread: tuple[Unread, ...] = ()
    timezone: str | None = None
    agreements: list[Kept[AgreementText]] = []
    registries: list[Kept[RegistryHead]] = []

    def canonical(self) -> bytes:
        """Return the projection as canonical JSON: equal bytes, equal projections."""
        return canonical_json(self)


def replay(entries: Iterable[Entry]) -> Projection:
    """Return what is in force after ``entries``, from the first one on."""
    projection = Projection()
    for entry in entries:
        apply(projection, entry)
    return projection


def apply(projection: Projection, entry: Entry) -> None:
    """Move ``projection`` past ``entry``, the one after its last."""
    projection.size, projection.recorded = entry.sequence, entry.recorded
    head = head_of(entry)
    match head:
        case ReportHead():
            projection.reports.setdefault(head.report, _kept(entry, head))
        case Receipt():
            _receive(projection, entry, head)
        case ReadingHead():
            projection.readings[head.report] = _kept(entry, head)
        case RowHead():
            table = projection.rows.setdefault(head.file, {})
            table.setdefault(head.id, []).append(_kept(entry, head))
        case Judgement():
            projection.judgements.append(_kept(entry, head))
        case AgreementText():
            projection.agreements.append(_kept(entry, head))
        case RegistryHead():
            projection.registries.append(_kept(entry, head))


def main_receipt(projection: Projection, report: str) -> Kept[Receipt]:
    """Return the receipt that speaks for a report which came under several names.

    A receipt that declares a date goes before one that does not, an earlier date before a later
    one, and then the file name decides: never the order in which the files were taken in.
    """
    return min(projection.receipts[report].values(), key=lambda kept: standing(kept.value))


def standing(receipt: Receipt) -> tuple[bool, str, str]:
    """Return the rank of a receipt among those of one report; the lowest speaks for it."""
    declared = receipt.metadata.received or receipt.metadata.published
    return declared is None, declared or "", receipt.file or ""


def _receive(projection: Projection, entry: Entry, receipt: Receipt) -> None:
    if receipt.report is None or receipt.file is None:
        projection.unread, projection.timezone = receipt.unread, receipt.timezone
    else:
        names = projection.receipts.setdefault(receipt.report, {})
        names[receipt.file] = _kept(entry, receipt)


def _kept(entry: Entry, value: T) -> Kept[T]:
    return Kept(entry.sequence, entry.recorded, value)
