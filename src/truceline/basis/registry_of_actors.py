"""The registry of actors: who is named in a text, to whom they belong, whose own word they give."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from truceline.basis.actors import Actor, Link, Speaks
from truceline.basis.actors_file import read_actors
from truceline.basis.names import NameIndex, Spelling, folded, name_index
from truceline.basis.span import Span
from truceline.basis.vocabulary import vocabulary

__all__ = [
    "Mention",
    "Process",
    "Registry",
    "processes",
    "read_actors",
    "registry_of",
    "shipped_registry",
    "usual_names",
]


class Mention(msgspec.Struct, frozen=True):
    """An actor named in a text; ``adjective`` if the words tell membership only ("Israeli")."""

    span: Span
    actor: str
    adjective: bool


class Process(msgspec.Struct, frozen=True, kw_only=True):
    """A conflict with talks or a truce: its parties, mediators and time zone (IANA name)."""

    id: str
    title: str
    parties: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    timezone: str


class Registry(msgspec.Struct, frozen=True):
    """All actors known, by id, with the index of their names. Made by `registry_of`."""

    actors: Mapping[str, Actor]
    names: NameIndex
    layers: tuple[tuple[Actor, ...], ...]

    def find(self, text: str) -> str | None:
        """Return the id that an id, name or alias stands for; None if unknown or ambiguous.

        Reads a whole cell, without regard to case. "hamas/senior-official" is returned as it
        stands if its first part is known and its last part is a role (vocabulary `unnamed_roles`).
        """
        cell = text.strip()
        if cell in self.actors:
            return cell
        if _unnamed_role(cell) and cell.rpartition("/")[0] in self.actors:
            return cell
        if "/" in cell and " " not in cell:
            return None  # written as an id: never taken for a name that happens to sound like it
        return self.names.find(cell)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the actors named in ``text``: longest match at word borders, left to right.

        Words that may name several actors make no mention; nor does a city that stands for a
        state ("Kyiv said") where it is a place ("in Kyiv").
        """
        return tuple(
            Mention(m.span, m.targets[0], m.adjective)
            for m in self.names.matches(text)
            if len(m.targets) == 1 and not (m.seat and _is_place(text, m.span))
        )

    def party_of(self, actor: str, parties: Collection[str], at: str | None = None) -> str | None:
        """Return the party that ``actor`` is, belongs to, answers to or speaks for.

        Links count if they may hold at the partial time ``at`` (without ``at``: if they held at
        any time). The nearest party wins; None if there is none or if two are equally near.
        """
        reached, seen = [actor], {actor}
        while reached:
            found = [a for a in reached if a in parties]
            if found:
                return found[0] if len(found) == 1 else None
            beyond = dict.fromkeys(up for a in reached for up in self._above(a, at))
            reached = [a for a in beyond if a not in seen]
            seen.update(reached)
        return None

    def own_word(
        self, actor: str, party: str, issues: Collection[str] = (), at: str | None = None
    ) -> bool:
        """Say whether what ``actor`` says on ``issues`` is the own word of ``party``.

        True for the party itself, for those who speak for it on everything, and for an
        institution if every issue is among those listed for it; never for factions, press,
        unnamed people, or an institution whose matter is not known (no issues).
        """
        if actor == party:
            return True
        known = self.actors.get(actor)
        return known is not None and any(
            s.party == party and _holds(s, at) and _covers(s, issues) for s in known.speaks_for
        )

    def shown(self, actor: str) -> str:
        """Return the one printed form of an actor, the same for every side.

        An institution prints as "X (answers to Y)", an office holder with the office, an
        unnamed person as "unnamed, said to be of Y", a faction as "X (part of Y)".
        """
        known = self.actors.get(actor)
        if known is None:
            above, slash, _ = actor.rpartition("/")
            return self._unnamed(above) if slash else actor
        if known.kind == "unnamed":
            return self._unnamed(next(self._above(actor, None), ""))
        if known.office:
            return f"{known.name} ({known.office}{_years(known)})"
        for word, links in (("answers to", known.answers_to), ("part of", _shown_parts(known))):
            if links:
                return f"{known.name} ({word} {self._name(links[0].to)})"
        return known.name

    def with_actors(self, more: Iterable[Actor]) -> Registry:
        """Return a registry that also knows ``more``; same ids and spellings are theirs then."""
        return registry_of((*self.layers, tuple(more)))

    def _above(self, actor: str, at: str | None) -> Iterator[str]:
        known = self.actors.get(actor)
        if known is None:
            parent, slash, _ = actor.rpartition("/")
            if slash:
                yield parent
            return
        for link in (*known.part_of, *known.answers_to):
            if _holds(link, at):
                yield link.to
        for speaks in known.speaks_for:
            if _holds(speaks, at):
                yield speaks.party

    def _name(self, actor: str) -> str:
        return self.actors[actor].name if actor in self.actors else actor

    def _unnamed(self, of: str) -> str:
        return f"unnamed, said to be of {self._name(of)}" if of in self.actors else "unnamed"


def registry_of(layers: Iterable[Iterable[Actor]]) -> Registry:
    """Return a registry over layers of actors; a later layer replaces ids and spellings."""
    fixed = tuple(tuple(layer) for layer in layers)
    actors = {a.id: a for layer in fixed for a in layer}
    usual = [Spelling(text=text, target=a.id) for a in actors.values() for text in usual_names(a)]
    given = ([s for a in layer for s in _spellings(a)] for layer in fixed)
    return Registry(actors, name_index([usual, *given]), fixed)


def usual_names(actor: Actor) -> Iterator[str]:
    """Yield the phrases that stand for every actor of its kind ("{adjective} government": the state)."""
    forms = {"name": actor.name, "adjective": actor.adjectives[0] if actor.adjectives else None}
    for phrase in vocabulary("actor_kinds")[actor.kind].more.get("stand_for_it", ()):
        if "{adjective}" not in phrase or forms["adjective"]:
            yield phrase.format(**forms)


def _spellings(actor: Actor) -> Iterator[Spelling]:
    for text in dict.fromkeys((*actor.names.values(), *actor.aliases)):
        yield Spelling(text=text, target=actor.id)
    for text in actor.seats:
        yield Spelling(text=text, target=actor.id, seat=True)
    for text in actor.adjectives:
        yield Spelling(text=text, target=actor.id, adjective=True)


def _shown_parts(actor: Actor) -> tuple[Link, ...]:
    shows = vocabulary("actor_kinds")[actor.kind].more.get("shows_part_of", False)
    return actor.part_of if shows else ()


def _is_place(text: str, span: Span) -> bool:
    before = folded(text[max(0, span.start - 12) : span.start])
    return bool(before) and before[-1] in vocabulary("word_classes")["locative"].cues["en"]


def _unnamed_role(cell: str) -> bool:
    _, slash, rest = cell.rpartition("/")
    words = folded(rest)
    return bool(slash and words) and words[-1] in vocabulary("unnamed_roles")


def _holds(link: Link | Speaks, at: str | None) -> bool:
    """Whether the dates of a link leave it possible that it holds at ``at`` (by common prefix)."""
    if at is None:
        return True
    return _not_after(link.since, at) and _not_after(at, link.until)


def _not_after(first: str | None, second: str | None) -> bool:
    if first is None or second is None:
        return True
    n = min(len(first), len(second), len("2025-01-01"))
    return first[:n] <= second[:n]


def _covers(speaks: Speaks, issues: Collection[str]) -> bool:
    return speaks.on is None or (bool(issues) and set(issues) <= set(speaks.on))


def _years(actor: Actor) -> str:
    match actor.since, actor.until:
        case None, None:
            return ""
        case since, None:
            return f", since {since}"
        case None, until:
            return f", until {until}"
        case since, until:
            return f", {since} to {until}"


class _Shipped(msgspec.Struct, frozen=True):
    actors: tuple[Actor, ...]
    processes: tuple[Process, ...]


@cache
def _shipped() -> _Shipped:
    raw = (files("truceline.basis") / "registry" / "registry.json").read_bytes()
    return msgspec.json.decode(raw, type=_Shipped)


@cache
def shipped_registry() -> Registry:
    """Return the registry that comes with Truceline (states, groups, bodies, outlets, office holders)."""
    return registry_of((_shipped().actors,))


def processes() -> tuple[Process, ...]:
    """Return the shipped list of conflicts with their parties, mediators and time zones."""
    return _shipped().processes
