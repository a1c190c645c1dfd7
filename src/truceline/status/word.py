"""A word: what one claim says of the agreement's deeds, placed in time and given to the side it binds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

import msgspec

from truceline.basis.quantity import Number
from truceline.basis.time import Interval, interval_of, last_instant
from truceline.basis.vocabulary import term
from truceline.claims.claim import Claim, EventPart
from truceline.record.held import HeldClaim

__all__ = [
    "PHASE_READINGS", "UNNAMED", "WHOLE", "Word", "event_time", "listen", "spoken_at",
]  # fmt: skip

UNNAMED = "unnamed"

WHOLE = "agreement"
"""The address of the agreement as a whole."""

WHOLE_ISSUES = frozenset({WHOLE, "ceasefire", "phases-and-duration"})
PHASE_READINGS = frozenset({"ended", "continues"})
SPOKEN = frozenset({"announcement", "reading"})

_UNSURE = frozenset({"hypothetical", "future", "negated", "hedged", "historical"})
_OF_HOLDING_BACK = frozenset({"future", "negated"})

OPEN_ENDED = frozenset({"withheld", "continues", "ended", "no-duty"})
"""What is said to hold from a moment on, until the same speaker says otherwise."""


class Word(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One claim as the evaluator hears it.

    ``side`` is the party whose own word it is, None for everybody else; ``when`` every instant
    the word may speak of; ``open_ended`` whether it goes on from there; ``told`` when it was said,
    as far as known; ``finding`` whether a verifier makes it with method and grade. ``voice`` tells
    speakers apart: one that no registry knows, or without a name, is an actor of its report alone.
    ``put_forward``: the speaker tells it as so, and does not deny it or pass it over.
    """

    claim: str
    speaker: str
    side: str | None
    event: EventPart
    when: Interval
    open_ended: bool
    told: datetime
    finding: bool = False
    from_text: bool = False
    voice: str = ""
    put_forward: bool = True

    @property
    def says(self) -> str | None:
        """The word of the vocabulary ``says``, None: told without a verdict."""
        return self.event.says

    @cached_property
    def order(self) -> tuple[datetime, int, datetime, str, str, str]:
        """Sort key: event time, judgements after deeds, when told; then what is said, never who says it.

        The id comes last, only so that the order is total: two words of one speaker that differ
        in nothing else differ in nothing that decides a state.
        """
        judged = self.says is not None and term("says", self.says).more["verdict"] != "none"
        told = f"{self.event.until} {self.event.item} {self.event.place} {self.low} {self.high}"
        return (self.when.first, int(judged), self.told, self.says or "", told, self.claim)

    @property
    def low(self) -> Number | None:
        """Lower bound of the figure told, None if no figure or no lower bound."""
        return None if self.event.quantity is None else self.event.quantity.low

    @property
    def high(self) -> Number | None:
        """Upper bound of the figure told, None if no figure or no upper bound ("fewer than 3": 2)."""
        quantity = self.event.quantity
        if quantity is None or quantity.high is None:
            return None
        below = quantity.exclusive and quantity.low is None and isinstance(quantity.high, int)
        return quantity.high - 1 if below else quantity.high

    def reaches_into(self, window: Interval) -> bool:
        """Say whether the word speaks of a time inside ``window``."""
        if self.open_ended:
            return self.when.first <= window.last
        return self.when.meets(window)


def listen(
    held: Iterable[HeldClaim], *, at: datetime, tz: ZoneInfo, verifiers: Sequence[str]
) -> tuple[Word, ...]:
    """Return the words about happenings up to ``at``, in the order of event time."""
    words = (_word(h, tz, verifiers) for h in held)
    return tuple(
        sorted((w for w in words if w is not None and _reached(w, at)), key=lambda w: w.order)
    )


def _reached(word: Word, at: datetime) -> bool:
    """Whether a word speaks of something up to ``at``.

    A count is complete with the last instant of its period. A word whose time is told so roughly
    that it may lie after ``at`` ("March") counts once it was said, for what is told has happened.
    """
    if word.event.kind == "count" and word.event.until is not None:
        return word.when.last <= at
    return word.when.first <= at and (word.when.last <= at or word.open_ended or word.told <= at)


def _word(held: HeldClaim, tz: ZoneInfo, verifiers: Sequence[str]) -> Word | None:
    claim = held.claim
    when = None if claim.event is None else _time_of(held, claim.event, tz)
    if claim.event is None or when is None or claim.voice != "attributed" or not _heard(held):
        return None
    finding = claim.event.kind == "finding" and claim.actor in verifiers
    return Word(
        claim=claim.id,
        speaker=claim.actor or UNNAMED,
        side=claim.party if claim.official and not finding else None,
        voice=_voice(claim),
        event=_addressed(claim, claim.event),
        when=when,
        open_ended=claim.event.until is None and claim.event.says in OPEN_ENDED,
        told=min(spoken_at(held, tz), held.received),
        finding=finding,
        from_text=claim.row is None,
        put_forward=_is_put_forward(claim, claim.event),
    )


def _is_put_forward(claim: Claim, event: EventPart) -> bool:
    """Whether the speaker tells the happening as so; what it denies or passes over is another's word."""
    if term("acts", claim.act).more.get("disowns"):
        return False
    more = {} if event.says is None else term("says", event.says).more
    return (more.get("performance"), more.get("verdict")) != ("none", "none")


def _time_of(held: HeldClaim, event: EventPart, tz: ZoneInfo) -> Interval | None:
    """When a word holds. An announcement or a reading told in a text holds from when it was made:
    the day it names ("planned for Saturday") is that of the deed. An incident told without its day
    is listed on the day on which it was told.
    """
    told = held.claim.row is None and held.published is not None
    if held.claim.row is None and event.kind in SPOKEN:
        return interval_of(held.published, tz) if told and held.published is not None else None
    if told and event.kind == "incident" and event.at is None and held.published is not None:
        return interval_of(held.published, tz)
    return event_time(event, tz)


def _voice(claim: Claim) -> str:
    """Who speaks, so that two unnamed speakers are never taken for one."""
    if claim.actor is not None and (claim.row is not None or claim.named):
        return claim.actor
    words = "" if claim.source is None else " ".join(claim.source.text.casefold().split())
    return f"{claim.actor or UNNAMED} ({words}) in {claim.report or claim.file}"


def _addressed(claim: Claim, event: EventPart) -> EventPart:
    """A reading told in a text that speaks of the agreement as a whole, and of no other matter, is on it."""
    whole = event.kind == "reading" and event.toward is None and event.says in PHASE_READINGS
    if claim.row is not None or not whole or not set(claim.issues) <= WHOLE_ISSUES:
        return event
    return msgspec.structs.replace(event, toward=WHOLE) if claim.issues else event


def _heard(held: HeldClaim) -> bool:
    claim = held.claim
    if claim.row is not None:
        return True
    return held.is_trusted and not _UNSURE & set(claim.modality) - _form(claim)


def _form(claim: Claim) -> frozenset[str]:
    """ "We will not release it until ..." is the form of holding back, and no doubt of it."""
    event = claim.event
    holds = event is not None and event.kind == "announcement" and event.says == "withheld"
    own = event is not None and claim.first_hand and claim.party in event.by
    return _OF_HOLDING_BACK if holds and own else frozenset()


def event_time(event: EventPart, tz: ZoneInfo) -> Interval | None:
    """Return every instant the event part may speak of; None if it is undated."""
    if event.at is None:
        return None
    start = interval_of(event.at, tz)
    return (
        start
        if event.until is None
        else Interval(start.first, max(start.first, last_instant(event.until, tz)))
    )


def spoken_at(held: HeldClaim, tz: ZoneInfo) -> datetime:
    """Return when the words were published, else from when they counted as received."""
    return held.received if held.published is None else last_instant(held.published, tz)
