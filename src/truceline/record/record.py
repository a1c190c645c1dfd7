"""The record: the one thing that knows what was known when, and what people judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from truceline.claims.claim import Claim
from truceline.errors import UnknownAddress
from truceline.record.clocks import RECORDED, Known
from truceline.record.entry import Entry, checked, make_entry, moment_after, payload_of, whole
from truceline.record.held import HeldClaim, Unread
from truceline.record.judging import Judged, judgement_on
from truceline.record.kinds import (
    CORRECTION,
    AgreementText,
    KeptReport,
    Payload,
    Reading,
    Receipt,
    RegistryText,
    Row,
)
from truceline.record.knowing import address_of, claims_known, reports_received
from truceline.record.projection import Projection, apply, main_receipt, replay
from truceline.record.store import SqliteStore, Store
from truceline.reports.report import Report

__all__ = [
    "AgreementVersion",
    "Clock",
    "Record",
    "RecordHead",
    "open_record",
    "report_of",
    "utc_now",
]

Clock = Callable[[], datetime]
Decide = Callable[[Projection], Sequence[Payload]]

_CLAIM = "claim:"
_MACHINE = "truceline"


def utc_now() -> datetime:
    """Return the clock of this machine."""
    return datetime.now(UTC)


class RecordHead(NamedTuple):
    """How far the log goes: entries, root (None until the log is a Merkle log), last recorded."""

    size: int
    root: str | None
    last_recorded: datetime | None


class AgreementVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A text of the agreement as it was used, with the time at which it was recorded."""

    digest: str
    text: str
    file: str
    recorded: datetime
    sequence: int


def open_record(path: Path | None, *, now: Clock = utc_now) -> Record:
    """Open the record in ``path``, created if it is new; None: a record in memory.

    Raises RecordError for a file that is damaged, no database, no record of ours, written by a
    newer Truceline, or in a place that cannot be written. A caller that can do without a file
    then opens a record in memory and says so.
    """
    return Record(SqliteStore(path), now=now)


class Record:
    """A log of entries and what follows from it.

    Every question takes ``known_at`` (None: all that is held), ``known_by`` (recorded or
    received) and ``tz``, the zone in which partial dates are read (None: that of the case).
    """

    def __init__(self, store: Store, *, now: Clock = utc_now) -> None:
        self._store = store
        self._now = now
        self._last: Entry | None = None
        self._current = Projection()
        self._claims: dict[int, tuple[Claim, ...]] = {}
        self._catch_up()

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go; everything acknowledged is in it."""
        self._store.close()

    # what is known

    def held(
        self, known_at: datetime | None = None, known_by: str = RECORDED, tz: ZoneInfo | None = None
    ) -> tuple[HeldClaim, ...]:
        """Return the claims in force, in the order of the log and then of the text."""
        return self._judged(Known(known_at, known_by, tz)).held

    def unread(
        self, known_at: datetime | None = None, known_by: str = RECORDED, tz: ZoneInfo | None = None
    ) -> tuple[Unread, ...]:
        """Return what could not be read, makes no claim, is gone, or waits for a review."""
        known = Known(known_at, known_by, tz)
        return (*self._projection(known).unread, *self._judged(known).review)

    def reports(
        self, known_at: datetime | None = None, known_by: str = RECORDED, tz: ZoneInfo | None = None
    ) -> tuple[Report, ...]:
        """Return the reports known, each once, in the order of the log."""
        known = Known(known_at, known_by, tz)
        projection = self._projection(known)
        return tuple(self._report(projection, id_) for id_ in reports_received(projection, known))

    def report(self, report_id: str) -> Report:
        """Return one report with its text, file and metadata. Raises UnknownAddress if not held."""
        projection = self._projection(Known())
        if report_id not in projection.reports:
            raise UnknownAddress(
                f"no report {report_id[:12]} is held",
                remedy="the reports held are listed by the log",
            )
        return self._report(projection, report_id)

    def kept(self, report_id: str) -> KeptReport:
        """Return the entry of a report: its text and blocks, without what is declared about it."""
        kept = payload_of(whole(self._store.entry(self._current.reports[report_id].sequence)))
        assert isinstance(kept, KeptReport)  # the projection names only entries of that kind
        return kept

    def claim(self, address: str) -> HeldClaim:
        """Return the claim in force that ``claim:3f9a`` names; a unique beginning is enough.

        Raises UnknownAddress if it names none, or several.
        """
        start = address.removeprefix(_CLAIM)
        found = {
            one.claim.id: one for one in self.held() if start and one.claim.id.startswith(start)
        }
        if len(found) != 1:
            how = "no claim in force" if not found else f"{len(found)} claims"
            raise UnknownAddress(
                f"“{address}” names {how}", remedy="give more of the id of one claim"
            )
        return next(iter(found.values()))

    def head(self) -> RecordHead:
        """Return how far the log goes."""
        current = self._projection(Known())
        return RecordHead(current.size, None, current.recorded)

    def log(self, after: int = 0) -> Iterator[Entry]:
        """Yield every entry of the log in order, for a human or an export."""
        return self._store.entries(after)

    def projection(self, known_at: datetime | None = None) -> Projection:
        """Return what is in force, or was at ``known_at`` by the recorded clock."""
        return self._projection(Known(known_at))

    def agreement_versions(self) -> tuple[AgreementVersion, ...]:
        """Return the texts of the agreement as they were used, oldest first."""
        return tuple(
            AgreementVersion(
                digest=kept.value.digest,
                text=kept.value.text,
                file=kept.value.file,
                recorded=kept.recorded,
                sequence=kept.sequence,
            )
            for kept in self._projection(Known()).agreements
        )

    # what is entered

    def write(
        self, decide: Decide, *, by: str = _MACHINE, now: Clock | None = None
    ) -> tuple[Entry, ...]:
        """Enter what ``decide`` finds to be missing from what is in force, all of it or nothing.

        ``decide`` is asked first without the pen, which is not taken if nothing is missing, and
        again while it is held, after everything that others wrote has been read: two programs
        never enter one thing twice.
        """
        if not decide(self._projection(Known())):
            return ()
        with self._store.writing():
            self._catch_up()
            entries = self._sealed(decide(self._current), by, now or self._now)
            for entry in entries:
                self._store.append(entry)
        self._take(entries)
        return entries

    def judge(
        self,
        claim_id: str,
        changes: Mapping[str, Any],
        by: str,
        reason: str = "",
        *,
        kind: str = CORRECTION,
        received: str | None = None,
    ) -> str:
        """Enter a judgement on a claim in force and return its id (``judgement:12``).

        ``kind`` correction applies ``changes``; withdrawal (with no changes) hides the claim from
        the status and keeps it here. Raises UnknownAddress, InputError or VocabularyError, with
        nothing written.
        """
        claim = self.claim(claim_id).claim
        judgement = judgement_on(claim, dict(changes), reason=reason, kind=kind, received=received)
        (entry,) = self.write(lambda _: [judgement], by=by)
        return address_of(entry.sequence)

    def note_agreement(self, digest: str, text: str, file: str) -> None:
        """Keep the text of an agreement file as used; the same text is not kept twice in a row."""
        noted = AgreementText(digest=digest, text=text, file=file)
        self.write(
            lambda now: _unless_latest(
                noted, [k.value for k in now.agreements if k.value.file == file]
            )
        )

    def note_registry(self, digest: str, text: str, parties: Sequence[str] = ()) -> None:
        """Keep which actors are used, unless the last entry says the same; their text once per digest."""

        def missing(now: Projection) -> Sequence[Payload]:
            before = [k.value for k in now.registries]
            if before and (before[-1].digest, before[-1].parties) == (digest, tuple(parties)):
                return []
            kept = any(one.digest == digest for one in before)
            noted = RegistryText(digest=digest, text=None if kept else text, parties=tuple(parties))
            return [noted]

        self.write(missing)

    # within

    def _catch_up(self) -> None:
        self._take(self._store.entries(0 if self._last is None else self._last.sequence))

    def _take(self, entries: Iterator[Entry] | Sequence[Entry]) -> None:
        for entry in entries:
            apply(self._current, checked(entry, after=self._last))
            self._last = entry

    def _sealed(self, payloads: Sequence[Payload], by: str, now: Clock) -> tuple[Entry, ...]:
        sequence, recorded = self._current.size, self._current.recorded
        sealed = []
        for payload in payloads:
            sequence, recorded = sequence + 1, moment_after(recorded, now())
            sealed.append(make_entry(payload, sequence=sequence, recorded=recorded, by=by))
        return tuple(sealed)

    def _projection(self, known: Known) -> Projection:
        self._catch_up()
        cut, last = known.cut, self._current.recorded
        if cut is None or last is None or last <= cut:
            return self._current
        return replay(takewhile(lambda entry: entry.recorded <= cut, self._store.entries()))

    def _judged(self, known: Known) -> Judged:
        projection = self._projection(known)
        with self._store.reading():
            return claims_known(projection, self._load, known)

    def _load(self, sequence: int) -> tuple[Claim, ...]:
        if sequence not in self._claims:
            payload = payload_of(whole(self._store.entry(sequence)))
            assert isinstance(payload, Reading | Row)  # the projection names only entries of those
            self._claims[sequence] = payload.claims
        return self._claims[sequence]

    def _report(self, projection: Projection, id_: str) -> Report:
        return report_of(self.kept(id_), main_receipt(projection, id_).value)


def report_of(kept: KeptReport, receipt: Receipt) -> Report:
    """Return a report as held: the text of its entry, with what its receipt declares."""
    declared = receipt.metadata
    return Report(
        id=kept.report,
        file=receipt.file or "",
        text=kept.text,
        reader=kept.reader,
        metadata=msgspec.structs.replace(
            declared,
            title=declared.title or kept.title,
            language=declared.language or kept.language,
        ),
        blocks=kept.blocks,
        dateline=kept.dateline,
    )


def _unless_latest(noted: Payload, before: Sequence[Payload]) -> Sequence[Payload]:
    return [] if before and before[-1] == noted else [noted]
