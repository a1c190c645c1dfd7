"""Claims in the order in which they were said, as positions, contradictions and awaited conditions need them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from truceline.basis.vocabulary import vocabulary
from truceline.claims.claim import Claim
from truceline.record.held import HeldClaim
from truceline.status.shapes import UnreadItem
from truceline.status.word import event_time, spoken_at

__all__ = ["Said", "for_review", "in_order", "stance_of"]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A claim and when it was said: ``on`` is None where neither report nor row gives a date."""

    claim: Claim
    on: datetime | None
    told: datetime
    outlet: str | None

    @property
    def order(self) -> tuple[datetime, int, str]:
        """Sort key: when said (as far as known), place in the text, id."""
        return (self.on or self.told, self.claim.evidence.start, self.claim.id)

    @property
    def speaker(self) -> str:
        """The actor's id, or the words by which the report names the source."""
        return self.claim.actor or (self.claim.source.text if self.claim.source else "the report")


def in_order(
    held: Iterable[HeldClaim], *, at: datetime, tz: ZoneInfo, voice: str = "attributed"
) -> tuple[Said, ...]:
    """Return the claims of one voice said up to ``at`` (undated ones included), oldest first."""
    said = [_said(h, tz) for h in held if h.claim.voice == voice and h.is_trusted]
    return tuple(sorted((s for s in said if s.on is None or s.on <= at), key=lambda s: s.order))


def for_review(held: Iterable[HeldClaim]) -> tuple[UnreadItem, ...]:
    """Return one line for each claim whose score is too low to count until a person has looked at it."""
    doubtful = (h.claim for h in held if h.claim.voice == "attributed" and not h.is_trusted)
    return tuple(
        UnreadItem(
            file=c.file,
            line=None,
            why=f"claim:{c.id[:8]} (score {c.score:.2f}) waits for review and moves nothing until then",
        )
        for c in sorted(doubtful, key=lambda c: (c.file, c.evidence.start, c.id))
    )


def _said(held: HeldClaim, tz: ZoneInfo) -> Said:
    return Said(claim=held.claim, on=_on(held, tz), told=held.received, outlet=held.outlet)


def _on(held: HeldClaim, tz: ZoneInfo) -> datetime | None:
    event = held.claim.event
    if held.claim.row is not None and event is not None:
        when = event_time(event, tz)
        return None if when is None else when.first
    if held.published is None and not held.declared:
        return None
    return spoken_at(held, tz)


def stance_of(claim: Claim) -> str | None:
    """Return the position stance that a claim's act implies, None if it implies none."""
    known = vocabulary("acts").get(claim.act)
    stance = None if known is None else known.more.get("stance")
    if stance in {"accepts", "accepts-in-principle"} and claim.conditions:
        return "conditional"
    return None if stance is None else str(stance)
