"""Running totals: deliveries added up within one view, never across counting points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from truceline.basis.quantity import Number
from truceline.status.word import Word

__all__ = ["Total", "distinct", "running", "same_happening", "total"]


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds of what was done, after ``word``; ``high`` None: no upper bound is held."""

    low: Number
    high: Number | None
    words: tuple[Word, ...] = ()


def same_happening(a: Word, b: Word) -> bool:
    """Say whether two words tell one delivery: same deed, hands, goods and step, times that meet.

    A word read from a text may leave fields unsaid; a row is taken at its letter.
    """
    x, y = a.event, b.event
    loose = a.from_text or b.from_text
    pairs = ((x.deed, y.deed), (x.item, y.item), (x.place, y.place), (x.toward, y.toward),
             (_point(a), _point(b)))  # fmt: skip
    if any(p != q and not (loose and None in (p, q)) for p, q in pairs) or set(x.by) != set(y.by):
        return False
    if loose:
        return a.when.meets(b.when) and _may_be_equal(a, b)
    return (x.at, x.until) == (y.at, y.until) and (set(x.to) == set(y.to))


def _point(word: Word) -> str | None:
    return None if word.event.quantity is None else word.event.quantity.counting_point


def _may_be_equal(a: Word, b: Word) -> bool:
    p, q = a.event.quantity, b.event.quantity
    return p is None or q is None or not p.cannot_equal(q)


def distinct(words: Iterable[Word]) -> list[Word]:
    """Return one word per delivery: the latest telling of each; rows before readings of texts."""
    kept: list[Word] = []
    for word in sorted(words, key=lambda w: (w.from_text, w.told, w.order)):
        again = next((i for i, k in enumerate(kept) if same_happening(k, word)), None)
        if again is None:
            kept.append(word)
        elif not word.from_text:
            kept[again] = word
    return sorted(kept, key=lambda w: w.order)


def total(words: Sequence[Word]) -> Total:
    """Add up deliveries: per category, figures of one counting point; of several, the largest."""
    low: Number = 0
    high: Number | None = 0
    for category in sorted({w.event.item or "" for w in words}):
        part = _of_category([w for w in words if (w.event.item or "") == category])
        low += part.low
        high = None if high is None or part.high is None else high + part.high
    return Total(low=low, high=high, words=tuple(words))


def _of_category(words: Sequence[Word]) -> Total:
    points = sorted({p for w in words if (p := _point(w)) is not None})
    plain = _sum([w for w in words if _point(w) is None])
    if not points:
        return plain
    best = max((_sum([w for w in words if _point(w) == p]) for p in points), key=lambda t: t.low)
    high = None if plain.high is None or best.high is None else plain.high + best.high
    return Total(low=plain.low + best.low, high=high)


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
