"""From annotated texts to what the network learns from: windows with an anchor's tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from polnear import Article, Attribution, Ranges
from tokenizers import Tokenizer

from truceline.basis.registry_of_actors import Registry
from truceline.basis.span import Span
from truceline.claims.tagger.names import aliases_in
from truceline.claims.tagger.windows import Window, paragraph_words, windows


class Example(NamedTuple):
    """A window and, by anchor (a word's place in it), the tag of every word."""

    name: str
    window: Window
    tags: dict[int, list[int]]


def examples(
    found: Iterable[Article], registry: Registry, tokenizer: Tokenizer
) -> Iterator[Example]:
    """Yield the windows of every article."""
    for article in found:
        for window in windows_of(article.text, registry, tokenizer):
            yield Example(article.name, window, tags_of(window, article.attributions))


def windows_of(text: str, registry: Registry, tokenizer: Tokenizer) -> Iterator[Window]:
    """Yield the windows of a text whose paragraphs are its lines."""
    aliases = aliases_in(text, registry)
    lines = (Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m[0].strip())
    return windows(paragraph_words(text, line, aliases, tokenizer) for line in lines)


def tags_of(window: Window, attributions: Sequence[Attribution]) -> dict[int, list[int]]:
    """Return, by anchor among the window's own words, the tags of its words."""
    found: dict[int, list[int]] = {}
    for attribution in attributions:
        start = (attribution.cue or attribution.content or [(-1, -1)])[0][0]
        anchor = next((at for at, w in enumerate(window.words) if w.start <= start < w.end), -1)
        if anchor < window.own:
            continue
        tags = found.setdefault(anchor, [0] * len(window.words))  # one cue, two objects: both
        for number, ranges in enumerate(attribution):
            _mark(tags, window.words, ranges, 2 * number + 1)
    return found


def _mark(tags: list[int], words: Sequence[Span], ranges: Ranges, begin: int) -> None:
    for start, end in ranges:
        inside = False
        for at, word in enumerate(words):
            if word.start < end and start < word.end:
                tags[at] = begin + inside
                inside = True
