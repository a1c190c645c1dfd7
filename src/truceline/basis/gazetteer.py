"""The gazetteer: places of the theatres, with their spellings; which are named in a text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from truceline.basis.names import NameIndex, Spelling, name_index
from truceline.basis.span import Span

__all__ = ["Place", "PlaceMention", "find_place", "gazetteer", "lies_in", "places_in"]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place: kebab-case id, names by language, further spellings, kind, and where it lies."""

    id: str
    names: dict[str, str]
    kind: str
    aliases: tuple[str, ...] = ()
    within: str | None = None

    @property
    def name(self) -> str:
        """The English name, else the first one."""
        return self.names.get("en") or next(iter(self.names.values()))


class PlaceMention(msgspec.Struct, frozen=True):
    """A place named in a text, and where its name stands."""

    span: Span
    place: str


@cache
def gazetteer() -> Mapping[str, Place]:
    """Return all shipped places by id, in the order of the file."""
    raw = (files("truceline.basis") / "registry" / "places.json").read_bytes()
    return {p.id: p for p in msgspec.json.decode(raw, type=tuple[Place, ...])}


@cache
def _index() -> NameIndex:
    return name_index(
        [
            [
                Spelling(text=text, target=place.id)
                for place in gazetteer().values()
                for text in dict.fromkeys((*place.names.values(), *place.aliases))
            ]
        ]
    )


def places_in(text: str) -> tuple[PlaceMention, ...]:
    """Return the places named in ``text``: longest match at word borders, left to right.

    A spelling that several places share makes no mention.
    """
    return tuple(
        PlaceMention(m.span, m.targets[0]) for m in _index().matches(text) if len(m.targets) == 1
    )


def find_place(text: str) -> str | None:
    """Return the id that an id, name or alias stands for; None if unknown or ambiguous."""
    cell = text.strip()
    return cell if cell in gazetteer() else _index().find(cell)


def lies_in(place: str, area: str) -> bool:
    """Say whether ``place`` is ``area`` or lies in it, following ``within`` upwards."""
    known = gazetteer()
    at: str | None = place
    while at is not None:
        if at == area:
            return True
        at = known[at].within if at in known else None
    return False
