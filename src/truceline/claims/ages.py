"""Ages: numbers beside a person that count nobody."""

from __future__ import annotations

import re
from functools import cache

from truceline.claims.lexicon import cue_file, wording
from truceline.claims.numerals import number_of

__all__ = ["is_age"]


def is_age(before: str, number: str, after: str) -> bool:
    """Whether the number is the age of the person before it: "Ann Lee, 12," or "a nurse, 34"."""
    years = number_of(number)
    if years is None or years > cue_file("amounts")["oldest"]:
        return False
    if _years_old().match(after) is not None:
        return True
    aside = _ASIDE_BEFORE.search(before) is not None and _ASIDE_AFTER.match(after) is not None
    return aside and _counted_aside().match(after) is None and _setting().search(before) is None


_ASIDE_BEFORE = re.compile(
    # A name, or a noun with its article; then a comma or a bracket.
    r"(?:\b[^\W\d_a-z][\w’'-]*"
    r"|\b(?:an?|the|his|her|its|their|our|my|one|another)\s+(?:[\w’'-]+\s+){0,4}?[a-z’'-]+)"
    r"(?:,\s+|\s+\()$"
)
_ASIDE_AFTER = re.compile(r"\s*(?:[,.;:)!?\0”\"]|$|\s(?:and|was|were|who|from|of|in|near|at)\b)")


@cache
def _years_old() -> re.Pattern[str]:
    return wording([r"\s*years? (old|of age)"])


@cache
def _counted_aside() -> re.Pattern[str]:
    words = "|".join(cue_file("amounts")["counted_aside"])
    return re.compile(rf"\s*,?\s*(?:{words})\b", re.IGNORECASE)


@cache
def _setting() -> re.Pattern[str]:
    words = "|".join(cue_file("amounts")["settings"])
    return re.compile(
        rf"(?:^|[.;,]\s+|\b(?:said|that|and)\s+)(?:{words})\s+[^,.;]*,\s+$", re.IGNORECASE
    )
