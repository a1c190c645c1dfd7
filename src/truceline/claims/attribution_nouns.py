"""Cues that are no verbs: "according to X", "by X's account", "the minister's warning that"."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.claims.attribution_adverbials import skip_adverbials
from truceline.claims.attribution_cue import Cue
from truceline.claims.attribution_phrases import subject_after, subject_before
from truceline.claims.attribution_words import (
    WORD,
    Range,
    Word,
    grammar,
    is_adverb,
    is_verb_like,
)
from truceline.claims.said_verbs import lexicon

__all__ = ["account", "according", "noun_cue", "unanswered"]

LONGEST_REFUSAL = 4
"""Words from "no" to "comment" in "no immediate comment", at most."""


def according(words: Sequence[Word], at: int, before: Sequence[Cue]) -> Cue | None:
    """ "according to X": what follows a comma if it opens the sentence, else what comes before.

    ``before``: the cues so far. After one "according to them" is only that speaker again, and in
    "he said, according to X, that" it tells who passed the words on.
    """
    if before and words[at - 1].low == "," and before[-1].at[1] == at - 1:
        source = subject_after(words, at + 2)
        return Cue(lemma="according to", at=(at, at + 2), source=source, relays=True)
    opens = at == 0 or words[at - 1].low == ";" or words[at - 1].low in grammar("clause_starts")
    source = _opening_source(words, at + 2) if opens else subject_after(words, at + 2)
    if source is None or (before and words[source[0]].low in grammar("object_pronouns")):
        return None
    end = source[1]
    ahead = end + 1 if opens and end < len(words) and words[end].low == "," else None
    return Cue(
        lemma="according to",
        at=(at, at + 2),
        source=source,
        ahead=ahead,
        behind=ahead is None,
        telling=True,
    )


def _opening_source(words: Sequence[Word], start: int) -> Range | None:
    """Return who it is according to, at the head of a sentence: an apposition only after a name.

    "According to the diplomat, the mediators believe" has two noun phrases, not one explained.
    """
    whole = subject_after(words, start)
    plain = subject_after(words, start, apposition=False)
    if whole is None or plain is None or whole == plain:
        return plain
    closed = whole[1] + 1 < len(words) and words[whole[1]].low == ","
    last, first = words[plain[1] - 1], words[plain[1] + 1]
    named = last.capital or last.low in grammar("offices") or first.low in grammar("explaining")
    return whole if closed and named else plain


def account(words: Sequence[Word], at: int) -> Cue | None:
    """ "by X's account", "by the count of X": what comes before or after it is X's word."""
    found = _whose_account(words, at)
    if found is None:
        return None
    opener, source, end = found
    if opener == 0 and end + 1 < len(words) and words[end].low == ",":
        return Cue(lemma="according to", at=(0, 1), source=source, ahead=end + 1, telling=True)
    if opener < 1 or words[opener - 1].low != ",":
        return None
    return Cue(
        lemma="according to", at=(opener, opener + 1), source=source, behind=True, telling=True
    )


def _whose_account(words: Sequence[Word], at: int) -> tuple[int, Range, int] | None:
    """Return where "by" stands, whose account it is, and where the phrase ends."""
    if at > 1 and words[at - 1].low in grammar("plain_articles") and words[at - 2].low == "by":
        if at + 1 >= len(words) or words[at + 1].low != "of":
            return None
        source = subject_after(words, at + 2, apposition=False)
        return None if source is None else (at - 2, source, source[1])
    owner = at - 2 if at > 1 and words[at - 1].low == "own" else at - 1
    if owner < 1 or not _owns(words[owner]):
        return None
    start = _owner_start(words, owner)
    return (start - 1, (start, owner + 1), at + 1) if words[start - 1].low == "by" else None


def unanswered(words: Sequence[Word], at: int) -> Cue | None:
    """ "X had no immediate comment", "there was no comment from X": X gives no word."""
    start = at - 1
    while start > 0 and at - start < LONGEST_REFUSAL and words[start].low != "no":
        start -= 1
    if start < 1 or words[start].low != "no":
        return None
    if words[start - 1].low in grammar("have"):
        start -= 1
        source = subject_before(words, start)
    elif at + 2 < len(words) and words[at + 1].low == "from":
        source = subject_after(words, at + 2)
    else:
        return None
    if source is None:
        return None
    return Cue(lemma=lexicon().silent.lemma, at=(start, at + 1), source=source, silent=True)


def noun_cue(words: Sequence[Word], at: int) -> Cue | None:
    """A noun of saying with its owner: "the minister's warning that", "his remarks about"."""
    by = _claim_by(words, at)
    if by is not None:
        return by
    start = at - 1
    while start > 0 and at - start < 4 and not _owns(words[start]):
        if words[start].kind != WORD or words[start].low in grammar("prepositions"):
            return None
        start -= 1
    if start < 0 or not _owns(words[start]) or at + 1 >= len(words):
        return None
    link = words[at + 1].low
    if link not in lexicon().noun_links:
        return None
    owner = (_owner_start(words, start), start + 1)
    ahead = at + 1 if link == "to" else at + 2
    return Cue(
        lemma=words[at].low,
        at=(start + 1, ahead),
        source=owner,
        ahead=ahead,
        object=True,
        noun=True,
    )


def _claim_by(words: Sequence[Word], at: int) -> Cue | None:
    """ "a claim by X that", "a warning from X that": the owner after the noun."""
    if at + 3 >= len(words) or words[at + 1].low not in ("by", "from"):
        return None
    source = subject_after(words, at + 2, apposition=False)
    that = None if source is None else skip_adverbials(words, source[1])
    if source is None or that is None or that + 1 >= len(words) or words[that].low != "that":
        return None
    return Cue(
        lemma=words[at].low,
        at=(at, at + 1),
        source=source,
        ahead=that + 1,
        object=True,
        noun=True,
    )


def _owner_start(words: Sequence[Word], at: int) -> int:
    """Return where the owner that ends at ``at`` begins ("the foreign minister’s")."""
    closed = ("prepositions", "conjunctions", "subordinators", "expletives", "pronouns")
    if words[at].low in grammar("possessives"):
        return at
    while at > 0 and words[at].low not in grammar("articles"):
        before = words[at - 1]
        if before.kind != WORD or is_adverb(before) or is_verb_like(words, at - 1):
            break
        if any(before.low in grammar(name) for name in closed):
            break
        at -= 1
    return at


def _owns(word: Word) -> bool:
    return word.kind == WORD and (word.possessive or word.low in grammar("possessives"))
