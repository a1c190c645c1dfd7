"""Words taken out of a text and what stands in their place, whole or cut into pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from truceline.basis.span import Span
from truceline.basis.vocabulary import vocabulary

__all__ = ["Withheld", "apart", "any_of", "clauses", "cues", "replaced", "without"]


class Withheld(msgspec.Struct, frozen=True, order=True):
    """Words of a text that are not shown (``span``), and what is shown instead (``by``)."""

    span: Span
    by: str


def apart(found: Iterable[Withheld]) -> tuple[Withheld, ...]:
    """Return what is withheld from left to right, not overlapping; the first to begin counts."""
    kept: list[Withheld] = []
    for one in sorted(found, key=lambda w: (w.span.start, -w.span.end)):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return tuple(kept)


def without(text: str, withheld: Iterable[Withheld], start: int = 0, end: int | None = None) -> str:
    """Return ``text[start:end]`` with ``withheld`` (sorted, apart) replaced.

    What begins before the piece is cut off without a word: the piece before it says so.
    """
    out, at, stop = [], start, len(text) if end is None else end
    for one in withheld:
        if one.span.end <= start or one.span.start >= stop:
            continue
        out.append(text[at : max(one.span.start, at)])
        out.append(one.by if one.span.start >= start else "")
        at = min(one.span.end, stop)
    return "".join([*out, text[at:stop]])


def replaced(text: str, spans: Iterable[Span], by: str) -> str:
    """Return ``text`` with each of ``spans`` (sorted, not overlapping) replaced by the same words."""
    return without(text, (Withheld(span, by) for span in spans))


def cues(name: str, *codes: str) -> tuple[str, ...]:
    """Return the English words of terms of a vocabulary, longest first."""
    known = vocabulary(name)
    return tuple(sorted((c for code in codes for c in known[code].cues["en"]), key=_longest))


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def any_of(name: str, *codes: str) -> str:
    """Return a pattern of any of these words, with any white space between words of one."""
    words = "|".join(r"\s+".join(map(re.escape, w.split())) for w in cues(name, *codes))
    return f"(?:{words})"


_SHORT = "".join(
    rf"(?<!\b{short}\.)"
    for short in (
        r"[ap]\.m",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "St",
        "Col",
        "Gen",
        "Lt",
        "Sgt",
        "Capt",
        "[A-Z]",
    )
)
_BREAK = re.compile(
    rf"(?<=[.!?;])(?:[”\"’]\s+|{_SHORT}(?!(?<=\bNo\.)\s+\d)\s+)(?=[\w“\"\[])|\n\s*\n", re.I
)
"""A short form ends no sentence, unless a quotation closes on it; "No." is one before a figure."""


def clauses(text: str) -> Iterator[Span]:
    """Yield the sentences of a text, cut at semicolons too; together they cover it."""
    start = 0
    for m in _BREAK.finditer(text):
        yield Span(start, m.end())
        start = m.end()
    yield Span(start, len(text))
