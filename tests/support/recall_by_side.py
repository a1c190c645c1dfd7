"""Recall of annotated claims by whose they are: the state's side and the armed group's.

Every claim is counted in its report and in the report's party-swapped twin, where it is the other
side's: both sides say the same, so that only how they are read can make a difference.
Run: PYTHONPATH=src:tests python -m support.recall_by_side [SPLIT ...] (dev without)
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from support.corpus import Entry, Mark, entries, marks_of
from support.corpus_scores import claims_of, matches, ratio
from support.twins import process, swapped_mark, twin_of
from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims import Claim

__all__ = ["recall", "side"]


def side(party: str) -> str:
    """Return "group" for an armed group, "state" for any other party of a conflict."""
    return "group" if shipped_registry().actors[party].kind == "armed-group" else "state"


def recall(splits: Sequence[str], extractor: str) -> dict[str, float]:
    """Return the recall in percent of attributed claims of each side, over reports and twins.

    Only conflicts between a state and an armed group count. "report: state" and the like are the
    same of one kind of text alone, where the two sides say different things.
    """
    hits: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for entry in entries():
        if entry.split in splits and {*map(side, process(entry.process).parties)} == {
            "state",
            "group",
        }:
            for text, whose, found in _read(entry, extractor):
                for name in (whose, f"{text}: {whose}"):
                    gold[name] += 1
                    hits[name] += found
    return {name: ratio(hits[name], gold[name]) for name in sorted(gold)}


def _read(entry: Entry, extractor: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each claim of a party in the report and in its twin: where, whose, and whether found."""
    marks = [m for m in marks_of(entry.name) if m.voice == "attributed" and m.party is not None]
    turned = [swapped_mark(m, entry.name) for m in marks]
    twin = twin_of(entry.name).text
    yield from _found("report", entry.text, claims_of(entry, extractor), marks)
    yield from _found("twin", twin, claims_of(entry, extractor, twin), turned)


def _found(
    where: str, text: str, claims: Sequence[Claim], marks: Sequence[Mark]
) -> Iterator[tuple[str, str, bool]]:
    said = [c for c in claims if c.voice == "attributed"]
    read = [m.gold for m in matches(text, said, marks) if m.sourced]
    for mark in marks:
        if mark.party is not None:
            yield where, side(mark.party), mark in read


def main(splits: Sequence[str]) -> None:
    """Print the recall of each extractor by side."""
    for extractor in ("rules", "trained"):
        print(extractor, recall(splits, extractor))


if __name__ == "__main__":
    main(sys.argv[1:] or ["dev"])
