"""Modality: whether the content is told as future, hypothetical, negated, historical or hedged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from truceline.basis.vocabulary import vocabulary
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.times import times_in
from truceline.claims.words import GAP, Words, content_words, words_of

__all__ = ["modality_in", "modality_stage"]

FUTURE, HYPOTHETICAL, NEGATED, HISTORICAL = "future", "hypothetical", "negated", "historical"


def modality_in(words: Words, *, cue_negated: bool = False) -> tuple[str, ...]:
    """Return the modality flags of ``words``, in the order of the vocabulary `modality`.

    Negation counts in the main clause only. ``cue_negated`` adds it: "did not say that ..." leaves
    nothing said as so.
    """
    text = _plain(words.text)
    main = _main_clause(text)
    shown = {code for code, cues in _cues().items() if cues.search(text) and code != NEGATED}
    if cue_negated or _cues()[NEGATED].search(main) or re.search(r"n['’]t\b", main):
        shown.add(NEGATED)
    if _ready().search(text) or re.search(r"\w['’]ll\b", text):
        shown.add(FUTURE)
    if not _cues()[HYPOTHETICAL].search(_no_possibility().sub(GAP, text)):
        shown.discard(HYPOTHETICAL)
    return _ordered(shown)


def _ordered(shown: set[str]) -> tuple[str, ...]:
    return tuple(code for code in vocabulary("modality") if code in shown)


def _plain(text: str) -> str:
    for t in times_in(text, None):
        if text[t.start : t.end].lower() not in {"tomorrow"} and t.relation != "at":
            text = text[: t.start] + GAP * (t.end - t.start) + text[t.end :]
    # "May 2025" is a month; "not only" and "no fewer than" negate nothing.
    text = re.sub(r"\bMay(?=\s+\d)|(?<=\d )May\b|(?<=\b(?:of|in|by) )May\b", GAP * 3, text)
    return _no_negation().sub(lambda m: GAP * len(m[0]), text)


def _main_clause(text: str) -> str:
    contrast = str(cue_file("modality")["contrast"])
    text = text.replace(contrast, GAP * len(contrast))
    m = _subordinate().search(text)
    return text if m is None or m.start() == 0 else text[: m.start()]


@cache
def _cues() -> Mapping[str, re.Pattern[str]]:
    left_out = cue_file("modality")["left_out"]
    return {
        code: wording(c for c in term.cues["en"] if c not in left_out.get(code, ()))
        for code, term in vocabulary("modality").items()
    }


@cache
def _ready() -> re.Pattern[str]:
    return wording(cue_file("modality")["ready"])


@cache
def _case() -> re.Pattern[str]:
    return wording(cue_file("modality")["case"])


@cache
def _no_possibility() -> re.Pattern[str]:
    return wording(cue_file("modality")["no_possibility"])


@cache
def _subordinate() -> re.Pattern[str]:
    return wording(cue_file("modality")["subordinate"])


@cache
def _no_negation() -> re.Pattern[str]:
    return wording(cue_file("modality")["no_negation"])


def modality_stage(reading: Reading) -> Reading:
    """Fill ``modality`` of every draft from its content, its conditions and figures left out."""
    drafts = tuple(_with_modality(reading, d) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def _with_modality(reading: Reading, draft: Draft) -> Draft:
    words = content_words(reading, draft).without(a.span for a in draft.quantities)
    flags = modality_in(words, cue_negated=draft.cue_negated and draft.act == "asserts")
    shown = _by_act(reading, draft, set(flags))
    return msgspec.structs.replace(draft, modality=_ordered(shown))


def _by_act(reading: Reading, draft: Draft, shown: set[str]) -> set[str]:
    """Return ``shown`` with what the act and its cue say: awaited, promised, put as a case, recalled."""
    data = cue_file("modality")
    whole = words_of(reading, draft.content).text
    if draft.act in data["put_cases"] and _case().search(whole):
        shown = shown | {HYPOTHETICAL}
    if draft.act in data["awaited"] and HYPOTHETICAL not in shown:
        shown = shown | {FUTURE}
    if draft.act in data["promises"] and _is_infinitive(reading, draft):
        shown = shown | {FUTURE}
    if draft.cue_lemma in data["lying_back"]:
        shown = shown | {HISTORICAL}
    if FUTURE in shown:
        shown = shown - {HISTORICAL}
    return shown - {NEGATED} if draft.act in data["unsaid"] else shown


def _is_infinitive(reading: Reading, draft: Draft) -> bool:
    """Whether the content is what one promises to do ("to leave", or "leave" right after "to")."""
    at = draft.content
    if at is None:
        return False
    return re.search(r"\bto\s+$", reading.report.text[: at.start]) is not None or (
        re.match(r"to\s+\w", at.text) is not None
    )
