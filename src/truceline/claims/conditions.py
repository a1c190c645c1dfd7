"""Conditions: the clauses on which the words make something depend."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import msgspec

from truceline.basis.span import Passage
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.times import times_in
from truceline.claims.words import Words, words_of

__all__ = ["condition_starts", "conditions_in", "conditions_stage", "is_only"]

_STOP = r"[;:.!?\0](?=\s|$|\0|[”\"’'])|\s[—–-]\s|—"
_END = re.compile(
    rf"{_STOP}|,(?=\s+(?:\w+ing|and|but|which|who|while|he|she|it|they|we)\b"
    r"|\s+(?:[\w’'-]+\s+){0,5}(?:said|says|added|told|warned|according)\b)",
    re.IGNORECASE,
)
# Not the comma within "if the army leaves, withdraws its guns and frees the men, ...".
_COMMA = re.compile(
    rf"{_STOP}|,(?=\s|$|\0|[”\"’'])"
    r"(?!\s+(?:and\s+|or\s+)?[a-z]{3,}(?:s|ed)\s+(?:the|its|their|his|her|all|an?|every)\s[^.;:,]{0,120},)"
)


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


def conditions_in(words: Words, *, refused: bool = False) -> tuple[Passage, ...]:
    """Return the conditional clauses in ``words``, opener included, in the order of the text.

    A clause at the head ends at its comma; any other at the end of its sentence, or where the main
    clause goes on. "until Friday" is a time and no condition. ``refused``: the words are what
    somebody refuses, so that "before" tells a condition as it does behind "not".
    """
    found = _clauses(words.text, refused=refused)
    return tuple(words.passage(start, end) for start, end in found)


def condition_starts(text: str) -> tuple[int, ...]:
    """Return where the conditional clauses of ``text`` begin."""
    return tuple(start for start, _ in _clauses(text))


def _clauses(text: str, *, refused: bool = False) -> Iterator[tuple[int, int]]:
    at = 0
    while (m := _opener().search(text, at)) is not None:
        at = m.end()
        end = _clause_end(text, m)
        if _is_condition(text, m, end, refused):
            yield m.start(), end
            at = end


def is_only(condition: Passage) -> bool:
    """Say whether a condition is the sole one it names: "only if", "only once", "not before"."""
    return _only().match(condition.text) is not None


def _clause_end(text: str, opener: re.Match[str]) -> int:
    # A clause that opens the sentence ends at its first comma: "If A does this, B will do that".
    leads = _leads(text, opener)
    m = (_COMMA if leads else _END).search(text, opener.end())
    if leads or opener[0].lower() in cue_file("conditions")["at_the_head"]:
        main = _main_clause().search(text, opener.end(), m.start() if m else len(text))
        m = main if main is not None else m
    return len(text) if m is None else m.start()


def _leads(text: str, opener: re.Match[str]) -> bool:
    before = text[: opener.start()].rstrip(' \n\t\0“"').rpartition(".")[2][-_REACH:]
    return not before.strip(' \n\t\0“"') or _JOINED.search(before) is not None


_JOINED = re.compile(r"\b(?:and|but|that)$", re.IGNORECASE)


def _is_placed(text: str, opener: re.Match[str], end: int) -> bool:
    """Whether an opener that is other things elsewhere stands where it opens a condition."""
    word, data = " ".join(opener[0].lower().split()), cue_file("conditions")
    clause, before = text[opener.end() : end], _sentence_before(text, opener.start())
    head = _leads(text, opener)
    to_come = (_rest(text, end) if head else before, "looks_ahead")
    if word in data["inverted"]:
        inverted = _subject().match(clause) is not None and not _asks().search(before)
        return inverted and (word != "were" or " to " in clause)
    if word in data["at_the_head"]:
        return (head and _has(*to_come)) or (word == "without" and _negated(before))
    if word in data["behind_what_is_to_come"]:
        if word not in data["told_with_a_verb"]:
            return _has(*to_come) and not times_in(clause, None)
        told = _told().search(clause) is not None or _has(before, "sole")
        return _has(*to_come) and told and not times_in(clause, None)
    if word in data["set_off"]:
        return head or before.rstrip(' “”"\n').endswith((",", "\0")) or _has(before, "looks_ahead")
    if word in data["on_deeds"]:
        return _has(clause, "deeds")
    return True


def _sentence_before(text: str, end: int) -> str:
    return re.split(r"[.;!?\0](?=\s)", text[:end][-_REACH:])[-1]


def _rest(text: str, start: int) -> str:
    return re.split(r"[.;!?](?=\s|$)", text[start : start + _REACH])[0]


_REACH = 400
"""How many characters beside a clause tell what depends on it: its sentence."""


@cache
def _subject() -> re.Pattern[str]:
    """What stands behind "should" where it opens a clause: "should the army return"."""
    words = "|".join(cue_file("conditions")["subjects_behind"])
    return re.compile(rf"\s+(?:(?:{words})\b|(?-i:[A-Z]))", re.IGNORECASE)


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(r"\b(?:why|how|what|where|who|whom|when|which)\s+$", re.IGNORECASE)


@cache
def _told() -> re.Pattern[str]:
    """A verb in the present, or in the past of what is told: "after the aggression ends"."""
    return re.compile(
        r"\b(?:is|are|was|were|has|have|had|gets)\s+\w"
        r"|\b(?:the|its|their|his|an?|any|every)\s+(?:[\w-]+\s+)?[\w-]*[^\Ws]\s+[a-z]{2,}(?<!s)s\b",
        re.IGNORECASE,
    )


def _has(text: str, key: str) -> bool:
    return _of(key).search(text) is not None


@cache
def _of(key: str) -> re.Pattern[str]:
    words = "|".join(w.replace("'", "['’]") for w in cue_file("conditions")[key])
    return re.compile(rf"(?:\b|(?=['’]))(?:{words})\b", re.IGNORECASE)


@cache
def _main_clause() -> re.Pattern[str]:
    """Where a main clause begins without a comma before it: "Without a list there will be none"."""
    data = cue_file("conditions")
    words = "|".join(w.replace("'", "['’]") for w in data["looks_ahead"])
    who = rf"(?:{'|'.join(data['subjects'])})|(?:the|no|its|their|our|all)\s+(?:[\w-]+\s+)?[\w-]+\s"
    # "Only if attacked will the army answer": the main clause begins with its verb.
    turned = rf"(?:will|would|shall|can|could|do|does)\s+(?:{'|'.join(data['subjects_behind'])})\b"
    return re.compile(rf"\s(?=(?:{who})\s*(?:{words})\b|{turned})", re.IGNORECASE)


def _is_condition(text: str, opener: re.Match[str], end: int, refused: bool) -> bool:
    before, clause = text[: opener.start()], text[opener.end() : end]
    if opener[0].lower() in cue_file("conditions")["after_negation"]:
        sentence = _sentence_before(text, opener.start())
        if not (refused or _negated(sentence) or _has(sentence, "obliges")):
            return False
    if not _is_placed(text, opener, end):
        return False
    if _never_after().search(before[-_REACH:]) or _adverb_before().match(clause.lstrip()):
        return False
    return opener[0].lower() == "failing which" or not _only_a_time(clause)


def _negated(sentence: str) -> bool:
    return (
        re.search(
            r"\b(?:not|never|no|nobody|none|nothing|neither|nor|cannot)\b|n['’]t\b", sentence, re.I
        )
        is not None
    )


def _only_a_time(clause: str) -> bool:
    rest = clause
    for t in reversed(times_in(clause, None)):
        rest = rest[: t.start] + rest[t.end :]
    return not re.search(r"[^\W\d_]{3,}", rest)


def conditions_stage(reading: Reading) -> Reading:
    """Fill ``conditions`` of every draft: from its content, else from its sentence outside of it."""
    told = Counter(d.evidence for d in reading.drafts)
    drafts = tuple(_with_conditions(reading, d, told[d.evidence] == 1) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def _with_conditions(reading: Reading, draft: Draft, alone: bool) -> Draft:
    cue = "" if draft.cue is None else draft.cue.text
    words = words_of(reading, draft.content)
    found = conditions_in(words, refused=_has(cue, "refusing"))
    if not found and _has(cue, "agreeing"):
        found = _provisos(words)
    if not found and alone:
        found = _beside(reading, draft)
    return msgspec.structs.replace(draft, conditions=found)


def _provisos(words: Words) -> tuple[Passage, ...]:
    """Return the proviso of what is agreed to ("accepted the text provided the roads open").

    Elsewhere "provided" behind a noun is a verb; what somebody accepts provides nothing.
    """
    found = _proviso().search(words.text)
    if found is None or not words.text[: found.start()].strip():
        return ()
    return (words.passage(found.start(), _clause_end(words.text, found)),)


@cache
def _proviso() -> re.Pattern[str]:
    return re.compile(rf"\b(?:provided|providing)(?={_subject().pattern})", re.IGNORECASE)


def _beside(reading: Reading, draft: Draft) -> tuple[Passage, ...]:
    """Return the clauses of a sentence that stand outside of what its only speaker is read to say.

    So in "he would leave, the minister said, if the list came".
    """
    if draft.content is None or draft.cue is None:
        return ()
    whole, at = reading.report.text, draft.evidence
    sentence = Words(text=whole[at.start : at.end], start=at.start, whole=whole)
    said = [p.span for p in (draft.content, draft.cue, draft.source) if p is not None]
    return tuple(c for c in conditions_in(sentence.without(said)) if _joins().match(c.text))


@cache
def _joins() -> re.Pattern[str]:
    """The openers that are nothing else: outside of the content others may belong to the speaking."""
    return wording(cue_file("conditions")["joins"])
