"""Sentences: where each begins and ends, to the code point, never across a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex  # type: ignore[import-untyped]

from truceline.basis.span import Span, cut
from truceline.reports.report import Report
from truceline.reports.words import word_map, word_set

__all__ = ["sentences_in", "sentences_of"]

_WINDOW = 8_000
"""Longest stretch given to the splitter at once: its time grows with the square of the length
where quotation marks stay open (measured: 100,000 of them take 0.5 s, 1,000,000 take 39 s)."""

_LANGUAGE = "en"
_BREAKS = str.maketrans("\r\n\t\f\v\u2028\u2029\x85", " " * 8)
_OPENERS, _CLOSERS = "“‘«„([\"'", "”’»)]\"'"
_STOPS = ".!?…"
_NEAR = 60
_STOPPED = re.compile(r"(?<=[.!?…])[”’\"')\]»]*\s+(?=[“‘\"'(«]?[^\W\d_a-z])")
_ELLIPSIS = re.compile(r"…[”’\"')\]»]*\s+(?=[“‘\"'(«]?[^\W\d_a-z])")
_ITEM_NUMBER = re.compile(r"\(?(?:\d{1,2}|[ivxlcIVXLC]{1,5}|[a-zA-Z])[.)]")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def sentences_of(report: Report) -> tuple[tuple[Span, int], ...]:
    """Return every sentence of a report with the index of its block, in the order of the text.

    Together the sentences of a block hold all its characters that are not white space, once each.
    A heading or promotional line is cut like any block; who reads claims looks at the kind.
    """
    return tuple(
        (span, i)
        for i, block in enumerate(report.blocks)
        for span in sentences_in(report.text, block.span)
    )


def sentences_in(text: str, block: Span) -> tuple[Span, ...]:
    """Return the sentences of one block of ``text``, without white space at their ends."""
    bounds = [block.start]
    for window in _windows(text, block):
        words = text[window.start : window.end].translate(_BREAKS)
        bounds += [window.start + end for end in _ends(words)]
    found = (cut(text, a, b).span for a, b in pairwise(bounds))
    return tuple(s for s in found if len(s))


def _windows(text: str, block: Span) -> Iterator[Span]:
    """Cut a very long block at the last stop before each window's end, else at white space."""
    start = block.start
    while block.end - start > _WINDOW:
        end = _cut_point(text, start, start + _WINDOW, block.end)
        yield Span(start, end)
        start = end
    yield Span(start, block.end)


def _cut_point(text: str, start: int, end: int, last: int) -> int:
    stops = [m.end() for m in _STOPPED.finditer(text, start, end)]
    if stops:
        return stops[-1]
    longest = min(last, end + _WINDOW)
    while end < longest and not text[end].isspace():
        end += 1
    return end


def _ends(words: str) -> list[int]:
    """Return where the sentences of one stretch end (the last end is its length)."""
    found = {b["end_index"] for b in sentencex.get_sentence_boundaries(_LANGUAGE, words)}
    found |= {m.end() for m in _ELLIPSIS.finditer(words)}
    kept = [end for end in sorted(found) if 0 < end < len(words) and _is_end(words, end)]
    return [*kept, len(words)]


def _is_end(words: str, end: int) -> bool:
    """Whether a sentence ends where the splitter says: its known mistakes are repaired here."""
    before = words[max(0, end - _NEAR) : end].rstrip()
    after = words[end : end + _NEAR].lstrip()
    if not before or not after:
        return False
    token = before.split()[-1]
    if _is_item_number(token, before, whole=end <= _NEAR) or after.lstrip(_OPENERS)[:1].islower():
        return False
    core = token.rstrip(_CLOSERS)
    if core != token:
        return not (core.endswith(("!", "?")) and _names_speaker(after))
    return not core.endswith(".") or not _stops_short(core[:-1].lstrip(_OPENERS), after)


def _is_item_number(token: str, before: str, *, whole: bool) -> bool:
    """Whether "2." only numbers what follows: it stands first, or after another sentence."""
    if _ITEM_NUMBER.fullmatch(token) is None:
        return False
    rest = before[: -len(token)].rstrip()
    return whole if not rest else token[0].isdigit() and rest.endswith(tuple(_STOPS))


def _names_speaker(after: str) -> bool:
    """Whether what follows a quoted question or cry says who spoke ("President Smith said")."""
    first = after.split()[:4]
    verbs = word_set("sayings")
    return any(w.strip(",.:").casefold() in verbs for w in first[1:]) and first[0][0].isupper()


def _stops_short(stem: str, after: str) -> bool:
    """Whether the stop after ``stem`` belongs to an abbreviation and the sentence goes on."""
    word = stem.casefold()
    following = "".join(after.lstrip(_OPENERS).split()[:1]).strip(",.;:").casefold()
    if word in word_set("numbered") or word in word_map("months"):
        return following[:1].isdigit()
    if word in word_set("titles"):
        return True
    if word in word_set("abbreviations") or _DOTTED.fullmatch(stem) is not None:
        return following not in word_set("starters")
    return False
