"""Write the JSON Schemas of the published shapes into docs/schemas/; `--check` only compares."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec

from truceline.agreement import CheckResult
from truceline.briefing import Briefing
from truceline.claims import Claim
from truceline.status import Status

FOLDER = Path(__file__).parents[1] / "docs" / "schemas"
SHAPES: dict[str, type[msgspec.Struct]] = {
    "truceline.claim-1.json": Claim,
    "truceline.check-1.json": CheckResult,
    "truceline.status-1.json": Status,
    "truceline.briefing-1.json": Briefing,
}


def schemas() -> dict[str, str]:
    """Return file name -> JSON Schema text, as it should be committed."""
    return {
        name: json.dumps(msgspec.json.schema(kind), indent=1, ensure_ascii=False) + "\n"
        for name, kind in SHAPES.items()
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    stale = [
        n
        for n, text in schemas().items()
        if not (FOLDER / n).is_file() or (FOLDER / n).read_text("utf-8") != text
    ]
    if "--check" in sys.argv:
        sys.exit(
            f"differ from the code: {', '.join(stale)}; run python tools/build_schemas.py"
            if stale
            else 0
        )
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, "utf-8")
