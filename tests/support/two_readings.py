"""Two readings of one report laid side by side: which claims are the same, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from support.corpus import Mark, locate, spans_of
from truceline.basis.span import Span

__all__ = ["FIELDS", "Pair", "agreement", "differences", "paired"]

SAME = 0.5
"""The share of content that two claims must have in common to be the same claim."""

FIELDS = (
    "voice", "actor", "named", "party", "official", "act", "about", "issues", "stance", "modality",
    "quantities", "when", "where", "event", "conditions", "quoted", "via",
)  # fmt: skip


class Pair(msgspec.Struct, frozen=True):
    """A claim in the first reading and the same claim in the second; None where one has it not."""

    first: Mark | None
    second: Mark | None


def covered(text: str, mark: Mark) -> frozenset[int]:
    """Return the code points of a claim's content that are letters or figures."""
    spans = spans_of(text, mark)["content"] or spans_of(text, mark)["cue"]
    return frozenset(at for s in spans for at in range(s.start, s.end) if text[at].isalnum())


def paired(text: str, first: Sequence[Mark], second: Sequence[Mark]) -> tuple[Pair, ...]:
    """Pair the claims of two readings one to one, greedily by what their contents share."""
    a, b = [covered(text, m) for m in first], [covered(text, m) for m in second]
    shares = sorted(
        ((share(x, y), first[i].voice == second[j].voice, -i, -j)
         for i, x in enumerate(a) for j, y in enumerate(b) if x & y),
        reverse=True,
    )  # fmt: skip
    partner: dict[int, int] = {}
    for value, _, i, j in shares:
        if value >= SAME and -i not in partner and -j not in partner.values():
            partner[-i] = -j
    alone = [Pair(None, m) for j, m in enumerate(second) if j not in partner.values()]
    both = [Pair(m, second[partner[i]] if i in partner else None) for i, m in enumerate(first)]
    return tuple(sorted(both + alone, key=lambda p: place(text, p)))


def share(a: frozenset[int], b: frozenset[int]) -> float:
    """Return how much two sets have in common (Jaccard)."""
    return len(a & b) / len(a | b) if a | b else 1.0


def place(text: str, pair: Pair) -> tuple[int, int]:
    """Return where a pair stands in the text."""
    mark = pair.first or pair.second
    assert mark is not None
    spans = [s for found in spans_of(text, mark).values() for s in found]
    return (mark.line, min((s.start for s in spans), default=0))


def same_source(text: str, a: Mark, b: Mark) -> bool:
    """Say whether two claims have the same source words, give or take (or both none)."""
    found = [spans_of(text, m)["source"] for m in (a, b)]
    if not all(found):
        return not any(found)
    (x, y) = (found[0][0], found[1][0])
    common = max(0, min(x.end, y.end) - max(x.start, y.start))
    return 2 * common >= 0.5 * (len(x) + len(y))


def differences(text: str, a: Mark, b: Mark) -> Iterator[str]:
    """Yield the names of the fields in which two readings of one claim differ."""
    for role in ("source", "cue", "content"):
        if located(text, a, role) != located(text, b, role):
            yield role
    for name in FIELDS:
        if plain(text, a, name) != plain(text, b, name):
            yield name


def located(text: str, mark: Mark, role: str) -> tuple[Span, ...]:
    """Return where the words of a role stand."""
    return spans_of(text, mark)[role]


def plain(text: str, mark: Mark, name: str) -> object:
    """Return a field in a form in which order and the way words are pointed at do not matter."""
    value = getattr(mark, name)
    if name in ("issues", "modality"):
        return frozenset(value)
    if name == "conditions":
        return frozenset(locate(text, words, mark.line) for words in value)
    if name == "quantities":
        return frozenset((q.low, q.high, q.about, q.exclusive, q.unit) for q in value)
    if name == "when":
        return None if value is None else value.value or value.words
    if name == "where":
        return None if value is None else value.place or value.words
    return value


def agreement(readings: Sequence[tuple[str, Sequence[Mark], Sequence[Mark]]]) -> dict[str, float]:
    """Return how far two annotators agree over reports (text, first, second), in percent.

    ``claims``: F1 of claims found by both; ``claims and source``: with the same source too; then
    the share of the claims found by both whose field is the same.
    """
    pairs = [(text, p) for text, a, b in readings for p in paired(text, a, b)]
    total = sum(len(a) + len(b) for _, a, b in readings)
    both = [(text, p.first, p.second) for text, p in pairs if p.first and p.second]
    found = {
        "claims": 200 * len(both) / total,
        "claims and source": 200 * sum(same_source(t, a, b) for t, a, b in both) / total,
    }
    for name in FIELDS:
        same = sum(plain(t, a, name) == plain(t, b, name) for t, a, b in both)
        found[name] = 100 * same / len(both)
    return {name: round(value, 1) for name, value in found.items()}
