"""Whose own word a claim is: the party's, its office holders', an institution's on its matters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from truceline.basis.actors import Actor, Speaks
from truceline.basis.vocabulary import vocabulary
from truceline.claims.draft import Draft, Reading

__all__ = ["PERSONS", "own_word", "own_words"]

PERSONS = ("office-holder", "person")


def own_word(reading: Reading, actor: str | None, party: str, issues: Sequence[str]) -> bool:
    """Whether the actor's word on ``issues`` is the party's own.

    The party itself; the administration by which a party that is no state governs; whoever speaks
    for it without limit; an office holder for as long as the office is held; an institution where
    one of ``issues`` is among its matters. Never factions, press, unnamed people, bodies that speak
    for nobody, or an institution whose matter is not known.
    """
    if actor is None:
        return False
    registry, at = reading.registry, reading.report.anchor
    if registry.own_word(actor, party, issues, at):
        return True
    known = registry.actors.get(actor)
    of = registry.actors.get(party)
    if known is not None and known.kind == "government" and of is not None and of.kind != "state":
        return any(x.to == party for x in known.answers_to)
    return known is not None and any(
        _on_its_matters(known, speaks, issues) and registry.own_word(actor, party, speaks.on, at)
        for speaks in known.speaks_for
        if speaks.party == party and speaks.on
    )


def _on_its_matters(known: Actor, speaks: Speaks, issues: Sequence[str]) -> bool:
    return known.kind in PERSONS or bool(set(issues) & set(speaks.on or ()))


def own_words(reading: Reading) -> Reading:
    """Settle whose own word each draft is, now that its issues and act are known."""
    return msgspec.structs.replace(
        reading, drafts=tuple(_settled(reading, draft) for draft in reading.drafts)
    )


def _settled(reading: Reading, draft: Draft) -> Draft:
    known = reading.registry.actors.get(draft.actor or "")
    if not draft.named or draft.party is None or known is None:
        return draft
    own = own_word(reading, draft.actor, draft.party, _matters(draft, known, draft.party))
    return msgspec.structs.replace(draft, official=own)


def _matters(draft: Draft, known: Actor, party: str) -> Sequence[str]:
    """Return the issues of the draft, or those of its institution where it tells of no known issue.

    What an institution tells is taken to be of its own matters; a position, an offer or a promise
    binds its party, so that there nobody's own word is taken without a known issue.
    """
    if draft.issues or draft.act in _binding():
        return draft.issues
    return tuple(on for s in known.speaks_for if s.party == party for on in s.on or ())


@cache
def _binding() -> frozenset[str]:
    """Return the acts that take a position of which a party can be held to."""
    return frozenset(a for a, term in vocabulary("acts").items() if term.more.get("stance"))
