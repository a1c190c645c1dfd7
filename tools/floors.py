"""Pin how well the test split is read, so that no change makes it worse unseen.

python tools/floors.py            what is measured beside what is pinned
python tools/floors.py --write    raise the floors to what is measured
python tools/floors.py --write --lower    lower them too (say why in the commit)
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import msgspec

from support.gate import FILE, Gate, fingerprint, gate, measured

EXTRACTORS = ("rules", "trained")


def main(arguments: Sequence[str]) -> None:
    """Print the figures; write the floors if asked."""
    pinned = gate().floors if FILE.exists() else {}
    floors = {e: raised(measured(e), pinned.get(e, {}), "--lower" in arguments) for e in EXTRACTORS}
    for extractor in EXTRACTORS:
        for name, value in measured(extractor).items():
            print(
                f"{extractor:8} {name:12} {value:5} (pinned {pinned.get(extractor, {}).get(name)})"
            )
    if "--write" in arguments:
        FILE.write_bytes(
            msgspec.json.format(msgspec.json.encode(Gate(fingerprint(), floors))) + b"\n"
        )


def raised(now: dict[str, float], before: dict[str, float], lower: bool) -> dict[str, float]:
    """Return the floors to pin: what is measured, and never less than before unless ``lower``.

    A figure of nothing is no floor: nothing could fall below it.
    """
    found = {n: v if lower else max(v, before.get(n, 0.0)) for n, v in now.items()}
    return {n: v for n, v in found.items() if v > 0}


if __name__ == "__main__":
    main(sys.argv[1:])
