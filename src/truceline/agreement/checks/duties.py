"""Checks of single duties: who owes, when, in which order, how it is counted and conducted."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.agreement.finding import Doubt
from truceline.agreement.model import Agreement, Obligation
from truceline.basis.vocabulary import vocabulary

__all__ = ["counting_of_quotas", "handover_conduct", "order_inside_batch", "who_owes_and_when"]

# Deeds of these issues hand people, or their remains, from one side to the other.
_HANDOVER_ISSUES = ("exchange", "remains-and-missing")
_PEOPLE = ("persons", "bodies")
_CONDUCT = "detention-and-handover-conduct"


def who_owes_and_when(agreement: Agreement) -> Iterator[Doubt]:
    """Does each obligation name who owes it, and a date or an event that makes it due?

    An obligation without an owing side can be called broken by each side against the other; one
    without a date or event is never late. A standing duty (`must not`) needs no date.
    """
    for o in agreement.obligations.values():
        if not o.party:
            yield Doubt(
                f"obligations.{o.id}.party",
                f"the text does not state who owes “{o.id}”",
                "name the owing side, or write under `assumed:` who is taken to owe it and why",
            )
        if not o.standing and not _timed(o):
            yield Doubt(
                f"obligations.{o.id}.deadline",
                f"“{o.id}” has neither a date nor an event that makes it due",
                "add `deadline:`, `schedule:`, `every:` or `when:`",
            )


def _timed(o: Obligation) -> bool:
    timings = (o.deadline, o.begins, o.concludes, o.opens, o.every, o.exchange_for)
    return bool(o.schedule) or any(timing is not None for timing in timings)


def hands_over_people(o: Obligation) -> bool:
    """Say whether the deed hands people or remains to the other side."""
    deed = vocabulary("deeds")[o.must.deed]
    return deed.more.get("issue") in _HANDOVER_ISSUES and o.must.unit in _PEOPLE


def order_inside_batch(agreement: Agreement) -> Iterator[Doubt]:
    """Is the order inside a batch of people stated, so that nobody can dispute who came first?

    Where a batch is a number and no order of categories, each side may hold that a person or a
    category had to come before another, and stop its own duty over it.
    """
    for o in agreement.obligations.values():
        several = o.must.amount is not None and o.must.amount > 1
        if hands_over_people(o) and several and not o.order:
            yield Doubt(
                f"obligations.{o.id}.order",
                f"“{o.id}” ({o.must.text}) states no order of categories inside a batch",
                "add `of:` and `order:`; as it stands, only the parties' words decide on order",
            )


def handover_conduct(agreement: Agreement) -> Iterator[Doubt]:
    """Is there a rule on how people are handed over: no display, no crowd, privacy?

    Exchanges have been held up over the manner of a handover where the text had no rule on it.
    """
    duties = agreement.obligations.values()
    handed = [o for o in duties if hands_over_people(o)]
    if handed and not any(o.issue == _CONDUCT for o in duties):
        yield Doubt(
            f"obligations.{handed[0].id}",
            f"people are handed over ({_named(handed)}) and no clause says in what manner",
            f"add a duty with `issue: {_CONDUCT}`, if the text has one",
        )


def _named(duties: list[Obligation]) -> str:
    return ", ".join(f"“{o.id}”" for o in duties)


def counting_of_quotas(agreement: Agreement) -> Iterator[Doubt]:
    """Does each recurring quota say in which unit, where and by whom it is counted?

    Trucks that entered, were offloaded and were collected are three figures. Without a counter
    and a counting point in the text each side can be right about another one.
    """
    for o in agreement.obligations.values():
        if o.every is None or o.must.amount is None:
            continue
        lacking = [] if o.must.unit else ["unit"]
        lacking += [] if o.counted_by else ["counter", "counting point"]
        if lacking:
            yield Doubt(
                f"obligations.{o.id}.counted by",
                f"the quota “{o.id}” ({o.must.text}, every {o.every}) names no "
                + " and no ".join(lacking),
                "add `counted by: {COUNTER: entered}` if the text names one",
            )
