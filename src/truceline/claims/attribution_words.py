"""The words of a sentence as the attribution rules see them: words, marks, whole quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from truceline.basis.span import Passage, Span, cut
from truceline.basis.word_lists import word_list
from truceline.claims.quotations import Quotation
from truceline.claims.said_verbs import lexicon

__all__ = [
    "Range",
    "Unit",
    "Word",
    "grammar",
    "is_adverb",
    "is_auxiliary",
    "is_continued",
    "is_verb_like",
    "unit_of",
    "words_of",
]

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., U.N.
    r"|\d+(?:[.,:]\d+)*%?"
    r"|[^\W_]+(?:[-.&/’'][^\W_]+)*"
    r"|--+|\S"
)
LONGEST_DATELINE = 18
"""Words to the dash of a dateline, at most."""

LONGEST_SHORT_NAME = 3
"""Capitals that can be an abbreviation ("UN —"), not yet the city of a dateline."""

WORD, MARK, QUOTE = "word", "mark", "quote"

Range = tuple[int, int]
"""First word and the one after the last."""


class Word(msgspec.Struct, frozen=True):
    """A word, a punctuation mark, or a whole quotation; ``low`` is its lower-case form."""

    text: str
    low: str
    start: int
    end: int
    kind: str

    @property
    def capital(self) -> bool:
        """Whether it is a word with a capital initial."""
        return self.kind == WORD and self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        """Whether it ends in 's (or s')."""
        return self.low.endswith(("'s", "’s")) or self.low.endswith(("s'", "s’"))


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, or the sentences that one quotation binds together, ready for the rules."""

    text: str
    span: Span
    block: int
    words: tuple[Word, ...]

    def passage(self, start: int, end: int) -> Passage:
        """Return the passage of words ``start`` to ``end`` (excluded)."""
        return cut(self.text, self.words[start].start, self.words[end - 1].end)


@cache
def grammar(name: str) -> frozenset[str]:
    """Return the closed word class ``name`` (determiners, prepositions, ...)."""
    return _grammar()[name]


@cache
def _grammar() -> dict[str, frozenset[str]]:
    raw: dict[str, list[object]] = word_list("claims/attribution_words")
    return {name: frozenset(str(word) for word in words) for name, words in raw.items()}


def unit_of(text: str, span: Span, block: int, quotations: Sequence[Quotation]) -> Unit:
    """Return the unit of ``text`` in ``span``; a quotation becomes one word of kind ``quote``.

    The words of a dateline ("PORT CITY, 3 May (Agency) —") are left out.
    """
    words = words_of(text, span, quotations)
    return Unit(text=text, span=span, block=block, words=words[_dateline_end(words) :])


def _dateline_end(words: Sequence[Word]) -> int:
    """Return the place after a dateline's dash; 0 if the sentence opens without one."""
    if not words or not words[0].capital:
        return 0
    for at, word in enumerate(words[:LONGEST_DATELINE]):
        if word.low in grammar("dashes") or (word.low == "-" and at > 1):
            return at + 1 if _is_dateline(words[:at]) else 0
        if word.kind == QUOTE or word.low in (";", ":", "?"):
            return 0
    return 0


def _is_dateline(words: Sequence[Word]) -> bool:
    """Whether names, dates and brackets alone stand here, with a date, a bracket or a capital city."""
    small = grammar("small_place_words") | grammar("days")
    plain = all(w.capital or w.kind == MARK or w.low in small or w.text[0].isdigit() for w in words)
    dated = any(w.low in grammar("days") or w.text[0].isdigit() or w.low == "(" for w in words)
    loud = words[0].text.isupper() and len(words[0].text) > LONGEST_SHORT_NAME
    return plain and bool(words) and (dated or loud)


def words_of(text: str, span: Span, quotations: Sequence[Quotation]) -> tuple[Word, ...]:
    """Return the words of ``text`` in ``span``, each of ``quotations`` as one word."""
    words: list[Word] = []
    at = span.start
    for quotation in quotations:
        words.extend(_plain(text, at, max(at, quotation.span.start)))
        words.append(_word(text, quotation.span.start, quotation.span.end, QUOTE))
        at = quotation.span.end
    words.extend(_plain(text, at, span.end))
    return tuple(words)


def _plain(text: str, start: int, end: int) -> list[Word]:
    words: list[Word] = []
    for match in TOKEN.finditer(text, start, end):
        word = match.group()
        if word == "." and words and _abbreviates(words[-1]) and match.start() == words[-1].end:
            last = words.pop()
            words.append(_word(text, last.start, match.end(), WORD))
            continue
        if word in "’'" and words and _owns_plural(text, match.start(), words[-1]):
            last = words.pop()
            words.append(_word(text, last.start, match.end(), WORD))
            continue
        kind = WORD if word[0].isalnum() else MARK
        made = _word(text, match.start(), match.end(), kind)
        words.append(
            made if not _letter_of_a_name(made, words) else Word(word, word, *match.span(), kind)
        )
    return words


def _owns_plural(text: str, at: int, word: Word) -> bool:
    """Whether the mark at ``at`` makes a plural an owner ("the rebels’ claim")."""
    ended = word.kind == WORD and word.end == at and word.low.endswith("s")
    return ended and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].isalpha()


def _letter_of_a_name(word: Word, before: Sequence[Word]) -> bool:
    """Whether a capital A is part of a name ("Group A said"), not the article."""
    return (
        word.text == "A"
        and bool(before)
        and before[-1].kind == WORD
        and before[-1].text[0].isupper()
    )


def _abbreviates(word: Word) -> bool:
    return word.low in grammar("titles") or (len(word.text) == 1 and word.text.isupper())


def _word(text: str, start: int, end: int, kind: str) -> Word:
    word = text[start:end]
    low = word.lower().rstrip(".") if kind == WORD else word if kind == MARK else ""
    return Word(word, low, start, end, kind)


def is_adverb(word: Word) -> bool:
    """Whether the word may stand between a subject and its verb without being either."""
    if word.kind != WORD:
        return False
    return word.low in grammar("adverbs") or (word.low.endswith("ly") and not word.capital)


def is_continued(word: Word) -> bool:
    """Whether the word is a quotation that goes on with a sentence begun before it (small letter)."""
    return word.kind == QUOTE and word.text.lstrip("“”\"'‘«„`")[:1].islower()


@cache
def _auxiliaries() -> frozenset[str]:
    return grammar("be") | grammar("have") | grammar("modals") | grammar("do")


def is_auxiliary(word: Word) -> bool:
    """Whether the word is a form of be, have, do, or a modal."""
    return word.low in _auxiliaries()


def is_verb_like(words: Sequence[Word], at: int) -> bool:
    """Whether the word at ``at`` looks like a finite verb (no tagger: endings and lists decide)."""
    word = words[at]
    if word.kind != WORD or (word.capital and at > 0):
        return False
    if is_auxiliary(word) or word.low in grammar("irregular_past"):
        return word.low not in grammar("not_verbs")
    if word.low in grammar("not_verbs"):
        return False
    if at > 0 and words[at - 1].low in grammar("articles"):
        return False
    form = lexicon().forms.get(word.low)
    if form is not None and "past" in form.kinds:
        return True
    return len(word.low) > 4 and word.low.endswith("ed") and "-" not in word.low
