"""Where words stand: half-open ranges of Unicode code points in a report's text."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

__all__ = ["Span", "Passage", "cut"]


class Span(msgspec.Struct, frozen=True, order=True):
    """Code points ``start`` (included) to ``end`` (excluded) of a report's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}..{self.end} runs backwards or starts before 0")

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


class Passage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words of a report and where they stand; ``fragments`` when they are discontinuous.

    ``text`` is verbatim: ``report.text[start:end]`` (fragments joined by one space if any).
    """

    text: str
    start: int
    end: int
    fragments: tuple[tuple[int, int], ...] | None = None

    @property
    def span(self) -> Span:
        """The range from the first to the last code point."""
        return Span(self.start, self.end)


def cut(text: str, start: int, end: int) -> Passage:
    """Return the passage ``text[start:end]`` without white space at its two ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Passage(text=text[start:end], start=start, end=end)


def cover(spans: Iterable[Span]) -> Span:
    """Return the smallest span that holds all ``spans`` (at least one)."""
    known = list(spans)
    return Span(min(s.start for s in known), max(s.end for s in known))
