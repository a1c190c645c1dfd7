"""PolNeAR as it is distributed: texts with brat stand-off annotations of source, cue and content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROLES = ("source", "cue", "content")
Ranges = list[tuple[int, int]]


class Attribution(NamedTuple):
    """The ranges of code points of one attribution's three roles; each may be empty."""

    source: Ranges
    cue: Ranges
    content: Ranges


class Article(NamedTuple):
    """A text, its name and what its first annotator marked."""

    name: str
    text: str
    attributions: list[Attribution]


def articles(root: Path, split: str) -> Iterator[Article]:
    """Yield the articles of ``root/split`` in the order of their names."""
    for path in sorted((root / split / "text").glob("*.txt")):
        marks = sorted((root / split / "attributions").glob(f"{path.stem}_*.ann"))
        if marks:
            text = path.read_bytes().decode("utf-8")
            yield Article(path.stem, text, list(attributions(marks[0])))


def attributions(path: Path) -> Iterator[Attribution]:
    """Yield the attributions of one brat file."""
    spans: dict[str, Ranges] = {}
    lines = [line.split("\t") for line in path.read_text("utf-8").split("\n")]
    for key, rest, *_ in (line for line in lines if len(line) > 1):
        if re.fullmatch(r"T\d+", key):
            ranges = rest.split(" ", 1)[1].split(";")
            spans[key] = [(int(a), int(b)) for a, b in (r.split() for r in ranges)]
    for key, rest, *_ in (line for line in lines if len(line) > 1):
        if re.fullmatch(r"E\d+", key):
            roles: dict[str, Ranges] = {role: [] for role in ROLES}
            for role, mark in (part.split(":") for part in rest.split()):
                roles.get(re.sub(r"\d+$", "", role).lower(), []).extend(spans.get(mark, []))
            found = Attribution(*(sorted(roles[role]) for role in ROLES))
            if any(found):
                yield found
