"""The words a claim is read from: its content, with what does not belong to it blanked out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from truceline.basis.span import Passage, Span, cut
from truceline.claims.draft import Draft, Reading

__all__ = ["GAP", "Words", "content_words", "words_of"]

GAP = "\0"
"""Stands for a character that is not part of the words; no pattern matches across it."""


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a report: ``text`` has the length of its span; what is left out is GAP.

    Offsets in ``text`` plus ``start`` are offsets in the report.
    """

    text: str
    start: int
    whole: str

    def span(self, start: int, end: int) -> Span:
        """Return the span in the report of ``text[start:end]``."""
        return Span(self.start + start, self.start + end)

    def passage(self, start: int, end: int) -> Passage:
        """Return ``text[start:end]`` as a passage of the report, without white space at its ends."""
        return cut(self.whole, self.start + start, self.start + end)

    def without(self, spans: Iterable[Span]) -> Words:
        """Return the same stretch with ``spans`` (of the report) blanked out."""
        text = self.text
        for s in spans:
            a, b = max(s.start - self.start, 0), min(s.end - self.start, len(text))
            if a < b:
                text = text[:a] + GAP * (b - a) + text[b:]
        return msgspec.structs.replace(self, text=text)


def words_of(reading: Reading, passage: Passage | None) -> Words:
    """Return the words of ``passage`` in its report; none at all if ``passage`` is None."""
    whole = reading.report.text
    if passage is None:
        return Words(text="", start=0, whole=whole)
    words = Words(text=whole[passage.start : passage.end], start=passage.start, whole=whole)
    return words.without(_gaps(passage))


def _gaps(passage: Passage) -> list[Span]:
    parts = sorted(passage.fragments or ())
    return [Span(a[1], b[0]) for a, b in pairwise(parts) if a[1] < b[0]]


def content_words(reading: Reading, draft: Draft) -> Words:
    """Return the words of what a draft's source says, its conditions blanked out."""
    return words_of(reading, draft.content).without(c.span for c in draft.conditions)
