"""The kinds of entry: what each payload holds.

Several kinds come in two shapes. The *head* is what the projections need and is small; the whole
payload adds the text or the claims. Both decode from the same bytes.
"""

from __future__ import annotations

from typing import Any

import msgspec

from truceline.basis.span import Span
from truceline.claims.claim import Claim, RowRef
from truceline.record.held import Unread
from truceline.reports.languages import LeftAside
from truceline.reports.report import Block, Metadata

__all__ = [
    "CORRECTION", "HEADS", "PAYLOADS", "WITHDRAWAL", "AgreementText", "Head", "Judgement",
    "KeptReport", "Payload", "ReadAs", "Reading", "ReadingHead", "Receipt", "RegistryHead",
    "RegistryText", "ReportHead", "Row", "RowHead", "kind_of",
]  # fmt: skip

CORRECTION = "correction"
WITHDRAWAL = "withdrawal"
"""The two judgements that act now; merge, split, finding and restriction fit the same entry."""


class ReportHead(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="report"):
    """A document received: ``report`` is the SHA-256 of its bytes.

    ``dateline``, ``title`` and ``language`` are what the document says of itself; ``aside`` is what
    of it stands in a language that is not read.
    """

    report: str
    reader: str
    dateline: str | None = None
    title: str | None = None
    language: str | None = None
    aside: tuple[LeftAside, ...] = ()


class KeptReport(ReportHead, frozen=True, kw_only=True, tag_field="kind", tag="report"):
    """A document received, with the text that spans index, exactly as its reader gave it once."""

    text: str
    blocks: tuple[Block, ...] = ()


class Receipt(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="receipt"):
    """Under which file name a report came, and what is declared about it (a row of index.csv).

    ``report`` None is a receipt of the case as a whole: ``unread`` then lists, for one run,
    everything that was given and could not be read, makes no claim, or is no longer there, and
    ``timezone`` is that of the case.
    """

    file: str | None = None
    report: str | None = None
    metadata: Metadata = Metadata()
    unread: tuple[Unread, ...] = ()
    timezone: str | None = None


class ReadAs(msgspec.Struct, frozen=True, kw_only=True):
    """The declared data on which a reading leans: outlet, language, and the date it counts from."""

    outlet: str | None = None
    published: str | None = None
    language: str | None = None


class ReadingHead(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="reading"):
    """One reading of one report by one version of an extractor; ``content`` digests its claims."""

    report: str
    extractor: str
    read_as: ReadAs
    content: str


class Reading(ReadingHead, frozen=True, kw_only=True, tag_field="kind", tag="reading"):
    """A reading with all its claims, in the order of the text."""

    claims: tuple[Claim, ...]


class RowHead(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="row"):
    """A structured observation: ``content`` digests the row itself, ``claimed`` its claims.

    ``published`` and ``received`` are as in the table, blank being None.
    """

    file: str
    id: str
    content: str
    claimed: str
    published: str | None = None
    received: str | None = None


class Row(RowHead, frozen=True, kw_only=True, tag_field="kind", tag="row"):
    """A structured observation with its cells as read, and the claims made of it."""

    observation: dict[str, Any]
    claims: tuple[Claim, ...]


class Judgement(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="judgement"):
    """What a person judged: ``judgement`` says which kind (correction, withdrawal ...), and why.

    ``report`` (or ``row``), ``evidence``, ``source`` and ``content`` tell where the claim stood
    when judged, so that a correction can follow it into a later reading. ``changes`` maps a
    field of the claim (``act``, ``event.says``) to its new value. ``received`` is the declared
    time of the judgement, None: as the claim's.
    """

    judgement: str
    claim: str
    reason: str
    changes: dict[str, Any] = {}
    report: str | None = None
    evidence: Span
    source: Span | None = None
    content: Span | None = None
    file: str
    row: RowRef | None = None
    received: str | None = None


class AgreementText(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="agreement"):
    """The text of an agreement file as it was used, and its digest."""

    digest: str
    text: str
    file: str


class RegistryHead(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="registry"):
    """Which actors were used, and the parties of the case."""

    digest: str
    parties: tuple[str, ...] = ()


class RegistryText(RegistryHead, frozen=True, kw_only=True, tag_field="kind", tag="registry"):
    """The actors as they were used (JSON, keys in order); None: an earlier entry of this digest has them."""

    text: str | None = None


Payload = KeptReport | Receipt | Reading | Row | Judgement | AgreementText | RegistryText
Head = ReportHead | Receipt | ReadingHead | RowHead | Judgement | AgreementText | RegistryHead

PAYLOADS: msgspec.json.Decoder[Payload] = msgspec.json.Decoder(Payload)
HEADS: msgspec.json.Decoder[Head] = msgspec.json.Decoder(Head)


def kind_of(payload: Payload) -> str:
    """Return the kind under which a payload is entered: report, receipt, reading, row ..."""
    return str(payload.__struct_config__.tag)
