"""The main job as a user runs it: `truceline brief` as a whole process, cold record and warm record.

Run: python benchmarks/briefing.py [--write]. Quoted with the floor of the same run (starting the
interpreter), since absolute times say more about the machine than about us. Also the size of what
`make brief` installs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "gaza-2025-01"
SEEDS = ROOT.parent / "shared" / "seeds"
RESULTS = ROOT / "benchmarks" / "results" / "briefing.md"
COMMAND = [sys.executable, "-c", "import sys; from truceline.cli import main; sys.exit(main())"]
ROUNDS = 5


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and with --write commit the table."""
    lines = [
        "# The main job",
        "",
        "Made by `python benchmarks/briefing.py --write`. Medians, whole processes.",
        "",
    ]
    lines += ["| command | seconds | times the floor |", "| --- | --- | --- |", *rows()]
    lines += ["", f"Installed by `make brief`, interpreter apart: {installed()} MB."]
    text = "\n".join(lines) + "\n"
    print(text)
    if "--write" in arguments:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(text, "utf-8")


def rows() -> list[str]:
    """Return one row per job, the rounds of all jobs interleaved."""
    with tempfile.TemporaryDirectory() as scratch:
        leave_out = shutil.ignore_patterns("*.db*", "briefing")
        case = Path(shutil.copytree(EXAMPLE, Path(scratch) / "case", ignore=leave_out))
        brief = [*COMMAND, "brief", "--out", str(Path(scratch) / "out")]
        jobs: dict[str, Callable[[], list[str]]] = {
            "starting the interpreter (floor)": lambda: [sys.executable, "-c", ""],
            "`truceline --version`": lambda: [*COMMAND, "--version"],
            "`brief` on the example, empty record": lambda: [*brief, str(_forgotten(case))],
            "`brief` on the example, second time": lambda: [*brief, str(case)],
        }
        if SEEDS.is_dir():
            jobs["`brief` on the two real articles"] = lambda: [*brief, str(SEEDS)]
        times: dict[str, list[float]] = {name: [] for name in jobs}
        for _ in range(ROUNDS):
            for name, command in jobs.items():
                times[name].append(_seconds(command()))
    floor = sorted(times["starting the interpreter (floor)"])[ROUNDS // 2]
    medians = {name: sorted(took)[ROUNDS // 2] for name, took in times.items()}
    return [f"| {name} | {took:.2f} | {took / floor:.0f} |" for name, took in medians.items()]


def _forgotten(case: Path) -> Path:
    for file in case.glob("truceline.db*"):
        file.unlink()
    return case


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def installed() -> int:
    """Return the megabytes of the packages that constraints.txt names, in this environment."""
    from importlib.metadata import PackageNotFoundError, distribution

    total = 0
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        name = line.split("==")[0].strip()
        try:
            files = distribution(name).files or [] if name and not name.startswith("#") else []
        except PackageNotFoundError:
            continue
        paths = (Path(str(f.locate())) for f in files)
        total += sum(p.stat().st_size for p in paths if p.is_file())
    return round(total / 1_000_000)


if __name__ == "__main__":
    main(sys.argv[1:])
