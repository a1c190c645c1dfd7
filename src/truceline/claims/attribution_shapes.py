"""How a verb of saying goes on: fixed phrases, the person told, and where its content starts."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from truceline.claims.attribution_adverbials import opens_time, person_told, skip_adverbials
from truceline.claims.attribution_words import (
    MARK,
    QUOTE,
    WORD,
    Range,
    Word,
    grammar,
    is_adverb,
    is_auxiliary,
    is_verb_like,
)
from truceline.claims.said_verbs import SaidVerb, lexicon

__all__ = ["Shape", "shape_of"]

FIGURE_REACH = 14
"""Words from "put" to "at" in "put the number of those killed at 40", at most."""

LONGEST_POINTED = 6
"""Words after "that" in "confirmed that number on Friday", at most."""


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """How a verb goes on: where its cue ends, what follows, who is told; ``silent``: no word given."""

    lemma: str
    end: int
    ahead: int | None = None
    told: Range | None = None
    object: bool = False
    quotes_only: bool = False
    silent: bool = False


def shape_of(words: Sequence[Word], at: int, verb: SaidVerb) -> Shape:
    """Match the longest known continuation of ``verb`` and find where its content starts."""
    fixed = _fixed(words, at, verb)
    if fixed is not None:
        return fixed
    figure = _figure(words, at, verb)
    if figure is not None:
        return figure
    light = _light(words, at, verb) if verb.light else None
    if light is not None:
        return light
    if "told" in verb.takes:
        return _told(words, at, verb)
    return _open(words, at + 1, verb, verb.lemma)


def _fixed(words: Sequence[Word], at: int, verb: SaidVerb) -> Shape | None:
    """A listed phrase or preposition: "claimed responsibility for", "called on"."""
    for continuation in verb.phrases + verb.preps:
        for start in (at + 1, _after_adverbs(words, at + 1)):
            end = start + len(continuation)
            if tuple(w.low for w in words[start:end]) == continuation and end <= len(words):
                if len(continuation) == 1 and opens_time(words, start):
                    continue
                lemma = " ".join((verb.lemma, *continuation))
                if continuation[-1] == "to" and lemma.endswith("in principle to"):
                    return Shape(lemma=lemma.removesuffix(" to"), end=end - 1, ahead=end - 1)
                if continuation[-1] in grammar("clause_phrases"):
                    takes_clause = msgspec.structs.replace(
                        verb, takes=verb.takes | {"that", "bare", "quote"}
                    )
                    return _open(words, end, takes_clause, lemma)
                return Shape(
                    lemma=lemma, end=end, ahead=end if end < len(words) else None, object=True
                )
    return None


def _after_adverbs(words: Sequence[Word], at: int) -> int:
    while at < len(words) and is_adverb(words[at]):
        at += 1
    return at


def _light(words: Sequence[Word], at: int, verb: SaidVerb) -> Shape | None:
    """A light verb with a noun of saying: "expressed serious reservations about"."""
    for noun in range(at + 1, min(len(words), at + 6)):
        word = words[noun]
        if word.low in lexicon().sayings:
            return _after_saying(words, noun, verb)
        if word.kind != WORD or word.low in grammar("prepositions") or is_auxiliary(word):
            return None
    return None


def _figure(words: Sequence[Word], at: int, verb: SaidVerb) -> Shape | None:
    """ "put the number of those killed at 40": the figure and what it counts are the content."""
    if not verb.figures:
        return None
    nouns = [w.low for w in words[at + 1 : at + 5]]
    if not any(n in lexicon().figures for n in nouns):
        return None
    given = any(w.low == "at" for w in words[at + 2 : at + FIGURE_REACH])
    return Shape(lemma=f"{verb.lemma} at", end=at + 1, ahead=at + 1, object=True) if given else None


def _after_saying(words: Sequence[Word], noun: int, verb: SaidVerb) -> Shape | None:
    lemma = f"{verb.lemma} {words[noun].low}"
    at = noun + 1
    while (
        at + 1 < len(words)
        and words[at].low in grammar("conjunctions")
        and words[at + 1].low in lexicon().sayings
    ):
        at += 2
    at = (
        skip_adverbials(words, at)
        if at < len(words) and words[at].low in grammar("place_openers")
        else at
    )
    if at >= len(words):
        return None
    link = words[at].low
    if link in grammar("clause_links"):
        return Shape(lemma=lemma, end=at, ahead=at + 1)
    if link in ("to", "saying"):
        acts = link == "to" and _infinitive_follows(words, at)
        return Shape(lemma=lemma, end=at, ahead=at) if acts else None
    if link in grammar("saying_links"):
        return Shape(lemma=lemma, end=at + 1, ahead=at + 1, object=True)
    return None


def _infinitive_follows(words: Sequence[Word], at: int) -> bool:
    """Whether "to" at ``at`` opens an infinitive, not who is told ("a warning to residents")."""
    if at + 1 >= len(words) or words[at + 1].kind != WORD or words[at + 1].capital:
        return False
    after = words[at + 1].low
    plural = after.endswith("s") and not after.endswith(("ss", "us", "is"))
    return after not in grammar("determiners") | grammar("pronouns") and not plural


def _told(words: Sequence[Word], at: int, verb: SaidVerb) -> Shape:
    """A verb with a person told: "told Y that", "informed him of"."""
    told = person_told(words, at + 1)
    if told is None:
        return _open(words, at + 1, verb, verb.lemma)
    after = skip_adverbials(words, told[1])
    for preposition in verb.preps:
        if after < len(words) and words[after].low == preposition[0]:
            return Shape(lemma=verb.lemma, end=at + 1, told=told, ahead=after + 1, object=True)
    bare = msgspec.structs.replace(verb, takes=verb.takes | {"bare", "to"})
    shape = _open(words, told[1], bare, verb.lemma)
    return msgspec.structs.replace(shape, end=at + 1, told=told)


def _open(words: Sequence[Word], at: int, verb: SaidVerb, lemma: str) -> Shape:
    """Find the content after a cue that ends at ``at``, by the constructions the verb takes."""
    end = at
    start = skip_adverbials(words, at)
    start, told = _spoken_to(words, start)
    if start + 1 < len(words) and words[start].low in grammar("focus"):
        start += words[start + 1].low == "that"
    if start >= len(words):
        return Shape(lemma=lemma, end=end, told=told)
    word = words[start]
    if word.low in (":", ",") and start + 1 < len(words) and words[start + 1].kind == QUOTE:
        return Shape(lemma=lemma, end=end, ahead=start + 1, quotes_only=True, told=told)
    if word.low == ":" and "that" in verb.takes:
        return Shape(lemma=lemma, end=end, ahead=start + 1, told=told)
    if word.low == "," and "that" in verb.takes:
        later = _that_after_aside(words, start)
        return Shape(lemma=lemma, end=end, ahead=later, told=told)
    if word.kind == QUOTE:
        direct = "quote" in verb.takes and "bare" not in verb.takes
        return Shape(lemma=lemma, end=end, ahead=start, quotes_only=direct, told=told)
    if word.low == "that" and "that" in verb.takes and not _points(words, start, verb):
        return Shape(lemma=lemma, end=end, ahead=start + 1, told=told)
    later_that = _later_that(words, start) if "that" in verb.takes else None
    if later_that is not None:
        return Shape(lemma=lemma, end=end, ahead=later_that, told=told)
    if word.low in grammar("clause_openers") and verb.takes & {"that", "bare"}:
        return Shape(lemma=lemma, end=end, ahead=start, told=told)
    if word.low == "to" or _not_to(words, start):
        return Shape(lemma=lemma, end=end, ahead=start if "to" in verb.takes else None, told=told)
    if verb.light and word.low in lexicon().sayings:
        return Shape(lemma=lemma, end=end, told=told)
    if "bare" in verb.takes and _opens_object(words, start):
        return Shape(
            lemma=lemma, end=end, ahead=start, object=not verb.takes & {"that", "to"}, told=told
        )
    return Shape(lemma=lemma, end=end, told=told)


def _not_to(words: Sequence[Word], at: int) -> bool:
    """Whether "not to", "never again to" opens a negated infinitive ("vowed never to attack")."""
    after = _after_adverbs(words, at + 1)
    return words[at].low in grammar("negations") and after < len(words) and words[after].low == "to"


def _points(words: Sequence[Word], at: int, verb: SaidVerb) -> bool:
    """Whether "that" at ``at`` points to a thing ("confirmed that number"): no verb comes after."""
    after = words[at + 1 : at + 1 + LONGEST_POINTED]
    if "bare" not in verb.takes:
        return False
    if not after or after[0].low in (".", ";", ","):
        return True
    if after[0].kind != WORD or after[0].capital:
        return False
    if after[0].low in grammar("determiners") | grammar("pronouns") | grammar("prepositions"):
        return False
    end = next((i for i, w in enumerate(after) if w.kind == MARK), len(after))
    final = end < len(after) and after[end].low in (".", ";", "?")
    closed = final or at + 1 + len(after) == len(words)
    verbs = any(
        is_verb_like(words, at + 1 + i) or after[i].low in lexicon().forms for i in range(end)
    )
    return closed and not verbs and (end == 1 or after[1].low in grammar("prepositions"))


def _spoken_to(words: Sequence[Word], at: int) -> tuple[int, Range | None]:
    """Step over "to reporters", "to the BBC" after a verb of saying."""
    if at + 1 >= len(words) or words[at].low != "to":
        return at, None
    told = person_told(words, at + 1)
    if told is None or not (words[at + 1].low in grammar("told_heads") or _listener(words, told)):
        return at, None
    return skip_adverbials(words, told[1]), told


def _listener(words: Sequence[Word], told: Range) -> bool:
    """Whether "to" leads to a name and the content follows it ("confirmed to the Daily that")."""
    end = told[1]
    if not words[end - 1].capital or end - told[0] > 6:
        return False
    return (
        end >= len(words) or words[end].kind != WORD or words[end].low in grammar("clause_openers")
    )


def _later_that(words: Sequence[Word], start: int) -> int | None:
    """Find the content of "said in a note posted on its page that", past what says how."""
    word = words[start]
    if word.low not in grammar("prepositions") and not word.low.endswith("ed"):
        return None
    for at in range(start + 1, min(len(words), start + 12)):
        if words[at].low == "that":
            return at + 1
        if words[at].kind != WORD or is_auxiliary(words[at]):
            return None
    return None


def _that_after_aside(words: Sequence[Word], comma: int) -> int | None:
    """Find "that" after an aside: "said, without giving details, that"."""
    for at in range(comma + 1, min(len(words), comma + 16)):
        if words[at].low == "," and at + 1 < len(words):
            return at + 2 if words[at + 1].low == "that" else None
    return None


def _opens_object(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.kind != WORD:
        return word.low in ("$", "€", "£", "#", "@")
    blocked = ("prepositions", "conjunctions", "be", "have", "modals", "do", "negations")
    if any(word.low in grammar(name) for name in blocked):
        return word.low in grammar("fronted_openers") and _clause_follows(words, at)
    return word.low not in grammar("object_stoppers")


def _clause_follows(words: Sequence[Word], at: int) -> bool:
    """Whether a fronted phrase opens a clause: a comma, then more words ("said in May, talks")."""
    return any(w.low == "," for w in words[at + 1 : at + 8])
