"""Levers: what one side says it holds back, for what, in its words; the same template for every party."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from truceline.basis.time import iso
from truceline.status.obligations import Row
from truceline.status.shapes import Lever
from truceline.status.word import Word
from truceline.status.world import OTHERS

__all__ = ["NONE_FOUND", "levers"]

NONE_FOUND = "none found"


def levers(rows: Sequence[Row], tz: ZoneInfo) -> tuple[Lever, ...]:
    """Return every lever, in order of time. No lever without a reason stated by its holder.

    A word on an obligation of several steps ("goods are stopped") is one lever, printed at the
    first step it covers.
    """
    found: dict[tuple[str, frozenset[str]], tuple[datetime, Lever]] = {}
    for row in rows:
        for held_back in _spells(row):
            lever = _lever(row, held_back, tz)
            key = (row.step.party, frozenset(lever.claims))
            if lever.for_ and key not in found:
                found[key] = (held_back[0].when.first, lever)
    return tuple(lever for _, lever in sorted(found.values(), key=lambda f: (f[0], f[1].id)))


def _spells(row: Row) -> list[list[Word]]:
    """The owing side's runs of "held back" words, each run ended by its own word that it goes on or is done."""
    own = sorted(
        (w for w in row.heard(row.step.party) if not w.event.aspects), key=lambda w: w.order
    )
    spells: list[list[Word]] = [[]]
    for word in own:
        if word.says == "withheld":
            spells[-1].append(word)
        elif spells[-1] and word.says in {"resumed", "done"}:
            spells.append([])
    return [s for s in spells if s]


def _lever(row: Row, held_back: list[Word], tz: ZoneInfo) -> Lever:
    stated = sorted(
        held_back, key=lambda w: (not w.from_text, w.order)
    )  # a row before a reading of a text
    reasons = [w.event.condition for w in stated if w.event.condition is not None]
    ends = [
        w
        for w in row.heard(row.step.party, OTHERS)
        if w.says in {"resumed", "done"} and w.when.first > held_back[-1].when.first
    ]
    end = min(ends, key=lambda w: w.order) if ends else None
    return Lever(
        id=f"lever:{row.step.party}/{row.step.id}", party=row.step.party, withholds=row.shown.deed,
        for_=reasons[-1] if reasons else "", text_held=NONE_FOUND,
        since=_when(held_back[0], tz), until=None if end is None else _when(end, tz),
        claims=tuple(dict.fromkeys(w.claim for w in (*held_back, *((end,) if end else ())))),
    )  # fmt: skip


def _when(word: Word, tz: ZoneInfo) -> str:
    at = word.event.at or ""
    return (
        iso(word.when.first, tz) if "T" in at else word.when.first.astimezone(tz).date().isoformat()
    )
