"""Conditions not yet met: for every party, what is awaited from whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from truceline.basis.digest import digest
from truceline.basis.registry_of_actors import Registry
from truceline.status.facts import holds, parties_awaited
from truceline.status.said import Said
from truceline.status.shapes import Condition
from truceline.status.world import World

__all__ = ["NOTHING_STATED", "conditions"]

NOTHING_STATED = "nothing stated"


def conditions(
    said: Sequence[Said],
    narrated: Sequence[Said],
    worlds: Mapping[str, World],
    parties: Sequence[str],
    registry: Registry,
) -> tuple[Condition, ...]:
    """Return the open conditions of the text, those in claims, and "nothing stated" for a party of whom none waits."""
    found = [*_of_agreement(worlds), *_of_claims((*said, *narrated), parties, registry)]
    awaited = {p for c in found for p in c.waits_for}
    return (*found, *(_nothing(p) for p in parties if p not in awaited))


def _nothing(party: str) -> Condition:
    return Condition(
        id=f"condition:{party}",
        text=NOTHING_STATED,
        clause=None,
        waits_for=(party,),
        met={},
        claims=(),
    )


def _of_agreement(worlds: Mapping[str, World]) -> Iterator[Condition]:
    if not worlds:
        return
    world = next(iter(worlds.values()))
    agreement = world.agreement
    clauses = {f"phases.{p.id}.starts": p.starts for p in agreement.phases.values()}
    clauses |= {f"obligations.{o.id}.when": o.opens for o in agreement.obligations.values()}
    for clause, condition in clauses.items():
        met = {v: holds(condition, w).value for v, w in worlds.items()}
        if condition is not None and not all(met.values()):
            yield Condition(
                id=f"condition:{clause}", text=f"{clause.split('.')[1]} waits for this clause of the text",
                clause=clause, waits_for=parties_awaited(condition, world), met=met, claims=(),
            )  # fmt: skip


def _of_claims(
    said: Sequence[Said], parties: Sequence[str], registry: Registry
) -> Iterator[Condition]:
    """Conditions in the words of claims; one per wording and party awaited, with all its claims."""
    grouped: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for s in said:
        for passage in s.claim.conditions:
            text = " ".join(passage.text.split())
            key = (text, _waits_for(text, parties, registry))
            grouped.setdefault(key, []).append(s.claim.id)
    for (text, waits), claims in grouped.items():
        ident = digest("condition/1", text, *waits)[:12]
        yield Condition(
            id=f"condition:{ident}", text=text, clause=None, waits_for=waits,
            met=dict.fromkeys(parties), claims=tuple(dict.fromkeys(claims)),
        )  # fmt: skip


def _waits_for(text: str, parties: Sequence[str], registry: Registry) -> tuple[str, ...]:
    named = {registry.party_of(m.actor, parties) for m in registry.mentions(text)}
    return tuple(p for p in parties if p in named)
