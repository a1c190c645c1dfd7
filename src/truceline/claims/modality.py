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
from truceline.claims.words import GAP, Words, content_words

__all__ = ["modality_in", "modality_stage"]

NEGATED = "negated"


def modality_in(words: Words, *, cue_negated: bool = False) -> tuple[str, ...]:
    """Return the modality flags of ``words``, in the order of the vocabulary `modality`.

    Negation counts in the main clause only. ``cue_negated`` adds it: "did not say that ..." leaves
    nothing said as so.
    """
    text = _plain(words.text)
    main = _main_clause(text)
    return tuple(
        code
        for code, cues in _cues().items()
        if cues.search(main if code == NEGATED else text)
        or (code == NEGATED and (cue_negated or re.search(r"n['’]t\b", main)))
    )


def _plain(text: str) -> str:
    for t in times_in(text, None):
        if text[t.start : t.end].lower() not in {"tomorrow"} and t.relation != "at":
            text = text[: t.start] + GAP * (t.end - t.start) + text[t.end :]
    # "May 2025" is a month; "not only" and "no fewer than" negate nothing.
    text = re.sub(r"\bMay(?=\s+\d)|(?<=\d )May\b", GAP * 3, text)
    return _no_negation().sub(lambda m: GAP * len(m[0]), text)


def _main_clause(text: str) -> str:
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
    return msgspec.structs.replace(draft, modality=flags)
