"""Bodies found by part of their name: "the defence ministry in X's capital", an organ of a state."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from truceline.basis.names import folded
from truceline.basis.registry_of_actors import Registry
from truceline.basis.word_lists import word_list
from truceline.claims.attribution_words import grammar

__all__ = [
    "BODY_KINDS",
    "Bodies",
    "Body",
    "bodies_of",
    "holder_of",
    "organ_words",
    "owned_body",
    "seated_body",
]

BODY_KINDS = ("institution", "force", "agency", "government", "court", "igo")
REGISTRIES_HELD = 8
OFFICE_WORDS = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "defense": "defence",
    "presidential": "president",
}
"""Words of an office by the one word that the registry has for them."""
SEATED = re.compile(r"\s(?:in|at|from)\s(?P<seat>[^\W\d_][\w’' -]*)$")

Body = tuple[str, frozenset[str], frozenset[str]]
"""A spelling of a body: the actor, the words of the name, and those without the first."""


class Bodies(msgspec.Struct, frozen=True):
    """The bodies of a registry: by the last word of each name, by owner, and owners by their seat;
    ``holders``: who holds an office of whom; ``missions``: the monitors that a body sent."""

    registry: Registry
    by_last: Mapping[str, Sequence[Body]]
    by_owner: Mapping[str, Sequence[tuple[str, frozenset[str]]]]
    under: Mapping[str, Sequence[str]]
    seats: Mapping[str, str]
    holders: Mapping[str, Sequence[str]]
    missions: Mapping[str, Sequence[str]]


_held: dict[int, Bodies] = {}
"""The bodies of the registries used last; each entry keeps its registry, so an id is sure."""


def bodies_of(registry: Registry) -> Bodies:
    """Return the bodies of a registry, read once."""
    held = _held.get(id(registry))
    if held is None:
        if len(_held) >= REGISTRIES_HELD:
            _held.clear()
        held = _held[id(registry)] = _read(registry)
    return held


def _read(registry: Registry) -> Bodies:
    by_last: dict[str, list[Body]] = {}
    by_owner: dict[str, list[tuple[str, frozenset[str]]]] = {}
    under: dict[str, list[str]] = {}
    seats: dict[str, str] = {}
    holders: dict[str, list[str]] = {}
    missions: dict[str, list[str]] = {}
    for actor in registry.actors.values():
        seats.update((s.casefold(), actor.id) for s in actor.seats)
        owners = [x.to for x in actor.answers_to + actor.part_of]
        if actor.kind == "office-holder":
            for owner in dict.fromkeys((*owners, *(s.party for s in actor.speaks_for))):
                holders.setdefault(owner, []).append(actor.id)
        if actor.kind == "monitor":
            for owner in owners:
                missions.setdefault(owner, []).append(actor.id)
        if actor.kind not in BODY_KINDS:
            continue
        for owner in owners:
            under.setdefault(owner, []).append(actor.id)
        for spelling in (*actor.names.values(), *actor.aliases):
            words = _telling(spelling)
            if len(words) > 1:
                body = (actor.id, frozenset(words), frozenset(words[1:]))
                by_last.setdefault(words[-1], []).append(body)
            for owner in owners:
                rest = frozenset(words) - _names(owner, registry)
                if rest and rest != frozenset(words):
                    by_owner.setdefault(owner, []).append((actor.id, rest))
    return Bodies(registry, by_last, by_owner, under, seats, holders, missions)


def _telling(words: str) -> tuple[str, ...]:
    small = grammar("articles") | grammar("prepositions")
    return tuple(w for w in folded(words) if w not in small)


def _names(actor: str, registry: Registry) -> frozenset[str]:
    """Return the words of an actor's own names and adjectives, with the "s" of a possessive."""
    known = registry.actors.get(actor)
    if known is None:
        return frozenset()
    spellings = (*known.names.values(), *known.aliases, *known.adjectives)
    return frozenset(w for s in spellings for w in folded(s)) | {"s"}


def owned_body(words: str, owner: str, registry: Registry) -> str | None:
    """Return the one body of ``owner`` of which ``words`` are the name without the owner's."""
    wanted = frozenset(_telling(words))
    found = {a for a, rest in bodies_of(registry).by_owner.get(owner, ()) if rest == wanted}
    return next(iter(found)) if len(found) == 1 else None


def seated_body(words: str, registry: Registry) -> str | None:
    """Return the body that a phrase names by the capital where it sits ("the X ministry in Y")."""
    found = SEATED.search(words)
    owner = None if found is None else bodies_of(registry).seats.get(found["seat"].casefold())
    if found is None or owner is None:
        return None
    return owned_body(words[: found.start()], owner, registry)


def holder_of(office: str, owners: Sequence[str], at: str | None, registry: Registry) -> str | None:
    """Return the one registered person who holds ``office`` ("foreign minister") of one of ``owners``
    at the partial time ``at``: its words are of the registered office, and all of its title is said."""
    wanted = _office(office)
    found: dict[str, None] = {}
    for owner in owners:
        for one in bodies_of(registry).holders.get(owner, ()):
            held = registry.actors[one].office or ""
            title = _office(held.partition(" of ")[0])
            if title <= wanted <= _office(held) and registry.party_of(one, (owner,), at) == owner:
                found[one] = None
    return next(iter(found)) if len(found) == 1 else None


def _office(words: str) -> frozenset[str]:
    plain = words.replace("-", " ").replace("press secretary", "spokesperson")
    return frozenset(OFFICE_WORDS.get(w, w) for w in _telling(plain))


@cache
def organ_words(key: str) -> frozenset[str]:
    """Return one list of organs.yaml."""
    lists: dict[str, Any] = word_list("claims/organs")
    return frozenset(lists[key])
