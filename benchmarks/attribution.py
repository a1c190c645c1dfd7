"""Attribution on PolNeAR: ours, by rules and trained, beside what others install, one scorer, one run.

Run: python benchmarks/attribution.py --polnear FOLDER [--split dev] [--extractor NAME] [--out FILE]
FOLDER is the unpacked archive (../shared/data/polnear-train-dev.tar.xz). Writes one line an article in
the form that ../shared/bench/score_polnear.py reads, and prints that scorer's table.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from pathlib import Path

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims import Claim, extract_claims
from truceline.claims.claim import TRUSTED_SCORE
from truceline.reports import read_report_bytes

BEFORE = re.compile(r"(?:\bthat[,\s]+)?[\"“‘«]?\s?$|(?:\bthat\s+)?'$", re.IGNORECASE)
AFTER = re.compile(r"[,.!?…]?[\"”»]|[,.]?['’](?!\w)")
"""What PolNeAR counts as content and a claim leaves out: "that" before it, and the quotation marks."""

SCORER = Path(__file__).parents[2] / "shared" / "bench" / "score_polnear.py"


def main() -> None:
    """Read every article of a split and score what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--extractor", default="trained")
    parser.add_argument(
        "--least", type=float, default=TRUSTED_SCORE, help="score from which a claim counts"
    )
    parser.add_argument("--out", type=Path, default=Path("/tmp/predicted.jsonl"))
    options = parser.parse_args()
    started = time.perf_counter()
    paths = sorted((options.polnear / options.split / "text").glob("*.txt"))
    with options.out.open("w", encoding="utf-8") as file:
        for path in paths:
            print(json.dumps(predicted(path, options.extractor, options.least)), file=file)
    seconds = time.perf_counter() - started
    print(f"{len(paths)} articles in {seconds:.1f} s, {len(paths) / seconds:.1f} a second")
    command = [sys.executable, str(SCORER), "--root", str(options.polnear)]
    subprocess.run([*command, "--split", options.split, "--pred", str(options.out)], check=True)


def predicted(path: Path, extractor: str, least: float) -> dict[str, object]:
    """Return the attributed claims of one article as the scorer's attributions."""
    report = read_report_bytes(path.read_bytes(), file=path.name)
    claims = extract_claims(report, registry=shipped_registry(), extractor=extractor)
    found = [
        attribution(c, report.text)
        for c in claims
        if c.voice == "attributed" and c.content is not None and c.score >= least
    ]
    return {"file": path.stem, "attributions": found}


def attribution(claim: Claim, text: str) -> dict[str, list[list[int]]]:
    """Return source, cue and content of a claim as ranges of code points, as PolNeAR marks them."""
    found = {
        role: [list(pair) for pair in part.fragments or ((part.start, part.end),)] if part else []
        for role, part in (
            ("source", claim.source), ("cue", claim.cue), ("content", claim.content),
        )
    }  # fmt: skip
    found["content"] = [as_marked(text, start, end) for start, end in found["content"]]
    return found


def as_marked(text: str, start: int, end: int) -> list[int]:
    """Return a stretch of content with the "that" before it and the marks around it."""
    before = BEFORE.search(text[max(0, start - 12) : start])
    after = AFTER.match(text, end)
    return [start - len(before[0]) if before else start, after.end() if after else end]


if __name__ == "__main__":
    main()
