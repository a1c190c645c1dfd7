"""Attribution on PolNeAR beside what others do: one scorer, one run, the same articles.

Run: python benchmarks/peers.py --polnear FOLDER [--articles N] [--spacy PIPELINE] [--write]
FOLDER is the unpacked archive (../shared/data/polnear-train-dev.tar.xz); the dev split is read.
The floor is a pair of regular expressions (a quotation or a clause beside a verb of saying). textacy
takes part where it is installed with a spaCy pipeline of English: `--spacy` names it. All systems
read each article in turn, so that whatever else the machine does falls on all alike.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from attribution import SCORER, attribution

from truceline.basis.registry_of_actors import shipped_registry
from truceline.claims import extract_claims
from truceline.claims.claim import TRUSTED_SCORE
from truceline.reports import read_report_bytes

RESULTS = Path(__file__).parent / "results" / "peers.md"

Found = dict[str, list[list[int]]]
System = Callable[[str], list[Found]]

NAME = r"(?P<source>(?:[A-Z][\w’'-]*|[Hh]e|[Ss]he|[Tt]hey)(?:\s(?:of|the|[A-Z][\w’'-]*))*)"
SAID = r"(?P<cue>said|says|told|added|argued|claimed|insisted|announced|warned|wrote)"
QUOTED = re.compile(rf"[“\"](?P<content>[^”\"]{{2,600}})[”\"],?\s+(?:{SAID}\s+{NAME})")
CLAUSE = re.compile(rf"{NAME}\s+{SAID}\s+(?:that\s+)?(?P<content>[^.?!]{{3,400}})")


class Row(NamedTuple):
    """What a system reached: precision, recall and F1 of attributions, content F1, its pace."""

    name: str
    precision: float
    recall: float
    f1: float
    content: float
    pace: float


def by_expressions(text: str) -> list[Found]:
    """The floor: what two regular expressions find."""
    return [
        {role: [list(m.span(role))] for role in ("source", "cue", "content")}
        for pattern in (QUOTED, CLAUSE)
        for m in pattern.finditer(text)
    ]


def ours(extractor: str) -> System:
    """Our own extractor of that name, from the score on that counts as read."""

    def read(text: str) -> list[Found]:
        report = read_report_bytes(text.encode(), file="article.txt")
        claims = extract_claims(report, registry=shipped_registry(), extractor=extractor)
        return [
            attribution(c, report.text)
            for c in claims
            if c.voice == "attributed" and c.content is not None and c.score >= TRUSTED_SCORE
        ]

    return read


def by_textacy(pipeline: str) -> System:
    """Direct quotations as textacy finds them over a spaCy pipeline."""
    language: Any = importlib.import_module("spacy").load(pipeline)
    quotations: Any = importlib.import_module("textacy").extract.direct_quotations

    def place(tokens: Any) -> list[list[int]]:
        first, last = tokens[0], tokens[-1]
        return [[first.idx, last.idx + len(last)]]

    def read(text: str) -> list[Found]:
        return [
            {"source": place(q.speaker), "cue": place(q.cue), "content": place(q.content)}
            for q in quotations(language(text))
        ]

    return read


def measured(systems: dict[str, System], root: Path, articles: int | None) -> Iterator[Row]:
    """Read every article with each system in turn, and score what each found."""
    paths = sorted((root / "dev" / "text").glob("*.txt"))[:articles]
    found: dict[str, list[str]] = {name: [] for name in systems}
    seconds = dict.fromkeys(systems, 0.0)
    for read in systems.values():
        read(paths[0].read_text(encoding="utf-8"))  # what is loaded once is not the pace
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        for name, read in systems.items():
            began = time.process_time()
            line = {"file": path.stem, "attributions": read(text)}
            seconds[name] += time.process_time() - began
            found[name].append(json.dumps(line))
    with tempfile.TemporaryDirectory() as folder:
        some = only(paths, root, Path(folder))
        for name, lines in found.items():
            yield scored(name, lines, some, len(paths) / seconds[name])


def only(paths: list[Path], root: Path, folder: Path) -> Path:
    """Return a folder in the archive's form that holds the read articles alone."""
    kept = {path.stem for path in paths}
    for part in ("text", "attributions"):
        (folder / "dev" / part).mkdir(parents=True)
        for file in (root / "dev" / part).iterdir():
            if any(file.stem == k or file.stem.startswith(k + "_") for k in kept):
                (folder / "dev" / part / file.name).symlink_to(file.resolve())
    return folder


def scored(name: str, lines: list[str], root: Path, pace: float) -> Row:
    """Return the row of one system by the given scorer."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(lines))
        file.flush()
        command = [sys.executable, str(SCORER), "--root", str(root), "--split", "dev", "--json"]
        told = subprocess.run(
            [*command, "--pred", file.name], check=True, capture_output=True, text=True
        )
    scores = {k: [100 * float(x) for x in v[:3]] for k, v in json.loads(told.stdout).items()}
    precision, recall, f1 = scores["attr|C+S|0.5"]
    return Row(name, precision, recall, f1, scores["token|content"][2], pace)


def table(rows: list[Row], articles: int, textacy: bool) -> str:
    """Return the page of results."""
    note = (
        ""
        if textacy
        else "\ntextacy was not measured here: it needs a spaCy pipeline of English, and none could be installed.\n"
    )
    lines = [
        f"| {r.name} | {r.precision:.1f} | {r.recall:.1f} | {r.f1:.1f} | {r.content:.1f} | {r.pace:.1f} |"
        for r in rows
    ]
    return (
        "# Attribution beside peers\n\n"
        f"Made by `python benchmarks/peers.py --polnear FOLDER --write` on {articles} articles of PolNeAR dev,\n"
        "every system in one run, percent. The pace is in articles for each second of one core.\n\n"
        "| system | C+S precision | C+S recall | C+S F1 | token content F1 | articles a CPU-second |\n"
        "| --- | --- | --- | --- | --- | --- |\n" + "\n".join(lines) + "\n" + note
    )


def main() -> None:
    """Measure, print, and with ``--write`` replace the committed table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--spacy", help="a spaCy pipeline of English, for textacy")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    systems: dict[str, System] = {"regular expressions": by_expressions}
    if options.spacy:
        systems["textacy"] = by_textacy(options.spacy)
    systems |= {"Truceline, rules": ours("rules"), "Truceline, trained": ours("trained")}
    rows = list(measured(systems, options.polnear, options.articles))
    known = len(list((options.polnear / "dev" / "text").glob("*.txt")))
    page = table(rows, min(options.articles or known, known), "textacy" in systems)
    print(page)
    if options.write:
        RESULTS.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
