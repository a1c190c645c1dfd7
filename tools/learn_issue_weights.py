"""Learn what speaks how much for which issue; ``--folds N`` only says how well that goes.

The weights are learned from the annotated reports of the split train and from the short contents
of training/issues/sentences.txt, and written to src/truceline/claims/cues/issue_weights.yaml. No
feature knows who is a party: names of actors are blanked out before anything is counted. A feature
is given weights only if it stands in at least two reports or sentences, so no word of one report
alone decides anything. Nothing is drawn by chance: the same data give the same weights.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import msgspec
import numpy as np
import numpy.typing as npt

from support.corpus import Entry, Mark, entries, marks_of, spans_of
from truceline.basis.registry_of_actors import shipped_registry
from truceline.basis.span import Passage, Span, cover
from truceline.basis.vocabulary import vocabulary
from truceline.claims.attribution import sentences
from truceline.claims.claim import Speaker
from truceline.claims.draft import Draft, Reading
from truceline.claims.issue_evidence import (
    Evidence,
    Told,
    evidence_of,
    hits_in,
    readable,
    shares_of,
    told_in,
)  # fmt: skip
from truceline.claims.issues import issues_of_claims
from truceline.claims.words import GAP
from truceline.reports import read_report

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src/truceline/claims/cues/issue_weights.yaml"
SENTENCES = ROOT / "training/issues/sentences.txt"
HEADER = """\
# What speaks how much for which issue; written by tools/learn_issue_weights.py, not by hand.
# features: word field, act or kind of body named -> issue -> weight. shares: weights that are the same for
# every issue ("own": a word field of the issue itself stands in the content; the others: cues around the
# claim and issues of the claims before it, by the state of the claim).
"""
STEPS, STEP = 200, 0.05
PULL = {"act": 4.0, "own": 0.01}
"""How strongly weights are held at their beginnings, by the first word of the feature; else 2 or 1."""
BEGIN = {"own": 1.5}
LEAST = 0.05
ISSUES = tuple(vocabulary("issues"))
Numbers = npt.NDArray[np.float64]


class Example(msgspec.Struct, frozen=True):
    """A claim to learn from: what speaks for issues, the issues it has, the text it is from."""

    evidence: Evidence
    issues: tuple[str, ...]
    origin: str


Known = Sequence[tuple[Entry, Reading, Mapping[int, Mark]]]


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says."""
    known = [(e, *reading_of(e)) for e in entries() if e.split == "train"]
    if arguments[:1] == ["--folds"]:
        sys.stdout.write(f"{cross_validated(known, int(arguments[1])):.1f}\n")
        return 0
    TARGET.write_text(HEADER + written(weights_from([*examples(known), *composed()])), "utf-8")
    return 0


def reading_of(entry: Entry) -> tuple[Reading, dict[int, Mark]]:
    """Return a report with its annotated claims as drafts, and the annotation of each draft."""
    report = read_report(entry.path)
    reading = sentences(Reading(report=report, registry=shipped_registry()))
    pairs = [(draft_of(entry.text, m), m) for m in marks_of(entry.name)]
    marks = {id(d): m for d, m in pairs}
    return msgspec.structs.replace(reading, drafts=tuple(d for d, _ in pairs)), marks


def draft_of(text: str, mark: Mark) -> Draft:
    """Return an annotated claim as the stages see it."""
    spans = spans_of(text, mark)
    source = cover(spans["source"]) if spans["source"] else None
    return Draft(
        voice=mark.voice,
        evidence=cover(spans["content"] or spans["cue"]),
        source=source and Speaker(text=text[source.start : source.end], start=source.start, end=source.end),
        cue=passage(text, spans["cue"]),
        content=passage(text, spans["content"]),
        act=mark.act,
    )  # fmt: skip


def passage(text: str, spans: Sequence[Span]) -> Passage | None:
    """Return stretches of a report as one passage."""
    if not spans:
        return None
    whole = cover(spans)
    parts = tuple((s.start, s.end) for s in spans) if len(spans) > 1 else None
    return Passage(
        text=text[whole.start : whole.end], start=whole.start, end=whole.end, fragments=parts
    )


def examples(known: Known) -> Iterator[Example]:
    """Yield the claims of reports; the claims before each have the issues annotated."""
    for entry, reading, marks in known:
        told = told_in(reading)
        done = [(t, shares_of(marks[id(t.draft)].issues)) for t in told]
        for number, claim in enumerate(told):
            issues = marks[id(claim.draft)].issues
            if issues:
                before = done[max(0, number - 2) : number][::-1]
                yield Example(evidence_of(claim, before), issues, entry.name)


def composed() -> Iterator[Example]:
    """Yield the contents written for learning."""
    issues: tuple[str, ...] = ()
    for number, line in enumerate(SENTENCES.read_text("utf-8").splitlines()):
        if line.endswith(":"):
            issues = tuple(line[:-1].split(", "))
        elif not line.startswith("#"):
            hits = tuple(hits_in(readable(line.replace("_", GAP), ())))
            fields = frozenset(h.field for h in hits)
            draft = Draft(voice="attributed", evidence=Span(0, 0))
            told = Told(draft=draft, hits=hits, features=fields, state="alone")
            yield Example(evidence_of(told, ()), issues, str(number))


def weights_from(known: Sequence[Example]) -> dict[str, Any]:
    """Return the weights that tell the issues of ``known`` best (cross entropy, weights held back)."""
    features = shown_often(known)
    places = sorted({where for e in known for where in e.evidence.shares})
    there = np.array([[f in e.evidence.features for f in features] for e in known], dtype=float)
    shares = np.array([[vector(e.evidence.shares.get(p, {})) for p in places] for e in known])
    wanted = np.array([vector(shares_of(e.issues)) for e in known])
    begin = np.array([BEGIN.get(p, 0.0) for p in places])
    weights, common = np.zeros((len(features), len(ISSUES))), begin.copy()
    held = np.array([[PULL.get(f.split()[0], 2.0)] for f in features])
    held_common = np.array([PULL.get(p, 1.0) for p in places])
    paces = [Pace(weights), Pace(common)]
    for step in range(STEPS):
        off = told_by(there, shares, weights, common) - wanted
        paces[0].go(there.T @ off + held * weights, step)
        slope = np.einsum("nk,nsk->s", off, shares) + held_common * (common - begin)
        paces[1].go(slope, step)
    return as_data(features, weights, places, common)


class Pace:
    """A descent that takes steps of like length in every direction, shorter towards the end (Adam)."""

    def __init__(self, weights: Numbers) -> None:
        """Start at ``weights``, which are changed in place."""
        self.weights, self.mean, self.square = weights, 0 * weights, 0 * weights

    def go(self, slope: Numbers, step: int) -> None:
        """Take the step numbered ``step``, from 0."""
        self.mean = 0.9 * self.mean + 0.1 * slope
        self.square = 0.99 * self.square + 0.01 * slope**2
        mean = self.mean / (1 - 0.9 ** (step + 1))
        square = self.square / (1 - 0.99 ** (step + 1))
        self.weights -= STEP * (1 - step / STEPS) * mean / (np.sqrt(square) + 1e-8)


def told_by(there: Numbers, shares: Numbers, weights: Numbers, common: Numbers) -> Numbers:
    """Return the share of every issue in every example, as weights tell it."""
    scores = there @ weights + np.einsum("s,nsk->nk", common, shares)
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    told: Numbers = raised / raised.sum(axis=1, keepdims=True)
    return told


def vector(shares: Mapping[str, float]) -> list[float]:
    """Return shares in the order of the vocabulary."""
    return [shares.get(issue, 0.0) for issue in ISSUES]


def shown_often(known: Sequence[Example]) -> list[str]:
    """Return the features that stand in at least two texts, in their order."""
    origins: dict[str, set[str]] = defaultdict(set)
    for example in known:
        for feature in example.evidence.features:
            origins[feature].add(example.origin)
    return sorted(feature for feature, found in origins.items() if len(found) > 1)


def as_data(
    features: Sequence[str], weights: Numbers, places: Sequence[str], common: Numbers
) -> dict[str, Any]:
    """Return weights in the form that the reader of claims takes."""
    found: dict[str, dict[str, float]] = {}
    for feature, row in zip(features, weights, strict=True):
        told = {i: round(float(w), 2) for i, w in zip(ISSUES, row, strict=True) if abs(w) >= LEAST}
        if told:
            found[feature] = told
    shares = {p: round(float(w), 2) for p, w in zip(places, common, strict=True) if abs(w) >= LEAST}
    return {"features": found, "shares": shares}


def written(data: Mapping[str, Any]) -> str:
    """Return weights as YAML, a feature to a line."""
    lines = ["features:"]
    for feature, found in data["features"].items():
        inner = ", ".join(f"{issue}: {value}" for issue, value in found.items())
        lines.append(f"  {feature}: {{{inner}}}")
    lines += ["shares:", *(f"  {where}: {value}" for where, value in data["shares"].items())]
    return "\n".join(lines) + "\n"


def cross_validated(known: Known, folds: int) -> float:
    """Return the micro-F1 in percent of attributed claims, each report read by weights from others."""
    right = said = 0
    for fold in range(folds):
        others = [k for i, k in enumerate(known) if i % folds != fold]
        weights = weights_from([*examples(others), *composed()])
        for _, reading, marks in known[fold::folds]:
            for told, issues in issues_of_claims(reading, weights):
                mark = marks[id(told.draft)]
                if mark.voice == "attributed":
                    right += len({*issues} & {*mark.issues})
                    said += len(issues) + len(mark.issues)
    return 200 * right / said


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
