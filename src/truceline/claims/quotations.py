"""Where a text quotes: the ranges between quotation marks, straight or curly, single or double.

One pass from left to right; each mark is looked at once and a single quotation mark looks at most
``SINGLE_REACH`` code points ahead, so the time is linear in the length of the text.
"""

from __future__ import annotations

import re

import msgspec

from truceline.basis.span import Span

__all__ = ["Quotation", "quotations_in"]

PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "``": "''", "''": "''"}
SINGLES = {"‘": "’", "'": "'"}
MARKS = re.compile("[“„«\"'‘`]")
SINGLE_REACH = 600


class Quotation(msgspec.Struct, frozen=True):
    """One quotation: ``span`` with its marks, ``inner`` without; ``closed`` if its end mark stands.

    An unclosed one runs to the end of the range looked at (a quotation that the next paragraph
    continues has no end mark, by the printers' rule).
    """

    span: Span
    inner: Span
    closed: bool


def quotations_in(text: str, within: Span) -> tuple[Quotation, ...]:
    """Return the outermost quotations of ``text`` in ``within``, in order, never overlapping."""
    found: list[Quotation] = []
    at = within.start
    while (mark := MARKS.search(text, at, within.end)) is not None:
        quotation = _quotation_at(text, mark.start(), within)
        if quotation is None:
            at = mark.start() + 1
        else:
            found.append(quotation)
            at = max(quotation.span.end, mark.end())
    return tuple(found)


def _quotation_at(text: str, at: int, within: Span) -> Quotation | None:
    mark = text[at]
    if mark in SINGLES:
        if text.startswith("''", at):
            return _double(text, at, within, "''")
        return _single(text, at, within)
    if text.startswith("``", at):
        return _double(text, at, within, "``")
    return _double(text, at, within, mark) if mark in PAIRS else None


def _double(text: str, at: int, within: Span, mark: str) -> Quotation | None:
    start = at + len(mark)
    if mark in ('"', "''") and not _may_open(text, at, start, within):
        return None
    end, width = _closing(text, start, within, PAIRS[mark])
    return Quotation(Span(at, end + width), Span(start, end), width > 0)


def _closing(text: str, start: int, within: Span, marks: str) -> tuple[int, int]:
    """Return where the closing mark stands and its width (0: none before the end)."""
    if marks == "''":
        end = text.find(marks, start, within.end)
        return (end, 2) if end >= 0 else (within.end, 0)
    ends = [end for end in (text.find(m, start, within.end) for m in marks) if end >= 0]
    return (min(ends), 1) if ends else (within.end, 0)


def _may_open(text: str, at: int, start: int, within: Span) -> bool:
    """A straight mark opens if nothing or a break is before it and a word after it."""
    before = text[at - 1] if at > within.start else " "
    after = text[start] if start < within.end else " "
    return not after.isspace() and not before.isalnum()


def _single(text: str, at: int, within: Span) -> Quotation | None:
    if not _may_open(text, at, at + 1, within) or not _begins_word(text, at + 1, within):
        return None
    close = SINGLES[text[at]]
    limit = min(within.end, at + SINGLE_REACH)
    end = text.find(close, at + 1, limit)
    while end >= 0:
        after = text[end + 1] if end + 1 < within.end else " "
        plural = text[end - 1] == "s" and after == " "
        if not after.isalnum() and not plural:
            return Quotation(Span(at, end + 1), Span(at + 1, end), True)
        end = text.find(close, end + 1, limit)
    return None


def _begins_word(text: str, at: int, within: Span) -> bool:
    """An apostrophe before a digit or a small letter's elision ('90s, 'em) opens nothing."""
    return (
        at < within.end
        and text[at].isalpha()
        and text[at : at + 3].lower() not in ("em ", "til", "tis")
    )
