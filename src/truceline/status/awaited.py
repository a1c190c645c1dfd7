"""Conditions not yet met: for every party, what is awaited from whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz

from truceline.agreement import Agreement
from truceline.agreement import Condition as ConditionText
from truceline.basis.digest import digest
from truceline.basis.registry_of_actors import Registry
from truceline.basis.vocabulary import term
from truceline.claims.claim import Claim
from truceline.status.facts import holds, in_words, parties_awaited
from truceline.status.said import Said
from truceline.status.shapes import Condition, Lever
from truceline.status.world import FOUND, OTHERS, World

__all__ = ["NOTHING_STATED", "conditions"]

NOTHING_STATED = "nothing stated"
SAME_CONDITION = 80
"""Token-set similarity (0 to 100) from which two wordings, of the same party awaited, are one condition."""


def conditions(
    said: Sequence[Said],
    narrated: Sequence[Said],
    worlds: Mapping[str, World],
    parties: Sequence[str],
    registry: Registry,
    levers: Sequence[Lever] = (),
) -> tuple[Condition, ...]:
    """Return the open conditions of text and claims; "nothing stated" for a party of whom none waits.

    A condition for which something was held back is no longer awaited once that lever is closed.
    """
    closed = [lever.for_ for lever in levers if lever.until is not None]
    tz = next((w.tz for w in worlds.values()), None)
    unsettled = [s for s in said if tz is None or not _settled(s, levers, tz)]
    stated = _of_claims((*unsettled, *narrated), parties, registry)
    found = [
        *_of_agreement(worlds),
        *(c for c in stated if not any(_alike(c.text, x) for x in closed)),
    ]
    awaited = {p for c in found for p in c.waits_for}
    return (*found, *(_nothing(p) for p in parties if p not in awaited))


def _settled(said: Said, levers: Sequence[Lever], tz: ZoneInfo) -> bool:
    """Whether a claim holds something back for which every lever of its party is closed since."""
    event = said.claim.event
    if event is None or event.says != "withheld" or said.on is None:
        return False
    day = said.on.astimezone(tz).date().isoformat()
    own = [x for x in levers if x.party == said.claim.party and (x.since or "")[:10] <= day]
    then = [x for x in own if x.until is None or x.until[:10] >= day]
    return bool(then) and all(x.until is not None for x in then)


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
    clauses |= {f"obligations.{o.id}.opens": o.opens for o in agreement.obligations.values()}
    for clause, condition in clauses.items():
        met = {v: holds(condition, w).value for v, w in worlds.items()}
        open_views = [
            w for v, w in worlds.items() if met[v] is not True and v not in {FOUND, OTHERS}
        ]
        if condition is not None and open_views:
            _, what, verb = clause.split(".")
            yield Condition(
                id=f"condition:{clause}", text=f"{what} {verb} when {in_words(condition)}",
                clause=clause, waits_for=_awaited_in(condition, open_views, agreement), met=met, claims=(),
            )  # fmt: skip


def _awaited_in(
    condition: ConditionText, open_views: Sequence[World], agreement: Agreement
) -> tuple[str, ...]:
    """The parties on whose act the condition waits in any view in which it is not met."""
    waiting = {p for w in open_views for p in parties_awaited(condition, w)}
    return tuple(p for p in agreement.parties if p in waiting)


def _of_claims(
    said: Sequence[Said], parties: Sequence[str], registry: Registry
) -> Iterator[Condition]:
    """Conditions in the words of claims; tellings of one condition together, with all their claims."""
    grouped: list[tuple[str, tuple[str, ...], list[str]]] = []
    for s in said:
        for passage in s.claim.conditions if _awaits(s.claim) else ():
            text = " ".join(passage.text.split())
            waits = _waits_for(text, parties, registry)
            if not waits and s.claim.voice != "narrator" and not s.claim.official:
                continue  # an unnamed speaker's "if" on which nobody's act is awaited
            same = next((g for g in grouped if g[1] == waits and _alike(g[0], text)), None)
            if same is None:
                grouped.append((text, waits, [s.claim.id]))
            else:
                same[2].append(s.claim.id)
    for text, waits, claims in grouped:
        ident = digest("condition/1", text, *waits)[:12]
        yield Condition(
            id=f"condition:{ident}", text=text, clause=None, waits_for=waits,
            met=dict.fromkeys(parties), claims=tuple(dict.fromkeys(claims)),
        )  # fmt: skip


def _awaits(claim: Claim) -> bool:
    """Whether a condition of this claim is one on which an act waits (a warning's "if" is not)."""
    return claim.voice == "narrator" or bool(term("acts", claim.act).more.get("awaits"))


def _alike(a: str, b: str) -> bool:
    return fuzz.token_set_ratio(a, b) >= SAME_CONDITION


def _waits_for(text: str, parties: Sequence[str], registry: Registry) -> tuple[str, ...]:
    named = {registry.party_of(m.actor, parties) for m in registry.mentions(text)}
    return tuple(p for p in parties if p in named)
