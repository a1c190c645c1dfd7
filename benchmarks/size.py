"""The shape of the code against the budget: functions, files, annotations, tests, install.

Run: python benchmarks/size.py [--write]. Lengths are lines from `def` to the last line, docstring
included, as `ast` counts them.
"""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "size.md"


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and with --write commit the table."""
    text = "\n".join(table()) + "\n"
    print(text)
    if "--write" in arguments:
        RESULTS.write_text(text, "utf-8")


def table() -> list[str]:
    """Return the figures beside the budget."""
    found = list(functions(ROOT / "src"))
    lengths = sorted(f.end_lineno - f.lineno + 1 for f in found if f.end_lineno is not None)
    files = [lines(p) for p in (ROOT / "src").rglob("*.py")]
    tests = sum(lines(p) for p in (ROOT / "tests").rglob("*.py"))
    rows = [
        ("functions", len(lengths), ""),
        ("median function, lines", statistics.median(lengths), "under 8"),
        ("longest function, lines", lengths[-1], "50"),
        ("longest file, lines", max(files), "500"),
        ("annotated functions, share", sum(map(annotated, found)) / len(found), "1"),
        ("test lines to code lines", round(tests / sum(files), 2), "at least 1"),
    ]
    head = ["# Size", "", "Made by `python benchmarks/size.py --write`.", ""]
    return [
        *head,
        "| what | measured | budget |",
        "| --- | --- | --- |",
        *(f"| {a} | {b} | {c} |" for a, b, c in rows),
    ]


def functions(folder: Path) -> Iterator[ast.FunctionDef]:
    """Yield every function of the Python files under ``folder``."""
    for path in folder.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        yield from (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))


def annotated(function: ast.FunctionDef) -> bool:
    """Say whether the result and every parameter of a function are annotated."""
    names = [*function.args.args, *function.args.kwonlyargs]
    return function.returns is not None and all(
        a.annotation or a.arg in {"self", "cls"} for a in names
    )


def lines(path: Path) -> int:
    """Return the number of lines of a file."""
    return len(path.read_text("utf-8").splitlines())


if __name__ == "__main__":
    main(sys.argv[1:])
