"""Cues whose speaker is not the subject: passives, relays ("quoted X as saying"), "with X saying"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from truceline.claims.attribution_cue import Cue
from truceline.claims.attribution_phrases import patient_before, subject_after, subject_before
from truceline.claims.attribution_shapes import shape_of
from truceline.claims.attribution_words import MARK, Range, Word, grammar, is_verb_like
from truceline.claims.said_verbs import SaidVerb, lexicon

__all__ = ["Group", "absolute", "cannot_speak", "passive", "relayed"]

LONGEST_ABSOLUTE = 10
"""Words from "with" to "saying" in ", with one minister saying that", at most."""

LONGEST_RELAY = 16
"""Words from "quoted" to "as saying", at most."""


class Group(msgspec.Struct, frozen=True):
    """A verb with the auxiliaries and adverbs before it."""

    start: int
    negated: bool
    passive: bool
    has: bool
    progressive: bool
    modal: bool
    uncertain: bool
    infinitive: bool


def relayed(words: Sequence[Word], at: int, group: Group, *, passive: bool) -> Cue | None:
    """ "the Post quoted X as saying": X is the source, and the Post was told."""
    saying = next(
        (
            i
            for i in range(at + 1, min(len(words) - 1, at + LONGEST_RELAY))
            if words[i].low in grammar("relay_openers")
            and words[i + 1].low in grammar("hard_verbs")
        ),
        None,
    )
    subject = subject_before(words, group.start)
    if saying is None or subject is None or saying + 2 >= len(words):
        return None
    between = (at + 1, saying) if saying > at + 1 else None
    if passive and between is not None and words[at + 1].low == "by":
        between = (at + 2, saying)
    source, told = (subject, between) if passive else (between, subject)
    ahead = saying + 3 if words[saying + 2].low == "that" else saying + 2
    if source is None or ahead >= len(words):
        return None
    return Cue(
        lemma=lexicon().forms[words[saying + 1].low].lemma,
        at=(saying, saying + 2),
        source=source,
        told=told,
        ahead=ahead,
        negated=group.negated,
        telling=True,
    )


def absolute(words: Sequence[Word], at: int, verb: SaidVerb) -> Cue | None:
    """ ", with one minister saying that": a speaker of its own, named after "with"."""
    opener = next(
        (i for i in range(at - 2, max(0, at - LONGEST_ABSOLUTE), -1) if words[i].low == "with"), 0
    )
    if opener < 1 or words[opener - 1].low != "," or not verb.telling:
        return None
    if any(is_verb_like(words, i) or words[i].kind == MARK for i in range(opener + 1, at)):
        return None
    shape = shape_of(words, at, verb)
    source = (opener + 1, at)
    if shape.ahead is None:
        return None
    return Cue(
        lemma=shape.lemma, at=(at, shape.end), source=source, ahead=shape.ahead, telling=True
    )


def passive(words: Sequence[Word], at: int, verb: SaidVerb, group: Group) -> Cue | None:
    """ "was rejected by Hamas": what was rejected is the content, the agent the source.

    "X was told by Y that": X is the one told, and what follows the content.
    """
    if at + 1 >= len(words) or words[at + 1].low != "by" or verb.lemma in lexicon().no_passive:
        return None
    source = _before_charge(words, subject_after(words, at + 2), verb)
    patient = patient_before(words, group.start)
    if source is None or patient is None or cannot_speak(words, source):
        return None
    told = "told" in verb.takes and words[min(source[1], len(words) - 1)].low == "that"
    return Cue(
        lemma=verb.lemma,
        at=(group.start, at + 1),
        source=source,
        told=patient if told else None,
        ahead=source[1] + 1 if told and source[1] + 1 < len(words) else None,
        behind=not told,
        passive=not told,
        negated=group.negated,
        telling=verb.telling,
    )


def _before_charge(words: Sequence[Word], source: Range | None, verb: SaidVerb) -> Range | None:
    """Return who accuses, without the charge ("by the army | for the raid")."""
    if source is None or verb.lemma not in lexicon().charging:
        return source
    for at in range(source[1] - 2, source[0], -1):
        if words[at].low in grammar("charges") and not words[at + 1].capital:
            return (source[0], at)
    return source


def cannot_speak(words: Sequence[Word], source: Range) -> bool:
    """Whether the head of the subject is a thing that says nothing ("the situation")."""
    head = source[1] - 1
    for at in range(source[0] + 1, source[1]):
        if (
            words[at].low in grammar("prepositions")
            or words[at].low in grammar("relatives")
            or words[at].kind == MARK
        ):
            head = at - 1
            break
    word = words[head]
    if (word.capital and head > 0) or {word.low, word.low.rstrip("s")} & grammar("bodies"):
        return False
    return word.low in grammar("things") or word.low.rstrip("s").endswith(
        tuple(sorted(grammar("thing_endings")))
    )
