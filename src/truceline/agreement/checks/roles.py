"""Checks of who verifies, carries and counts."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.agreement.finding import Doubt
from truceline.agreement.model import Agreement, Obligation
from truceline.basis.registry_of_actors import Registry

__all__ = ["actors_known", "verifier_independent", "verifier_named"]


def verifier_named(agreement: Agreement) -> Iterator[Doubt]:
    """Does somebody verify each duty, and is it somebody else than the side that owes it?

    Where no body with a mandate is named, nothing can be found: there are only words of the two
    sides and of others. A side that verifies itself makes no finding either.
    """
    duties = agreement.obligations.values()
    bodies = (*agreement.verifiers, *agreement.parties)
    without = [o.id for o in duties if o.verifier not in bodies]
    if without:
        listed = ", ".join(f"“{name}”" for name in without)
        yield Doubt(
            "obligations" if len(without) > 1 else f"obligations.{without[0]}.verifier",
            f"no verifier is named for {listed}",
            "name one under `verifiers:` if the text does; else nothing can be found, only said",
        )
    for o in duties:
        if o.verifier in o.party:
            yield _own_verifier(o, f"“{o.verifier}” verifies “{o.id}”, which it owes itself")


def _own_verifier(o: Obligation, message: str) -> Doubt:
    clause = f"obligations.{o.id}.verifier"
    return Doubt(clause, message, "name a verifier that answers to neither side", severity="error")


def verifier_independent(agreement: Agreement, registry: Registry) -> Iterator[Doubt]:
    """Does the verifier of a duty belong to the side that owes it?

    Asked of the case's actors: a body that is part of a side, or answers to it, verifies that
    side's own duty.
    """
    for o in agreement.obligations.values():
        if o.verifier is None or o.verifier in o.party:
            continue
        side = registry.party_of(o.verifier, tuple(agreement.parties))
        if side is not None and side in o.party:
            yield _own_verifier(
                o,
                f"“{o.verifier}” verifies “{o.id}”, and belongs to the side that owes it ({side})",
            )


def actors_known(agreement: Agreement, registry: Registry) -> Iterator[Doubt]:
    """Is each body that the agreement names known to the case, so that its words are heard?

    An id that neither the case nor the shipped registry knows never matches a source.
    """
    for clause, actor in _named_actors(agreement):
        if registry.find(actor) is None:
            yield Doubt(
                clause,
                f"no actor “{actor}” is known to this case",
                "correct the id, or add the actor to actors.yaml",
            )


def _named_actors(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Yield each actor that the agreement names with the clause, in the order of the text."""
    for section, names in (
        ("parties", agreement.parties),
        ("mediators", agreement.mediators),
        ("guarantors", agreement.guarantors),
        ("verifiers", agreement.verifiers),
    ):
        yield from ((f"{section}.{name}", name) for name in names)
    for o in agreement.obligations.values():
        yield from ((f"obligations.{o.id}.carried out by", actor) for actor in o.carried_out_by)
        yield from ((f"obligations.{o.id}.counted by", actor) for actor in o.counted_by)
