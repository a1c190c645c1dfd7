"""Characters that nobody sees: kept in the text, put aside when words are matched."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from functools import cache

import msgspec

from truceline.basis.span import Span

__all__ = ["Folded", "fold_invisible"]


class Folded(msgspec.Struct, frozen=True, kw_only=True):
    """A text without its invisible characters, and where each of its characters stood.

    ``places[i]`` is the place in the original of character ``i`` of ``text`` (one more entry for
    the end); None where nothing was taken out and the places are the same.
    """

    text: str
    places: array[int] | None = None

    def original(self, span: Span) -> Span:
        """Return where the characters of ``span`` stand in the original text."""
        if self.places is None or not len(span):
            start = span.start if self.places is None else self.places[span.start]
            return Span(start, start + len(span))
        return Span(self.places[span.start], self.places[span.end - 1] + 1)


def fold_invisible(text: str) -> Folded:
    """Return ``text`` without its invisible characters, so that words match as they look.

    Taken out are the characters of Unicode's category Cf (zero-width space and joiners, soft
    hyphen, bidirectional controls, byte order mark). Spans found in the result are brought back
    with ``original``.
    """
    pattern = _invisible()
    if pattern.search(text) is None:
        return Folded(text=text)
    places = array("L")
    last = 0
    for m in pattern.finditer(text):
        places.extend(range(last, m.start()))
        last = m.end()
    places.extend(range(last, len(text) + 1))
    return Folded(text=pattern.sub("", text), places=places)


@cache
def _invisible() -> re.Pattern[str]:
    found = (chr(i) for i in range(sys.maxunicode + 1) if unicodedata.category(chr(i)) == "Cf")
    return re.compile(f"[{''.join(map(re.escape, found))}]+")
