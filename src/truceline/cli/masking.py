"""Law 3 at the terminal: private names are withheld from the words that a status or a reason shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import msgspec

from truceline.basis.registry_of_actors import Registry
from truceline.briefing.masking import Masker

__all__ = ["masked"]

_WORDS = frozenset({"text", "why", "words", "withholds", "for_", "condition"})
"""Fields that may hold words of a report; all others hold ids, codes, times and figures."""

Value = TypeVar("Value")


def masked(value: Value, registry: Registry) -> Value:
    """Return ``value`` with the names of private persons withheld, as the briefing does."""
    made: Value = _within(value, cache(Masker(registry).names), words=False)
    return made


def _within(value: Any, mask: Callable[[str], str], *, words: bool) -> Any:
    match value:
        case str():
            return mask(value) if words else value
        case tuple():
            return tuple(_within(item, mask, words=words) for item in value)
        case dict():
            return {key: _within(item, mask, words=False) for key, item in value.items()}
        case msgspec.Struct():
            fields = value.__struct_fields__
            return msgspec.structs.replace(
                value,
                **{f: _within(getattr(value, f), mask, words=f in _WORDS) for f in fields},
            )
        case _:
            return value
