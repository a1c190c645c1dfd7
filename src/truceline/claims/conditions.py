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
    m = (_COMMA if _leads(text, opener) else _END).search(text, opener.end())
    if opener[0].lower() in cue_file("conditions")["at_the_head"]:
        main = _main_clause().search(text, opener.end())
        m = main if m is None or (main is not None and main.start() < m.start()) else m
    return len(text) if m is None else m.start()


def _leads(text: str, opener: re.Match[str]) -> bool:
    before = text[: opener.start()].rstrip(' \n\t\0“"').rpartition(".")[2]
    return not before.strip(' \n\t\0“"')


def _is_placed(text: str, opener: re.Match[str], end: int) -> bool:
    """Whether an opener that is other things elsewhere stands where it opens a condition."""
    word, data = opener[0].lower(), cue_file("conditions")
    if word in data["at_the_head"]:
        main = re.split(r"[.;!?](?=\s|$)", text[end:])[0]
        return _leads(text, opener) and _looks_ahead().search(main) is not None
    if word in data["behind_what_is_to_come"]:
        main = re.split(r"[.;!?\0](?=\s)", text[: opener.start()])[-1]
        dated = bool(times_in(text[opener.end() : end], None))
        return _looks_ahead().search(main) is not None and not dated
    return True


@cache
def _main_clause() -> re.Pattern[str]:
    """Where a main clause begins without a comma before it: "Without a list there will be none"."""
    data = cue_file("conditions")
    words = "|".join(w.replace("'", "['’]") for w in data["looks_ahead"])
    return re.compile(rf"\s(?=(?:{'|'.join(data['subjects'])})\s*(?:{words})\b)", re.IGNORECASE)


@cache
def _looks_ahead() -> re.Pattern[str]:
    words = "|".join(w.replace("'", "['’]") for w in cue_file("conditions")["looks_ahead"])
    return re.compile(rf"(?:\b|(?=['’]))(?:{words})\b", re.IGNORECASE)


def _is_condition(text: str, opener: re.Match[str], end: int) -> bool:
    before, clause = text[: opener.start()], text[opener.end() : end]
    if opener[0].lower() in cue_file("conditions")["after_negation"] and not _negated(before):
        return False
    if not _is_placed(text, opener, end):
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
