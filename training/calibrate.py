"""Fit the weights of a claim's score on the dev splits, and measure how far the scores hold.

Run:  python training/calibrate.py --polnear FOLDER [--write]
A draft counts as right if it is an annotated attribution with the right source. Weights are those of
a logistic regression (ridge 1), fitted on PolNeAR dev and on four copies of our own dev split.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import reliability
from polnear import articles

from support.corpus import entries, marks_of
from support.corpus_scores import claims_of, matches, ranges, tokens
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.span import Span
from truceline.claims import Claim, extract_claims
from truceline.claims.tagger import scoring
from truceline.reports import read_report_bytes

ROOT = Path(__file__).parents[1]
COPIES = 4
RIDGE = 1.0
NARRATOR = 1.0
"""The report's own tellings are too few to fit: this puts them a little above the threshold."""
FILE = ROOT / "src/truceline/claims/tagger/scoring.yaml"

Row = tuple[list[float], bool]


def main() -> None:
    """Fit, print how far the scores hold, and with --write put weights, page and picture in their place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    own, general = list(own_rows("dev")), list(general_rows(options.polnear))
    weights = fitted(own * COPIES + general)
    weights[list(scoring.FEATURES).index("narrator")] = NARRATOR
    splits = {"PolNeAR dev": general, "our dev": own, "our test": list(own_rows("test"))}
    found = {name: held(rows, weights) for name, rows in splits.items()}
    print(reliability.page(found))
    text = ", ".join(f"{n}: {w:.3f}" for n, w in zip(scoring.FEATURES, weights, strict=True))
    print(text)
    if options.write:
        old = FILE.read_text("utf-8")
        FILE.write_text(re.sub(r"weights: \{.*\}", f"weights: {{{text}}}", old), "utf-8")
        reliability.write(found, ROOT / "docs")


class Watch:
    """Keeps the features of every draft that is scored, by the place of its content."""

    def __init__(self) -> None:
        self.seen: dict[tuple[int, int], list[float]] = {}
        self.plain = scoring.calibrated

    def __call__(self, draft: scoring.Draft) -> float:
        """Note the features of a draft and score it as before."""
        shown = draft.content or draft.cue
        if shown is not None:
            self.seen[shown.start, shown.end] = scoring.features_of(draft)
        return self.plain(draft)


def rows_of(claims: tuple[Claim, ...], right: set[str], watch: Watch) -> Iterator[Row]:
    """Yield the features of each attributed claim and whether it is right."""
    for claim in claims:
        shown = claim.content or claim.cue
        if claim.voice == "attributed" and shown is not None:
            yield watch.seen[shown.start, shown.end], claim.id in right


def own_rows(split: str) -> Iterator[Row]:
    """Yield the rows of one split of our own corpus."""
    for entry in (e for e in entries() if e.split == split):
        watch = Watch()
        scoring.calibrated = watch
        claims = claims_of(entry, "trained")
        scoring.calibrated = watch.plain
        marks = [m for m in marks_of(entry.name) if m.voice == "attributed"]
        mine = [c for c in claims if c.voice == "attributed"]
        found = matches(entry.text, mine, marks)
        yield from rows_of(claims, {m.ours.id for m in found if m.sourced}, watch)


def general_rows(root: Path) -> Iterator[Row]:
    """Yield the rows of PolNeAR's dev split."""
    for article in articles(root, "dev"):
        watch = Watch()
        scoring.calibrated = watch
        report = read_report_bytes(article.text.encode(), file=article.name)
        claims = extract_claims(report, registry=shipped_registry(), extractor="trained")
        scoring.calibrated = watch.plain
        yield from rows_of(claims, right_of(article.text, claims, article.attributions), watch)


def right_of(text: str, claims: tuple[Claim, ...], gold: list[object]) -> set[str]:
    """Return the ids of the claims that are annotated attributions with the right source."""
    mine = [c for c in claims if c.voice == "attributed" and c.content is not None]
    ours = [(tokens(text, ranges(c.content)), tokens(text, ranges(c.source))) for c in mine]
    theirs = [
        tuple(tokens(text, [Span(*r) for r in role]) for role in (a.content, a.source))  # type: ignore[attr-defined]
        for a in gold
    ]
    shares = sorted(
        (-len(c & o[0]) / len(c | o[0]), i, j)
        for i, (c, _) in enumerate(theirs) for j, o in enumerate(ours) if c & o[0]
    )  # fmt: skip
    used_i: set[int] = set()
    used_j: set[int] = set()
    right: set[str] = set()
    for value, i, j in shares:
        if -value >= 0.5 and i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            g, p = theirs[i][1], ours[j][1]
            if (not g and not p) or 4 * len(g & p) >= len(g) + len(p) > 0:
                right.add(mine[j].id)
    return right


def fitted(rows: list[Row]) -> np.ndarray:
    """Return the weights of a logistic regression (Newton's method)."""
    x, y = np.array([r[0] for r in rows]), np.array([r[1] for r in rows], dtype=float)
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (chance - y) + RIDGE * weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + RIDGE * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def held(rows: list[Row], weights: np.ndarray) -> list[reliability.Bin]:
    """Return how far the scores by ``weights`` hold, by tenths."""
    chance = 1 / (1 + np.exp(-np.array([r[0] for r in rows]) @ weights))
    return reliability.bins_of(chance, np.array([r[1] for r in rows], dtype=float))


if __name__ == "__main__":
    main()
