"""Claims and agreements made by hand for tests of the status."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from truceline.agreement import Agreement, parse_agreement
from truceline.basis.digest import digest
from truceline.basis.quantity import Quantity, parse_quantity
from truceline.basis.registry_of_actors import Registry, shipped_registry
from truceline.basis.span import Span
from truceline.basis.time import last_instant, zone
from truceline.claims.claim import Claim, EventPart, RowRef
from truceline.record.held import HeldClaim
from truceline.status import Question, Status, evaluate

TZ = zone("UTC")
_sequence = count(1)

TRUCE = """
truce: 1
id: invented
title: An invented truce
clock: {timezone: UTC, day 1: 2031-03-01}
parties: {a: Party A, b: Party B}
verifiers: {panel: Verification panel}
takes effect: at 2031-03-01
phases:
  phase-1:
    starts: when agreement in force
    lasts: 20 days
    continues: {open: [while talks under way, until phase-2 begun]}
  phase-2: {starts: when talks concluded, lasts: 20 days}
obligations:
  captives:
    party: a
    to: b
    must: release 10 persons
    schedule: {day 2: 3, day 6: 3, day 10: the rest}
    verifier: panel
  detainees:
    party: b
    to: a
    must: release persons
    in exchange for: captives
    rate: {civilian: 3 each}
    deadline: within 24 hours of each captives delivery
    verifier: panel
  road: {party: b, to: a, must: open the coast road, deadline: day 5, verifier: panel}
  camp: {party: a, to: b, must: withdraw from the river camp, deadline: day 5, verifier: panel}
  aid: {party: b, to: a, must: admit 100 trucks, every: day, during: phase-1}
  talks: {parties: [a, b], must: hold talks on phase two, begins: by day 8, concludes: by day 15}
"""


def truce(text: str = TRUCE) -> Agreement:
    return parse_agreement(text, file="invented.truce.yaml")


def told(
    who: str,
    says: str | None,
    toward: str | None = None,
    *,
    at: str = "2031-03-02",
    party: str | None = "self",
    kind: str = "event",
    figure: str | None = None,
    unit: str | None = "persons",
    published: str | None = None,
    official: bool | None = None,
    sequence: int | None = None,
    **more: Any,
) -> HeldClaim:
    """One row-claim by ``who``; ``party="self"``: the speaker is a party and speaks for itself."""
    side = who if party == "self" else party
    point = more.pop("counting_point", None)
    quantity: Quantity | None = (
        None if figure is None else parse_quantity(figure, unit=unit, counting_point=point)
    )
    event = EventPart(kind=kind, at=at, says=says, toward=toward, quantity=quantity, **more)
    ident = digest("test", who, str(says), str(toward), at, str(published), kind, repr(event))
    claim = Claim(
        id=ident, report=None, file="rows.csv", voice="attributed", evidence=Span(0, 0), source=None, actor=who,
        named=True, party=side, parties=(side,) if side else (),
        official=side is not None if official is None else official,
        event=event, row=RowRef(file="rows.csv", id=ident[:6], line=2), issues=(), act="asserts",
    )  # fmt: skip
    when = last_instant(published or at, TZ)
    return HeldClaim(
        claim=claim, published=published or at, received=when, recorded=datetime(2032, 1, 1, tzinfo=UTC),
        sequence=next(_sequence) if sequence is None else sequence,
    )  # fmt: skip


def status_at(
    held: Iterable[HeldClaim],
    at: str,
    agreement: Agreement | None = None,
    registry: Registry | None = None,
) -> Status:
    known = agreement if agreement is not None else truce()
    question = Question(case="test", at=last_instant(at, TZ), tz=TZ, parties=tuple(known.parties))
    return evaluate(held, question, agreement=known, registry=registry or shipped_registry())


def days(n: int) -> str:
    """The date of day ``n`` of the invented truce."""
    return (datetime(2031, 3, 1, tzinfo=UTC) + timedelta(days=n - 1)).date().isoformat()
