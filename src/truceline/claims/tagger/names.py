"""Names are hidden from the model, so that no party is read differently for what it is called."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from truceline.basis.registry_of_actors import Registry
from truceline.basis.span import Span

__all__ = ["Alias", "Masked", "aliases_in", "masked"]

PERSON = "smith"
BODY = "microsoft"
"""One word for every named person, one for every other actor: a word piece of its own each."""

PERSONS = frozenset({"office-holder"})


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


def aliases_in(text: str, registry: Registry) -> tuple[Alias, ...]:
    """Return every name of a registered actor in ``text`` with the word that replaces it."""
    return tuple(
        Alias(m.span, PERSON if registry.actors[m.actor].kind in PERSONS else BODY)
        for m in registry.mentions(text)
    )


def masked(text: str, span: Span, aliases: Sequence[Alias]) -> Masked:
    """Return ``text`` from ``span.start`` to ``span.end`` with the ``aliases`` inside it replaced."""
    pieces: list[tuple[str, Span, bool]] = []
    at = span.start
    for alias in aliases:
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
