"""Conditions: the clauses on which the words make something depend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from truceline.basis.span import Passage
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.times import times_in
from truceline.claims.words import Words, words_of

__all__ = ["condition_starts", "conditions_in", "conditions_stage", "is_only"]

_END = re.compile(
    r"[;:.!?\0](?=\s|$|\0|[”\"’'])|\s[—–-]\s|—|,(?=\s+(?:\w+ing|and|but|which|who|while|saying|he|she|it|they|we)\b)",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[,;:.!?\0](?=\s|$|\0|[”\"’'])|\s[—–-]\s|—")


@cache
def _opener() -> re.Pattern[str]:
    return wording(cue_file("conditions")["opens"]["en"])


@cache
def _never_after() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(cue_file('conditions')['never_after']['en'])})\s*$", re.IGNORECASE
    )


@cache
def _adverb_before() -> re.Pattern[str]:
    return wording(cue_file("conditions")["adverb_before"]["en"])


@cache
def _only() -> re.Pattern[str]:
    return wording(cue_file("conditions")["only"]["en"])


def conditions_in(words: Words) -> tuple[Passage, ...]:
    """Return the conditional clauses in ``words``, opener included, in the order of the text.

    A clause at the head ends at its comma; any other at the end of its sentence, or where the main
    clause goes on. "until Friday" is a time and no condition.
    """
    return tuple(words.passage(start, end) for start, end in _clauses(words.text))


def condition_starts(text: str) -> tuple[int, ...]:
    """Return where the conditional clauses of ``text`` begin."""
    return tuple(start for start, _ in _clauses(text))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while (m := _opener().search(text, at)) is not None:
        at = m.end()
        end = _clause_end(text, m)
        if _is_condition(text, m, end):
            yield m.start(), end
            at = end


def is_only(condition: Passage) -> bool:
    """Say whether a condition is the sole one it names: "only if", "only once", "not before"."""
    return _only().match(condition.text) is not None


def _clause_end(text: str, opener: re.Match[str]) -> int:
    # A clause that opens the sentence ends at its first comma: "If A does this, B will do that".
    lead = not text[: opener.start()].rstrip(' \n\t\0“"').rpartition(".")[2].strip(' \n\t\0“"')
    m = (_COMMA if lead else _END).search(text, opener.end())
    return len(text) if m is None else m.start()


def _is_condition(text: str, opener: re.Match[str], end: int) -> bool:
    before, clause = text[: opener.start()], text[opener.end() : end]
    if opener[0].lower() in cue_file("conditions")["after_negation"] and not _negated(before):
        return False
    if _never_after().search(before) or _adverb_before().match(clause.lstrip()):
        return False
    return len(clause.split()) >= 1 and not _only_a_time(clause)


def _negated(before: str) -> bool:
    sentence = re.split(r"[.;!?](?=\s)", before)[-1]
    return re.search(r"\b(?:not|never|no)\b|n['’]t\b", sentence, re.IGNORECASE) is not None


def _only_a_time(clause: str) -> bool:
    rest = clause
    for t in reversed(times_in(clause, None)):
        rest = rest[: t.start] + rest[t.end :]
    return not re.search(r"[^\W\d_]{3,}", rest)


def conditions_stage(reading: Reading) -> Reading:
    """Fill ``conditions`` of every draft from the words of its content."""
    drafts = tuple(_with_conditions(reading, d) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def _with_conditions(reading: Reading, draft: Draft) -> Draft:
    found = conditions_in(words_of(reading, draft.content))
    return msgspec.structs.replace(draft, conditions=found)
