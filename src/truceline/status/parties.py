"""Whose ceasefire it is: parties of the agreement, of the case, or of the shipped process named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from truceline.agreement import Agreement
from truceline.basis.registry_of_actors import Process, Registry, processes

__all__ = ["mentions_in", "parties_of", "process_most_named", "process_named_in"]

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
    return process_most_named(mentions_in(texts, registry))


def mentions_in(texts: Iterable[str], registry: Registry) -> Counter[str]:
    """Return how often ``texts`` name each actor."""
    return Counter(m.actor for text in texts for m in registry.mentions(text))


def process_most_named(counts: Mapping[str, int]) -> Process | None:
    """Return the shipped process all of whose parties are named twice, by how often actors are named."""
    fitting = [p for p in processes() if all(counts.get(party, 0) >= TWICE for party in p.parties)]
    return max(fitting, key=lambda p: min(counts[x] for x in p.parties), default=None)
