"""The Report: a document received, and the text that spans index."""

from __future__ import annotations

import msgspec

from truceline.basis.span import Span

__all__ = ["Block", "Report", "Metadata"]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph or heading; ``kind`` is ``heading``, ``prose``, ``promotion`` or ``foreign``.

    A heading never makes a claim; a promotional line ("Watch video below :") or a paragraph in
    another language neither.
    """

    kind: str
    span: Span


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What is declared about a report (reports/index.csv); every field may be unknown.

    ``published`` is a partial time in the zone of the case; ``received`` an ISO prefix;
    ``rights`` is open, own, quote or none; ``compartment`` defaults to ``public``.
    """

    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    received: str | None = None
    language: str | None = None
    compartment: str = "public"
    rights: str | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A document received. ``id`` is the SHA-256 of its bytes; ``text`` is what spans index.

    ``text`` is kept verbatim (for .txt and .md the decoded file, line ends and BOM kept; for
    HTML the output of ``reader``, a named and versioned function). ``dateline`` is a partial
    time found in the text itself, with its place; undated is None.
    """

    id: str
    file: str
    text: str
    reader: str
    metadata: Metadata = Metadata()
    blocks: tuple[Block, ...] = ()
    dateline: str | None = None

    @property
    def anchor(self) -> str | None:
        """The date from which "Wednesday" is counted: declared, else the dateline, else None."""
        return self.metadata.published or self.dateline
