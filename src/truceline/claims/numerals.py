"""Numbers as they are written: digits, words and scales, by the vocabulary `numerals`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from truceline.basis.quantity import Number
from truceline.basis.vocabulary import Term, vocabulary

__all__ = ["NUMBER", "number_of", "number_words", "numerals"]

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
NUMBER = _DIGITS.pattern
"""The pattern of a number in digits; blanks never part thousands."""


@cache
def numerals(kind: str) -> Mapping[str, Term]:
    """Return the terms of one kind of the vocabulary: number, multiplier, hedge, indefinite."""
    return {c: t for c, t in vocabulary("numerals").items() if t.more["kind"] == kind}


@cache
def number_words() -> Mapping[str, int]:
    """Return the English words for numbers up to ninety and what they mean."""
    return _words("number")


@cache
def scale_words() -> Mapping[str, int]:
    """Return the English words that multiply ("dozen", "thousand") and by what."""
    return _words("multiplier")


def _words(kind: str) -> dict[str, int]:
    return {
        cue: int(t.more["value"])
        for t in numerals(kind).values()
        for cue in t.cues["en"]
        if " " not in cue and len(cue) > 2
    }


def number_of(text: str) -> Number | None:
    """Return the number that ``text`` writes ("45", "2,000", "2 million", "a hundred and twenty").

    None if it holds anything that is no number, or words that make none: nothing is guessed.
    """
    total: Number = 0
    current: Number | None = None
    ceiling: Number = float("inf")
    for word in re.split(r"[\s-]+", text.strip().lower()):
        if word in {"and", ""}:
            continue
        scale, n = scale_words().get(word), _unit(word)
        if scale is not None and scale > 100 and scale < ceiling:
            total, current, ceiling = (
                total + (1 if current is None else current) * scale,
                None,
                scale,
            )
        elif scale is not None and scale <= 100 and (current or 0) < 100:
            current = (1 if current is None else current) * scale
        elif n is not None and n < ceiling and _fits(current, n, word):
            current = n if current is None else current + n
        else:
            return None
    if current is None and ceiling == float("inf"):
        return None
    value = total + (current or 0)
    return int(value) if value == int(value) else value


def _fits(current: Number | None, n: Number, word: str) -> bool:
    """Whether ``n`` may follow: twenty-one and a hundred and five, never "ten two" or "20 5"."""
    if current is None or word in scale_words():
        return current is None
    spelt = word in number_words() and n > 0
    free = current % 100 == 0 or (n < 10 and current % 10 == 0 and current % 100 != 10)
    return spelt and current > n and free


def _unit(word: str) -> Number | None:
    if _DIGITS.fullmatch(word):
        plain = word.replace(",", "")
        return float(plain) if "." in plain else int(plain)
    return 1 if word in {"a", "an"} else number_words().get(word)
