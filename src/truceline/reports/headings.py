"""Which lines are headings or promotion: neither ever makes a claim."""

from __future__ import annotations

import re
from functools import cache

from truceline.reports.words import word_set, words

__all__ = ["ends_as_sentence", "is_heading", "is_numbered_title", "is_promotion", "is_short_title"]

_LONGEST = 160
_MOST_WORDS = 20
_SHORT_WORDS = 8
_LONG_AFTER = 60
_TITLE_SHARE = 0.75
_MARKDOWN = re.compile(r"#{1,6}\s+\S")
_CLOSERS = "”’\"')]»*_"
_SENTENCE_END = re.compile(r"[.!?…。؟۔।։።။]$")
_WORD = re.compile(r"[^\W_][\w'’.&/-]*")
_ITEM = re.compile(r"[-*•‣▪]\s")
_QUOTES = ("“", '"', "‘", "«", "„", "'")


def is_promotion(text: str) -> bool:
    """Say whether a short line advertises ("Watch video below :") rather than reports."""
    line = text[:_LONGEST].strip(" \t*_#>[").casefold()
    if len(text) > _LONGEST or not line.startswith(words("promotion")):
        return False
    cue = next(w for w in words("promotion") if line.startswith(w))
    rest = line[len(cue) :]
    return not rest[:1].isalnum()


def ends_as_sentence(text: str) -> bool:
    """Say whether the text ends with the stop of a sentence (closing quotes put aside)."""
    tail = text[-12:].rstrip().rstrip(_CLOSERS)
    return _SENTENCE_END.search(tail) is not None


def is_numbered_title(line: str) -> bool:
    """Say whether a line is numbered and titled: "1. Civilian Casualties", "II. On the Ground"."""
    number = _numbers().match(line) if len(line) <= _LONGEST else None
    if number is None:
        return False
    rest = line[number.end() :]
    return bool(rest) and not ends_as_sentence(rest) and _is_title_case(rest)


@cache
def _numbers() -> re.Pattern[str]:
    """Return the ways in which a title is numbered: "IV.", "B)", "2:", "3.1", "Annex B"."""
    parts = "|".join(words("parts"))
    return re.compile(
        r"(?:[IVXLC]{1,7}|[A-Z]|\d{1,2}(?:\.\d{1,2})*)[.):]\s+|\d{1,2}(?:\.\d{1,2})+\s+"
        rf"|(?:{parts})\s+(?:[IVXLC]{{1,7}}|\d{{1,2}}|[A-Z])\b[.:)]?\s*"
    )


def is_heading(
    text: str,
    *,
    before: str | None = None,
    after: str | None = None,
    capitals_are_plain: bool = False,
) -> bool:
    """Say whether a block is a heading, by its form and the blocks before and after it.

    ``before`` None: the first block. ``capitals_are_plain``: the whole text is in capitals, so
    that capitals say nothing.
    """
    if _MARKDOWN.match(text):
        return len(text) <= 2 * _LONGEST
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or _ITEM.match(text):
        return False
    if text.isupper() and len(_letters(text)) > 3 and not capitals_are_plain:
        return not text.startswith(_QUOTES)
    if text.startswith(_QUOTES) or text.rstrip().endswith((",", ";")):
        return False
    if is_numbered_title(text):
        return True
    if ends_as_sentence(text) and not text.rstrip().endswith("?"):
        return False
    return _is_title_case(text) or _is_plain_title(text, before, after)


def _is_plain_title(text: str, before: str | None, after: str | None) -> bool:
    """Whether a line in sentence case is a title: short, without stop, and prose follows it."""
    if after is None or len(after) < _LONG_AFTER or not ends_as_sentence(after):
        return False
    return is_short_title(text, _MOST_WORDS if before is None else _SHORT_WORDS)


def is_short_title(text: str, most_words: int = _SHORT_WORDS) -> bool:
    """Say whether a line could be a title in sentence case: few words, a capital, no stop."""
    if ends_as_sentence(text) or text.rstrip().endswith(":") or text[:1].islower():
        return False
    return len(text.split()) <= most_words and not text.startswith(_QUOTES)


def _letters(text: str) -> list[str]:
    return [c for c in text if c.isalpha()]


def _is_title_case(text: str) -> bool:
    """Whether the words that a title capitalises are capitalised (at least one, and the first)."""
    found = [w for w in _WORD.findall(text) if w[0].isalpha()]
    telling = [w for w in found if w.casefold() not in word_set("small words")]
    if not telling or not found[0][0].isupper():
        return False
    raised: int = sum(w[0].isupper() for w in telling)
    return raised >= _TITLE_SHARE * len(telling)
