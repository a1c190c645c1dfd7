"""How well our own corpus is read: the figures of each split, with intervals, by extractor.

Run: python benchmarks/corpus.py [--write] [--extractor NAME ...]
Intervals are the middle 95 % over a thousand draws of reports (bootstrap). A claim whose score is
below the threshold of review is not counted as read; how many those are is said.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.corpus import entries, marks_of
from support.corpus_scores import Counts, claims_of, counts_of, figures, interval, total
from support.two_readings import agreement
from truceline.claims.claim import TRUSTED_SCORE

RESULTS = Path(__file__).parent / "results" / "corpus.md"
ASKED = {
    "attributed": 80, "actor": 92, "act": 88, "issues": 80, "quantities": 95, "times": 90,
    "conditions": 80,
}  # fmt: skip


def main() -> None:
    """Read the corpus, print the tables, and with --write commit them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--extractor", nargs="*", default=["trained", "rules"])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    text = "\n".join(page(options.extractor)) + "\n"
    print(text)
    if options.write:
        RESULTS.write_text(text, "utf-8")


def page(extractors: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the page."""
    yield "# Our corpus"
    yield ""
    yield "Made by `python benchmarks/corpus.py --write`. Percent; in brackets the middle 95 % over reports drawn"
    yield "again and again. `attributed`: F1 of attributions with the right source. The others over the claims"
    yield "correctly attributed: `issues`, `modality`, `quantities` are F1, `conditions` recall, the rest shares right."
    for extractor in extractors:
        yield from (
            "",
            f"## {extractor}",
            "",
            "| figure | asked | test | dev | train |",
            "| --- | --- | --- | --- | --- |",
        )
        splits = {split: list(read(split, extractor)) for split in ("test", "dev", "train")}
        for name in figures(total(splits["test"])):
            cells = " | ".join(cell(found, name) for found in splits.values())
            yield f"| {name} | {ASKED.get(name, '')} | {cells} |"
    yield from ("", "## Two annotators", "")
    yield "F1 of claims found by both, then of the claims found by both the share whose field is the same. Both"
    yield "annotators read with the same guide and have much in common: an upper bound."
    yield from ("", "| field | agreement |", "| --- | --- |")
    readings = [
        (e.text, marks_of(e.name, "passes/a"), marks_of(e.name, "passes/b")) for e in entries()
    ]
    yield from (f"| {name} | {value} |" for name, value in agreement(readings).items())


def read(split: str, extractor: str) -> Iterator[Counts]:
    """Yield the counts of each report of a split."""
    for entry in (e for e in entries() if e.split == split):
        claims = [c for c in claims_of(entry, extractor) if c.score >= TRUSTED_SCORE]
        yield counts_of(entry, claims, marks_of(entry.name))


def cell(found: Sequence[Counts], name: str) -> str:
    """Return a figure with its interval."""
    low, high = interval(found, name)
    return f"{figures(total(found))[name]} ({low}-{high})"


if __name__ == "__main__":
    main()
