"""From paragraphs to what the model reads: windows of word pieces, and the words they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from tokenizers import Tokenizer

from truceline.basis.span import Span
from truceline.claims.tagger.names import Alias, masked

__all__ = ["CONTEXT", "MAX_PIECES", "Window", "Word", "paragraph_words", "windows"]

MAX_PIECES = 224
"""How many pieces a window holds at most, marks included (the backbone knows 512 positions)."""

CONTEXT = 48
"""How many pieces of what stands before are read again as context, at most."""

OPENING, BREAK = 101, 102
"""The pieces [CLS] and [SEP] of the backbone: begin of a window, end of a paragraph."""

_ENDS = ".!?"


class Word(msgspec.Struct, frozen=True):
    """A word (or a whole masked name) of the original text and its pieces."""

    span: Span
    ids: tuple[int, ...]
    ends: bool = False


class Window(msgspec.Struct, frozen=True):
    """What the model reads at once.

    ``ids``: the pieces; ``words``: the spans of the words; ``firsts``: where in ``ids`` each word
    begins; ``own``: how many of the first words are context that an earlier window has read.
    """

    ids: tuple[int, ...]
    words: tuple[Span, ...]
    firsts: tuple[int, ...]
    own: int


def paragraph_words(
    text: str, span: Span, aliases: Sequence[Alias], tokenizer: Tokenizer
) -> list[Word]:
    """Return the words of one paragraph with their pieces; names are masked."""
    hidden = masked(text, span, aliases)
    coded = tokenizer.encode(hidden.text, add_special_tokens=False)
    words: list[Word] = []
    last = None
    for piece, number, (start, end) in zip(coded.ids, coded.word_ids, coded.offsets, strict=True):
        where = hidden.original(start, end)
        if number is not None and number == last:
            before = words.pop()
            whole = Span(before.span.start, max(where.end, before.span.end))
            words.append(Word(whole, (*before.ids, piece)))
        else:
            words.append(Word(where, (piece,), text[where.start : where.end] in _ENDS))
        last = number
    return words


def windows(paragraphs: Iterable[Sequence[Word]]) -> Iterator[Window]:
    """Yield windows that hold every word once as their own, with what stands before as context.

    A window takes whole paragraphs while they fit; a paragraph too long for one window is cut,
    after the end of a sentence where there is one.
    """
    room = MAX_PIECES - CONTEXT - 2
    run: list[list[Word]] = []
    before: list[Word] = []
    size = 0
    for paragraph in paragraphs:
        for part in _parts(paragraph, room):
            length = sum(len(w.ids) for w in part) + 1
            if run and size + length > room:
                yield _window(before, run)
                before, run, size = _tail(run[-1]), [], 0
            run.append(part)
            size += length
    if run:
        yield _window(before, run)


def _parts(paragraph: Sequence[Word], room: int) -> Iterator[list[Word]]:
    """Yield a paragraph in parts of less than ``room`` pieces."""
    part: list[Word] = []
    size, cut = 0, 0
    for word in paragraph:
        if size + len(word.ids) >= room and part:
            cut = cut or len(part)
            yield part[:cut]
            part = part[cut:]
            size, cut = sum(len(w.ids) for w in part), 0
        part.append(word)
        size += len(word.ids)
        if word.ends:
            cut = len(part)
    if part:
        yield part


def _tail(words: Sequence[Word]) -> list[Word]:
    """Return the last words of a paragraph that fit as context, from a sentence's start if it can be."""
    size, start = 0, len(words)
    while start > 0 and size + len(words[start - 1].ids) <= CONTEXT - 1:
        start -= 1
        size += len(words[start].ids)
    if start > 0:
        ends = [at + 1 for at in range(start, len(words) - 1) if words[at].ends]
        start = ends[0] if ends else start
    return list(words[start:])


def _window(before: Sequence[Word], run: Sequence[Sequence[Word]]) -> Window:
    ids, spans, firsts = [OPENING], [], []
    for words in ([before] if before else []) + list(run):
        for word in words:
            firsts.append(len(ids))
            spans.append(word.span)
            ids += word.ids
        ids.append(BREAK)
    return Window(tuple(ids), tuple(spans), tuple(firsts), len(before))
