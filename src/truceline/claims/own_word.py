"""Whose own word a claim is: the party's, its office holders', an institution's on its matters."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from truceline.basis.actors import Actor, Speaks
from truceline.claims.draft import Draft, Reading

__all__ = ["PERSONS", "own_word", "own_words"]

PERSONS = ("office-holder", "person")


def own_word(reading: Reading, actor: str | None, party: str, issues: Sequence[str]) -> bool:
    """Whether the actor's word on ``issues`` is the party's own.

    The party itself; whoever speaks for it without limit; an office holder for as long as the office
    is held; an institution where one of ``issues`` is among its matters. Never factions, press,
    unnamed people, bodies that speak for nobody, or an institution whose matter is not known.
    """
    if actor is None:
        return False
    registry, at = reading.registry, reading.report.anchor
    if registry.own_word(actor, party, issues, at):
        return True
    known = registry.actors.get(actor)
    return known is not None and any(
        _on_its_matters(known, speaks, issues) and registry.own_word(actor, party, speaks.on, at)
        for speaks in known.speaks_for
        if speaks.party == party and speaks.on
    )


def _on_its_matters(known: Actor, speaks: Speaks, issues: Sequence[str]) -> bool:
    return known.kind in PERSONS or bool(set(issues) & set(speaks.on or ()))


def own_words(reading: Reading) -> Reading:
    """Settle whose own word each draft is, now that its issues are known."""
    return msgspec.structs.replace(
        reading, drafts=tuple(_settled(reading, draft) for draft in reading.drafts)
    )


def _settled(reading: Reading, draft: Draft) -> Draft:
    if not draft.named or draft.party is None or draft.actor not in reading.registry.actors:
        return draft
    own = own_word(reading, draft.actor, draft.party, draft.issues)
    return msgspec.structs.replace(draft, official=own)
