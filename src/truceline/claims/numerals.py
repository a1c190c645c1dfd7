"""Numbers as they are written: digits, words and scales, by the vocabulary `numerals`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from truceline.basis.quantity import Number
from truceline.basis.vocabulary import Term, vocabulary

__all__ = [
    "NUMBER",
    "is_dotted",
    "number_of",
    "number_words",
    "numerals",
    "scale_words",
    "short_scales",
]

_LONGEST = 18
"""How many digits a number may have."""
_BLANK = "[ \u00a0\u2009\u202f]"
NUMBER = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    rf"|\d{{1,3}}(?:{_BLANK}\d{{3}})+(?![\d,.]*\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?"
)
"""The pattern of a number in digits: "1,200", "1 200", "1.200.000", "1200", "1.2"."""
_DIGITS = re.compile(NUMBER)
_PARTED = re.compile(rf"(?<=\d){_BLANK}(?=\d{{3}}(?!\d))")
_DOTTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")


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


@cache
def short_scales() -> Mapping[str, int]:
    """Return the short forms that multiply the digits they are joined to ("12k", "1.2m")."""
    return {c: n for c, n in _cues("multiplier") if len(c) <= 2}


def is_dotted(text: str) -> bool:
    """Say whether a dot may part thousands in ``text`` ("1.200"), or begin a fraction."""
    return _DOTTED.fullmatch(text) is not None


def _words(kind: str) -> dict[str, int]:
    return {cue: n for cue, n in _cues(kind) if len(cue) > 2}


def _cues(kind: str) -> list[tuple[str, int]]:
    found = ((c, int(t.more["value"])) for t in numerals(kind).values() for c in t.cues["en"])
    return [(c, n) for c, n in found if " " not in c]


def number_of(text: str) -> Number | None:
    """Return the number that ``text`` writes ("45", "2,000", "1.2m", "half a million", "a dozen").

    None if it holds anything that is no number, or words that make none: nothing is guessed.
    """
    text = _PARTED.sub("", text.strip().lower())
    halved = _and_a_half().fullmatch(text)
    if halved is not None:
        whole, scale = number_of(halved["n"]), halved["scale"]
        return None if whole is None else _exact((whole + 0.5) * scale_words().get(scale, 1))
    short = _short().fullmatch(text)
    if short is not None:
        n = _unit(short["n"])
        return None if n is None else _exact(n * short_scales()[short["scale"]])
    return _sum_of(_half_of().sub("0.5 ", text))


@cache
def _and_a_half() -> re.Pattern[str]:
    """ "two and a half million"; what is added to a hundred is a half of one."""
    scales = "|".join(w for w, n in scale_words().items() if n >= 1000)
    return re.compile(rf"(?P<n>.+?)\s+and\s+a\s+half(?:\s+(?P<scale>{scales}))?")


@cache
def _short() -> re.Pattern[str]:
    return re.compile(rf"(?P<n>{NUMBER})(?P<scale>{'|'.join(short_scales())})")


@cache
def _half_of() -> re.Pattern[str]:
    return re.compile(rf"\b(?:half\s+an?|an?\s+half|half)[\s-]+(?={'|'.join(scale_words())})")


def _sum_of(text: str) -> Number | None:
    """Add up words and digits from left to right, as numbers are spelt."""
    total: Number = 0
    current: Number | None = None
    ceiling: Number = float("inf")
    for word in re.split(r"[\s-]+", text):
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
    return _exact(total + (current or 0))


def _exact(value: Number) -> Number:
    """Return a whole number as one; a rest below a millionth is none of the number's."""
    value = round(value, 6)
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
        plain = plain.replace(".", "") if plain.count(".") > 1 else plain
        if len(plain) > _LONGEST:  # no figure of a report: a serial number, or noise
            return None
        return float(plain) if "." in plain else int(plain)
    return 1 if word in {"a", "an"} else number_words().get(word)
