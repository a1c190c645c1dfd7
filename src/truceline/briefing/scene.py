"""The scene: a status with all that is needed to print it. Every section is a function of a Scene."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import PurePath
from zoneinfo import ZoneInfo

import msgspec

from truceline.agreement.model import Agreement, Obligation
from truceline.basis.masking import Masker, Withheld, without
from truceline.basis.private_names import PrivateNames
from truceline.basis.registry_of_actors import Registry
from truceline.basis.time import first_instant, last_instant, zone
from truceline.briefing.dates import is_day, printed, printed_day
from truceline.briefing.words import humanised
from truceline.record.held import HeldClaim
from truceline.reports.report import Report
from truceline.status.shapes import ObligationStep, Status

__all__ = ["NO_VIEW", "Scene"]

NO_VIEW = ("found", "others", "as-encoded")
"""Views that are no party's: findings, others, and the text as encoded."""
_WEEK = timedelta(days=7)


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """One status to be printed. ``before`` is the status at ``since``, if one is given.

    ``private`` are the names of private persons that the texts held tell. ``since`` and
    ``status.at`` are partial times in ``timezone``.
    """

    status: Status
    held: Mapping[str, HeldClaim]
    reports: Mapping[str, Report]
    agreement: Agreement | None
    registry: Registry
    timezone: str
    since: str | None
    audience: str
    before: Status | None = None
    private: PrivateNames = PrivateNames()

    @property
    def tz(self) -> ZoneInfo:
        """The zone of the case."""
        return zone(self.timezone)

    @property
    def at(self) -> datetime:
        """The moment of the briefing."""
        return last_instant(self.status.at, self.tz)

    @property
    def today(self) -> str:
        """The calendar day of the briefing in the zone of the case."""
        return self.at.astimezone(self.tz).date().isoformat()

    @property
    def year(self) -> int:
        """The year that dates leave out."""
        return int(self.status.at[:4])

    @property
    def public(self) -> bool:
        """Whether this edition may be handed on."""
        return self.audience == "public"

    @property
    def mask(self) -> Masker:
        """The masker of private names."""
        return Masker(self.registry, self.private)

    def withheld(self, text: str, *, to_come: bool = False) -> tuple[Withheld, ...]:
        """Return what this edition does not show of a text: names; in public hours and groups too."""
        if self.public:
            return self.mask.withheld(text, to_come=to_come)
        return self.mask.withheld_names(text)

    def masked(self, text: str, *, to_come: bool = False) -> str:
        """Return a text as this edition shows it; ``to_come``: it tells of a movement not yet done."""
        return without(text, self.withheld(text, to_come=to_come))

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties in the order of the agreement, else in the order of the status."""
        named = tuple(self.agreement.parties) if self.agreement else ()
        return named or tuple(self.status.positions)

    def shown(self, actor: str) -> str:
        """Return the one printed form of an actor; the registry's, else the agreement's name."""
        form = self.registry.shown(actor)
        if form != actor or self.agreement is None:
            return form if form != actor else humanised(actor)
        a = self.agreement
        return {**a.verifiers, **a.guarantors, **a.mediators, **a.parties}.get(
            actor, humanised(actor)
        )

    def who(self, actor: str) -> str:
        """Name an actor inside a sentence: an unnamed one is an unnamed speaker."""
        form = self.shown(actor)
        return (
            f"an unnamed speaker{form.removeprefix('unnamed')}"
            if form.startswith("unnamed")
            else form
        )

    def view_name(self, view: str) -> str:
        """Return a view's heading: a party by name, else found, others, as encoded."""
        return humanised(view) if view in NO_VIEW else self.shown(view)

    def day(self, moment: str | None) -> str:
        """Print a time, without the year of this briefing."""
        return printed(moment, year=self.year)

    def moment(self, moment: str) -> str:
        """Print an instant that stands for a whole day as that day."""
        return printed_day(moment, year=self.year) if is_day(moment) else self.day(moment)

    def date(self, moment: str | None) -> str:
        """Print only the day of a time."""
        return printed_day(moment, year=self.year)

    def claims(self, ids: Iterable[str]) -> tuple[HeldClaim, ...]:
        """Return the held claims of ``ids`` in their order; ids that are not held are left out."""
        return tuple(self.held[i] for i in ids if i in self.held)

    def said_by_now(self) -> tuple[HeldClaim, ...]:
        """Return the claims held that were said up to the moment of the briefing."""
        return tuple(h for h in self.held.values() if self.is_said_by_now(h))

    def is_dated(self, ids: Iterable[str]) -> bool:
        """Say whether any of the claims tells a date of its own; else "since" is only its receipt."""
        return any(claim_date(h) is not None for h in self.claims(ids))

    def is_fresh(self, moment: str | None) -> bool:
        """Say whether a time may lie in the period: after ``since`` (else the last 7 days), up to ``at``."""
        if moment is None or first_instant(moment, self.tz) > self.at:
            return False
        opens = self.at - _WEEK if self.since is None else first_instant(self.since, self.tz)
        return last_instant(moment, self.tz) >= opens

    def said_on(self, held: HeldClaim) -> str | None:
        """Return when a claim was said: its publication, else its declared receipt, else its event."""
        if held.published is None and held.declared:
            return held.received.astimezone(self.tz).date().isoformat()
        event = held.claim.event
        return held.published or (event.at if event is not None else None)

    def when_said_order(self, held: HeldClaim) -> tuple[str, str, int, int, str]:
        """Sort key: when a claim was said, then its file and its place in it; undated ones come first."""
        claim = held.claim
        place = (claim.file, claim.evidence.start, held.sequence, claim.id)
        return (self.said_on(held) or "", *place)

    def is_said_by_now(self, held: HeldClaim) -> bool:
        """Say whether a claim was said up to the moment of the briefing; an undated one counts as said."""
        said = self.said_on(held)
        return said is None or first_instant(said, self.tz) <= self.at

    def obligation(self, step: ObligationStep) -> Obligation | None:
        """Return the clause of a step, if the agreement is given."""
        return self.agreement.obligations.get(step.obligation) if self.agreement else None


def place_of_file(file: str) -> str:
    """Return how a file is named in print: as the case names it, never by a path of this machine."""
    return PurePath(file).name if PurePath(file).is_absolute() else file


def step_claims(step: ObligationStep) -> tuple[str, ...]:
    """Return the ids of all claims that a step's cells rest on, each once."""
    seen: dict[str, None] = {}
    for view in step.views.values():
        for reason in view.why:
            seen.update(dict.fromkeys(reason.all_claims()))
    seen.update(dict.fromkeys(step.history))
    return tuple(seen)


def deciding_claims(step: ObligationStep) -> tuple[str, ...]:
    """Return the claims nearest to a step's cells: those that name it, else all its cells rest on."""
    return tuple(
        dict.fromkeys(c for v in step.views.values() for r in v.why for c in r.all_claims())
    )


def claim_date(held: HeldClaim) -> str | None:
    """Return when a claim's happening was, else when it was said: event, when, published."""
    claim = held.claim
    if claim.event is not None and claim.event.at is not None:
        return claim.event.at
    return held.published or (claim.when.value if claim.when else None)
