"""How far scores hold, as a page and a picture: of the claims with such a score, how many are right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

BINS = 10
SIDE, EDGE = 320, 48
"""The side of the square of the diagram and the room around it, in pixels."""

SIGNS = ("circle", "square", "diamond")


class Bin(NamedTuple):
    """The claims with a score between two tenths: how many, their mean score, the share right."""

    at: int
    claims: int
    score: float
    right: float


def bins_of(scores: np.ndarray, right: np.ndarray) -> list[Bin]:
    """Return the tenths of the scores that hold claims."""
    tenth = np.minimum((scores * BINS).astype(int), BINS - 1)
    return [
        Bin(int(at), int((tenth == at).sum()), float(scores[tenth == at].mean()), float(right[tenth == at].mean()))
        for at in np.unique(tenth)
    ]  # fmt: skip


def gap_of(bins: Sequence[Bin]) -> float:
    """Return the mean distance of score and share right, each tenth by its claims."""
    return sum(b.claims * abs(b.score - b.right) for b in bins) / sum(b.claims for b in bins)


def page(found: Mapping[str, Sequence[Bin]]) -> str:
    """Return the page of the documentation."""
    names = list(found)
    head = " | ".join(f"{n}: claims | mean score | right" for n in names)
    rows = []
    for at in range(BINS):
        cells = []
        for name in names:
            bin_ = next((b for b in found[name] if b.at == at), None)
            cells.append(
                "0 | – | –"
                if bin_ is None
                else f"{bin_.claims} | {bin_.score:.2f} | {bin_.right:.2f}"
            )
        rows.append(f"| {at / BINS:.1f}-{(at + 1) / BINS:.1f} | " + " | ".join(cells) + " |")
    gaps = ", ".join(f"{gap_of(b):.3f} on {n}" for n, b in found.items())
    return (
        "# How far the scores hold\n\n"
        "Made by `python training/calibrate.py --polnear FOLDER --write`: of the claims of the trained extractor with\n"
        "such a score, how many are annotated attributions with the right source. The weights were fitted on the two\n"
        "dev splits; our test split had no part in it.\n\n"
        "![Share right against score: the nearer to the slanted line, the truer the score](images/reliability.svg)\n\n"
        f"| score | {head} |\n| {' | '.join(['---'] * (1 + 3 * len(names)))} |\n" + "\n".join(rows)
        + f"\n\nMean gap: {gaps}.\n\n"
        "A claim with a score below 0.5 is rather wrong than right: it is listed for review and moves nothing.\n"
    )  # fmt: skip


def picture(found: Mapping[str, Sequence[Bin]]) -> str:
    """Return the reliability diagram as SVG: signs of different shape, larger with more claims."""
    width, height = SIDE + 2 * EDGE + 150, SIDE + 2 * EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"',
        'font-family="sans-serif" font-size="12">',
        "<title>Share of claims that are right, against their score</title>",
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<rect x="{EDGE}" y="{EDGE}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#333"/>',
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#999" stroke-dasharray="4 4"/>',
    ]
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        parts.append(f'<text x="{_x(tick)}" y="{_y(0) + 18}" text-anchor="middle">{tick:g}</text>')
        parts.append(f'<text x="{_x(0) - 8}" y="{_y(tick) + 4}" text-anchor="end">{tick:g}</text>')
    parts.append(f'<text x="{_x(0.5)}" y="{height - 8}" text-anchor="middle">score</text>')
    parts.append(f'<text x="{EDGE}" y="{EDGE - 14}">share right</text>')
    for number, (name, bins) in enumerate(found.items()):
        most = max(b.claims for b in bins)
        parts += [
            _sign(number, _x(b.score), _y(b.right), 3 + 6 * (b.claims / most) ** 0.5) for b in bins
        ]
        y = EDGE + 14 + 22 * number
        parts.append(_sign(number, EDGE + SIDE + 22, y, 6))
        parts.append(f'<text x="{EDGE + SIDE + 36}" y="{y + 4}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _x(share: float) -> float:
    return round(EDGE + share * SIDE, 1)


def _y(share: float) -> float:
    return round(EDGE + (1 - share) * SIDE, 1)


def _sign(number: int, x: float, y: float, size: float) -> str:
    style = 'fill="none" stroke="#1f4e79" stroke-width="1.6"'
    if SIGNS[number % len(SIGNS)] == "circle":
        return f'<circle cx="{x}" cy="{y}" r="{size:.1f}" {style}/>'
    turn = f' transform="rotate(45 {x} {y})"' if SIGNS[number % len(SIGNS)] == "diamond" else ""
    return f'<rect x="{x - size:.1f}" y="{y - size:.1f}" width="{2 * size:.1f}" height="{2 * size:.1f}" {style}{turn}/>'


def write(found: Mapping[str, Sequence[Bin]], docs: Path) -> None:
    """Write page and picture into the documentation."""
    (docs / "calibration.md").write_text(page(found), "utf-8")
    (docs / "images" / "reliability.svg").write_text(picture(found), "utf-8")
