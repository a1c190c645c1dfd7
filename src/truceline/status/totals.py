"""Running totals: deliveries added up within one view, never across counting points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from truceline.basis.quantity import Number
from truceline.status.word import Word

__all__ = ["Total", "deliveries", "distinct", "running", "same_happening", "total"]


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds of what was done, after ``word``; ``high`` None: no upper bound is held."""

    low: Number
    high: Number | None
    words: tuple[Word, ...] = ()


def same_happening(a: Word, b: Word) -> bool:
    """Say whether two words may tell one delivery: nothing they both say differs, and their times meet.

    What one leaves unsaid (the hour, the step, the place) the other may say. Counting less is
    the safe error: the total is a lower bound.
    """
    x, y = a.event, b.event
    if set(x.by) != set(y.by) or not a.when.meets(b.when) or not _same_address(x.toward, y.toward):
        return False
    pairs = ((x.deed, y.deed), (x.item, y.item), (x.place, y.place), (_point(a), _point(b)))
    if any(p is not None and q is not None and p != q for p, q in pairs):
        return False
    if x.to and y.to and set(x.to) != set(y.to):
        return False
    return _may_be_equal(a, b) or not (a.from_text or b.from_text)


def _same_address(p: str | None, q: str | None) -> bool:
    """A step lies within its obligation: "captives/day-2" and "captives" may be one delivery."""
    return p is None or q is None or p == q or p.startswith(q + "/") or q.startswith(p + "/")


def _point(word: Word) -> str | None:
    return None if word.event.quantity is None else word.event.quantity.counting_point


def _may_be_equal(a: Word, b: Word) -> bool:
    p, q = a.event.quantity, b.event.quantity
    return p is None or q is None or not p.cannot_equal(q)


def distinct(words: Iterable[Word]) -> list[Word]:
    """Return one word per delivery: the latest telling of each; rows before readings of texts.

    Two rows of one table row's precision that name different steps stay two.
    """
    return [word for word, _ in deliveries(words)]


def deliveries(words: Iterable[Word]) -> list[tuple[Word, tuple[Word, ...]]]:
    """Return for each delivery the word that counts (see `distinct`) and its other tellings."""
    kept: list[tuple[Word, ...]] = []
    for word in sorted(words, key=lambda w: (w.from_text, w.told, w.order)):
        again = next((i for i, k in enumerate(kept) if same_happening(k[0], word)), None)
        if again is None:
            kept.append((word,))
        elif not word.from_text and _says_more(word, kept[again][0]):
            kept[again] = (word, *kept[again])
        else:
            kept[again] = (*kept[again], word)
    return sorted(((k[0], k[1:]) for k in kept), key=lambda d: d[0].order)


def _says_more(later: Word, earlier: Word) -> bool:
    """A later telling replaces an earlier one unless it has no figure or no step where that had one."""
    without_figure = later.event.quantity is None and earlier.event.quantity is not None
    without_step = "/" in (earlier.event.toward or "") and "/" not in (later.event.toward or "")
    return not without_figure and not (without_step and later.low == earlier.low)


def total(words: Sequence[Word]) -> Total:
    """Add up deliveries of one counting point; of several counting points, take the largest sum.

    What has no counting point is added to either. Different counting points are never added.
    """
    points = sorted({p for w in words if (p := _point(w)) is not None})
    plain = _sum([w for w in words if _point(w) is None])
    if not points:
        return Total(low=plain.low, high=plain.high, words=tuple(words))
    best = max((_sum([w for w in words if _point(w) == p]) for p in points), key=lambda t: t.low)
    high = None if plain.high is None or best.high is None else plain.high + best.high
    return Total(low=plain.low + best.low, high=high, words=tuple(words))


def _sum(words: Sequence[Word]) -> Total:
    highs = [w.high for w in words]
    return Total(
        low=sum(w.low or 0 for w in words),
        high=None if None in highs else sum(h for h in highs if h is not None),
    )


def running(words: Sequence[Word], threshold: Number) -> Word | None:
    """Return the delivery with which the lower bound first reaches ``threshold``; None if it never does."""
    for n in range(1, len(words) + 1):
        if total(words[:n]).low >= threshold:
            return words[n - 1]
    return None
