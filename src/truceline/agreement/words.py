"""The words of the language as data: keys by place, facts of conditions, problems by code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from truceline.basis.word_lists import word_list

__all__ = ["Clash", "FactWord", "Key", "Language", "Problem", "language"]


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """One key: what it says, whether it must be there, whether this version evaluates it."""

    definition: str
    required: bool = False
    evaluated: bool = True


class FactWord(msgspec.Struct, frozen=True, kw_only=True, rename={"true_when": "true when"}):
    """One fact of conditions: its words, what may stand before and after it, what makes it true."""

    words: str
    subject: tuple[str, ...]
    after: tuple[str, ...]
    true_when: str
    evaluated: bool = True


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing the loader refuses."""

    title: str
    definition: str


class Clash(msgspec.Struct, frozen=True, kw_only=True):
    """Keys of an obligation of which at most one can stand, and why."""

    keys: tuple[str, ...]
    why: str


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of ``language.yaml``."""

    version: int
    keys: dict[str, dict[str, Key]]
    facts: dict[str, FactWord]
    relations: tuple[str, ...]
    clashes: tuple[Clash, ...]
    needs: dict[str, str]
    problems: dict[str, Problem]

    def known_keys(self, place: str) -> Mapping[str, Key]:
        """Return the keys of a place: agreement, clock, phase, obligation, assumption."""
        return self.keys[place]


@cache
def language() -> Language:
    """Return the words of the language that this version reads, in the order of the file."""
    return msgspec.convert(word_list("agreement/language"), Language)
