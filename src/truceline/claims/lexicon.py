"""The cue files of the claims room: small YAML lists of English wordings, and how they are matched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from truceline.basis.vocabulary import vocabulary
from truceline.basis.word_lists import word_list

__all__ = ["cue_file", "patterns_of", "vocabulary_cues", "wording"]

_BETWEEN = r"(?:[\s,]+[\w’'“”\"-]+){0,5}?"
_PIECES = re.compile(r"\s+~\s+|\s+\?|\s+|'|-|(?<=\w)(?<!\\w)\*")


@cache
def cue_file(name: str) -> Mapping[str, Any]:
    """Return the cue file ``name`` (amounts, assessments, conditions, events ...) as plain data."""
    raw: dict[str, Any] = word_list(f"claims/cues/{name}")
    return raw


def wording(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern that finds any of ``phrases`` at word borders, whatever the case.

    In a phrase a blank is any white space (a quotation may begin or end there), an apostrophe
    straight or curly, a hyphen a hyphen or a blank, ``*`` after a letter the rest of a word, ``~``
    up to five words between, a blank with ``?`` may be missing; brackets and bars as usual.
    Longer phrases win. No phrase at all: a pattern that never matches.
    """
    known = sorted(phrases, key=len, reverse=True)
    if not known:
        return re.compile(r"(?!)")
    body = "|".join(_PIECES.sub(_piece, phrase) for phrase in known)
    return re.compile(rf"(?<![\w-])(?:{body})(?!\w)", re.IGNORECASE)


def _piece(m: re.Match[str]) -> str:
    match m[0].strip():
        case "~":
            return rf"{_BETWEEN}\s+"
        case "":
            return r"[”\"]?\s+[“\"]?"
        case "?":
            return r"\s*"
        case "'":
            return "['’]"
        case "-":
            return r"[-‐‑\s]"
        case _:
            return r"\w*"


@cache
def patterns_of(name: str, group: str) -> Mapping[str, re.Pattern[str]]:
    """Return, by code, the patterns of one group of a cue file (code -> list of phrases)."""
    return {code: wording(phrases) for code, phrases in cue_file(name)[group].items()}


@cache
def vocabulary_cues(name: str) -> Mapping[str, re.Pattern[str]]:
    """Return, by code, the patterns made of the English cues of a shared vocabulary."""
    return {code: wording(term.cues.get("en", ())) for code, term in vocabulary(name).items()}
