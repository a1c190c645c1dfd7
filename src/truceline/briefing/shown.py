"""The last look before the printer: whatever a section wrote, law 3 holds for every printed string."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import msgspec

from truceline.basis.masking import Masker
from truceline.basis.private_names import PrivateNames
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Evidence, Part

__all__ = ["as_shown", "private_names"]

_PRINTED = frozenset({"caption", "title", "description", "who"})
"""Fields of blocks that are printed as they are; all other words stand in parts."""

Value = TypeVar("Value")


def private_names(scene: Scene) -> PrivateNames:
    """Return the names of private persons that the texts, titles and speakers held tell."""
    told = [h.claim for h in scene.held.values()]
    texts = [
        *(r.text for r in scene.reports.values()),
        *(h.title for h in scene.held.values() if h.title),
        *(c.event.words for c in told if c.row and c.event and c.event.words),
    ]
    speakers = [s.text for c in told for s in (c.source, *c.via, c.addressee) if s is not None]
    return Masker(scene.registry).knowing(texts, speakers).known


def as_shown(scene: Scene, value: Value) -> Value:
    """Return blocks or footnotes with all that this edition withholds taken out of every sentence."""
    shown: Value = _within(value, cache(scene.masked))
    return shown


def _within(value: Any, mask: Callable[[str], str]) -> Any:
    match value:
        case Part():
            return msgspec.structs.replace(value, text=mask(value.text))
        case Evidence():
            return msgspec.structs.replace(value, line=_within(value.line, mask))
        case tuple():
            return tuple(_within(item, mask) for item in value)
        case msgspec.Struct():
            fields = {f: getattr(value, f) for f in value.__struct_fields__}
            return msgspec.structs.replace(
                value,
                **{
                    f: mask(v) if f in _PRINTED and isinstance(v, str) else _within(v, mask)
                    for f, v in fields.items()
                },
            )
        case _:
            return value
