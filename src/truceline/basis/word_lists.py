"""Word lists of the rooms: YAML that people edit, read from one generated JSON because it is quick."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML

__all__ = ["GENERATED", "word_list", "yaml_of"]

GENERATED = "word_lists.json"


@cache
def word_list(name: str) -> Any:
    """Return the list ``name`` ("claims/said_verbs") as plain data.

    Where the YAML was edited after the JSON was made, the YAML counts, so that an edit in a
    checkout is seen at once. Raises KeyError for a name that no file bears.
    """
    source = files("truceline") / f"{name}.yaml"
    made = files("truceline") / GENERATED
    if isinstance(source, Path) and isinstance(made, Path) and _newer(source, made):
        return yaml_of(source)
    return _generated()[name]


def _newer(source: Path, made: Path) -> bool:
    return not made.is_file() or (
        source.is_file() and source.stat().st_mtime > made.stat().st_mtime
    )


@cache
def _generated() -> Mapping[str, Any]:
    raw = (files("truceline") / GENERATED).read_bytes()
    known: dict[str, Any] = msgspec.json.decode(raw)
    return known


def yaml_of(path: Path) -> Any:
    """Return a YAML file of the package as plain data."""
    return YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
