"""The lists of words.yaml, by which documents are told apart, laid out and dated."""

from __future__ import annotations

from functools import cache
from typing import Any

from truceline.basis.word_lists import word_list

__all__ = ["word_map", "word_set", "words"]


@cache
def _all() -> dict[str, Any]:
    loaded: dict[str, Any] = word_list("reports/words")
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
