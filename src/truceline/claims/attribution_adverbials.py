"""What stands between a cue and its content: the person told, words of time and occasion."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.claims.attribution_words import (
    QUOTE,
    WORD,
    Range,
    Word,
    grammar,
    is_adverb,
    is_verb_like,
)

__all__ = ["opens_time", "person_told", "skip_adverbials"]


def person_told(words: Sequence[Word], start: int) -> Range | None:
    """Return who is told, from ``start`` right after "told": the shortest noun phrase."""
    if start >= len(words) or words[start].kind != WORD:
        return None
    first = words[start]
    if first.low in grammar("prepositions"):
        return None
    if first.low in grammar("told_heads"):
        return (start, start + 1)
    limit = min(len(words), start + 9)
    for at in range(start + 1, limit):
        word = words[at]
        if (
            word.low in grammar("clause_openers")
            or word.kind == QUOTE
            or word.low in (",", ":", ".", "to")
        ):
            return (start, at)
        if word.low in grammar("prepositions") and word.low != "of":
            return (start, at)
        if word.low in grammar("days") or word.low in grammar("articles"):
            return (start, at)
        if word.low in grammar("subject_pronouns") or is_verb_like(words, at):
            return (start, max(start + 1, at - 1 if is_verb_like(words, at) else at))
    return (start, min(len(words), start + 1))


def skip_adverbials(words: Sequence[Word], at: int) -> int:
    """Step right over adverbs and words of time and occasion ("on Wednesday", "in a statement")."""
    while at < len(words):
        word = words[at]
        if (
            _is_day(words, at)
            or (word.low in grammar("day_parts") and _near_day(words, at))
            or (is_adverb(word) and word.low not in grammar("focus"))
            or (word.text.isdigit() and at > 0 and _is_day(words, at - 1))
        ):
            at += 1
        elif word.low in grammar("occasion_openers"):
            step = _over_occasion(words, at)
            if step == at:
                return at
            at = step
        else:
            return at
    return at


def opens_time(words: Sequence[Word], at: int) -> bool:
    """Whether a day stands at ``at`` and the content after it ("on Saturday that", "on 3 May to")."""
    end = skip_adverbials(words, at)
    if end == at or end >= len(words):
        return False
    inside = range(at + 1, end)
    dated = any(_is_day(words, i) for i in inside)
    plain = all(_is_day(words, i) or _of_date(words[i]) for i in inside)
    after = words[end]
    opens = after.low in grammar("clause_openers") or after.low in ("to", ":")
    return dated and plain and (opens or after.kind == QUOTE)


def _is_day(words: Sequence[Word], at: int) -> bool:
    """Whether the word names a day or month; "May" only next to a number or after "of"."""
    word = words[at]
    if word.low not in grammar("modal_months"):
        return word.low in grammar("days")
    around = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    beside = any(w.text[0].isdigit() or w.low == "of" for w in around)
    return word.capital and beside


def _of_date(word: Word) -> bool:
    """Whether the word can be part of a date ("the 3rd of May", "late Friday evening")."""
    known = ("day_parts", "plain_articles", "genitives", "ordinal_endings")
    return word.text[0].isdigit() or any(word.low in grammar(name) for name in known)


def _near_day(words: Sequence[Word], at: int) -> bool:
    """Whether "last", "this", "late" belong to words of time ("this week", not "rejected this")."""
    if words[at].low in ("last", "this"):
        parts = grammar("days") | grammar("day_parts")
        return at + 1 < len(words) and words[at + 1].low in parts
    near = [w.low for w in words[max(0, at - 2) : at + 3]]
    return any(w in grammar("days") or w in ("last", "this") for w in near)


def _over_occasion(words: Sequence[Word], at: int) -> int:
    """Step over "in a statement", "on Tuesday night"; stay where it is none of these.

    "To" with a bare word opens what is done ("vowed to respond to the letter"), no occasion.
    """
    if words[at].low == "to" and at + 1 < len(words):
        first = words[at + 1]
        if not (first.capital or first.low in grammar("determiners")):
            return at
    for ahead in range(at + 1, min(len(words), at + 7)):
        word = words[ahead]
        if word.kind != WORD:
            return at
        if _is_day(words, ahead):
            return ahead + 1
        if word.low in grammar("occasions"):
            return _occasion_end(words, ahead)
    return at


def _occasion_end(words: Sequence[Word], at: int) -> int:
    """Take "news conference in Cairo on Monday", "interview with CNN" to their end."""
    end = at + 1
    while end < len(words) and words[end].low in grammar("occasions"):
        end += 1
    while end + 1 < len(words) and words[end].low in grammar("occasion_links"):
        after = words[end + 1]
        if not (after.capital or after.low in grammar("plain_articles")):
            break
        end += 2
        while end < len(words) and words[end].capital:
            end += 1
        if (
            after.low in grammar("plain_articles")
            and end < len(words)
            and not after.capital
            and not words[end - 1].capital
        ):
            end += 1
    return end
