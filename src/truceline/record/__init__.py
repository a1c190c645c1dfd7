"""The record: an append-only log of what was received, how it was read, and what people judged."""

from truceline.record.clocks import RECEIVED, RECORDED
from truceline.record.entry import Entry
from truceline.record.held import HeldClaim, Unread
from truceline.record.intake import Ingested, ingest
from truceline.record.kinds import CORRECTION, WITHDRAWAL
from truceline.record.record import AgreementVersion, Record, RecordHead, open_record

__all__ = [
    "CORRECTION",
    "RECEIVED",
    "RECORDED",
    "WITHDRAWAL",
    "AgreementVersion",
    "Entry",
    "HeldClaim",
    "Ingested",
    "Record",
    "RecordHead",
    "Unread",
    "ingest",
    "open_record",
]
