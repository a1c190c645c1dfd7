"""Stance: for or against what, and only where the words say so; with opposite assessments of talks."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from truceline.basis.vocabulary import vocabulary
from truceline.claims.claim import Stance
from truceline.claims.draft import Draft, Reading
from truceline.claims.lexicon import cue_file, wording
from truceline.claims.words import GAP, content_words

__all__ = ["assessment_in", "stance_of", "stance_stage"]

FOR, AGAINST, CONDITIONAL = "for", "against", "conditional"


def stance_of(draft: Draft, text: str) -> Stance | None:
    """Return what a draft with content ``text`` stands for or against; None if the words do not say.

    The sign is that of the act (vocabulary `acts`); an acceptance with a condition is conditional; a
    demand has a target and the sign "none". Where the act says nothing, an assessment of talks is
    a stance on talks. A narrator's evaluation is none.
    """
    data = cue_file("stance")
    if draft.about is None and draft.act in data["signed"]:
        target = _target(draft, text)
        return None if target is None else Stance(target=target, sign=_sign(draft))
    sign = None if draft.voice == "narrator" else assessment_in(draft, text)
    return (
        None if sign is None else Stance(target=str(cue_file("assessments")["target"]), sign=sign)
    )


def _sign(draft: Draft) -> str:
    if draft.conditions and draft.act in cue_file("stance")["conditional"]:
        return CONDITIONAL
    return str(vocabulary("acts")[draft.act].more["sign"] or "none")


def _target(draft: Draft, text: str) -> str | None:
    """Return the issue spoken of, a particular one before a general one; else the proposal's words."""
    data = cue_file("stance")
    particular = [i for i in draft.issues if i not in data["general"]]
    if draft.act in data["particular"] and particular:
        return particular[0]
    if draft.act in data["not_general"] and draft.issues and not particular:
        return _proposal(text)
    return draft.issues[0] if draft.issues else _proposal(text)


def _proposal(text: str) -> str | None:
    m = _proposals().search(text)
    if m is None or GAP in m[0]:
        return None
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]s\b", "", m["words"].lower()))
    return "-".join(words)


@cache
def _proposals() -> re.Pattern[str]:
    nouns = "|".join(cue_file("stance")["proposals"])
    return re.compile(
        rf"\b(?:the|a|an|this|that|its|their|his|her|any)\s+(?P<words>(?:[\w’'.-]+\s+){{0,3}}?(?:{nouns}))\b",
        re.IGNORECASE,
    )


def assessment_in(draft: Draft, text: str) -> str | None:
    """Return the sign of an assessment of talks in ``text``: for, against, both (conditional) or None.

    Wordings are those of cues/assessments.yaml. A denied or negated good word counts as against.
    """
    data = cue_file("assessments")
    if draft.issues and not set(draft.issues) & set(data["issues"]):
        return None
    against = [m.span() for m in _wordings(AGAINST).finditer(text)]
    good = [
        m
        for m in _wordings(FOR).finditer(text)
        if not any(a < m.end() and m.start() < b for a, b in against)
    ]
    turned = [m for m in good if _turned(draft, text, m)]
    signs = {AGAINST} if against or turned else set()
    if len(good) > len(turned):
        signs.add(FOR)
    return CONDITIONAL if len(signs) == 2 else next(iter(signs), None)


def _turned(draft: Draft, text: str, m: re.Match[str]) -> bool:
    before = " ".join(text[: m.start()].rpartition(GAP)[2].split()[-3:])
    return draft.act == "denies" or _turners().search(before) is not None


@cache
def _turners() -> re.Pattern[str]:
    words = [w for w in cue_file("assessments")["turned_by"] if w != "n't"]
    return re.compile(rf"{wording(words).pattern}|n['’]t\b", re.IGNORECASE)


@cache
def _wordings(sign: str) -> re.Pattern[str]:
    return wording(cue_file("assessments")[sign])


def stance_stage(reading: Reading) -> Reading:
    """Fill ``stance`` of every draft."""
    drafts = tuple(_with_stance(reading, d) for d in reading.drafts)
    return msgspec.structs.replace(reading, drafts=drafts)


def _with_stance(reading: Reading, draft: Draft) -> Draft:
    # The cue belongs to an assessment: "expressed optimism" stands before what is assessed.
    text = content_words(reading, draft).text
    stance = stance_of(draft, text if draft.cue is None else f"{draft.cue.text} {text}")
    # "No progress was made" names no issue by a noun of its own, yet is a word on the talks.
    issues = draft.issues or (
        (stance.target,) if stance is not None and stance.target in vocabulary("issues") else ()
    )
    return msgspec.structs.replace(draft, stance=stance, issues=issues)
