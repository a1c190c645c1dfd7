"""An entry of the log: an envelope around a canonical payload, and the digest over both."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TypeVar

import msgspec
import rfc8785

from truceline.basis.digest import canonical_json, digest
from truceline.errors import RecordError
from truceline.record.kinds import HEADS, PAYLOADS, Head, Payload, kind_of

__all__ = [
    "PUBLIC",
    "Entry",
    "checked",
    "head_of",
    "make_entry",
    "moment_after",
    "payload_of",
    "stamp",
    "whole",
]

PUBLIC = "public"
"""The log of the public compartment: the only one that this version keeps."""

_TICK = timedelta(microseconds=1)
T = TypeVar("T")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log. ``sequence`` counts from 1 within its log, without a gap.

    ``recorded`` is the machine's clock, strictly increasing along the log; ``payload`` is
    canonical JSON (RFC 8785); ``digest`` covers every other field.
    """

    log: str
    sequence: int
    recorded: datetime
    by: str
    kind: str
    payload: bytes
    digest: str


def moment_after(last: datetime | None, clock: datetime) -> datetime:
    """Return the recorded time of the next entry: the clock, or one microsecond after ``last``.

    A clock that was set back therefore never dates an entry before one that stands already.
    """
    now = clock.astimezone(UTC)
    return now if last is None else max(last + _TICK, now)


def stamp(moment: datetime) -> str:
    """Return an instant in the one form that the log writes: UTC, six decimals, sortable."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def make_entry(
    payload: Payload, *, sequence: int, recorded: datetime, by: str, log: str = PUBLIC
) -> Entry:
    """Seal ``payload`` into an entry.

    Raises RecordError if the payload cannot be written as canonical JSON (a number beyond
    2^53, text that is not Unicode).
    """
    kind = kind_of(payload)
    try:
        body = canonical_json(payload)
    except rfc8785.CanonicalizationError as error:
        raise RecordError(
            f"this {kind} cannot be written into the record: {error}",
            remedy="correct the figure or the text in the file it came from",
        ) from error
    return Entry(
        log=log, sequence=sequence, recorded=recorded, by=by, kind=kind, payload=body,
        digest=_digest(log, sequence, recorded, by, kind, body),
    )  # fmt: skip


def whole(entry: Entry) -> Entry:
    """Return ``entry`` if it matches its digest; raise RecordError if any byte of it changed."""
    if entry.digest != _digest(
        entry.log, entry.sequence, entry.recorded, entry.by, entry.kind, entry.payload
    ):
        raise _damaged(entry.sequence, "does not match its digest: it changed after it was written")
    return entry


def checked(entry: Entry, *, after: Entry | None) -> Entry:
    """Return ``entry`` if it is whole and follows ``after``; raise RecordError if not.

    This finds a changed byte in any field, a missing entry, and two entries out of order. It
    cannot find a log cut off at its end: that takes a checkpoint kept outside the file.
    """
    due = 1 if after is None else after.sequence + 1
    if entry.sequence != due:
        raise _damaged(due, f"is missing (entry {entry.sequence} stands in its place)")
    if after is not None and entry.recorded <= after.recorded:
        raise _damaged(due, "is dated before the entry that it follows")
    return whole(entry)


def payload_of(entry: Entry) -> Payload:
    """Return the whole payload of an entry. Raises RecordError for a kind unknown here."""
    return _decoded(entry, PAYLOADS)


def head_of(entry: Entry) -> Head:
    """Return what the projections need of an entry: its payload without texts and claims."""
    return _decoded(entry, HEADS)


def _decoded(entry: Entry, decoder: msgspec.json.Decoder[T]) -> T:
    try:
        return decoder.decode(entry.payload)
    except msgspec.MsgspecError as error:
        raise RecordError(
            f"entry {entry.sequence} of the record ({entry.kind}) cannot be read here: {error}",
            remedy="it may come from a newer Truceline: install that version",
        ) from error


def _digest(log: str, sequence: int, recorded: datetime, by: str, kind: str, payload: bytes) -> str:
    return digest("truceline.entry/1", log, sequence, stamp(recorded), by, kind, payload)


def _damaged(sequence: int, how: str) -> RecordError:
    return RecordError(
        f"the record is damaged: entry {sequence} {how}",
        remedy="restore the file from a backup; nothing was changed",
    )
