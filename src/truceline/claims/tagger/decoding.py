"""From what the model says of each word to attributions: the best allowed tags for each anchor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from truceline.basis.span import Span
from truceline.claims.tagger.windows import Window

__all__ = ["INSIDE", "Floats", "Found", "Model", "best_paths", "found_in"]

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

OUTSIDE, SOURCE, CUE, CONTENT = 0, 1, 3, 5
"""The tag of words outside, and the first of each role's two tags (begins, goes on)."""

INSIDE = [SOURCE + 1, CUE + 1, CONTENT + 1]


class Model(Protocol):
    """What a trained model answers."""

    def hangs(self, window: Window) -> tuple[Floats, Floats]:
        """Return a hidden state a word, and a logit a word: does an attribution hang on it?"""

    def tags(self, hidden: Floats, anchors: Numbers) -> Floats:
        """Return logits, anchors x words x 7: the tag of each word for each anchor."""


class Found(msgspec.Struct, frozen=True):
    """One attribution: the spans of its roles, and how sure the model is that it is one."""

    anchor: Span
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


def found_in(window: Window, model: Model, threshold: float) -> Iterator[Found]:
    """Yield the attributions that hang on the window's own words, in their order.

    An anchor counts from the probability ``threshold``. What has no content is none.
    """
    hidden, logits = model.hangs(window)
    chances = 1 / (1 + np.exp(-logits.astype(np.float64)))
    chances[: window.own] = 0
    anchors: Numbers = np.flatnonzero(chances >= threshold)
    if not len(anchors):
        return
    for at, path in zip(anchors, best_paths(model.tags(hidden, anchors)), strict=True):
        found = Found(
            window.words[at],
            _spans(path, SOURCE, window),
            _spans(path, CUE, window),
            _spans(path, CONTENT, window),
            float(chances[at]),
        )
        if found.content:
            yield found


def best_paths(scores: Floats) -> list[list[int]]:
    """Return for each anchor the likeliest tags in which no role goes on where it has not begun.

    ``scores``: anchors x words x tags. All anchors take each step together (Viterbi).
    """
    anchors, words, tags = scores.shape
    step = np.zeros((tags, tags), dtype=np.float64)
    for inside in INSIDE:
        step[:, inside] = -np.inf
        step[inside - 1, inside] = step[inside, inside] = 0
    total = scores[:, 0].astype(np.float64)
    total[:, INSIDE] = -np.inf
    back = np.zeros((words, anchors, tags), dtype=np.int64)
    for at in range(1, words):
        ways = total[:, :, None] + step
        back[at] = ways.argmax(1)
        total = ways.max(1) + scores[:, at]
    each = np.arange(anchors)
    path = [total.argmax(1)]
    for at in range(words - 1, 0, -1):
        path.append(back[at, each, path[-1]])
    found: list[list[int]] = np.stack(path[::-1], axis=1).tolist()
    return found


def _spans(path: list[int], begin: int, window: Window) -> tuple[Span, ...]:
    found: list[Span] = []
    for tag, word in zip(path, window.words, strict=True):
        if tag == begin:
            found.append(word)
        elif tag == begin + 1:
            found[-1] = Span(found[-1].start, word.end)
    return tuple(found)
