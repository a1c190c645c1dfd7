"""Taking in what a case holds: each new thing once, each change as a new entry, nothing lost.

Every report is one transaction (its text, its receipt and its reading stand together or not at
all), every hundred rows are one, and the list of what was left unread comes last. A run that is
cut off therefore leaves whole reports and whole rows; the next run takes in the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from truceline.basis.digest import digest_bytes
from truceline.basis.registry_of_actors import Registry
from truceline.claims import STANDARD, extract_claims
from truceline.errors import UnreadReport
from truceline.record.given import Given, claims_digest, given_by, known_id
from truceline.record.held import Unread
from truceline.record.kinds import KeptReport, Payload, ReadAs, Reading, Receipt, ReportHead, Row
from truceline.record.projection import Projection, main_receipt, standing
from truceline.record.record import Clock, Record, report_of, utc_now
from truceline.reports import Case, ReportFile, left_aside, read_report
from truceline.reports.report import Report

__all__ = ["Ingested", "Progress", "ingest"]

Progress = Callable[[str, int, int], None]
"""Told the file just taken in, how many files and rows are done, and how many there are."""

_BATCH = 100
_NEW, _CORRECTED, _REREAD = "new_rows", "corrected_rows", "reread_rows"


class Ingested(msgspec.Struct, frozen=True, kw_only=True):
    """What one run entered: counts of entries, and everything that it left unread."""

    new_reports: int = 0
    receipts: int = 0
    readings: int = 0
    new_rows: int = 0
    corrected_rows: int = 0
    reread_rows: int = 0
    unread: tuple[Unread, ...] = ()


class _Run(msgspec.Struct, frozen=True, kw_only=True):
    """What stays the same during one run; ``counts`` is the tally of what was entered."""

    record: Record
    registry: Registry
    parties: tuple[str, ...]
    extractor: str
    reread: bool
    now: Clock
    counts: Counter[str]

    def enter(self, decide: Callable[[Projection], Sequence[Payload]]) -> None:
        """Enter what is missing."""
        entries = self.record.write(decide, now=self.now)
        self.counts.update(entry.kind for entry in entries)


def ingest(
    record: Record,
    case: Case,
    *,
    registry: Registry,
    parties: Sequence[str],
    issue_of: Mapping[str, str] | None = None,
    reread: bool = False,
    extractor: str = STANDARD,
    progress: Progress | None = None,
    now: Clock | None = None,
) -> Ingested:
    """Take in what is new in ``case``, and say what was left unread. A second run enters nothing.

    ``reread`` also reads again, with the present extractor, everything that is held, and enters
    a reading where it differs. Raises CaseError or ObservationError before anything is written if
    the index or a table cannot be used. Files that no reader reads are listed, not raised.
    """
    clock = utc_now if now is None else now
    given = given_by(
        case,
        registry=registry,
        parties=parties,
        issue_of=issue_of or {},
        now=clock(),
        in_force=_nothing if reread else partial(_content_in_force, record.projection()),
    )
    run = _Run(
        record=record,
        registry=registry,
        parties=tuple(parties),
        extractor=extractor,
        reread=reread,
        now=clock,
        counts=Counter(),
    )
    _note_registry(run)
    unread, present = _take_files(run, given, progress)
    _take_rows(run, given, progress)
    if reread:
        _reread_absent(run, present)
    listed = (*given.unread, *unread, *_vanished(record.projection(), given, present))
    return _closed(run, case.timezone, listed)


def _note_registry(run: _Run) -> None:
    actors = run.registry.actors
    text = msgspec.json.encode([actors[id_] for id_ in sorted(actors)], order="sorted")
    run.record.note_registry(digest_bytes(text), text.decode(), run.parties)


def _closed(run: _Run, timezone: str, unread: Sequence[Unread]) -> Ingested:
    """Enter the list of what was left unread if it changed, and report the run."""
    listed = tuple(sorted(set(unread), key=lambda one: (one.file, one.line or 0, one.why)))
    counts = dict(run.counts)
    run.enter(
        lambda p: (
            []
            if (p.unread, p.timezone) == (listed, timezone)
            else [Receipt(unread=listed, timezone=timezone)]
        )
    )
    return Ingested(
        new_reports=counts.get("report", 0),
        receipts=counts.get("receipt", 0),
        readings=counts.get("reading", 0),
        new_rows=counts.get(_NEW, 0),
        corrected_rows=counts.get(_CORRECTED, 0),
        reread_rows=counts.get(_REREAD, 0),
        unread=listed,
    )


# reports


def _take_files(
    run: _Run, given: Given, progress: Progress | None
) -> tuple[list[Unread], frozenset[str]]:
    """Take in every file; return those left unread and the ids of the reports that are there."""
    unread: list[Unread] = []
    present: set[str] = set()
    total = len(given.files) + len(given.rows)
    for done, one in enumerate(given.files, start=1):
        try:
            head = _take_file(run, one)
            present.add(head.report)
            unread += (Unread(file=one.file, line=a.line, why=a.why) for a in head.aside)
        except UnreadReport as error:
            why = f"{error.what}; {error.remedy}" if error.remedy else error.what
            unread.append(Unread(file=one.file, line=error.line, why=why))
        if progress is not None:
            progress(one.file, done, total)
    return unread, frozenset(present)


def _take_file(run: _Run, one: ReportFile) -> ReportHead:
    """Take in one file and return what is held of its report. Raises UnreadReport."""
    if one.refused is not None:
        raise UnreadReport(one.refused, file=one.file)
    held = run.record.projection().reports
    known = known_id(one)
    # the index is left out here: what a document holds must not depend on what is declared of it
    head = held[known].value if known in held else _kept(read_report(one.path, file=one.file))
    receipt = Receipt(file=one.file, report=head.report, metadata=one.metadata)
    reading = _reading_due(run, head, receipt)
    run.enter(lambda p: list(_missing(p, head, receipt, reading)))
    return head


def _missing(
    p: Projection, head: ReportHead, receipt: Receipt, reading: Reading | None
) -> Iterator[Payload]:
    if isinstance(head, KeptReport) and head.report not in p.reports:
        yield head
    before = p.receipts.get(head.report, {}).get(str(receipt.file))
    if before is None or before.value != receipt:
        yield receipt
    if reading is not None and _differs(p, reading):
        yield reading


def _kept(report: Report) -> KeptReport:
    return KeptReport(
        report=report.id,
        reader=report.reader,
        dateline=report.dateline,
        title=report.metadata.title,
        language=report.metadata.language,
        aside=left_aside(report),
        text=report.text,
        blocks=report.blocks,
    )


def _reading_due(run: _Run, head: ReportHead, receipt: Receipt | None) -> Reading | None:
    """Read a report if it is new, if the data it is read by changed, or if asked to reread."""
    projection = run.record.projection()
    names = {k.value.file: k.value for k in projection.receipts.get(head.report, {}).values()}
    if receipt is not None:
        names[receipt.file] = receipt
    main = min(names.values(), key=standing)
    read_as = ReadAs(
        outlet=main.metadata.outlet,
        published=main.metadata.published,
        language=main.metadata.language or head.language,
    )
    before = projection.readings.get(head.report)
    if before is not None and before.value.read_as == read_as and not run.reread:
        return None
    kept = head if isinstance(head, KeptReport) else run.record.kept(head.report)
    return _read(run, report_of(kept, main), read_as)


def _read(run: _Run, report: Report, read_as: ReadAs) -> Reading:
    claims = extract_claims(
        report, registry=run.registry, parties=run.parties, extractor=run.extractor
    )
    return Reading(
        report=report.id,
        extractor=next((claim.extractor for claim in claims), run.extractor),
        read_as=read_as,
        content=claims_digest(claims),
        claims=claims,
    )


def _differs(p: Projection, reading: Reading) -> bool:
    """Say whether a reading says anything that the one in force does not."""
    before = p.readings.get(reading.report)
    if before is None:
        return True
    old = before.value
    return (old.extractor, old.read_as, old.content) != (
        reading.extractor,
        reading.read_as,
        reading.content,
    )


def _reread_absent(run: _Run, present: frozenset[str]) -> None:
    """Reread what is held although its file is no longer there."""
    for id_, kept in run.record.projection().reports.items():
        reading = None if id_ in present else _reading_due(run, kept.value, None)
        if reading is not None:
            run.enter(partial(_reading_missing, reading))


def _reading_missing(reading: Reading, p: Projection) -> list[Payload]:
    return [reading] if _differs(p, reading) else []


# rows


def _take_rows(run: _Run, given: Given, progress: Progress | None) -> None:
    """Take in the rows of all tables, a batch at a time."""
    before, total = len(given.files), len(given.files) + len(given.rows)
    for start in range(0, len(given.rows), _BATCH):
        batch = given.rows[start : start + _BATCH]
        now = run.record.projection()
        news = [_news(now, row, run.reread) for row in batch]
        run.enter(partial(_rows_missing, batch, run.reread))
        run.counts.update(what for what in news if what is not None)
        if progress is not None:
            progress(batch[-1].file, before + start + len(batch), total)


def _content_in_force(p: Projection, file: str, id_: str) -> str | None:
    versions = p.rows.get(file, {}).get(id_)
    return versions[-1].value.content if versions else None


def _nothing(_file: str, _id: str) -> None:
    """Let every row be read again."""


def _rows_missing(batch: Sequence[Row], reread: bool, p: Projection) -> list[Payload]:
    return [row for row in batch if _news(p, row, reread) is not None]


def _news(p: Projection, row: Row, reread: bool) -> str | None:
    """Return under which count a row is entered; None: it stands as it is."""
    versions = p.rows.get(row.file, {}).get(row.id)
    if not versions:
        return _NEW
    last = versions[-1].value
    if last.content != row.content:
        return _CORRECTED
    return _REREAD if reread and last.claimed != row.claimed else None


# what is no longer there


def _vanished(p: Projection, given: Given, present: frozenset[str]) -> Iterator[Unread]:
    """List the reports and rows that are held although their file or line is gone."""
    for id_ in p.reports:
        if id_ not in present:
            file = str(main_receipt(p, id_).value.file)
            why = f"report {id_[:12]} is no longer among the files, kept"
            yield Unread(file=file, line=None, why=why)
    for file, table in p.rows.items():
        for id_ in table:
            if id_ not in given.row_ids.get(file, frozenset()):
                why = f"row {id_} vanished from the table, kept"
                yield Unread(file=file, line=None, why=why)
