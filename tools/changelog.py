"""Assemble the fragments of changelog.d into CHANGELOG.md under a version, and remove them."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
KINDS = ("added", "changed", "fixed", "removed")


def section(version: str, fragments: dict[str, list[str]]) -> str:
    """Return the new section, kinds in fixed order."""
    parts = [f"## {version} ({date.today().isoformat()})"]
    for kind in KINDS:
        if fragments.get(kind):
            parts.append(
                f"### {kind.capitalize()}\n\n" + "\n".join(f"- {t}" for t in fragments[kind])
            )
    return "\n\n".join(parts) + "\n"


def main(version: str) -> None:
    """Write the section below the head of the changelog."""
    fragments: dict[str, list[str]] = {}
    paths = sorted((ROOT / "changelog.d").glob("*.md"))
    for path in paths:
        kind = path.name.split(".")[-2]
        fragments.setdefault(kind, []).append(" ".join(path.read_text("utf-8").split()))
    log = ROOT / "CHANGELOG.md"
    head, found, rest = log.read_text("utf-8").partition("\n## ")
    log.write_text(
        f"{head.rstrip()}\n\n{section(version, fragments)}" + (f"\n## {rest}" if found else ""),
        "utf-8",
    )
    for path in paths:
        path.unlink()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/changelog.py VERSION, for instance 0.2.0")
    main(sys.argv[1])
