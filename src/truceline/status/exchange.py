"""Steps that open with each counter-delivery: ``in exchange for`` and ``rate`` (rule 7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from truceline.agreement import Obligation, Step, step_day
from truceline.basis.quantity import Number
from truceline.basis.time import Interval
from truceline.status.facts import deliveries
from truceline.status.word import Word
from truceline.status.world import World

__all__ = ["exchange_steps"]


def exchange_steps(obligation: Obligation, world: World) -> tuple[Step, ...]:
    """Return one step per day on which this view heard a counter-delivery that the rate covers."""
    counter = world.agreement.obligations[obligation.exchange_for or ""]
    by_day: dict[str, list[Word]] = {}
    for word in deliveries(counter, world):
        if word.event.item is None or word.event.item in obligation.rate or not obligation.rate:
            by_day.setdefault(step_day(world.agreement, word.when.first), []).append(word)
    return tuple(
        _step(obligation, party, day, words)
        for day, words in by_day.items()
        for party in obligation.party
    )


def _step(obligation: Obligation, party: str, day: str, words: list[Word]) -> Step:
    amounts = [_owed(obligation.rate, w) for w in words]
    amount = None if None in amounts else sum(a for a in amounts if a is not None)
    return Step(
        id=f"{obligation.id}/{day}", obligation=obligation.id, party=party, to=obligation.to,
        deed=obligation.must.deed, amount=amount, cumulative=amount, unit=obligation.must.unit,
        opens=min(w.when.first for w in words), due=_due(obligation, words), clause=f"obligations.{obligation.id}",
    )  # fmt: skip


def _owed(rate: Mapping[str, Number], word: Word) -> Number | None:
    """What the rate asks for one delivery; None where its category or exact number is not held."""
    quantity = word.event.quantity
    if quantity is None or quantity.exact is None or word.event.item is None:
        return None
    each = rate.get(word.event.item)
    return None if each is None else each * quantity.exact


def _due(obligation: Obligation, words: list[Word]) -> Interval | None:
    deadline = obligation.deadline
    if deadline is None or deadline.within is None:
        return None
    length = deadline.within
    span = timedelta(**{length.unit: length.number})
    return Interval(min(w.when.first for w in words) + span, max(w.when.last for w in words) + span)
