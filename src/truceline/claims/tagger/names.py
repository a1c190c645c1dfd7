"""Names are hidden from the model, so that no party is read differently for what it is called.

So are the nouns that are usual for one kind of party ("the army", "the armed wing"), and with a
name its article: some names have one and some have none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from truceline.basis.names import folded
from truceline.basis.registry_of_actors import Mention, Registry
from truceline.basis.span import Span
from truceline.basis.word_lists import word_list

__all__ = ["Alias", "Masked", "Units", "aliases_in", "masked", "units_in"]

PERSON = "smith"
BODY = "microsoft"
"""One word for every named person, one for every other actor: a word piece of its own each."""

PERSONS = frozenset({"office-holder"})

ARTICLE = re.compile(r"\bthe\s{1,2}\Z", re.I)
AN = re.compile(r"\b(?P<an>an)\s{1,2}\Z", re.I)
WORD = re.compile(r"\w+")
LONGEST = 6
"""How far before a name its article can begin."""


class Alias(msgspec.Struct, frozen=True):
    """A name in a text and the word that stands for it before the model."""

    span: Span
    word: str


class Masked(msgspec.Struct, frozen=True):
    """A stretch of text with its names replaced, and where each of its parts comes from.

    ``borders`` are the starts, in ``text``, of its parts; ``parts`` the spans of the original
    that they stand for; ``named`` whether the part is a replaced name.
    """

    text: str
    borders: tuple[int, ...]
    parts: tuple[Span, ...]
    named: tuple[bool, ...]

    def original(self, start: int, end: int) -> Span:
        """Return the span of the original that ``text[start:end]`` (inside one part) stands for."""
        at = bisect_right(self.borders, start) - 1
        part = self.parts[at]
        if self.named[at]:
            return part
        shift = part.start - self.borders[at]
        return Span(start + shift, end + shift)


class Units(msgspec.Struct, frozen=True):
    """The words of a text by where they begin and end; what is hidden counts as one word.

    So it does not matter to a share or a number of words how long a party's name is.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def touched(self, start: int, end: int) -> range:
        """Return the numbers of the words that lie, wholly or in part, from ``start`` to ``end``."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))


def units_in(text: str, aliases: Sequence[Alias]) -> Units:
    """Return the words of ``text``, each of the ``aliases`` as one."""
    words = (Alias(Span(*m.span()), "") for m in WORD.finditer(text))
    found = [a.span for a in _merged(aliases, words)]
    return Units(tuple(s.start for s in found), tuple(s.end for s in found))


def aliases_in(text: str, registry: Registry) -> tuple[Alias, ...]:
    """Return what of ``text`` is replaced and by which word, in the order of the text.

    These are the names of registered actors with their article, surnames of persons named in full
    elsewhere, and the nouns for bodies and people of a party (tagger/names.yaml). "An" before one
    of them is "a".
    """
    mentions = registry.mentions(text)
    named = [_named(text, m, registry) for m in mentions]
    named = _merged(named, _surnames(text, mentions, registry))
    hidden = _merged(named, _nouns(text))
    articles = (found for alias in hidden if (found := _indefinite(text, alias)))
    return tuple(sorted((*hidden, *articles), key=lambda a: a.span))


def _named(text: str, mention: Mention, registry: Registry) -> Alias:
    """Return a name, with "the" where it has one, and the word for its kind."""
    word = PERSON if registry.actors[mention.actor].kind in PERSONS else BODY
    article = ARTICLE.search(text, max(0, mention.span.start - LONGEST), mention.span.start)
    start = mention.span.start if article is None else article.start()
    return Alias(Span(start, mention.span.end), word)


def _surnames(text: str, mentions: Sequence[Mention], registry: Registry) -> Iterator[Alias]:
    """Yield the last names, alone, of persons of the registry whom the text names in full."""
    full = {
        registry.actors[m.actor].name.split()[-1]
        for m in mentions
        if registry.actors[m.actor].kind in PERSONS
        and len(folded(text[m.span.start : m.span.end])) > 1
    }
    if full:
        either = "|".join(map(re.escape, sorted(full, key=lambda n: (-len(n), n))))
        for found in re.finditer(rf"(?<!\w)(?:{either})\b", text):
            yield Alias(Span(*found.span()), PERSON)


def _nouns(text: str) -> Iterator[Alias]:
    """Yield the nouns for bodies and people of a party, each with the word for all of its list."""
    pattern, words = _listed()
    for found in pattern.finditer(text):
        noun = found["noun"].lower()
        if noun in words:
            yield Alias(Span(*found.span("noun")), words[noun])


@cache
def _listed() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return the pattern of the listed nouns, and for each the word that stands for it."""
    lists: Mapping[str, Any] = word_list("claims/tagger/names")
    words = {w: row[0] for row in (*lists["determined"], *lists["anywhere"]) for w in row}

    def either(rows: Sequence[Sequence[str]]) -> str:
        known = sorted({w for row in rows for w in row}, key=lambda w: (-len(w), w))
        return "|".join(map(re.escape, known))

    before = "|".join(rf"(?<=\b{word}\s)" for word in lists["determiners"])
    return re.compile(
        rf"\b(?P<noun>{either(lists['anywhere'])}|(?:{before})(?:{either(lists['determined'])}))\b",
        re.I,
    ), words


def _merged(first: Sequence[Alias], more: Iterator[Alias]) -> list[Alias]:
    """Return both in the order of the text, those of ``more`` left out that meet one of ``first``."""
    starts = [a.span.start for a in first]
    found = list(first)
    for alias in more:
        at = bisect_left(starts, alias.span.end)
        if at == 0 or first[at - 1].span.end <= alias.span.start:
            found.append(alias)
    return sorted(found, key=lambda a: a.span)


def _indefinite(text: str, alias: Alias) -> Alias | None:
    """Return the "an" before a hidden word, which is "a" there."""
    start = alias.span.start
    article = AN.search(text, max(0, start - LONGEST), start)
    return None if article is None else Alias(Span(*article.span("an")), "a")


def masked(text: str, span: Span, aliases: Sequence[Alias]) -> Masked:
    """Return ``text`` from ``span.start`` to ``span.end`` with the ``aliases`` inside it replaced."""
    pieces: list[tuple[str, Span, bool]] = []
    at = span.start
    first = bisect_left(aliases, span.start, key=lambda a: a.span.start)
    for alias in aliases[first : bisect_left(aliases, span.end, key=lambda a: a.span.start)]:
        if not span.holds(alias.span):
            continue
        if alias.span.start > at:
            pieces.append((text[at : alias.span.start], Span(at, alias.span.start), False))
        pieces.append((alias.word, alias.span, True))
        at = alias.span.end
    if at < span.end or not pieces:
        pieces.append((text[at : span.end], Span(at, span.end), False))
    borders, length = [], 0
    for words, _, _ in pieces:
        borders.append(length)
        length += len(words)
    return Masked(
        text="".join(p[0] for p in pieces),
        borders=tuple(borders),
        parts=tuple(p[1] for p in pieces),
        named=tuple(p[2] for p in pieces),
    )
