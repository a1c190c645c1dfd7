"""The lexicon of saying: which word forms report speech, and which constructions each verb takes.

The words are data (``said_verbs.yaml``); nothing here names one. Regular inflections are made by
rule, irregular ones are listed. See the head of the data file for the meaning of each key.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from truceline.basis.word_lists import word_list

__all__ = ["Lexicon", "SaidVerb", "Silent", "VerbForm", "inflections", "lexicon"]

VOWELS = "aeiou"


class SaidVerb(msgspec.Struct, frozen=True, kw_only=True):
    """A verb of saying. ``takes`` are constructions; ``preps`` and ``phrases`` fixed continuations.

    ``telling``: it passes on what its subject knows, so it can be another speaker's *via*.
    ``comment``: as a participle after a clause it is the outlet's comment. ``figures``: it gives
    one ("put the toll at 40").
    """

    lemma: str
    takes: frozenset[str] = frozenset()
    preps: tuple[tuple[str, ...], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    telling: bool = False
    comment: bool = False
    light: bool = False
    figures: bool = False


class VerbForm(msgspec.Struct, frozen=True):
    """One inflected form: its verb and which of base, s, ing, past, participle it can be."""

    lemma: str
    kinds: frozenset[str]


class Silent(msgspec.Struct, frozen=True, kw_only=True):
    """The words by which somebody gives no word; see the head of ``silent`` in the data file."""

    lemma: str
    negated: frozenset[str]
    to_requests: frozenset[str]
    weighed: frozenset[str]
    requests: frozenset[str]
    refusing: frozenset[str]
    answering: frozenset[str]
    owned: frozenset[str]
    links: frozenset[str]
    asking: frozenset[str]


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """The whole lexicon, by word form (lower case)."""

    verbs: dict[str, SaidVerb]
    forms: dict[str, VerbForm]
    nouns: frozenset[str]
    sayings: frozenset[str]
    noun_links: frozenset[str]
    answers: frozenset[str]
    charging: frozenset[str]
    decisions: dict[str, VerbForm]
    happenings: dict[str, VerbForm]
    decided: frozenset[str]
    takings: tuple[str, ...]
    outlooks: frozenset[str]
    evaluative: frozenset[str]
    habits: frozenset[str]
    asides: frozenset[str]
    resumed: frozenset[str]
    silent: Silent
    anonymity: tuple[tuple[str, ...], ...]
    no_passive: frozenset[str]
    figures: frozenset[str]
    accounts: frozenset[str]
    transitive: frozenset[str]
    untold: frozenset[str]
    deeds: frozenset[str]
    talked: frozenset[str]


def inflections(lemma: str) -> tuple[str, str, str, str, str]:
    """Return base, -s, -ing, past and participle of a regular verb ("deny" gives "denied")."""
    if lemma.endswith("ee"):
        return lemma, lemma + "s", lemma + "ing", lemma + "d", lemma + "d"
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma[:-1] + "ing", lemma + "d", lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma, lemma[:-1] + "ies", lemma + "ing", lemma[:-1] + "ied", lemma[:-1] + "ied"
    s = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return lemma, s, lemma + "ing", lemma + "ed", lemma + "ed"


@cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon (read once)."""
    raw: dict[str, Any] = word_list("claims/said_verbs")
    verbs = _verbs(raw)
    happening_irregular = {**raw["irregular"], **raw["happening_irregular"]}
    return Lexicon(
        verbs=verbs,
        forms=_forms(verbs, raw["irregular"]),
        nouns=frozenset(raw["nouns"]),
        sayings=frozenset(raw["sayings"]),
        noun_links=frozenset(raw["noun_links"]),
        answers=frozenset(raw["answers"]),
        charging=frozenset(raw["charging"]),
        decisions=_forms(raw["decisions"], happening_irregular),
        happenings=_forms(raw["happenings"], happening_irregular),
        decided=frozenset(lemma.split()[0] for lemma in raw["decisions"]),
        takings=tuple(raw["takings"]),
        outlooks=frozenset(raw["outlooks"]),
        evaluative=frozenset(raw["evaluative"]),
        habits=frozenset(raw["habits"]),
        asides=frozenset(raw["asides"]),
        resumed=frozenset(raw["resumed"]),
        silent=msgspec.convert(raw["silent"], Silent),
        anonymity=tuple(tuple(phrase.split()) for phrase in raw["anonymity"]),
        no_passive=frozenset(raw["no_passive"]),
        figures=frozenset(raw["figures"]),
        accounts=frozenset(raw["accounts"]),
        transitive=frozenset(raw["transitive"]),
        untold=frozenset(raw["untold"]),
        deeds=frozenset(raw["deeds"]),
        talked=frozenset(raw["talked"] + raw["nouns"] + raw["sayings"] + raw["resumed"]),
    )


def _verbs(raw: dict[str, Any]) -> dict[str, SaidVerb]:
    """Join groups, prepositions and phrases by the verb's first word."""
    found: dict[str, dict[str, Any]] = {}
    for group in raw["groups"]:
        for lemma in group["verbs"]:
            head, *rest = lemma.split()
            entry = found.setdefault(head, _blank())
            if rest:
                entry["phrases"].add(tuple(rest))
                continue
            entry["takes"] |= set(group["takes"])
            entry["telling"] |= group.get("telling", False)
            entry["comment"] |= group.get("comment", False)
    for key in ("prep", "phrases"):
        for lemma, continuations in raw[key].items():
            entry = found.setdefault(lemma.split()[0], _blank())
            entry["preps" if key == "prep" else "phrases"] |= {
                tuple(c.split()) for c in continuations
            }
    for lemma in raw["light"]:
        found.setdefault(lemma.split()[0], _blank())["light"] = True
    for lemma in raw["figured"]:
        found.setdefault(lemma, _blank())["figures"] = True
    return {lemma: _verb(lemma, entry) for lemma, entry in found.items()}


def _blank() -> dict[str, Any]:
    return {
        "takes": set(),
        "preps": set(),
        "phrases": set(),
        "telling": False,
        "comment": False,
        "light": False,
        "figures": False,
    }


def _verb(lemma: str, entry: dict[str, Any]) -> SaidVerb:
    """Freeze one entry; longer continuations are tried before shorter ones."""

    def longest(parts: set[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted(parts, key=lambda p: (-len(p), p)))

    return SaidVerb(
        lemma=lemma,
        takes=frozenset(entry["takes"]),
        preps=longest(entry["preps"]),
        phrases=longest(entry["phrases"]),
        telling=entry["telling"],
        comment=entry["comment"],
        light=entry["light"],
        figures=entry["figures"],
    )


def _forms(lemmas: Any, irregular: dict[str, list[str]]) -> dict[str, VerbForm]:
    """Return every inflected form of ``lemmas``; of a verb of two words, of its first word."""
    kinds: dict[str, tuple[str, set[str]]] = {}
    for lemma in lemmas:
        head = lemma.split()[0]
        listed = irregular.get(head)
        words = (head, *listed) if listed else inflections(head)
        for kind, word in zip(("base", "s", "ing", "past", "participle"), words, strict=True):
            kinds.setdefault(word, (head, set()))[1].add(kind)
    return {word: VerbForm(head, frozenset(k)) for word, (head, k) in kinds.items()}
