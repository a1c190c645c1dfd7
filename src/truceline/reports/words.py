"""The lists of words.yaml, by which documents are told apart, laid out and dated."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

__all__ = ["word_map", "word_set", "words"]


@cache
def _all() -> dict[str, Any]:
    source = (files("truceline.reports") / "words.yaml").read_text("utf-8")
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load(source)
    return loaded


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the list ``name`` of words.yaml in its order."""
    return tuple(str(w) for w in _all()[name])


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the list ``name`` of words.yaml as a set."""
    return frozenset(words(name))


@cache
def word_map(name: str) -> dict[str, Any]:
    """Return the mapping ``name`` of words.yaml."""
    return dict(_all()[name])
