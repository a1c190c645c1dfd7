"""A claim as held in the record: with the two clocks and where it came from."""

from __future__ import annotations

from datetime import datetime

import msgspec

from truceline.claims.claim import TRUSTED_SCORE, Claim

__all__ = ["HeldClaim", "Unread"]


class HeldClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in force at some ``known at``, with what the record knows of its coming.

    ``published`` is a partial time or None; ``received`` the instant from which it counts as
    known when the case says ``known by: received`` (declared; else published; else recorded);
    ``recorded`` the machine's clock at its entry. ``sequence`` numbers the entry. ``corrected``
    holds ids of the judgements applied to it, oldest first. ``declared`` says whether somebody
    declared when it was received: with neither that nor ``published``, the claim is undated.
    """

    claim: Claim
    outlet: str | None = None
    title: str | None = None
    rights: str | None = None
    published: str | None = None
    received: datetime
    recorded: datetime
    sequence: int
    corrected: tuple[str, ...] = ()
    declared: bool = False

    @property
    def is_trusted(self) -> bool:
        """Whether the claim counts: a row's, one that a person corrected, one read surely enough."""
        return (
            self.claim.row is not None or bool(self.corrected) or self.claim.score >= TRUSTED_SCORE
        )


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was given and could not be read, or makes no claim: file, line, why."""

    file: str
    line: int | None
    why: str
