"""Whose ceasefire it is: parties of the agreement, of the case, or of the shipped process named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from truceline.agreement import Agreement
from truceline.basis.registry_of_actors import Process, Registry, processes

__all__ = ["parties_of", "process_named_in"]

TWICE = 2
"""A party named once in passing makes no process."""


def parties_of(
    agreement: Agreement | None, declared: Sequence[str], texts: Iterable[str], registry: Registry
) -> tuple[str, ...]:
    """Return the ids of the parties: of the agreement, else as declared, else inferred from ``texts``.

    Where nothing names them and no shipped process fits, the result is empty: no guess is made.
    """
    if agreement is not None:
        return tuple(agreement.parties)
    if declared:
        return tuple(declared)
    process = process_named_in(texts, registry)
    return () if process is None else process.parties


def process_named_in(texts: Iterable[str], registry: Registry) -> Process | None:
    """Return the shipped process all of whose parties occur in ``texts``, the most mentioned first."""
    counts: dict[str, int] = {}
    for text in texts:
        for mention in registry.mentions(text):
            counts[mention.actor] = counts.get(mention.actor, 0) + 1
    fitting = [p for p in processes() if all(counts.get(party, 0) >= TWICE for party in p.parties)]
    return max(fitting, key=lambda p: min(counts[x] for x in p.parties), default=None)
