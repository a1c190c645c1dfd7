"""The gate on how well claims are read: pinned floors, the corpus they were measured on, the margin."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from support.corpus import ROOT, entries, marks_of
from support.corpus_scores import claims_of, counts_of, figures, total
from truceline.basis.digest import digest
from truceline.claims.claim import TRUSTED_SCORE

__all__ = ["FILE", "Gate", "fingerprint", "gate", "measured"]

FILE = ROOT / "floors.json"
SPLIT = "test"
MARGIN = 1.0
"""Points by which a figure may lie under its floor: what other processors' rounding can move."""


class Gate(msgspec.Struct, frozen=True):
    """What is pinned: the corpus, by its fingerprint, and the floors of each extractor in percent."""

    fingerprint: str
    floors: dict[str, dict[str, float]]


def gate() -> Gate:
    """Return the committed gate."""
    return msgspec.json.decode(FILE.read_bytes(), type=Gate)


def fingerprint() -> str:
    """Return a digest of the texts and annotations that the floors were measured on."""
    parts: list[str] = []
    for entry in (e for e in entries() if e.split == SPLIT):
        annotation: Path = ROOT / "annotations" / f"{entry.name}.yaml"
        parts += [entry.name, entry.published or "", entry.text, annotation.read_text("utf-8")]
    return digest("corpus-gate/1", *parts)


@cache
def measured(extractor: str) -> dict[str, float]:
    """Return the figures of an extractor on the test split; claims for review do not count."""
    return figures(
        total(
            [
                counts_of(
                    entry,
                    [c for c in claims_of(entry, extractor) if c.score >= TRUSTED_SCORE],
                    marks_of(entry.name),
                )
                for entry in entries()
                if entry.split == SPLIT
            ]
        )
    )
