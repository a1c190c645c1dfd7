"""Numbers that count nothing: names, labels, years, ages, the sides of talks."""

from __future__ import annotations

import re
from functools import cache

from truceline.basis.vocabulary import vocabulary
from truceline.claims.ages import is_age
from truceline.claims.counted import unit_of
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.numerals import number_words

__all__ = ["is_label", "is_name", "without_item_numbers"]

_REACH = 60
"""How many characters before and behind a number tell whether it is a name, a label or an age."""
_ITEM = re.compile(r"(?:(?<=\0)|(?<=\n)|^)[ \t]*\(?(?:\d{1,2}|[a-z])[.)][ \t](?=[ \t]*\S)")


def without_item_numbers(text: str) -> str:
    """Blank out the numbers of items ("1. ...", "(b) ...") at the head of the text and its lines."""
    return _ITEM.sub(lambda m: " " * len(m[0]), text)


def is_name(text: str, start: int, end: int) -> bool:
    """Say whether a number is a name or a label: "phase one", "20-point", "1701", "one of the most"."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return (
        is_label(text, start)
        or _labels_after().match(after) is not None
        or _not_counted().match(after) is not None
        or (_known_pair().match(after) is not None and _definite(before))
        or _is_bare_year(text[start:end], after)
        or is_age(before, text[start:end], after)
        or (text[start:end].lower() == "one" and _pronoun_one(before, after))
        or (text[start:end].lower().endswith("single") and _NEGATED.search(before) is not None)
    )


_NEGATED = re.compile(r"(?:\b(?:not|never|no|nor|without)\b|n['’]t\b)[^.;]*$", re.IGNORECASE)
"""Words before "a single" that make it none: "will not give up a single metre"."""


def is_label(text: str, start: int) -> bool:
    """Say whether a noun that is numbered stands before the number: "phase two", "articles 3 and 4"."""
    return _labels_before().search(text[max(0, start - _REACH) : start]) is not None


def _definite(before: str) -> bool:
    return re.search(r"\b(?:the|these|those|our|both)\s+$", before, re.IGNORECASE) is not None


def _is_bare_year(number: str, after: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d|1701|1559", number) is not None and not unit_of(after)[0]


def _pronoun_one(before: str, after: str) -> bool:
    """Whether "one" counts nothing: no thing of the units follows it, nor "killed" or the like."""
    return (unit_of(after)[0] is None and _harmed().match(after) is None) or re.search(
        r"\b(?:no|any|some|every|the|this|that|each)\s+$", before, re.I
    ) is not None


@cache
def _harmed() -> re.Pattern[str]:
    points = [t for t in vocabulary("counting_points").values() if t.more.get("chain") == "harm"]
    words = wording(c for t in points for c in t.cues["en"]).pattern
    return re.compile(rf"\s+(?:(?:was|were|is|has been|had been)\s+)?{words}", re.IGNORECASE)


@cache
def _labels_before() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in cue_file("amounts")["labels_before"])
    return re.compile(
        rf"\b(?:{words})[\s-]+(?:(?:\d+|{'|'.join(number_words())})(?:,?\s+(?:and|or|to)\s+|\s*[-–,]\s*))*$",
        re.IGNORECASE,
    )


@cache
def _labels_after() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in cue_file("amounts")["labels_after"])
    return re.compile(rf"[-‐‑](?:{words})\b|(?:st|nd|rd|th)\b", re.IGNORECASE)


@cache
def _not_counted() -> re.Pattern[str]:
    return _following("not_counted")


@cache
def _known_pair() -> re.Pattern[str]:
    return _following("known_pairs")


def _following(key: str) -> re.Pattern[str]:
    words = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in cue_file("amounts")[key])
    return re.compile(rf"\s+(?:{words})\b", re.IGNORECASE)
