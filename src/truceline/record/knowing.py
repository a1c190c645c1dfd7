"""What is known at a moment: the claims in force, with judgements applied, by either clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from truceline.claims.claim import Claim
from truceline.record.clocks import Known, received_at
from truceline.record.held import HeldClaim
from truceline.record.judging import Judged, apply_judgements
from truceline.record.kinds import Judgement, ReportHead, RowHead
from truceline.record.projection import Kept, Projection, main_receipt

__all__ = ["Load", "address_of", "claims_known", "report_received", "reports_received"]

Load = Callable[[int], tuple[Claim, ...]]
"""Returns the claims that an entry holds, by its sequence."""


def address_of(sequence: int) -> str:
    """Return the id of the judgement in entry ``sequence``: ``judgement:12``."""
    return f"judgement:{sequence}"


def claims_known(projection: Projection, load: Load, known: Known) -> Judged:
    """Return every claim in force, by entry and then by place in the report or row.

    Corrected claims come corrected, withdrawn ones not at all; a judgement whose claim can no
    longer be told comes under ``review``.
    """
    received = reports_received(projection, known)
    held = [
        *_of_reports(projection, load, received),
        *_of_rows(projection, load, known),
    ]
    held.sort(key=lambda one: one.sequence)  # stable: within an entry the order is that of the text
    return apply_judgements(held, _judgements(projection, known), reports=frozenset(received))


def reports_received(projection: Projection, known: Known) -> dict[str, datetime]:
    """Return the ids of the reports known, in the order of the log, and when each was received."""
    when = {r: report_received(projection, kept, known) for r, kept in projection.reports.items()}
    return {report: received for report, received in when.items() if known.counts(received)}


def report_received(projection: Projection, report: Kept[ReportHead], known: Known) -> datetime:
    """Return from when a report counts as received, by its main receipt."""
    data = main_receipt(projection, report.value.report).value.metadata
    published = data.published or report.value.dateline
    return received_at(
        data.received, published, report.recorded, known.zone_of(projection.timezone)
    )


def _of_reports(
    projection: Projection, load: Load, received: Mapping[str, datetime]
) -> Iterator[HeldClaim]:
    for report, reading in projection.readings.items():
        if report not in received:
            continue
        receipt = main_receipt(projection, report).value
        data, file = receipt.metadata, receipt.file or ""
        for claim in load(reading.sequence):
            yield HeldClaim(
                claim=claim if claim.file == file else msgspec.structs.replace(claim, file=file),
                outlet=data.outlet,
                title=data.title or projection.reports[report].value.title,
                rights=data.rights,
                published=data.published or projection.reports[report].value.dateline,
                received=received[report],
                declared=data.received is not None,
                recorded=reading.recorded,
                sequence=reading.sequence,
            )


def _of_rows(projection: Projection, load: Load, known: Known) -> Iterator[HeldClaim]:
    tz = known.zone_of(projection.timezone)
    for table in projection.rows.values():
        for versions in table.values():
            for row, received in _row_in_force(versions, known, tz):
                for claim in load(row.sequence):
                    yield HeldClaim(
                        claim=claim,
                        published=row.value.published,
                        received=received,
                        declared=row.value.received is not None,
                        recorded=row.recorded,
                        sequence=row.sequence,
                    )


def _row_in_force(
    versions: Sequence[Kept[RowHead]], known: Known, tz: ZoneInfo
) -> Iterator[tuple[Kept[RowHead], datetime]]:
    """Yield the latest version of a row that is known, if any, with when it was received."""
    for row in reversed(versions):
        received = received_at(row.value.received, row.value.published, row.recorded, tz)
        if known.counts(received):
            yield row, received
            return


def _judgements(projection: Projection, known: Known) -> Iterator[tuple[str, Judgement]]:
    """Yield the judgements known, oldest first, with their ids.

    By ``received``, a judgement without a declared time counts as soon as its claim does: it
    says how a sentence reads, and readings are not dated either.
    """
    tz = known.zone_of(projection.timezone)
    for kept in projection.judgements:
        declared = kept.value.received
        if declared is None or known.counts(received_at(declared, None, kept.recorded, tz)):
            yield address_of(kept.sequence), kept.value
