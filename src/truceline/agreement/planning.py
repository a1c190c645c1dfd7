"""The plan: which dated steps an agreement asks for, by the calendar alone.

Pure and deterministic. What hangs on events (a delivery per counter-delivery, a phase that opens
on a condition) is opened by the evaluator inside a view; what the calendar fixes is planned here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from truceline.agreement.calendar import (
    date_of_moment,
    day_interval,
    days_interval,
    due_interval,
    end_of,
    phase_start,
    step_day,
)
from truceline.agreement.model import Agreement, Batch, Deadline, Obligation
from truceline.agreement.step import Step
from truceline.basis.quantity import Number
from truceline.basis.time import Interval

__all__ = ["answers_deliveries", "plan", "recurring_steps"]

_NEVER = datetime.max.replace(tzinfo=UTC)


def plan(agreement: Agreement, *, until: datetime) -> tuple[Step, ...]:
    """Return the dated steps of all obligations, ordered by due time, then place in the text.

    ``until`` (an aware instant) bounds only what recurs: a recurring duty gets one step for each
    period that has begun by then. Where the text leaves the end of its phase open, periods go on
    after the phase's last day by the calendar; whether they are owed is for each view to say.
    """
    steps = [
        (place, step)
        for place, obligation in enumerate(agreement.obligations.values())
        for step in _steps(agreement, obligation, until)
    ]
    return tuple(step for _, step in sorted(steps, key=lambda pair: _when(pair[0], pair[1])))


def _when(place: int, step: Step) -> tuple[datetime, int]:
    """Order by due time; what has no date comes last, in the order of the text."""
    return (_NEVER if step.due is None else step.due.last, place)


def _steps(agreement: Agreement, obligation: Obligation, until: datetime) -> Iterator[Step]:
    """Yield the steps of one obligation by the form of its timing."""
    if obligation.schedule:
        yield from _batches(agreement, obligation)
    elif obligation.every is not None:
        start = phase_start(agreement, obligation.during)
        if start is not None:
            yield from recurring_steps(agreement, obligation, start=start, until=until)
    elif obligation.begins is not None or obligation.concludes is not None:
        yield from _talks(agreement, obligation)
    elif not answers_deliveries(obligation):
        yield from _single(agreement, obligation)


def answers_deliveries(obligation: Obligation) -> bool:
    """Say whether its steps open one per counter-delivery rather than on a date."""
    deadline = obligation.deadline
    if deadline is not None and deadline.of is not None:
        return True
    return obligation.exchange_for is not None and deadline is None


def _owed(agreement: Agreement, obligation: Obligation) -> Iterator[Step]:
    """Yield for each owing party what all its steps have in common, without amounts and dates.

    The owed side is as the text says, else every other party.
    """
    joint = len(obligation.party) > 1
    for party in obligation.party or ("",):
        yield Step(
            id=f"{obligation.id}/{party}" if joint else obligation.id,
            obligation=obligation.id,
            party=party,
            to=obligation.to or tuple(p for p in agreement.parties if p != party),
            deed=obligation.must.deed,
            part="keep" if obligation.standing else "",
            unit=obligation.must.unit,
            phase=obligation.during,
            clause=f"obligations.{obligation.id}",
        )


def _whole(obligation: Obligation) -> dict[str, Any]:
    """Return the amount and the sub-counts of a step that asks for the whole."""
    return {
        "amount": obligation.must.amount,
        "by_category": {**obligation.of, **obligation.of_which},
    }


def _opens(agreement: Agreement, day: int | None) -> datetime | None:
    interval = None if day is None else day_interval(agreement, day)
    return None if interval is None else interval.first


def _batches(agreement: Agreement, obligation: Obligation) -> Iterator[Step]:
    """Yield one step for each batch and owing party; the rest is what the whole leaves."""
    for step in _owed(agreement, obligation):
        so_far: Number | None = 0
        for batch in obligation.schedule:
            amount = _amount(obligation, batch, so_far)
            so_far = None if so_far is None or amount is None else so_far + amount
            yield replace(
                step,
                id=f"{step.id}/day-{batch.day}",
                amount=amount,
                cumulative=so_far,
                opens=_opens(agreement, batch.opens or obligation.opens_day),
                due=due_interval(agreement, Deadline(day=batch.day)),
                clause=f"{step.clause}.schedule",
            )


def _amount(obligation: Obligation, batch: Batch, so_far: Number | None) -> Number | None:
    if batch.amount is not None:
        return batch.amount
    whole = obligation.must.amount
    return None if whole is None or so_far is None else max(whole - so_far, 0)


def _single(agreement: Agreement, obligation: Obligation) -> Iterator[Step]:
    """Yield the one step of each owing party; a standing duty has the part keep and no date."""
    deadline = obligation.deadline
    opens_day = obligation.opens_day
    if opens_day is None and deadline is not None:
        opens_day = deadline.opens
    opens = _opens(agreement, opens_day)
    if obligation.standing and opens is None:
        opens = phase_start(agreement, obligation.during)
    for step in _owed(agreement, obligation):
        yield replace(
            step,
            **_whole(obligation),
            cumulative=obligation.must.amount,
            opens=opens,
            due=None if deadline is None else due_interval(agreement, deadline),
        )


def _talks(agreement: Agreement, obligation: Obligation) -> Iterator[Step]:
    """Yield begin and conclude for each party, so that nobody is late alone."""
    parts = (
        ("begin", obligation.begins, "begins"),
        ("conclude", obligation.concludes, "concludes"),
    )
    periods = [_period(d) for _, d, _ in parts if d is not None]
    same = len(set(periods)) < len(periods)
    for step in _owed(agreement, obligation):
        for part, deadline, key in parts:
            if deadline is None:
                continue
            yield replace(
                step,
                id=f"{step.id}/{part if same else _period(deadline)}",
                part=part,
                opens=_opens(agreement, deadline.opens or obligation.opens_day),
                due=due_interval(agreement, deadline),
                clause=f"{step.clause}.{key}",
            )


def _period(deadline: Deadline) -> str:
    """Return the name of a deadline's day: day-16, else its date."""
    if deadline.day is not None:
        return f"day-{deadline.day}"
    return (deadline.at or "")[: len("2025-01-19")]


def recurring_steps(
    agreement: Agreement, obligation: Obligation, *, start: datetime, until: datetime
) -> Iterator[Step]:
    """Yield one step for each period of ``every:`` that begins from ``start`` to ``until``.

    For the evaluator: ``start`` may be the start that one view gives the phase. A last part of a
    period owes nothing. Each period is due by the end of its last day.
    """
    length = _days_of(obligation.every or "day")
    end = _certain_end(agreement, obligation, start)
    opens = _opens(agreement, obligation.opens_day)
    first = date_of_moment(agreement, start if opens is None else max(start, opens))
    for number, day in _periods(first, length, date_of_moment(agreement, until)):
        days = days_interval(agreement, day, length)
        if end is not None and days.last > end:
            return
        for step in _owed(agreement, obligation):
            yield replace(
                step,
                **_whole(obligation),
                id=f"{step.id}/{_period_name(agreement, obligation, number, days)}",
                opens=days.first,
                due=Interval(days.last, days.last),
            )


def _days_of(every: str) -> int:
    return {"day": 1, "week": 7}.get(every) or int(every.partition(" ")[0])


def _periods(first: date, length: int, until: date) -> Iterator[tuple[int, date]]:
    number, day = 1, first
    while day <= until:
        yield number, day
        number, day = number + 1, day + timedelta(days=length)


def _period_name(agreement: Agreement, obligation: Obligation, number: int, days: Interval) -> str:
    """Return day-7 or a date for days, week-7 for weeks, 3 for longer periods."""
    if obligation.every == "day":
        return step_day(agreement, days.first)
    return f"week-{number}" if obligation.every == "week" else str(number)


def _certain_end(agreement: Agreement, obligation: Obligation, start: datetime) -> datetime | None:
    """Return the last instant of a phase begun at ``start``; None where it may go on."""
    phase = None if obligation.during is None else agreement.phases[obligation.during]
    if phase is None or phase.lasts is None or phase.continues:
        return None
    return end_of(agreement, start, phase.lasts)
