"""Actors: who they are, to whom they belong, and for whom they may speak."""

from __future__ import annotations

import msgspec

__all__ = ["Actor", "Link", "Speaks"]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A dated link to another actor; ``since``/``until`` are partial times, None: always."""

    to: str
    since: str | None = None
    until: str | None = None


class Speaks(msgspec.Struct, frozen=True, kw_only=True):
    """For which party an institution or office holder may speak, on which issues (None: on all)."""

    party: str
    on: tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A party, faction, institution, mediator, guarantor, monitor, outlet, agency, office holder.

    ``kind`` is a word of the vocabulary ``actor_kinds``. ``names`` are by language; ``aliases``
    are further spellings (case-sensitive if wholly upper case); ``adjectives`` ("Israeli") name
    membership, never the actor itself; ``seats`` are cities whose name stands for the actor
    ("Kyiv said", but not "in Kyiv"). ``bound`` (yes, no, unclear): whether the agreement binds it.
    """

    id: str
    kind: str
    names: dict[str, str]
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    office: str | None = None
    part_of: tuple[Link, ...] = ()
    answers_to: tuple[Link, ...] = ()
    speaks_for: tuple[Speaks, ...] = ()
    bound: str | None = None
    since: str | None = None
    until: str | None = None
    seats: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The English name, else the first one."""
        return self.names.get("en") or next(iter(self.names.values()))
