"""A reason: a sentence saying why a value is what it is, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

__all__ = ["Reason"]


class Reason(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One node of the tree that ``--why`` prints.

    ``text`` is a whole sentence; ``claims`` are ids of the claims it rests on (each leads to a
    highlighted sentence or a row); ``clause`` is the address of the clause; ``because`` are the
    reasons below it.
    """

    text: str
    claims: tuple[str, ...] = ()
    clause: str | None = None
    because: tuple[Reason, ...] = ()

    def all_claims(self) -> Iterator[str]:
        """Yield the ids of every claim in the tree, in order, each once."""
        seen: set[str] = set()
        for claim in self._walk():
            if claim not in seen:
                seen.add(claim)
                yield claim

    def _walk(self) -> Iterator[str]:
        yield from self.claims
        for reason in self.because:
            yield from reason._walk()
